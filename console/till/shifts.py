"""
Shifts: what is counted, put in and taken out between one Z and the next.

A shift covers everything since the last Z, whether or not its float was counted: the first sale,
refund or cash move begins it. Several people may work in it, one after the other.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from backend.protocol.rehearsal import reach
from backend.retail.contract.shifts import (
    MOVES_MAX,
    CashMove,
    MoveKind,
    ShiftFigures,
    ShiftReportRequest,
)
from backend.retail.contract.staff import Action
from console.till import activity, journal, numbers
from console.till.activity import Activity
from console.till.database import Database
from console.till.failures import (
    AmountOutOfRange,
    CountStale,
    DifferenceUnexplained,
    FloatCounted,
    MovesFull,
    NoCount,
    NoSuchShift,
    ReasonMissing,
    ShiftUnsettled,
)
from console.till.matters import Matter, unsettled
from console.till.numbers import Identity, Source
from console.till.outbox import report_shift
from console.till.pace import Pace
from console.till.refund import Approval
from console.till.shift import CashCount, CountKind, Pieces, Shift
from console.till.shifts_money import open_shift
from console.till.shifts_z import Closing, expected, figures, read, seal
from console.till.store import shift_sums as sums
from console.till.store import shifts as store
from console.till.totals import LARGEST_CHARGE, chargeable

_LEAST: Final = Money(0)


class Shifts:
    """The shifts of an open till. Every verb is one transaction."""

    def __init__(self, database: Database, identity: Identity, source: Source) -> None:
        self._database = database
        self._identity = identity
        self._source = source

    def current(self) -> Shift | None:
        """Return the shift that is open; none if nothing happened since the last Z."""
        return self._database.look(store.current)

    def counts(self) -> tuple[CashCount, ...]:
        """Return every count in the open shift, oldest first."""

        def work(db: Connection) -> tuple[CashCount, ...]:
            shift = store.current(db)
            return () if shift is None else store.counts(db, shift.number)

        return self._database.look(work)

    def figures(self) -> ShiftFigures | None:
        """Return what the records say of the open shift (X report); none if there is none."""

        def work(db: Connection) -> ShiftFigures | None:
            shift = store.current(db)
            return None if shift is None else figures(db, shift, self._identity.till_id)

        return self._database.look(work)

    def count_float(
        self, counted: Money, pieces: tuple[Pieces, ...] = (), *, by: str, now: datetime
    ) -> CashCount:
        """
        Say what change lay in the drawer before the shift's first cash; begins a shift.

        It may be counted anew until cash has moved.

        :raises FloatCounted: if it was counted and cash has moved since.
        :raises AmountOutOfRange: if it is negative or too large.
        """

        def work(db: Connection) -> CashCount:
            shift = open_shift(db, self._source, by, now)
            moved = sums.cash(db, shift.number)
            floats = [one for one in store.counts(db, shift.number) if one.kind is CountKind.FLOAT]
            if floats and moved != floats[-1].expected:
                raise FloatCounted
            count = CashCount(CountKind.FLOAT, counted, moved, pieces, by, now)
            return _keep_count(db, shift, count)

        _countable(counted)
        return self._database.do(work)

    def move(
        self,
        kind: MoveKind,
        amount: Money,
        reason: str,
        *,
        by: str,
        approval: Approval | None = None,
        now: datetime,
    ) -> CashMove:
        """
        Put cash into the drawer, or take it out, beside sales and refunds.

        :raises AmountOutOfRange: if it is not 0.01 to 100000000.00 yuan.
        :raises ReasonMissing: if no reason is given.
        :raises MovesFull: if the shift holds as many as its report can tell.
        """
        if not reason.strip():
            raise ReasonMissing
        chargeable(amount)
        reach("till.shift.move")
        return self._database.do(lambda db: self._move(db, kind, amount, reason, by, approval, now))

    def count(
        self, counted: Money, pieces: tuple[Pieces, ...] = (), *, by: str, now: datetime
    ) -> CashCount:
        """
        Say what lies in the drawer; begins a shift if none is open.

        :raises AmountOutOfRange: if it is negative or too large.
        """

        def work(db: Connection) -> CashCount:
            shift = open_shift(db, self._source, by, now)
            due = expected(db, shift.number)
            return _keep_count(
                db, shift, CashCount(CountKind.DRAWER, counted, due, pieces, by, now)
            )

        _countable(counted)
        return self._database.do(work)

    def held_up_by(self, now: datetime, pace: Pace) -> tuple[Matter, ...]:
        """Return what must be settled at the counter before the shift can be closed."""
        return self._database.look(lambda db: unsettled(db, now, pace))

    def close(self, closing: Closing, *, tolerance: Money, pace: Pace) -> ShiftReportRequest:
        """
        Close the open shift by its last count and return its Z; numbered, sealed, unchangeable.

        ``tolerance`` is the largest difference that needs no reason.

        :raises NoSuchShift: if none is open.
        :raises ShiftUnsettled: if a payment, a refund or a sale paid in part is not settled.
        :raises NoCount: if the drawer was not counted.
        :raises CountStale: if cash has moved since it was counted.
        :raises DifferenceUnexplained: if the difference needs a reason.
        """
        reach("till.shift.before")
        z = self._database.do(lambda db: self._close(db, closing, tolerance, pace))
        reach("till.shift.after")
        return z

    def get(self, number: int) -> ShiftReportRequest:
        """
        Return one Z as it was written.

        :raises NoSuchShift: if there is none of this number.
        """
        kept = self._database.look(lambda db: store.z(db, number))
        if kept is None:
            raise NoSuchShift(number=str(number))
        return read(kept)

    def closed(
        self, *, below: int | None = None, limit: int = 50
    ) -> tuple[ShiftReportRequest, ...]:
        """Return Zs, the latest first, of numbers below ``below``."""
        page = self._database.look(lambda db: store.z_page(db, below=below, limit=limit))
        return tuple(read(kept) for kept in page)

    def _move(  # noqa: PLR0913, PLR0917 - the facts of a move
        self,
        db: Connection,
        kind: MoveKind,
        amount: Money,
        reason: str,
        by: str,
        approval: Approval | None,
        now: datetime,
    ) -> CashMove:
        shift = open_shift(db, self._source, by, now)
        if len(store.moves(db, shift.number)) >= MOVES_MAX:
            raise MovesFull(most=str(MOVES_MAX))
        move = CashMove(
            move_id=numbers.make(db, self._source, "M", now),
            kind=kind,
            amount=amount,
            reason=reason,
            staff_id=by,
            approval_id=None if approval is None else approval.approval_id,
            approved_by=None if approval is None else approval.approved_by,
            moved_at=now,
        )
        store.add_move(db, shift.number, move)
        told = {"kind": kind, "amount": amount.to_text(), "by": by, "reason": move.reason}
        told["approved_by"] = move.approved_by or ""
        told["shift"] = str(shift.number)
        journal.append(db, journal.Entry(now, "shift.moved", move.move_id, "", told))
        done = Activity(
            action=Action.MOVE_CASH,
            by=by,
            at=now,
            approval=approval,
            subject=kind,
            amount=amount,
            reason=reason,
        )
        activity.note(db, done)
        return move

    def _close(
        self, db: Connection, closing: Closing, tolerance: Money, pace: Pace
    ) -> ShiftReportRequest:
        shift = store.current(db)
        if shift is None:
            raise NoSuchShift(number="-")
        left = unsettled(db, closing.at, pace)
        if left:
            raise ShiftUnsettled(count=str(len(left)))
        _require_count(db, shift, closing, tolerance)
        z, kept = seal(db, shift, self._identity.till_id, closing)
        told = {
            "number": str(shift.number),
            "by": closing.by,
            "counted": z.counted.to_text(),
            "expected": z.expected.to_text(),
            "reason": z.reason,
            "approved_by": z.approved_by or "",
            "hash": kept.hash,
        }
        entry = journal.Entry(closing.at, "shift.closed", shift.shift_id, "", told)
        store.close(db, kept, journal.append(db, entry))
        report_shift(db, z, now=closing.at)
        if z.difference:
            _note_difference(db, z, closing)
        return z


def _note_difference(db: Connection, z: ShiftReportRequest, closing: Closing) -> None:
    done = Activity(
        action=Action.CLOSE_SHIFT,
        by=closing.by,
        at=closing.at,
        approval=closing.approval,
        subject=f"Z {z.number} {z.difference.to_text()}",
        amount=max(z.difference, -z.difference),
        reason=closing.reason,
    )
    activity.note(db, done)


def _require_count(db: Connection, shift: Shift, closing: Closing, tolerance: Money) -> None:
    counts = [one for one in store.counts(db, shift.number) if one.kind is CountKind.DRAWER]
    if not counts:
        raise NoCount
    last = counts[-1]
    if last.expected != expected(db, shift.number):
        raise CountStale
    far = last.difference > tolerance or -last.difference > tolerance
    if far and not closing.reason.strip():
        raise DifferenceUnexplained


def _keep_count(db: Connection, shift: Shift, count: CashCount) -> CashCount:
    store.add_count(db, shift.number, count)
    told = {
        "kind": count.kind,
        "counted": count.counted.to_text(),
        "by": count.by,
        "shift": str(shift.number),
    }
    journal.append(db, journal.Entry(count.at, "shift.counted", shift.shift_id, "", told))
    return count


def _countable(counted: Money) -> None:
    if not _LEAST <= counted <= LARGEST_CHARGE:
        raise AmountOutOfRange(amount=counted.to_text())
