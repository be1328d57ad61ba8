"""How a payment ends: cancelled, refused, late, looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
)
from console.till.pace import Pace
from tests.console.till.shop import NOON
from tests.console.till.test_charging import CANCEL, PACE, PAY, PRECREATE, QUERY, Play, begun


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


def test_a_cancel_that_answers_after_the_order_was_seen_closed_says_what_it_gave_back() -> None:
    play = Play()
    play.say(PAY, Heard.LOST)
    old = play.ask(QUERY)
    play.expire()
    play.say(QUERY, Heard.ABSENT)
    cancel = play.ask(CANCEL)
    assert play.hear(old, Heard.CLOSED).state is State.CANCELLED
    assert play.hear(cancel, Heard.CANCELLED, returned=True).returned


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
