"""Many seeds, on several processors, added up."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from console.till.pace import Pace
from tests.simulation.crash import named_points
from tests.simulation.mould import Mould, made
from tests.simulation.scene import Result, Scene, run_seed
from tests.simulation.swarm import Swarm
from tests.simulation.warm import statements

T = TypeVar("T")
R = TypeVar("R")


@dataclass
class Tally:
    """What all seeds came to."""

    seeds: int = 0
    events: int = 0
    seconds: float = 0.0
    counters: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[Result] = field(default_factory=list)
    digest: str = ""
    """Hash of the last seed's whole log."""

    def add(self, result: Result) -> None:
        """Add one seed."""
        self.seeds += 1
        self.events += result.events
        self.digest = result.digest
        self.counters.update(result.counters)
        if result.rule:
            self.failures.append(result)

    def never_crashed_at(self) -> list[str]:
        """Return the named points at which no process died."""
        return [point for point in named_points() if not self.counters["crash", point]]


def play(seed: int, mould: Mould, pace: Pace | None = None) -> Result:
    """Play one seed in a folder that is gone afterwards."""
    swarm = Swarm.of(seed, points())
    with tempfile.TemporaryDirectory(dir=mould.folder) as folder:
        return run_seed(Scene(seed, swarm, mould, Path(folder), pace or Pace()))


@cache
def points() -> tuple[str, ...]:
    """Return every named point, read from the source once."""
    return named_points()


def play_all(seeds: Iterable[int], jobs: int, *, stop_after: int = 5) -> Tally:
    """Play seeds until they are through, or until too many failed."""
    tally = Tally()
    began = time.perf_counter()
    with statements(), made() as mould, shared_out(partial(play, mould=mould), jobs) as results:
        for result in results(seeds):
            tally.add(result)
            if len(tally.failures) >= stop_after:
                break
    tally.seconds = time.perf_counter() - began
    return tally


@contextmanager
def shared_out(work: Callable[[T], R], jobs: int) -> Iterator[Callable[[Iterable[T]], Iterable[R]]]:
    """
    Do the same to many things, on several processors if there are ``jobs``, and in their order.

    One job is done here: to copy a process in which windows or threads were opened is to wait for
    ever on what was not copied. A job whose process dies is told (``BrokenProcessPool``).
    """
    if jobs <= 1:
        yield lambda things: map(work, things)
        return
    forks = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=forks) as pool:
        try:
            yield lambda things: pool.map(work, things, chunksize=1)
        finally:
            pool.shutdown(cancel_futures=True)
