"""A day with sales, and what may go astray in it: at the till, at the platform, between them."""

from __future__ import annotations

from contextlib import closing
from importlib import import_module
from typing import Any

from sqlalchemy import text

from backend.protocol.money import Money
from console.till.attempt import Attempt
from console.till.charges import Code, Qr
from console.till.refund import Refund, RefundAmount
from console.till.teller import Teller
from console.tour import astray
from tests.console.payments.shop import CASHIER, Shop

SQLITE: Any = import_module("pysqlite3")
DAY_SECONDS = 24 * 3600


def paid(shop: Shop, barcode: str, how: Code | Qr | None = None) -> Attempt:
    """Sell something to somebody who pays by a code; return the payment."""
    sale_id = rung_up(shop, barcode)
    record = shop.till.charges.begin(
        sale_id, how or Code(shop.code()), by=CASHIER[0], now=shop.clock.now()
    )
    done = run(shop, record.out_trade_no)
    assert isinstance(done, Attempt)
    return done


def rung_up(shop: Shop, barcode: str) -> str:
    shop.till.carts.add(shop.goods(barcode), 1000, now=shop.clock.now())
    return shop.till.sales.checkout(cashier=CASHIER[0], now=shop.clock.now()).sale_id


def refunded(shop: Shop, payment: Attempt, amount: str) -> Refund:
    """Give a part of a payment back."""
    (refund,) = shop.till.refunds.begin(
        payment.sale_id,
        RefundAmount(Money.from_text(amount)),
        asked_by=CASHIER[0],
        approval=None,
        refund_reason="",
        now=shop.clock.now(),
    )
    done = run(shop, refund.out_request_no)
    assert isinstance(done, Refund)
    return done


def run(shop: Shop, number: str) -> Attempt | Refund:
    """Do what is due now about a payment or a refund."""
    teller = Teller(shop.till, shop.client, clock=shop.clock.now)
    while (turn := teller.step(number)).asked and not turn.settled:
        pass
    return turn.record


def tomorrow(shop: Shop) -> None:
    shop.clock.advance(DAY_SECONDS)


# What goes astray


def charged_past_the_till(shop: Shop, amount: str = "7.70", number: str = "STRAY1") -> None:
    money = Money.from_text(amount)
    astray.charge(shop.client, shop.till, shop.code(), money, number)


def refunded_past_the_till(shop: Shop, payment: Attempt, amount: str) -> None:
    money = Money.from_text(amount)
    astray.give_back(shop.client, shop.till, payment.out_trade_no, money)


def at_platform(shop: Shop, sql: str, **values: object) -> None:
    """Change rows of the platform behind its back."""
    shop.platform.database.do(lambda unit: unit.change(text(sql).bindparams(**values)))


def at_till(shop: Shop, sql: str, *values: object) -> None:
    """Change the till's file behind its back."""
    with closing(SQLITE.connect(shop.folder / "till" / "till.db")) as file, file:
        assert file.execute(sql, values).rowcount == 1
