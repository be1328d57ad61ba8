"""Whatever two sides hold: each thing lands in one place, and the differences sum to the fen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.money import Money
from console.till.tally import (
    CANCELLED,
    Asked,
    Difference,
    Key,
    Kind,
    Record,
    Row,
    Tally,
    match,
    unknown_here,
    unknown_there,
)
from console.till.totals import total_of

NOON: Final = datetime(2026, 5, 1, 4, tzinfo=UTC)
OURS: Final = "T-1"
PAID: Final = Key(Kind.PAYMENT, "A1")
BACK: Final = Key(Kind.REFUND, "A1", "R1")


def row(key: Key = PAID, fen: int = 500, till: str = OURS) -> Row:
    return Row(key, Money(fen), NOON, till)


def record(key: Key = PAID, fen: int = 500, **of: object) -> Record:
    state = str(of.pop("state", "paid"))
    return Record(key, Money(fen), NOON, state, "S1", **of)  # type: ignore[arg-type]  # by name


def matched(
    bill: list[Row],
    here: list[Record],
    known: dict[Key, Record] | None = None,
    asked: dict[Key, Asked] | None = None,
) -> Tally:
    return match(bill, here, till_id=OURS, known=known or {}, asked=asked or {})


def only(tally: Tally) -> tuple[Difference, int]:
    """Return the one thing that does not fit, and what it does to the day in fen."""
    (one,) = tally.mismatches
    return one.difference, one.effect.minor


def test_what_both_hold_alike_agrees() -> None:
    tally = matched([row(), row(BACK, 200)], [record(), record(BACK, 200)])

    assert (tally.agreed, tally.mismatches, tally.size) == (2, (), Money(0))
    assert (tally.there.net, tally.here.net) == (Money(300), Money(300))


def test_money_the_till_knows_nothing_of_is_only_there() -> None:
    assert only(matched([row()], [])) == (Difference.ONLY_THERE, 500)


def test_money_the_platform_knows_nothing_of_is_only_here() -> None:
    assert only(matched([], [record()])) == (Difference.ONLY_HERE, -500)
    there_today = {PAID: Asked(Money(500), NOON)}
    assert only(matched([], [record()], asked=there_today)) == (Difference.ONLY_HERE, -500)


def test_amounts_that_differ_do_wherever_the_other_one_stands() -> None:
    assert only(matched([row(fen=510)], [record()])) == (Difference.AMOUNT, 10)
    yesterday = {PAID: record(fen=490)}
    assert only(matched([row()], [], known=yesterday)) == (Difference.AMOUNT, 500)
    asked = {PAID: Asked(Money(490), NOON, is_another_day=True)}
    assert only(matched([], [record()], asked=asked)) == (Difference.AMOUNT, -500)


def test_one_says_paid_and_the_other_does_not() -> None:
    unknown = {PAID: record(state="unknown", moved=False)}
    assert only(matched([row()], [], known=unknown)) == (Difference.STATE, 500)
    assert only(matched([], [record()], asked={PAID: Asked()})) == (Difference.STATE, -500)


def test_a_refund_made_past_the_till_is_a_state_that_differs() -> None:
    tally = matched([row(), row(BACK, 200)], [record()])
    assert (tally.agreed, only(tally)) == (1, (Difference.STATE, -200))
    assert tally.mismatches[0].sale_id == "S1"
    earlier = matched([row(BACK, 200)], [], known={PAID: record()})
    assert (only(earlier), earlier.mismatches[0].sale_id) == ((Difference.STATE, -200), "S1")
    undone = Key(Kind.REFUND, "A1", CANCELLED)
    assert only(matched([row(), row(undone)], [record()])) == (Difference.STATE, -500)


def test_the_other_side_of_midnight_is_a_day_that_differs() -> None:
    assert only(matched([row()], [], known={PAID: record()})) == (Difference.DAY, 500)
    asked = {PAID: Asked(Money(500), NOON + timedelta(days=1), is_another_day=True)}
    assert only(matched([], [record()], asked=asked)) == (Difference.DAY, -500)


def test_twice_in_the_bill_and_a_sale_paid_twice_are_double() -> None:
    assert only(matched([row(), row()], [record()])) == (Difference.DOUBLE, 500)
    again = {PAID: record(state="unknown", moved=False, sale_paid=True)}
    assert only(matched([row()], [], known=again)) == (Difference.DOUBLE, 500)


def test_a_payment_taken_and_given_back_there_agrees_with_a_cancelled_one_here() -> None:
    undone = Key(Kind.REFUND, "A1", CANCELLED)
    known = {PAID: record(state="cancelled", moved=False)}

    tally = matched([row(), row(undone)], [], known=known)

    assert (tally.undone, tally.agreed, tally.mismatches) == (1, 0, ())
    assert tally.there.net == Money(0)


def test_other_tills_are_counted_and_are_nobodys_mismatch() -> None:
    tally = matched([row(till="T-2"), row(BACK, 200, till=""), row(Key(Kind.PAYMENT, "B1"))], [])

    assert (tally.elsewhere.count, tally.elsewhere.net) == (2, Money(300))
    assert only(tally) == (Difference.ONLY_THERE, 500)


def test_a_number_of_this_till_is_its_business_whatever_till_is_named() -> None:
    assert matched([row(till="T-2")], [record()]).agreed == 1


def test_only_numbers_one_side_lacks_are_asked_about() -> None:
    bill, here = [row(), row(Key(Kind.PAYMENT, "B1"))], [record(), record(BACK, 1)]

    assert unknown_here(bill, here) == {Key(Kind.PAYMENT, "B1")}
    assert unknown_here([row(BACK)], []) == {BACK, PAID}
    assert unknown_here([row(BACK)], [record()]) == {BACK}
    assert unknown_there(bill, here) == {BACK}


@pytest.mark.parametrize("fen", [499, 501])
def test_what_was_explained_does_not_explain_another_amount(fen: int) -> None:
    (explained,) = matched([row()], []).mismatches
    (same,) = matched([row()], []).mismatches
    (other,) = matched([row(fen=fen)], []).mismatches

    assert explained.fingerprint == same.fingerprint != other.fingerprint


# Anything at all

KEYS = st.sampled_from(
    [
        Key(kind, order, request)
        for order in ("A1", "A2", "A3")
        for kind, request in (
            (Kind.PAYMENT, ""),
            (Kind.REFUND, "R1"),
            (Kind.REFUND, CANCELLED),
        )
    ]
)
FEN = st.sampled_from([100, 200])
ROWS = st.lists(st.builds(row, KEYS, FEN, st.sampled_from([OURS, OURS, "T-2", ""])), max_size=8)
MOVED = st.lists(st.builds(record, KEYS, FEN), max_size=8)
HELD = st.builds(record, KEYS, FEN, moved=st.booleans(), sale_paid=st.booleans())
SAID = st.builds(Asked, st.none() | FEN.map(Money), st.just(NOON), st.booleans())


@given(
    bill=ROWS,
    here=MOVED,
    known=st.lists(HELD, max_size=6),
    asked=st.dictionaries(KEYS, SAID, max_size=6),
)
def test_the_differences_sum_to_the_difference(
    bill: list[Row], here: list[Record], known: list[Record], asked: dict[Key, Asked]
) -> None:
    wanted = unknown_here(bill, here)
    held = {one.key: one for one in known if one.key in wanted}

    tally = match(bill, here, till_id=OURS, known=held, asked=asked)

    effects = total_of(one.effect for one in tally.mismatches)
    assert tally.there.net - tally.here.net == effects
    assert tally.there.count + tally.elsewhere.count == len(bill)
    assert tally.here.count == len(here)
    both = sum(
        1
        for one in tally.mismatches
        if one.difference is Difference.AMOUNT
        and any(r.key == one.key for r in bill)
        and any(r.key == one.key for r in here)
    )
    sides = 2 * tally.agreed + 2 * tally.undone + len(tally.mismatches) + both
    assert sides == tally.there.count + len(here)


@given(here=MOVED)
def test_a_bill_of_just_what_the_till_holds_agrees(here: list[Record]) -> None:
    held = {one.key: one for one in here}
    bill = [Row(one.key, one.amount, one.at, OURS) for one in held.values()]

    tally = matched(bill, list(held.values()))

    assert (tally.agreed, tally.mismatches) == (len(held), ())
