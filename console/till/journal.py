"""
The journal: everything the till meant, asked, heard and decided, one line each, for ever.

Lines are numbered without gaps and chained by SHA-256; the last is written down a second time,
so that neither a changed line nor a missing tail goes unnoticed. An answer names the asking it
belongs to, and each asking is answered once: whoever reports an answer twice changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from console.till.database import Database
from console.till.failures import NoSuchAttempt, TillCorrupt
from console.till.tables import HEAD, JOURNAL

_START: Final = "0" * 64
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False).encode  # dumps() would make one each time
_FIELD_MAX: Final = 512

_ADD: Final = insert(JOURNAL)
_SET_HEAD: Final = update(HEAD).values(seq=bindparam("new_seq"), hash=bindparam("new_hash"))
_SET_CHECKED: Final = update(HEAD).values(
    checked_seq=bindparam("new_seq"), checked_hash=bindparam("new_hash")
)
_GET_HEAD: Final = select(HEAD)
_AFTER: Final = (
    select(JOURNAL).where(JOURNAL.c.seq > bindparam("after_seq")).order_by(JOURNAL.c.seq)
)
_AT: Final = select(JOURNAL.c.hash).where(JOURNAL.c.seq == bindparam("at_seq"))
_OF_SALE: Final = (
    select(JOURNAL).where(JOURNAL.c.sale_id == bindparam("of_sale")).order_by(JOURNAL.c.seq)
)
_ASKING: Final = select(JOURNAL).where(JOURNAL.c.seq == bindparam("asking"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line, in codes and plain fields; a page puts it into words."""

    seq: int
    at: datetime
    kind: str
    subject: str
    """An order number, a refund number or a sale."""
    sale_id: str
    answers: int | None
    """Number of the asking this line answers."""
    fields: Mapping[str, str]


def begin(db: Connection) -> None:
    """Start the chain of a new file; an old one is left as it is."""
    if db.execute(_GET_HEAD).one_or_none() is None:
        start = {"one": 1, "seq": 0, "hash": _START, "checked_seq": 0, "checked_hash": _START}
        db.execute(insert(HEAD), start)


@dataclass(frozen=True, slots=True)
class Entry:
    """What to write down."""

    at: datetime
    kind: str
    subject: str
    sale_id: str = ""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    answers: int | None = None


def append(db: Connection, entry: Entry) -> int:
    """
    Write one line in the caller's transaction and return its number.

    :raises AlreadyAnswered: if another line answers the same asking.
    """
    head = db.execute(_GET_HEAD).one()
    line = {
        "seq": int(head.seq) + 1,
        "at": entry.at,
        "kind": entry.kind,
        "subject": entry.subject,
        "sale_id": entry.sale_id,
        "answers": entry.answers,
        "fields": _written(entry.fields),
    }
    line_hash = _hash(str(head.hash), line)
    try:
        db.execute(_ADD, {**line, "hash": line_hash})
    except IntegrityError as error:
        raise AlreadyAnswered from error
    db.execute(_SET_HEAD, {"new_seq": line["seq"], "new_hash": line_hash})
    return int(head.seq) + 1


class AlreadyAnswered(Exception):
    """The answer to this asking is in the journal; the new one changes nothing."""


def require_asking(db: Connection, seq: int, *, about: str) -> None:
    """
    Make sure that a line is an asking about a number: nothing else can be answered.

    :raises NoSuchAttempt: if it is not.
    """
    row = db.execute(_ASKING, {"asking": seq}).one_or_none()
    if row is None or row.subject != about or not row.kind.endswith(".asked"):
        raise NoSuchAttempt(no=about)


class Journal:
    """The journal of an open till, to read and to check."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def timeline(self, sale_id: str) -> tuple[Evidence, ...]:
        """Return everything that happened to one sale, oldest first."""
        return self._database.look(
            lambda db: tuple(_evidence(row) for row in db.execute(_OF_SALE, {"of_sale": sale_id}))
        )

    def after(self, seq: int) -> tuple[Evidence, ...]:
        """Return every line after a number, oldest first."""
        return self._database.look(
            lambda db: tuple(_evidence(row) for row in db.execute(_AFTER, {"after_seq": seq}))
        )

    def length(self) -> int:
        """Return how many lines there are."""
        return self._database.look(lambda db: int(db.execute(_GET_HEAD).one().seq))

    def verify(self, *, everything: bool = True) -> int:
        """
        Check the chain, from its start or from where it was checked before; count the lines.

        :raises TillCorrupt: at the first line that does not fit.
        """
        checked = self._database.look(lambda db: self._verify(db, everything=everything))
        if checked.count:
            done = {"new_seq": checked.seq, "new_hash": checked.hash}
            self._database.do(lambda db: db.execute(_SET_CHECKED, done))
        return checked.count

    def _verify(self, db: Connection, *, everything: bool) -> _Checked:
        head = db.execute(_GET_HEAD).one()
        seq, line_hash = (
            (0, _START) if everything else (int(head.checked_seq), str(head.checked_hash))
        )
        if seq and db.execute(_AT, {"at_seq": seq}).scalar_one_or_none() != line_hash:
            raise self._broken(seq)
        count = 0
        for line in db.execute(_AFTER, {"after_seq": seq}).mappings():
            seq, count = seq + 1, count + 1
            line_hash = _hash(line_hash, line)
            if (line["seq"], line["hash"]) != (seq, line_hash):
                raise self._broken(seq)
        if (seq, line_hash) != (head.seq, head.hash):
            raise self._broken(seq + 1)
        return _Checked(seq, line_hash, count)

    def _broken(self, seq: int) -> TillCorrupt:
        path = str(self._database.path)
        return TillCorrupt(path=path, detail=f"journal line {seq} was changed or is missing")


@dataclass(frozen=True, slots=True)
class _Checked:
    seq: int
    hash: str
    count: int


def _hash(before: str, line: Mapping[Any, Any]) -> str:
    at = line["at"]
    moment = at.isoformat() if isinstance(at, datetime) else ""
    answers = line["answers"]
    parts = (line["seq"], moment, line["kind"], line["subject"], line["sale_id"], answers)
    text = _ENCODE([before, *parts, line["fields"]])
    return hashlib.sha256(text.encode()).hexdigest()


def _written(fields: Mapping[str, str]) -> str:
    """Write fields; remote text in them is cut short and loses what cannot be printed."""
    plain = {name: _plain(value) for name, value in sorted(fields.items())}
    return _ENCODE({name: value for name, value in plain.items() if value})


def _plain(value: str) -> str:
    return "".join(sign for sign in value[:_FIELD_MAX] if sign.isprintable())


def _evidence(row: Row[tuple[object, ...]]) -> Evidence:
    return Evidence(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        subject=row.subject,
        sale_id=row.sale_id,
        answers=row.answers,
        fields=json.loads(row.fields),
    )
