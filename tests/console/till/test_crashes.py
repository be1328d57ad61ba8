"""Crashes at every named point: the till is opened again and everything comes right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from backend.protocol import rehearsal
from backend.protocol.money import Money
from console.till.charges import Code, Qr
from console.till.failures import RuleBroken
from console.till.pace import Pace
from console.till.refund import RefundAmount, RefundLines
from tests.console.till.books import check_books, last_sale
from tests.console.till.shop import CASHIER, Shop, lost_after, opened

MANAGER = "201"


class Crash(BaseException):
    """The process is gone."""


@contextmanager
def rehearsing(hook: Callable[[str], None]) -> Iterator[None]:
    rehearsal.install(hook)
    try:
        yield
    finally:
        rehearsal.install(None)


def code_paid(shop: Shop) -> None:
    shop.pay(shop.charge(shop.sale()))
    shop.custodian.turn()


def confirmed_after_a_lost_answer(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Code(shop.code(always_confirm=True)))
    shop.line.faults.append(lost_after)
    shop.step(attempt)
    shop.step(attempt)
    shop.clock.advance(3)
    shop.confirm(shop.at_platform(attempt).trade_no)
    shop.pay(attempt)


def qr_stopped(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Qr())
    shop.step(attempt)
    shop.stop(attempt)
    shop.pay(attempt)


def refused_then_paid(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale, Code("280000000000000000")))
    shop.pay(shop.charge(sale))


def refunded(shop: Shop) -> None:
    sale = shop.sale(quantity=3000)
    shop.pay(shop.charge(sale))
    for what in (RefundLines({1: 1000}), RefundAmount(Money(500))):
        shop.line.faults.append(lost_after)
        now = shop.clock.now()
        (begun,) = shop.till.refunds.begin(sale.sale_id, what, asked_by=MANAGER, now=now)
        shop.refund(begun)
    shop.custodian.turn()


ACTS = [code_paid, confirmed_after_a_lost_answer, qr_stopped, refused_then_paid, refunded]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """Open one shop for the many days of this file."""
    with opened(tmp_path_factory.mktemp("till"), Pace(watch=())) as shop:
        yield shop


def points_of(shop: Shop, act: Callable[[Shop], None]) -> list[str]:
    """Play a day undisturbed and return the points it passed."""
    passed: list[str] = []
    with rehearsing(passed.append):
        act(shop)
    shop.tidy()
    return [point for point in passed if point.startswith("till.")]


def crash_at(place: int) -> Callable[[str], None]:
    """Return a hook that ends the process at the n-th point passed."""
    passed = 0

    def hook(point: str) -> None:
        nonlocal passed
        if point.startswith("till."):
            passed += 1
            if passed == place:
                raise Crash(point)

    return hook


@pytest.mark.parametrize("act", ACTS)
def test_a_crash_anywhere_loses_and_doubles_nothing(
    shop: Shop, act: Callable[[Shop], None]
) -> None:
    shop.tidy()
    before, since = shop.balance(), last_sale(shop)
    points = points_of(shop, act)
    check_books(shop, before, since=since)
    for place, point in enumerate(points, start=1):
        before, since = shop.balance(), last_sale(shop)
        with rehearsing(crash_at(place)), pytest.raises(Crash, match=point):
            act(shop)
        shop.line.faults.clear()
        shop.restart()
        shop.tidy()
        check_books(shop, before, since=since)
        serve_what_was_left(shop)
        shop.tidy()


def serve_what_was_left(shop: Shop) -> None:
    """Do what a cashier would: finish the sale that is still at the counter."""
    sale = shop.till.sales.in_hand()
    if sale is not None:
        shop.pay(shop.charge(sale))
        assert shop.till.sales.get(sale.sale_id).paid == sale.total
    cart = shop.till.carts.current(shop.clock.now())
    if cart.lines:
        shop.till.sales.checkout(cashier=CASHIER, now=shop.clock.now())
        serve_what_was_left(shop)


def test_every_point_that_is_promised_is_passed(shop: Shop) -> None:
    passed = {point for act in ACTS for point in points_of(shop, act)}
    assert passed >= {
        *("till.sale.before", "till.sale.after", "till.intent.before", "till.intent.after"),
        *("till.refund.before", "till.refund.after", "till.ask.before", "till.ask.after"),
        *("till.send.before", "till.answer.received", "till.answer.before"),
        *("till.answer.recorded", "till.outbox.before", "till.outbox.recorded"),
    }


def test_a_crash_before_the_intent_sends_nothing(shop: Shop) -> None:
    shop.tidy()
    sent = len(shop.line.sent)
    sale = shop.sale()

    def hook(point: str) -> None:
        if point == "till.intent.before":
            raise Crash(point)

    with rehearsing(hook), pytest.raises(Crash):
        shop.charge(sale)
    shop.restart()
    shop.tidy()
    assert shop.till.charges.of_sale(sale.sale_id) == ()
    assert len(shop.line.sent) == sent
    shop.till.sales.reopen(sale.sale_id, now=shop.clock.now())
    with pytest.raises(RuleBroken):
        shop.charge(sale)
