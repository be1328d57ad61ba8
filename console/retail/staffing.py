"""The shop's staff, as the platform keeps them; their names also while it is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backend.protocol.moment import from_wire
from backend.retail.contract.staff import (
    STAFF_LIST,
    STAFF_SIGN_IN,
    Permit,
    StaffListRequest,
    StaffPinLocked,
    StaffPinWrong,
    StaffSignInRequest,
)
from console.client.client import Caller
from console.desk.staff import Person, PinLocked, PinRefused, RoleTooLow
from console.till.store.shop import Member
from console.till.till import Till

_RANKS = ("cashier", "manager", "owner")


class PlatformStaffing:
    """Signs people in at the platform, where tries are counted and survive a restart."""

    def __init__(self, till: Till, caller: Caller) -> None:
        self._till = till
        self._caller = caller

    def learn(self) -> None:
        """
        Ask the platform who works here and remember it.

        :raises ClientError: if it cannot be asked.
        """
        answer = self._caller.call(STAFF_LIST, StaffListRequest())
        members = [Member(one.staff_id, one.name, one.role.value) for one in answer.staff]
        self._till.staff.replace(members)

    def people(self) -> Sequence[Person]:
        """Return those who may sign in here, by number."""
        return [_person(member) for member in self._till.staff.all()]

    def admit(self, staff_no: str, pin: str, *, role: str = "cashier") -> Person:
        """
        Return the person whose PIN this is.

        :raises PinRefused: if it is not.
        :raises PinLocked: if too many were wrong.
        :raises RoleTooLow: if the person's role is below ``role``.
        :raises ClientError: if the platform cannot be asked.
        """
        request = StaffSignInRequest(
            staff_id=staff_no, pin=pin, till_id=self._till.identity.till_id
        )
        try:
            answer = self._caller.call(STAFF_SIGN_IN, request)
        except StaffPinWrong as wrong:
            raise PinRefused(int(wrong.fields["tries_left"])) from wrong
        except StaffPinLocked as locked:
            raise PinLocked(from_wire(locked.fields["locked_until"])) from locked
        staff = answer.staff
        allowed = {one.action.value for one in answer.permissions if one.permit is Permit.ALLOWED}
        person = replace(
            _person(Member(staff.staff_id, staff.name, staff.role.value)), may=frozenset(allowed)
        )
        if _RANKS.index(person.role) < _RANKS.index(role):
            raise RoleTooLow(role)
        return person


def _person(member: Member) -> Person:
    return Person(staff_no=member.staff_id, name=member.name, role=member.role.lower())
