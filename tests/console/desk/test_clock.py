"""Alarms ring once or again and again, and die with their owner."""

from __future__ import annotations

from datetime import UTC, timedelta

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from console.desk.clock import SystemClock
from tests.console.fakes import FakeClock


def test_the_present_is_aware_and_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_the_stopwatch_never_goes_back() -> None:
    clock = SystemClock()

    assert clock.elapsed() <= clock.elapsed()


def test_an_alarm_rings_once_and_a_beat_again_and_again(qtbot: QtBot) -> None:
    clock, owner, rung = SystemClock(), QObject(), list[str]()

    clock.after(owner, 1, lambda: rung.append("once"))
    beat = clock.every(owner, 1, lambda: rung.append("beat"))
    qtbot.waitUntil(lambda: rung.count("beat") >= 3)
    beat.stop()

    assert rung.count("once") == 1


def test_a_stopped_alarm_is_silent_even_when_stopped_twice(qtbot: QtBot) -> None:
    clock, owner, rung = SystemClock(), QObject(), list[str]()
    alarm = clock.after(owner, 1, lambda: rung.append("stopped"))
    clock.after(owner, 5, lambda: rung.append("later"))

    alarm.stop()
    alarm.stop()
    qtbot.waitUntil(lambda: bool(rung))
    alarm.stop()

    assert rung == ["later"]


def test_an_alarm_dies_with_its_owner(qtbot: QtBot) -> None:
    clock, owner, other, rung = SystemClock(), QObject(), QObject(), list[str]()
    alarm = clock.every(owner, 1, lambda: rung.append("dead"))
    clock.after(other, 8, lambda: rung.append("alive"))

    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: bool(rung))
    alarm.stop()

    assert rung == ["alive"]


def test_the_fake_rings_in_order_at_the_right_moments() -> None:
    clock, owner = FakeClock(), QObject()
    start, rung = clock.now(), list[tuple[str, timedelta]]()
    clock.every(owner, 2000, lambda: rung.append(("beat", clock.now() - start)))
    clock.after(owner, 3000, lambda: rung.append(("once", clock.now() - start)))

    clock.advance(5)

    seconds = [(name, passed.total_seconds()) for name, passed in rung]
    assert seconds == [("beat", 2), ("once", 3), ("beat", 4)]
    assert clock.elapsed() == 5
