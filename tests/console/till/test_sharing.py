"""A cart on hold lies in one place: at one till, at the platform, or at another till."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backend.protocol import rehearsal
from backend.protocol.money import Money
from backend.retail.contract.held_carts import CartGone
from console.client.failures import AnswerUnknown, ClientError, Unreachable
from console.till.discount import Off
from console.till.failures import CartHere
from tests.console.till.pair import Counter
from tests.console.till.shop import (
    APPLE,
    CASHIER,
    SOY,
    lost_after,
    lost_before,
    unsent,
)
from tests.console.till.test_crashes import Crash, rehearsing
from tests.simulation.crash import named_points

ONE = Money(1280)
CART_POINTS = [p for p in named_points(shared=True) if p.split(".")[1] in ("share", "claim")]


def test_a_cart_held_at_one_till_goes_on_at_another_as_it_was(
    first: Counter, second: Counter
) -> None:
    till, now = first.till, first.clock.now()
    till.carts.add(SOY, 2000, now=now)
    till.carts.add(APPLE, 1250, now=now)
    till.carts.discount_line(1, Off(Money(100)), by=CASHIER, now=now)
    cart = till.carts.discount(Off(percent=10), by=CASHIER, now=now)
    till.carts.hold(note="回来取", by=CASHIER, now=now)

    (listed,) = first.sharer.turn()

    assert first.here() == []
    assert (listed.total, listed.note, listed.line_count) == (cart.total, "回来取", 2)
    back = second.sharer.take(listed.number, by=CASHIER)
    assert (back.lines, back.off, back.total, back.note) == (
        cart.lines,
        cart.off,
        cart.total,
        "回来取",
    )
    assert second.till.carts.current(now) == back
    assert second.sharer.turn() == ()


def test_two_tills_cannot_have_the_same_cart(first: Counter, second: Counter) -> None:
    first.hold()
    (listed,) = first.sharer.turn()
    second.sharer.take(listed.number, by=CASHIER)

    with pytest.raises(CartGone):
        first.sharer.take(listed.number, by=CASHIER)
    with pytest.raises(CartHere):
        second.sharer.take(listed.number, by=CASHIER)
    assert first.here() == []


def test_while_the_platform_is_away_carts_stay_here_and_are_shared_later(first: Counter) -> None:
    first.line.down = unsent
    first.hold()
    for _ in range(3):
        with pytest.raises(Unreachable):
            first.sharer.turn()
    assert first.here() == [ONE]
    first.till.carts.resume(first.till.carts.held()[0].cart_id, now=first.clock.now())
    first.till.carts.hold(now=first.clock.now())

    first.line.down = None
    assert [cart.total for cart in first.sharer.turn()] == [ONE]


def test_a_cart_that_may_have_been_sent_is_not_sold_here_unasked(first: Counter) -> None:
    first.hold()
    first.line.faults.append(lost_after)
    with pytest.raises(AnswerUnknown):
        first.sharer.turn()
    assert first.here() == []
    first.line.down = unsent
    with pytest.raises(Unreachable):
        first.sharer.turn()
    assert first.here() == []

    first.line.down = None
    (listed,) = first.sharer.turn()
    assert first.sharer.take(listed.number, by=CASHIER).total == ONE


def test_a_claim_whose_answer_was_lost_brings_the_cart_later(
    first: Counter, second: Counter
) -> None:
    first.hold()
    (listed,) = first.sharer.turn()
    second.line.faults.append(lost_after)
    with pytest.raises(AnswerUnknown):
        second.sharer.take(listed.number, by=CASHIER)
    with pytest.raises(CartGone):
        first.sharer.take(listed.number, by=CASHIER)

    second.restart()
    second.line.down = unsent
    with pytest.raises(Unreachable):
        second.sharer.turn()
    second.line.down = None
    second.sharer.turn()

    assert [cart.total for cart in second.at_platform()] + second.here() == [ONE]


def test_a_claim_that_was_never_sent_is_forgotten(first: Counter, second: Counter) -> None:
    first.hold()
    (listed,) = first.sharer.turn()
    second.line.faults.append(unsent)
    with pytest.raises(Unreachable):
        second.sharer.take(listed.number, by=CASHIER)
    first.sharer.take(listed.number, by=CASHIER)
    second.restart()

    assert second.sharer.turn() == ()
    assert second.here() == []


def _all_there_is(first: Counter, second: Counter) -> int:
    """Count a cart wherever it lies."""
    at_counters = sum(
        bool(each.till.carts.current(each.clock.now()).lines) for each in (first, second)
    )
    return len(first.here()) + len(second.here()) + len(first.at_platform()) + at_counters


@pytest.mark.parametrize(
    "point", [p for p in named_points(shared=True) if "share" in p or "claim" in p]
)
@pytest.mark.parametrize("fault", [None, lost_before, lost_after, unsent])
def test_wherever_a_till_dies_the_cart_is_there_once(
    first: Counter, second: Counter, point: str, fault: Callable[..., bytes] | None
) -> None:
    def die(reached: str) -> None:
        if reached == point:
            raise Crash

    def hand_over(counter: Counter) -> None:
        if fault is not None:
            counter.line.faults.append(fault)
        with rehearsing(die):
            try:
                for cart in counter.sharer.turn():
                    counter.sharer.take(cart.number, by=CASHIER)
            except (Crash, ClientError):
                pass
        rehearsal.install(None)
        counter.line.faults.clear()
        counter.restart()
        counter.sharer.turn()

    first.hold()
    for counter in (first, second):
        hand_over(counter)
        assert _all_there_is(first, second) == 1
