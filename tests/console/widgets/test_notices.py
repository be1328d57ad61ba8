"""Words that must not be missed, numbers to pass on, panels that stay aligned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.desk.ports import Attended
from console.widgets.button import Button
from console.widgets.choice import Choice
from console.widgets.copy_line import CopyLine
from console.widgets.key_cap import key_words
from console.widgets.label import Label
from console.widgets.measures import EDGE
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Panel
from tests.console.accessible import guessing, nameless
from tests.console.keys import press

pytestmark = pytest.mark.usefixtures("qapp", "words")


@pytest.mark.parametrize("tone", ["good", "warn", "bad", "info"])
def test_a_notice_says_its_words_and_hides_what_is_empty(qtbot: QtBot, tone: str) -> None:
    notice = Notice("Do not take money again", "The till keeps asking.", tone=tone)
    qtbot.addWidget(notice)
    notice.resize(320, 90)
    notice.show()
    assert notice.grab().toImage().pixelColor(160, 4).alpha() > 0
    notice.say("Only this")
    assert notice.title.isVisible()
    assert not notice.text.isVisible()
    assert guessing(notice) == []


def test_a_number_is_copied_with_one_touch(qtbot: QtBot) -> None:
    line = CopyLine("P-1", name="the order number")
    qtbot.addWidget(line)
    line.show()
    assert line.copy.accessibleName() == "Copy the order number"
    qtbot.mouseClick(line.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "P-1"
    assert line.copy.words() == "Copied"
    line.say("P-2")
    assert line.copy.words() == "Copy"
    line.say("")
    assert not line.isVisible()
    assert nameless(line) == []


@pytest.mark.parametrize(
    ("key", "cap"),
    [
        ("+", "+"),
        ("-", "−"),
        ("Ctrl++", "Ctrl +"),
        ("Ctrl+K", "Ctrl K"),
        ("Ctrl+Return", "Ctrl Enter"),
        ("Space", "Space"),
        ("F2", "F2"),
    ],
)
def test_every_key_has_its_cap(key: str, cap: str) -> None:
    assert key_words(key) == cap


@pytest.fixture
def leaf(qtbot: QtBot) -> Iterator[Leaf]:
    panel = Panel(name="What happens next")
    leaf = Leaf("Title")
    leaf.act(Button("Go on"))
    panel.add("leaf", leaf)
    qtbot.addWidget(panel)
    panel.resize(396, 400)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    yield leaf
    panel.hide()


def fill(leaf: Leaf, count: int) -> list[QWidget]:
    rows: list[QWidget] = [Label(f"Row {n}") for n in range(count)]
    for row in rows:
        row.setMinimumHeight(30)
        leaf.body.addWidget(row)
    for _ in range(3):
        QApplication.processEvents()
    return rows


def test_what_is_inside_stays_where_it_is_when_a_scroll_bar_comes(leaf: Leaf) -> None:
    first, *_ = fill(leaf, 3)
    wide = first.width()
    fill(leaf, 30)
    assert first.width() == wide
    assert leaf.body.contentsMargins().right() < EDGE


def test_a_body_that_grows_can_keep_its_end_in_sight(leaf: Leaf) -> None:
    leaf.follow_end()
    rows = fill(leaf, 30)
    assert not rows[-1].visibleRegion().isEmpty()
    assert rows[0].visibleRegion().isEmpty()


def test_a_body_turns_its_pages_by_key(leaf: Leaf) -> None:
    rows = fill(leaf, 30)
    press(leaf, "PgDown")
    assert rows[0].visibleRegion().isEmpty()
    press(leaf, "PgUp")
    assert not rows[0].visibleRegion().isEmpty()


def test_many_choices_stand_in_rows(qtbot: QtBot) -> None:
    choice = Choice({str(n): f"Person {n}" for n in range(5)}, name="Who", in_a_row=3)
    qtbot.addWidget(choice)
    with qtbot.waitActive(choice):
        choice.show()
        choice.activateWindow()
    choice.choose("4")
    assert choice.segment("3").y() > choice.segment("2").y()
    choice.setFocus()
    assert choice.segment("4").hasFocus()


def test_what_two_pages_follow_is_attended_until_both_have_stopped() -> None:
    attended = Attended()
    told: list[str] = []
    attended.handed_over.connect(told.append)
    attended.begin("P1")
    attended.begin("P1")
    attended.end("P1")
    assert attended.numbers == {"P1"}
    attended.hand_over("P1")
    assert attended.numbers == frozenset()
    assert told == ["P1"]
