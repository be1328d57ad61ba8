"""`python -m tests.killloop --kills N`: kill -9, again and again, and count what was lost."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from tests.killloop.lane import Count, one_home

_HOME_LASTS: Final = 40
"""Kills a home lives through; what is checked after every kill grows with it."""


def main(arguments: Sequence[str]) -> int:
    """Return 0 if nothing was lost, doubled or broken, else 1."""
    asked = _parser().parse_args(arguments)
    homes = max(1, -(-asked.kills // _HOME_LASTS))
    shares = [asked.kills // homes + (n < asked.kills % homes) for n in range(homes)]
    tasks = [(asked.seed + n, share) for n, share in enumerate(shares)]
    jobs = min(asked.jobs or len(os.sched_getaffinity(0)), homes)
    began = time.perf_counter()
    total = Count()
    afresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=afresh) as pool:  # a job whose process dies is told
        for count in pool.map(one_home, tasks):
            total.add(count)
    _report(total, time.perf_counter() - began)
    return 1 if total.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.killloop", description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0, help="which deaths, as far as chance lets")
    parser.add_argument("--jobs", type=int, default=0, help="homes at a time; one a processor")
    return parser


def _report(total: Count, seconds: float) -> None:
    for problem in total.problems:
        print(problem)
    for point, kills in sorted(total.kills.items()):
        print(f"{kills:5}  {point}")
    kills = total.kills.total()
    print(
        f"{kills} kills, {total.said} things said, {total.verified} times verified, "
        f"lost={total.lost} doubled={total.doubled} broken={total.broken}; "
        f"{seconds:.1f} s, {kills / seconds:.2f} kills/s"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
