"""Fees, refunds and times, by property."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.payments import rules
from backend.payments.contract.fields import TradeStatus
from backend.payments.rules import LifeOver, LifeTooLong, State
from backend.protocol.moment import to_wire
from backend.protocol.money import Money

NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)
amounts = st.integers(1, 10_000_000_000).map(Money)
rates = st.integers(0, 1_000)


@given(amounts, rates)
def test_a_fee_is_rounded_half_up_to_the_fen(amount: Money, rate: int) -> None:
    exact = Decimal(amount.minor) * rate / 10_000

    assert rules.fee(amount, rate) == Money(int(exact.quantize(Decimal(1), ROUND_HALF_UP)))


@given(amounts, rates)
def test_a_fee_is_never_more_than_the_amount(amount: Money, rate: int) -> None:
    assert Money(0) <= rules.fee(amount, rate) <= amount


@given(amounts, amounts, rates)
def test_more_kept_never_costs_less(one: Money, more: Money, rate: int) -> None:
    assert rules.fee(one, rate) <= rules.fee(one + more, rate)


@pytest.mark.parametrize(
    ("fen", "fee"), [(1, 0), (83, 0), (84, 1), (1_000, 6), (1_250, 8), (10_000_000_000, 60_000_000)]
)
def test_sixty_basis_points(fen: int, fee: int) -> None:
    assert rules.fee(Money(fen), 60) == Money(fee)


@given(st.data(), amounts, rates)
def test_any_way_of_giving_all_back_returns_the_whole_fee(
    data: st.DataObject, paid: Money, rate: int
) -> None:
    refunded, fee = Money(0), rules.fee(paid, rate)
    for _ in range(5):
        amount = Money(data.draw(st.integers(1, (paid - refunded).minor)))
        split = rules.split_refund(paid=paid, refunded=refunded, amount=amount, basis_points=rate)
        assert split is not None
        assert Money(0) <= split.fee_back <= split.amount
        refunded, fee = refunded + split.amount, fee - split.fee_back
        assert fee == rules.fee(paid - refunded, rate)
        assert split.whole == (refunded == paid)
        if split.whole:
            break
    else:
        rest = rules.split_refund(
            paid=paid, refunded=refunded, amount=paid - refunded, basis_points=rate
        )
        assert rest is not None
        assert rest.whole
        fee -= rest.fee_back
    assert fee == Money(0)


@given(amounts, st.integers(-5, 10_000_000_005))
def test_no_more_is_split_than_is_left(paid: Money, more: int) -> None:
    split = rules.split_refund(paid=paid, refunded=Money(0), amount=Money(more), basis_points=60)

    assert (split is not None) == (0 < more <= paid.minor)


@pytest.mark.parametrize(
    ("express", "life"),
    [
        ("1m", timedelta(minutes=1)),
        ("90m", timedelta(minutes=90)),
        ("2h", timedelta(hours=2)),
        ("15d", timedelta(days=15)),
        ("1c", timedelta(hours=12)),
    ],
)
def test_a_life_is_read_from_its_shorthand(express: str, life: timedelta) -> None:
    assert rules.read_life(express, NOON) == life


@pytest.mark.parametrize("express", ["16d", "361h", "21601m"])
def test_no_life_is_longer_than_fifteen_days(express: str) -> None:
    with pytest.raises(LifeTooLong):
        rules.read_life(express, NOON)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - given its zone by the strategy
def test_until_midnight_ends_at_midnight_in_beijing_and_within_a_day(now: datetime) -> None:
    life = rules.read_life("1c", now)

    assert timedelta(0) < life <= timedelta(days=1)
    assert to_wire(now + life).endswith("00:00:00")


def test_an_order_may_be_paid_for_three_hours_unless_told() -> None:
    assert rules.expiry(NOON, absolute=None, express=None) == NOON + timedelta(hours=3)
    assert rules.expiry(NOON, absolute=None, express="5m") == NOON + timedelta(minutes=5)
    until = NOON + timedelta(minutes=7)
    assert rules.expiry(NOON, absolute=until, express="5m") == until


def test_an_absolute_end_lies_ahead_and_within_fifteen_days() -> None:
    with pytest.raises(LifeOver):
        rules.expiry(NOON, absolute=NOON, express=None)
    with pytest.raises(LifeTooLong):
        rules.expiry(NOON, absolute=NOON + timedelta(days=15, seconds=1), express=None)


def test_a_qr_code_is_good_for_two_hours_at_most_and_no_longer_than_its_order() -> None:
    late = NOON + timedelta(days=1)
    assert rules.qr_expiry(NOON, express=None, order_expiry=late) == NOON + timedelta(hours=2)
    assert rules.qr_expiry(NOON, express="3h", order_expiry=late) == NOON + timedelta(hours=2)
    assert rules.qr_expiry(NOON, express="1m", order_expiry=late) == NOON + timedelta(minutes=1)
    assert rules.qr_expiry(NOON, express="1h", order_expiry=NOON) == NOON


@pytest.mark.parametrize(
    "text",
    ["abc", "http://127.0.0.1:8780/q/abc", "https://x/q/abc/", "http://x/q/abc?l=en", "x/abc#a"],
)
def test_a_token_is_read_from_whatever_a_scanner_gives(text: str) -> None:
    assert rules.token_of(text) == "abc"


def test_every_state_but_an_unseen_order_has_one_word_on_the_wire() -> None:
    assert {rules.wire_status(rules.state_of(status)) for status in TradeStatus} == set(TradeStatus)
    assert {rules.state_of(status) for status in TradeStatus} == set(State) - {State.PRECREATED}


def test_what_has_ended_never_moves_again() -> None:
    for ended in (State.CLOSED, State.FINISHED):
        assert not [to for before, to in rules.MOVES if before is ended]


def test_a_buyer_is_asked_above_the_limit_or_always() -> None:
    limit = Money(200_00)
    assert not rules.must_confirm(Money(200_00), limit, always=False)
    assert rules.must_confirm(Money(200_01), limit, always=False)
    assert rules.must_confirm(Money(1), limit, always=True)
    assert rules.needs_pin(Money(200_01), limit)
    assert not rules.needs_pin(Money(200_00), limit)
