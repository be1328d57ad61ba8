"""What tax is in what was paid: the parts are the whole, and a sale keeps what it was sold as."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from console.retail.files.taxes import read_tax
from console.retail.goods.taxes import EXEMPT, RATES
from console.till.database import MIGRATIONS
from console.till.failures import EmptyCart, NothingLeft
from console.till.looking import Looker
from console.till.refund import RefundLines
from console.till.sale import Cart
from console.till.splitting import split
from console.till.store import goods
from console.till.tax import WHOLE, TaxPart, breakdown, included, rate_of, rate_text
from console.till.totals import ONE, total_of
from tests.console.till.pair import Counter
from tests.console.till.shop import APPLE, CASHIER, NOON, SOY, Shop
from tests.console.till.test_discounts import carts

OWN = ("", EXEMPT, "酒", "13", "0.13", "101%", "-1%", "1.234%", "%", "1010101", "十三%")
"""Words that are no rate."""
WORDS = st.one_of(
    st.sampled_from([*RATES, *OWN]), st.integers(0, WHOLE).map(rate_text), st.text(max_size=8)
)
FEN = st.integers(0, 10_000_000_000).map(Money)
TAXED = replace(SOY, tax="13%")


def of_cart(cart: Cart) -> tuple[TaxPart, ...]:
    """Part a cart as its sale will be."""
    lines = zip(cart.lines, cart.shares, strict=True)
    return breakdown((line.tax, line.net - share) for line, share in lines)


def check_parts(parts: tuple[TaxPart, ...], whole: Money) -> None:
    """Hold the parts to their definitions, in exact fractions."""
    assert total_of(part.gross for part in parts) == whole
    assert len({part.rate for part in parts}) == len(parts)
    for part in parts:
        rate = Fraction(part.rate or 0, WHOLE)
        exact = part.gross.minor * rate / (1 + rate)
        assert part.net + part.tax == part.gross
        assert Money(0) <= part.tax <= part.gross
        assert -Fraction(1, 2) < part.tax.minor - exact <= Fraction(1, 2)
    rated = [part for part in parts if part.rate is not None]
    assert included(parts) == (total_of(part.tax for part in rated) if rated else None)


@pytest.mark.parametrize("word", OWN)
def test_a_word_that_is_no_rate_bears_no_tax(word: str) -> None:
    assert rate_of(word) is None
    assert breakdown([(word, Money(100))]) == (TaxPart(None, Money(100), Money(0)),)
    assert included(breakdown([(word, Money(100))])) is None


@given(st.integers(0, WHOLE))
def test_every_rate_the_form_of_goods_writes_is_read(rate: int) -> None:
    written = read_tax(rate_text(rate).removesuffix("%"))
    assert written == rate_text(rate)
    assert rate_of(written) == rate


def test_what_is_known_of_the_law_comes_out() -> None:
    """113 yuan hold 13 of tax, 103 hold 3, half a fen counts as one; none is in what is exempt."""
    parts = breakdown(
        [
            *((EXEMPT, Money(500)), ("1%", Money(10100)), ("13%", Money(11300))),
            *(("3%", Money(10300)), ("自定", Money(7)), ("0%", Money(900)), ("100 %", Money(1))),
        ]
    )
    assert [(part.rate, part.gross.minor, part.tax.minor) for part in parts] == [
        *((10_000, 1, 1), (1300, 11300, 1300), (300, 10300, 300), (100, 10100, 100)),
        *((0, 900, 0), (None, 507, 0)),
    ]
    assert breakdown([]) == ()


@given(st.lists(st.tuples(WORDS, FEN), max_size=12))
@example([("13%", Money(1)), ("１３％", Money(2)), ("13.00%", Money(3))])
def test_the_parts_sum_to_the_whole_in_any_order(lines: list[tuple[str, Money]]) -> None:
    parts = breakdown(lines)
    check_parts(parts, total_of(gross for _, gross in lines))
    assert breakdown(reversed(lines)) == parts


@given(carts(), st.data())
def test_the_parts_of_a_cart_and_of_its_halves_sum_to_what_is_paid(
    cart: Cart, data: st.DataObject
) -> None:
    words = st.lists(WORDS, min_size=len(cart.lines), max_size=len(cart.lines))
    taxed = zip(cart.lines, data.draw(words), strict=True)
    cart = replace(cart, lines=tuple(replace(line, tax=word) for line, word in taxed))
    check_parts(of_cart(cart), cart.total)
    going = {
        line.line_no: line.quantity
        if line.weighed
        else data.draw(st.integers(0, line.quantity // ONE)) * ONE
        for line in cart.lines
    }
    try:
        halves = [replace(cart, lines=h.lines, off=h.off) for h in split(cart, going)]
    except (EmptyCart, NothingLeft):
        return
    for half in halves:
        check_parts(of_cart(half), half.total)
    assert {line.tax for half in halves for line in half.lines} == {line.tax for line in cart.lines}
    if not cart.off.percent and not any(line.off.percent for line in cart.lines):
        assert total_of(part.gross for half in halves for part in of_cart(half)) == cart.total


# In a till, and at the platform


def taxes(cart: Cart) -> list[str]:
    return [line.tax for line in cart.lines]


def test_a_line_keeps_its_tax_wherever_its_cart_goes(shop: Shop) -> None:
    shop.till.carts.add(TAXED, 3000, now=NOON)
    cart = shop.till.carts.add(replace(APPLE, tax="9%"), 325, now=NOON)
    shop.till.goods.put([replace(SOY, tax="6%"), replace(APPLE, tax="6%")])
    assert taxes(cart) == ["13%", "9%"]

    shop.till.carts.hold(by=CASHIER, now=NOON)
    (held,) = shop.restart().carts.held()
    assert shop.till.carts.resume(held.cart_id, now=NOON).lines == cart.lines
    stays = shop.till.carts.split({1: 1000}, by=CASHIER, now=NOON)
    (aside,) = shop.till.carts.held()
    assert (taxes(aside), taxes(stays)) == (["13%"], ["13%", "9%"])
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    assert taxes(shop.till.sales.reopen(sale.sale_id, now=NOON)) == ["13%", "9%"]


def test_goods_under_another_tax_category_are_another_line(shop: Shop) -> None:
    shop.till.carts.add(TAXED, now=NOON)
    shop.till.carts.add(replace(SOY, tax="9%"), now=NOON)
    cart = shop.till.carts.add(TAXED, now=NOON)
    cart = shop.till.carts.add_amount("手工", Money(500), now=NOON)
    assert [(line.quantity, line.tax) for line in cart.lines] == [
        *((2000, "13%"), (1000, "9%"), (1000, ""))
    ]


def test_the_platform_has_the_tax_of_a_sale_of_which_a_part_came_back(shop: Shop) -> None:
    shop.till.carts.add(TAXED, 2000, now=NOON)
    shop.till.carts.add(APPLE, 325, now=NOON)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    shop.pay(shop.charge(sale))
    for part in shop.till.refunds.begin(
        sale.sale_id, RefundLines({1: 1000}), asked_by="201", now=shop.clock.now()
    ):
        shop.refund(part)
    shop.tidy()
    shop.till.verify()
    found = shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale
    assert [line.tax for line in found.lines] == ["13%", ""]
    here = shop.till.sales.detail(sale.sale_id).lines
    assert [(line.tax, line.left) for line in here] == [("13%", 1000), ("", 325)]
    check_parts(breakdown((line.tax, line.total) for line in here), sale.total)


def test_a_file_of_before_goes_on_and_knows_no_tax_of_old_lines(shop: Shop) -> None:
    sale = shop.sale()
    shop.till.carts.add(TAXED, now=NOON)
    shop.till.close()
    with closing(sqlite3.connect(shop.folder / "till.db")) as old:
        for table in ("cart_lines", "sale_lines"):
            old.execute(f"ALTER TABLE {table} DROP COLUMN tax")
        old.execute(f"PRAGMA user_version = {MIGRATIONS.index(goods.add_line_tax)}")
        old.commit()

    till = shop.restart()

    assert [line.tax for line in till.sales.detail(sale.sale_id).lines] == [""]
    assert taxes(till.carts.add(TAXED, now=NOON)) == ["", "13%"]
    shop.pay(shop.charge(till.sales.checkout(cashier=CASHIER, now=NOON)))
    till.verify()


# At another till


def test_another_till_has_the_tax_of_a_cart_and_of_a_sale(first: Counter, second: Counter) -> None:
    first.hold(TAXED)
    (listed,) = first.sharer.turn()
    assert taxes(second.sharer.take(listed.number, by=CASHIER)) == ["13%"]

    sale = first.sold(goods=TAXED)
    (found,) = Looker(second.till, second.client, clock=second.clock.now).find(sale.number)
    (line,) = second.till.sales.detail(found.sale_id).lines
    assert (line.tax, line.total) == ("13%", sale.total)
