"""The orders page as a cashier and a manager have it: keys and touches through the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.desk.sounds import ATTENTION
from console.desk.staff import Person
from console.desk.words import Words
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.orders.view.page import OrdersView
from console.payments.orders.view.refund import AMOUNT, GOODS
from console.shell.counter import Counter
from console.shell.window import Window
from console.till.refund import State
from console.tour.eyes import cut_words
from console.widgets.empty import Empty
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, scanned, typed
from tests.console.payments.counter import reach
from tests.console.payments.shop import COLA, MANAGER, WATER, Shop
from tests.console.payments.test_orders_model import sell
from tests.console.till.shop import lost_before


@pytest.fixture
def sold(shop: Shop) -> list[str]:
    """Return two sales, the older first."""
    return [sell(shop, WATER, WATER, COLA), sell(shop, COLA)]


def chosen(orders: OrdersView) -> str:
    detail = orders.model.detail
    return detail.sale.sale_id if detail is not None else ""


def marked(orders: OrdersView) -> str:
    sale = orders.table.selected()
    return str(sale.sale_id) if sale is not None else ""


class TestReading:
    def test_arrow_keys_walk_through_the_sales(self, sold: list[str], orders: OrdersView) -> None:
        assert orders.panel.key == "nothing"
        assert orders.search.hasFocus()
        press(orders, "Down")
        assert chosen(orders) == sold[1]
        press(orders, "Down")
        assert chosen(orders) == sold[0]
        assert orders.panel.key == "detail"
        press(orders, "Up")
        assert chosen(orders) == sold[1]

    def test_the_tax_in_a_sale_is_said_where_its_goods_have_a_rate(
        self, shop: Shop, orders: OrdersView, counter: Counter
    ) -> None:
        untaxed = sell(shop, WATER)
        goods = [shop.till.goods.by_barcode(code) for code in (WATER, COLA)]
        rates = zip(goods, ("13%", "9%"), strict=True)
        shop.till.goods.put(replace(one, tax=rate) for one, rate in rates if one is not None)
        taxed = sell(shop, WATER, WATER, COLA)

        counter.go("payments.orders", taxed)

        said = [line.text() for line in orders.panel.detail.findChildren(QLabel)]
        assert said[said.index("Including tax") + 1] == "0.69"  # 0.46 of 4.00, 0.23 of 2.80
        counter.go("payments.orders", untaxed)
        QApplication.processEvents()
        assert "Including tax" not in [
            line.text()
            for line in orders.panel.detail.findChildren(QLabel)
            if line.isVisibleTo(orders.panel.detail)
        ]

    def test_a_sale_that_is_asked_for_is_shown_and_marked(
        self, sold: list[str], orders: OrdersView, counter: Counter
    ) -> None:
        counter.go("payments.orders", sold[0])
        assert chosen(orders) == sold[0]
        assert marked(orders) == sold[0]

    def test_the_mark_stays_when_the_list_is_read_again(
        self, sold: list[str], orders: OrdersView
    ) -> None:
        press(orders, "Down")
        press(orders, "Down")
        orders.model.list_changed.emit()
        assert marked(orders) == sold[0]

    def test_a_search_without_result_says_what_to_try(
        self, sold: list[str], orders: OrdersView, shop: Shop
    ) -> None:
        del sold
        empty = orders.findChild(Empty)
        assert empty is not None
        assert not empty.isVisible()
        typed(orders, "nowhere")
        shop.clock.advance(1)
        assert empty.isVisible()
        assert empty.title.text() == "No sale matches"

    def test_a_till_that_sold_nothing_says_what_will_be_here(self, orders: OrdersView) -> None:
        empty = orders.findChild(Empty)
        assert empty is not None
        assert empty.isVisible()
        assert empty.title.text() == "No sales yet"

    def test_a_payment_code_is_not_searched_for(
        self, sold: list[str], orders: OrdersView, shop: Shop
    ) -> None:
        del sold
        scanned(orders, shop.code())
        assert orders.search.text() == ""
        assert shop.toasts == ["Payments are taken at the checkout"]
        assert shop.sounds.played[-1] == ATTENTION

    def test_scanned_goods_find_their_sales(self, sold: list[str], orders: OrdersView) -> None:
        scanned(orders, WATER)
        assert [sale.sale_id for sale in orders.rows.rows] == [sold[0]]

    def test_typing_and_choosing_a_state_narrow_the_list(
        self, sold: list[str], orders: OrdersView, shop: Shop, qtbot: QtBot
    ) -> None:
        typed(orders, "330ml")
        shop.clock.advance(1)
        assert len(orders.rows.rows) == len(sold)
        qtbot.mouseClick(orders.states.segment("open"), Qt.MouseButton.LeftButton)
        assert orders.rows.rows == ()
        assert orders.table.isVisible()

    def test_a_list_that_cannot_be_read_says_so_and_can_be_tried_again(
        self, sold: list[str], orders: OrdersView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        del sold
        from console.widgets.failure_view import FailureView

        with monkeypatch.context() as broken:
            broken.setattr(orders.model, "page", lambda _: 1 / 0)
            orders.arrive("")
        failure = orders.table.findChild(FailureView)
        assert failure is not None
        assert failure.isVisible()
        orders.arrive("")
        assert len(orders.rows.rows) == 2
        del qtbot


class TestRefunding:
    def test_a_cashier_gives_back_goods_with_a_managers_pin(
        self, sold: list[str], orders: OrdersView, shop: Shop, qtbot: QtBot
    ) -> None:
        before = shop.balance()
        orders.model.choose(sold[0])
        press(orders, "F6")
        assert orders.panel.key == "refund"
        refund = orders.panel.refund
        assert refund.give.words() == "Refund ¥\u20096.80"
        qtbot.mouseClick(refund.by.segment(GOODS), Qt.MouseButton.LeftButton)
        assert not refund.give.isEnabled(), "nothing is chosen yet"
        for _ in range(5):
            qtbot.mouseClick(refund.edits[1].plus, Qt.MouseButton.LeftButton)
        assert refund.edits[1].thousandths() == 2000, "no more than was sold"
        refund.reason.setText(" 瓶盖坏了 ")
        press(orders, "Ctrl+Return")
        assert orders.panel.key == "approve"
        assert orders.panel.approve.what.figure.text() == "¥\u20094.00"
        typed(orders, "9999")
        press(orders, "Return")
        assert "4 tries left" in orders.panel.approve.pad.message()
        typed(orders, MANAGER[1])
        press(orders, "Return")
        assert orders.panel.key == "detail"
        assert orders.search.hasFocus()
        assert shop.balance() == before + Money(400)
        assert shop.toasts[-1] == "¥\u20094.00 went back to the customer"
        detail = orders.model.detail
        assert detail is not None
        assert detail.refunds[0].refund_reason == "瓶盖坏了"
        assert orders.rows.rows[1].refunded == Money(400)

    def test_an_amount_must_fit(
        self, sold: list[str], orders: OrdersView, shop: Shop, qtbot: QtBot
    ) -> None:
        shop.sign_in(MANAGER)
        orders.model.choose(sold[1])
        press(orders, "F6")
        refund = orders.panel.refund
        qtbot.mouseClick(refund.by.segment(AMOUNT), Qt.MouseButton.LeftButton)
        for text, fits in (("2.80", True), ("2.81", False), ("0", False), ("", False), ("1", True)):
            refund.amount.setText(text)
            assert refund.give.isEnabled() is fits
        press(orders, "Ctrl+Return")
        detail = orders.model.detail
        assert detail is not None
        assert [(one.amount, one.state) for one in detail.refunds] == [(Money(100), State.DONE)]

    def test_escape_goes_back_step_by_step(self, sold: list[str], orders: OrdersView) -> None:
        orders.model.choose(sold[0])
        press(orders, "F6")
        press(orders, "Ctrl+Return")
        assert orders.panel.key == "approve"
        press(orders, "Esc")
        assert orders.panel.key == "refund"
        press(orders, "Esc")
        assert orders.panel.key == "detail"
        assert orders.search.hasFocus()

    def test_a_pad_that_is_locked_opens_for_another_manager(
        self, sold: list[str], orders: OrdersView, qtbot: QtBot
    ) -> None:
        orders.model.choose(sold[0])
        press(orders, "F6")
        press(orders, "Ctrl+Return")
        approve = orders.panel.approve
        for _ in range(5):
            approve.entered.emit(_people()[0], "0000")
        assert "Too many wrong PINs" in approve.pad.message()
        assert approve.who is not None
        qtbot.mouseClick(approve.who.segment("301"), Qt.MouseButton.LeftButton)
        assert approve.pad.message() == ""
        assert approve.pad.hasFocus()
        typed(orders, "3333")
        press(orders, "Return")
        assert orders.panel.key == "detail"

    def test_goods_that_went_back_are_not_offered_again(
        self, sold: list[str], orders: OrdersView, shop: Shop
    ) -> None:
        shop.sign_in(MANAGER)
        orders.model.choose(sold[0])
        orders.model.refund_lines({2: 1000}, "")
        press(orders, "F6")
        assert list(orders.panel.refund.edits) == [1]

    def test_nothing_more_can_go_back_than_came(
        self, sold: list[str], orders: OrdersView, shop: Shop
    ) -> None:
        shop.sign_in(MANAGER)
        orders.model.choose(sold[0])
        orders.model.refund_all("")
        assert not orders.panel.detail.refund.isEnabled()
        press(orders, "F6")
        assert orders.panel.key == "detail"


def test_an_open_sale_goes_back_to_the_counter_with_one_key(
    counter: Counter, orders: OrdersView, shop: Shop
) -> None:
    checkout = counter.page("payments.checkout").model  # type: ignore[attr-defined]
    assert isinstance(checkout, CheckoutModel)
    shop.line.down = lost_before
    reach(Stage.UNKNOWN, checkout, shop)
    sale_id = checkout.sale.sale_id if checkout.sale else ""
    checkout.park()
    orders.arrive(sale_id)
    assert orders.panel.detail.bring.isVisible()
    assert not orders.panel.detail.refund.isVisible()
    press(orders, "F8")
    assert counter.current == "payments.checkout"
    assert checkout.sale is not None
    assert checkout.sale.sale_id == sale_id


@pytest.mark.parametrize("leaf", ["nothing", "detail", "refund", "goods", "amount", "approve"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_leaf_has_names_and_room_in_both_languages(
    sold: list[str],
    orders: OrdersView,
    window: Window,
    shop: Shop,
    words: Words,
    leaf: str,
    language: str,
) -> None:
    words.speak(language)
    if leaf != "nothing":
        orders.model.choose(sold[0])
    if leaf in {"refund", "goods", "amount", "approve"}:
        press(orders, "F6")
    if leaf in {"goods", "amount"}:
        orders.panel.refund.by.segment(leaf).click()
    if leaf == "approve":
        press(orders, "Ctrl+Return")
    assert orders.panel.key == ("refund" if leaf in {"goods", "amount"} else leaf)
    for size in ((1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        for finds in (nameless, guessing, small, cut_words):
            assert finds(orders) == []
    del shop


def _people() -> list[Person]:
    return [
        Person(staff_id="201", name="周岚", role="manager"),
        Person(staff_id="301", name="陈掌柜", role="owner"),
    ]
