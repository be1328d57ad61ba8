"""One payment as a state machine, without clock, database or wire."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from console.till import charging
from console.till.attempt import (
    NUMBER_TAKEN,
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
        return charging.due(self.attempt, self.now)

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


def test_a_qr_order_without_answer_is_asked_for_again() -> None:
    play = Play(How.QR)
    play.say(PRECREATE, Heard.LOST)
    assert play.attempt.next_at == play.at(3)
    assert play.say(PRECREATE, Heard.SHOWN, qr_code="https://q/1").sends == 2


def test_a_qr_order_that_was_never_shown_is_cancelled_in_the_end() -> None:
    play = Play(How.QR)
    play.say(PRECREATE, Heard.LOST)
    play.now = play.at(180)
    play.say(QUERY, Heard.ABSENT, last=True)
    assert play.say(CANCEL, Heard.CANCELLED).state is State.CANCELLED


def test_a_qr_order_refused_at_first_is_over_and_later_is_undone() -> None:
    assert Play(How.QR).say(PRECREATE, Heard.REFUSED).state is State.REFUSED
    play = Play(How.QR)
    play.say(PRECREATE, Heard.LOST)
    assert play.say(PRECREATE, Heard.REFUSED).state is State.CANCELLING


def test_a_qr_order_nobody_saw_is_over_if_its_number_was_used() -> None:
    play = Play(How.QR)
    play.say(PRECREATE, Heard.LOST)
    over = play.say(PRECREATE, Heard.TAKEN, sub_code="ACQ.TRADE_HAS_CLOSE")
    assert (over.state, over.reason) == (State.REFUSED, "refused:ACQ.TRADE_HAS_CLOSE")


def test_an_unsent_qr_order_after_a_lost_one_is_asked_for_again() -> None:
    play = Play(How.QR)
    play.say(PRECREATE, Heard.LOST)
    unsent = play.say(PRECREATE, Heard.UNSENT)
    assert (unsent.state, unsent.sends) == (State.UNKNOWN, 1)
    assert play.say(PRECREATE, Heard.SHOWN, qr_code="q").state is State.WAITING


def test_a_shown_code_hears_old_answers_without_moving() -> None:
    play = Play(How.QR)
    first = play.ask(PRECREATE)
    play.expire()
    play.say(PRECREATE, Heard.SHOWN, qr_code="q")
    waiting = play.attempt
    assert play.hear(first, Heard.UNSENT).state is State.WAITING
    play.attempt = waiting
    assert play.hear(first, Heard.LOST) == waiting
    assert play.hear(first, Heard.REFUSED) == waiting


@pytest.mark.parametrize("stopped", [False, True])
def test_a_shown_code_that_was_paid_before_its_repetition_arrives_is_not_refused(
    *, stopped: bool
) -> None:
    play = Play(How.QR)
    first = play.ask(PRECREATE)
    play.expire()
    again = play.ask(PRECREATE)
    play.hear(first, Heard.SHOWN, qr_code="q")
    if stopped:
        play.attempt = charging.stop(play.attempt, by="1001", now=play.now)
    assert not play.hear(again, Heard.TAKEN, sub_code="ACQ.TRADE_HAS_SUCCESS").settled
    assert play.say(QUERY, Heard.PAID, last=stopped).state is State.PAID


def test_an_old_unsent_order_does_not_disturb_a_cancel_that_is_wanted() -> None:
    play = Play(How.QR)
    first = play.ask(PRECREATE)
    play.expire()
    play.say(PRECREATE, Heard.REFUSED)
    assert play.attempt.state is State.CANCELLING
    assert play.hear(first, Heard.UNSENT).state is State.CANCELLING


def test_a_query_of_an_order_not_shown_yet_keeps_asking_for_it() -> None:
    play = Play(How.QR)
    play.say(PRECREATE, Heard.LOST)
    lost = Asked(99, QUERY)
    assert play.hear(lost, Heard.ABSENT).state is State.UNKNOWN
    play.ask(PRECREATE)


# Numbers used before


def test_a_number_used_before_is_asked_after() -> None:
    play = Play()
    play.say(PAY, Heard.TAKEN)
    assert play.due() == Ask(QUERY)


def test_a_number_of_somebody_else_is_never_touched_again() -> None:
    play = Play()
    taken = play.say(PAY, Heard.COLLISION)
    assert (taken.state, taken.reason) == (State.REFUSED, NUMBER_TAKEN)
    play.attempt = charging.ask_now(taken, play.now)
    asked = play.ask(QUERY)
    assert not charging.is_revived(play.attempt, asked, News(Heard.PAID))
    assert play.hear(asked, Heard.PAID).next_at is None


# A cancel that is refused


def kept() -> Play:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.stop()
    play.say(QUERY, Heard.CONFIRM, last=True)
    play.say(CANCEL, Heard.KEPT)
    return play


def test_a_refused_cancel_is_followed_by_a_look() -> None:
    play = kept()
    assert play.due() == Ask(QUERY)
    paid = play.say(QUERY, Heard.PAID)
    assert (paid.state, paid.late, paid.doubtful) == (State.PAID, True, 0)


@pytest.mark.parametrize("heard", [Heard.LOST, Heard.UNSENT])
def test_a_look_without_answer_is_repeated(heard: Heard) -> None:
    play = kept()
    play.say(QUERY, heard)
    assert play.say(QUERY, Heard.CLOSED).state is State.CANCELLED


@pytest.mark.parametrize("heard", [Heard.CONFIRM, Heard.ABSENT])
def test_an_order_still_open_after_a_refused_cancel_is_cancelled_again(heard: Heard) -> None:
    play = kept()
    play.say(QUERY, heard)
    assert play.say(CANCEL, Heard.CANCELLED).state is State.CANCELLED


def test_money_found_while_a_cancel_may_still_arrive_is_in_doubt() -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.stop()
    play.say(QUERY, Heard.CONFIRM, last=True)
    play.say(CANCEL, Heard.LOST)
    play.say(CANCEL, Heard.KEPT)
    assert play.say(QUERY, Heard.PAID).doubtful == 1


# Old answers


def test_an_old_query_changes_nothing_once_a_cancel_was_sent() -> None:
    play = Play()
    play.say(PAY, Heard.LOST)
    old = play.ask(QUERY)
    play.expire()
    play.say(QUERY, Heard.ABSENT)
    cancelling = play.attempt
    assert play.hear(old, Heard.CONFIRM) == cancelling
    play.ask(CANCEL)
    assert play.hear(old, Heard.PAID).state is State.CANCELLING
    assert play.attempt.late


def test_a_success_heard_while_a_cancel_is_only_wanted_pays() -> None:
    play = Play()
    play.say(PAY, Heard.LOST)
    old = play.ask(QUERY)
    play.expire()
    play.say(QUERY, Heard.ABSENT)
    assert play.hear(old, Heard.PAID).state is State.PAID


def test_an_order_closed_after_a_cancel_was_sent_is_cancelled_for_its_reason() -> None:
    play = kept()
    assert play.say(QUERY, Heard.CLOSED).reason == "stopped"


def test_a_refusal_of_an_order_that_waits_is_asked_after() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.expire()
    play.say(QUERY, Heard.CONFIRM)
    waiting = play.attempt
    assert play.hear(pay, Heard.REFUSED) == waiting


# After the end


def cancelled(pace: Pace = PACE) -> Play:
    play = Play(pace=pace)
    play.say(PAY, Heard.LOST)
    play.say(QUERY, Heard.ABSENT)
    play.say(CANCEL, Heard.CANCELLED)
    return play


def test_a_cancelled_order_is_looked_at_twice_more() -> None:
    play = cancelled()
    for wait in PACE.watch:
        assert play.due() == Done(State.CANCELLED)
        assert play.attempt.next_at == play.now + wait
        play.now = play.now + wait
        play.say(QUERY, Heard.ABSENT)
    assert play.attempt.next_at is None


def test_without_a_watch_a_cancelled_order_is_left_alone() -> None:
    assert cancelled(Pace(watch=())).attempt.next_at is None


def test_a_look_after_the_end_is_repeated_a_few_times_for_want_of_an_answer() -> None:
    play = cancelled(Pace(watch=(timedelta(seconds=30),)))
    looks = 0
    while play.attempt.next_at is not None:
        play.now = play.attempt.next_at
        play.say(QUERY, Heard.LOST)
        looks += 1
    assert looks == 6


def test_money_found_after_the_end_is_revived() -> None:
    play = cancelled()
    play.now += PACE.watch[0]
    asked = play.ask(QUERY)
    assert charging.is_revived(play.attempt, asked, News(Heard.PAID))
    found = play.hear(asked, Heard.PAID)
    assert (found.state, found.late, found.next_at) == (State.CANCELLED, True, None)


def test_an_old_success_after_the_end_proves_nothing_but_is_looked_at() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.say(QUERY, Heard.ABSENT, last=True)
    play.say(CANCEL, Heard.CANCELLED)
    assert not charging.is_revived(play.attempt, pay, News(Heard.PAID))
    late = play.hear(pay, Heard.PAID)
    assert (late.state, late.late, late.next_at) == (State.CANCELLED, True, play.now)


def test_any_other_old_answer_after_the_end_changes_nothing() -> None:
    play = cancelled()
    before = play.attempt
    assert play.hear(Asked(1, PAY), Heard.REFUSED) == before


def test_a_paid_order_can_be_asked_after_by_hand() -> None:
    play = Play()
    play.say(PAY, Heard.PAID)
    paid = play.attempt
    play.attempt = charging.ask_now(paid, play.now)
    assert play.say(QUERY, Heard.CLOSED) == paid


# The clock


def test_a_clock_set_back_keeps_nobody_waiting() -> None:
    play = Play()
    play.say(PAY, Heard.CONFIRM)
    play.now -= timedelta(days=1)
    assert play.due() == Ask(QUERY, last=True)


def test_a_clock_a_moment_off_does_not_end_a_payment() -> None:
    assert not begun().is_final(NOON - timedelta(seconds=2))


# Whatever is heard, in whatever order

HEARD = st.sampled_from(sorted(Heard))


def act(play: Play, flights: list[Asked], data: st.DataObject) -> None:
    """Let anything happen that may."""
    match data.draw(st.sampled_from(["step", "answer", "stop", "wait", "restart", "ask"])):
        case "step":
            step = play.due()
            if isinstance(step, Ask):
                flights.append(play.ask(step.what, last=step.last))
        case "answer" if flights:
            asked = flights.pop(data.draw(st.integers(0, len(flights) - 1)))
            play.hear(asked, data.draw(HEARD), qr_code="https://q/1")
        case "stop":
            play.stop()
        case "restart":
            play.attempt = charging.forget(play.attempt, play.now)
        case "ask":
            play.attempt = charging.ask_now(play.attempt, play.now)
        case _:
            play.now += timedelta(seconds=data.draw(st.integers(0, 90)))


def check(before: Attempt, after: Attempt) -> None:
    if before.settled:
        assert (after.state, after.reason) == (before.state, before.reason)
    if before.cancels and after.state is State.PAID:
        assert before.state is State.PAID or before.must_look or after.cancels == 0
    if before.cancels:
        assert after.state is State.CANCELLING or after.settled
    assert after.settled or after.next_at is not None


@settings(max_examples=400)
@given(st.sampled_from(sorted(How)), st.integers(1, 25), st.data())
def test_a_settled_payment_never_changes_and_a_cancel_is_never_ignored(
    how: How, steps: int, data: st.DataObject
) -> None:
    play, flights = Play(how), list[Asked]()
    for _ in range(steps):
        before = play.attempt
        act(play, flights, data)
        check(before, play.attempt)


FAIR = {PAY: Heard.PAID, PRECREATE: Heard.SHOWN, QUERY: Heard.CONFIRM, CANCEL: Heard.CANCELLED}


@settings(max_examples=200)
@given(st.sampled_from(sorted(How)), st.lists(HEARD, max_size=12), st.booleans())
def test_every_payment_ends_once_the_platform_answers(
    how: How, noise: list[Heard], stopped: bool
) -> None:
    play = Play(how, Pace(watch=()))
    answers = [*noise, *[None] * 80]
    for turn, heard in enumerate(answers):
        if turn == len(noise) and stopped:
            play.stop()
        step = play.due()
        if isinstance(step, Wait):
            play.now = step.until
            step = play.due()
        if not isinstance(step, Ask):
            break
        play.say(step.what, heard or FAIR[step.what], last=step.last, qr_code="https://q/1")
    assert play.attempt.settled


def test_a_qr_answer_without_a_code_is_no_answer() -> None:
    assert Play(How.QR).say(PRECREATE, Heard.SHOWN).state is State.UNKNOWN
