"""A till whose clock jumps back must not wait until the old time comes again."""

from __future__ import annotations

from datetime import timedelta

from console.till.attempt import State
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
