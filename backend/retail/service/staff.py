"""Who works here, who is at the till, and who approves what."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from backend.kernel.call import Call
from backend.protocol.moment import to_wire
from backend.protocol.pin import Tries, hash_pin, pin_matches
from backend.retail.contract.activity import ActivityReportRequest
from backend.retail.contract.staff import (
    Action,
    ApprovalDiffers,
    MayNotApprove,
    StaffApproveRequest,
    StaffApproveResponse,
    StaffMember,
    StaffPinLocked,
    StaffPinWrong,
    StaffSignInResponse,
    StaffUnknown,
)
from backend.retail.rules import roles
from backend.retail.rules.opening import Hand
from backend.retail.store import staff as store
from backend.retail.store.staff import Approval

SALT_LENGTH: Final = 22
_WORD: Final = 64


def add_staff(call: Call, hand: Hand) -> bool:
    """Add someone who works in the shop; False if their number is taken."""
    member = StaffMember(staff_id=hand.staff_id, name=hand.name, role=hand.role)
    kept = hash_pin(hand.pin, call.ids.token(SALT_LENGTH).encode())
    return store.add_staff(call.unit, call.merchant_id, member, kept)


def staff_list(call: Call, *, everybody: bool) -> tuple[StaffMember, ...]:
    """Return who works in the shop, or ever did, by number, at most 500."""
    return store.staff_list(call.unit, call.merchant_id, everybody=everybody)


def staff_member(call: Call, *, staff_id: str) -> StaffMember:
    """
    Return one person who works in the shop, or did.

    :raises StaffUnknown: if nobody has the number.
    """
    found = store.staff_member(call.unit, call.merchant_id, staff_id)
    if found is None:
        raise StaffUnknown(staff_id=staff_id)
    return found


def sign_in(call: Call, *, staff_id: str, pin: str) -> StaffSignInResponse:
    """
    Return who signs in and what they may do.

    :raises StaffUnknown: if nobody has the number.
    :raises StaffPinWrong: if the PIN is another; the try is counted all the same.
    :raises StaffPinLocked: if that was the fifth in a row, and for half an hour after.
    """
    member = identified(call, staff_id, pin)
    return StaffSignInResponse(staff=member, permissions=roles.permissions(member.role))


def approve(call: Call, request: StaffApproveRequest) -> StaffApproveResponse:
    """
    Write down that one member of the staff lets another do something, once.

    :raises StaffUnknown: if either of them does not work here.
    :raises StaffPinWrong: as ``sign_in`` does, and ``StaffPinLocked`` too.
    :raises MayNotApprove: if it is not theirs to approve, or never the other's to do.
    :raises ApprovalDiffers: if the number was used for another approval.
    """
    asker = staff_member(call, staff_id=request.asked_by)
    approver = identified(call, request.staff_id, request.pin)
    if not roles.may_approve(approver.role, asker.role, request.action):
        raise MayNotApprove(name=approver.name)
    approval = Approval(
        approval_id=request.approval_id,
        staff_id=approver.staff_id,
        action=request.action,
        subject=request.subject,
        asked_by=asker.staff_id,
        till_id=request.till_id,
        reason=request.reason,
        approved_at=call.now,
    )
    return StaffApproveResponse(
        approval_id=approval.approval_id,
        approved_by=approver,
        approved_at=_written_down(call, approval).approved_at,
    )


def note_approval(call: Call, entry: ActivityReportRequest) -> None:
    """
    Write down an approval whose PIN a till checked while it could not ask.

    One that could not have been given here is left out: the entry stays, and what was done under
    it is refused as if nobody had approved it.
    """
    approver = store.staff_member(call.unit, call.merchant_id, entry.approved_by or "")
    asker = store.staff_member(call.unit, call.merchant_id, entry.by)
    known = entry.subject in Action.__members__
    if approver is None or asker is None or not known or entry.approval_id is None:
        return
    action = Action(entry.subject)
    if roles.may_approve(approver.role, asker.role, action):
        approval = Approval(
            approval_id=entry.approval_id,
            staff_id=approver.staff_id,
            action=action,
            subject=entry.sale_id or "",
            asked_by=asker.staff_id,
            till_id=entry.till_id,
            reason=entry.reason[:_WORD],
            approved_at=entry.done_at,
        )
        store.add_approval(call.unit, call.merchant_id, approval)


def _written_down(call: Call, approval: Approval) -> Approval:
    if store.add_approval(call.unit, call.merchant_id, approval):
        return approval
    first = store.approval(call.unit, call.merchant_id, approval.approval_id)
    if first is None or first != replace(approval, approved_at=first.approved_at):
        raise ApprovalDiffers(approval_id=approval.approval_id)
    return first


def identified(call: Call, staff_id: str, pin: str) -> StaffMember:
    """
    Return who works here under a number and has this PIN.

    :raises StaffUnknown: if nobody does.
    :raises StaffPinWrong: if the PIN is another, and ``StaffPinLocked`` if too many were.
    """
    lock = store.staff_lock(call.unit, call.merchant_id, staff_id)
    if lock is None or not lock.member.works:
        raise StaffUnknown(staff_id=staff_id)
    _refuse_locked(call, lock.tries)
    right = pin_matches(pin, lock.pin_hash)
    tries = lock.tries.after(call.now, right=right)
    if tries != lock.tries:
        store.set_tries(call.unit, call.merchant_id, staff_id, tries)
    if not right:
        _refuse_locked(call, tries)
        raise StaffPinWrong(tries_left=str(tries.left))
    return lock.member


def _refuse_locked(call: Call, tries: Tries) -> None:
    if tries.locked_until is not None and tries.is_locked(call.now):
        raise StaffPinLocked(
            minutes=str(tries.minutes_locked(call.now)), locked_until=to_wire(tries.locked_until)
        )
