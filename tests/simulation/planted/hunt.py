"""Play worlds with one bug planted until one of them finds it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import Final

from console.till.pace import Pace
from tests.simulation.fleet import play, play_all, shared_out
from tests.simulation.mould import made
from tests.simulation.planted.plant import Plant
from tests.simulation.planted.platform_bugs import PLATFORM_BUGS
from tests.simulation.planted.till_bugs import TILL_BUGS
from tests.simulation.warm import statements

PLANTS: Final = {plant.name: plant for plant in (*PLATFORM_BUGS, *TILL_BUGS)}
_FORGETFUL: Final = Pace(watch=())
"""A till that never looks back: one that does would mend some of what is planted."""


@dataclass(frozen=True, slots=True)
class Find:
    """What became of one bug; no seed if it went undetected."""

    name: str
    seed: int | None
    played: int
    rule: str
    what: str
    seconds: float


def hunt(wanted: str, *, first: int, most: int, jobs: int) -> int:
    """Hunt for one planted bug or all; return 1 if one goes undetected or clean code fails."""
    names = list(PLANTS) if wanted == "all" else [wanted]
    began = time.perf_counter()
    finds: list[Find] = []
    with shared_out(partial(_hunt_one, first=first, most=most), min(jobs, len(names))) as hunted:
        for find in hunted(names):
            finds.append(find)
            _tell(find)
    missed = [find.name for find in finds if find.seed is None]
    furthest = max((find.played for find in finds), default=0)
    clean = play_all(range(first, first + furthest), jobs)
    for failure in clean.failures:
        print(f"the clean code fails at seed {failure.seed}: {failure.rule} {failure.what}")
    print(
        f"{len(finds) - len(missed)} of {len(finds)} planted bugs found within {furthest} seeds; "
        f"the clean code passes {clean.seeds - len(clean.failures)} of {clean.seeds}; "
        f"{time.perf_counter() - began:.1f} s"
    )
    if missed:
        print(f"UNDETECTED: {', '.join(sorted(missed))}")
    return 1 if missed or clean.failures else 0


def _hunt_one(name: str, *, first: int, most: int) -> Find:
    plant: Plant = PLANTS[name]
    began = time.perf_counter()
    with plant.undefended(), statements(), made() as mould, plant.planted():
        for seed in range(first, first + most):
            result = play(seed, mould, _FORGETFUL)
            if result.rule and not _is_the_plants_mistake(result.what):
                spent = time.perf_counter() - began
                return Find(name, seed, seed - first + 1, result.rule, result.what, spent)
    return Find(name, None, most, "", "", time.perf_counter() - began)


def _is_the_plants_mistake(what: str) -> bool:
    """Tell whether what broke is the plant, which no longer fits the code it replaces."""
    last = what.strip().splitlines()[-1] if what else ""
    return last.startswith(("TypeError:", "AttributeError:", "NameError:"))


def _tell(find: Find) -> None:
    if find.seed is None:
        print(f"{find.name:26} NOT FOUND in {find.played} seeds, {find.seconds:.1f} s")
        return
    last = find.what.strip().splitlines()[-1] if find.what else ""
    print(f"{find.name:26} seed {find.seed:5}  {find.rule:5} {last[:110]}", flush=True)
