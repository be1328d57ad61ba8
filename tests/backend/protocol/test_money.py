"""Exact money: what is read is what is written, and nothing is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from backend.protocol.money import Currency, CurrencyMismatch, Money, Payable, Yuan

AMOUNTS = st.integers(-(10**12) + 1, 10**12 - 1)


@pytest.mark.parametrize(
    ("text", "minor"),
    [("88.80", 8880), ("0.01", 1), ("1", 100), ("1.5", 150), ("-0.05", -5), ("007.10", 710)],
)
def test_an_amount_is_read_exactly(text: str, minor: int) -> None:
    assert Money.from_text(text) == Money(minor)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "1.",
        "-0",
        "-0.00",
        ".5",
        "1.234",
        "1e2",
        "1,000",
        "１２",
        "٣",
        " 1",
        "1 ",
        "+1",
        "--1",
        "NaN",
        "inf",
        "0x10",
        "1_0",
        "1" * 13,
        "1\n",
    ],
)
def test_anything_else_is_not_an_amount(text: str) -> None:
    with pytest.raises(ValueError, match=r"amount|decimals"):
        Money.from_text(text)


@given(minor=AMOUNTS, currency=st.sampled_from(Currency))
def test_what_is_written_is_read_back(minor: int, currency: Currency) -> None:
    written = Money(minor, currency).to_text()

    assert Money.from_text(written, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(5), "0.05"),
        (Money(-1280), "-12.80"),
        (Money(0), "0.00"),
        (Money(12, Currency.JPY), "12"),
        (Money(1, Currency.KWD), "0.001"),
    ],
)
def test_an_amount_is_written_with_every_digit_of_its_currency(money: Money, text: str) -> None:
    assert money.to_text() == text


@given(minor=AMOUNTS, weights=st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any))
def test_a_split_loses_nothing_and_gives_nothing_to_no_weight(
    minor: int, weights: list[int]
) -> None:
    shares = Money(minor).split(tuple(weights))

    assert sum(share.minor for share in shares) == minor
    assert all(not share for share, weight in zip(shares, weights, strict=True) if not weight)
    exact = [minor * weight / sum(weights) for weight in weights]
    assert all(abs(s.minor - e) <= 1.01 for s, e in zip(shares, exact, strict=True))


@pytest.mark.parametrize("weights", [(0, 0), (-1, 2)])
def test_a_split_needs_weights(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weights"):
        Money(1).split(weights)


def test_two_currencies_do_not_meet() -> None:
    yen = Money(1, Currency.JPY)

    for meet in (Money.__add__, Money.__sub__, Money.__lt__, Money.__le__, Money.__gt__):
        with pytest.raises(CurrencyMismatch, match="CNY and JPY"):
            meet(Money(1), yen)


@given(left=AMOUNTS, right=AMOUNTS)
def test_arithmetic_is_that_of_whole_numbers(left: int, right: int) -> None:
    a, b = Money(left), Money(right)

    assert ((a + b).minor, (a - b).minor, (-a).minor, (a * 3).minor) == (
        left + right,
        left - right,
        -left,
        left * 3,
    )
    assert (a < b, a <= b, a > b, a >= b, bool(a)) == (
        left < right,
        left <= right,
        left > right,
        left >= right,
        bool(left),
    )


@pytest.mark.parametrize("value", ["12.8", 12.8, Money(1280)])
def test_the_wire_may_carry_text_or_a_number(value: object) -> None:
    yuan = TypeAdapter[Money](Yuan)

    assert yuan.validate_python(value) == Money(1280)
    assert yuan.dump_python(Money(1280), mode="json") == "12.80"
    assert yuan.validate_python(12) == Money(1200)


@pytest.mark.parametrize(
    "value", [True, None, [], 0.125, 1e400, float("nan"), "1e400", "0.001", 1e-7, 1e22]
)
def test_the_wire_may_not_carry_anything_else(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[Money](Yuan).validate_python(value)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("0.01", True),
        ("100000000.00", True),
        ("0", False),
        ("-1", False),
        ("100000000.01", False),
        ("0.00", False),
    ],
)
def test_one_trade_asks_for_a_fen_to_a_hundred_million_yuan(text: str, fits: bool) -> None:
    payable = TypeAdapter[Money](Payable)

    if fits:
        assert payable.validate_python(text).to_text() == Money.from_text(text).to_text()
    else:
        with pytest.raises(ValidationError):
            payable.validate_python(text)
