"""What the till booked in a period, and what reconciliations came to: inserted, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, text

from backend.protocol.money import Money
from console.till.tally import CANCELLED, Difference, Key, Kind, Mismatch, Record, Side, Tally

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_AT_ONCE: Final = 400
"""Numbers looked up in one statement."""

_KEPT: Final = ("reconciliations", "reconciliation_mismatches", "reconciliation_notes")
_FOR_EVER: Final = tuple(
    f"""CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, 'a reconciliation is never changed'); END"""
    for table in (*_KEPT, "reconciled_days")
    for verb in ("UPDATE", "DELETE")
)
_PREPARE: Final = (
    """CREATE TABLE IF NOT EXISTS reconciliations (
           run_id INTEGER PRIMARY KEY AUTOINCREMENT, day VARCHAR NOT NULL, at INTEGER NOT NULL,
           by VARCHAR NOT NULL, source VARCHAR NOT NULL CHECK (source IN ('bill', 'rows')),
           over INTEGER NOT NULL CHECK (over IN (0, 1)),
           agreed INTEGER NOT NULL CHECK (agreed >= 0),
           undone INTEGER NOT NULL CHECK (undone >= 0),
           there_count INTEGER NOT NULL, there_net INTEGER NOT NULL,
           here_count INTEGER NOT NULL, here_net INTEGER NOT NULL,
           elsewhere_count INTEGER NOT NULL, elsewhere_net INTEGER NOT NULL,
           effect INTEGER NOT NULL CHECK (effect = there_net - here_net))""",
    """CREATE TABLE IF NOT EXISTS reconciliation_mismatches (
           run_id INTEGER NOT NULL REFERENCES reconciliations (run_id), no INTEGER NOT NULL,
           difference VARCHAR NOT NULL, kind VARCHAR NOT NULL, out_trade_no VARCHAR NOT NULL,
           request_no VARCHAR NOT NULL, sale_id VARCHAR NOT NULL, there INTEGER, there_at INTEGER,
           here INTEGER, here_at INTEGER, here_state VARCHAR NOT NULL, effect INTEGER NOT NULL,
           fingerprint VARCHAR NOT NULL, PRIMARY KEY (run_id, no)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS reconciliation_notes (
           seq INTEGER PRIMARY KEY AUTOINCREMENT, day VARCHAR NOT NULL,
           fingerprint VARCHAR NOT NULL, by VARCHAR NOT NULL CHECK (by <> ''),
           note VARCHAR NOT NULL CHECK (note <> ''), at INTEGER NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS reconciled_days (
           day VARCHAR PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES reconciliations (run_id),
           by VARCHAR NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS reconciliations_day ON reconciliations (day, run_id)",
    "CREATE INDEX IF NOT EXISTS reconciliation_notes_day ON reconciliation_notes (day)",
    """CREATE INDEX IF NOT EXISTS attempts_booked ON attempts (settled_at)
       WHERE paid > 0 OR returned = 1""",
    "CREATE INDEX IF NOT EXISTS refunds_booked ON refunds (settled_at) WHERE state = 'done'",
    *_FOR_EVER,
    """CREATE TRIGGER IF NOT EXISTS reconciliations_of_open_days BEFORE INSERT ON reconciliations
       WHEN EXISTS (SELECT 1 FROM reconciled_days WHERE day = NEW.day)
       BEGIN SELECT RAISE(ABORT, 'the day is closed'); END""",
    """CREATE TRIGGER IF NOT EXISTS reconciliation_notes_on_open_days
       BEFORE INSERT ON reconciliation_notes
       WHEN EXISTS (SELECT 1 FROM reconciled_days WHERE day = NEW.day)
       BEGIN SELECT RAISE(ABORT, 'the day is closed'); END""",
    """CREATE TRIGGER IF NOT EXISTS reconciled_days_are_explained BEFORE INSERT ON reconciled_days
       WHEN NOT EXISTS (SELECT 1 FROM reconciliations r WHERE r.run_id = NEW.run_id
                AND r.day = NEW.day AND r.over = 1
                AND r.run_id = (SELECT max(run_id) FROM reconciliations WHERE day = NEW.day))
           OR EXISTS (SELECT 1 FROM reconciliation_mismatches m WHERE m.run_id = NEW.run_id
                AND NOT EXISTS (SELECT 1 FROM reconciliation_notes n
                    WHERE n.day = NEW.day AND n.fingerprint = m.fingerprint))
       BEGIN SELECT RAISE(ABORT, 'a day is closed once it is over and explained'); END""",
)


def prepare(db: Connection) -> None:
    """Make the tables, their triggers, and what finds a day's payments and refunds."""
    for statement in _PREPARE:
        db.exec_driver_sql(statement)


# What the till holds

_BOOKED: Final = """
    SELECT a.out_trade_no, a.amount, coalesce(a.settled_at, a.begun_at) AS at, a.state, a.sale_id,
           (a.paid > 0 OR a.returned = 1) AS moved, a.returned = 1 AND a.paid = 0 AS undone,
           s.state = 'paid' AND a.kept = 0 AS sale_paid
    FROM attempts a JOIN sales s USING (sale_id)
    WHERE a.how <> 'cash' AND a.reason <> 'elsewhere' AND
"""
_PAID_BETWEEN: Final = text(
    _BOOKED + "(a.paid > 0 OR a.returned = 1) AND a.settled_at >= :begin AND a.settled_at < :end"
    " ORDER BY a.settled_at, a.out_trade_no"
)
_GIVEN: Final = """
    SELECT r.out_trade_no, r.out_request_no, r.amount, coalesce(r.settled_at, r.begun_at) AS at,
           r.state, r.sale_id, r.state = 'done' AS moved
    FROM refunds r WHERE r.how <> 'cash' AND r.reason <> 'elsewhere' AND
"""
_GIVEN_BETWEEN: Final = text(
    _GIVEN + "r.state = 'done' AND r.settled_at >= :begin AND r.settled_at < :end"
    " ORDER BY r.settled_at, r.seq"
)


def booked(db: Connection, begin: datetime, end: datetime) -> tuple[Record, ...]:
    """Return every payment and refund through the platform that the till booked in a period."""
    period = {"begin": _micros(begin), "end": _micros(end)}
    payments = [one for row in db.execute(_PAID_BETWEEN, period) for one in _payments(row)]
    refunds = [_refund(row) for row in db.execute(_GIVEN_BETWEEN, period)]
    return (*payments, *refunds)


def known(db: Connection, keys: Iterable[Key]) -> dict[Key, Record]:
    """Return what the till holds of numbers, whenever and however it ended."""
    wanted = frozenset(keys)
    orders = sorted({key.out_trade_no for key in wanted})
    numbers = sorted({key.request_no for key in wanted if key.request_no})
    found: list[Record] = []
    for row in _in(db, f"{_BOOKED} a.out_trade_no IN", orders):
        found += _payments(row)
    found += [_refund(row) for row in _in(db, f"{_GIVEN} r.out_request_no IN", numbers)]
    return {record.key: record for record in found if record.key in wanted}


def _in(db: Connection, statement: str, values: Sequence[str]) -> Iterator[Row[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        names = [f"v{number}" for number in range(len(some))]
        listed = ", ".join(f":{name}" for name in names)
        yield from db.execute(text(f"{statement} ({listed})"), dict(zip(names, some, strict=True)))


def _payments(row: Row[Any]) -> Iterator[Record]:
    payment = Record(
        Key(Kind.PAYMENT, row.out_trade_no),
        Money(row.amount),
        _moment(row.at),
        row.state,
        row.sale_id,
        moved=bool(row.moved),
        sale_paid=bool(row.sale_paid),
    )
    yield payment
    if row.undone:  # its cancel found it paid and gave the money back
        key = Key(Kind.REFUND, row.out_trade_no, CANCELLED)
        yield Record(key, payment.amount, payment.at, row.state, row.sale_id)


def _refund(row: Row[Any]) -> Record:
    key = Key(Kind.REFUND, row.out_trade_no, row.out_request_no)
    at, moved = _moment(row.at), bool(row.moved)
    return Record(key, Money(row.amount), at, row.state, row.sale_id, moved=moved)


# What reconciliations came to


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Why a mismatch is as it is, in a person's words."""

    by: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reconciliation of a day."""

    run_id: int
    day: str
    """``2026-05-01`` in the platform's zone."""
    at: datetime
    by: str
    source: str
    """``bill`` for the platform's own bill, ``rows`` for a day that was not over."""
    over: bool
    """Whether the day was over then."""
    tally: Tally
    notes: dict[str, tuple[Note, ...]]
    """What was said of each mismatch, by its fingerprint; oldest first."""
    closed_by: str = ""
    closed_at: datetime | None = None

    def notes_on(self, mismatch: Mismatch) -> tuple[Note, ...]:
        return self.notes.get(mismatch.fingerprint, ())

    @property
    def open(self) -> tuple[Mismatch, ...]:
        """Mismatches nobody has explained."""
        return tuple(one for one in self.tally.mismatches if not self.notes_on(one))


_RUN_COLUMNS: Final = (
    *("day", "at", "by", "source", "over", "agreed", "undone", "there_count", "there_net"),
    *("here_count", "here_net", "elsewhere_count", "elsewhere_net", "effect"),
)
_MISMATCH_COLUMNS: Final = (
    *("run_id", "no", "difference", "kind", "out_trade_no", "request_no", "sale_id", "there"),
    *("there_at", "here", "here_at", "here_state", "effect", "fingerprint"),
)
_ADD_RUN: Final = text(
    f"INSERT INTO reconciliations ({', '.join(_RUN_COLUMNS)})"  # noqa: S608 - our own names
    f" VALUES (:{', :'.join(_RUN_COLUMNS)}) RETURNING run_id"
)
_ADD_MISMATCH: Final = text(
    f"INSERT INTO reconciliation_mismatches ({', '.join(_MISMATCH_COLUMNS)})"  # noqa: S608
    f" VALUES (:{', :'.join(_MISMATCH_COLUMNS)})"
)
_ADD_NOTE: Final = text(
    "INSERT INTO reconciliation_notes (day, fingerprint, by, note, at)"
    " VALUES (:day, :fingerprint, :by, :note, :at)"
)
_CLOSE: Final = text("INSERT INTO reconciled_days VALUES (:day, :run_id, :by, :at)")
_LATEST: Final = text(
    "SELECT r.*, d.by AS closed_by, d.at AS closed_at FROM reconciliations r"
    " LEFT JOIN reconciled_days d ON d.day = r.day"
    " WHERE r.day = :day ORDER BY r.run_id DESC LIMIT 1"
)
_MISMATCHES: Final = text(
    "SELECT * FROM reconciliation_mismatches WHERE run_id = :run_id ORDER BY no"
)
_NOTES: Final = text("SELECT * FROM reconciliation_notes WHERE day = :day ORDER BY seq")
_UNLIKE_PARTS: Final = text(
    "SELECT day FROM reconciliations r WHERE effect <> (SELECT coalesce(sum(m.effect), 0)"
    " FROM reconciliation_mismatches m WHERE m.run_id = r.run_id) LIMIT 1"
)
_CLOSED: Final = text("SELECT 1 FROM reconciled_days WHERE day = :day")


def add_run(db: Connection, run: Run) -> int:
    """Keep a run and its mismatches; its own number does not count. Return the number it got."""
    tally = run.tally
    effect = sum(one.effect.minor for one in tally.mismatches)
    head: dict[str, object] = {
        "day": run.day,
        "at": _micros(run.at),
        "by": run.by,
        "source": run.source,
        "over": int(run.over),
        "agreed": tally.agreed,
        "undone": tally.undone,
        "effect": effect,
    }
    for name in ("there", "here", "elsewhere"):
        side: Side = getattr(tally, name)
        head |= {f"{name}_count": side.count, f"{name}_net": side.net.minor}
    run_id = int(db.execute(_ADD_RUN, head).scalar_one())
    for no, mismatch in enumerate(tally.mismatches, 1):
        db.execute(_ADD_MISMATCH, {"run_id": run_id, "no": no, **_mismatch_row(mismatch)})
    return run_id


def add_note(db: Connection, day: str, mismatch: Mismatch, note: Note) -> None:
    """Keep what somebody says of a mismatch."""
    said = {"by": note.by, "note": note.note, "at": _micros(note.at)}
    db.execute(_ADD_NOTE, {"day": day, "fingerprint": mismatch.fingerprint, **said})


def close(db: Connection, run: Run, by: str, at: datetime) -> None:
    """Close a day with its last run; the database refuses one that is not over and explained."""
    db.execute(_CLOSE, {"day": run.day, "run_id": run.run_id, "by": by, "at": _micros(at)})


def is_closed(db: Connection, day: str) -> bool:
    return db.execute(_CLOSED, {"day": day}).one_or_none() is not None


def latest(db: Connection, day: str) -> Run | None:
    """Return the last reconciliation of a day, with everything said of it."""
    row = db.execute(_LATEST, {"day": day}).one_or_none()
    if row is None:
        return None
    notes: dict[str, tuple[Note, ...]] = {}
    for said in db.execute(_NOTES, {"day": day}):
        note = Note(by=said.by, note=said.note, at=_moment(said.at))
        notes[said.fingerprint] = (*notes.get(said.fingerprint, ()), note)
    found = db.execute(_MISMATCHES, {"run_id": row.run_id})
    return _run(row, tuple(_mismatch(one) for one in found), notes)


def unlike_parts(db: Connection) -> str | None:
    """Return the day of a reconciliation that its mismatches do not sum to."""
    found = db.execute(_UNLIKE_PARTS).scalar_one_or_none()
    return None if found is None else str(found)


def _run(
    row: Row[Any], mismatches: tuple[Mismatch, ...], notes: dict[str, tuple[Note, ...]]
) -> Run:
    return Run(
        run_id=row.run_id,
        day=row.day,
        at=_moment(row.at),
        by=row.by,
        source=row.source,
        over=bool(row.over),
        tally=Tally(
            row.agreed,
            row.undone,
            Side(row.there_count, Money(row.there_net)),
            Side(row.here_count, Money(row.here_net)),
            Side(row.elsewhere_count, Money(row.elsewhere_net)),
            mismatches,
        ),
        notes=notes,
        closed_by=row.closed_by or "",
        closed_at=_perhaps(row.closed_at),
    )


def _mismatch_row(one: Mismatch) -> dict[str, object]:
    return {
        "difference": one.difference.value,
        "kind": one.key.kind.value,
        "out_trade_no": one.key.out_trade_no,
        "request_no": one.key.request_no,
        "sale_id": one.sale_id,
        "there": None if one.there is None else one.there.minor,
        "there_at": None if one.there_at is None else _micros(one.there_at),
        "here": None if one.here is None else one.here.minor,
        "here_at": None if one.here_at is None else _micros(one.here_at),
        "here_state": one.here_state,
        "effect": one.effect.minor,
        "fingerprint": one.fingerprint,
    }


def _mismatch(row: Row[Any]) -> Mismatch:
    return Mismatch(
        Difference(row.difference),
        Key(Kind(row.kind), row.out_trade_no, row.request_no),
        sale_id=row.sale_id,
        there=None if row.there is None else Money(row.there),
        there_at=_perhaps(row.there_at),
        here=None if row.here is None else Money(row.here),
        here_at=_perhaps(row.here_at),
        here_state=row.here_state,
        effect=Money(row.effect),
    )


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _moment(micros: int) -> datetime:
    return _EPOCH + micros * _MICROSECOND


def _perhaps(micros: int | None) -> datetime | None:
    return None if micros is None else _moment(micros)
