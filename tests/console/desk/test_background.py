"""Work off the UI thread comes back once, on it, and only to those who still listen."""

from __future__ import annotations

import gc
from functools import partial
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject, QRunnable
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.desk.background import PooledBackground


def _nothing(_: object) -> None:
    pass


def _wait_holding(gate: Event, held: object) -> bool:
    del held
    return gate.wait(5)


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    background, owner = PooledBackground(), QObject()
    heard: list[tuple[object, bool]] = []

    background.run(
        owner,
        lambda: current_thread() is main_thread(),
        done=lambda here: heard.append((here, current_thread() is main_thread())),
        failed=_nothing,
    )
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(False, True)]


def test_an_error_is_told_instead(qtbot: QtBot) -> None:
    background, owner = PooledBackground(), QObject()
    heard: list[object] = []

    def work() -> int:
        raise RuntimeError("no")

    background.run(owner, work, done=heard.append, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert [type(one) for one in heard] == [RuntimeError]


def test_a_closed_page_hears_no_late_answer(qtbot: QtBot) -> None:
    background, gate, heard = PooledBackground(), Event(), list[str]()
    page, other = QObject(), QObject()
    background.run(page, gate.wait, done=lambda _: heard.append("late"), failed=_nothing)

    shiboken6.delete(page)
    gate.set()
    background.run(other, lambda: None, done=lambda _: heard.append("other"), failed=_nothing)
    qtbot.waitUntil(lambda: "other" in heard)
    background.close()

    assert heard == ["other"]


def test_a_widget_is_never_destroyed_by_a_worker(qtbot: QtBot) -> None:
    background, gate = PooledBackground(), Event()
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


def test_done_work_leaves_no_name_for_what_qt_has_deleted(qtbot: QtBot) -> None:
    background, owner, told = PooledBackground(), QObject(), list[int]()

    for number in range(100):
        background.run(owner, partial(int, number), done=told.append, failed=_nothing)
    qtbot.waitUntil(lambda: len(told) == 100)
    background.close()

    left = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QRunnable)]
    assert left == []


@pytest.mark.usefixtures("qapp")
def test_closing_waits_for_what_runs_and_tells_nothing_more() -> None:
    background, owner, gate = PooledBackground(threads=1), QObject(), Event()
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
