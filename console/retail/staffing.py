"""
The shop's staff, as the platform keeps them.

While it is away a PIN is checked here, if it was once right here; what is allowed by it then is
in the activity log, and reaches the platform with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from backend.retail.contract.activity import APPROVE
from backend.retail.contract.staff import (
    STAFF_APPROVE,
    STAFF_LIST,
    STAFF_SIGN_IN,
    Action,
    Permission,
    Permit,
    StaffApproveRequest,
    StaffListRequest,
    StaffSignInRequest,
)
from backend.retail.contract.staff import MayNotApprove as NotTheirsToApprove
from console.client.client import Caller
from console.client.failures import ClientError
from console.desk.leave import MayNotApprove, Wanted
from console.desk.staff import Person, RoleTooLow
from console.till.activity import SIGN_IN, Activity
from console.till.pins import pin_refusals
from console.till.refund import Approval
from console.till.store.shop import Member
from console.till.till import Till

_RANKS: Final = ("cashier", "manager", "owner")
_WORD: Final = 64
_PERMITS: Final = "staff.permits"
"""Setting of the till: what each role may do, as the platform said last."""


class PlatformStaffing:
    """Signs people in at the platform, where tries are counted and survive a restart."""

    def __init__(
        self,
        till: Till,
        caller: Caller,
        *,
        clock: Callable[[], datetime],
        elapsed: Callable[[], float],
    ) -> None:
        """``elapsed`` is the monotonic clock, in seconds: locks are waited for by it."""
        self._till = till
        self._caller = caller
        self._clock = clock
        self._elapsed = elapsed

    def learn(self) -> None:
        """
        Ask the platform who works here and what each role may do, and remember it.

        :raises ClientError: if it cannot be asked.
        """
        answer = self._caller.call(STAFF_LIST, StaffListRequest())
        members = [Member(one.staff_id, one.name, one.role.value) for one in answer.staff]
        self._till.staff.replace(members)
        self._till.verifiers.keep_only({one.staff_id: one.pin_mark for one in answer.staff})
        table = {
            one.role.value: {each.action.value: each.permit.value for each in one.permissions}
            for one in answer.roles
        }
        self._till.settings.put(_PERMITS, json.dumps(table))

    def people(self) -> Sequence[Person]:
        """Return those who may sign in here, by number."""
        table = self._permits()
        return [_person(member, table.get(member.role, {})) for member in self._till.staff.all()]

    def admit(self, staff_id: str, pin: str, *, role: str = "cashier") -> Person:
        """
        Return the person whose PIN this is.

        :raises PinRefused: if it is not.
        :raises PinLocked: if too many were wrong.
        :raises RoleTooLow: if the person's role is below ``role``.
        :raises ClientError: if the platform cannot be asked, and the PIN was never right here.
        """
        try:
            person = self._sign_in(staff_id, pin)
        except ClientError as failure:
            person = self._known(staff_id, pin, failure)
            signed_in = Activity(action=SIGN_IN, by=staff_id, at=self._clock(), away=True)
            self._till.note(signed_in)
        if _RANKS.index(person.role) < _RANKS.index(role):
            raise RoleTooLow(role)
        return person

    def approvers(self, action: str) -> Sequence[Person]:
        """Return those who may approve an action, by number."""
        return [person for person in self.people() if action in person.may]

    def approve(self, staff_id: str, pin: str, wanted: Wanted) -> Approval:
        """
        Let somebody's PIN allow what another may not do alone; the platform writes it down.

        :raises PinRefused: if the PIN is not theirs.
        :raises PinLocked: if too many were wrong.
        :raises MayNotApprove: if it is not theirs to approve.
        :raises ClientError: if the platform cannot be asked, and the PIN was never right here.
        """
        approval_id = self._till.refunds.new_approval_id(self._clock())
        request = StaffApproveRequest(
            approval_id=approval_id,
            staff_id=staff_id,
            pin=pin,
            action=Action(wanted.action),
            subject=wanted.subject,
            asked_by=wanted.asked_by,
            till_id=self._till.identity.till_id,
            reason=wanted.reason[:_WORD],
        )
        try:
            with pin_refusals():
                answer = self._caller.call(STAFF_APPROVE, request)
        except NotTheirsToApprove as refused:
            raise MayNotApprove from refused
        except ClientError as failure:
            approver = self._known(staff_id, pin, failure)
            return self._approved_here(approver, approval_id, wanted)
        self._till.verifiers.learn(staff_id, pin, answer.approved_by.pin_mark)
        return Approval(answer.approval_id, answer.approved_by.staff_id)

    def _sign_in(self, staff_id: str, pin: str) -> Person:
        request = StaffSignInRequest(
            staff_id=staff_id, pin=pin, till_id=self._till.identity.till_id
        )
        with pin_refusals():
            answer = self._caller.call(STAFF_SIGN_IN, request)
        staff = answer.staff
        self._till.verifiers.learn(staff_id, pin, staff.pin_mark)
        member = Member(staff.staff_id, staff.name, staff.role.value)
        return _person(member, _by_action(answer.permissions))

    def _known(self, staff_id: str, pin: str, failure: ClientError) -> Person:
        """
        Return whose PIN it is, as far as this till can tell by itself.

        :raises PinRefused: if it is nobody's.
        :raises PinLocked: if too many were wrong.
        :raises ClientError: ``failure`` again, if it cannot tell.
        """
        member = self._till.staff.get(staff_id)
        now = self._clock()
        self._till.lapse.note(self._elapsed(), now)
        if member is None or not self._till.verifiers.check(staff_id, pin, now):
            raise failure
        return _person(member, self._permits().get(member.role, {}))

    def _approved_here(self, approver: Person, approval_id: str, wanted: Wanted) -> Approval:
        asker = next((one for one in self.people() if one.staff_id == wanted.asked_by), None)
        may_be_let = asker is not None and wanted.action in asker.may | asker.may_ask
        if wanted.action not in approver.may or not may_be_let:
            raise MayNotApprove
        approval = Approval(approval_id, approver.staff_id)
        self._till.note(
            Activity(
                action=APPROVE,
                by=wanted.asked_by,
                at=self._clock(),
                approval=approval,
                sale_id=wanted.subject,
                subject=wanted.action,
                reason=wanted.reason,
                away=True,
            )
        )
        return approval

    def _permits(self) -> Mapping[str, Mapping[str, str]]:
        table: Mapping[str, Mapping[str, str]] = json.loads(
            self._till.settings.text(_PERMITS, "{}")
        )
        return table


def _by_action(permissions: Sequence[Permission]) -> Mapping[str, str]:
    return {one.action.value: one.permit.value for one in permissions}


def _person(member: Member, permits: Mapping[str, str]) -> Person:
    return Person(
        staff_id=member.staff_id,
        name=member.name,
        role=member.role.lower(),
        may=_with(permits, Permit.ALLOWED),
        may_ask=_with(permits, Permit.NEEDS_APPROVAL),
    )


def _with(permits: Mapping[str, str], permit: Permit) -> frozenset[str]:
    return frozenset(action for action, given in permits.items() if given == permit)
