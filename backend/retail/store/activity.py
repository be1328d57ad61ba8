"""Queries over what was done at the tills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, func, or_, select, tuple_

from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.retail.contract.activity import ActivityEntry, ActivityReportRequest
from backend.retail.tables import ACTIVITY, STAFF

_A: Final = ACTIVITY.c
_BY: Final = STAFF.alias("doer")
_FOR: Final = STAFF.alias("approver")
_ENTRY: Final = (
    select(ACTIVITY, _BY.c.name.label("by_name"), _FOR.c.name.label("approved_by_name"))
    .outerjoin_from(
        ACTIVITY,
        _BY,
        (_BY.c.merchant_id == _A.merchant_id) & (_BY.c.staff_id == _A.staff_id),
    )
    .outerjoin(_FOR, (_FOR.c.merchant_id == _A.merchant_id) & (_FOR.c.staff_id == _A.approved_by))
    .where(_A.merchant_id == bindparam("m"))
)
_ONE: Final = select(ACTIVITY).where(
    _A.merchant_id == bindparam("m"), _A.activity_id == bindparam("a")
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is remembered of an entry, to know it again and to find its place in the list."""

    digest: str
    recorded_at: datetime
    place: tuple[datetime, int, str]
    """``done_at``, ``seq`` and ``activity_id``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedActivity:
    """What entries to list."""

    done_from: datetime | None = None
    done_before: datetime | None = None
    staff_id: str | None = None
    actions: tuple[str, ...] = ()
    sale_id: str | None = None
    words: str = ""
    after: tuple[datetime, int, str] | None = None
    """The place of an entry; only those further down the list are wanted."""


def add_activity(
    unit: Unit,
    merchant_id: str,
    report: ActivityReportRequest,
    *,
    digest: str,
    recorded_at: datetime,
) -> bool:
    """Write down what was done; False if its number is taken."""
    row = {
        "merchant_id": merchant_id,
        "activity_id": report.activity_id,
        "till_id": report.till_id,
        "seq": report.seq,
        "action": report.action,
        "staff_id": report.by,
        "approved_by": report.approved_by,
        "approval_id": report.approval_id,
        "away": report.away,
        "sale_id": report.sale_id,
        "subject": report.subject,
        "amount": None if report.amount is None else report.amount.minor,
        "reason": report.reason,
        "done_at": report.done_at,
        "recorded_at": recorded_at,
        "digest": digest,
    }
    return unit.insert_once(ACTIVITY, row)


def mark(unit: Unit, merchant_id: str, activity_id: str) -> Mark | None:
    row = unit.one(_ONE, {"m": merchant_id, "a": activity_id})
    if row is None:
        return None
    return Mark(row.digest, row.recorded_at, (row.done_at, row.seq, row.activity_id))


def list_activity(
    unit: Unit, merchant_id: str, wanted: WantedActivity, limit: int
) -> tuple[ActivityEntry, ...]:
    """Return entries newest first, at most ``limit``."""
    statement = _narrowed(_ENTRY, wanted)
    if wanted.after is not None:
        at, seq, activity_id = wanted.after
        earlier = tuple_(_A.done_at, _A.seq, _A.activity_id) < tuple_(
            bindparam("at", at, type_=_A.done_at.type),
            bindparam("place", seq),
            bindparam("id", activity_id),
        )
        statement = statement.where(earlier)
    newest = (_A.done_at.desc(), _A.seq.desc(), _A.activity_id.desc())
    rows = unit.all(statement.order_by(*newest).limit(limit), {"m": merchant_id})
    return tuple(_entry(row) for row in rows)


def reports_of_all(unit: Unit) -> Iterator[tuple[str, ActivityReportRequest]]:
    """Yield every entry of every shop with its digest; for the audit."""
    for row in unit.all(select(ACTIVITY)):
        yield row.digest, ActivityReportRequest(**_reported(row))


def _narrowed(statement: Select[Any], wanted: WantedActivity) -> Select[Any]:
    if wanted.done_from is not None:
        statement = statement.where(_A.done_at >= wanted.done_from)
    if wanted.done_before is not None:
        statement = statement.where(_A.done_at < wanted.done_before)
    if wanted.staff_id is not None:
        mine = or_(_A.staff_id == wanted.staff_id, _A.approved_by == wanted.staff_id)
        statement = statement.where(mine)
    if wanted.actions:
        statement = statement.where(_A.action.in_(wanted.actions))
    if wanted.sale_id is not None:
        statement = statement.where(_A.sale_id == wanted.sale_id)
    if wanted.words:
        places = (_A.subject, _A.reason, _BY.c.name, _FOR.c.name)
        word = wanted.words.lower()
        found = (func.lower(place).contains(word, autoescape=True) for place in places)
        statement = statement.where(or_(*found))
    return statement


def _entry(row: Row[Any]) -> ActivityEntry:
    return ActivityEntry(
        **_reported(row),
        by_name=row.by_name or "",
        approved_by_name=row.approved_by_name or "",
        recorded_at=row.recorded_at,
    )


def _reported(row: Row[Any]) -> dict[str, Any]:
    return {
        "activity_id": row.activity_id,
        "till_id": row.till_id,
        "seq": row.seq,
        "action": row.action,
        "by": row.staff_id,
        "approved_by": row.approved_by,
        "approval_id": row.approval_id,
        "away": bool(row.away),
        "sale_id": row.sale_id,
        "subject": row.subject,
        "amount": None if row.amount is None else Money(row.amount),
        "reason": row.reason,
        "done_at": row.done_at,
    }
