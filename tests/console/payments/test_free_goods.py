"""Goods given away at the counter, and taken back: on paper, on record, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.checkout.view.page import CheckoutView
from console.payments.orders.view.page import OrdersView
from console.payments.orders.view.refund import AMOUNT, GOODS
from console.till.discount import Off
from console.till.refund import State
from console.till.sale import SaleState
from tests.console.keys import press
from tests.console.payments.counter import at
from tests.console.payments.shop import COLA, MANAGER, WATER, Shop
from tests.console.payments.test_papers import Roll, roll

__all__ = ["roll"]


def give_away(model: CheckoutModel, shop: Shop, *codes: str) -> None:
    """Ring goods up of which the first line costs nothing."""
    shop.sign_in(MANAGER)
    for code in codes:
        model.submit(code)
    model.basket.bargain.discount_line(model.basket.cart.lines[0], Off(percent=100))


@pytest.mark.parametrize("key", ["F9", "F10", "F11"])
def test_what_costs_nothing_is_sold_by_any_key_without_asking_the_customer(
    roll: Roll, page: CheckoutView, shop: Shop, key: str
) -> None:
    give_away(page.model, shop, WATER)
    roll.read()

    press(page, key)
    if page.panel.key == "cash":
        press(page, "Return")

    assert at(page.model) is Stage.PAID
    sale = page.model.sale
    assert sale is not None
    assert (sale.state, sale.total) == (SaleState.PAID, Money(0))
    lines, cuts, kicks = roll.read()
    assert (cuts, kicks) == (1, 0), "a receipt, and the drawer stays shut"
    assert not any(line.startswith("Cash ") for line in lines)


def test_a_scanned_code_pays_nothing_for_what_costs_nothing(page: CheckoutView, shop: Shop) -> None:
    before = shop.balance()
    give_away(page.model, shop, WATER)
    page.model.submit(shop.code())
    assert at(page.model) is Stage.PAID
    assert shop.balance() == before


def test_a_gift_is_taken_back_by_keys_and_its_slip_is_printed(
    roll: Roll, page: CheckoutView, orders: OrdersView, shop: Shop, qtbot: QtBot
) -> None:
    give_away(page.model, shop, WATER, COLA)
    page.model.submit(shop.code())
    assert page.model.sale is not None
    sale_id, before = page.model.sale.sale_id, shop.balance()
    roll.read()
    orders.model.choose(sale_id)

    press(orders, "F6")
    refund = orders.panel.refund
    qtbot.mouseClick(refund.by.segment(GOODS), Qt.MouseButton.LeftButton)
    assert not refund.give.isEnabled(), "nothing is chosen yet"
    qtbot.mouseClick(refund.edits[1].plus, Qt.MouseButton.LeftButton)
    assert refund.give.words() == "Take back the goods"
    press(orders, "Ctrl+Return")

    detail = orders.model.detail
    assert detail is not None
    assert [(one.state, one.amount) for one in detail.refunds] == [(State.DONE, Money(0))]
    assert detail.lines[0].left == 0
    assert shop.balance() == before
    lines, cuts, kicks = roll.read()
    assert (cuts, kicks) == (1, 0)
    assert "Refund receipt" in lines
    assert not any(line.startswith("Cash ") for line in lines)


def test_a_sale_that_was_given_away_comes_back_whole(
    page: CheckoutView, orders: OrdersView, shop: Shop
) -> None:
    give_away(page.model, shop, WATER)
    page.model.ask()
    assert page.model.sale is not None
    orders.model.choose(page.model.sale.sale_id)
    assert orders.model.may_refund

    press(orders, "F6")
    assert not orders.panel.refund.by.segment(AMOUNT).isEnabled()
    press(orders, "Ctrl+Return")

    detail = orders.model.detail
    assert detail is not None
    assert [line.left for line in detail.lines] == [0]
    assert not detail.may_come_back


def test_goods_come_back_for_nothing_when_all_their_money_did(
    page: CheckoutView, orders: OrdersView, shop: Shop
) -> None:
    give_away(page.model, shop, WATER, COLA)
    page.model.submit(shop.code())
    assert page.model.sale is not None
    orders.model.choose(page.model.sale.sale_id)
    orders.model.refund_amount(page.model.sale.total, "")
    assert orders.model.may_refund

    orders.model.refund_all("")

    detail = orders.model.detail
    assert detail is not None
    assert [line.left for line in detail.lines] == [0, 0]
    assert [refund.amount for refund in detail.refunds] == [detail.sale.total, Money(0)]
    assert not detail.may_come_back
    shop.till.verify()
