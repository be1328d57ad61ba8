"""What a till says of itself, so that the owner sees it from any other."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from importlib import metadata
from pathlib import Path

import console
from backend.protocol.errors import PlatformError
from backend.shops.contract.devices import DEVICE_HELLO, DeviceHelloRequest
from console.client.client import Caller
from console.client.failures import ClientError
from console.till.matters import MatterKind
from console.till.reservations import OTHERS
from console.till.till import Till


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


@cache
def version() -> str:
    """Return which program this is: as it was installed, or as its checkout says."""
    try:
        return metadata.version("zhanggui")
    except metadata.PackageNotFoundError:
        described = Path(console.__file__).parents[1] / "pyproject.toml"
        project = tomllib.loads(described.read_text("utf-8"))["project"]
        return str(project["version"])
