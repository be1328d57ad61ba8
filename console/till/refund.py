"""The words of one refund: its states, what may be asked, what may be heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from backend.protocol.money import Money
from console.till.attempt import How

AUTOMATIC: Final = "till"
"""Who asks for a refund nobody asked for: the till gives late money back by itself."""


class State(StrEnum):
    INTENDED = "intended"
    SENT = "sent"
    UNKNOWN = "unknown"
    DONE = "done"
    REFUSED = "refused"


SETTLED = frozenset({State.DONE, State.REFUSED})


class What(StrEnum):
    """One kind of request."""

    REFUND = "refund"
    QUERY = "refund_query"


class Heard(StrEnum):
    """What an answer, or its absence, means for a refund."""

    DONE = "done"
    """In a query's answer: this very refund is paid. In a refund's own: one of this payment is."""
    REPEATED = "repeated"
    """This call moved nothing: an earlier one with the number may have."""
    MISSING = "missing"
    """The platform knows no such refund."""
    REFUSED = "refused"
    """Refused now and for every copy that may still arrive."""
    NOT_NOW = "not_now"
    """Refused now; the same request may pass another time."""
    UNSENT = "unsent"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class RefundLines:
    """Give back goods: quantities in thousandths by line number."""

    quantities: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class RefundAmount:
    """Give back an amount, and no goods."""

    amount: Money


@dataclass(frozen=True, slots=True)
class Approval:
    """Whose PIN allowed it, by the number under which the platform keeps the approval."""

    approval_id: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Refund:
    """
    One refund of one payment, under one refund number for ever.

    Cash is settled when it is handed back.
    """

    out_request_no: str
    out_trade_no: str
    sale_id: str
    amount: Money
    asked_by: str
    refund_reason: str
    """Why it is wanted, as the platform is told; ``reason`` is why it was not done."""
    begun_at: datetime
    next_at: datetime | None
    """When something is due; none once settled."""
    how: How
    """How the payment came, and so how the money goes back."""
    return_id: str
    """Of the return it is a part of: the number of the first part."""
    approval: Approval | None = None
    automatic: bool = False
    """Whether the till gives back money that came too late to be wanted."""
    state: State = State.INTENDED
    reason: str = ""
    sends: int = 0
    """Requests that may have reached the platform."""
    doubtful: int = 0
    """Of those, the ones that were never answered."""
    tries: int = 0
    flight: int = 0
    flight_what: What | None = None
    flight_until: datetime | None = None
    must_look: bool = False
    """Whether to ask what became of it before it is asked for again."""
    settled_at: datetime | None = None

    @property
    def settled(self) -> bool:
        """Whether it is over; it then never changes."""
        return self.state in SETTLED


@dataclass(frozen=True, slots=True)
class Ask:
    """Something must be asked now."""

    what: What


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that was sent, by the journal number of its asking."""

    flight: int
    what: What


@dataclass(frozen=True, slots=True)
class News:
    """One classified answer."""

    heard: Heard
    sub_code: str = ""
