"""
Payments on disk: the state machine of ``charging``, each step journalled before it is taken.

The intent is on disk before anything is sent, every asking before it is sent, every answer
before anything follows from it. The payment code is never written down: after a crash a payment
is asked after and undone, never charged again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from backend.protocol.rehearsal import reach
from console.till import answers, charging, journal, numbers, shifts_money
from console.till.answers import Answer
from console.till.attempt import Ask, Asked, Attempt, Done, Heard, How, State, Wait, What
from console.till.database import Database
from console.till.dues import still_due, the_sale
from console.till.engine import Due, Send, Step, Terms
from console.till.failures import (
    BadCode,
    NoSuchAttempt,
    TooLittleCash,
)
from console.till.numbers import Identity, Source
from console.till.outbox import Place, report_sale
from console.till.pace import Pace
from console.till.refunds import return_late_money
from console.till.requests import payment_request, subject_of
from console.till.sale import SaleState
from console.till.store import attempts as store
from console.till.store import sales as sales_store
from console.till.totals import chargeable

_CODE: Final = re.compile(r"(?:25|26|27|28|29|30)[0-9]{14,22}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Code:
    """The payment code a buyer shows: 16 to 24 digits beginning 25 to 30."""

    auth_code: str


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code the till shows."""


class Charges:
    """The payments of an open till. Every verb is one transaction; none talks to the platform."""

    def __init__(self, database: Database, identity: Identity, source: Source, pace: Pace) -> None:
        self.terms = Terms()
        self._database = database
        self._identity = identity
        self._source = source
        self._pace = pace
        self._codes: dict[str, str] = {}

    def use(self, pace: Pace) -> None:
        """Wait and ask at another pace from now on."""
        self._pace = pace

    def begin(
        self,
        sale_id: str,
        how: Code | Qr,
        *,
        amount: Money | None = None,
        by: str,
        now: datetime,
        subject: str = "",
    ) -> Attempt:
        """
        Mean to charge an open sale; the intent is on disk when this returns, nothing is sent.

        ``amount`` is all that is left to pay unless given. ``subject`` is what the buyer reads: the
        shop, or what is bought, unless given.

        :raises BadCode: if it is no payment code.
        :raises NoSuchSale: if there is no such sale.
        :raises SaleAlreadyPaid: if it is paid.
        :raises SaleNotOpen: if it was given up.
        :raises LiveAttempt: if a payment of it is not certainly over: a double click.
        :raises TooMuchAsked: if it is more than is left to pay.
        :raises AmountOutOfRange: if no payment can ask for it.
        :raises TillUnusable: if the till must not begin anything now.
        """
        if isinstance(how, Code) and not _CODE.fullmatch(how.auth_code):
            raise BadCode
        self._database.require_fit()
        reach("till.intent.before")
        attempt = self._database.do(
            lambda db: self._begin(db, sale_id, how, amount, by=by, now=now, subject=subject)
        )
        reach("till.intent.after")
        return attempt

    def take_cash(
        self, sale_id: str, given: Money, *, amount: Money | None = None, by: str, now: datetime
    ) -> Attempt:
        """
        Take cash for all that is left to pay, or for ``amount`` of it; the rest of ``given`` is
        the change. It is settled when this returns. What comes to nothing is paid by nothing given.

        :raises TooLittleCash: if less is given than is to be paid.
        :raises NoSuchSale, SaleAlreadyPaid, SaleNotOpen, LiveAttempt, TooMuchAsked,
            AmountOutOfRange, TillUnusable: as ``begin``.
        """
        self._database.require_fit()
        reach("till.intent.before")
        attempt = self._database.do(
            lambda db: self._take_cash(db, sale_id, given, amount, by=by, now=now)
        )
        reach("till.intent.after")
        return attempt

    def knows(self, no: str) -> bool:
        """Whether this is the order number of one of the till's payments."""
        return self._database.look(lambda db: store.get(db, no)) is not None

    def get(self, no: str) -> Attempt:
        """
        Return one payment.

        :raises NoSuchAttempt: if there is none.
        """
        return self._database.look(lambda db: _get(db, no))

    def of_sale(self, sale_id: str) -> tuple[Attempt, ...]:
        """Return the payments of a sale, oldest first."""
        return self._database.look(lambda db: store.of_sale(db, sale_id))

    def live(self) -> tuple[Attempt, ...]:
        """Return every payment that is not settled, oldest first."""
        return self._database.look(store.live)

    def loose(self) -> tuple[Attempt, ...]:
        """Return every refused payment whose number is still to be closed, oldest first."""
        return self._database.look(store.loose)

    def due(self) -> tuple[Due, ...]:
        """Return every payment with something to do, the earliest first."""
        waking = self._database.look(store.waking)
        found = [
            Due(
                one.out_trade_no,
                one.flight_until or one.next_at,
                charging.longest(one, self._pace),
            )
            for one in waking
            if one.next_at
        ]
        return tuple(sorted(found, key=lambda due: due.at))

    def next(self, no: str, now: datetime) -> Step:
        """Return what to do now; see ``Engine``."""
        step = charging.due(self.get(no), now, self._pace)
        if not isinstance(step, Ask):
            return step
        reach("till.ask.before")
        essential = step.what not in {What.PAY, What.PRECREATE}
        taken = self._database.do(lambda db: self._ask(db, no, now), essential=essential)
        reach("till.ask.after")
        return taken

    def record(self, send: Send, answer: Answer, now: datetime) -> Attempt:
        """Write down an answer and act on it; see ``Engine``."""
        reach("till.answer.before")
        try:
            attempt = self._database.do(
                lambda db: self._record(db, send, answer, now), essential=True
            )
        except journal.AlreadyAnswered:
            attempt = self.get(send.no)
        reach("till.answer.recorded")
        return attempt

    def ask_now(self, no: str, now: datetime) -> Attempt:
        """Let the next request be due at once: a query by hand, also after the end."""

        def work(db: Connection) -> Attempt:
            attempt = charging.ask_now(_get(db, no), now)
            store.save(db, attempt)
            return attempt

        return self._database.do(work)

    def stop(self, no: str, *, by: str, now: datetime) -> Attempt:
        """Give a payment up: one last query, then a cancel, repeated until it is answered."""

        def work(db: Connection) -> Attempt:
            before = _get(db, no)
            after = charging.stop(before, by=by, now=now)
            if after != before:
                self._note(db, after, "charge.stopped", now, {"by": by})
                self._move(db, before, after, now)
            return after

        return self._database.do(work, essential=True)

    def recover(self, db: Connection, now: datetime) -> None:
        """After a restart: nothing is under way any more, and what never was sent is over."""
        for attempt in {one.out_trade_no: one for one in _interrupted(db)}.values():
            self._move(db, attempt, charging.forget(attempt, now), now)

    def _begin(  # noqa: PLR0913 - the facts of a payment
        self,
        db: Connection,
        sale_id: str,
        how: Code | Qr,
        amount: Money | None,
        *,
        by: str,
        now: datetime,
        subject: str,
    ) -> Attempt:
        due = chargeable(still_due(db, sale_id, amount))
        no = numbers.make(db, self._source, "P", now)
        code = how.auth_code if isinstance(how, Code) else ""
        kind = How.CODE if code else How.QR
        attempt = charging.begin(no, sale_id, kind, due, by=by, now=now, pace=self._pace)
        title = subject or subject_of(self.terms, sales_store.lines(db, sale_id))
        store.add(db, attempt, subject=title)
        hint = f"{code[:2]}…{code[-4:]}" if code else ""
        begun = {"how": kind, "amount": due.to_text(), "code_hint": hint, "by": by}
        self._note(db, attempt, "charge.begun", now, begun)
        if code:
            self._codes[no] = code
        return attempt

    def _take_cash(
        self,
        db: Connection,
        sale_id: str,
        given: Money,
        amount: Money | None,
        *,
        by: str,
        now: datetime,
    ) -> Attempt:
        due = still_due(db, sale_id, amount)
        if given < due:
            raise TooLittleCash(given=given.to_text(), asked=due.to_text())
        no = numbers.make(db, self._source, "C", now)
        begun = charging.begin(no, sale_id, How.CASH, due, by=by, now=now, pace=self._pace)
        meant = replace(begun, given=given)
        store.add(db, meant, subject="")
        told = {"how": How.CASH, "amount": due.to_text(), "given": given.to_text(), "by": by}
        self._note(db, meant, "charge.begun", now, told)
        return self._move(db, meant, charging.take_cash(meant, now), now)

    def _ask(self, db: Connection, no: str, now: datetime) -> Step:
        attempt = self._landed(db, _get(db, no), now)
        step = charging.due(attempt, now, self._pace)
        if not isinstance(step, Ask):
            return step
        asking = {"what": step.what, "last": "yes" if step.last else ""}
        flight = self._note(db, attempt, "charge.asked", now, asking)
        flying = charging.asked(attempt, step, flight=flight, now=now, pace=self._pace)
        store.save(db, flying)
        method, request = payment_request(
            attempt,
            step.what,
            subject=store.subject(db, no),
            auth_code=self._codes.get(no, ""),
            terms=self.terms,
            till_id=self._identity.till_id,
            pace=self._pace,
        )
        return Send(no, flight, step.what, method, request)

    def _landed(self, db: Connection, attempt: Attempt, now: datetime) -> Attempt:
        """Take an exchange nobody reported on for lost, and an intent without its code for over."""
        codeless = attempt.how is How.CODE and attempt.out_trade_no not in self._codes
        unsendable = attempt.state is State.INTENDED and codeless
        expired = attempt.flight and not isinstance(
            charging.due(attempt, now, self._pace), Wait | Done
        )
        if not (unsendable or expired):
            return attempt
        landed = charging.forget(attempt, now)
        self._move(db, attempt, landed, now)
        return landed

    def _record(self, db: Connection, send: Send, answer: Answer, now: datetime) -> Attempt:
        before = _get(db, send.no)
        journal.require_asking(db, send.flight, about=send.no)
        asked = Asked(send.flight, What(send.what))
        reading = answers.read_payment(before, asked.what, answer)
        heard = reading.news.heard
        answered = {"what": send.what, "heard": heard, **reading.evidence}
        self._note(db, before, "charge.answered", now, answered, answers=send.flight)
        if reading.alarm is not None:
            alarm = reading.alarm
            self._alarm(db, before, alarm.what, alarm.expected, alarm.got, now)
        after = charging.hear(before, asked, reading.news, now=now, pace=self._pace)
        if after.late and not before.late:
            self._note(db, after, "charge.late", now, {"heard": heard})
        after = self._move(db, before, after, now)
        if charging.is_revived(before, asked, reading.news):
            self._revive(db, after, now)
        return after

    def _move(self, db: Connection, before: Attempt, after: Attempt, now: datetime) -> Attempt:
        """Keep a payment's new state, and let the sale follow it."""
        if after.state is State.PAID and before.state is not State.PAID:
            after = self._paid(db, after, now)
        store.save(db, after)
        if after.state is not before.state:
            moved = {"from": before.state, "to": after.state, "reason": after.reason}
            self._note(db, after, "charge.moved", now, moved)
        if after.settled and not before.settled:
            self._codes.pop(after.out_trade_no, None)
            if after.kept:
                self._sale_covered(db, after, now)
            elif after.state is State.PAID:
                return_late_money(db, self._source, after, now)
        return after

    def _paid(self, db: Connection, attempt: Attempt, now: datetime) -> Attempt:
        """Let the money pay the sale if it still waits for it, and give it back otherwise."""
        store.save(db, attempt)
        shifts_money.take(db, self._source, attempt, now)
        keep = not attempt.doubtful and sales_store.cover(db, attempt.sale_id, attempt.amount)
        late = "late_kept" if attempt.late else ""
        return replace(attempt, kept=keep, reason=late if keep else "late_returned")

    def _sale_covered(self, db: Connection, attempt: Attempt, now: datetime) -> None:
        """Close the sale as paid once its payments have brought all of it."""
        sale = the_sale(db, attempt.sale_id)
        if sale.to_pay:
            return
        shift = shifts_money.close_sale(db, self._source, sale, SaleState.PAID, now)
        paid = {"out_trade_no": attempt.out_trade_no}
        journal.append(db, journal.Entry(now, "sale.paid", sale.sale_id, sale.sale_id, paid))
        lines, payments = sales_store.lines(db, sale.sale_id), store.kept(db, sale.sale_id)
        place = Place(self._identity.till_id, shift.shift_id)
        report_sale(db, sale, lines, payments, place=place, now=now)

    def _revive(self, db: Connection, attempt: Attempt, now: datetime) -> None:
        """Give back money that came although the payment was over without it."""
        self._alarm(db, attempt, "late_success", attempt.state, Heard.PAID, now)
        shifts_money.take(db, self._source, attempt, now)
        return_late_money(db, self._source, attempt, now)

    def _alarm(
        self, db: Connection, attempt: Attempt, what: str, expected: str, got: str, now: datetime
    ) -> None:
        said = {"what": what, "expected": expected, "got": got}
        self._note(db, attempt, "charge.alarm", now, said)

    def _note(
        self,
        db: Connection,
        attempt: Attempt,
        kind: str,
        now: datetime,
        fields: Mapping[str, str],
        *,
        answers: int | None = None,
    ) -> int:
        no, sale_id = attempt.out_trade_no, attempt.sale_id
        entry = journal.Entry(now, kind, no, sale_id, fields, answers)
        return journal.append(db, entry)


def _get(db: Connection, no: str) -> Attempt:
    attempt = store.get(db, no)
    if attempt is None:
        raise NoSuchAttempt(no=no)
    return attempt


def _interrupted(db: Connection) -> tuple[Attempt, ...]:
    """Return the payments that a restart cut short."""
    return tuple(
        one
        for one in (*store.live(db), *store.waking(db))
        if one.flight or one.state is State.INTENDED
    )
