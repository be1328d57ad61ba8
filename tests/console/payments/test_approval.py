"""A manager's PIN allows the refund it was typed for, and no other."""

from __future__ import annotations

import pytest

from backend.protocol.money import Money
from console.payments.orders.model import OrdersModel
from console.till.charges import Code
from console.till.sale import Sale
from console.till.teller import Teller
from tests.console.fakes import Held
from tests.console.payments.shop import CASHIER, MANAGER, WATER, Shop


@pytest.fixture
def background() -> Held:
    """Let the platform answer when it is told to."""
    return Held()


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
    manager = next(one for one in shop.staffing.people() if one.staff_id == MANAGER[0])
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
    manager = next(one for one in shop.staffing.people() if one.staff_id == MANAGER[0])
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
