"""
Become a till of a shop that runs elsewhere: the activation once, a key of one's own from then on.

The key is made here and kept before anything is sent, so that an answer that was lost can be asked
for again with the same key. What is kept is for the owner of this computer's account alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from backend.protocol.activation import Activation, ActivationUnreadable
from backend.protocol.envelope import AnswerDoubtful, read_unsigned
from backend.protocol.errors import PlatformError
from backend.protocol.keeping import write_whole
from backend.protocol.signing import KeyUnreadable, PrivateKey, PublicKey
from backend.shops.contract.devices import (
    DEVICE_ACTIVATE,
    DeviceActivateRequest,
    DeviceActivateResponse,
)
from backend.shops.contract.network import NETWORK_QUERY, NetworkQueryRequest
from console.client.client import Client
from console.client.credentials import Credentials
from console.client.failures import AnswerUnknown, Doubt
from console.client.pin import Pin
from console.client.place import KEYS, joined
from console.client.signer import Signer
from console.client.transport import HttpTransport
from console.desk.failures import Because, Told
from console.desk.phrases import QT_TRANSLATE_NOOP

_OWN_KEY: Final = "till_private.pem"
_PLATFORM_KEY: Final = "platform_public.pem"


class ActivationMisread(Told):
    """What was typed is no activation."""

    code: ClassVar[str] = "JOIN-MISREAD"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Joining", "This is not an activation, or a letter of it was misread."),
        QT_TRANSLATE_NOOP("Joining", "Compare it with the other screen: eight groups of five."),
    )


def join(home: Path, text: str, *, clock: Callable[[], datetime]) -> Credentials:
    """
    Become a till of the shop that showed this activation, and keep the keys in ``home``.

    A till that is one already and is told a new address keeps its key, and its activation unused.

    :raises ActivationMisread: if the text is none.
    :raises Stranger: if another key answers at that address; nothing was sent.
    :raises Unreachable, AnswerUnknown: if nobody answers; the same text may be tried again.
    :raises PlatformError: if the code is not good any more.
    """
    try:
        activation = Activation.from_text(text)
    except ActivationUnreadable as error:
        raise ActivationMisread from error
    home.mkdir(parents=True, exist_ok=True)
    known = joined(home)
    if known is not None and known.pin.startswith(activation.fingerprint):
        moved = known.model_copy(update={"gateway": _url(activation, "gateway.do")})
        if _is_let_in(moved, clock):
            _keep(home, moved)
            return moved
    return _activate(home, activation)


def _is_let_in(credentials: Credentials, clock: Callable[[], datetime]) -> bool:
    line = HttpTransport(credentials.gateway, pin=Pin(credentials.pin))
    client = Client(line, Signer.load(credentials), clock=clock)
    try:
        client.call(NETWORK_QUERY, NetworkQueryRequest())
    except PlatformError:  # it was turned away
        return False
    finally:
        client.close()
    return True


def _activate(home: Path, activation: Activation) -> Credentials:
    key = _own_key(home)
    pin = Pin(activation.fingerprint)
    line = HttpTransport(_url(activation, "device/activate"), pin=pin)
    asked = DeviceActivateRequest(code=activation.code, public_key=key.public.bare())
    try:
        answer = line.carry(asked.model_dump_json().encode())
        told = read_unsigned(answer, DEVICE_ACTIVATE)
    except AnswerDoubtful as error:
        raise AnswerUnknown(Doubt.ILLEGIBLE) from error
    finally:
        line.close()
    return _admitted(home, activation, told, pin.seen)


def _admitted(
    home: Path, activation: Activation, told: DeviceActivateResponse, pin: str
) -> Credentials:
    platform = PublicKey.load(told.platform_public_key)
    write_whole(home / _PLATFORM_KEY, platform.pem())
    credentials = Credentials(
        gateway=_url(activation, "gateway.do"),
        platform_public_key=home / _PLATFORM_KEY,
        merchant_id=told.merchant_id,
        app_id=told.device_id,
        app_private_key=home / _OWN_KEY,
        pin=pin,
        till_name=told.name,
    )
    _keep(home, credentials)
    return credentials


def _keep(home: Path, credentials: Credentials) -> None:
    fields = credentials.model_dump(mode="json")
    write_whole(home / KEYS, json.dumps(fields, ensure_ascii=False, indent=2) + "\n")


def _own_key(home: Path) -> PrivateKey:
    """Return the till's own key, kept before it is shown to anybody."""
    path = home / _OWN_KEY
    try:
        return PrivateKey.load(path.read_text("ascii"), own=True)
    except (FileNotFoundError, KeyUnreadable, UnicodeDecodeError):
        key = PrivateKey.generate()
        write_whole(path, key.pem())
        return key


def _url(activation: Activation, path: str) -> str:
    return f"https://{activation.address}:{activation.port}/{path}"
