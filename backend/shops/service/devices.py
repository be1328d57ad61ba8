"""Let a till in, hear from it, turn it away."""

from __future__ import annotations

import hashlib
from typing import Final

from backend.ecosystem import service as ecosystem
from backend.ecosystem.service import KeyTooShort, Registration
from backend.kernel.call import Call, Caller
from backend.protocol.activation import CODE_DIGITS, Activation
from backend.protocol.signing import KeyUnreadable, PublicKey
from backend.retail.service import activity
from backend.shops import store
from backend.shops.contract.devices import (
    CodeRefused,
    Device,
    DeviceActivateRequest,
    DeviceActivateResponse,
    DeviceHelloRequest,
    DeviceInviteRequest,
    DeviceInviteResponse,
    DeviceIsFirst,
    DeviceRevokeRequest,
    DeviceUnknown,
    KeyRefused,
    NetworkClosed,
)
from backend.shops.rules import LIFE, PAIRING, code_key
from backend.shops.service.network import asking_till, network, paired_by
from backend.shops.store import Invitation

_APP_PREFIX: Final = "2021"
_APP_DIGITS: Final = 12
_FIRST: Final = "主收银台"
_FOUND: Final = "收银台"
INVITE_TILL: Final = "INVITE_TILL"
REVOKE_TILL: Final = "REVOKE_TILL"
"""What they are called in the activity log."""


def invite(call: Call, request: DeviceInviteRequest) -> DeviceInviteResponse:
    """
    Return what lets one till in within a quarter of an hour.

    :raises StaffUnknown, StaffPinWrong, StaffPinLocked, MayNotPair: as ``paired_by``.
    :raises NetworkClosed: if no till could reach the platform.
    """
    by = paired_by(call, staff_id=request.staff_id, pin=request.pin)
    door = network(call)
    if not door.port:
        raise NetworkClosed
    code = call.ids.digits(CODE_DIGITS)
    expires_at = call.now + LIFE
    meant = Invitation(call.merchant_id, code_key(code), request.name, expires_at, by, None, None)
    store.add_invitation(call.unit, meant, at=call.now)
    activity.note(call, INVITE_TILL, by=by, till_id=asking_till(call), subject=request.name)
    told = Activation(door.address, door.port, door.fingerprint, code)
    return DeviceInviteResponse(activation=told.to_text(), expires_at=expires_at)


def activate(call: Call, request: DeviceActivateRequest) -> DeviceActivateResponse:
    """
    Make a till of whoever has the code, once; the same till may ask again for its answer.

    :raises CodeRefused: if no open invitation has the code.
    :raises KeyRefused: if what should be a key is none.
    """
    digest = _key_digest(request.public_key)
    meant = store.invitation(call.unit, code_key(request.code))
    if meant is None or call.now >= meant.expires_at:
        store.count_wrong(call.unit)
        raise CodeRefused
    if meant.device_id is None:
        device_id = _let_in(call, meant, request.public_key, digest)
    elif meant.key_digest == digest:
        device_id = meant.device_id
    else:
        raise CodeRefused
    return DeviceActivateResponse(
        device_id=device_id,
        merchant_id=meant.merchant_id,
        name=meant.name,
        platform_public_key=call.setting.public_key,
    )


def hello(call: Call, request: DeviceHelloRequest) -> Device:
    """Write down that a till is there; one that was never invited runs the platform itself."""
    known = store.device(call.unit, call.merchant_id, call.app_id)
    if known is None:
        first = not any(one.first for one in devices(call))
        name = _FIRST if first else _FOUND
        known = Device(device_id=call.app_id, name=name, first=first, activated_at=call.now)
        store.add_device(call.unit, call.merchant_id, known)
    told = {"till_id": request.till_id, "version": request.version, "unsent": request.unsent}
    known = known.model_copy(update={**told, "last_seen": call.now})
    store.seen(call.unit, call.merchant_id, known, call.now)
    return known


def devices(call: Call) -> tuple[Device, ...]:
    """Return the tills of the caller's shop."""
    return store.devices(call.unit, call.merchant_id)


def revoke(call: Call, request: DeviceRevokeRequest) -> Device:
    """
    Turn a till away: its key opens nothing any more.

    :raises StaffUnknown, StaffPinWrong, StaffPinLocked, MayNotPair: as ``paired_by``.
    :raises DeviceUnknown: if the shop has no such till.
    :raises DeviceIsFirst: if it is the one that runs the platform.
    """
    by = paired_by(call, staff_id=request.staff_id, pin=request.pin)
    known = _device(call, request.device_id)
    if known.first:
        raise DeviceIsFirst
    if store.revoke(call.unit, call.merchant_id, known.device_id, by=by, at=call.now):
        ecosystem.set_online(call, known.device_id, online=False)
        where = asking_till(call)
        activity.note(call, REVOKE_TILL, by=by, till_id=where, subject=known.name)
    return _device(call, request.device_id)


def _device(call: Call, device_id: str) -> Device:
    found = store.device(call.unit, call.merchant_id, device_id)
    if found is None:
        raise DeviceUnknown(device_id=device_id)
    return found


def _let_in(call: Call, meant: Invitation, public_key: str, digest: str) -> str:
    device_id = _APP_PREFIX + call.ids.digits(_APP_DIGITS)
    if not store.use(call.unit, meant, device_id, digest):
        raise CodeRefused
    owner = call._replace(caller=Caller(merchant_id=meant.merchant_id))
    registration = Registration(device_id, meant.merchant_id, meant.name[:64], public_key)
    try:
        ecosystem.register_app(owner, registration)
    except (KeyUnreadable, KeyTooShort) as error:
        raise KeyRefused from error
    fresh = Device(device_id=device_id, name=meant.name, first=False, activated_at=call.now)
    store.add_device(call.unit, meant.merchant_id, fresh)
    by, where = meant.invited_by, device_id  # it has told no till's number yet
    activity.note(owner, PAIRING, by=by, till_id=where, subject=meant.name)
    return device_id


def _key_digest(public_key: str) -> str:
    try:
        bare = PublicKey.load(public_key).bare()
    except KeyUnreadable as error:
        raise KeyRefused from error
    return hashlib.sha256(bare.encode()).hexdigest()
