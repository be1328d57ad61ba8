"""Prices changed and discounts given: every fen of them found again, also at the platform."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from console.till.database import Database
from console.till.discount import Off, shares, sound
from console.till.failures import (
    AmountOutOfRange,
    BadDiscount,
    BadQuantity,
    EmptyCart,
    NoSuchLine,
    NotDivisible,
    NothingLeft,
)
from console.till.refund import RefundLines
from console.till.sale import Cart, CartLine, Sale, SaleLine
from console.till.splitting import split
from console.till.totals import ONE, total_of
from tests.console.till.books import check_books
from tests.console.till.shop import APPLE, CASHIER, NOON, SOY, Shop

MANAGER = "201"
FEN = st.integers(0, 100_000).map(Money)
OFFS = st.one_of(
    st.just(Off()), FEN.map(Off), st.integers(0, 100).map(lambda percent: Off(percent=percent))
)


@st.composite
def lines(draw: st.DrawFn) -> CartLine:
    weighed = draw(st.booleans())
    pieces = draw(st.integers(1, 30))
    price = draw(FEN)
    return CartLine(
        line_no=1,
        goods_id="G-1",
        barcode=None,
        name="货",
        unit="",
        price=price,
        quantity=draw(st.integers(1, 9999)) if weighed else pieces * ONE,
        weighed=weighed,
        list_price=draw(st.one_of(st.just(price), FEN)),
        off=draw(OFFS),
    )


@st.composite
def carts(draw: st.DrawFn) -> Cart:
    found = draw(st.lists(lines(), min_size=1, max_size=6))
    counted = tuple(replace(line, line_no=place) for place, line in enumerate(found, start=1))
    return Cart(1, counted, "", NOON, off=draw(OFFS))


@given(OFFS, FEN)
def test_never_more_is_taken_off_than_there_is(off: Off, whole: Money) -> None:
    assert Money(0) <= off.of(whole) <= whole


@given(carts())
def test_the_parts_of_a_cart_sum_to_it_and_none_is_negative(cart: Cart) -> None:
    nets = [line.net - share for line, share in zip(cart.lines, cart.shares, strict=True)]
    assert total_of(nets) == cart.total
    assert min(nets) >= Money(0)
    assert min(cart.shares) >= Money(0)
    assert cart.amount - cart.discount == cart.total
    assert Money(0) <= cart.discount <= cart.amount


@given(st.lists(FEN, min_size=1, max_size=8), st.data())
def test_no_part_bears_more_than_there_is_of_it(parts: list[Money], data: st.DataObject) -> None:
    off = Money(data.draw(st.integers(0, total_of(parts).minor)))
    found = shares(off, tuple(parts))
    assert total_of(found) == off
    assert all(Money(0) <= share <= part for share, part in zip(found, parts, strict=True))


@pytest.mark.parametrize(
    "off", [Off(Money(-1)), Off(Money(101)), Off(percent=101), Off(percent=-1), Off(Money(1), 1)]
)
def test_what_cannot_be_taken_off_is_refused(off: Off) -> None:
    with pytest.raises(BadDiscount):
        sound(off, Money(100))


# At the counter


def rung_up(shop: Shop) -> Cart:
    """Put 3 soy milks at 12.80 and 0.325 kg of apples at 9.99 into the cart."""
    shop.till.carts.add(SOY, 3000, now=NOON)
    return shop.till.carts.add(APPLE, 325, now=NOON)


def test_a_price_is_changed_for_one_line_and_the_shelf_is_not_forgotten(shop: Shop) -> None:
    rung_up(shop)
    cart = shop.till.carts.set_price(1, Money(1000), by=CASHIER, now=NOON)
    assert [(line.price, line.list_price) for line in cart.lines] == [
        (Money(1000), Money(1280)),
        (Money(999), Money(999)),
    ]
    assert cart.total == Money(3325)
    assert cart.lines[0].changed
    assert not shop.till.carts.set_price(1, Money(1280), by=CASHIER, now=NOON).lines[0].changed


def test_what_is_scanned_after_a_change_of_price_costs_what_the_shelf_says(shop: Shop) -> None:
    shop.till.carts.add(SOY, now=NOON)
    shop.till.carts.set_price(1, Money(100), by=CASHIER, now=NOON)
    cart = shop.till.carts.add(SOY, now=NOON)
    assert [(line.price, line.quantity) for line in cart.lines] == [
        (Money(100), ONE),
        (Money(1280), ONE),
    ]


def test_discounts_of_lines_and_of_the_cart_are_taken_off_one_after_the_other(shop: Shop) -> None:
    rung_up(shop)
    shop.till.carts.discount_line(1, Off(percent=10), by=CASHIER, now=NOON)
    cart = shop.till.carts.discount(Off(Money(500)), by=CASHIER, now=NOON)
    assert cart.amount == Money(4165)
    assert [line.net for line in cart.lines] == [Money(3456), Money(325)]
    assert total_of(cart.shares) == Money(500)
    assert (cart.discount, cart.total) == (Money(884), Money(3281))


def test_bad_prices_and_discounts_change_nothing(shop: Shop) -> None:
    with pytest.raises(EmptyCart):
        shop.till.carts.discount(Off(percent=5), by=CASHIER, now=NOON)
    cart = rung_up(shop)
    with pytest.raises(AmountOutOfRange):
        shop.till.carts.set_price(1, Money(-1), by=CASHIER, now=NOON)
    with pytest.raises(BadDiscount):
        shop.till.carts.discount_line(2, Off(Money(326)), by=CASHIER, now=NOON)
    with pytest.raises(BadDiscount):
        shop.till.carts.discount(Off(Money(4166)), by=CASHIER, now=NOON)
    with pytest.raises(NoSuchLine):
        shop.till.carts.discount_line(3, Off(percent=5), by=CASHIER, now=NOON)
    assert shop.till.carts.current(NOON) == cart


def test_a_discount_and_a_note_are_not_left_to_the_next_customer(shop: Shop) -> None:
    for end in (
        lambda: shop.till.carts.clear(by=CASHIER, now=NOON),
        lambda: shop.till.carts.remove(1, now=NOON),
        lambda: shop.till.sales.checkout(cashier=CASHIER, now=NOON),
    ):
        shop.till.carts.add(SOY, now=NOON)
        shop.till.carts.write_note("蓝色袋子", now=NOON)
        shop.till.carts.discount(Off(percent=50), by=CASHIER, now=NOON)
        end()
        cart = shop.till.carts.current(NOON)
        assert (cart.lines, cart.off, cart.note) == ((), Off(), "")


def test_a_gift_in_a_sale_costs_nothing_and_comes_back_for_nothing(shop: Shop) -> None:
    rung_up(shop)
    shop.till.carts.discount_line(2, Off(percent=100), by=CASHIER, now=NOON)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    shop.pay(shop.charge(sale))
    lines = shop.till.sales.detail(sale.sale_id).lines
    assert [line.total for line in lines] == [Money(3840), Money(0)]
    quote = shop.till.refunds.quote(sale.sale_id, RefundLines({1: 3000, 2: 325}))
    assert quote.amount == Money(3840)


def test_a_sale_given_up_has_its_prices_discounts_and_notes_in_the_cart_again(shop: Shop) -> None:
    rung_up(shop)
    shop.till.carts.set_price(2, Money(888), by=CASHIER, now=NOON)
    shop.till.carts.discount_line(1, Off(Money(40)), by=CASHIER, now=NOON)
    shop.till.carts.write_line_note(1, "少糖\n加冰", now=NOON)
    shop.till.carts.write_note("张先生", now=NOON)
    cart = shop.till.carts.discount(Off(percent=12), by=CASHIER, now=NOON)
    assert cart.lines[0].note == "少糖 加冰"
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    assert (sale.total, sale.discount, sale.off) == (cart.total, cart.discount, cart.off)
    back = shop.till.sales.reopen(sale.sale_id, now=NOON)
    assert (back.lines, back.off, back.note) == (cart.lines, cart.off, cart.note)


# Sold, reported, given back


def kept(shop: Shop, sale: Sale) -> tuple[SaleLine, ...]:
    return shop.till.sales.detail(sale.sale_id).lines


def test_the_report_says_what_was_taken_off_each_line(shop: Shop) -> None:
    before = shop.balance()
    rung_up(shop)
    shop.till.carts.discount_line(1, Off(Money(100)), by=CASHIER, now=NOON)
    shop.till.carts.discount(Off(percent=10), by=CASHIER, now=NOON)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    shop.pay(shop.charge(sale))
    shop.tidy()
    found = shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale
    lines = kept(shop, sale)
    assert [(one.amount, one.discount, one.total) for one in found.lines] == [
        (line.amount, line.discount, line.total) for line in lines
    ]
    assert total_of(line.discount for line in lines) == sale.discount == Money(507)
    assert found.total == sale.total
    check_books(shop, before)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sale_lines SET discount = amount + 1",
        "UPDATE sale_lines SET discount = -1",
        "UPDATE sale_lines SET share = discount + 1",
        "UPDATE sale_lines SET taken = amount, discount = 1",
        "UPDATE sale_lines SET off_fen = 5, off_percent = 5",
        "UPDATE carts SET off_percent = 101",
        "UPDATE sales SET discount = -1",
        "UPDATE sale_lines SET discount = 1, off_fen = 1; UPDATE sales SET state = 'paid'",
    ],
)
def test_the_file_refuses_discounts_that_do_not_add_up(shop: Shop, statement: str) -> None:
    sale = shop.sale()
    shop.till.charges.take_cash(sale.sale_id, Money(1000), amount=Money(1000), by="101", now=NOON)
    database: Database = shop.till.sales._database  # noqa: SLF001 - to break it on purpose

    def spoil() -> None:
        for part in statement.split("; "):
            database.do(partial(_run, part))

    if "state" in statement:
        database.do(
            partial(
                _run, "UPDATE sales SET covered = total, shift = (SELECT max(shift) FROM attempts)"
            )
        )
    with pytest.raises(Exception, match=r"constraint|sum of its lines"):
        spoil()


def _run(statement: str, db: Connection) -> None:
    db.execute(text(statement))


# Split in two


@given(carts(), st.data())
def test_both_halves_of_a_cart_hold_all_of_it(cart: Cart, data: st.DataObject) -> None:
    going = {
        line.line_no: data.draw(
            st.sampled_from((0, line.quantity))
            if line.weighed
            else st.integers(0, line.quantity // ONE).map(lambda pieces: pieces * ONE)
        )
        for line in cart.lines
    }
    try:
        goes, stays = split(cart, going)
    except (EmptyCart, NothingLeft):
        moved = [going[line.line_no] for line in cart.lines]
        assert not any(moved) or moved == [line.quantity for line in cart.lines]
        return
    halves = (*goes.lines, *stays.lines)
    assert sum(line.quantity for line in halves) == sum(line.quantity for line in cart.lines)
    assert total_of(line.amount for line in halves) == cart.amount
    assert [line.line_no for line in goes.lines] == list(range(1, len(goes.lines) + 1))
    if not any(line.off.percent for line in cart.lines):
        assert total_of(line.net for line in halves) == cart.net
        if not cart.off.percent:
            totals = [replace(cart, lines=half.lines, off=half.off).total for half in (goes, stays)]
            assert total_of(totals) == cart.total


def test_a_cart_is_split_and_one_half_waits(shop: Shop) -> None:
    rung_up(shop)
    shop.till.carts.discount(Off(Money(300)), by=CASHIER, now=NOON)
    whole = shop.till.carts.write_note("两位分开付", now=NOON)
    stays = shop.till.carts.split({1: 1000, 2: 325}, by=CASHIER, now=NOON)
    (goes,) = shop.till.carts.held()
    assert [(line.name, line.quantity) for line in stays.lines] == [("豆浆", 2000)]
    assert [(line.name, line.quantity) for line in goes.lines] == [("豆浆", 1000), ("苹果", 325)]
    assert (goes.held_by, goes.note) == (CASHIER, "两位分开付")
    assert stays.total + goes.total == whole.total


@pytest.mark.parametrize(
    ("quantities", "refusal"),
    [
        ({}, EmptyCart),
        ({1: 0}, EmptyCart),
        ({1: 3000, 2: 325}, NothingLeft),
        ({1: 4000}, BadQuantity),
        ({1: -1000}, BadQuantity),
        ({1: 500}, BadQuantity),
        ({2: 100}, NotDivisible),
        ({3: 1000}, NoSuchLine),
    ],
)
def test_what_cannot_be_split_changes_nothing(
    shop: Shop, quantities: dict[int, int], refusal: type[Exception]
) -> None:
    cart = rung_up(shop)
    with pytest.raises(refusal):
        shop.till.carts.split(quantities, now=NOON)
    assert shop.till.carts.current(NOON) == cart
    assert shop.till.carts.held() == ()


def test_a_cart_put_aside_tells_who_when_and_what_for_after_a_restart(shop: Shop) -> None:
    rung_up(shop)
    shop.till.carts.discount(Off(percent=5), by=CASHIER, now=NOON)
    at = shop.clock.advance(60)
    shop.till.carts.hold(note="红衣服的女士", by=CASHIER, now=at)
    shop.restart()
    (held,) = shop.till.carts.held()
    assert (held.note, held.held_by, held.saved_at) == ("红衣服的女士", CASHIER, at)
    assert held.off == Off(percent=5)
    back = shop.till.carts.resume(held.cart_id, by=MANAGER, now=shop.clock.advance(60))
    assert (back.lines, back.off, back.held_by) == (held.lines, held.off, "")
