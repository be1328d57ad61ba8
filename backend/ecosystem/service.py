"""The verbs of the ecosystem. Other capabilities may call these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backend.ecosystem import store
from backend.ecosystem.store import App, Merchant
from backend.kernel.call import Call
from backend.kernel.unit import Unit
from backend.protocol.signing import LEAST_BITS, PublicKey

__all__ = ["App", "KeyTooShort", "Merchant", "NumberTaken", "Registration"]


class NumberTaken(ValueError):
    """A merchant or an application already has this number."""


class KeyTooShort(ValueError):
    """The key is too short to keep anybody out."""


@dataclass(frozen=True, slots=True)
class Registration:
    """An application to be registered, with its public key as PEM or bare base64."""

    app_id: str
    merchant_id: str
    name: str
    public_key: str


def open_merchant(call: Call, merchant_id: str, name: str) -> Merchant:
    """
    Open a merchant.

    :raises NumberTaken: if there is one with this number.
    """
    opened = Merchant(merchant_id, name)
    if not store.add_merchant(call.unit, opened, call.now):
        raise NumberTaken(merchant_id)
    return opened


def merchant(call: Call, merchant_id: str) -> Merchant | None:
    """Return a merchant, or None if nobody has this number."""
    return store.merchant(call.unit, merchant_id)


def opened_at(call: Call, merchant_id: str) -> datetime | None:
    """Return since when a merchant has been here, or None if nobody has this number."""
    return store.opened_at(call.unit, merchant_id)


def register_app(call: Call, registration: Registration, *, least_bits: int = LEAST_BITS) -> App:
    """
    Register an application; it may call at once.

    :raises NumberTaken: if there is one with this number.
    :raises KeyUnreadable: if the key is not an RSA public key.
    :raises KeyTooShort: if it has fewer than ``least_bits``.
    """
    app = App(
        app_id=registration.app_id,
        merchant_id=registration.merchant_id,
        name=registration.name,
        public_key=_checked(registration.public_key, least_bits),
        online=True,
    )
    if not store.add_app(call.unit, app, call.now):
        raise NumberTaken(registration.app_id)
    return app


def find_app(unit: Unit, app_id: str) -> App | None:
    """Return an application, before there is a call: its signature is still to be checked."""
    return store.app(unit, app_id)


def set_online(call: Call, app_id: str, *, online: bool) -> bool:
    """Let an application call, or stop it; False if there is none with this number."""
    return store.set_online(call.unit, app_id, online=online)


def replace_key(call: Call, app_id: str, public_key: str, *, least_bits: int = LEAST_BITS) -> bool:
    """
    Replace an application's key; the old one is worth nothing from then on.

    :raises KeyUnreadable: if the key is not an RSA public key.
    :raises KeyTooShort: if it has fewer than ``least_bits``.
    """
    return store.set_public_key(call.unit, app_id, _checked(public_key, least_bits))


def _checked(public_key: str, least_bits: int) -> str:
    key = PublicKey.load(public_key)
    if key.bits < least_bits:
        raise KeyTooShort(f"{key.bits} bits; at least {least_bits} are needed")
    return key.bare()
