"""What is asked before money moves twice, or back; and clicks that land where nobody meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.desk import customer
from console.desk.settings import ASK_BEFORE_REPEAT
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.checkout.view.page import CheckoutView
from console.payments.reasons import reason_of
from console.shell.window import Window
from tests.console.keys import press, scanned, typed
from tests.console.payments.counter import at, attempts
from tests.console.payments.shop import COLA, WATER, Shop


def sold(model: CheckoutModel, shop: Shop) -> None:
    model.submit(WATER)
    model.pay_by_code(shop.code())
    assert at(model) is Stage.PAID
    model.next_sale()


class TestRepeats:
    def test_the_same_amount_within_a_minute_is_asked_about(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        sold(model, shop)
        model.submit(WATER)
        model.pay_by_qr()
        assert at(model) is Stage.REPEATED
        assert model.repeated is not None
        assert attempts(shop) == 1
        model.charge_again()
        assert at(model) is Stage.SHOWING
        assert attempts(shop) == 2

    def test_it_is_not_charged_if_it_was_the_same_sale(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        sold(model, shop)
        model.submit(WATER)
        model.pay_by_code(shop.code())
        model.ask()
        assert (at(model), attempts(shop)) == (Stage.ASKING, 1)
        model.leave()
        assert at(model) is Stage.SELLING
        assert model.basket.cart.total == Money(200)

    def test_what_a_code_paid_counts_not_what_the_sale_came_to(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.submit(WATER)
        model.take_cash(Money(200))
        model.submit(shop.code())  # the other half
        model.next_sale()
        model.submit(WATER)
        model.pay_by_qr()
        assert at(model) is Stage.REPEATED, "2.00 were charged a moment ago"
        model.leave()
        model.submit(WATER)
        model.pay_by_qr()
        assert at(model) is Stage.SHOWING, "4.00 were not"

    def test_a_fresh_code_scanned_meanwhile_is_the_one_that_is_charged(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        sold(model, shop)
        model.submit(WATER)
        model.submit("289999999999999999")
        model.submit(shop.code())
        assert at(model) is Stage.REPEATED
        model.charge_again()
        assert at(model) is Stage.PAID

    def test_another_amount_cash_a_minute_and_a_shop_that_does_not_want_it_pass(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        sold(model, shop)
        model.submit(COLA)
        model.pay_by_code(shop.code())
        assert at(model) is Stage.PAID
        model.next_sale()
        model.submit(WATER)
        model.take_cash(Money(200))
        assert at(model) is Stage.PAID
        model.next_sale()
        shop.desk.settings.put(ASK_BEFORE_REPEAT, value=False)
        sold(model, shop)
        shop.desk.settings.put(ASK_BEFORE_REPEAT, value=True)
        shop.clock.advance(60)
        sold(model, shop)

    def test_enter_goes_on(self, page: CheckoutView, shop: Shop) -> None:
        sold(page.model, shop)
        scanned(page, WATER)
        scanned(page, shop.code())
        assert page.panel.key == "repeat"
        press(page, "Return")
        assert page.panel.key == "paid"


class TestParts:
    def test_esc_twice_does_not_give_a_part_back(self, page: CheckoutView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F11")
        typed(page, "1")
        press(page, "Return")
        assert page.panel.key == "ask"
        for leaf in ("give_back", "ask", "give_back"):
            press(page, "Esc")
            assert page.panel.key == leaf
        assert shop.toasts == []
        scanned(page, shop.code())
        assert page.panel.key == "paid"

    def test_a_declined_rest_is_not_told_as_nothing_taken(self, model: CheckoutModel) -> None:
        model.submit(WATER)
        model.take_cash(Money(50))
        model.pay_by_qr()
        model.stop()
        assert model.attempt is not None
        assert "Nothing" in str(reason_of(model.attempt).now())
        assert "The rest" in str(reason_of(model.attempt, rest=True).now())

    def test_the_customer_is_told_so_too(self, page: CheckoutView, shop: Shop) -> None:
        scanned(page, WATER)
        page.model.take_cash(Money(50))
        page.model.pay_by_code("289999999999999999")
        scene = shop.desk.customer.scene
        assert isinstance(scene, customer.NotPaid)
        assert scene.taken == Money(50)

    def test_the_change_of_the_last_sale_is_found_at_the_empty_counter(
        self, page: CheckoutView
    ) -> None:
        scanned(page, WATER)
        press(page, "F11")
        typed(page, "5")
        press(page, "Return")
        press(page, "Space")
        last = page.panel.total.last
        assert last.change.isVisible()
        assert last.change.figure.text() == "¥\u20093.00"


def click(window: QWidget, at: QPoint, *, double: bool = False) -> None:
    """Click where the pointer is, whatever lies there."""
    handle = window.windowHandle()
    press_it = QTest.mouseDClick if double else QTest.mouseClick
    press_it(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.processEvents()


class TestDoubleClicks:
    @pytest.fixture
    def take(self, qtbot: QtBot, page: CheckoutView, window: Window) -> QPoint:
        """Come to where cash is taken, and return where to click."""
        scanned(page, WATER)
        press(page, "F11")
        typed(page, "1")
        qtbot.waitUntil(lambda: not page.panel.shielded)
        take = page.panel.cash.take
        return take.mapTo(window, QPoint(take.width() // 4, take.height() // 2))

    @pytest.fixture
    def second(self, qapp: QApplication, take: QPoint) -> Iterator[QPoint]:
        """Let a double click take a minute: on a busy computer the second comes late."""
        before = qapp.doubleClickInterval()
        qapp.setDoubleClickInterval(60_000)
        yield take
        qapp.setDoubleClickInterval(before)

    def test_the_second_click_presses_nothing_on_the_next_leaf(
        self, page: CheckoutView, window: Window, shop: Shop, second: QPoint
    ) -> None:
        click(window, second)
        assert page.panel.key == "ask"
        click(window, second, double=True)
        assert page.panel.key == "ask"
        assert attempts(shop) == 1

    def test_a_click_after_it_presses(
        self, qtbot: QtBot, page: CheckoutView, window: Window, take: QPoint
    ) -> None:
        click(window, take)
        assert page.panel.key == "ask"
        qtbot.waitUntil(lambda: not page.panel.shielded)
        qr = page.panel.ask.qr
        click(window, qr.mapTo(window, qr.rect().center()))
        assert page.panel.key == "qr"
