"""The staff page as an owner uses it: keys and touches through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backend.retail.contract.staff import Role
from console.client.failures import Unreachable
from console.desk.words import Words
from console.retail.staff.view.page import StaffView
from console.shell.window import Window
from console.till.pins import PinRefused
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, typed
from tests.console.payments.shop import MANAGER, OWNER, Shop
from tests.console.till.shop import unsent


def names(staff: StaffView) -> list[str]:
    return [one.name for one in staff.rows.rows]


def choose(staff: StaffView, staff_id: str) -> None:
    numbers = [one.staff_id for one in staff.rows.rows]
    staff.table.select(numbers.index(staff_id))


def confirm(staff: StaffView, pin: str = OWNER[1]) -> None:
    assert staff.panel.key == "confirm"
    typed(staff, pin)
    press(staff, "Return")


def test_somebody_is_added_by_keys_alone_and_can_sign_in(staff: StaffView, shop: Shop) -> None:
    press(staff, "F4")
    assert staff.person.name.hasFocus()
    assert staff.person.number.text() == "103"
    typed(staff, "Wu Di")
    while not staff.person.pin.hasFocus():
        press(staff, "Tab")
    typed(staff, "0707")
    press(staff, "Ctrl+Return")
    confirm(staff)

    assert shop.toasts[-1] == "Wu Di is saved"
    assert "Wu Di" in names(staff)
    assert staff.panel.key == "person"
    person = shop.staffing.admit("103", "0707")
    assert (person.name, person.role) == ("Wu Di", "cashier")
    assert "103" in [one.staff_id for one in shop.staffing.people()]


def test_a_name_a_role_and_a_pin_are_changed(staff: StaffView, shop: Shop, qtbot: QtBot) -> None:
    choose(staff, "102")
    staff.person.name.setText("  许诺诺 ")
    qtbot.mouseClick(staff.person.role.segment(Role.MANAGER), Qt.MouseButton.LeftButton)
    staff.person.pin.setText("909090")
    press(staff, "Ctrl+Return")
    confirm(staff)

    person = shop.staffing.admit("102", "909090")
    assert (person.name, person.role) == ("许诺诺", "manager")
    with pytest.raises(PinRefused):
        shop.staffing.admit("102", "4444")
    assert staff.person.pin.text() == "", "a PIN stays nowhere on the screen"


def test_somebody_is_stopped_and_let_back_in(staff: StaffView, shop: Shop, qtbot: QtBot) -> None:
    choose(staff, MANAGER[0])
    qtbot.mouseClick(staff.person.stop, Qt.MouseButton.LeftButton)
    confirm(staff)
    assert "周岚" not in names(staff)
    assert MANAGER[0] not in [one.staff_id for one in shop.staffing.people()]
    qtbot.mouseClick(staff.which.segment("all"), Qt.MouseButton.LeftButton)
    choose(staff, MANAGER[0])
    assert not staff.person.stop.isVisible()
    qtbot.mouseClick(staff.person.back, Qt.MouseButton.LeftButton)
    confirm(staff)
    assert shop.staffing.admit(*MANAGER).name == "周岚"


def test_who_is_stopped_is_out_while_the_platform_is_away_too(
    staff: StaffView, shop: Shop, qtbot: QtBot
) -> None:
    shop.staffing.admit(*MANAGER)
    choose(staff, MANAGER[0])
    qtbot.mouseClick(staff.person.stop, Qt.MouseButton.LeftButton)
    confirm(staff)
    shop.line.down = unsent

    with pytest.raises(Unreachable):
        shop.staffing.admit(*MANAGER)


def test_the_last_owner_cannot_be_stopped(staff: StaffView, shop: Shop, qtbot: QtBot) -> None:
    choose(staff, OWNER[0])
    qtbot.mouseClick(staff.person.stop, Qt.MouseButton.LeftButton)
    confirm(staff)

    assert staff.panel.key == "confirm"
    assert "needs an owner" in staff.confirm.pad.message()
    press(staff, "Esc")
    assert staff.panel.key == "person"
    assert shop.staffing.admit(*OWNER).role == "owner"


def test_a_wrong_pin_changes_nothing_and_says_how_many_are_left(
    staff: StaffView, shop: Shop
) -> None:
    before = shop.staffing.people()
    choose(staff, "101")
    staff.person.name.setText("别人")
    press(staff, "Ctrl+Return")
    confirm(staff, "0000")
    assert "4 tries left" in staff.confirm.pad.message()
    assert shop.staffing.people() == before
    confirm(staff)
    assert "别人" in names(staff)


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("number", "101", "Somebody has this number"),
        ("number", "no 1", "Letters, digits, - and _ only"),
        ("name", "  ", "A name is needed"),
        ("name", "a\u202eb", "One line without odd signs"),
        ("pin", "", "A PIN is needed"),
        ("pin", "123", "4 to 6 digits"),
    ],
)
def test_a_wrong_field_is_named_and_no_pin_is_asked_for(
    staff: StaffView, field: str, text: str, fault: str
) -> None:
    press(staff, "F4")
    for name, fine in (("name", "吴迪"), ("pin", "0707"), (field, text)):
        getattr(staff.person, name).setText(text if name == field else fine)
    press(staff, "Ctrl+Return")

    assert staff.panel.key == "person"
    key = "staff_id" if field == "number" else field
    assert staff.person.fields[key].fault.text() == fault
    assert getattr(staff.person, field).hasFocus()


@pytest.mark.parametrize("name", ["<b>林</b>", "=1+1", "长" * 128])
def test_a_name_is_shown_as_it_is(staff: StaffView, name: str) -> None:
    choose(staff, "101")
    staff.person.name.setText(name)
    press(staff, "Ctrl+Return")
    confirm(staff)

    assert name in names(staff)
    assert staff.person.title.text() == name
    assert guessing(staff) == []


def test_without_the_platform_it_says_so(staff: StaffView, shop: Shop) -> None:
    choose(staff, "101")
    shop.line.down = unsent
    press(staff, "Ctrl+Return")
    confirm(staff)
    assert "cannot be reached" in staff.confirm.pad.message()
    staff.arrive("")
    assert "could not be read" in shop.toasts[-1]


@pytest.mark.parametrize("leaf", ["person", "new", "confirm"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_leaf_has_names_and_room_in_both_languages(
    staff: StaffView, window: Window, words: Words, leaf: str, language: str
) -> None:
    words.speak(language)
    if leaf in {"person", "confirm"}:
        choose(staff, "101")
    if leaf == "new":
        press(staff, "F4")
        press(staff, "Ctrl+Return")
    if leaf == "confirm":
        press(staff, "Ctrl+Return")
    assert staff.panel.key == ("person" if leaf == "new" else leaf)
    for size in ((1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        for finds in (nameless, guessing, small, cut_words):
            assert finds(staff) == []
