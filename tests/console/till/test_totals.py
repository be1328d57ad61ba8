"""The arithmetic of a sale."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.money import Money
from console.till.failures import AmountOutOfRange, BadQuantity
from console.till.totals import (
    LARGEST_CHARGE,
    MOST,
    ONE,
    chargeable,
    half_up,
    line_amount,
    part_of_line,
    total_of,
)

PRICES = st.integers(0, 10_000_000).map(Money)
QUANTITIES = st.integers(1, MOST)


@given(st.integers(0, 10**15), st.integers(1, 10**6))
def test_half_up_is_within_half_a_unit_and_a_tie_goes_up(numerator: int, denominator: int) -> None:
    error = half_up(numerator, denominator) - Fraction(numerator, denominator)
    assert Fraction(-1, 2) < error <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("price", "quantity", "amount"),
    [(1280, 3 * ONE, 3840), (999, 325, 325), (1, 500, 1), (1, 499, 0), (333, 1500, 500)],
)
def test_a_line_costs_price_times_quantity(price: int, quantity: int, amount: int) -> None:
    assert line_amount(Money(price), quantity, weighed=True) == Money(amount)


@given(PRICES, st.integers(1, MOST // ONE))
def test_whole_pieces_are_never_rounded(price: Money, pieces: int) -> None:
    assert line_amount(price, pieces * ONE, weighed=False) == price * pieces


@pytest.mark.parametrize("quantity", [0, -ONE, MOST + 1, 1500])
def test_what_is_no_quantity_of_pieces_is_refused(quantity: int) -> None:
    with pytest.raises(BadQuantity):
        line_amount(Money(100), quantity, weighed=False)


def test_weighed_goods_may_have_a_part_of_one() -> None:
    assert line_amount(Money(999), 1, weighed=True) == Money(1)


@given(st.lists(PRICES))
def test_a_total_is_the_plain_sum(amounts: list[Money]) -> None:
    assert total_of(amounts).minor == sum(one.minor for one in amounts)


@pytest.mark.parametrize("minor", [0, -1, LARGEST_CHARGE.minor + 1])
def test_a_total_no_payment_can_ask_for_is_refused(minor: int) -> None:
    with pytest.raises(AmountOutOfRange):
        chargeable(Money(minor))


@pytest.mark.parametrize("minor", [1, LARGEST_CHARGE.minor])
def test_the_smallest_and_the_largest_total_can_be_charged(minor: int) -> None:
    assert chargeable(Money(minor)) == Money(minor)


@given(PRICES, QUANTITIES, st.data())
def test_the_parts_of_a_line_sum_to_the_line_in_whatever_steps(
    price: Money, quantity: int, data: st.DataObject
) -> None:
    amount = left = line_amount(price, quantity, weighed=True)
    given_back, quantity_left = Money(0), quantity
    while quantity_left:
        returning = data.draw(st.integers(1, quantity_left))
        part = part_of_line(left, quantity_left, returning=returning)
        assert Money(0) <= part <= left
        given_back, left, quantity_left = given_back + part, left - part, quantity_left - returning
    assert given_back == amount


@pytest.mark.parametrize("returning", [0, -1, 1001])
def test_more_than_is_left_of_a_line_does_not_come_back(returning: int) -> None:
    with pytest.raises(BadQuantity):
        part_of_line(Money(100), 1000, returning=returning)
