"""Queries over closed shifts. There is none that changes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, tuple_

from backend.kernel.unit import Unit
from backend.retail.contract.shifts import ShiftReportRequest
from backend.retail.tables import SHIFT

_H = SHIFT.c
_THIS: Final = select(SHIFT).where(_H.merchant_id == bindparam("m"), _H.shift_id == bindparam("s"))
_PLACE: Final = select(SHIFT).where(
    _H.merchant_id == bindparam("m"), _H.till_id == bindparam("t"), _H.number == bindparam("n")
)


@dataclass(frozen=True, slots=True)
class KeptShift:
    """A shift on record."""

    merchant_id: str
    report: ShiftReportRequest
    recorded_at: datetime
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedShifts:
    """What shifts to list."""

    till_id: str | None = None
    closed_from: datetime | None = None
    closed_before: datetime | None = None
    after: tuple[datetime, str] | None = None
    """``closed_at`` and ``shift_id`` of one; only those further down the list are wanted."""


def add(
    unit: Unit, merchant_id: str, report: ShiftReportRequest, *, digest: str, recorded_at: datetime
) -> bool:
    """Write down a shift; False if its number, or its place at its till, is taken."""
    row = {
        "merchant_id": merchant_id,
        "shift_id": report.shift_id,
        "till_id": report.till_id,
        "number": report.number,
        "closed_at": report.closed_at,
        "counted": report.counted.minor,
        "expected": report.expected.minor,
        "difference": report.difference.minor,
        "report": report.model_dump_json(exclude_none=True),
        "previous_hash": report.previous_hash,
        "hash": report.hash,
        "recorded_at": recorded_at,
        "digest": digest,
    }
    return unit.insert_once(SHIFT, row)


def get(unit: Unit, merchant_id: str, shift_id: str) -> KeptShift | None:
    row = unit.one(_THIS, {"m": merchant_id, "s": shift_id})
    return None if row is None else _kept(row)


def at_place(unit: Unit, merchant_id: str, till_id: str, number: int) -> KeptShift | None:
    """Return the shift of a number at a till."""
    row = unit.one(_PLACE, {"m": merchant_id, "t": till_id, "n": number})
    return None if row is None else _kept(row)


def listed(unit: Unit, merchant_id: str, wanted: WantedShifts, limit: int) -> tuple[KeptShift, ...]:
    """Return shifts, the latest first, at most ``limit``."""
    statement = select(SHIFT).where(_H.merchant_id == bindparam("m"))
    if wanted.till_id is not None:
        statement = statement.where(_H.till_id == wanted.till_id)
    if wanted.closed_from is not None:
        statement = statement.where(_H.closed_at >= wanted.closed_from)
    if wanted.closed_before is not None:
        statement = statement.where(_H.closed_at < wanted.closed_before)
    if wanted.after is not None:
        closed_at, shift_id = wanted.after
        earlier = tuple_(_H.closed_at, _H.shift_id) < tuple_(
            bindparam("at", closed_at, type_=_H.closed_at.type), bindparam("id", shift_id)
        )
        statement = statement.where(earlier)
    statement = statement.order_by(_H.closed_at.desc(), _H.shift_id.desc()).limit(limit)
    return tuple(_kept(row) for row in unit.all(statement, {"m": merchant_id}))


def every(unit: Unit) -> tuple[KeptShift, ...]:
    """Return every shift of every shop, by till and number; for the audit."""
    statement = select(SHIFT).order_by(_H.merchant_id, _H.till_id, _H.number)
    return tuple(_kept(row) for row in unit.all(statement))


def _kept(row: Row[Any]) -> KeptShift:
    report = ShiftReportRequest.model_validate_json(row.report)
    return KeptShift(row.merchant_id, report, row.recorded_at, row.digest)
