"""What cost nothing is sold, comes back, and is on record like anything else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest, SaleRecord
from backend.retail.contract.stock import STOCK_QUERY, StockQueryRequest
from console.till.attempt import How
from console.till.charges import Qr
from console.till.database import MIGRATIONS
from console.till.discount import Off
from console.till.failures import AmountOutOfRange, BadQuantity, NothingToRefund
from console.till.looking import Looker
from console.till.refund import Refund, RefundAmount, RefundLines, State
from console.till.sale import Sale, SaleState
from console.till.store import gifts
from tests.console.till.books import check_books
from tests.console.till.pair import Counter
from tests.console.till.shop import APPLE, CASHIER, NOON, SOY, Shop, lost_before

MANAGER = "201"
GOODS = "G0001"
"""One the platform keeps stock of."""
WATER = replace(SOY, goods_id=GOODS)


def forget_gifts(file: sqlite3.Connection) -> None:
    """Let a file have the rules of before there were sales and returns of nothing."""
    file.execute("PRAGMA writable_schema=ON")
    for table, before, now in gifts.RULES:
        file.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?",
            (now, before, table),
        )
    file.execute("PRAGMA writable_schema=RESET")


def with_a_gift(shop: Shop) -> Sale:
    """Sell 0.325 kg of apples for 3.25, with two waters for nothing."""
    shop.till.carts.add(WATER, 2000, now=NOON)
    shop.till.carts.add(APPLE, 325, now=NOON)
    shop.till.carts.discount_line(1, Off(percent=100), by=CASHIER, now=NOON)
    return shop.till.sales.checkout(cashier=CASHIER, now=shop.clock.now())


def given_away(shop: Shop) -> Sale:
    """Give one water away."""
    shop.till.carts.add(WATER, now=NOON)
    shop.till.carts.discount(Off(percent=100), by=CASHIER, now=NOON)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=shop.clock.now())
    shop.till.charges.take_cash(sale.sale_id, Money(0), by=CASHIER, now=shop.clock.now())
    return shop.till.sales.get(sale.sale_id)


def back(shop: Shop, sale: Sale, quantities: dict[int, int]) -> Refund:
    what = RefundLines(quantities)
    now = shop.clock.now()
    (refund,) = shop.till.refunds.begin(sale.sale_id, what, asked_by=MANAGER, now=now)
    return refund


def recorded(shop: Shop, sale: Sale) -> SaleRecord:
    return shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale


def level(shop: Shop) -> int:
    shop.tidy()
    found = shop.client.call(STOCK_QUERY, StockQueryRequest(goods_ids=(GOODS,))).stock
    return int(found[0].level) if found else 0


def test_a_gift_comes_back_alone_into_stock_without_a_word_to_the_gateway(shop: Shop) -> None:
    before, full = shop.balance(), level(shop)
    sale = with_a_gift(shop)
    shop.pay(shop.charge(sale))
    assert level(shop) == full - 2

    sent = len(shop.line.sent)
    refund = back(shop, sale, {1: 1000})

    assert (refund.state, refund.amount, refund.how) == (State.DONE, Money(0), How.CASH)
    assert refund.settled
    assert len(shop.line.sent) == sent
    assert level(shop) == full - 1
    (record,) = recorded(shop, sale).refunds
    assert (record.total, record.payments) == (Money(0), ())
    (line,) = record.lines
    assert (line.line_no, int(line.quantity), line.total) == (1, 1, Money(0))
    assert not any(b"trade.refund" in form for form in shop.line.sent)
    assert shop.till.sales.get(sale.sale_id).rest == sale.total
    assert shop.till.outbox.refused() == ()
    check_books(shop, before)
    shop.till.verify()


def test_a_gift_comes_back_after_all_the_money_did(shop: Shop) -> None:
    sale = with_a_gift(shop)
    shop.pay(shop.charge(sale))
    now = shop.clock.now()
    (money,) = shop.till.refunds.begin(
        sale.sale_id, RefundLines({2: 325}), asked_by=MANAGER, now=now
    )
    assert shop.refund(money).state is State.DONE
    assert back(shop, sale, {1: 2000}).state is State.DONE
    for what in (RefundLines({1: 1000}), RefundAmount(Money(1)), RefundAmount(Money(0))):
        with pytest.raises((NothingToRefund, BadQuantity)):
            shop.till.refunds.quote(sale.sale_id, what)
    shop.tidy()
    assert len(recorded(shop, sale).refunds) == 2
    shop.till.verify()


def test_a_piece_worth_less_than_half_a_fen_comes_back_alone(shop: Shop) -> None:
    cheap = replace(SOY, price=Money(1))
    shop.till.carts.add(cheap, 5000, now=NOON)
    shop.till.carts.discount(Off(Money(3)), by=CASHIER, now=NOON)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    shop.pay(shop.charge(sale))
    given = [shop.refund(back(shop, sale, {1: 1000})).amount.minor for _ in range(5)]
    assert sum(given) == sale.total.minor == 2
    assert 0 in given
    shop.tidy()
    shop.till.verify()


def test_a_gift_is_on_record_and_in_the_shift(shop: Shop) -> None:
    sale = with_a_gift(shop)
    shop.pay(shop.charge(sale))
    back(shop, sale, {1: 1000})
    done = [one for one in shop.till.journal.after(0) if one.kind == "activity.refund"]
    assert [(one.fields["by"], one.fields["amount"]) for one in done] == [(MANAGER, "0.00")]
    figures = shop.till.shifts.figures()
    assert figures is not None
    assert (figures.returns_count, figures.returns_total) == (1, Money(0))
    assert not [one for one in figures.tenders if one.tender == "CASH" and one.given_back_count]


def test_a_sale_of_nothing_is_paid_at_once_and_comes_back(shop: Shop) -> None:
    before, full = shop.balance(), level(shop)
    sale = given_away(shop)
    assert (sale.state, sale.total, sale.paid) == (SaleState.PAID, Money(0), Money(0))
    assert level(shop) == full - 1
    record = recorded(shop, sale)
    assert (record.total, record.payments) == (Money(0), ())

    assert back(shop, sale, {1: 1000}).state is State.DONE

    assert level(shop) == full
    assert len(recorded(shop, sale).refunds) == 1
    with pytest.raises(NothingToRefund):
        shop.till.refunds.quote(sale.sale_id, RefundAmount(Money(0)))
    assert shop.till.outbox.refused() == ()
    check_books(shop, before)
    shop.till.verify()


def test_the_platform_is_never_asked_to_charge_nothing(shop: Shop) -> None:
    shop.till.carts.add(SOY, now=NOON)
    shop.till.carts.discount(Off(percent=100), by=CASHIER, now=NOON)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    with pytest.raises(AmountOutOfRange):
        shop.charge(sale)
    with pytest.raises(AmountOutOfRange):
        shop.charge(sale, Qr())
    assert shop.till.charges.of_sale(sale.sale_id) == ()
    shop.till.verify()
    shop.till.sales.reopen(sale.sale_id, now=NOON)
    shop.till.verify()


def test_something_is_not_paid_by_nothing(shop: Shop) -> None:
    sale = shop.sale()
    with pytest.raises(AmountOutOfRange):
        shop.till.charges.take_cash(sale.sale_id, Money(0), amount=Money(0), by=CASHIER, now=NOON)
    assert shop.till.sales.get(sale.sale_id).state is SaleState.OPEN


def test_a_file_of_before_sells_and_takes_back_gifts_too(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    shop.till.close()
    with closing(sqlite3.connect(shop.folder / "till.db", isolation_level=None)) as old:
        forget_gifts(old)
        (rule,) = old.execute("SELECT sql FROM sqlite_schema WHERE name = 'sales'").fetchone()
        assert "CHECK (total > 0)" in rule
        old.execute(f"PRAGMA user_version = {MIGRATIONS.index(gifts.prepare)}")
    till = shop.restart()

    assert back(shop, given_away(shop), {1: 1000}).state is State.DONE
    assert till.sales.get(sale.sale_id).paid == sale.total
    till.verify()
    with closing(sqlite3.connect(shop.folder / "till.db")) as file:
        for statement in (
            "UPDATE sales SET total = -1",
            "UPDATE attempts SET amount = 0 WHERE how = 'code'",
            "UPDATE refunds SET how = 'code' WHERE amount = 0",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                file.execute(statement)


# At another till


def test_what_one_till_gave_away_comes_back_at_another_once(
    first: Counter, second: Counter
) -> None:
    now = first.clock.now()
    first.till.carts.add(WATER, now=now)
    first.till.carts.discount(Off(percent=100), by=CASHIER, now=now)
    sale = first.till.sales.checkout(cashier=CASHIER, now=now)
    first.till.charges.take_cash(sale.sale_id, Money(0), by=CASHIER, now=now)
    first.custodian.turn()
    Looker(second.till, second.client, clock=second.clock.now).find(sale.number)

    (refund,) = second.reserver.begin(sale.sale_id, RefundLines({1: 1000}), asked_by=MANAGER)
    second.custodian.turn()

    assert (refund.state, refund.amount) == (State.DONE, Money(0))
    with pytest.raises(NothingToRefund):
        first.reserver.begin(sale.sale_id, RefundLines({1: 1000}), asked_by=MANAGER)
    first.till.verify()
    second.till.verify()


def test_without_the_platform_a_gift_still_comes_back(shop: Shop) -> None:
    sale = with_a_gift(shop)
    shop.pay(shop.charge(sale))
    shop.line.down = lost_before
    assert back(shop, sale, {1: 2000}).state is State.DONE
