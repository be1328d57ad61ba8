"""A manager's PIN allows the refund it was typed for, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from console.desk.words import Words
from console.payments.orders.model import OrdersModel
from console.till.charges import Code
from console.till.sale import Sale
from console.till.teller import Teller
from tests.console.fakes import Held
from tests.console.payments.shop import CASHIER, MANAGER, WATER, Shop


@pytest.fixture
def shop(qapp: QApplication, words: Words, tmp_path: Path) -> Iterator[Shop]:
    """Open a shop whose platform answers when it is told to."""
    del qapp
    opened = Shop(tmp_path, words, Held())
    opened.sign_in()
    yield opened
    opened.close()


def sold(shop: Shop) -> Sale:
    now = shop.clock.now()
    shop.till.carts.add(shop.goods(WATER), 1000, now=now)
    sale = shop.till.sales.checkout(cashier=CASHIER[0], now=now)
    paid = shop.till.charges.begin(sale.sale_id, Code(shop.code()), by=CASHIER[0], now=now)
    Teller(shop.till, shop.client, clock=shop.clock.now).step(paid.out_trade_no)
    return sale


@pytest.mark.parametrize("next_one", [None, MANAGER])
def test_an_approval_lets_nobody_do_it_but_who_asked(
    shop: Shop, next_one: tuple[str, str] | None
) -> None:
    sale = sold(shop)
    model = OrdersModel(shop.desk)
    model.choose(sale.sale_id)
    manager = next(one for one in shop.staffing.people() if one.staff_no == MANAGER[0])
    model.refund_amount(Money(1), "")
    model.asking.approve(manager, MANAGER[1])
    shop.desk.session.leave()
    if next_one is not None:
        shop.sign_in(next_one)

    assert isinstance(shop.background, Held)
    shop.background.release()

    assert shop.till.refunds.of_sale(sale.sale_id) == ()


def test_an_approval_that_comes_late_allows_no_other_refund(shop: Shop) -> None:
    sale = sold(shop)
    model = OrdersModel(shop.desk)
    model.choose(sale.sale_id)
    manager = next(one for one in shop.staffing.people() if one.staff_no == MANAGER[0])
    model.refund_amount(Money(1), "")
    model.asking.approve(manager, MANAGER[1])
    model.asking.withdraw()
    model.refund_amount(Money(200), "")

    assert isinstance(shop.background, Held)
    shop.background.release()

    assert shop.till.refunds.of_sale(sale.sale_id) == ()
    model.asking.approve(manager, MANAGER[1])
    shop.background.release()
    (refund,) = shop.till.refunds.of_sale(sale.sale_id)
    assert refund.amount == Money(200)
