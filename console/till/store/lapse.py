"""How much time the till has counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from console.till.tables import LAPSE

_MICROSECOND: Final = timedelta(microseconds=1)
_GET: Final = select(LAPSE)
_PUT: Final = update(LAPSE)
_FIRST: Final = insert(LAPSE)
_TRIES_AGAIN: Final = 30 * 60 * 1_000_000
"""How long who is locked out when the file learns this stays so, in microseconds: all of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on disk: time counted while the till was open, and while it was closed."""

    open: timedelta = timedelta()
    closed: timedelta = timedelta()
    seen_at: datetime | None = None
    """What the clock said then."""


def prepare(connection: Connection) -> None:
    """Let a file count time; what waits or is locked in an older one begins to be counted now."""
    columns = connection.exec_driver_sql("PRAGMA table_info(outbox)").all()
    if "counted" in {column[1] for column in columns}:
        return  # the file was just made, as it is today
    LAPSE.create(connection)
    connection.exec_driver_sql("ALTER TABLE outbox ADD COLUMN counted INTEGER NOT NULL DEFAULT 0")
    connection.exec_driver_sql(
        f"UPDATE verifiers SET locked_until = {_TRIES_AGAIN} WHERE locked_until IS NOT NULL"  # noqa: S608 - a number
    )


def get(db: Connection) -> Kept:
    """Return what was counted; nothing in a file that never did."""
    row = db.execute(_GET).one_or_none()
    if row is None:
        return Kept()
    return Kept(row.open * _MICROSECOND, row.closed * _MICROSECOND, row.seen_at)


def put(db: Connection, kept: Kept) -> None:
    """Keep what is counted; it only grows."""
    row: dict[str, Any] = {
        "open": kept.open // _MICROSECOND,
        "closed": kept.closed // _MICROSECOND,
        "seen_at": kept.seen_at,
    }
    if db.execute(_PUT.values(**row)).rowcount == 0:
        db.execute(_FIRST, {"one": 1, **row})
