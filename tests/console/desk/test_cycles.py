"""Reference cycles are freed on the UI thread, and only there."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import QObject

from console.desk.cycles import EVERY_MS, MANY, Cycles, set_aside
from tests.console.fakes import FakeClock
from tests.patience import beside


class Knot:
    """Refers to itself: no count of references ever frees it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def cycles(clock: FakeClock, qapp: QObject) -> Iterator[Cycles]:
    cycles = Cycles(clock)
    yield cycles
    cycles.close()
    cycles.deleteLater()


@pytest.fixture
def collectors() -> Iterator[list[int]]:
    """Which threads have collected."""
    seen: list[int] = []

    def note(phase: str, _: Mapping[str, int]) -> None:
        if phase == "start":
            seen.append(threading.get_ident())

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def _tie_elsewhere() -> list[weakref.ref[Knot]]:
    """Let another thread leave more knots behind than Python would wait for."""
    knots: list[weakref.ref[Knot]] = []

    def tie() -> None:
        knots.extend(weakref.ref(Knot()) for _ in range(5000))

    with beside(tie):
        pass
    return knots


def test_a_worker_never_frees_a_cycle(cycles: Cycles, collectors: list[int]) -> None:
    knots = _tie_elsewhere()

    assert collectors == []
    assert all(knot() is not None for knot in knots)


def test_the_ui_thread_frees_what_workers_left(
    cycles: Cycles, clock: FakeClock, collectors: list[int]
) -> None:
    knots = _tie_elsewhere()

    clock.advance(EVERY_MS / 1000)

    assert all(knot() is None for knot in knots)
    assert set(collectors) == {threading.get_ident()}


def test_what_is_old_is_looked_at_too(
    cycles: Cycles, clock: FakeClock, collectors: list[int]
) -> None:
    survivor = Knot()
    gc.collect(1)
    seen = weakref.ref(survivor)
    del survivor

    for _ in range(500):
        _tie_elsewhere()
        clock.advance(EVERY_MS / 1000)

    assert seen() is None


def test_nothing_is_freed_without_need(
    cycles: Cycles, clock: FakeClock, collectors: list[int]
) -> None:
    gc.collect()
    collectors.clear()

    clock.advance(EVERY_MS / 1000)

    assert collectors == []


def test_afterwards_python_frees_by_itself(clock: FakeClock, qapp: QObject) -> None:
    cycles = Cycles(clock)

    cycles.close()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_many_things_are_set_aside_until_the_end(cycles: Cycles) -> None:
    before = gc.get_freeze_count()
    set_aside(MANY - 1)
    assert gc.get_freeze_count() <= before, "what was set aside earlier may end meanwhile"
    knots = [Knot() for _ in range(100)]

    set_aside(MANY)

    assert gc.get_freeze_count() >= before + len(knots)
    cycles.close()
    assert gc.get_freeze_count() == 0
