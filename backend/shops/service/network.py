"""Who opens the door to the shop's network, and how it stands."""

from __future__ import annotations

from typing import Final

from backend.kernel.call import Call
from backend.retail.contract.staff import Permit
from backend.retail.service import activity
from backend.retail.service.staff import sign_in
from backend.shops import store
from backend.shops.contract.fields import MayNotPair
from backend.shops.contract.network import Network
from backend.shops.rules import PAIRING

OPEN_NETWORK: Final = "OPEN_NETWORK"
SHUT_NETWORK: Final = "SHUT_NETWORK"
"""What they are called in the activity log."""


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
    if wanted != network(call).wanted:
        action = OPEN_NETWORK if wanted else SHUT_NETWORK
        activity.note(call, action, by=by, till_id=asking_till(call))
    store.want(call.unit, call.merchant_id, wanted=wanted, by=by, at=call.now)


def stands(call: Call, network: Network) -> None:
    """Write down what became of the door."""
    store.stands(call.unit, call.merchant_id, network)


def asking_till(call: Call) -> str:
    """Return the number of the till that calls; nothing if it has not told it yet, or none does."""
    known = store.device(call.unit, call.merchant_id, call.app_id)
    return "" if known is None else known.till_id or ""


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
