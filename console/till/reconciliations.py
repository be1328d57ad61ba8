"""Reconciliations: kept as they came out, explained by people, closed for ever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from backend.retail.contract.staff import Action
from console.till import activity, journal
from console.till.activity import Activity
from console.till.database import Database
from console.till.failures import DayClosed, DayNotOver, DayUnexplained, NoSuchMismatch
from console.till.refund import Approval
from console.till.store import reconciliations as store
from console.till.store.reconciliations import Note, Run
from console.till.tally import Key, Mismatch, Record


class Reconciliations:
    """The reconciliations of an open till."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def booked(self, begin: datetime, end: datetime) -> tuple[Record, ...]:
        """Return every payment and refund through the platform that was booked in a period."""
        return self._database.look(lambda db: store.booked(db, begin, end))

    def known(self, keys: Iterable[Key]) -> dict[Key, Record]:
        """Return what the till holds of numbers, whenever and however it ended."""
        wanted = tuple(keys)
        return self._database.look(lambda db: store.known(db, wanted))

    def latest(self, day: str) -> Run | None:
        """Return the last reconciliation of a day, ``2026-05-01``, with what was said of it."""
        return self._database.look(lambda db: store.latest(db, day))

    def keep(self, run: Run) -> Run:
        """
        Keep a reconciliation; what was said of the same mismatches before still holds.

        :raises DayClosed: if the day is closed.
        """

        def work(db: Connection) -> Run:
            if store.is_closed(db, run.day):
                raise DayClosed(day=run.day)
            run_id = store.add_run(db, run)
            told = {
                "by": run.by,
                "run": str(run_id),
                "source": run.source,
                "agreed": str(run.tally.agreed),
                "differ": str(len(run.tally.mismatches)),
            }
            journal.append(db, journal.Entry(run.at, "reconciliation.run", run.day, "", told))
            return _there(store.latest(db, run.day), run.day)

        return self._database.do(work)

    def explain(
        self, day: str, mismatch: Mismatch, note: Note, approval: Approval | None = None
    ) -> Run:
        """
        Say why a mismatch is as it is; nothing is corrected by it.

        :raises NoSuchMismatch: if the last reconciliation of the day has none like it.
        :raises DayClosed: if the day is closed.
        """

        def work(db: Connection) -> Run:
            if store.is_closed(db, day):
                raise DayClosed(day=day)
            run = store.latest(db, day)
            if run is None or mismatch not in run.tally.mismatches or not note.note.strip():
                raise NoSuchMismatch(no=mismatch.key.out_trade_no)
            store.add_note(db, day, mismatch, note)
            subject = mismatch.key.request_no or mismatch.key.out_trade_no
            activity.note(
                db,
                Activity(
                    action=Action.RECONCILE,
                    by=note.by,
                    at=note.at,
                    approval=approval,
                    sale_id=mismatch.sale_id,
                    subject="" if mismatch.sale_id else subject,
                    amount=mismatch.size or None,
                    reason=note.note,
                ),
            )
            return _there(store.latest(db, day), day)

        return self._database.do(work)

    def close(self, day: str, *, by: str, now: datetime, approval: Approval | None = None) -> Run:
        """
        Close a day: nothing is added to it from then on.

        :raises DayClosed: if it is closed.
        :raises DayNotOver: if its last reconciliation was before its end, or there is none.
        :raises DayUnexplained: if a mismatch has no explanation.
        """

        def work(db: Connection) -> Run:
            if store.is_closed(db, day):
                raise DayClosed(day=day)
            run = store.latest(db, day)
            if run is None or not run.over:
                raise DayNotOver(day=day)
            if run.open:
                raise DayUnexplained(day=day, count=str(len(run.open)))
            store.close(db, run, by, now)
            done = Activity(action="CLOSE_DAY", by=by, at=now, approval=approval, subject=day)
            activity.note(db, done)
            return _there(store.latest(db, day), day)

        return self._database.do(work)


def _there(run: Run | None, day: str) -> Run:
    if run is None:
        raise LookupError(day)
    return run
