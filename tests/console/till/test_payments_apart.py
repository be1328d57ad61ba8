"""Payments of an open till: what comes late, doubled or from elsewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refusals import CancelTooLate, TradeNotExist
from backend.payments.contract.trade import TradeCancelResponse
from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from console.till.attempt import Attempt, Done, State, Wait, What
from console.till.charges import Code, Qr
from console.till.engine import Send, Terms
from console.till.failures import (
    NoSuchAttempt,
)
from console.till.sale import SaleState
from tests.console.till.shop import (
    CASHIER,
    Shop,
    lost_after,
    lost_before,
    unsent,
)
from tests.console.till.test_payments import TWELVE_EIGHTY, attempt_of, paid_once


def test_a_platform_that_is_down_is_tried_for_a_moment_and_then_certainly_charged_nothing(
    shop: Shop,
) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.charge(sale)
    shop.line.down = unsent
    gone = shop.pay(attempt)
    assert (gone.state, gone.reason) == (State.REFUSED, "unreachable")
    assert not shop.till.open_matters(shop.clock.now())
    shop.line.down = None
    assert paid_once(shop, shop.pay(shop.charge(sale)), before)


def test_a_platform_that_comes_back_in_time_is_sent_the_same_number(shop: Shop) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale())
    shop.line.faults.extend([unsent, unsent])
    assert paid_once(shop, shop.pay(attempt), before)


def test_while_the_platform_is_silent_the_payment_stays_open_and_is_never_guessed(
    shop: Shop,
) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale())
    shop.line.faults.append(lost_after)
    shop.line.down = lost_before
    still = attempt_of(shop.run(attempt, seconds=3600))
    assert still.state is State.CANCELLING
    matter = shop.till.open_matters(shop.clock.now())[0]
    assert (matter.no, matter.overdue) == (attempt.out_trade_no, True)
    shop.line.down = None
    done = shop.pay(attempt)
    assert (done.state, done.returned) == (State.CANCELLED, True)
    assert shop.balance() == before


def test_a_query_by_hand_is_asked_at_once(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Code(shop.code(always_confirm=True)))
    shop.step(attempt)
    asked = len(shop.line.sent)
    assert not shop.teller.step(attempt.out_trade_no).asked
    shop.till.charges.ask_now(attempt.out_trade_no, shop.clock.now())
    assert shop.teller.step(attempt.out_trade_no).asked
    assert len(shop.line.sent) == asked + 1


def test_stopping_closes_the_order(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Code(shop.code(always_confirm=True)))
    shop.step(attempt)
    shop.stop(attempt)
    stopped = shop.pay(attempt)
    assert (stopped.state, stopped.reason, stopped.stopped_by) == (
        State.CANCELLED,
        "stopped",
        CASHIER,
    )
    assert shop.at_platform(attempt).trade_status is TradeStatus.TRADE_CLOSED


def test_a_buyer_who_paid_just_before_it_was_stopped_has_paid_the_sale(shop: Shop) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale(), Code(shop.code(always_confirm=True)))
    waiting = attempt_of(shop.step(attempt))
    assert waiting.trade_no is not None
    shop.confirm(waiting.trade_no)
    shop.stop(attempt)
    paid = shop.pay(attempt)
    assert paid_once(shop, paid, before)
    assert (paid.late, paid.reason) == (True, "late_kept")


def test_two_threads_never_have_two_requests_of_one_payment_under_way(shop: Shop) -> None:
    attempt = shop.charge(shop.sale())
    first = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    second = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(first, Send)
    assert second == Wait(shop.clock.now() + shop.pace.exchange)
    turn = shop.teller.step(attempt.out_trade_no)
    assert not turn.asked
    assert turn.again_at == shop.clock.now() + timedelta(milliseconds=300)


def test_an_answer_recorded_twice_counts_once(shop: Shop) -> None:
    sale = shop.sale()
    attempt = shop.charge(sale)
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    answer = shop.client.call(step.method, step.request)
    first = shop.till.charges.record(step, answer, shop.clock.now())
    lines = len(shop.kinds(sale))
    assert shop.till.charges.record(step, answer, shop.clock.now()) == first
    assert len(shop.kinds(sale)) == lines


def test_an_answer_to_nothing_that_was_asked_is_refused(shop: Shop) -> None:
    attempt = shop.charge(shop.sale())
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    for flight in (0, step.flight - 1, step.flight + 1):
        made_up = Send(step.no, flight, step.what, step.method, step.request)
        with pytest.raises(NoSuchAttempt):
            shop.till.charges.record(made_up, TimeoutError(), shop.clock.now())


# After a restart


def test_what_was_only_meant_is_over_after_a_restart(shop: Shop) -> None:
    attempt = shop.charge(shop.sale())
    over = shop.restart().charges.get(attempt.out_trade_no)
    assert (over.state, over.reason) == (State.CANCELLED, "never_sent")
    assert shop.line.sent == []


def test_what_was_under_way_is_asked_after_and_never_sent_again(shop: Shop) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale())
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    shop.client.call(step.method, step.request)
    till = shop.restart()
    assert till.charges.get(attempt.out_trade_no).state is State.UNKNOWN
    in_hand = till.sales.in_hand()
    assert in_hand is not None
    assert in_hand.sale_id == attempt.sale_id
    assert paid_once(shop, shop.pay(attempt), before)


def test_the_custodian_finishes_what_a_restart_left(shop: Shop) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale(), Qr())
    shown = attempt_of(shop.step(attempt))
    assert shown.qr_code is not None
    shop.restart()
    shop.scan_and_pay(shown.qr_code)
    shop.tidy()
    assert paid_once(shop, shop.till.charges.get(attempt.out_trade_no), before)
    assert shop.till.open_matters(shop.clock.now()) == ()


def test_a_code_that_was_not_sent_before_a_restart_is_not_sent_after_it(shop: Shop) -> None:
    attempt = shop.charge(shop.sale())
    shop.line.faults.append(unsent)
    assert shop.step(attempt).state is State.INTENDED
    shop.till.charges._codes.clear()  # noqa: SLF001 - as if another process had taken over
    shop.clock.advance(1)
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert step == Done(State.CANCELLED)


# Money that comes late


def test_money_that_comes_after_the_end_goes_back_by_itself(shop: Shop) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.charge(sale)
    no = attempt.out_trade_no
    charge = shop.till.charges.next(no, shop.clock.now())
    assert isinstance(charge, Send)
    shop.stop(attempt)
    query = shop.till.charges.next(no, shop.clock.now())
    assert isinstance(query, Send)
    shop.till.charges.record(query, TradeNotExist(), shop.clock.now())
    cancel = shop.till.charges.next(no, shop.clock.now())
    assert isinstance(cancel, Send)
    cancelled = shop.till.charges.record(
        cancel, TradeCancelResponse(out_trade_no=no), shop.clock.now()
    )
    assert cancelled.state is State.CANCELLED
    shop.client.call(charge.method, charge.request)  # this platform buried nothing
    assert shop.balance() == before - TWELVE_EIGHTY
    for _ in range(2):  # looked at by hand twice before the money is on its way
        shop.till.charges.ask_now(no, shop.clock.now())
        assert shop.teller.step(no).asked
    assert len(shop.till.refunds.of_sale(sale.sale_id)) == 1
    shop.tidy()
    assert shop.balance() == before
    after = shop.till.charges.get(no)
    assert (after.state, after.late) == (State.CANCELLED, True)
    detail = shop.till.sales.detail(sale.sale_id)
    assert [(one.automatic, one.amount) for one in detail.refunds] == [(True, TWELVE_EIGHTY)]
    assert "charge.alarm" in shop.kinds(sale)
    assert detail.sale.state is SaleState.OPEN
    assert shop.till.open_matters(shop.clock.now()) == ()


def test_money_found_while_a_cancel_may_still_arrive_goes_back(shop: Shop) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.charge(sale)
    no, now = attempt.out_trade_no, shop.clock.now()
    charge = shop.till.charges.next(no, now)
    assert isinstance(charge, Send)
    shop.client.call(charge.method, charge.request)
    shop.till.charges.record(charge, TimeoutError(), now)
    shop.stop(attempt)
    for answer in (TimeoutError(), TimeoutError(), CancelTooLate()):
        step = shop.till.charges.next(no, shop.clock.now())
        if isinstance(step, Wait):
            shop.clock.at = step.until
            step = shop.till.charges.next(no, shop.clock.now())
        assert isinstance(step, Send)
        shop.till.charges.record(step, answer, shop.clock.now())
    found = shop.pay(attempt)
    assert (found.state, found.kept, found.reason) == (State.PAID, False, "late_returned")
    assert shop.till.sales.get(sale.sale_id).state is SaleState.OPEN
    shop.tidy()
    assert shop.balance() == before


def test_an_order_of_somebody_else_with_our_number_is_left_alone(shop: Shop) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.charge(sale)
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    other = step.request.model_copy(update={"total_amount": Money(1), "subject": "another"})
    shop.client.call(step.method, other)
    taken = _record_call(shop, step)
    assert (taken.state, taken.reason) == (State.REFUSED, "number_taken")
    shop.tidy()
    assert shop.balance() == before - Money(1)
    assert What.CANCEL not in {
        line.fields.get("what") for line in shop.till.journal.timeline(sale.sale_id)
    }


def test_a_shop_without_a_name_says_what_is_bought(shop: Shop) -> None:
    shop.till.set_terms(Terms())
    shop.till.carts.add_amount("红糖/馒头=&", Money(300), now=shop.clock.now())
    sale = shop.sale()
    step = shop.till.charges.next(shop.charge(sale, Qr()).out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    assert step.request.model_dump()["subject"] == "红糖 馒头 +1"


def _record_call(shop: Shop, step: Send) -> Attempt:
    try:
        answer: object = shop.client.call(step.method, step.request)
    except PlatformError as refusal:
        return shop.till.charges.record(step, refusal, shop.clock.now())
    raise AssertionError(answer)
