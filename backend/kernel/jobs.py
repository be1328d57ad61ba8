"""Work for later: due, run, retried, and still there after a restart."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, select, update

from backend.kernel.call import Call, Caller
from backend.kernel.columns import at_most
from backend.kernel.database import Database, DiskFull
from backend.kernel.outbox import CallMaker
from backend.kernel.tables import JOB
from backend.kernel.unit import Unit
from backend.protocol.rehearsal import reach

PAGE: Final = 50
RETRY: Final = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""When work inside the platform is tried again after it crashed; then it is dead, visibly."""
_log = logging.getLogger("zhanggui.jobs")

Payload = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work that is due."""

    merchant_id: str
    kind: str
    key: str
    payload: Payload
    due_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Chore:
    """A kind of work done inside one transaction; it may run again after a crash."""

    kind: str
    run: Callable[[Call, Job], None]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a delivery sends and where."""

    url: str
    form: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    A kind of work that calls somebody outside, between two transactions.

    ``schedule`` holds the waits after the first, second, … failed try; when it is used up the job
    is dead. ``heard`` judges the answer's body.
    """

    kind: str
    schedule: tuple[timedelta, ...]
    prepare: Callable[[Call, Job], Letter]
    heard: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery on its way; if nobody settles it, it is due again by its schedule."""

    job: Job
    letter: Letter
    delivery: Delivery


_IS: Final = (
    (JOB.c.merchant_id == bindparam("merchant"))
    & (JOB.c.kind == bindparam("job_kind"))
    & (JOB.c.key == bindparam("job_key"))
)
_DUE: Final = (
    select(JOB)
    .where(
        JOB.c.state == "due",
        JOB.c.due_at <= bindparam("moment"),
        JOB.c.kind.in_(bindparam("kinds", expanding=True)),
    )
    .order_by(JOB.c.due_at, JOB.c.key)
    .limit(at_most(PAGE))
)
_NEXT_DUE: Final = select(func.min(JOB.c.due_at)).where(JOB.c.state == "due")
_REMOVE: Final = delete(JOB).where(_IS)
_MARK: Final = (
    update(JOB)
    .where(_IS)
    .values(
        state=bindparam("to_state"),
        due_at=bindparam("to_due"),
        tries=bindparam("to_tries"),
        note=bindparam("to_note"),
    )
)


def schedule(call: Call, *, kind: str, key: str, due_at: datetime, payload: Payload) -> bool:
    """Plan work with the transaction of the call; return False if that work is known already."""
    row: dict[str, object] = {
        "merchant_id": call.merchant_id,
        "kind": kind,
        "key": key,
        "state": "due",
        "due_at": due_at,
        "tries": 0,
        "payload": json.dumps(dict(payload), ensure_ascii=False),
        "note": "",
    }
    return call.unit.insert_once(JOB, row)


def call_off(call: Call, *, kind: str, key: str) -> None:
    """Forget planned work that has become pointless."""
    call.unit.change(_REMOVE, {"merchant": call.merchant_id, "job_kind": kind, "job_key": key})


def next_due(unit: Unit) -> datetime | None:
    """Return when the earliest job is due."""
    row = unit.one(_NEXT_DUE)
    return row[0] if row else None


class Runner:
    """Runs what is due. Chores run here; deliveries are claimed here and settled afterwards."""

    def __init__(
        self,
        database: Database,
        make_call: CallMaker,
        *,
        chores: Sequence[Chore] = (),
        deliveries: Sequence[Delivery] = (),
    ) -> None:
        self._database = database
        self._make_call = make_call
        self._chores = {chore.kind: chore for chore in chores}
        self._deliveries = {delivery.kind: delivery for delivery in deliveries}

    def turn(self, now: datetime) -> int:
        """Run the chores that are due and return how many there were."""
        jobs = self._due(self._chores, now)
        for job in jobs:
            self._run(job, now)
        return len(jobs)

    def claim(self, now: datetime) -> list[Claimed]:
        """Take the deliveries that are due; each is already planned again should we die now."""
        return [
            claimed
            for job in self._due(self._deliveries, now)
            if (claimed := self._claim(job, now)) is not None
        ]

    def settle(self, claimed: Claimed, now: datetime, *, body: str, note: str) -> None:
        """Record what became of a delivery: heard, to be tried again, or dead."""
        reach("jobs.settle.before")
        heard = claimed.delivery.heard(body)
        tries = claimed.job.tries + 1
        out_of_tries = tries > len(claimed.delivery.schedule)
        state = "done" if heard else "dead" if out_of_tries else "due"
        wait = timedelta(0) if state != "due" else claimed.delivery.schedule[tries - 1]
        self._mark(claimed.job, state, now + wait, tries, note)

    def next_due(self) -> datetime | None:
        """Return when the earliest job is due."""
        return self._database.do(next_due)

    def _due(self, kinds: Mapping[str, object], now: datetime) -> list[Job]:
        if not kinds:
            return []
        found = {"moment": now, "kinds": sorted(kinds)}
        rows = self._database.do(lambda unit: unit.all(_DUE, found))
        return [_job(row) for row in rows]

    def _run(self, job: Job, now: datetime) -> None:
        def work(unit: Unit) -> None:
            self._chores[job.kind].run(self._call(job, unit), job)
            unit.change(_REMOVE, _named(job))

        outcome = self._database.group([work])[0]
        if outcome.error is None:
            return
        if isinstance(outcome.error, DiskFull):
            raise outcome.error  # still due, and run when there is room
        _log.error("job %s %s failed", job.kind, job.key, exc_info=outcome.error)
        state = "due" if job.tries < len(RETRY) else "dead"
        wait = RETRY[min(job.tries, len(RETRY) - 1)]
        self._mark(job, state, now + wait, job.tries + 1, repr(outcome.error))

    def _claim(self, job: Job, now: datetime) -> Claimed | None:
        delivery = self._deliveries[job.kind]
        # Should this process die before it settles, the schedule's own next wait applies.
        waits = delivery.schedule
        again = now + (waits[min(job.tries, len(waits) - 1)] if waits else timedelta(hours=1))

        def work(unit: Unit) -> Letter:
            self._mark_in(unit, job, ("due", again, job.tries, "on its way"))
            return delivery.prepare(self._call(job, unit), job)

        outcome = self._database.group([work])[0]
        if isinstance(outcome.error, DiskFull):
            raise outcome.error  # still due, and claimed when there is room
        if outcome.error is not None or outcome.value is None:
            _log.error("delivery %s could not be made", job.key, exc_info=outcome.error)
            self._mark(job, "dead", now, job.tries, repr(outcome.error))
            return None
        reach("jobs.claimed")
        return Claimed(job, outcome.value, delivery)

    def _call(self, job: Job, unit: Unit) -> Call:
        return self._make_call(Caller(merchant_id=job.merchant_id), unit)

    def _mark(self, job: Job, state: str, due_at: datetime, tries: int, note: str) -> None:
        self._database.do(lambda unit: self._mark_in(unit, job, (state, due_at, tries, note)))

    @staticmethod
    def _mark_in(unit: Unit, job: Job, to: tuple[str, datetime, int, str]) -> None:
        names = ("to_state", "to_due", "to_tries", "to_note")
        unit.change(_MARK, {**_named(job), **dict(zip(names, to, strict=True))})


def _named(job: Job) -> dict[str, object]:
    return {"merchant": job.merchant_id, "job_kind": job.kind, "job_key": job.key}


def _job(row: Any) -> Job:
    return Job(
        merchant_id=row.merchant_id,
        kind=row.kind,
        key=row.key,
        payload=json.loads(row.payload),
        due_at=row.due_at,
        tries=row.tries,
    )
