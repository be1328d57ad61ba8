"""The counter as a cashier has it: keys, scans and touches through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.desk.sounds import ATTENTION, PAID, REFUSED
from console.desk.words import Words
from console.payments.checkout.stage import Stage
from console.payments.checkout.view.page import CheckoutView
from console.shell.counter import Counter
from console.shell.window import Window
from console.till.sale import Goods
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, scanned, typed
from tests.console.payments.counter import attempts, reach
from tests.console.payments.shop import APPLE, COLA, WATER, Shop

LONGEST_MS = 32
STAGES = list(Stage)


def scan(page: CheckoutView, *codes: str) -> None:
    for code in codes:
        scanned(page, code)


class TestKeysAlone:
    def test_a_sale_from_the_first_scan_to_the_next_customer(
        self, page: CheckoutView, shop: Shop
    ) -> None:
        before = shop.balance()
        scan(page, WATER, WATER, COLA)
        assert page.panel.key == "total"
        press(page, "Space")
        assert page.panel.key == "ask"
        scan(page, shop.code())
        assert page.panel.key == "paid"
        assert page.panel.paid.total.amount == Money(680)
        assert shop.balance() == before - Money(680)
        assert shop.sounds.played == [PAID]
        press(page, "Space")
        assert page.panel.key == "total"
        assert page.panel.total.last.isVisible()

    def test_goods_by_initials_with_the_arrow_keys(self, page: CheckoutView) -> None:
        typed(page, "bycnn")
        assert page.suggestions.isVisible()
        press(page, "Down")
        press(page, "Return")
        assert [line.name for line in page.model.basket.cart.lines] == ["北原 纯牛奶 整箱 250ml×24"]
        assert page.scan_box.text() == ""
        assert page.scan_box.hasFocus()

    def test_quantities_by_plus_minus_typing_and_delete(self, page: CheckoutView) -> None:
        scan(page, WATER, COLA)
        press(page, "Up")
        press(page, "+")
        press(page, "+")
        assert page.model.basket.cart.lines[0].quantity == 3000
        press(page, "-")
        assert page.model.basket.cart.lines[0].quantity == 2000
        press(page, "F2")
        assert page.panel.key == "quantity"
        typed(page, "12")
        press(page, "Return")
        assert page.model.basket.cart.lines[0].quantity == 12000
        assert page.panel.key == "total"
        assert page.scan_box.hasFocus()
        press(page, "Del")
        assert [line.barcode for line in page.model.basket.cart.lines] == [COLA]
        press(page, "Ctrl+Del")
        assert page.model.basket.cart.lines == ()

    def test_a_quantity_can_be_left_as_it_is(self, page: CheckoutView) -> None:
        scan(page, WATER)
        press(page, "F2")
        typed(page, "7")
        assert page.panel.quantity.amount.figure.text() == "¥\u200914.00"
        press(page, "Esc")
        assert page.model.basket.cart.lines[0].quantity == 1000
        assert page.panel.key == "total"
        assert page.scan_box.hasFocus()

    def test_weighed_goods_ask_for_their_weight(self, page: CheckoutView) -> None:
        scan(page, APPLE)
        assert page.panel.key == "quantity"
        press(page, "Return")
        assert page.panel.key == "quantity", "nothing weighs nothing"
        assert not page.panel.quantity.done.isEnabled()
        typed(page, "0.842")
        assert page.panel.quantity.amount.figure.text() == "¥\u20098.39"
        assert page.panel.quantity.done.isEnabled()
        press(page, "Return")
        assert page.model.total == Money(839)
        assert page.scan_box.hasFocus()

    def test_carts_on_hold_change_places(self, page: CheckoutView) -> None:
        scan(page, WATER)
        press(page, "F6")
        scan(page, COLA)
        press(page, "F7")
        assert page.panel.key == "held"
        press(page, "Return")
        assert [line.barcode for line in page.model.basket.cart.lines] == [WATER]
        assert page.scan_box.hasFocus()
        press(page, "F7")
        press(page, "Esc")
        assert page.panel.key == "total"

    def test_the_last_sale_opens_with_one_key(
        self, page: CheckoutView, counter: Counter, shop: Shop
    ) -> None:
        scan(page, WATER, shop.code())
        press(page, "F4")
        assert counter.current == "payments.orders"
        press(page, "Ctrl+1")
        press(page, "Space")
        press(page, "F4")
        assert counter.current == "payments.orders"


class TestPressedTwice:
    """A key that sticks, an impatient hand: never two payments, never a wrong one."""

    @pytest.mark.parametrize("key", ["Space", "F9", "F10", "Return"])
    def test_no_key_begins_a_second_payment(self, page: CheckoutView, shop: Shop, key: str) -> None:
        scan(page, WATER)
        for _ in range(4):
            press(page, key)
        code = shop.code(always_confirm=True)
        scan(page, code, code)
        for _ in range(4):
            press(page, key)
        assert attempts(shop) == 1

    def test_space_after_paid_frees_the_counter_and_charges_nobody(
        self, page: CheckoutView, shop: Shop
    ) -> None:
        scan(page, WATER, shop.code())
        for _ in range(3):
            press(page, "Space")
        assert page.model.stage is Stage.SELLING
        assert attempts(shop) == 1

    def test_escape_twice_stops_a_payment_and_brings_the_goods_back(
        self, page: CheckoutView
    ) -> None:
        scan(page, WATER)
        press(page, "F10")
        assert page.panel.key == "qr"
        press(page, "Esc")
        assert page.panel.key == "end"
        press(page, "Esc")
        press(page, "Esc")
        assert page.model.stage is Stage.SELLING
        assert [line.barcode for line in page.model.basket.cart.lines] == [WATER]


class TestScans:
    def test_a_scan_during_a_payment_is_refused_with_a_word(
        self, page: CheckoutView, shop: Shop
    ) -> None:
        reach(Stage.CONFIRMING, page.model, shop)
        scan(page, COLA)
        assert shop.toasts == ["A payment is under way: wait for it, or stop it first"]
        assert shop.sounds.played == [ATTENTION]

    def test_a_strange_scan_is_refused_with_a_word(self, page: CheckoutView, shop: Shop) -> None:
        scan(page, "6900000000000")
        assert shop.toasts == ["No goods with 6900000000000"]

    def test_a_scan_lands_in_the_cart_while_something_else_is_typed(
        self, page: CheckoutView
    ) -> None:
        typed(page, "by")
        scan(page, WATER)
        assert [line.barcode for line in page.model.basket.cart.lines] == [WATER]
        assert page.scan_box.text() == ""
        assert not page.suggestions.isVisible()

    def test_a_scan_while_a_quantity_is_typed_goes_into_the_cart(self, page: CheckoutView) -> None:
        scan(page, WATER)
        press(page, "F2")
        scan(page, COLA)
        assert [line.quantity for line in page.model.basket.cart.lines] == [1000, 1000]
        assert page.panel.key == "total"

    def test_the_newest_line_of_a_long_cart_is_in_sight(
        self, page: CheckoutView, shop: Shop
    ) -> None:
        shop.till.goods.put(
            Goods(f"T{n}", f"第{n}种商品", Money(100 + n), barcode=f"69000000{n:05}")
            for n in range(40)
        )
        scan(page, *(f"69000000{n:05}" for n in range(40)))
        view = page.cart.table.view
        last = view.visualRect(view.model().index(39, 0))
        assert view.viewport().rect().contains(last)
        scan(page, "6900000000000")
        first = view.visualRect(view.model().index(0, 0))
        assert view.viewport().rect().contains(first), "the line that grew is shown"


class TestStages:
    PANELS = pytest.mark.parametrize(
        ("stage", "leaf"),
        [
            (Stage.SELLING, "total"),
            (Stage.ASKING, "ask"),
            (Stage.SENDING, "wait"),
            (Stage.CONFIRMING, "wait"),
            (Stage.SHOWING, "qr"),
            (Stage.UNKNOWN, "wait"),
            (Stage.CANCELLING, "wait"),
            (Stage.PAID, "paid"),
            (Stage.REFUSED, "end"),
            (Stage.CANCELLED, "end"),
        ],
        ids=str,
    )

    @PANELS
    def test_each_stage_has_its_panel_with_names_and_room(
        self, page: CheckoutView, window: Window, shop: Shop, stage: Stage, leaf: str
    ) -> None:
        reach(stage, page.model, shop)
        QApplication.processEvents()
        assert page.panel.key == leaf
        assert page.scan_box.hasFocus()
        for size in ((1366, 768), (1920, 1080)):
            window.resize(*size)
            QApplication.processEvents()
            for finds in (nameless, guessing, small, cut_words):
                assert finds(page) == []

    @PANELS
    def test_each_stage_reads_in_both_languages(
        self, page: CheckoutView, shop: Shop, words: Words, stage: Stage, leaf: str
    ) -> None:
        reach(stage, page.model, shop)
        english = _texts(page)
        words.speak("zh_CN")
        QApplication.processEvents()
        chinese = _texts(page)
        assert page.panel.key == leaf
        assert english != chinese
        assert [text for text in chinese if text in english and _is_words(text)] == []
        assert cut_words(page) == []

    @pytest.mark.parametrize(
        ("stage", "sounds"),
        [
            (Stage.PAID, [PAID]),
            (Stage.REFUSED, [REFUSED]),
            (Stage.UNKNOWN, [ATTENTION]),
            (Stage.SHOWING, []),
        ],
        ids=str,
    )
    def test_what_is_heard(
        self, page: CheckoutView, shop: Shop, stage: Stage, sounds: list[str]
    ) -> None:
        reach(stage, page.model, shop)
        assert shop.sounds.played == sounds

    def test_an_unknown_payment_says_do_not_charge_again(
        self, page: CheckoutView, shop: Shop
    ) -> None:
        reach(Stage.UNKNOWN, page.model, shop)
        wait = page.panel.wait
        assert wait.notice.isVisible()
        assert wait.notice.title.text() == "Do not take money again"
        assert wait.park.isVisible()
        press(page, "F8")
        assert page.model.stage is Stage.SELLING

    def test_a_known_wait_offers_no_next_customer(self, page: CheckoutView, shop: Shop) -> None:
        reach(Stage.CONFIRMING, page.model, shop)
        assert not page.panel.wait.park.isVisible()
        press(page, "F8")
        assert page.model.stage is Stage.CONFIRMING

    def test_the_seconds_left_count_down(self, page: CheckoutView, shop: Shop) -> None:
        reach(Stage.SHOWING, page.model, shop)
        assert page.panel.qr.left.text() == "3:00 left"
        shop.clock.advance(61)
        assert page.panel.qr.left.text() == "1:59 left"

    def test_a_touch_does_what_the_key_does(
        self, page: CheckoutView, shop: Shop, qtbot: QtBot
    ) -> None:
        scan(page, WATER)
        qtbot.mouseClick(page.panel.total.pay, Qt.MouseButton.LeftButton)
        assert page.panel.key == "ask"
        assert page.scan_box.hasFocus()
        scan(page, shop.code())
        qtbot.mouseClick(page.panel.paid.next, Qt.MouseButton.LeftButton)
        assert page.panel.key == "total"

    def test_a_code_to_pass_on_can_be_copied(
        self, page: CheckoutView, shop: Shop, qtbot: QtBot
    ) -> None:
        reach(Stage.REFUSED, page.model, shop)
        qtbot.mouseClick(page.panel.end.code.copy, Qt.MouseButton.LeftButton)
        assert QApplication.clipboard().text() == "ACQ.PAYMENT_AUTH_CODE_INVALID"
        assert page.panel.end.code.copy.words() == "Copied"


def _texts(page: CheckoutView) -> list[str]:
    """Return the words in sight that are ours."""
    from console.widgets.button import Button
    from console.widgets.label import Label

    labels = [one.text() for one in page.findChildren(Label) if one.isVisible() and one.is_ours]
    buttons = [one.words() for one in page.findChildren(Button) if one.isVisible()]
    return [*labels, *buttons, page.scan_box.placeholderText()]


def _is_words(text: str) -> bool:
    return sum(letter.isalpha() and letter.isascii() for letter in text) > 3
