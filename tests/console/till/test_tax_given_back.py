"""The tax of what comes back in parts sums to the tax of the sale, to the fen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.money import Money
from console.desk.words import Words
from console.paper.bill import Mark, of_return, of_sale
from console.paper.receipt import RefundReceipt
from console.till.refund import RefundAmount, RefundLines, State
from console.till.sale import Sale
from console.till.tax import GivenBack, TaxPart, breakdown, given_back, included
from console.till.totals import half_up, total_of
from tests.console.till.shop import APPLE, CASHIER, NOON, SOY, Shop
from tests.console.till.test_tax import WORDS

MANAGER = "201"
LINES = st.lists(st.tuples(WORDS, st.integers(0, 5000).map(Money)), min_size=1, max_size=6)


def sums(parts: tuple[tuple[TaxPart, ...], ...]) -> dict[int | None, tuple[Money, Money]]:
    """Return all that came back at each rate, and the tax of it."""
    found: dict[int | None, tuple[Money, Money]] = {}
    for part in (part for each in parts for part in each):
        gross, tax = found.get(part.rate, (Money(0), Money(0)))
        found[part.rate] = gross + part.gross, tax + part.tax
    return found


@given(LINES, st.data())
def test_whatever_comes_back_in_whatever_steps_the_tax_of_all_is_the_tax_of_the_sale(
    lines: list[tuple[str, Money]], data: st.DataObject
) -> None:
    left = [gross.minor for _, gross in lines]
    rest, steps = sum(left), list[GivenBack]()
    while rest and len(steps) < 9:
        if data.draw(st.booleans()):
            amount = data.draw(st.integers(1, rest))
            steps.append(GivenBack((), Money(amount)))
        else:
            pieces = [data.draw(st.integers(0, one)) for one in left]
            amount = sum(pieces)
            if not 0 < amount <= rest:
                continue
            left = [one - piece for one, piece in zip(left, pieces, strict=True)]
            back = zip(lines, pieces, strict=True)
            told = tuple((word, Money(piece)) for (word, _), piece in back)
            steps.append(GivenBack(told, Money(amount)))
        rest -= amount
    if rest:
        steps.append(GivenBack((), Money(rest)))

    parts = tuple(given_back(lines, steps))

    for step, came in zip(steps, parts, strict=True):
        assert total_of(part.gross for part in came) == step.amount
        assert all(Money(0) <= part.tax <= part.gross for part in came)
    whole = {part.rate: (part.gross, part.tax) for part in breakdown(lines) if part.gross}
    assert sums(parts) == whole


def test_goods_alone_bear_the_tax_of_their_own_rate() -> None:
    sold = [("13%", Money(11300)), ("9%", Money(10900)), ("", Money(500))]
    steps = [
        GivenBack((("9%", Money(5450)),), Money(5450)),
        GivenBack((("13%", Money(11300)), ("", Money(500))), Money(11800)),
    ]
    first, second = given_back(sold, steps)
    assert first == (TaxPart(900, Money(5450), Money(450)),)
    assert second == (
        TaxPart(1300, Money(11300), Money(1300)),
        TaxPart(None, Money(500), Money(0)),
    )


def test_money_alone_lowers_the_tax_of_all_that_is_left() -> None:
    sold = [("13%", Money(11300)), ("", Money(11300))]
    (parts,) = given_back(sold, [GivenBack((), Money(2260))])
    assert parts == (TaxPart(1300, Money(1130), Money(130)), TaxPart(None, Money(1130), Money(0)))


def test_one_fen_of_tax_is_in_one_of_two_returns_not_in_both_nor_in_none() -> None:
    """4 fen at 13% hold 0.46 fen, which is none; 8 fen hold 0.92, which is one."""
    steps = [GivenBack((("13%", Money(4)),), Money(4))] * 2
    taxes = [included(parts) for parts in given_back([("13%", Money(8))], steps)]
    assert taxes == [Money(0), Money(1)]


# On paper


@pytest.fixture
def taxed(shop: Shop) -> Sale:
    shop.till.carts.add(replace(SOY, tax="13%"), 3000, now=NOON)
    shop.till.carts.add(replace(APPLE, tax="9%"), 325, now=NOON)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    shop.pay(shop.charge(sale))
    return sale


def slip(shop: Shop, words: Words, return_id: str) -> RefundReceipt:
    return of_return(shop.till, words, return_id, Mark())


def back(shop: Shop, sale: Sale, what: RefundLines | RefundAmount) -> str:
    now = shop.clock.now()
    parts = shop.till.refunds.begin(sale.sale_id, what, asked_by=MANAGER, now=now)
    for part in parts:
        shop.refund(part)
    return parts[0].return_id


def test_a_slip_says_the_tax_and_says_the_same_when_it_is_printed_again(
    shop: Shop, taxed: Sale, words: Words
) -> None:
    first = back(shop, taxed, RefundLines({1: 1000}))
    before = slip(shop, words, first)
    assert [(part.rate, part.gross, part.tax) for part in before.taxes] == [
        (1300, Money(1280), Money(147))
    ]
    second = back(shop, taxed, RefundLines({1: 2000, 2: 325}))
    assert slip(shop, words, first) == before
    assert len(slip(shop, words, second).taxes) == 2


def test_a_return_that_is_settled_later_does_not_change_the_slip_of_one_before(
    shop: Shop, taxed: Sale, words: Words
) -> None:
    now = shop.clock.now()
    (slow,) = shop.till.refunds.begin(
        taxed.sale_id, RefundLines({1: 1000}), asked_by=MANAGER, now=now
    )
    quick = back(shop, taxed, RefundLines({1: 1000}))
    before = slip(shop, words, quick)
    assert shop.refund(slow).state is State.DONE
    assert slip(shop, words, quick) == before
    rest = back(shop, taxed, RefundLines({1: 1000, 2: 325}))
    slips = tuple(slip(shop, words, one).taxes for one in (quick, slow.return_id, rest))
    lines = of_sale(shop.till, words, taxed.sale_id, Mark()).lines
    whole = breakdown((line.tax, line.amount) for line in lines)
    assert sums(slips) == {part.rate: (part.gross, part.tax) for part in whole}


def test_steps_never_bear_less_than_nothing() -> None:
    taxes = [half_up(gross * 1300, 11300) for gross in range(3000)]
    assert all(before <= after <= before + 1 for before, after in pairwise(taxes))
