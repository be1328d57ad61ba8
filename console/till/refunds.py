"""Refunds on disk: the state machine of ``refunding``, each step journalled before it is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from backend.protocol.money import Money
from backend.protocol.rehearsal import reach
from console.till import activity, answers, journal, numbers, refunding, shifts_money
from console.till.activity import Activity
from console.till.answers import Answer
from console.till.attempt import Attempt, Done, How, Wait
from console.till.database import Database
from console.till.dues import the_sale
from console.till.engine import Due, Send, Step
from console.till.failures import (
    LiveAttempt,
    NoSuchAttempt,
)
from console.till.numbers import Identity, Source
from console.till.outbox import Place, report_return
from console.till.pace import Pace
from console.till.quotes import Part, Quote, quote_of
from console.till.refund import (
    AUTOMATIC,
    Approval,
    Ask,
    Asked,
    Refund,
    RefundAmount,
    RefundLines,
    State,
    What,
)
from console.till.requests import refund_request
from console.till.store import attempts as attempts_store
from console.till.store import refunds as store
from console.till.store import shared
from console.till.store.refunds import ReturnedLine
from console.till.totals import total_of


class Refunds:
    """The refunds of an open till. Every verb is one transaction; none talks to the platform."""

    def __init__(self, database: Database, identity: Identity, source: Source, pace: Pace) -> None:
        self._database = database
        self._identity = identity
        self._source = source
        self._pace = pace

    def use(self, pace: Pace) -> None:
        """Wait and ask at another pace from now on."""
        self._pace = pace

    def rest(self, sale_id: str) -> Money:
        """
        Return what can still be given back of a sale.

        :raises NoSuchSale: if there is no such sale.
        """
        return self._database.look(lambda db: the_sale(db, sale_id).rest)

    def quote(self, sale_id: str, what: RefundLines | RefundAmount) -> Quote:
        """
        Return what would be given back, to the fen; changes nothing.

        :raises NoSuchLine, BadQuantity: if the lines do not have so much left.
        :raises NothingToRefund: if nothing is left, or nothing is asked.
        :raises RefundTooLarge: if it is more than is left of the money.
        """
        return self._database.look(lambda db: quote_of(db, the_sale(db, sale_id), what))

    def new_approval_id(self, now: datetime) -> str:
        """Return a number under which the platform may write down whose PIN allows a refund."""
        return self._database.do(lambda db: numbers.make(db, self._source, "A", now))

    def begin(
        self,
        sale_id: str,
        what: RefundLines | RefundAmount,
        *,
        asked_by: str,
        approval: Approval | None = None,
        refund_reason: str = "",
        now: datetime,
    ) -> tuple[Refund, ...]:
        """
        Mean to give money back; the intent is on disk when this returns, nothing is sent.

        One refund for each payment it goes back to, in the mix the sale was paid in; cash is
        given back when this returns. What was set aside for it at the platform gives its number.

        :raises NoSuchSale, NoSuchLine, BadQuantity, NothingToRefund, RefundTooLarge: as ``quote``.
        """
        reach("till.refund.before")

        def work(db: Connection) -> tuple[Refund, ...]:
            quote = quote_of(db, the_sale(db, sale_id), what)
            number = shared.begin(db, sale_id)
            meant: list[Refund] = []
            for part in quote.parts:
                refund = _meant(db, self._source, part, asked_by=asked_by, now=now)
                if number and not meant:
                    refund = replace(refund, out_request_no=number, return_id=number)
                first = meant[0].return_id if meant else refund.out_request_no
                refund = replace(refund, refund_reason=refund_reason, approval=approval)
                meant.append(replace(refund, return_id=first))
                _keep_new(db, meant[-1], () if meant[1:] else quote.lines, now)
            _note_return(db, meant, now)
            return tuple(self._hand_back(db, refund, now) for refund in meant)

        refunds = self._database.do(work)
        reach("till.refund.after")
        return refunds

    def knows(self, no: str) -> bool:
        """Whether this is the number of one of the till's refunds."""
        return self._database.look(lambda db: store.get(db, no)) is not None

    def get(self, no: str) -> Refund:
        """
        Return one refund.

        :raises NoSuchAttempt: if there is none.
        """
        return self._database.look(lambda db: _get(db, no))

    def of_sale(self, sale_id: str) -> tuple[Refund, ...]:
        """Return the refunds of a sale, oldest first."""
        return self._database.look(lambda db: store.of_sale(db, sale_id))

    def lines_of(self, no: str) -> tuple[ReturnedLine, ...]:
        """Return what came back with a refund."""
        return self._database.look(lambda db: store.lines(db, no))

    def live(self) -> tuple[Refund, ...]:
        """Return every refund that is not settled, oldest first."""
        return self._database.look(store.live)

    def due(self) -> tuple[Due, ...]:
        """Return every refund with something to do, the earliest first."""
        waking = self._database.look(store.waking)
        found = [
            Due(one.out_request_no, one.flight_until or one.next_at, self._pace.longest)
            for one in waking
            if one.next_at
        ]
        return tuple(sorted(found, key=lambda due: due.at))

    def next(self, no: str, now: datetime) -> Step:
        """Return what to do now; see ``Engine``."""
        step = refunding.due(self.get(no), now, self._pace)
        if not isinstance(step, Ask):
            return step
        reach("till.ask.before")
        taken = self._database.do(lambda db: self._ask(db, no, now))
        reach("till.ask.after")
        return taken

    def record(self, send: Send, answer: Answer, now: datetime) -> Refund:
        """Write down an answer and act on it; see ``Engine``."""
        reach("till.answer.before")
        try:
            refund = self._database.do(
                lambda db: self._record(db, send, answer, now), essential=True
            )
        except journal.AlreadyAnswered:
            refund = self.get(send.no)
        reach("till.answer.recorded")
        return refund

    def ask_now(self, no: str, now: datetime) -> Refund:
        """Let the next request be due at once, also after the end."""

        def work(db: Connection) -> Refund:
            refund = refunding.ask_now(_get(db, no), now)
            store.save(db, refund)
            return refund

        return self._database.do(work)

    def drop(self, no: str, *, by: str, now: datetime) -> Refund:
        """
        Give up a refund that certainly was never sent.

        :raises LiveAttempt: if it may have been sent.
        """

        def work(db: Connection) -> Refund:
            before = _get(db, no)
            if not refunding.may_drop(before):
                raise LiveAttempt(out_trade_no=before.out_trade_no)
            _note(db, before, "refund.dropped", now, {"by": by})
            return self._move(db, before, refunding.drop(before, now), now)

        return self._database.do(work)

    def recover(self, db: Connection, now: datetime) -> None:
        """After a restart: nothing is under way any more."""
        for refund in store.waking(db):
            if refund.flight:
                self._move(db, refund, refunding.forget(refund, now), now)

    def _hand_back(self, db: Connection, refund: Refund, now: datetime) -> Refund:
        if refund.how is not How.CASH:
            return refund
        return self._move(db, refund, refunding.hand_back(refund, now), now)

    def _ask(self, db: Connection, no: str, now: datetime) -> Step:
        refund = _get(db, no)
        if refund.flight and not isinstance(refunding.due(refund, now, self._pace), Wait | Done):
            refund = self._move(db, refund, refunding.forget(refund, now), now)
        step = refunding.due(refund, now, self._pace)
        if not isinstance(step, Ask):
            return step
        flight = _note(db, refund, "refund.asked", now, {"what": step.what})
        flying = refunding.asked(refund, step, flight=flight, now=now, pace=self._pace)
        store.save(db, flying)
        method, request = refund_request(refund, step.what, till_id=self._identity.till_id)
        return Send(no, flight, step.what, method, request)

    def _record(self, db: Connection, send: Send, answer: Answer, now: datetime) -> Refund:
        before = _get(db, send.no)
        journal.require_asking(db, send.flight, about=send.no)
        asked = Asked(send.flight, What(send.what))
        reading = answers.read_refund(before, asked.what, answer)
        answered = {"what": send.what, "heard": reading.news.heard, **reading.evidence}
        _note(db, before, "refund.answered", now, answered, answers=send.flight)
        if reading.alarm is not None:
            alarm = reading.alarm
            said = {"what": alarm.what, "expected": alarm.expected, "got": alarm.got}
            _note(db, before, "refund.alarm", now, said)
        after = refunding.hear(before, asked, reading.news, now=now, pace=self._pace)
        return self._move(db, before, after, now)

    def _move(self, db: Connection, before: Refund, after: Refund, now: datetime) -> Refund:
        """Keep a refund's new state, and let the payment, the lines and the report follow it."""
        _move(db, self._source, before, after, now)
        if after.settled and not before.settled and not after.automatic:
            self._report(db, after.return_id, now)
        return after

    def _report(self, db: Connection, return_id: str, now: datetime) -> None:
        """Report a return once all its parts are settled, as far as anything was given back."""
        parts = store.of_return(db, return_id)
        done = tuple(part for part in parts if part.state is State.DONE)
        if done and all(part.settled for part in parts):
            lines = store.lines(db, return_id)
            shift = shifts_money.open_shift(db, self._source, parts[0].asked_by, now)
            place = Place(self._identity.till_id, shift.shift_id)
            report_return(db, done, lines, place=place, now=now)


def return_late_money(
    db: Connection, source: Source, attempt: Attempt, now: datetime, *, by: str = ""
) -> None:
    """Mean to give back all that is left of a payment that pays no sale; cash goes back at once."""
    rest = attempts_store.rest(db, attempt.out_trade_no)
    if not rest:
        return
    part = Part(attempt, rest)
    refund = replace(_meant(db, source, part, asked_by=by or AUTOMATIC, now=now), automatic=True)
    _keep_new(db, refund, (), now)
    if refund.how is How.CASH:
        _move(db, source, refund, refunding.hand_back(refund, now), now)


def _meant(db: Connection, source: Source, part: Part, *, asked_by: str, now: datetime) -> Refund:
    number = numbers.make(db, source, "R", now)
    return Refund(
        out_request_no=number,
        out_trade_no=part.payment.out_trade_no,
        sale_id=part.payment.sale_id,
        amount=part.amount,
        asked_by=asked_by,
        refund_reason="",
        begun_at=now,
        next_at=now,
        how=part.how,
        return_id=number,
    )


def _move(db: Connection, source: Source, before: Refund, after: Refund, now: datetime) -> None:
    if after.state is State.DONE and not before.settled:
        shifts_money.give_back(db, source, after, now)
    else:
        store.save(db, after)
    if after.state is not before.state:
        moved = {"from": before.state, "to": after.state, "reason": after.reason}
        _note(db, after, "refund.moved", now, moved)
    if not after.settled or before.settled:
        return
    if after.state is State.REFUSED:
        attempts_store.release(db, after.out_trade_no, after.amount)
    _settle_goods(db, after.return_id)


def _settle_goods(db: Connection, return_id: str) -> None:
    """
    Let goods come back once all their money did.

    If the platform refused a part, what was given back is money alone, as it is reported.
    """
    parts = store.of_return(db, return_id)
    if not all(part.settled for part in parts):
        return
    if all(part.state is State.DONE for part in parts):
        store.give_back(db, parts[0])
    else:
        store.release(db, parts[0])


def _keep_new(
    db: Connection, refund: Refund, lines: tuple[ReturnedLine, ...], now: datetime
) -> None:
    attempts_store.reserve(db, refund.out_trade_no, refund.amount)
    store.add(db, refund, lines)
    approved_by = "" if refund.approval is None else refund.approval.approved_by
    begun = {
        "amount": refund.amount.to_text(),
        "by": refund.asked_by,
        "approved_by": approved_by,
        "why": refund.refund_reason,
        "out_trade_no": refund.out_trade_no,
    }
    _note(db, refund, "refund.begun", now, begun)


def _note_return(db: Connection, parts: Sequence[Refund], now: datetime) -> None:
    first, amount = parts[0], total_of(part.amount for part in parts)
    done = Activity(
        action="REFUND",
        by=first.asked_by,
        at=now,
        approval=first.approval,
        sale_id=first.sale_id,
        amount=amount,
        reason=first.refund_reason,
    )
    activity.note(db, done)


def _get(db: Connection, no: str) -> Refund:
    refund = store.get(db, no)
    if refund is None:
        raise NoSuchAttempt(no=no)
    return refund


def _note(
    db: Connection,
    refund: Refund,
    kind: str,
    now: datetime,
    fields: Mapping[str, str],
    *,
    answers: int | None = None,
) -> int:
    no, sale_id = refund.out_request_no, refund.sale_id
    return journal.append(db, journal.Entry(now, kind, no, sale_id, fields, answers))
