"""A till whose clock was wrong works on as soon as it is right: nothing waits, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from backend.protocol.money import Money
from backend.protocol.refusals import InvalidTimestamp
from console.till.attempt import State
from console.till.charges import Code, Qr
from console.till.engine import Due, Send
from console.till.refund import RefundAmount
from console.till.sale import Sale
from tests.console.till.poor import poor_code
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


def _report(shop: Shop) -> None:
    shop.pay(shop.charge(shop.sale()))
    shop.line.down = lost_before
    shop.tidy(seconds=300)


def _refund(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    shop.tidy(seconds=20)
    now = shop.clock.now()
    shop.till.refunds.begin(sale.sale_id, RefundAmount(Money(5)), asked_by="201", now=now)
    shop.line.down = lost_before
    shop.tidy(seconds=20)


def _query(shop: Shop) -> None:
    shop.step(shop.charge(shop.sale(), Qr()))


def _flight(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Qr())
    shop.till.charges.next(attempt.out_trade_no, shop.clock.now())


def _cancel(shop: Shop) -> None:
    shop.line.down = lost_before
    shop.run(shop.charge(shop.sale()), seconds=300)


def _seal(shop: Shop) -> None:
    shop.step(shop.charge(shop.sale(), Code(poor_code(shop))))
    shop.line.down = lost_before
    shop.tidy(seconds=300)


def _look(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Qr())
    shop.step(attempt)
    shop.stop(attempt)
    shop.pay(attempt)
    shop.tidy(seconds=60)


@pytest.mark.parametrize("planned", [_report, _refund, _query, _flight, _cancel, _seal, _look])
@pytest.mark.parametrize("back", [timedelta(minutes=6), timedelta(days=4)])
def test_nothing_waits_longer_than_the_longest_wait_after_a_clock_set_back(
    shop: Shop, planned: Callable[[Shop], None], back: timedelta
) -> None:
    planned(shop)
    shop.line.down = None
    assert _all_due(shop)
    assert not any(one.has_come(shop.clock.now()) for one in _all_due(shop))
    shop.wrong.set(-back)
    assert all(one.has_come(shop.clock.now()) for one in _all_due(shop))
    asked = len(shop.line.sent)
    shop.custodian.turn()
    assert len(shop.line.sent) > asked


def test_a_code_shown_while_the_clock_was_ahead_is_given_up_once_it_is_right(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Qr())
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    answer = shop.client.call(step.method, step.request)
    shop.wrong.set(timedelta(days=2))
    shop.till.charges.record(step, answer, shop.clock.now())
    shop.wrong.set(timedelta())
    done = shop.run(shop.till.charges.get(attempt.out_trade_no), seconds=600)
    assert done.state is State.CANCELLED


def _all_due(shop: Shop) -> list[Due]:
    till = shop.till
    return [*till.charges.due(), *till.refunds.due(), *till.outbox.due()]


def _sold_and_given_back(shop: Shop) -> Sale:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    now = shop.clock.now()
    shop.refund(
        *shop.till.refunds.begin(sale.sale_id, RefundAmount(Money(5)), asked_by="201", now=now)
    )
    return sale
