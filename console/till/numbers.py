"""
The till's own numbers: unique even if its file is lost, copied back from an old backup, or opened
on another machine.

An order number carries the day, the till, how often it was opened, a counter and a random part.
"""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from sqlalchemy import Connection, bindparam, func, insert, select, update

from backend.protocol.moment import business_day
from console.till.store.shop import put_setting, setting
from console.till.tables import IDENTITY, SALES

RESTORED: Final = "till.restored"
"""Setting: when this file was brought back from a copy."""

_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_TILL_LENGTH: Final = 6
_TAIL_LENGTH: Final = 8

_GET: Final = select(IDENTITY)
_OPENED: Final = update(IDENTITY).values(epoch=IDENTITY.c.epoch + 1, counter=0)
_RENEWED: Final = update(IDENTITY).values(epoch=bindparam("anew"), counter=0)
_COUNTED: Final = update(IDENTITY).values(counter=IDENTITY.c.counter + 1)
_SOLD_THAT_DAY: Final = select(func.count()).where(SALES.c.day == bindparam("day"))


class Source(Protocol):
    """Where randomness comes from; ``random.Random(seed)`` in a simulation."""

    def randrange(self, stop: int, /) -> int: ...


def system_source() -> random.Random:
    """Return the operating system's randomness."""
    return secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class Identity:
    """Which till, and in which run of the program."""

    till_id: str
    epoch: int


def open_epoch(db: Connection, source: Source) -> Identity:
    """Count one more opening of this file, and give a new file its till number."""
    if db.execute(_GET).one_or_none() is None:
        till_id = _random(source, _TILL_LENGTH)
        first = {"one": 1, "till_id": till_id, "epoch": 0, "counter": 0}
        db.execute(insert(IDENTITY), first)
    db.execute(_OPENED)
    row = db.execute(_GET).one()
    return Identity(str(row.till_id), int(row.epoch))


def new_salt() -> bytes:
    """Return bytes nobody can guess, for marks that must not be tried out."""
    return secrets.token_bytes(16)


def known(db: Connection) -> Identity:
    """Return which till a file is, and how often it was opened; opens nothing."""
    row = db.execute(_GET).one_or_none()
    return Identity("", 0) if row is None else Identity(str(row.till_id), int(row.epoch))


def renew(db: Connection, now: datetime) -> Identity:
    """
    Let a file that was brought back from a copy number everything anew.

    The lost file was opened far less often than seconds have passed since 1970; two restores of
    one copy differ by when they were done. What a person reads is marked for the rest of the day.
    """
    anew = max(int(now.timestamp()), known(db).epoch + 1)
    db.execute(_RENEWED, {"anew": anew})
    put_setting(db, RESTORED, now.isoformat())
    return known(db)


def make(db: Connection, source: Source, prefix: str, now: datetime) -> str:
    """Return a number never used before: ``P261122_K7Q2MX_12_340_8F3ZQWPD``, at most 48 signs."""
    db.execute(_COUNTED)
    row = db.execute(_GET).one()
    day = business_day(now).strftime("%y%m%d")
    tail = _random(source, _TAIL_LENGTH)
    return f"{prefix}{day}_{row.till_id}_{row.epoch}_{row.counter}_{tail}"


def next_sale(db: Connection, now: datetime) -> tuple[str, str]:
    """
    Return the business day and the number a person reads: ``261122-0042``, counted by day.

    On the day a till was restored, sales that its file lost may have been numbered so before:
    the time of the restore tells them apart, ``261122-R0657-0042``.
    """
    day = business_day(now)
    count = int(db.execute(_SOLD_THAT_DAY, {"day": day.isoformat()}).scalar_one()) + 1
    return day.isoformat(), f"{day:%y%m%d}-{_mark(db, day)}{count:04d}"


def _mark(db: Connection, day: date) -> str:
    restored = setting(db, RESTORED)
    if restored is None:
        return ""
    at = datetime.fromisoformat(restored)
    return f"R{at:%H%M}-" if business_day(at) == day else ""


def _random(source: Source, length: int) -> str:
    return "".join(_ALPHABET[source.randrange(len(_ALPHABET))] for _ in range(length))
