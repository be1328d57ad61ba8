"""Add, change and stop those who work in the shop; each change is in the activity log."""

from __future__ import annotations

from collections.abc import Iterator

from backend.kernel.call import Call
from backend.protocol.pin import hash_pin
from backend.retail.contract.staff import (
    Action,
    LastOwner,
    MayNotEditStaff,
    Permit,
    Role,
    StaffFull,
    StaffMember,
    StaffPinNeeded,
    StaffSaveRequest,
    StaffSaveResponse,
    StaffTaken,
    StaffUnknown,
)
from backend.retail.rules import roles
from backend.retail.service import activity
from backend.retail.service.staff import SALT_LENGTH, identified
from backend.retail.store import staff as store


def save_staff(call: Call, request: StaffSaveRequest) -> StaffSaveResponse:
    """
    Make somebody who works here what is said; the same again changes nothing.

    :raises StaffUnknown: if they are to be changed and nobody has the number, or ``by`` has not.
    :raises StaffPinWrong: as at sign-in, for the PIN of ``by``, and ``StaffPinLocked`` too.
    :raises MayNotEditStaff: if ``by`` may not.
    :raises StaffTaken: if they are to be added and somebody else has the number.
    :raises StaffPinNeeded: if they are to be added without a PIN.
    :raises StaffFull: if no more can be kept.
    :raises LastOwner: if no owner would be left.
    """
    editor = identified(call, request.by, request.by_pin)
    if roles.permit(editor.role, Action.EDIT_STAFF) is not Permit.ALLOWED:
        raise MayNotEditStaff(name=editor.name)
    before = store.staff_member(call.unit, call.merchant_id, request.staff_id)
    wanted = StaffMember(
        staff_id=request.staff_id, name=request.name, role=request.role, works=request.works
    )
    if request.is_new:
        _add(call, request, before, wanted)
    else:
        _change(call, request, before, wanted)
    after = store.staff_member(call.unit, call.merchant_id, request.staff_id)
    return StaffSaveResponse(staff=after or wanted)


def _add(
    call: Call, request: StaffSaveRequest, before: StaffMember | None, wanted: StaffMember
) -> None:
    if request.pin is None:
        raise StaffPinNeeded
    if before is not None:
        if (before.name, before.role, before.works) != (wanted.name, wanted.role, wanted.works):
            raise StaffTaken(staff_id=wanted.staff_id)
        return  # it was added by this very request, whose answer was lost
    if store.staff_counts(call.unit, call.merchant_id).everybody >= store.STAFF_MAX:
        raise StaffFull(most=str(store.STAFF_MAX))
    store.add_staff(call.unit, call.merchant_id, wanted, _kept(call, request.pin))
    store.save_staff(call.unit, call.merchant_id, wanted)
    _note(call, request, "ADD_STAFF", wanted.role)


def _change(
    call: Call, request: StaffSaveRequest, before: StaffMember | None, wanted: StaffMember
) -> None:
    if before is None:
        raise StaffUnknown(staff_id=wanted.staff_id)
    owned = before.works and before.role is Role.OWNER
    owns = wanted.works and wanted.role is Role.OWNER
    if owned and not owns and store.staff_counts(call.unit, call.merchant_id).owners <= 1:
        raise LastOwner
    store.save_staff(call.unit, call.merchant_id, wanted)
    if request.pin is not None:
        store.set_pin(call.unit, call.merchant_id, wanted.staff_id, _kept(call, request.pin))
        _note(call, request, "NEW_PIN", "")
    for action, reason in _changes(before, wanted):
        _note(call, request, action, reason)


def _changes(before: StaffMember, after: StaffMember) -> Iterator[tuple[str, str]]:
    """Yield what is another now: what was done, and from what to what."""
    if before.name != after.name:
        yield "RENAME_STAFF", before.name
    if before.role != after.role:
        yield "CHANGE_ROLE", f"{before.role} → {after.role}"
    if before.works != after.works:
        yield ("START_STAFF" if after.works else "STOP_STAFF"), ""


def _kept(call: Call, pin: str) -> str:
    return hash_pin(pin, call.ids.token(SALT_LENGTH).encode())


def _note(call: Call, request: StaffSaveRequest, action: str, reason: str) -> None:
    activity.note(
        call,
        action,
        by=request.by,
        till_id=request.till_id,
        subject=request.name,
        reason=reason,
    )
