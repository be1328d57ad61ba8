"""Reports that wait for the platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    update,
)

from backend.protocol.money import Money
from console.till.tables import LAPSE, OUTBOX, SALES


@dataclass(frozen=True, slots=True)
class Entry:
    """One report; ``state`` is waiting, done or refused."""

    seq: int
    kind: str
    key: str
    sale_id: str
    payload: str
    state: str
    reason: str
    tries: int
    made_at: datetime
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pile:
    """
    Sales whose reports wait: how many, their worth, and since when the oldest does.

    ``first`` and ``last`` are the numbers of the reports that came first and last; 0 if none waits.
    ``counted`` is how much time the till had counted when the oldest was made.
    """

    count: int
    amount: Money
    oldest: datetime | None
    first: int
    last: int
    counted: timedelta


_SEQ: Final = OUTBOX.c.seq == bindparam("report")  # `key` is a column here, and so reserved
_COUNTED: Final = select(func.coalesce(func.max(LAPSE.c.open + LAPSE.c.closed), 0))
_ADD: Final = insert(OUTBOX).values(counted=_COUNTED.scalar_subquery())
_GET: Final = select(OUTBOX).where(_SEQ)
_BY_SEQ: Final[ColumnElement[int]] = literal_column("+outbox.seq")
"""The sign lets SQLite find the few and sort them: else it goes through a million in order."""
_WAITING: Final = select(OUTBOX).where(OUTBOX.c.next_at.is_not(None)).order_by(_BY_SEQ)
_WAITING_OF: Final = (
    select(func.count())
    .select_from(OUTBOX)
    .where(OUTBOX.c.next_at.is_not(None), OUTBOX.c.kind == bindparam("of_kind"))
)
_REFUSED: Final = (
    select(OUTBOX).where(OUTBOX.c.state == literal_column("'refused'")).order_by(_BY_SEQ)
)
_UNSENT_SALES: Final = (
    select(
        func.count().label("many"),
        func.coalesce(func.sum(SALES.c.total), 0).label("amount"),
        func.min(OUTBOX.c.made_at).label("oldest"),
        func.coalesce(func.min(OUTBOX.c.seq), 0).label("first"),
        func.coalesce(func.max(OUTBOX.c.seq), 0).label("last"),
        func.coalesce(func.min(OUTBOX.c.counted), 0).label("counted"),
    )
    .select_from(OUTBOX.join(SALES, SALES.c.sale_id == OUTBOX.c.sale_id))
    .where(OUTBOX.c.next_at.is_not(None), OUTBOX.c.kind == "sale")
)
_HURRY: Final = (
    update(OUTBOX).where(OUTBOX.c.next_at > bindparam("now")).values(next_at=bindparam("now"))
)
_AGAIN: Final = (
    update(OUTBOX)
    .where(_SEQ & (OUTBOX.c.state == "refused"))
    .values(state="waiting", next_at=bindparam("now"), done_at=None)
)
_SAVE: Final = (
    update(OUTBOX)
    .where(_SEQ)
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        tries=bindparam("new_tries"),
        next_at=bindparam("new_next"),
        done_at=bindparam("new_done"),
    )
)


def add(db: Connection, *, kind: str, key: str, sale_id: str, payload: str, at: datetime) -> None:
    """Keep a report to be sent; the same key twice breaks a constraint."""
    values = {"kind": kind, "key": key, "sale_id": sale_id, "payload": payload}
    waiting = {"state": "waiting", "reason": "", "made_at": at, "next_at": at}
    db.execute(_ADD, {**values, **waiting})


def get(db: Connection, seq: int) -> Entry:
    """Return one report."""
    return _entry(db.execute(_GET, {"report": seq}).one())


def waiting(db: Connection) -> tuple[Entry, ...]:
    """Return the reports still to be sent, in their order."""
    return tuple(_entry(row) for row in db.execute(_WAITING))


def count_waiting(db: Connection, kind: str) -> int:
    """Return how many reports of a kind are still to be sent."""
    return int(db.execute(_WAITING_OF, {"of_kind": kind}).scalar_one())


def refused(db: Connection) -> tuple[Entry, ...]:
    """Return the reports the platform will not take."""
    return tuple(_entry(row) for row in db.execute(_REFUSED))


def unsent_sales(db: Connection) -> Pile:
    """Return what the sales that wait come to."""
    row = db.execute(_UNSENT_SALES).one()
    first, last, counted = int(row.first), int(row.last), timedelta(microseconds=row.counted)
    return Pile(int(row.many), Money(int(row.amount)), row.oldest, first, last, counted)


def hurry(db: Connection, now: datetime) -> None:
    """Let everything that waits be due."""
    db.execute(_HURRY, {"now": now})


def again(db: Connection, seq: int, now: datetime) -> bool:
    """Let a refused report wait again; return whether it was one."""
    return db.execute(_AGAIN, {"report": seq, "now": now}).rowcount > 0


def save(  # noqa: PLR0913 - what may change of a report
    db: Connection,
    seq: int,
    *,
    state: str,
    reason: str,
    tries: int,
    next_at: datetime | None,
    done_at: datetime | None,
) -> None:
    """Keep what became of a report."""
    changes = {"new_state": state, "new_reason": reason, "new_tries": tries}
    moments = {"new_next": next_at, "new_done": done_at}
    db.execute(_SAVE, {"report": seq, **changes, **moments})


def prepare(db: Connection) -> None:
    """Make the index of what was refused, which is asked for every other second."""
    db.exec_driver_sql(
        "CREATE INDEX IF NOT EXISTS outbox_refused ON outbox (seq) WHERE state = 'refused'"
    )


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        seq=row.seq,
        kind=row.kind,
        key=row.key,
        sale_id=row.sale_id,
        payload=row.payload,
        state=row.state,
        reason=row.reason,
        tries=row.tries,
        made_at=row.made_at,
        next_at=row.next_at,
    )
