"""The console with its real platform: started behind the window, stopped with it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import psutil
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.app import run as run_module
from console.app.customer import CustomerScreens
from console.app.run import Console
from console.app.start import KEYS, Place, pace_of, start
from console.client.service import Service, ServiceFailed
from console.desk.page import Desk
from console.desk.settings import (
    CUSTOMER_WINDOW,
    LANGUAGE,
    POLL_SECONDS,
    THEME,
    WAIT_SECONDS,
    Settings,
)
from console.shell.starting import StoppedView
from console.till.failures import TillInUse
from console.till.till import Till
from tests.console.fakes import NOON, FakeClock

PATIENCE_MS = 90_000


@pytest.fixture
def place(tmp_path: Path) -> Place:
    settings = Settings(tmp_path / "console-settings.json")
    settings.put(LANGUAGE, "en")
    settings.put(THEME, "light")
    return Place(tmp_path)


def _put_away(console: Console, qapp: QApplication) -> None:
    """Leave nothing behind that would hear or cover what the next test does."""
    console.leave()
    console.words.fall_silent()
    console.window.hide()


@pytest.fixture
def console(qapp: QApplication, place: Place) -> Iterator[Console]:
    opened = Console(qapp, place)
    yield opened
    _put_away(opened, qapp)
    opened.window.deleteLater()
    opened.deleteLater()


def children(place: Place) -> list[psutil.Process]:
    """Return the platforms of this home; other tests may have one running."""
    ours = [one for one in psutil.Process().children() if "serve" in one.cmdline()]
    return [one for one in ours if str(place.home) in one.cmdline()]


def test_it_starts_and_ends_with_its_platform_and_holds_the_till(
    qtbot: QtBot, qapp: QApplication, console: Console, place: Place
) -> None:
    with qtbot.waitSignal(console.opened, timeout=PATIENCE_MS):
        console.open()
        assert console.window.starting.isVisible()
    (platform,) = children(place)
    assert console.window.counter is not None
    assert len(console.desk.staffing.people()) == 4  # type: ignore[union-attr]
    assert console.ready is not None
    assert len(console.ready.till.goods) == 220

    console.settings.put(WAIT_SECONDS, 30)
    console.settings.put(POLL_SECONDS, 5)
    assert console.ready.till.pace.window_code == timedelta(seconds=30)
    assert console.ready.till.pace.query_every == timedelta(seconds=5)
    console.settings.put(LANGUAGE, "zh_CN")
    assert console.words.language == "zh_CN"
    console.settings.put(THEME, "dark")
    assert console.theme.name == "dark"
    console.settings.put(THEME, "light")

    _open_a_second(qtbot, qapp, place)
    assert platform.is_running(), "who finds a till in use leaves its platform alone"

    with qtbot.waitSignal(console.window.left, timeout=PATIENCE_MS):
        console.window.close()
    assert children(place) == []
    assert not platform.is_running()
    Till.open(place.home / "till", now=NOON).close()


def _open_a_second(qtbot: QtBot, qapp: QApplication, place: Place) -> None:
    """Open the same home in another window: it says that the till is in use."""
    second = Console(qapp, place)
    with qtbot.waitSignal(second.stopped, timeout=PATIENCE_MS):
        second.open()
    assert isinstance(second.error, TillInUse)
    stopped = second.window.findChild(StoppedView)
    assert stopped is not None
    assert stopped.isVisible()
    _put_away(second, qapp)


def test_a_platform_that_does_not_start_is_told_with_its_code(
    qtbot: QtBot, console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Service(console.place.home, command=(sys.executable, "-c", "print('no'); exit(1)"))
    monkeypatch.setattr(console, "_service", broken)
    with qtbot.waitSignal(console.stopped, timeout=PATIENCE_MS):
        console.open()
    assert isinstance(console.error, ServiceFailed)
    view = console.window.findChild(StoppedView)
    assert view is not None
    view.failure.copy.click()
    assert "SERVICE-ENDED" in QApplication.clipboard().text()
    Till.open(console.place.home / "till", now=NOON).close()  # it was let go

    with qtbot.waitSignal(console.stopped, timeout=PATIENCE_MS):
        view.retry.click()


def test_a_window_closed_while_starting_leaves_no_platform_behind(
    qtbot: QtBot, console: Console, place: Place
) -> None:
    console.open()
    qtbot.waitUntil(lambda: bool(children(place)), timeout=PATIENCE_MS)
    console.window.close()
    assert children(place) == []
    assert console.ready is None


def test_a_platform_elsewhere_needs_its_keys(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json")
    place = Place(tmp_path, "http://127.0.0.1:1")
    with pytest.raises(OSError, match=KEYS):
        start(
            place,
            None,
            pace_of(settings),
            clock=lambda: NOON,
            elapsed=lambda: 0.0,
            progress=lambda _: None,
        )
    Till.open(tmp_path / "till", now=NOON).close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_in_order(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    handlers: dict[int, Callable[..., None]] = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)

    class Leaver(QObject):
        clock = FakeClock()
        left = 0

        def leave(self) -> None:
            self.left += 1

    leaver = Leaver()
    run_module._end_on_signals(cast("Any", leaver))  # noqa: SLF001 - the real one ends the tests
    leaver.clock.advance(1)
    assert leaver.left == 0
    handlers[number](number, None)
    leaver.clock.advance(1)
    assert leaver.left == 1
    assert os.getpid()


def test_the_customers_window_follows_the_choice_and_takes_no_keys(desk: Desk) -> None:
    screens = CustomerScreens(desk, demo=True)
    assert not screens.window.isVisible(), "there is no second screen here"
    desk.settings.put(CUSTOMER_WINDOW, "always")
    assert screens.window.isVisible()
    assert not screens.window.isActiveWindow()
    desk.settings.put(CUSTOMER_WINDOW, "never")
    assert not screens.window.isVisible()
    screens.close()
