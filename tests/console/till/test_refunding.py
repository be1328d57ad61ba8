"""One refund as a state machine, without clock, database or wire."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from console.till import refunding
from console.till.attempt import Done, How, Wait
from console.till.pace import Pace
from console.till.refund import Ask, Asked, Heard, News, Refund, State, What
from tests.console.till.shop import NOON

PACE = Pace()
REFUND, QUERY = What.REFUND, What.QUERY


class Play:
    """A refund and its clock; flights are numbered as they leave."""

    def __init__(self) -> None:
        self.now: datetime = NOON
        self.flight = 0
        self.refund = Refund("R1", "P1", "S1", Money(500), "1001", "", NOON, NOON, How.CODE, "R1")

    def due(self) -> Ask | Wait | Done:
        return refunding.due(self.refund, self.now, PACE)

    def ask(self, expected: What) -> Asked:
        """Let time pass until something is due, and send it."""
        step = self.due()
        if isinstance(step, Wait):
            self.now = step.until
            step = self.due()
        assert step == Ask(expected)
        self.flight += 1
        self.refund = refunding.asked(
            self.refund, step, flight=self.flight, now=self.now, pace=PACE
        )
        return Asked(self.flight, expected)

    def hear(self, asked: Asked, heard: Heard, sub_code: str = "") -> Refund:
        news = News(heard, sub_code)
        self.refund = refunding.hear(self.refund, asked, news, now=self.now, pace=PACE)
        return self.refund

    def say(self, what: What, heard: Heard, sub_code: str = "") -> Refund:
        return self.hear(self.ask(what), heard, sub_code)


def done() -> Play:
    play = Play()
    play.say(REFUND, Heard.DONE)
    play.say(QUERY, Heard.DONE)
    return play


def test_money_goes_back() -> None:
    play = done()
    assert play.refund.state is State.DONE
    assert play.due() == Done(State.DONE)


def test_a_success_that_names_no_refund_is_made_sure_of_at_once() -> None:
    play = Play()
    said = play.say(REFUND, Heard.DONE)
    assert (said.state, said.reason, said.doubtful) == (State.SENT, "", 1)
    assert play.due() == Ask(QUERY)


@pytest.mark.parametrize("heard", [Heard.LOST, Heard.UNSENT])
def test_a_success_nobody_can_confirm_is_unknown(heard: Heard) -> None:
    play = Play()
    play.say(REFUND, Heard.DONE)
    unsure = play.say(QUERY, heard)
    assert (unsure.state, unsure.reason) == (State.UNKNOWN, "no_answer")
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_a_success_of_another_refund_lets_this_one_be_asked_for_again() -> None:
    play = Play()
    play.say(REFUND, Heard.DONE)
    assert play.say(QUERY, Heard.MISSING).state is State.UNKNOWN
    play.say(REFUND, Heard.DONE)
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_after_such_a_success_a_refusal_is_looked_into() -> None:
    play = Play()
    play.say(REFUND, Heard.DONE)
    play.say(QUERY, Heard.MISSING)
    assert not play.say(REFUND, Heard.REFUSED, "ACQ.TRADE_HAS_CLOSE").settled
    assert play.say(QUERY, Heard.MISSING).state is State.REFUSED


def test_a_restart_after_such_a_success_asks() -> None:
    play = Play()
    play.say(REFUND, Heard.DONE)
    play.refund = refunding.forget(play.refund, play.now)
    assert play.due() == Ask(QUERY)


def test_while_a_request_is_under_way_nothing_else_is_due() -> None:
    play = Play()
    play.ask(REFUND)
    assert play.due() == Wait(NOON + PACE.exchange)


def test_a_refusal_of_the_only_request_ends_it() -> None:
    refused = Play().say(REFUND, Heard.REFUSED, "ACQ.TRADE_HAS_FINISHED")
    assert (refused.state, refused.reason) == (State.REFUSED, "refused:ACQ.TRADE_HAS_FINISHED")


def test_a_shop_short_of_money_is_told_so() -> None:
    short = Play().say(REFUND, Heard.NOT_NOW, "ACQ.SELLER_BALANCE_NOT_ENOUGH")
    assert short.state is State.REFUSED


def test_late_money_is_offered_back_until_it_is_taken() -> None:
    play = Play()
    play.refund = replace(play.refund, automatic=True)
    for _ in range(20):
        assert not play.say(REFUND, Heard.NOT_NOW, "ACQ.SELLER_BALANCE_NOT_ENOUGH").settled
    play.say(REFUND, Heard.DONE)
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_no_answer_is_asked_after_and_the_same_number_repeated() -> None:
    play = Play()
    assert play.say(REFUND, Heard.LOST).state is State.UNKNOWN
    play.say(QUERY, Heard.MISSING)
    play.say(REFUND, Heard.DONE)
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_what_is_found_is_done() -> None:
    play = Play()
    play.say(REFUND, Heard.LOST)
    assert play.say(QUERY, Heard.DONE).state is State.DONE


@pytest.mark.parametrize("heard", [Heard.LOST, Heard.UNSENT])
def test_a_query_without_answer_is_repeated(heard: Heard) -> None:
    play = Play()
    play.say(REFUND, Heard.LOST)
    play.say(QUERY, heard)
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_a_call_that_moved_nothing_is_made_sure_of() -> None:
    play = Play()
    assert play.say(REFUND, Heard.REPEATED).reason == "repeated"
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_a_refusal_after_a_lost_request_is_looked_into() -> None:
    play = Play()
    play.say(REFUND, Heard.LOST)
    play.say(QUERY, Heard.MISSING)
    assert play.say(REFUND, Heard.REFUSED, "ACQ.TRADE_HAS_CLOSE").state is State.UNKNOWN
    gone = play.say(QUERY, Heard.MISSING)
    assert (gone.state, gone.reason) == (State.REFUSED, "refused:ACQ.TRADE_HAS_CLOSE")


def test_a_lost_request_may_have_given_back_what_its_repetition_is_refused() -> None:
    play = Play()
    play.say(REFUND, Heard.LOST)
    play.say(QUERY, Heard.MISSING)
    play.say(REFUND, Heard.REFUSED)
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_short_of_money_while_a_lost_request_may_still_pass_is_tried_again() -> None:
    play = Play()
    play.say(REFUND, Heard.LOST)
    play.say(QUERY, Heard.MISSING)
    assert play.say(REFUND, Heard.NOT_NOW).state is State.UNKNOWN
    play.say(REFUND, Heard.DONE)
    assert play.say(QUERY, Heard.DONE).state is State.DONE


def test_what_was_not_sent_is_tried_again_and_may_be_given_up() -> None:
    play = Play()
    unsent = play.say(REFUND, Heard.UNSENT)
    assert (unsent.state, unsent.sends, unsent.doubtful) == (State.INTENDED, 0, 0)
    assert refunding.may_drop(unsent)
    dropped = refunding.drop(unsent, play.now)
    assert (dropped.state, dropped.reason) == (State.REFUSED, "given_up")


def test_what_may_have_been_sent_is_not_given_up() -> None:
    play = Play()
    play.say(REFUND, Heard.LOST)
    play.say(QUERY, Heard.MISSING)
    assert not refunding.may_drop(play.say(REFUND, Heard.UNSENT))


def test_a_restart_asks_after_what_was_under_way() -> None:
    play = Play()
    play.ask(REFUND)
    play.refund = refunding.forget(play.refund, play.now)
    assert play.due() == Ask(QUERY)


def test_a_restart_sends_what_was_only_meant() -> None:
    play = Play()
    play.refund = refunding.forget(play.refund, play.now)
    assert play.due() == Ask(REFUND)


def test_a_settled_refund_can_be_asked_after_and_stays() -> None:
    play = done()
    before = play.refund
    play.refund = refunding.ask_now(before, play.now)
    assert play.say(QUERY, Heard.MISSING) == before


def test_a_settled_refund_that_is_asked_after_later_is_done_for_now() -> None:
    play = done()
    play.refund = refunding.ask_now(play.refund, play.now + timedelta(seconds=5))
    assert play.due() == Done(State.DONE)


def test_an_old_answer_does_not_take_the_place_of_the_one_awaited() -> None:
    play = Play()
    first = play.ask(REFUND)
    play.now += PACE.exchange
    play.refund = refunding.forget(play.refund, play.now)
    play.ask(QUERY)
    assert play.hear(first, Heard.UNSENT).flight == 2


def test_a_clock_set_back_keeps_nobody_waiting() -> None:
    play = Play()
    play.say(REFUND, Heard.UNSENT)
    play.now -= timedelta(days=1)
    assert play.due() == Ask(REFUND)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(sorted(Heard)), st.booleans()), max_size=20))
def test_a_refund_is_refused_only_if_nothing_of_it_can_still_pass(
    answers: list[tuple[Heard, bool]],
) -> None:
    play = Play()
    for heard, restart in answers:
        step = play.due()
        if isinstance(step, Wait):
            play.now = step.until
            step = play.due()
        if not isinstance(step, Ask):
            break
        asked = play.ask(step.what)
        if restart:
            play.refund = refunding.forget(play.refund, play.now)
        else:
            before = play.refund
            after = play.hear(asked, heard, "X")
            if after.state is State.DONE:
                assert (step.what, heard) == (QUERY, Heard.DONE)
            if after.state is State.REFUSED:
                looked = step.what is QUERY and heard is Heard.MISSING
                assert looked or before.doubtful == 1
    assert play.refund.settled or play.refund.next_at is not None
