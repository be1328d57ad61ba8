"""Queries over staff and their approvals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, func, select, update

from backend.kernel.columns import Instant
from backend.kernel.unit import Unit
from backend.protocol.pin import Tries
from backend.retail.contract.staff import Action, Role, StaffMember
from backend.retail.rules.roles import pin_mark
from backend.retail.tables import APPROVAL, STAFF

STAFF_MAX: Final = 500

_S = STAFF.c
_MEMBER: Final = (_S.staff_id, _S.name, _S.role, _S.pin_hash, _S.works)
_EVERYBODY: Final = (
    select(*_MEMBER).where(_S.merchant_id == bindparam("m")).order_by(_S.staff_id).limit(STAFF_MAX)
)
_LIST: Final = _EVERYBODY.where(_S.works)
_COUNT: Final = select(
    func.count().label("all"),
    func.count().filter(_S.works & (_S.role == Role.OWNER.value)).label("owners"),
).where(_S.merchant_id == bindparam("m"))
_SAVE: Final = (
    update(STAFF)
    .where(_S.merchant_id == bindparam("m"), _S.staff_id == bindparam("s"))
    .values(name=bindparam("called"), role=bindparam("what"), works=bindparam("still"))
)
_SET_PIN: Final = (
    update(STAFF)
    .where(_S.merchant_id == bindparam("m"), _S.staff_id == bindparam("s"))
    .values(pin_hash=bindparam("kept"), failed=0, locked_until=None)
)
_ONE: Final = select(*_MEMBER).where(
    _S.merchant_id == bindparam("m"), _S.staff_id == bindparam("s")
)
_LOCK: Final = select(*_MEMBER, _S.failed, _S.locked_until).where(
    _S.merchant_id == bindparam("m"), _S.staff_id == bindparam("s")
)
_SET_TRIES: Final = (
    update(STAFF)
    .where(_S.merchant_id == bindparam("m"), _S.staff_id == bindparam("s"))
    .values(failed=bindparam("tried"), locked_until=bindparam("until", type_=Instant))
)
_APPROVAL: Final = select(APPROVAL).where(
    APPROVAL.c.merchant_id == bindparam("m"), APPROVAL.c.approval_id == bindparam("a")
)


@dataclass(frozen=True, slots=True)
class StaffCounts:
    """How many there ever were, and how many owners work here."""

    everybody: int
    owners: int


@dataclass(frozen=True, slots=True)
class Lock:
    """What stands between a PIN and the door."""

    member: StaffMember
    pin_hash: str
    tries: Tries


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Leave given at the till by someone's PIN."""

    approval_id: str
    staff_id: str
    """Whose PIN it was."""
    action: Action
    subject: str
    """What it is done to."""
    asked_by: str
    """Who does it."""
    till_id: str
    reason: str
    approved_at: datetime


def staff_list(unit: Unit, merchant_id: str, *, everybody: bool = False) -> tuple[StaffMember, ...]:
    """Return who works in the shop, or ever did, by number, at most 500."""
    wanted = _EVERYBODY if everybody else _LIST
    return tuple(_member(row) for row in unit.all(wanted, {"m": merchant_id}))


def staff_counts(unit: Unit, merchant_id: str) -> StaffCounts:
    row = unit.one(_COUNT, {"m": merchant_id})
    return StaffCounts(row.all, row.owners) if row else StaffCounts(0, 0)


def staff_member(unit: Unit, merchant_id: str, staff_id: str) -> StaffMember | None:
    row = unit.one(_ONE, {"m": merchant_id, "s": staff_id})
    return None if row is None else _member(row)


def add_staff(unit: Unit, merchant_id: str, member: StaffMember, pin_hash: str) -> bool:
    """Add someone who works in the shop; False if the number is taken."""
    row = {
        "merchant_id": merchant_id,
        "staff_id": member.staff_id,
        "name": member.name,
        "role": member.role.value,
        "pin_hash": pin_hash,
        "failed": 0,
        "locked_until": None,
        "works": True,
    }
    return unit.insert_once(STAFF, row)


def save_staff(unit: Unit, merchant_id: str, member: StaffMember) -> None:
    """Keep what somebody is called, is, and whether they still work here."""
    named = {"m": merchant_id, "s": member.staff_id}
    said = {"called": member.name, "what": member.role.value, "still": member.works}
    unit.change(_SAVE, {**named, **said})


def set_pin(unit: Unit, merchant_id: str, staff_id: str, pin_hash: str) -> None:
    """Keep a new PIN; the lock is open."""
    unit.change(_SET_PIN, {"m": merchant_id, "s": staff_id, "kept": pin_hash})


def staff_lock(unit: Unit, merchant_id: str, staff_id: str) -> Lock | None:
    row = unit.one(_LOCK, {"m": merchant_id, "s": staff_id})
    if row is None:
        return None
    return Lock(_member(row), row.pin_hash, Tries(row.failed, row.locked_until))


def set_tries(unit: Unit, merchant_id: str, staff_id: str, tries: Tries) -> None:
    """Keep the tries; they were read in this transaction, and there is one writer."""
    named = {"m": merchant_id, "s": staff_id, "tried": tries.failed, "until": tries.locked_until}
    unit.change(_SET_TRIES, named)


def add_approval(unit: Unit, merchant_id: str, approval: Approval) -> bool:
    """Write down an approval; False if its number is taken."""
    row = {
        "merchant_id": merchant_id,
        "approval_id": approval.approval_id,
        "staff_id": approval.staff_id,
        "action": approval.action.value,
        "subject": approval.subject,
        "asked_by": approval.asked_by,
        "till_id": approval.till_id,
        "reason": approval.reason,
        "approved_at": approval.approved_at,
    }
    return unit.insert_once(APPROVAL, row)


def approval(unit: Unit, merchant_id: str, approval_id: str) -> Approval | None:
    row = unit.one(_APPROVAL, {"m": merchant_id, "a": approval_id})
    if row is None:
        return None
    return Approval(
        approval_id=row.approval_id,
        staff_id=row.staff_id,
        action=Action(row.action),
        subject=row.subject,
        asked_by=row.asked_by,
        till_id=row.till_id,
        reason=row.reason,
        approved_at=row.approved_at,
    )


def _member(row: Row[Any]) -> StaffMember:
    return StaffMember(
        staff_id=row.staff_id,
        name=row.name,
        role=Role(row.role),
        pin_mark=pin_mark(row.pin_hash),
        works=bool(row.works),
    )
