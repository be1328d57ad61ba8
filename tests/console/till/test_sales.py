"""Sales: made, given up, parked, found again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backend.protocol.money import Money
from console.till.failures import (
    AmountOutOfRange,
    EmptyCart,
    LiveAttempt,
    NoSuchSale,
    SaleAlreadyPaid,
    SaleNotOpen,
)
from console.till.refund import RefundAmount
from console.till.sale import DayFigures, Goods, Sale, SaleQuery, SaleState
from tests.console.till.shop import APPLE, CASHIER, NOON, SOY, Shop


def test_checking_out_freezes_the_lines_and_empties_the_cart(shop: Shop) -> None:
    shop.till.carts.write_note("快点", now=NOON)
    sale = shop.sale(SOY, 2000)
    detail = shop.till.sales.detail(sale.sale_id)
    assert (sale.number, sale.state, sale.total) == ("260501-0001", SaleState.OPEN, Money(2560))
    assert (sale.cashier, sale.note, sale.in_hand) == (CASHIER, "快点", True)
    assert [(line.name, line.quantity, line.amount) for line in detail.lines] == [
        ("豆浆", 2000, Money(2560))
    ]
    assert shop.till.carts.current(NOON).lines == ()


def test_nothing_and_what_no_payment_can_ask_for_is_not_sold(shop: Shop) -> None:
    with pytest.raises(EmptyCart):
        shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    shop.till.carts.add(Goods("G-0", "太贵", Money(10_000_000_000)), 2000, now=NOON)
    with pytest.raises(AmountOutOfRange):
        shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    assert len(shop.till.carts.current(NOON).lines) == 1
    assert shop.till.sales.open() == ()


def test_sales_are_counted_by_day(shop: Shop) -> None:
    assert [shop.sale().number for _ in range(2)] == ["260501-0001", "260501-0002"]
    shop.clock.at += timedelta(hours=12)  # midnight in the shop
    assert shop.sale().number == "260502-0001"
    shop.clock.at -= timedelta(hours=12)  # the clock is set back
    assert shop.sale().number == "260501-0003"


def test_a_sale_given_up_goes_back_into_the_cart(shop: Shop) -> None:
    sale = shop.sale(APPLE, 325)
    other = shop.till.carts.add(SOY, now=NOON)
    cart = shop.till.sales.reopen(sale.sale_id, now=NOON)
    assert [(line.name, line.quantity) for line in cart.lines] == [("苹果", 325)]
    assert shop.till.carts.current(NOON).lines == cart.lines
    assert [held.cart_id for held in shop.till.carts.held()] == [other.cart_id]
    void = shop.till.sales.get(sale.sale_id)
    assert (void.state, void.in_hand) == (SaleState.VOID, False)
    with pytest.raises(SaleNotOpen):
        shop.till.sales.reopen(sale.sale_id, now=NOON)


def test_a_sale_with_a_live_payment_is_not_given_up(shop: Shop) -> None:
    sale = shop.sale()
    attempt = shop.charge(sale)
    with pytest.raises(LiveAttempt):
        shop.till.sales.reopen(sale.sale_id, now=NOON)
    shop.pay(attempt)
    with pytest.raises(SaleAlreadyPaid):
        shop.till.sales.reopen(sale.sale_id, now=NOON)


def test_a_parked_sale_leaves_the_counter_and_comes_back(shop: Shop) -> None:
    sale = shop.sale()
    shop.till.sales.park(sale.sale_id, now=NOON)
    assert shop.till.sales.in_hand() is None
    second = shop.sale()
    assert shop.till.sales.take_in_hand(sale.sale_id).in_hand
    assert not shop.till.sales.get(second.sale_id).in_hand
    assert {one.sale_id for one in shop.till.sales.open()} == {sale.sale_id, second.sale_id}


def test_only_an_open_sale_is_taken_in_hand(shop: Shop) -> None:
    sale = shop.sale()
    shop.till.sales.reopen(sale.sale_id, now=NOON)
    with pytest.raises(SaleNotOpen):
        shop.till.sales.take_in_hand(sale.sale_id)


def test_a_sale_is_found_by_its_number(shop: Shop) -> None:
    sale = shop.sale()
    assert shop.till.sales.by_number(sale.number) == sale
    for missing in (shop.till.sales.by_number, shop.till.sales.get, shop.till.sales.detail):
        with pytest.raises(NoSuchSale):
            missing("260501-9999")
    with pytest.raises(NoSuchSale):
        shop.till.sales.park("S0", now=NOON)


def found(shop: Shop, query: SaleQuery) -> list[str]:
    return [sale.number for sale in shop.till.sales.find(query).sales]


def test_sales_are_found_by_what_is_known_of_them(shop: Shop) -> None:
    paid = _paid(shop)
    apple = shop.sale(APPLE, 325)
    assert paid.trade_no is not None
    assert paid.out_trade_no is not None
    queries = {
        SaleQuery(text=paid.number): [paid.number],
        SaleQuery(text="0001"): [paid.number],
        SaleQuery(text=paid.trade_no): [paid.number],
        SaleQuery(text=paid.out_trade_no[:20]): [paid.number],
        SaleQuery(text="豆"): [paid.number],
        SaleQuery(text="果 260501"): [apple.number],
        SaleQuery(text="果 豆"): [],
        SaleQuery(text="%"): [],
        SaleQuery(text="_"): [],
        SaleQuery(text="\\"): [],
        SaleQuery(text="' OR 1=1 --"): [],
        SaleQuery(amount=Money(325)): [apple.number],
        SaleQuery(day=date(2026, 5, 1)): [apple.number, paid.number],
        SaleQuery(day=date(2026, 5, 2)): [],
        SaleQuery(state=SaleState.PAID): [paid.number],
        SaleQuery(cashier="nobody"): [],
    }
    for query, numbers in queries.items():
        assert found(shop, query) == numbers, query


def test_pages_follow_each_other_while_new_sales_arrive(shop: Shop) -> None:
    sales = [shop.sale() for _ in range(5)]
    first = shop.till.sales.find(SaleQuery(), limit=2)
    shop.sale()
    second = shop.till.sales.find(SaleQuery(), after=first.next, limit=2)
    last = shop.till.sales.find(SaleQuery(), after=second.next, limit=2)
    listed = [*first.sales, *second.sales, *last.sales]
    assert [one.seq for one in listed] == [one.seq for one in reversed(sales)]
    assert last.next is None


def test_the_day_is_summed_up(shop: Shop) -> None:
    sale = _paid(shop)
    _paid(shop)
    shop.sale()
    now = shop.clock.now()
    (refund,) = shop.till.refunds.begin(
        sale.sale_id, RefundAmount(Money(280)), asked_by="201", now=now
    )
    shop.refund(refund)
    assert shop.till.sales.today(now) == DayFigures(2, Money(2560), Money(280))
    assert shop.till.sales.today(now + timedelta(days=1)) == DayFigures(0, Money(0), Money(0))


def _paid(shop: Shop) -> Sale:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    return shop.till.sales.get(sale.sale_id)
