"""One call in progress: who calls, when, and the unit of work it lives in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, NamedTuple

from backend.kernel.condition import Condition
from backend.kernel.ids import Ids
from backend.kernel.unit import Unit
from backend.protocol.method import Method, RequestT, ResponseT


class Caller(NamedTuple):
    """Who calls: a merchant's app through the gateway, or a buyer through the phone page."""

    merchant_id: str = ""
    app_id: str = ""
    buyer_id: str = ""
    notify_url: str = ""
    """Where the caller wants to hear of what becomes of this; empty for nowhere."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the platform runs with; the same for every call."""

    base_url: str = "http://127.0.0.1:8780"
    """Where this service is reached, without a trailing slash; part of every QR code."""
    local: bool = True
    """Notifications may go to loopback addresses."""
    fee_bp: int = 60
    """Merchant fee in basis points of what the merchant keeps."""
    secret: bytes = field(default=b"", repr=False)
    """Seals the addresses that are handed out; the platform makes it from its key."""
    public_key: str = ""
    """What the platform's answers are verified with: one line of base64."""
    condition: Condition = field(default_factory=Condition, repr=False, compare=False)
    """How its database does; the platform makes it."""


class Call(NamedTuple):
    """One call in progress."""

    caller: Caller
    now: datetime
    unit: Unit
    ids: Ids
    setting: Setting

    @property
    def merchant_id(self) -> str:
        return self.caller.merchant_id

    @property
    def app_id(self) -> str:
        return self.caller.app_id

    @property
    def buyer_id(self) -> str:
        return self.caller.buyer_id

    @property
    def notify_url(self) -> str:
        return self.caller.notify_url


@dataclass(frozen=True, slots=True)
class Served(Generic[RequestT, ResponseT]):
    """A method and the function that answers it."""

    method: Method[RequestT, ResponseT]
    handler: Callable[[Call, RequestT], ResponseT]
    changes_apps: bool = False
    """Once it is done, what is remembered of applications is read again at once."""


AnyServed = Served[Any, Any]
