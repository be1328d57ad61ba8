"""A scanner is heard whatever has the focus, and leaves nothing in a field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from console.widgets.button import Button, Kind
from console.widgets.money_edit import MoneyEdit
from console.widgets.pin_pad import PinPad
from console.widgets.scan_box import ScanBox
from console.widgets.scanner import Scanner
from tests.console.keys import key_event, press, scanned, send, typed

CODE = "6921168509256"


class Room(QWidget):
    """A window with everything a scan could fall into."""

    def __init__(self) -> None:
        super().__init__()
        self.box = ScanBox("hint", name="scan")
        self.plain = QLineEdit()
        self.money = MoneyEdit(name="amount")
        self.pin = PinPad(name="PIN")
        self.pay = Button("Pay", Kind.PRIMARY, key="Space")
        self.done = Button("Done", key="Return")
        self.presses: list[str] = []
        self.scanner = Scanner(parent=self)
        column = QVBoxLayout(self)
        for widget in (self.box, self.plain, self.money, self.pin, self.pay, self.done):
            column.addWidget(widget)
        self.pay.clicked.connect(lambda: self.presses.append("pay"))
        self.done.clicked.connect(lambda: self.presses.append("done"))
        self.box.submitted.connect(lambda text: self.presses.append(f"submitted {text}"))


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    return room


@pytest.fixture
def heard(room: Room) -> Iterator[list[str]]:
    texts: list[str] = []
    room.scanner.scanned.connect(texts.append)
    yield texts
    room.scanner.close()


@pytest.mark.parametrize("place", ["box", "plain", "money", "pin", "pay", "room"])
@pytest.mark.parametrize("end", ["Return", "Tab", "Enter", ""])
def test_a_scan_is_heard_and_leaves_nothing_behind(
    room: Room, heard: list[str], place: str, end: str
) -> None:
    entered: list[str] = []
    room.pin.entered.connect(entered.append)
    focus = room if place == "room" else getattr(room, place)
    focus.setFocus()

    scanned(room, CODE, end)

    assert heard == [CODE]
    assert (room.box.text(), room.plain.text(), room.money.text()) == ("", "", "")
    assert entered == []
    assert room.presses == []
    assert focus.hasFocus() or place == "room"


def test_typing_arrives_whole_and_in_order(room: Room, heard: list[str]) -> None:
    room.plain.setFocus()

    typed(room, "hello 6921168")
    press(room, "Backspace")

    assert room.plain.text() == "hello 692116"
    assert heard == []


def test_three_quick_keys_are_typing(qtbot: QtBot, room: Room, heard: list[str]) -> None:
    room.plain.setFocus()

    for character in "123":
        QTest.keyClick(room.windowHandle(), ord(character))
    press(room, "Return")

    assert room.plain.text() == "123"
    assert room.presses == ["done"]
    assert heard == []


def test_quick_keys_are_given_back_without_a_further_key(
    qtbot: QtBot, room: Room, heard: list[str]
) -> None:
    room.plain.setFocus()

    QTest.keyClick(room.windowHandle(), ord("1"))
    QTest.keyClick(room.windowHandle(), ord("2"))

    qtbot.waitUntil(lambda: room.plain.text() == "12")
    assert heard == []


def test_a_window_closed_while_its_key_was_held_hears_it_no_more(
    qtbot: QtBot, room: Room, heard: list[str]
) -> None:
    gone = Room()
    with qtbot.waitActive(gone):
        gone.show()
        gone.activateWindow()
    handle = gone.windowHandle()
    QTest.keyClick(handle, ord("1"))
    delete(gone)

    room.plain.setFocus()
    typed(room, "2")
    qtbot.waitUntil(lambda: room.plain.text() == "2")

    assert not isValid(handle)
    assert gone.presses == []
    assert heard == []


def test_what_was_typed_before_a_scan_stays(room: Room, heard: list[str]) -> None:
    room.money.setFocus()
    typed(room, "12.5")

    scanned(room, "287634438256643942")

    assert room.money.text() == "12.5"
    assert heard == ["287634438256643942"]


def test_capitals_and_signs_are_scanned_too(room: Room, heard: list[str]) -> None:
    scanned(room, "https://QR.example/A-1?x=2")

    assert heard == ["https://QR.example/A-1?x=2"]


def test_a_space_still_takes_the_payment(room: Room, heard: list[str]) -> None:
    room.box.setFocus()

    press(room, "Space")

    assert room.presses == ["pay"]
    assert room.box.text() == ""


def test_a_held_down_key_is_not_a_scan(room: Room, heard: list[str]) -> None:
    room.plain.setFocus()
    for place in range(12):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_A,
            Qt.KeyboardModifier.NoModifier,
            "a",
            place > 0,
        )
        event.setTimestamp(1000 + place * 30)
        send(room, event)

    assert room.plain.text() == "a" * 12
    assert heard == []


def test_keys_are_timed_by_when_they_were_pressed(room: Room, heard: list[str]) -> None:
    """The screen was busy: eight typed keys arrive at once, but were pressed one by one."""
    room.plain.setFocus()

    for place, digit in enumerate("69211685"):
        send(room, key_event(digit, 100_000 + place * 150, Qt.Key(ord(digit))))
    press(room, "Left")

    assert room.plain.text() == "69211685"
    assert heard == []


def test_a_command_key_in_between_is_obeyed(room: Room, heard: list[str]) -> None:
    room.plain.setFocus()
    QTest.keyClick(room.windowHandle(), ord("1"))
    QTest.keyClick(room.windowHandle(), ord("2"))

    press(room, "Ctrl+A")
    press(room, "Delete")

    assert room.plain.text() == ""
    assert heard == []


def test_a_composed_word_is_not_disturbed(room: Room, heard: list[str]) -> None:
    from PySide6.QtGui import QInputMethodEvent

    room.box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("农夫山泉")
    QApplication.sendEvent(room.box, event)

    assert room.box.text() == "农夫山泉"
    press(room, "Return")
    assert room.presses == ["submitted 农夫山泉"]


def test_one_that_is_closed_hears_and_holds_nothing(room: Room, heard: list[str]) -> None:
    gone = Scanner(parent=room)
    texts: list[str] = []
    gone.scanned.connect(texts.append)
    gone.close()
    gone.close()

    room.plain.setFocus()
    typed(room, "7")
    scanned(room, CODE)

    assert room.plain.text() == "7"
    assert texts == []
    assert heard == [CODE]
