"""Shifts, what was moved and counted in them, and the reports that closed them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from backend.protocol.money import Money
from backend.retail.contract.shifts import CashMove, MoveKind
from console.till.shift import CashCount, CountKind, Pieces, Shift
from console.till.shifts_tables import SHIFT_COUNTS, SHIFT_MOVES, SHIFTS, Z_REPORTS
from console.till.tables import ATTEMPTS, REFUNDS, SALES

START: Final = "0" * 64
"""What the first Z hangs on."""

_OPEN: Final = select(SHIFTS).where(SHIFTS.c.state == "open")
_GET: Final = select(SHIFTS).where(SHIFTS.c.number == bindparam("key"))
_BY_ID: Final = select(SHIFTS.c.number).where(SHIFTS.c.shift_id == bindparam("key"))
_LAST: Final = select(func.coalesce(func.max(SHIFTS.c.number), 0))
_ADD: Final = insert(SHIFTS)
_CLOSE: Final = (
    update(SHIFTS)
    .where(SHIFTS.c.number == bindparam("key"))
    .values(state="closed", closed_seq=bindparam("line"))
)
_MOVES: Final = (
    select(SHIFT_MOVES).where(SHIFT_MOVES.c.shift == bindparam("key")).order_by(SHIFT_MOVES.c.seq)
)
_ADD_MOVE: Final = insert(SHIFT_MOVES)
_COUNTS: Final = (
    select(SHIFT_COUNTS)
    .where(SHIFT_COUNTS.c.shift == bindparam("key"))
    .order_by(SHIFT_COUNTS.c.seq)
)
_ADD_COUNT: Final = insert(SHIFT_COUNTS)
_ADD_Z: Final = insert(Z_REPORTS)
_Z: Final = select(Z_REPORTS).where(Z_REPORTS.c.number == bindparam("key"))
_LAST_HASH: Final = select(Z_REPORTS.c.hash).order_by(Z_REPORTS.c.number.desc()).limit(1)
_PAGE: Final = (
    select(Z_REPORTS)
    .where(Z_REPORTS.c.number < bindparam("below"))
    .order_by(Z_REPORTS.c.number.desc())
    .limit(bindparam("most"))
)
_ALL_Z: Final = select(Z_REPORTS).order_by(Z_REPORTS.c.number)
_NO_END: Final = 2**62

_PUT_PAYMENT: Final = (
    update(ATTEMPTS)
    .where(ATTEMPTS.c.out_trade_no == bindparam("key"))
    .values(shift=bindparam("in_shift"), paid=ATTEMPTS.c.amount)
)
_PUT_REFUND: Final = (
    update(REFUNDS)
    .where(REFUNDS.c.out_request_no == bindparam("key"))
    .values(shift=bindparam("in_shift"))
)
_PUT_SALE: Final = (
    update(SALES).where(SALES.c.sale_id == bindparam("key")).values(shift=bindparam("in_shift"))
)


@dataclass(frozen=True, slots=True)
class KeptZ:
    """One Z as it was written."""

    number: int
    closed_at: datetime
    report: str
    previous_hash: str
    hash: str


def current(db: Connection) -> Shift | None:
    """Return the shift that is open."""
    row = db.execute(_OPEN).one_or_none()
    return None if row is None else _shift(row)


def get(db: Connection, number: int) -> Shift | None:
    """Return one shift."""
    row = db.execute(_GET, {"key": number}).one_or_none()
    return None if row is None else _shift(row)


def name(db: Connection, shift_id: str) -> str:
    """Return what a person calls a shift: its number; nothing if it is none."""
    number = db.execute(_BY_ID, {"key": shift_id}).scalar_one_or_none()
    return "" if number is None else str(number)


def last(db: Connection) -> int:
    """Return the highest number of a shift, or 0."""
    return int(db.execute(_LAST).scalar_one())


def add(db: Connection, shift: Shift) -> None:
    """Keep a new shift; a second open one, or a gap, breaks a constraint."""
    values = {
        "number": shift.number,
        "shift_id": shift.shift_id,
        "state": "open",
        "begun_at": shift.opened_at,
        "begun_by": shift.opened_by,
        "begun_seq": shift.begun_seq,
        "closed_seq": None,
    }
    db.execute(_ADD, values)


def put_payment(db: Connection, out_trade_no: str, number: int) -> None:
    """Write down that a payment's money came, in a shift."""
    db.execute(_PUT_PAYMENT, {"key": out_trade_no, "in_shift": number})


def put_refund(db: Connection, out_request_no: str, number: int) -> None:
    """Write down in which shift a refund went out."""
    db.execute(_PUT_REFUND, {"key": out_request_no, "in_shift": number})


def put_sale(db: Connection, sale_id: str, number: int) -> None:
    """Write down in which shift a sale was paid or given up."""
    db.execute(_PUT_SALE, {"key": sale_id, "in_shift": number})


def moves(db: Connection, number: int) -> tuple[CashMove, ...]:
    """Return what was put in and taken out, oldest first."""
    return tuple(_move(row) for row in db.execute(_MOVES, {"key": number}))


def add_move(db: Connection, number: int, move: CashMove) -> None:
    """Keep a cash move."""
    values = {
        "move_id": move.move_id,
        "shift": number,
        "kind": move.kind.value,
        "amount": move.amount.minor,
        "reason": move.reason,
        "by": move.staff_id,
        "approval_id": move.approval_id,
        "approved_by": move.approved_by,
        "at": move.moved_at,
    }
    db.execute(_ADD_MOVE, values)


def counts(db: Connection, number: int) -> tuple[CashCount, ...]:
    """Return every count of a shift, oldest first."""
    return tuple(_count(row) for row in db.execute(_COUNTS, {"key": number}))


def add_count(db: Connection, number: int, count: CashCount) -> None:
    """Keep a count."""
    values = {
        "shift": number,
        "kind": count.kind.value,
        "counted": count.counted.minor,
        "expected": count.expected.minor,
        "pieces": json.dumps([[one.face.minor, one.count] for one in count.pieces]),
        "by": count.by,
        "at": count.at,
    }
    db.execute(_ADD_COUNT, values)


def close(db: Connection, kept: KeptZ, line: int) -> None:
    """Keep a Z, and close its shift for ever."""
    values = {
        "number": kept.number,
        "closed_at": kept.closed_at,
        "report": kept.report,
        "previous_hash": kept.previous_hash,
        "hash": kept.hash,
    }
    db.execute(_ADD_Z, values)
    db.execute(_CLOSE, {"key": kept.number, "line": line})


def last_hash(db: Connection) -> str:
    """Return what the next Z hangs on."""
    return db.execute(_LAST_HASH).scalar_one_or_none() or START


def z(db: Connection, number: int) -> KeptZ | None:
    """Return one Z."""
    row = db.execute(_Z, {"key": number}).one_or_none()
    return None if row is None else _kept(row)


def z_page(db: Connection, *, below: int | None, limit: int) -> tuple[KeptZ, ...]:
    """Return Zs, the latest first, numbered below ``below``."""
    values = {"below": _NO_END if below is None else below, "most": limit}
    return tuple(_kept(row) for row in db.execute(_PAGE, values))


def every_z(db: Connection) -> tuple[KeptZ, ...]:
    """Return all Zs in their order."""
    return tuple(_kept(row) for row in db.execute(_ALL_Z))


def _shift(row: Row[Any]) -> Shift:
    return Shift(row.number, row.shift_id, row.begun_at, row.begun_by, row.begun_seq)


def _move(row: Row[Any]) -> CashMove:
    return CashMove(
        move_id=row.move_id,
        kind=MoveKind(row.kind),
        amount=Money(row.amount),
        reason=row.reason,
        staff_id=row.by,
        approval_id=row.approval_id,
        approved_by=row.approved_by,
        moved_at=row.at,
    )


def _count(row: Row[Any]) -> CashCount:
    pieces = tuple(Pieces(Money(face), count) for face, count in json.loads(row.pieces))
    return CashCount(
        CountKind(row.kind), Money(row.counted), Money(row.expected), pieces, row.by, row.at
    )


def _kept(row: Row[Any]) -> KeptZ:
    return KeptZ(row.number, row.closed_at, row.report, row.previous_hash, row.hash)
