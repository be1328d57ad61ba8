"""One payment as a state machine, without clock, database or wire."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.protocol.money import Money
from console.till import charging
from console.till.attempt import (
    Ask,
    Asked,
    Attempt,
    Done,
    Heard,
    How,
    News,
    State,
    Wait,
    What,
)
from console.till.pace import Pace
from tests.console.till.shop import NOON

PACE = Pace()
PAY, PRECREATE, QUERY, CANCEL = What.PAY, What.PRECREATE, What.QUERY, What.CANCEL


def begun(how: How = How.CODE) -> Attempt:
    return charging.begin("P1", "S1", how, Money(1280), by="1001", now=NOON, pace=PACE)


class Play:
    """A payment and its clock; flights are numbered as they leave."""

    def __init__(self, how: How = How.CODE, pace: Pace = PACE) -> None:
        self.pace = pace
        self.now = NOON
        self.attempt = begun(how)
        self.flight = 0

    def at(self, seconds: float) -> datetime:
        return NOON + timedelta(seconds=seconds)

    def due(self) -> Ask | Wait | Done:
        return charging.due(self.attempt, self.now, self.pace)

    def ask(self, expected: What, *, last: bool = False) -> Asked:
        """Let time pass until something is due, and send it."""
        if isinstance(step := self.due(), Wait):
            self.now = step.until
            step = self.due()
        assert step == Ask(expected, last=last)
        self.flight += 1
        self.attempt = charging.asked(
            self.attempt, step, flight=self.flight, now=self.now, pace=self.pace
        )
        return Asked(self.flight, step.what)

    def hear(self, asked: Asked, heard: Heard, **said: Any) -> Attempt:
        news = replace(News(heard), **said)
        self.attempt = charging.hear(self.attempt, asked, news, now=self.now, pace=self.pace)
        return self.attempt

    def say(
        self, what: What, heard: Heard, *, last: bool = False, after: float = 0, **said: Any
    ) -> Attempt:
        asked = self.ask(what, last=last)
        self.now += timedelta(seconds=after)
        return self.hear(asked, heard, **said)

    def expire(self) -> Attempt:
        """Let an exchange pass that nobody reported on."""
        step = self.due()
        assert isinstance(step, Wait)
        self.now = step.until
        self.attempt = charging.forget(self.attempt, self.now)
        return self.attempt

    def stop(self) -> Attempt:
        self.attempt = charging.stop(self.attempt, by="1001", now=self.now)
        return self.attempt


def test_a_code_is_charged_and_paid() -> None:
    play = Play()
    paid = play.say(PAY, Heard.PAID, trade_no="T1", buyer="100****01")
    assert (paid.state, paid.trade_no, paid.buyer) == (State.PAID, "T1", "100****01")
    assert not paid.late
    assert play.due() == Done(State.PAID)


def test_while_a_request_is_under_way_nothing_else_is_due() -> None:
    play = Play()
    play.ask(PAY)
    assert play.due() == Wait(NOON + PACE.exchange)


def test_a_refused_code_is_over() -> None:
    refused = Play().say(PAY, Heard.REFUSED, sub_code="ACQ.PAYMENT_AUTH_CODE_INVALID")
    assert refused.state is State.REFUSED
    assert refused.reason == "refused:ACQ.PAYMENT_AUTH_CODE_INVALID"


def test_a_buyer_who_must_confirm_is_asked_after_every_few_seconds() -> None:
    play = Play()
    assert play.say(PAY, Heard.CONFIRM).state is State.WAITING
    moments = []
    while not play.attempt.looked:
        last = play.attempt.next_at is not None and play.attempt.next_at >= play.attempt.deadline
        play.say(QUERY, Heard.CONFIRM, last=last)
        moments.append((play.now - NOON).total_seconds())
    assert moments == [*range(3, 31, 3), 35, 40, 45, 50, 55, 60]
    assert play.due() == Ask(CANCEL)


def test_no_answer_is_asked_after_at_once() -> None:
    play = Play()
    assert play.say(PAY, Heard.LOST, after=15).state is State.UNKNOWN
    assert play.due() == Ask(QUERY)
    assert play.say(QUERY, Heard.PAID).state is State.PAID


def test_a_query_without_answer_is_repeated_at_the_same_pace() -> None:
    play = Play()
    play.say(PAY, Heard.LOST)
    play.say(QUERY, Heard.LOST)
    assert play.attempt.next_at == play.at(3)
    play.say(QUERY, Heard.UNSENT)
    assert play.attempt.next_at == play.at(6)
    assert play.attempt.tries == 3


def test_an_order_the_platform_does_not_know_is_undone_and_never_sent_again() -> None:
    play = Play()
    play.say(PAY, Heard.LOST)
    assert play.say(QUERY, Heard.ABSENT).state is State.CANCELLING
    assert play.say(CANCEL, Heard.CANCELLED).state is State.CANCELLED
    assert play.attempt.reason == "not_found"


def test_an_order_closed_by_the_platform_is_over() -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    closed = play.say(QUERY, Heard.CLOSED)
    assert (closed.state, closed.reason) == (State.CANCELLED, "closed_by_platform")


@pytest.mark.parametrize("heard", [Heard.CONFIRM, Heard.LOST, Heard.UNSENT])
def test_the_last_query_is_followed_by_a_cancel_whatever_it_said(heard: Heard) -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.now = play.at(60)
    play.say(QUERY, heard, last=True)
    assert play.attempt.state is State.CANCELLING
    assert play.due() == Ask(CANCEL)
    assert play.say(CANCEL, Heard.CANCELLED).reason == "timed_out"


def test_a_success_seen_by_the_last_query_pays() -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.now = play.at(60)
    assert play.say(QUERY, Heard.PAID, last=True).state is State.PAID


def test_a_cancel_is_repeated_until_it_is_answered() -> None:
    play = Play()
    play.say(PAY, Heard.LOST)
    play.say(QUERY, Heard.ABSENT)
    waits = []
    for heard in (Heard.LOST, Heard.AGAIN, Heard.UNSENT, Heard.LOST, Heard.LOST):
        play.say(CANCEL, heard)
        assert play.attempt.next_at is not None
        waits.append(play.attempt.next_at - play.now)
    assert waits == sorted(waits)
    assert (play.attempt.cancels, play.attempt.doubtful) == (4, 3)
    assert play.say(CANCEL, Heard.CANCELLED, returned=True).returned


def test_an_exchange_nobody_reported_on_is_taken_for_lost() -> None:
    play = Play()
    play.ask(PAY)
    assert play.expire().state is State.UNKNOWN
    assert play.due() == Ask(QUERY)


def test_a_last_query_that_was_lost_is_not_repeated() -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.now = play.at(60)
    play.ask(QUERY, last=True)
    play.expire()
    assert play.due() == Ask(CANCEL)


def test_what_was_never_sent_is_over_after_a_restart() -> None:
    over = charging.forget(begun(), NOON)
    assert (over.state, over.reason) == (State.CANCELLED, "never_sent")
    assert over.next_at is None


def test_a_settled_payment_only_loses_its_flight_in_a_restart() -> None:
    play = Play()
    play.say(PAY, Heard.PAID)
    play.attempt = charging.ask_now(play.attempt, play.now)
    play.ask(QUERY)
    assert charging.forget(play.attempt, play.now).flight == 0
    assert charging.forget(play.attempt, play.now).state is State.PAID


# Stopping


def test_stopping_what_was_not_sent_needs_nobody() -> None:
    play = Play()
    assert play.stop().state is State.CANCELLED
    assert play.attempt.stopped_by == "1001"
    assert play.stop() == play.attempt


def test_stopping_asks_once_more_and_then_cancels() -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.stop()
    play.say(QUERY, Heard.CONFIRM, last=True)
    assert play.say(CANCEL, Heard.CANCELLED).reason == "stopped"


def test_stopping_does_not_wait_for_the_charge_under_way() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.say(QUERY, Heard.ABSENT, last=True)
    cancel = play.ask(CANCEL)
    assert play.hear(pay, Heard.PAID).state is State.CANCELLING
    assert play.attempt.late
    assert play.hear(cancel, Heard.CANCELLED, returned=True).state is State.CANCELLED


def test_a_success_before_any_cancel_was_sent_pays_although_it_was_stopped() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.ask(QUERY, last=True)
    paid = play.hear(pay, Heard.PAID)
    assert (paid.state, paid.late) == (State.PAID, True)


def test_a_refusal_that_comes_after_stopping_ends_it_without_a_cancel() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.say(QUERY, Heard.CONFIRM, last=True)
    assert play.attempt.state is State.CANCELLING
    assert play.hear(pay, Heard.REFUSED).state is State.REFUSED


def test_stopping_twice_or_while_cancelling_only_hurries() -> None:
    play = Play()
    play.say(PAY, Heard.LOST)
    play.say(QUERY, Heard.ABSENT)
    play.say(CANCEL, Heard.LOST)
    cancel = play.attempt
    play.stop()
    assert play.attempt == replace(cancel, stopped_by="1001", next_at=play.now)


def test_stopping_does_not_disturb_the_last_query() -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.now = play.at(60)
    play.ask(QUERY, last=True)
    flying = play.attempt.flight
    assert play.stop().flight == flying


def test_a_confirmation_that_is_heard_after_stopping_is_looked_at_at_once() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.hear(pay, Heard.CONFIRM)
    assert play.due() == Ask(QUERY, last=True)


def test_no_answer_after_stopping_is_looked_at_at_once() -> None:
    play = Play(How.QR)
    shown = play.ask(PRECREATE)
    play.stop()
    play.hear(shown, Heard.LOST)
    assert play.due() == Ask(QUERY, last=True)


# Certain that nothing was sent


def test_what_was_not_sent_is_sent_again_with_the_same_number_for_a_while() -> None:
    play = Play()
    for _ in range(10):
        assert play.say(PAY, Heard.UNSENT).state is State.INTENDED
    assert play.attempt.sends == 0
    gone = play.say(PAY, Heard.UNSENT)
    assert (gone.state, gone.reason) == (State.REFUSED, "unreachable")


def test_what_was_not_sent_and_is_stopped_is_over() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    assert play.hear(pay, Heard.UNSENT).state is State.REFUSED


def test_what_was_not_sent_is_over_even_while_a_cancel_is_wanted() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.say(QUERY, Heard.ABSENT, last=True)
    assert play.attempt.state is State.CANCELLING
    assert play.hear(pay, Heard.UNSENT).state is State.REFUSED


def test_a_cancel_that_may_be_under_way_is_waited_for_even_if_nothing_was_charged() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.say(QUERY, Heard.ABSENT, last=True)
    play.ask(CANCEL)
    assert play.hear(pay, Heard.UNSENT).state is State.CANCELLING


# QR


def test_a_shown_code_waits_longer_from_when_it_is_shown() -> None:
    play = Play(How.QR)
    shown = play.say(PRECREATE, Heard.SHOWN, after=2, qr_code="https://q/1")
    assert (shown.state, shown.qr_code) == (State.WAITING, "https://q/1")
    assert shown.deadline == play.at(2) + PACE.window_qr
    assert play.say(QUERY, Heard.ABSENT).state is State.WAITING
    assert play.say(QUERY, Heard.CONFIRM).state is State.WAITING
    assert play.say(QUERY, Heard.PAID).state is State.PAID
