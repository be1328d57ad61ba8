"""Every query over the tills of a shop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, case, select, update

from backend.kernel.columns import Instant
from backend.kernel.unit import Unit
from backend.shops.contract.devices import Device
from backend.shops.contract.fields import DEVICES_MAX
from backend.shops.contract.network import Network
from backend.shops.rules import WRONG_MAX
from backend.shops.tables import DEVICE, INVITATION, NETWORK

_D, _I, _N = DEVICE.c, INVITATION.c, NETWORK.c
_THIS: Final = (_D.merchant_id == bindparam("m"), _D.device_id == bindparam("d"))
_AT: Final = bindparam("at", type_=Instant)
_ONE: Final = select(DEVICE).where(*_THIS)
_ALL: Final = (
    select(DEVICE)
    .where(_D.merchant_id == bindparam("m"))
    .order_by(_D.is_first.desc(), _D.activated_at, _D.device_id)
    .limit(DEVICES_MAX)
)
_EVERY: Final = select(_D.merchant_id, _D.device_id, _D.revoked_at)
_SEEN: Final = (
    update(DEVICE)
    .where(*_THIS)
    .values(
        last_seen=_AT,
        till_id=bindparam("till"),
        version=bindparam("program"),
        unsent=bindparam("waiting"),
    )
)
_REVOKE: Final = (
    update(DEVICE)
    .where(*_THIS, _D.revoked_at.is_(None), ~_D.is_first)
    .values(revoked_at=_AT, revoked_by=bindparam("by"))
)
_OPEN: Final = _I.state == "open"
_END: Final = (
    update(INVITATION).where(_I.merchant_id == bindparam("m"), _OPEN).values(state="ended")
)
_BY_CODE: Final = select(INVITATION).where(_I.code_key == bindparam("k"), _I.state != "ended")
# Whether it is still open is asked by the very statement that uses it.
_USE: Final = (
    update(INVITATION)
    .where(_I.merchant_id == bindparam("m"), _I.code_key == bindparam("k"), _OPEN)
    .values(state="used", device_id=bindparam("d"), key_digest=bindparam("digest"))
)
_WRONG: Final = (
    update(INVITATION)
    .where(_OPEN)
    .values(wrong=_I.wrong + 1, state=case((_I.wrong + 1 >= WRONG_MAX, "ended"), else_=_I.state))
)
_NETWORK: Final = select(NETWORK).where(_N.merchant_id == bindparam("m"))
_WANT: Final = (
    update(NETWORK)
    .where(_N.merchant_id == bindparam("m"))
    .values(wanted=bindparam("is_wanted"), changed_at=_AT, changed_by=bindparam("by"))
)
_STANDS: Final = (
    update(NETWORK)
    .where(_N.merchant_id == bindparam("m"))
    .values(
        address=bindparam("where"),
        port=bindparam("on"),
        fingerprint=bindparam("key"),
        problem=bindparam("why"),
    )
)


@dataclass(frozen=True, slots=True)
class Invitation:
    """One till may come in with a code."""

    merchant_id: str
    code_key: str
    name: str
    expires_at: datetime
    invited_by: str
    """Staff number of who made the code."""
    device_id: str | None
    """The till that came in with it."""
    key_digest: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A till, as far as the audit cares."""

    merchant_id: str
    device_id: str
    revoked: bool


# Tills


def add_device(unit: Unit, merchant_id: str, device: Device) -> bool:
    """Write down a till; False if it is known."""
    row = {
        "merchant_id": merchant_id,
        "device_id": device.device_id,
        "name": device.name,
        "is_first": device.first,
        "activated_at": device.activated_at,
        "unsent": 0,
    }
    return unit.insert_once(DEVICE, row)


def device(unit: Unit, merchant_id: str, device_id: str) -> Device | None:
    row = unit.one(_ONE, {"m": merchant_id, "d": device_id})
    return None if row is None else _device(row)


def devices(unit: Unit, merchant_id: str) -> tuple[Device, ...]:
    """Return the tills of a shop, the first one first, at most 200."""
    return tuple(_device(row) for row in unit.all(_ALL, {"m": merchant_id}))


def every_device(unit: Unit) -> tuple[Standing, ...]:
    """Return every till there is."""
    return tuple(
        Standing(row.merchant_id, row.device_id, row.revoked_at is not None)
        for row in unit.all(_EVERY)
    )


def seen(unit: Unit, merchant_id: str, device: Device, at: datetime) -> None:
    """Write down that a till said that it is there."""
    told = {"till": device.till_id, "program": device.version, "waiting": device.unsent}
    unit.change(_SEEN, {"m": merchant_id, "d": device.device_id, "at": at, **told})


def revoke(unit: Unit, merchant_id: str, device_id: str, *, by: str, at: datetime) -> bool:
    """Turn a till away; False if it was before, or is the first."""
    return unit.change(_REVOKE, {"m": merchant_id, "d": device_id, "at": at, "by": by}) == 1


# Invitations


def add_invitation(unit: Unit, invitation: Invitation, *, at: datetime) -> None:
    """Write down an invitation; an earlier one ends."""
    unit.change(_END, {"m": invitation.merchant_id})
    row = {
        "merchant_id": invitation.merchant_id,
        "code_key": invitation.code_key,
        "name": invitation.name,
        "invited_by": invitation.invited_by,
        "invited_at": at,
        "expires_at": invitation.expires_at,
        "wrong": 0,
        "state": "open",
    }
    unit.write_many(INVITATION, [row])


def invitation(unit: Unit, code_key: str) -> Invitation | None:
    """Return the invitation of a code, open or used."""
    row = unit.one(_BY_CODE, {"k": code_key})
    if row is None:
        return None
    return Invitation(
        merchant_id=row.merchant_id,
        code_key=row.code_key,
        name=row.name,
        expires_at=row.expires_at,
        invited_by=row.invited_by,
        device_id=row.device_id,
        key_digest=row.key_digest,
    )


def use(unit: Unit, invitation: Invitation, device_id: str, key_digest: str) -> bool:
    """Use an invitation up; False if it is not open any more."""
    named = {"m": invitation.merchant_id, "k": invitation.code_key}
    return unit.change(_USE, {**named, "d": device_id, "digest": key_digest}) == 1


def count_wrong(unit: Unit) -> None:
    """Count a wrong code against what is open; the fifth ends it."""
    unit.change(_WRONG)


# The door


def network(unit: Unit, merchant_id: str) -> Network:
    """Return how the door stands: shut if nobody ever said anything of it."""
    row = unit.one(_NETWORK, {"m": merchant_id})
    if row is None:
        return Network(wanted=False)
    return Network(
        wanted=bool(row.wanted),
        address=row.address,
        port=row.port,
        fingerprint=row.fingerprint,
        problem=row.problem,
    )


def want(unit: Unit, merchant_id: str, *, wanted: bool, by: str, at: datetime) -> None:
    """Write down what the shop wants of its door."""
    fresh = {
        "merchant_id": merchant_id,
        "wanted": wanted,
        "changed_at": at,
        "changed_by": by,
        "address": "",
        "port": 0,
        "fingerprint": "",
        "problem": "",
    }
    if not unit.insert_once(NETWORK, fresh):
        unit.change(_WANT, {"m": merchant_id, "is_wanted": wanted, "at": at, "by": by})


def stands(unit: Unit, merchant_id: str, network: Network) -> None:
    """Write down what became of the door."""
    told = {"where": network.address, "on": network.port}
    known = {"key": network.fingerprint, "why": network.problem}
    unit.change(_STANDS, {"m": merchant_id, **told, **known})


def _device(row: Row[Any]) -> Device:
    return Device(
        device_id=row.device_id,
        name=row.name,
        first=bool(row.is_first),
        till_id=row.till_id,
        activated_at=row.activated_at,
        last_seen=row.last_seen,
        version=row.version,
        unsent=row.unsent,
        revoked_at=row.revoked_at,
    )
