"""The cart at the counter, and carts on hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backend.protocol.money import Money
from console.till.cart import LINES_MAX
from console.till.failures import (
    AmountOutOfRange,
    BadQuantity,
    CartFull,
    EmptyCart,
    NoSuchCart,
    NoSuchLine,
)
from console.till.sale import Goods
from console.till.totals import MOST
from tests.console.till.shop import APPLE, NOON, SOY, Shop


def test_there_is_always_a_cart(shop: Shop) -> None:
    cart = shop.till.carts.current(NOON)
    assert (cart.lines, cart.total, cart.pieces) == ((), Money(0), 0)
    assert shop.till.carts.current(NOON) == cart


def test_the_same_goods_join_a_line_unless_weighed(shop: Shop) -> None:
    for goods, quantity in ((SOY, 1000), (APPLE, 325), (SOY, 2000), (APPLE, 500)):
        shop.till.carts.add(goods, quantity, now=NOON)
    cart = shop.till.carts.current(NOON)
    assert [(line.line_no, line.name, line.quantity) for line in cart.lines] == [
        (1, "豆浆", 3000),
        (2, "苹果", 325),
        (3, "苹果", 500),
    ]
    assert cart.total == Money(3840 + 325 + 500)
    assert cart.pieces == 5


def test_the_same_goods_at_another_price_are_another_line(shop: Shop) -> None:
    shop.till.carts.add(SOY, now=NOON)
    cart = shop.till.carts.add(replace(SOY, price=Money(1000)), now=NOON)
    assert [line.price for line in cart.lines] == [Money(1280), Money(1000)]


def test_a_line_carries_the_size_of_the_goods_in_its_name(shop: Shop) -> None:
    water = Goods("G-9", "水", Money(200), spec="550ml")
    assert shop.till.carts.add(water, now=NOON).lines[0].name == "水 550ml"


def test_a_name_is_one_printable_line(shop: Shop) -> None:
    cart = shop.till.carts.add_amount("a\n\x07b \u202e" + "x" * 200, Money(5), now=NOON)
    assert cart.lines[0].name == "a b " + "x" * 124
    assert shop.till.carts.add_amount("\n", Money(5), now=NOON).lines[1].name == "-"


@pytest.mark.parametrize("price", [Money(0), Money(-1), Money(10_000_000_001)])
def test_an_amount_no_payment_can_ask_for_is_not_rung_up(shop: Shop, price: Money) -> None:
    with pytest.raises(AmountOutOfRange):
        shop.till.carts.add_amount("x", price, now=NOON)
    assert shop.till.carts.current(NOON).lines == ()


def test_quantities_are_changed_and_lines_removed(shop: Shop) -> None:
    for goods in (SOY, APPLE, replace(SOY, goods_id="G-3")):
        shop.till.carts.add(goods, now=NOON)
    assert shop.till.carts.set_quantity(2, 250, now=NOON).lines[1].quantity == 250
    cart = shop.till.carts.remove(1, now=NOON)
    assert [(line.line_no, line.goods_id) for line in cart.lines] == [(1, "G-2"), (2, "G-3")]
    for line_no in (0, 3):
        with pytest.raises(NoSuchLine):
            shop.till.carts.remove(line_no, now=NOON)
    assert shop.till.carts.clear(by="101", now=NOON).lines == ()


@pytest.mark.parametrize("quantity", [0, -1000, 1500, MOST + 1])
def test_a_bad_quantity_changes_nothing(shop: Shop, quantity: int) -> None:
    before = shop.till.carts.add(SOY, now=NOON)
    with pytest.raises(BadQuantity):
        shop.till.carts.set_quantity(1, quantity, now=NOON)
    with pytest.raises(BadQuantity):
        shop.till.carts.add(replace(SOY, goods_id="G-8"), quantity, now=NOON)
    assert shop.till.carts.current(NOON) == before


def test_a_line_does_not_grow_beyond_what_a_line_can_hold(shop: Shop) -> None:
    shop.till.carts.add(SOY, 9_999_000, now=NOON)
    with pytest.raises(BadQuantity):
        shop.till.carts.add(SOY, now=NOON)


def test_a_cart_has_no_more_lines_than_a_report(shop: Shop) -> None:
    for number in range(LINES_MAX):
        shop.till.carts.add(replace(SOY, goods_id=f"N-{number}"), now=NOON)
    with pytest.raises(CartFull):
        shop.till.carts.add_amount("one more", Money(1), now=NOON)


def test_the_cart_is_there_after_a_restart(shop: Shop) -> None:
    cart = shop.till.carts.add(SOY, now=NOON)
    cart = shop.till.carts.write_note("不要袋", now=NOON)
    assert shop.restart().carts.current(NOON) == cart


def test_a_cart_on_hold_comes_back(shop: Shop) -> None:
    first = shop.till.carts.add(SOY, now=NOON)
    assert shop.till.carts.hold(note="红衣", now=NOON).lines == ()
    (held,) = shop.till.carts.held()
    assert (held.cart_id, held.note, held.lines) == (first.cart_id, "红衣", first.lines)
    back = shop.till.carts.resume(held.cart_id, now=NOON)
    assert back.lines == first.lines
    assert shop.till.carts.current(NOON) == back
    assert shop.till.carts.held() == ()


def test_bringing_one_back_puts_the_other_on_hold(shop: Shop) -> None:
    first = shop.till.carts.add(SOY, now=NOON)
    shop.till.carts.hold(now=NOON)
    second = shop.till.carts.add(APPLE, 325, now=NOON)
    shop.till.carts.resume(first.cart_id, now=NOON)
    assert [cart.cart_id for cart in shop.till.carts.held()] == [second.cart_id]


def test_what_is_not_on_hold_cannot_come_back_or_be_dropped(shop: Shop) -> None:
    with pytest.raises(EmptyCart):
        shop.till.carts.hold(now=NOON)
    current = shop.till.carts.add(SOY, now=NOON)
    for cart_id in (current.cart_id, 99):
        with pytest.raises(NoSuchCart):
            shop.till.carts.resume(cart_id, now=NOON)
        with pytest.raises(NoSuchCart):
            shop.till.carts.drop(cart_id)


def test_a_cart_on_hold_can_be_dropped(shop: Shop) -> None:
    cart = shop.till.carts.add(SOY, now=NOON)
    shop.till.carts.hold(now=NOON)
    shop.till.carts.drop(cart.cart_id)
    assert shop.till.carts.held() == ()
