"""A refused charge leaves its number free: until that is closed, the till does not rest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.till import charging
from console.till.attempt import NUMBER_TAKEN, Ask, Asked, Done, Heard, How, News, State, What
from tests.console.till.shop import NOON
from tests.console.till.test_charging import CANCEL, PACE, PAY, PRECREATE, QUERY, Play

SEAL = What.SEAL
POOR = "ACQ.BUYER_BALANCE_NOT_ENOUGH"


def refused() -> Play:
    play = Play()
    play.say(PAY, Heard.REFUSED, sub_code=POOR, loose=True)
    return play


def test_a_refused_code_is_over_at_once_and_its_number_is_closed_next() -> None:
    play = refused()
    assert play.attempt.settled
    assert play.attempt.settled_at == play.now
    assert play.due() == Ask(SEAL)


def test_a_closed_number_is_over_and_looked_at_again_like_any_cancelled_one() -> None:
    play = refused()
    sealed = play.say(SEAL, Heard.CANCELLED)
    assert (sealed.state, sealed.reason) == (State.REFUSED, f"refused:{POOR}")
    assert (sealed.loose, sealed.late, sealed.returned) == (False, False, False)
    assert sealed.next_at == play.now + PACE.watch[0]
    assert play.due() == Done(State.REFUSED)


def test_money_that_closing_a_number_gave_back_came_late() -> None:
    back = refused().say(SEAL, Heard.CANCELLED, returned=True)
    assert (back.state, back.late, back.returned) == (State.REFUSED, True, True)


@pytest.mark.parametrize("heard", [Heard.LOST, Heard.UNSENT, Heard.AGAIN])
def test_a_number_is_closed_again_until_that_is_answered(heard: Heard) -> None:
    play = refused()
    for _ in range(20):
        assert play.say(SEAL, heard).loose
        assert play.attempt.next_at is not None
        assert timedelta() < play.attempt.next_at - play.now <= PACE.backoff_most
        play.now = play.attempt.next_at
    assert not play.say(SEAL, Heard.CANCELLED).loose


def test_only_closings_that_may_have_arrived_are_counted() -> None:
    play = refused()
    unsent = play.say(SEAL, Heard.UNSENT)
    assert (unsent.cancels, unsent.doubtful) == (0, 0)
    play.now += timedelta(minutes=1)
    lost = play.say(SEAL, Heard.LOST)
    assert (lost.cancels, lost.doubtful) == (1, 1)


def test_a_number_the_platform_will_not_close_is_looked_at() -> None:
    play = refused()
    play.say(SEAL, Heard.KEPT)
    asked = play.ask(QUERY)
    assert charging.is_revived(play.attempt, asked, News(Heard.PAID))
    paid = play.hear(asked, Heard.PAID)
    assert (paid.state, paid.late, paid.loose, paid.next_at) == (State.REFUSED, True, False, None)


@pytest.mark.parametrize("heard", [Heard.LOST, Heard.UNSENT])
def test_that_look_is_repeated_for_want_of_an_answer(heard: Heard) -> None:
    play = refused()
    play.say(SEAL, Heard.KEPT)
    for _ in range(20):
        play.say(QUERY, heard)
        assert play.attempt.next_at is not None
        play.now = play.attempt.next_at
    assert not play.say(QUERY, Heard.CLOSED).loose


@pytest.mark.parametrize("heard", [Heard.ABSENT, Heard.CONFIRM])
def test_a_number_found_open_is_closed_again(heard: Heard) -> None:
    play = refused()
    play.say(SEAL, Heard.KEPT)
    play.say(QUERY, heard)
    play.now += timedelta(minutes=1)
    assert not play.say(SEAL, Heard.CANCELLED).loose


def test_a_query_by_hand_closes_the_number_too() -> None:
    play = refused()
    play.say(SEAL, Heard.LOST)
    play.attempt = charging.ask_now(play.attempt, play.now)
    assert play.due() == Ask(SEAL)


def test_a_restart_closes_the_number() -> None:
    play = refused()
    play.ask(SEAL)
    play.attempt = charging.forget(play.attempt, play.now)
    assert play.due() == Ask(SEAL)
    assert play.attempt.doubtful == 1


def test_a_late_answer_closes_the_number_and_a_second_one_says_what_it_gave_back() -> None:
    play = refused()
    first = play.ask(SEAL)
    play.now += PACE.exchange
    play.attempt = charging.forget(play.attempt, play.now)
    second = play.ask(SEAL)
    sealed = play.hear(first, Heard.CANCELLED)
    assert not sealed.loose
    again = play.hear(second, Heard.CANCELLED, returned=True)
    assert (again.returned, again.late, again.loose) == (True, True, False)


def test_a_stop_after_the_refusal_changes_nothing() -> None:
    play = refused()
    before = play.attempt
    assert play.stop() == before


def test_a_refusal_while_the_cashier_gives_up_closes_the_number() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.say(QUERY, Heard.ABSENT, last=True)
    assert play.hear(pay, Heard.REFUSED, loose=True).state is State.REFUSED
    assert play.due() == Ask(SEAL)


def test_a_query_under_way_at_the_refusal_is_heard_first() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    query = play.ask(QUERY, last=True)
    play.hear(pay, Heard.REFUSED, loose=True)
    assert play.hear(query, Heard.ABSENT).loose
    play.now += PACE.backoff_first
    play.ask(SEAL)


def test_a_refusal_after_the_cancel_needs_no_other() -> None:
    play = Play()
    pay = play.ask(PAY)
    play.stop()
    play.say(QUERY, Heard.ABSENT, last=True)
    cancel = play.ask(CANCEL)
    assert play.hear(pay, Heard.REFUSED, loose=True).state is State.CANCELLING
    assert not play.hear(cancel, Heard.CANCELLED).loose


def test_a_charge_the_platform_was_too_busy_for_is_closed_when_it_is_given_up() -> None:
    play = Play()
    while not play.attempt.settled:
        play.say(PAY, Heard.UNSENT, loose=True)
    assert play.attempt.reason == "unreachable"
    assert play.due() == Ask(SEAL)


@pytest.mark.parametrize("restart", [False, True])
def test_so_it_is_when_it_is_stopped_or_cut_short_before_it_is_sent_again(*, restart: bool) -> None:
    play = Play()
    play.say(PAY, Heard.UNSENT, loose=True)
    if restart:
        play.attempt = charging.forget(play.attempt, play.now)
    else:
        play.stop()
    assert (play.attempt.state, play.attempt.reason) == (State.CANCELLED, "never_sent")
    assert play.due() == Ask(SEAL)


def test_what_is_paid_after_all_is_not_closed() -> None:
    play = Play()
    play.say(PAY, Heard.UNSENT, loose=True)
    paid = play.say(PAY, Heard.PAID)
    assert (paid.state, paid.loose, paid.next_at) == (State.PAID, False, None)


def test_what_certainly_was_not_sent_is_not_closed() -> None:
    play = Play()
    while not play.attempt.settled:
        play.say(PAY, Heard.UNSENT)
    assert (play.attempt.loose, play.attempt.next_at) == (False, None)


def test_a_number_of_somebody_else_is_never_closed() -> None:
    play = Play()
    play.say(PAY, Heard.UNSENT, loose=True)
    taken = play.say(PAY, Heard.COLLISION)
    assert (taken.reason, taken.loose, taken.next_at) == (NUMBER_TAKEN, False, None)


def test_a_refused_qr_order_that_nobody_saw_is_not_closed() -> None:
    over = Play(How.QR).say(PRECREATE, Heard.REFUSED)
    assert (over.state, over.loose, over.next_at) == (State.REFUSED, False, None)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(sorted(Heard)), st.booleans()), max_size=25))
def test_a_refused_number_is_let_go_only_by_proof(answers: list[tuple[Heard, bool]]) -> None:
    play = refused()
    for heard, restart in answers:
        if play.attempt.next_at is not None:
            play.now = max(play.now, play.attempt.next_at)
        step = play.due()
        assert isinstance(step, Ask)
        asked = play.ask(step.what)
        if restart:
            play.attempt = charging.forget(play.attempt, play.now)
            continue
        play.hear(asked, heard)
        assert play.attempt.state is State.REFUSED
        if not play.attempt.loose:
            proof = {SEAL: {Heard.CANCELLED}, QUERY: {Heard.CLOSED, Heard.PAID}}
            assert heard in proof[step.what]
            return
    assert play.attempt.next_at is not None
    assert play.attempt.begun_at == NOON


def test_an_old_success_of_the_charge_hurries_the_closing() -> None:
    play = refused()
    play.say(SEAL, Heard.LOST)
    paid = play.hear(Asked(1, PAY), Heard.PAID)
    assert (paid.state, paid.late, paid.loose) == (State.REFUSED, True, True)
    assert play.due() == Ask(SEAL)
