"""Who opens the door to the shop's network, and how it stands."""

from __future__ import annotations

from backend.kernel.call import Call
from backend.retail.contract.staff import Permit
from backend.retail.service.staff import sign_in
from backend.shops import store
from backend.shops.contract.fields import MayNotPair
from backend.shops.contract.network import Network
from backend.shops.rules import PAIRING


def network(call: Call) -> Network:
    """Return how the door of the caller's shop stands."""
    return store.network(call.unit, call.merchant_id)


def set_network(call: Call, *, wanted: bool, staff_id: str, pin: str) -> Network:
    """
    Say whether the door is to be open; whoever serves the shop opens or shuts it.

    :raises StaffUnknown, StaffPinWrong, StaffPinLocked: as at sign-in.
    :raises MayNotPair: if it is not theirs to say.
    """
    by = paired_by(call, staff_id=staff_id, pin=pin)
    want(call, wanted=wanted, by=by)
    return network(call)


def want(call: Call, *, wanted: bool, by: str) -> None:
    """Write down what is wanted of the door; ``by`` is a person, or ``command``."""
    store.want(call.unit, call.merchant_id, wanted=wanted, by=by, at=call.now)


def stands(call: Call, network: Network) -> None:
    """Write down what became of the door."""
    store.stands(call.unit, call.merchant_id, network)


def paired_by(call: Call, *, staff_id: str, pin: str) -> str:
    """
    Return who it is, if they may pair tills.

    A PIN each time: a till that was left alone, or stolen, must not let others in.

    :raises StaffUnknown, StaffPinWrong, StaffPinLocked: as at sign-in.
    :raises MayNotPair: if they may not.
    """
    who = sign_in(call, staff_id=staff_id, pin=pin)
    may = {one.action: one.permit for one in who.permissions}
    if may[PAIRING] is not Permit.ALLOWED:
        raise MayNotPair(name=who.staff.name)
    return who.staff.staff_id
