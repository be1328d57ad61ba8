"""A further computer's first start: join a shop instead of opening one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from console.desk.failures import Failures
from console.shell.counter import Counter
from console.shell.window import Window
from console.shops.joining import ActivationMisread
from tests.console.accessible import guessing, nameless, small


def test_what_is_scanned_or_typed_is_handed_on_once(window: Window, counter: Counter) -> None:
    heard: list[str] = []
    window.joining.connect(heard.append)
    counter.sign_in.join.click()
    view = window.join
    assert view is not None
    assert view.isVisible()

    view.go.click()
    window.scanner.scanned.emit("ABCDE FGHJK")
    view.go.click()
    view.go.click()

    assert heard == ["ABCDE FGHJK"]
    assert [nameless(view), guessing(view), small(view)] == [[], [], []]


def test_why_it_was_not_let_in_is_said_and_it_may_be_tried_again(
    window: Window, counter: Counter
) -> None:
    counter.sign_in.join.click()
    view = window.join
    assert view is not None
    view.text.setText("ABCDE")
    view.go.click()

    view.show_failure(Failures().describe(ActivationMisread(), "x"))

    assert view.go.isEnabled()
    assert view.text.text() == "ABCDE"
    view.back.click()
    assert counter.sign_in.isVisible()


@pytest.mark.parametrize("presses", [True, False], ids=["by hand", "by itself"])
def test_a_till_that_was_let_in_is_named_and_begins_anew(
    qtbot: QtBot, window: Window, counter: Counter, presses: bool
) -> None:
    counter.sign_in.join.click()
    view = window.join
    assert view is not None

    heard: list[str] = []
    window.joined.connect(lambda: heard.append("joined"))
    window.left.connect(lambda: heard.append("left"))

    view.show_joined("2 号收银台")

    assert "2 号收银台" in view.title.text()
    assert not view.text.isVisible()
    assert view.begin.isVisible()
    assert [nameless(view), guessing(view), small(view)] == [[], [], []]
    if presses:
        view.begin.click()
        view.begin.click()
    qtbot.waitUntil(lambda: heard == ["joined", "left"], timeout=10_000)
