"""
One refund as a state machine: no clock, no database, no wire.

    intended → sent → unknown → done | refused

One number for ever: the platform gives back once for it, so the same request may be repeated.
What a refund's own answer says of success proves nothing: it names no refund, so it may be the
answer to an earlier one of the same payment. Success, like no answer, is asked after, and only
the answer that names this refund makes it *done*; only if there is no such refund is the request
repeated. It is *refused* only when every request that may have been sent is known to have been
refused: a copy that is still on its way could otherwise give the money back after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from console.till.attempt import Done, How, Wait
from console.till.pace import Pace, is_due
from console.till.refund import Ask, Asked, Heard, News, Refund, State, What

_REFUSED: Final = "refused:"


def due(refund: Refund, now: datetime, pace: Pace) -> Ask | Wait | Done:
    """Return what to do now."""
    if refund.next_at is None:
        return Done(refund.state)
    until = refund.flight_until if refund.flight_until is not None else refund.next_at
    if not is_due(until, now, pace.longest):
        return Done(refund.state) if refund.settled else Wait(until)
    return Ask(What.QUERY if refund.settled or refund.must_look else What.REFUND)


def asked(refund: Refund, ask: Ask, *, flight: int, now: datetime, pace: Pace) -> Refund:
    """Return the refund once the asking is in the journal and about to be sent."""
    flying = replace(refund, flight=flight, flight_what=ask.what, flight_until=now + pace.exchange)
    if ask.what is What.QUERY:
        return flying
    return replace(flying, state=State.SENT, sends=refund.sends + 1, doubtful=refund.doubtful + 1)


def forget(refund: Refund, now: datetime) -> Refund:
    """Return the refund after a restart, or after an exchange that nobody reported on."""
    grounded = _let_go(refund)
    if refund.state is not State.SENT:
        return grounded
    return _look(replace(grounded, reason="no_answer"), now)


def hand_back(refund: Refund, now: datetime) -> Refund:
    """Return a refund of cash: what has left the drawer is given back, at once and for good."""
    return _settle(refund, State.DONE, "", now)


def ask_now(refund: Refund, now: datetime) -> Refund:
    """Return the refund with its next request due at once; also after its end."""
    return refund if refund.how is How.CASH else replace(refund, next_at=now)


def may_drop(refund: Refund) -> bool:
    """Whether it certainly was never sent and may be given up."""
    return refund.state is State.INTENDED and refund.sends == 0


def drop(refund: Refund, now: datetime) -> Refund:
    """Return the refund given up before it was ever sent."""
    return _settle(refund, State.REFUSED, "given_up", now)


def hear(refund: Refund, ask: Asked, news: News, *, now: datetime, pace: Pace) -> Refund:
    """Return the refund after the answer to one asking, however late it comes."""
    known = _let_go(refund) if ask.flight == refund.flight else refund
    if refund.settled:
        return replace(known, next_at=None)
    if ask.what is What.QUERY:
        return _query_answered(known, news, now, pace)
    return _refund_answered(known, news, now, pace)


def _refund_answered(refund: Refund, news: News, now: datetime, pace: Pace) -> Refund:
    if news.heard in {Heard.LOST, Heard.DONE, Heard.REPEATED}:
        return _unproven(refund, news, now)
    answered = replace(refund, doubtful=refund.doubtful - 1)
    match news.heard:
        case Heard.UNSENT:
            back = replace(answered, sends=refund.sends - 1, reason="unreachable")
            state = State.UNKNOWN if back.sends else State.INTENDED
            return _again(replace(back, state=state), now, pace)
        case Heard.NOT_NOW if answered.doubtful or refund.automatic:  # nobody else would ask again
            return _again(replace(answered, state=State.UNKNOWN), now, pace)
        case Heard.REFUSED | Heard.NOT_NOW if answered.doubtful == 0:
            return _settle(answered, State.REFUSED, _REFUSED + news.sub_code, now)
        case _:
            return _look(replace(answered, reason=_REFUSED + news.sub_code), now)


def _unproven(refund: Refund, news: News, now: datetime) -> Refund:
    """Hear what does not answer this very request: nothing, or what may be of another refund."""
    if news.heard is Heard.LOST:
        return _look(replace(refund, reason="no_answer", tries=refund.tries + 1), now)
    if news.heard is Heard.REPEATED:
        return _look(replace(refund, reason="repeated"), now)
    return replace(refund, must_look=True, next_at=now)  # most likely true: no cause for alarm yet


def _query_answered(refund: Refund, news: News, now: datetime, pace: Pace) -> Refund:
    if news.heard is Heard.DONE:
        return _settle(refund, State.DONE, "", now)
    unsure = refund
    if refund.state is State.SENT:  # a success nobody can confirm is none
        unsure = replace(refund, state=State.UNKNOWN, reason="no_answer")
    if news.heard is not Heard.MISSING:
        return _again(unsure, now, pace)
    if refund.reason.startswith(_REFUSED):
        return _settle(refund, State.REFUSED, refund.reason, now)
    return _again(replace(unsure, must_look=False), now, pace)


def _look(refund: Refund, now: datetime) -> Refund:
    return replace(refund, state=State.UNKNOWN, must_look=True, next_at=now)


def _again(refund: Refund, now: datetime, pace: Pace) -> Refund:
    tries = refund.tries + 1
    return replace(refund, tries=tries, next_at=now + pace.backoff(tries, refund.out_request_no))


def _let_go(refund: Refund) -> Refund:
    return replace(refund, flight=0, flight_what=None, flight_until=None)


def _settle(refund: Refund, state: State, reason: str, now: datetime) -> Refund:
    return replace(
        _let_go(refund), state=state, reason=reason, next_at=None, must_look=False, settled_at=now
    )
