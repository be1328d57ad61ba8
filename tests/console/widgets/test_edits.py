"""Amounts, quantities, PINs and choices typed by hand."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.widgets.choice import Choice, Switch
from console.widgets.money_edit import MoneyEdit
from console.widgets.number_step import NumberStep
from console.widgets.pin_pad import PinPad
from console.widgets.quantity_edit import QuantityEdit
from tests.console.keys import press

Shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


class TestMoneyEdit:
    @pytest.mark.parametrize(
        ("keys", "minor"),
        [
            ("12.80", 1280),
            ("12.8", 1280),
            ("12.", None),
            ("12", 1200),
            ("", None),
            (".5", None),
            ("-5", 500),
            ("1e3", 1300),
            ("0.001", 0),
            ("12。8", 1280),
            ("１２.８", 1280),
            ("9999999999", 99999999900),
        ],
    )
    def test_what_is_typed_is_an_amount_or_nothing(
        self, qtbot: QtBot, keys: str, minor: int | None
    ) -> None:
        edit = MoneyEdit(name="Amount")
        qtbot.addWidget(edit)

        qtbot.keyClicks(edit, keys) if keys.isascii() else edit.insert(keys)

        assert edit.money() == (None if minor is None else Money(minor))

    def test_an_amount_can_be_pasted_as_people_write_it(self, qtbot: QtBot) -> None:
        edit = MoneyEdit(name="Amount")
        qtbot.addWidget(edit)
        QApplication.clipboard().setText(" ￥1,280.00 ")

        edit.paste()

        assert edit.money() == Money(128000)

    def test_it_tells_every_change(self, qtbot: QtBot) -> None:
        edit = MoneyEdit(name="Amount")
        qtbot.addWidget(edit)
        told: list[object] = []
        edit.changed.connect(told.append)

        qtbot.keyClicks(edit, "1.5")

        assert told == [Money(100), None, Money(150)]

    def test_it_tidies_up_when_left(self, qtbot: QtBot) -> None:
        edit = MoneyEdit(name="Amount")
        qtbot.addWidget(edit)
        edit.show()
        edit.setFocus()
        qtbot.keyClicks(edit, "007.5")

        edit.clearFocus()

        assert edit.text() in {"7.50", "007.5"}
        assert edit.money() == Money(750)

    def test_a_wrong_amount_is_marked(self, qtbot: QtBot) -> None:
        edit = MoneyEdit(name="Amount")
        qtbot.addWidget(edit)

        edit.set_wrong(True)

        assert edit.property("wrong") is True
        assert edit.accessibleName() == "Amount"

    @Shared
    @given(text=st.text(max_size=20))
    def test_nothing_that_is_pasted_breaks_it(self, qtbot: QtBot, text: str) -> None:
        edit = MoneyEdit(name="Amount")
        qtbot.addWidget(edit)

        edit.insert(text)

        amount = edit.money()
        assert amount is None or 0 <= amount.minor < 10**11

    @Shared
    @given(minor=st.integers(0, 10**11 - 1))
    def test_an_amount_that_is_shown_is_the_amount(self, qtbot: QtBot, minor: int) -> None:
        edit = MoneyEdit(name="Amount")
        qtbot.addWidget(edit)

        edit.set_money(Money(minor))

        assert edit.money() == Money(minor)


class TestQuantityEdit:
    @pytest.mark.parametrize(
        ("keys", "thousandths"), [("3", 3000), ("0", 0), ("", 0), ("12345678", 12345000)]
    )
    def test_pieces_are_whole(self, qtbot: QtBot, keys: str, thousandths: int) -> None:
        edit = QuantityEdit(name="Quantity")
        qtbot.addWidget(edit)
        edit.edit.clear()

        qtbot.keyClicks(edit.edit, keys)

        assert edit.thousandths() == thousandths

    @pytest.mark.parametrize(
        ("keys", "thousandths"), [("0.842", 842), ("1.5", 1500), ("2.", 2000), ("0.8429", 842)]
    )
    def test_weighed_goods_take_three_decimals(
        self, qtbot: QtBot, keys: str, thousandths: int
    ) -> None:
        edit = QuantityEdit(name="Weight", weighed=True)
        qtbot.addWidget(edit)
        edit.edit.clear()

        qtbot.keyClicks(edit.edit, keys)

        assert edit.thousandths() == thousandths

    def test_buttons_and_arrows_count_whole_units(self, qtbot: QtBot) -> None:
        edit = QuantityEdit(name="Quantity", least=1000)
        qtbot.addWidget(edit)
        told: list[int] = []
        edit.changed.connect(told.append)

        qtbot.mouseClick(edit.plus, Qt.MouseButton.LeftButton)
        qtbot.keyClick(edit.edit, Qt.Key.Key_Up)
        qtbot.keyClick(edit.edit, Qt.Key.Key_Minus)
        qtbot.mouseClick(edit.minus, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(edit.minus, Qt.MouseButton.LeftButton)

        assert told == [2000, 3000, 2000, 1000, 1000]

    def test_enter_submits(self, qtbot: QtBot) -> None:
        edit = QuantityEdit(name="Quantity")
        qtbot.addWidget(edit)

        with qtbot.waitSignal(edit.submitted) as told:
            qtbot.keyClick(edit.edit, Qt.Key.Key_Return)

        assert told.args == [1000]

    @Shared
    @given(value=st.integers(0, 99_999_999))
    def test_a_quantity_that_is_shown_is_the_quantity(self, qtbot: QtBot, value: int) -> None:
        edit = QuantityEdit(name="Quantity", weighed=True)
        qtbot.addWidget(edit)

        edit.set_thousandths(value)

        assert edit.thousandths() == value


@pytest.mark.usefixtures("words")
class TestPinPad:
    @pytest.fixture
    def pad(self, qtbot: QtBot) -> PinPad:
        pad = PinPad(name="PIN")
        qtbot.addWidget(pad)
        pad.show()
        return pad

    @pytest.fixture
    def entered(self, pad: PinPad) -> list[str]:
        pins: list[str] = []
        pad.entered.connect(pins.append)
        return pins

    def test_four_digits_and_enter(self, qtbot: QtBot, pad: PinPad, entered: list[str]) -> None:
        qtbot.keyClicks(pad, "12x3 4")
        qtbot.keyClick(pad, Qt.Key.Key_Return)

        assert entered == ["1234"]

    def test_three_digits_are_not_enough(
        self, qtbot: QtBot, pad: PinPad, entered: list[str]
    ) -> None:
        qtbot.keyClicks(pad, "123")
        qtbot.keyClick(pad, Qt.Key.Key_Return)

        assert entered == []

    def test_six_digits_need_no_enter_and_a_seventh_is_not_heard(
        self, qtbot: QtBot, pad: PinPad, entered: list[str]
    ) -> None:
        qtbot.keyClicks(pad, "1234567")
        qtbot.keyClick(pad, Qt.Key.Key_Return)

        assert entered == ["123456"]

    def test_fingers_do_as_well_as_keys(
        self, qtbot: QtBot, pad: PinPad, entered: list[str]
    ) -> None:
        for name in ("1", "2", "9", "Erase", "3", "4", "Enter"):
            key = next(one for one in pad.buttons() if one.accessibleName() == name)
            qtbot.mouseClick(key, Qt.MouseButton.LeftButton)

        assert entered == ["1234"]

    def test_a_mistake_can_be_erased(self, qtbot: QtBot, pad: PinPad, entered: list[str]) -> None:
        qtbot.keyClicks(pad, "129")
        qtbot.keyClick(pad, Qt.Key.Key_Backspace)
        qtbot.keyClicks(pad, "34")
        qtbot.keyClick(pad, Qt.Key.Key_Enter)

        assert entered == ["1234"]

    def test_a_refused_pin_is_forgotten_and_said(
        self, qtbot: QtBot, pad: PinPad, entered: list[str]
    ) -> None:
        qtbot.keyClicks(pad, "123456")
        pad.refuse("Wrong PIN")
        assert pad.message() == "Wrong PIN"

        qtbot.keyClicks(pad, "654321")
        assert entered == ["123456", "654321"]
        assert pad.message() == ""

    def test_a_locked_pad_hears_nothing_until_it_is_cleared(
        self, qtbot: QtBot, pad: PinPad, entered: list[str]
    ) -> None:
        pad.lock("Again at 15:47")
        qtbot.keyClicks(pad, "123456")
        assert entered == []

        pad.clear()
        qtbot.keyClicks(pad, "123456")
        assert entered == ["123456"]

    def test_the_digits_are_nowhere_to_be_read(self, qtbot: QtBot, pad: PinPad) -> None:
        qtbot.keyClicks(pad, "738")

        said = pad.accessibleName() + pad.accessibleDescription() + pad.message()
        assert not any(digit in said for digit in "738")


class TestChoices:
    def test_a_segment_is_chosen_by_hand_and_told(self, qtbot: QtBot) -> None:
        choice = Choice({"a": "A", "b": "B"}, name="Letters")
        qtbot.addWidget(choice)
        choice.choose("a")

        with qtbot.waitSignal(choice.chosen) as told:
            qtbot.mouseClick(choice.segment("b"), Qt.MouseButton.LeftButton)

        assert told.args == ["b"]
        assert choice.key == "b"

    def test_what_is_shown_is_not_told(self, qtbot: QtBot) -> None:
        choice = Choice({"a": "A", "b": "B"}, name="Letters")
        qtbot.addWidget(choice)

        with qtbot.assertNotEmitted(choice.chosen):
            choice.choose("b")

    def test_tab_comes_to_what_is_chosen_and_the_arrows_choose(self, qtbot: QtBot) -> None:
        window, edit = QWidget(), QLineEdit()
        column = QVBoxLayout(window)
        choice = Choice({key: key for key in "abcd"}, name="Letters", in_a_row=2)
        choice.choose("a")
        column.addWidget(choice)
        column.addWidget(edit)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        edit.setFocus()

        press(window, "Shift+Tab")
        assert choice.segment("a").hasFocus()
        press(window, "Right")
        press(window, "Down")

        assert choice.key == "d"
        press(window, "Tab")
        assert edit.hasFocus()
        press(window, "Shift+Tab")
        assert choice.segment("d").hasFocus()

    def test_a_switch_goes_on_and_off(self, qtbot: QtBot) -> None:
        switch = Switch(name="Sounds")
        qtbot.addWidget(switch)

        with qtbot.waitSignal(switch.toggled):
            qtbot.keyClick(switch, Qt.Key.Key_Space)

        assert switch.isChecked()

    def test_a_number_stays_in_its_range(self, qtbot: QtBot) -> None:
        number = NumberStep(least=2, most=4, unit="s", name="Every")
        qtbot.addWidget(number)
        told: list[int] = []
        number.changed.connect(told.append)

        for _ in range(4):
            qtbot.mouseClick(number.plus, Qt.MouseButton.LeftButton)
        qtbot.keyClick(number, Qt.Key.Key_Down)

        assert told == [3, 4, 3]
        assert number.accessibleName() == "Every 3 s"
        assert number.number() == 3
