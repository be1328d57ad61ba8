"""A till whose clock was wrong works on as soon as it is right: nothing waits, nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.protocol.money import Money
from backend.protocol.refusals import InvalidTimestamp
from console.till.attempt import State
from console.till.refund import RefundAmount
from console.till.sale import Sale
from tests.console.till.shop import Shop, lost_before


def test_a_report_is_not_kept_waiting_by_a_clock_set_back(shop: Shop) -> None:
    shop.pay(shop.charge(shop.sale()))
    shop.clock.at -= timedelta(days=1)
    turn = shop.custodian.turn()
    assert turn.again_at is None
    assert shop.till.outbox.waiting() == ()


def test_a_payment_left_to_the_custodian_is_asked_for_by_a_clock_set_back(shop: Shop) -> None:
    attempt = shop.charge(shop.sale())
    shop.line.faults.append(lost_before)
    shop.step(attempt)
    shop.clock.at -= timedelta(days=1)
    shop.tidy()
    assert shop.till.charges.get(attempt.out_trade_no).state is State.CANCELLED


def test_whoever_waits_for_the_custodian_is_told_to_come_at_once(shop: Shop) -> None:
    shop.line.down = lost_before
    shop.step(shop.charge(shop.sale()))
    shop.clock.at -= timedelta(days=1)
    again_at = shop.custodian.turn(limit=0).again_at
    assert again_at == shop.clock.now()


@pytest.mark.parametrize("days", [-4, 4])
def test_a_report_turned_away_for_a_wrong_clock_goes_soon_after_the_clock_is_right(
    shop: Shop, days: int
) -> None:
    sale = _sold_and_given_back(shop)
    shop.wrong.set(timedelta(days=days))
    for _ in range(10):
        shop.custodian.turn()
        shop.clock.advance(60)
    assert shop.till.outbox.waiting()[0].reason == InvalidTimestamp.sub_code
    shop.wrong.set(timedelta())
    soon = shop.clock.now() + shop.pace.backoff_most
    shop.tidy()
    assert shop.till.open_matters(shop.clock.now()) == ()
    assert shop.clock.now() <= soon
    assert shop.kinds(sale)[-2:] == ["sale.report_done", "refund.report_done"]


def _sold_and_given_back(shop: Shop) -> Sale:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    now = shop.clock.now()
    shop.refund(
        shop.till.refunds.begin(sale.sale_id, RefundAmount(Money(5)), asked_by="201", now=now)
    )
    return sale
