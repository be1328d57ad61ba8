"""What a till says of itself, so that the owner sees it from any other."""

from __future__ import annotations

from datetime import datetime
from importlib import metadata
from typing import Final

from backend.protocol.errors import PlatformError
from backend.shops.contract.devices import DEVICE_HELLO, DeviceHelloRequest
from console.client.client import Caller
from console.client.failures import ClientError
from console.till.matters import MatterKind
from console.till.reservations import OTHERS
from console.till.till import Till

_CHECKOUT: Final = "0+checkout"
"""The version of a program that was never installed."""


def say_hello(till: Till, caller: Caller, now: datetime) -> bool:
    """Say it once; return whether the platform heard. It is told again in a while."""
    matters = till.open_matters(now)
    unsent = sum(matter.kind is MatterKind.REPORT for matter in matters)
    hello = DeviceHelloRequest(till_id=till.identity.till_id, version=version(), unsent=unsent)
    try:
        told = caller.call(DEVICE_HELLO, hello)
    except (ClientError, PlatformError):
        return False
    if told.others is not till.reservations.needed:
        till.settings.put(OTHERS, int(told.others))
    return True


def version() -> str:
    """Return which program this is."""
    try:
        return metadata.version("zhanggui")
    except metadata.PackageNotFoundError:
        return _CHECKOUT
