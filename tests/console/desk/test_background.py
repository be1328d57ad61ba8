"""Work off the UI thread comes back once, on it, and only to those who still listen."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from functools import partial
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.desk.background import PooledBackground


@pytest.fixture
def background(qapp: QApplication) -> Iterator[PooledBackground]:
    opened = PooledBackground(qapp)
    yield opened
    assert opened.close()
    opened.deleteLater()


def _nothing(_: object) -> None:
    pass


def _wait_holding(gate: Event, held: object) -> bool:
    del held
    return gate.wait(5)


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, background: PooledBackground) -> None:
    owner = QObject()
    heard: list[tuple[object, bool]] = []

    background.run(
        owner,
        lambda: current_thread() is main_thread(),
        done=lambda here: heard.append((here, current_thread() is main_thread())),
        failed=_nothing,
    )
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(False, True)]


def test_an_error_is_told_instead(qtbot: QtBot, background: PooledBackground) -> None:
    owner = QObject()
    heard: list[object] = []

    def work() -> int:
        raise RuntimeError("no")

    background.run(owner, work, done=heard.append, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert [type(one) for one in heard] == [RuntimeError]


def test_a_closed_page_hears_no_late_answer(qtbot: QtBot, background: PooledBackground) -> None:
    gate, heard = Event(), list[str]()
    page, other = QObject(), QObject()
    background.run(page, gate.wait, done=lambda _: heard.append("late"), failed=_nothing)

    shiboken6.delete(page)
    gate.set()
    background.run(other, lambda: None, done=lambda _: heard.append("other"), failed=_nothing)
    qtbot.waitUntil(lambda: "other" in heard)
    background.close()

    assert heard == ["other"]


def test_a_widget_is_never_destroyed_by_a_worker(
    qtbot: QtBot, background: PooledBackground
) -> None:
    gate = Event()
    threads: list[bool] = []
    told: list[object] = []

    class Page(QWidget):
        def __del__(self) -> None:
            threads.append(current_thread() is main_thread())

    page = Page()
    work = partial(_wait_holding, gate, page)
    background.run(page, work, done=told.append, failed=told.append)
    del page, work
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    gc.collect()
    background.close()

    assert threads == [True]


def test_done_work_leaves_no_name_for_what_qt_has_deleted(
    qtbot: QtBot, background: PooledBackground
) -> None:
    owner, told = QObject(), list[int]()

    for number in range(100):
        background.run(owner, partial(int, number), done=told.append, failed=_nothing)
    qtbot.waitUntil(lambda: len(told) == 100)
    background.close()

    left = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QRunnable)]
    assert left == []


def test_closing_waits_for_what_runs_and_tells_nothing_more(qapp: QApplication) -> None:
    background = PooledBackground(qapp, threads=1)
    owner, gate = QObject(), Event()
    heard: list[object] = []
    began = Event()

    def work() -> bool:
        began.set()
        return gate.wait(5)

    background.run(owner, work, done=heard.append, failed=heard.append)
    background.run(owner, lambda: "never", done=heard.append, failed=heard.append)
    began.wait(5)

    assert not background.close(ms=1)
    gate.set()
    assert background.close()
    QApplication.processEvents()
    assert heard == []
    background.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_work_that_never_ends_keeps_nobody() -> None:
    parent, owner, gate, began, ended = QObject(), QObject(), Event(), Event(), Event()

    def work() -> None:
        began.set()
        gate.wait(30)
        ended.set()

    background = PooledBackground(parent)
    background.run(owner, work, done=_nothing, failed=_nothing)
    began.wait(5)
    assert not background.close(ms=1)

    since = time.monotonic()
    shiboken6.delete(parent)
    del background

    assert time.monotonic() - since < 10
    gate.set()
    assert ended.wait(5)


def test_a_worker_who_is_the_last_to_know_it_does_not_wait_for_itself(qtbot: QtBot) -> None:
    gate, told, ended = Event(), list[object](), list[bool]()

    class Late(PooledBackground):
        def _work(self, number: int) -> None:
            super()._work(number)
            gate.wait(5)

    parent = QObject()
    background = Late(parent)
    background.destroyed.connect(
        lambda: ended.append(current_thread() is main_thread()), Qt.ConnectionType.DirectConnection
    )
    background.run(parent, object, done=told.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))

    del background
    gate.set()
    shiboken6.delete(parent)

    assert ended == [True]
