"""`python -m tests.simulation`: play seeds, or see whether planted bugs are found."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tests.simulation.fleet import Tally, play_all
from tests.simulation.scene import Result

_SHOWN = 60
_SEEDS, _SEEDS_A_BUG = 100, 400


def main(arguments: Sequence[str]) -> int:
    """Return 0 if all is well, 1 if a seed failed or a planted bug went undetected."""
    asked = _parser().parse_args(arguments)
    jobs = asked.jobs or min(len(os.sched_getaffinity(0)), 8)
    if asked.planted:
        from tests.simulation.planted.hunt import hunt

        most = asked.seeds or _SEEDS_A_BUG
        return hunt(asked.planted, first=asked.start, most=most, jobs=jobs)
    tally = play_all(range(asked.start, asked.start + (asked.seeds or _SEEDS)), jobs)
    _report(tally)
    return 1 if tally.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    seeds = f"how many ({_SEEDS}); the most for one bug ({_SEEDS_A_BUG})"
    parser.add_argument("--seeds", type=int, help=seeds)
    parser.add_argument("--from", type=int, default=0, dest="start", metavar="S")
    parser.add_argument("--planted", metavar="NAME", help="a planted bug, or all")
    parser.add_argument("--jobs", type=int, default=0, help="processes; as many as processors")
    return parser


def _report(tally: Tally) -> None:
    for failure in tally.failures:
        _tell(failure)
    for kind in ("fault", "crash", "group"):
        counted = {what: n for (k, what), n in sorted(tally.counters.items()) if k == kind}
        print(f"{kind:6} {sum(counted.values()):7}  {counted}")
    never = tally.never_crashed_at()
    print(f"points never crashed at: {', '.join(never) or 'none'}")
    if tally.seeds == 1:
        print(f"log {tally.digest}")
    rate = tally.seeds / tally.seconds
    print(
        f"{tally.seeds} seeds, {tally.events} events, {tally.seconds:.1f} s, "
        f"{rate:.1f} seeds/s, {len(tally.failures)} failing"
    )


def _tell(failure: Result) -> None:
    print(f"seed {failure.seed} breaks {failure.rule}: {failure.what}")
    for line in failure.tail[-_SHOWN:]:
        print(f"    {line}")
    print(f"replay: python -m tests.simulation --from {failure.seed} --seeds 1 --jobs 1\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
