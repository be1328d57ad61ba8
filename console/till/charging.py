"""
One payment as a state machine: no clock, no database, no wire.

    intended → sent → waiting | unknown → cancelling → paid | refused | cancelled

*paid* means the platform said so; *refused* and *cancelled* mean that the buyer certainly pays
nothing. Everything between has an owner that keeps asking. What is asked next follows from the
state alone (``due``); what is heard only ever moves it forward (``hear``), in whatever order, and
however often, answers arrive:

- the charge is sent once; it is repeated, with the same number, only while it is certain that
  nothing was sent (a QR order may always be repeated: nobody can pay what nobody was shown);
- no answer → query at once, then every few seconds; at the deadline, or when stopped, one last
  query and right after it a cancel, repeated until it is answered;
- once a cancel may have reached the platform, a success reported before it counts for nothing:
  the cancel gives the money back. Only its own answer settles the payment;
- a charge that is refused settles at once, but leaves its number free at the platform: a copy
  that the network made could be taken a moment later, when the buyer has money. So a cancel
  follows it and closes the number (``What.SEAL``), in nobody's way and until it is answered.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from backend.protocol.money import Money
from console.till.attempt import (
    NOT_FOUND,
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
from console.till.pace import Pace, is_due

_ASKING: Final = frozenset({State.SENT, State.UNKNOWN})
_LOOKS: Final = 5
"""How often a look after the end is repeated for want of an answer."""


def begin(  # noqa: PLR0913 - the facts of a payment
    out_trade_no: str, sale_id: str, how: How, amount: Money, *, by: str, now: datetime, pace: Pace
) -> Attempt:
    """Return a payment that is meant and not yet sent."""
    window = pace.window_code if how is How.CODE else pace.window_qr
    return Attempt(out_trade_no, sale_id, how, amount, by, now, now + window, now)


def take_cash(attempt: Attempt, now: datetime) -> Attempt:
    """Return a payment in cash: what is in the drawer is paid, at once and for good."""
    return _settle(attempt, State.PAID, "", now)


def longest(attempt: Attempt, pace: Pace) -> timedelta:
    """Return how long at most a payment waits as it stands."""
    watched = attempt.settled and not attempt.loose
    return pace.longest_watch if watched else pace.longest


def due(attempt: Attempt, now: datetime, pace: Pace) -> Ask | Wait | Done:
    """Return what to do now."""
    if attempt.next_at is None:
        return Done(attempt.state)
    until = attempt.flight_until if attempt.flight_until is not None else attempt.next_at
    if not is_due(until, now, longest(attempt, pace)):
        return Done(attempt.state) if attempt.settled else Wait(until)
    return _ask(attempt, now)


def _ask(attempt: Attempt, now: datetime) -> Ask:
    if attempt.must_look or (attempt.settled and not attempt.loose):
        return Ask(What.QUERY)
    if attempt.settled or attempt.state is State.CANCELLING:
        return Ask(What.SEAL if attempt.settled else What.CANCEL)
    if attempt.state is State.INTENDED:
        return Ask(What.PAY if attempt.how is How.CODE else What.PRECREATE)
    if attempt.is_final(now):
        return Ask(What.CANCEL) if attempt.looked else Ask(What.QUERY, last=True)
    if attempt.how is How.QR and attempt.qr_code is None:
        return Ask(What.PRECREATE)
    return Ask(What.QUERY)


def asked(attempt: Attempt, ask: Ask, *, flight: int, now: datetime, pace: Pace) -> Attempt:
    """Return the payment once the asking is in the journal and about to be sent."""
    flying = replace(attempt, flight=flight, flight_what=ask.what, flight_until=now + pace.exchange)
    if ask.what is What.QUERY:
        return replace(flying, looked=attempt.looked or ask.last)
    if ask.what in {What.PAY, What.PRECREATE}:
        return replace(flying, state=State.SENT, sends=attempt.sends + 1)
    undoing = replace(flying, cancels=attempt.cancels + 1, doubtful=attempt.doubtful + 1)
    if ask.what is What.SEAL:
        return undoing
    return replace(undoing, state=State.CANCELLING, reason=_why_cancelled(attempt))


def _let_go(attempt: Attempt) -> Attempt:
    return replace(attempt, flight=0, flight_what=None, flight_until=None)


def forget(attempt: Attempt, now: datetime) -> Attempt:
    """
    Return the payment after a restart, or after an exchange that nobody reported on.

    A payment whose asking was never written down was never sent, and is over.
    """
    if attempt.settled:
        return _let_go(attempt)
    if attempt.state is State.INTENDED:
        return _settle(attempt, State.CANCELLED, "never_sent", now)
    state = State.UNKNOWN if attempt.state is State.SENT else attempt.state
    return replace(_let_go(attempt), state=state, reason=attempt.reason or "no_answer", next_at=now)


def stop(attempt: Attempt, *, by: str, now: datetime) -> Attempt:
    """Return the payment given up by a person: one last query, then a cancel."""
    if attempt.settled:
        return attempt
    if attempt.state is State.INTENDED:
        return _settle(replace(attempt, stopped_by=by), State.CANCELLED, "never_sent", now)
    stopped = replace(attempt, stopped_by=attempt.stopped_by or by, next_at=now)
    if attempt.state is State.CANCELLING or attempt.looked:
        return stopped
    return _let_go(stopped)  # not even a charge under way holds up a cancel


def ask_now(attempt: Attempt, now: datetime) -> Attempt:
    """Return the payment with its next request due at once; also after its end."""
    return attempt if attempt.how is How.CASH else replace(attempt, next_at=now)


def hear(attempt: Attempt, ask: Asked, news: News, *, now: datetime, pace: Pace) -> Attempt:
    """Return the payment after the answer to one asking, however late it comes."""
    fresh = ask.flight == attempt.flight
    known = replace(
        _let_go(attempt) if fresh else attempt,
        trade_no=news.trade_no or attempt.trade_no,
        buyer=news.buyer or attempt.buyer,
        qr_code=news.qr_code or attempt.qr_code,
        returned=attempt.returned or news.returned,
        loose=attempt.loose or (news.loose and not attempt.settled),
    )
    if ask.what is What.SEAL:
        return _seal_answered(known, news, now, pace)
    if attempt.settled:
        return _after_the_end(known, news, now, pace if fresh else None)
    if ask.what is What.QUERY:
        return _query_answered(known, news, now, pace)
    if ask.what is What.CANCEL:
        return _cancel_answered(known, news, now, pace)
    return _charge_answered(known, news, now, pace)


def is_revived(attempt: Attempt, ask: Asked, news: News) -> bool:
    """Whether a payment that was over without money turns out to have been paid."""
    over = attempt.settled and attempt.state is not State.PAID
    looked = ask.flight == attempt.flight and ask.what is What.QUERY
    return over and looked and news.heard is Heard.PAID and attempt.reason != NUMBER_TAKEN


def _charge_answered(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    if news.heard is Heard.UNSENT:
        return _charge_unsent(attempt, now, pace)
    if attempt.cancels and news.heard is not Heard.COLLISION:
        return replace(attempt, late=attempt.late or news.heard is Heard.PAID)
    return _charge_heard(attempt, news, now, pace)


def _charge_heard(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    match news.heard:
        case Heard.PAID:
            return _paid(attempt, now)
        case Heard.COLLISION:
            return _settle(attempt, State.REFUSED, NUMBER_TAKEN, now)
        case Heard.TAKEN if attempt.how is How.QR and attempt.qr_code is None:
            return _settle(attempt, State.REFUSED, f"refused:{news.sub_code}", now)
        case Heard.REFUSED if attempt.state is not State.WAITING:
            return _refused(attempt, news, now)
        case _ if attempt.state in _ASKING:
            return _charge_open(attempt, news, now, pace)
        case _:
            return attempt


def _charge_open(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    """Neither paid nor refused, while an answer was awaited."""
    soon = now if attempt.stopped_by else now + pace.query_every
    shown = news.heard is Heard.SHOWN and attempt.qr_code is not None
    if not shown and news.heard is not Heard.CONFIRM:
        later = soon if attempt.how is How.QR else now
        tries = attempt.tries + 1
        return replace(attempt, state=State.UNKNOWN, reason="no_answer", tries=tries, next_at=later)
    return replace(
        attempt,
        state=State.WAITING,
        reason="qr_shown" if shown else "buyer_confirms",
        tries=0,
        deadline=_shown_until(attempt, now, pace) if shown else attempt.deadline,
        next_at=soon,
    )


def _shown_until(attempt: Attempt, now: datetime, pace: Pace) -> datetime:
    """
    Return until when a QR code is shown, once it has come.

    It cannot have come later than the payment waits for it: if it seems to have, the clock jumped
    ahead meanwhile, and once put right it would never reach a deadline it set itself there.
    """
    return min(now, attempt.begun_at + pace.window_qr) + pace.window_qr


def _refused(attempt: Attempt, news: News, now: datetime) -> Attempt:
    if attempt.sends > 1:  # an order repeated for want of an answer: perhaps it exists
        return _cancelling(attempt, now)
    return _settle(attempt, State.REFUSED, f"refused:{news.sub_code}", now)


def _charge_unsent(attempt: Attempt, now: datetime, pace: Pace) -> Attempt:
    back = replace(attempt, sends=attempt.sends - 1, tries=attempt.tries + 1)
    later = now + pace.resend_every
    if back.cancels or back.state is State.WAITING:
        return back
    if back.sends:
        asking = back.state in _ASKING
        return replace(back, state=State.UNKNOWN, next_at=later) if asking else back
    given_up = back.state is State.CANCELLING or back.is_final(now)
    if given_up or now >= back.begun_at + pace.resend_for:
        return _settle(back, State.REFUSED, "unreachable", now)
    return replace(back, state=State.INTENDED, reason="unreachable", next_at=later)


def _query_answered(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    if news.heard is Heard.CLOSED:
        why = _why_cancelled(attempt) if attempt.cancels else "closed_by_platform"
        return _settle(attempt, State.CANCELLED, why, now, pace)
    if attempt.must_look:
        return _looked(attempt, news, now, pace)
    paid = news.heard is Heard.PAID
    if attempt.cancels or (attempt.state is State.CANCELLING and not paid):
        return replace(attempt, late=attempt.late or paid)
    match news.heard:
        case Heard.PAID:
            return _paid(attempt, now)
        case Heard.ABSENT if attempt.how is How.CODE:
            return _cancelling(replace(attempt, reason=NOT_FOUND), now)
        case _:
            return _not_yet(attempt, news, now, pace)


def _looked(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    """Hear how the order stands after the platform refused to cancel it."""
    if news.heard is Heard.PAID:
        return _paid(replace(attempt, late=True), now)
    unheard = news.heard in {Heard.LOST, Heard.UNSENT}
    return _again(replace(attempt, must_look=unheard), now, pace)


def _not_yet(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    """Neither paid nor closed, and no cancel sent yet."""
    if attempt.looked or attempt.is_final(now):
        return _cancelling(attempt, now)
    later = now + pace.interval(attempt.begun_at, now)
    if news.heard is Heard.CONFIRM and attempt.how is How.CODE:
        return replace(
            attempt, state=State.WAITING, reason="buyer_confirms", tries=0, next_at=later
        )
    tries = 0 if news.heard in {Heard.CONFIRM, Heard.ABSENT} else attempt.tries + 1
    return replace(attempt, tries=tries, next_at=later)


def _cancel_answered(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    answered = replace(attempt, doubtful=attempt.doubtful - 1)
    match news.heard:
        case Heard.CANCELLED:
            return _settle(answered, State.CANCELLED, _why_cancelled(attempt), now, pace)
        case Heard.UNSENT:
            return _again(replace(answered, cancels=attempt.cancels - 1), now, pace)
        case Heard.KEPT:
            kept = replace(answered, must_look=True, tries=attempt.tries + 1)
            return replace(kept, next_at=now)
        case Heard.AGAIN:
            return _again(answered, now, pace)
        case _:
            return _again(attempt, now, pace)


def _seal_answered(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    """Hear what became of a number; the payment is over, only its late money is told of."""
    told = replace(attempt, late=attempt.late or news.returned)
    if not attempt.loose:
        return told
    answered = replace(told, doubtful=attempt.doubtful - 1)
    match news.heard:
        case Heard.CANCELLED:
            return _sealed(answered, now, pace)
        case Heard.UNSENT:
            return _again(replace(answered, cancels=attempt.cancels - 1), now, pace)
        case Heard.KEPT:  # so there is something: the look finds out what
            return replace(answered, must_look=True, tries=attempt.tries + 1, next_at=now)
        case Heard.AGAIN:
            return _again(answered, now, pace)
        case _:
            return _again(told, now, pace)


def _sealed(attempt: Attempt, now: datetime, pace: Pace) -> Attempt:
    return _watched(replace(attempt, loose=False, must_look=False, tries=0), now, pace)


def _loose_looked_at(attempt: Attempt, news: News, now: datetime, pace: Pace) -> Attempt:
    """Hear that a number is closed, or how it stands after the platform refused to close it."""
    if news.heard is Heard.CLOSED:
        return _sealed(attempt, now, pace)
    unheard = news.heard in {Heard.LOST, Heard.UNSENT}
    return _again(replace(attempt, must_look=attempt.must_look and unheard), now, pace)


def _after_the_end(attempt: Attempt, news: News, now: datetime, pace: Pace | None) -> Attempt:
    """Hear an answer to a settled payment; ``pace`` is given if a look after the end asked it."""
    paid = news.heard is Heard.PAID
    if attempt.state is State.PAID or attempt.reason == NUMBER_TAKEN:
        return replace(attempt, next_at=None)
    if pace is None:  # an old answer: it proves nothing, but is worth a look
        return replace(attempt, late=True, next_at=now) if paid else attempt
    if paid:
        return replace(attempt, late=True, next_at=None, loose=False, must_look=False)
    if attempt.loose:
        return _loose_looked_at(attempt, news, now, pace)
    if news.heard in {Heard.LOST, Heard.UNSENT} and attempt.tries < _LOOKS:
        return _again(attempt, now, pace)
    return _watched(replace(attempt, tries=0, watches=attempt.watches + 1), now, pace)


def _watched(attempt: Attempt, now: datetime, pace: Pace) -> Attempt:
    times = pace.watch if attempt.cancels else ()
    next_at = now + times[attempt.watches] if attempt.watches < len(times) else None
    return replace(attempt, next_at=next_at)


def _again(attempt: Attempt, now: datetime, pace: Pace) -> Attempt:
    tries = attempt.tries + 1
    return replace(attempt, tries=tries, next_at=now + pace.backoff(tries, attempt.out_trade_no))


def _cancelling(attempt: Attempt, now: datetime) -> Attempt:
    return replace(
        attempt,
        state=State.CANCELLING,
        reason=_why_cancelled(attempt),
        tries=0,
        next_at=now,
    )


def _why_cancelled(attempt: Attempt) -> str:
    if attempt.stopped_by:
        return "stopped"
    return NOT_FOUND if attempt.reason == NOT_FOUND else "timed_out"


def _paid(attempt: Attempt, now: datetime) -> Attempt:
    late = attempt.late or attempt.stopped_by is not None
    return _settle(replace(attempt, late=late), State.PAID, "", now)


def _settle(
    attempt: Attempt, state: State, reason: str, now: datetime, pace: Pace | None = None
) -> Attempt:
    """Return the payment over; ``pace`` is given if its number is closed at the platform."""
    free = pace is None and state is not State.PAID and reason != NUMBER_TAKEN
    loose = attempt.loose and free
    over = replace(
        attempt,
        state=state,
        reason=reason,
        tries=0,
        next_at=now if loose else None,
        must_look=False,
        loose=loose,
        settled_at=now,
    )
    return over if pace is None else _watched(over, now, pace)
