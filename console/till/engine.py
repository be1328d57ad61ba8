"""What the engines of payments and refunds have in common: plain steps, no network, no thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from backend.payments.contract.refund import RefundQueryRequest, TradeRefundRequest
from backend.payments.contract.trade import (
    TradeCancelRequest,
    TradePayRequest,
    TradePrecreateRequest,
    TradeQueryRequest,
)
from backend.protocol.method import Method
from console.till.answers import Answer
from console.till.attempt import Done, Wait
from console.till.pace import is_due

AnyRequest = (
    TradePayRequest
    | TradePrecreateRequest
    | TradeQueryRequest
    | TradeCancelRequest
    | TradeRefundRequest
    | RefundQueryRequest
)


@dataclass(frozen=True, slots=True)
class Send:
    """A request to carry to the platform now; that it is asked is on disk already."""

    no: str
    """The order or refund number it is about."""
    flight: int
    """Journal number of the asking; its answer is recorded under it."""
    what: str
    method: Method[Any, Any]
    request: AnyRequest


@dataclass(frozen=True, slots=True)
class Due:
    """A number for which something is to be done at a moment."""

    no: str
    at: datetime
    longest: timedelta
    """No wait of its kind is longer."""

    def has_come(self, now: datetime) -> bool:
        """Whether it is to be done now."""
        return is_due(self.at, now, self.longest)


@dataclass(frozen=True, slots=True)
class Terms:
    """What every order says of the shop; empty until the console knows it."""

    seller_id: str = ""
    """The merchant, so that no other can be paid by mistake."""
    store_id: str = ""
    shop_name: str = ""
    """Heads what the buyer reads."""


Step = Send | Wait | Done


class Engine(Protocol):
    """Payments or refunds, one step at a time."""

    def knows(self, no: str) -> bool:
        """Whether the number is one of its own."""
        ...

    def next(self, no: str, now: datetime) -> Step:
        """
        Return what to do now; a request to send is written down before it is returned.

        :raises NoSuchAttempt: if the till knows no such number.
        """
        ...

    def record(self, send: Send, answer: Answer, now: datetime) -> object:
        """Write down an answer, or its absence, and act on it; twice is harmless."""
        ...

    def due(self) -> tuple[Due, ...]:
        """Return every number with something to do, the earliest first."""
        ...
