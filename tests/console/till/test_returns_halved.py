"""A return of goods of which only a part of the money went back; and files from before that."""

from __future__ import annotations

import sqlite3

from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from console.till.discount import Off
from console.till.engine import Send
from console.till.refund import Refund, RefundAmount, RefundLines, State
from console.till.sale import Sale
from tests.console.till.shop import CASHIER, NOON, SOY, Shop

MANAGER = "201"


class Refused(PlatformError):
    code = "40004"
    sub_code = "ACQ.TRADE_NOT_ALLOW_REFUND"


def halved(shop: Shop) -> tuple[Sale, Refund, Refund]:
    """Give soy milk back that was paid in cash by half; the platform refuses its half."""
    sale = shop.sale(SOY, 2000)
    shop.till.charges.take_cash(
        sale.sale_id, Money(1280), amount=Money(1280), by=CASHIER, now=shop.clock.now()
    )
    shop.pay(shop.charge(sale))
    cash, rest = shop.till.refunds.begin(
        sale.sale_id, RefundLines({1: 1000}), asked_by=MANAGER, now=shop.clock.now()
    )
    assert shop.till.sales.detail(sale.sale_id).lines[0].refunding == 1000
    step = shop.till.refunds.next(rest.out_request_no, shop.clock.now())
    assert isinstance(step, Send)
    refused = shop.till.refunds.record(step, Refused(), shop.clock.now())
    assert (cash.state, refused.state) == (State.DONE, State.REFUSED)
    return shop.till.sales.get(sale.sale_id), cash, refused


def test_goods_do_not_count_as_returned_when_a_part_of_their_money_was_refused(shop: Shop) -> None:
    sale, cash, _ = halved(shop)
    (line,) = shop.till.sales.detail(sale.sale_id).lines
    assert (line.refunding, line.refunded, line.taken, line.left) == (0, 0, Money(0), 2000)
    assert sale.rest == sale.total - cash.amount
    shop.tidy()
    assert shop.till.outbox.refused() == ()
    record = shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale
    assert [(one.total, one.lines) for one in record.refunds] == [(cash.amount, ())]
    shop.till.verify()


def test_the_rest_of_the_money_can_still_be_given_back(shop: Shop) -> None:
    sale, _, _ = halved(shop)
    again = shop.till.refunds.begin(
        sale.sale_id, RefundAmount(sale.rest), asked_by=MANAGER, now=shop.clock.now()
    )
    for part in again:
        assert shop.refund(part).state is State.DONE
    assert shop.till.sales.get(sale.sale_id).rest == Money(0)
    shop.tidy()
    shop.till.verify()


def test_a_file_from_before_discounts_goes_on_and_forgets_such_returns(shop: Shop) -> None:
    sale, cash, _ = halved(shop)
    shop.till.carts.add(SOY, now=NOON)
    shop.till.close()
    with sqlite3.connect(shop.folder / "till.db") as old:
        old.execute("DROP TRIGGER sales_summed")
        old.execute("UPDATE sale_lines SET refunded = 1000, taken = ?", (cash.amount.minor * 2,))
        for table in ("sale_lines", "sales", "cart_lines", "carts"):
            columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
            new = ("share", "discount", "off_percent", "off_fen", "list_price", "held_by")
            for column in (*new, *(("note",) if "lines" in table else ())):
                if column in columns:
                    old.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        old.execute("PRAGMA user_version = 5")

    till = shop.restart()

    (line,) = till.sales.detail(sale.sale_id).lines
    assert (line.left, line.taken, line.list_price) == (2000, Money(0), SOY.price)
    cart = till.carts.discount(Off(percent=10), by=CASHIER, now=NOON)
    assert cart.total == Money(1152)
    shop.pay(shop.charge(till.sales.checkout(cashier=CASHIER, now=NOON)))
    till.verify()
