"""The words of one payment: its states, what may be asked, what may be heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from backend.protocol.money import Money
from console.till.pace import SLACK


class How(StrEnum):
    """How the buyer pays: a code scanned at the counter, a QR code the buyer scans, or cash."""

    CODE = "code"
    QR = "qr"
    CASH = "cash"


class State(StrEnum):
    INTENDED = "intended"
    SENT = "sent"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    CANCELLING = "cancelling"
    PAID = "paid"
    REFUSED = "refused"
    CANCELLED = "cancelled"


SETTLED: Final = frozenset({State.PAID, State.REFUSED, State.CANCELLED})
NUMBER_TAKEN: Final = "number_taken"
NOT_FOUND: Final = "not_found"
GIVEN_UP: Final = "given_up"
"""Why money came back of a sale that was given up when only a part of it was paid."""


class What(StrEnum):
    """One kind of request."""

    PAY = "pay"
    PRECREATE = "precreate"
    QUERY = "query"
    CANCEL = "cancel"
    SEAL = "seal"
    """A cancel after the end: a copy of a refused charge must find its number closed."""


class Heard(StrEnum):
    """What an answer, or its absence, means for a payment."""

    PAID = "paid"
    CONFIRM = "confirm"
    """The order exists and the buyer has not paid."""
    SHOWN = "shown"
    """There is a QR code to show."""
    CLOSED = "closed"
    ABSENT = "absent"
    REFUSED = "refused"
    TAKEN = "taken"
    """Our number was used before, by us: ask what became of it."""
    COLLISION = "collision"
    """Our number belongs to somebody else's order: never touch it."""
    CANCELLED = "cancelled"
    AGAIN = "again"
    """The platform wants the cancel repeated."""
    KEPT = "kept"
    """The platform will not cancel."""
    UNSENT = "unsent"
    """Certainly nothing was sent, or it was turned away before anything was done."""
    LOST = "lost"
    """Sent or perhaps sent, and no answer that can be trusted."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    One payment of all or part of one sale, under one order number for ever.

    Cash is settled when it is taken; the platform never hears of its number.
    """

    out_trade_no: str
    sale_id: str
    how: How
    amount: Money
    by: str
    begun_at: datetime
    deadline: datetime
    """When waiting ends and the last query is due."""
    next_at: datetime | None
    """When something is due; none once settled and no longer watched."""
    state: State = State.INTENDED
    reason: str = ""
    sends: int = 0
    """Charges that may have reached the platform."""
    cancels: int = 0
    """Cancels that may have reached the platform."""
    doubtful: int = 0
    """Cancels that were never answered."""
    tries: int = 0
    """Requests in a row that brought nothing."""
    flight: int = 0
    """Journal number of the request under way, or 0."""
    flight_what: What | None = None
    flight_until: datetime | None = None
    stopped_by: str | None = None
    looked: bool = False
    """Whether the last query, the one before the cancel, was asked."""
    must_look: bool = False
    """Whether a cancel was refused and the order must be looked at."""
    loose: bool = False
    """Whether a copy of the charge, turned away before, could be taken yet: see ``What.SEAL``."""
    qr_code: str | None = None
    trade_no: str | None = None
    buyer: str | None = None
    late: bool = False
    """Whether a success was reported after the payment had been given up."""
    returned: bool = False
    """Whether the cancel gave money back."""
    kept: bool = False
    """Whether this money pays the sale."""
    watches: int = 0
    settled_at: datetime | None = None
    given: Money | None = None
    """What was handed over, of cash; none of other payments."""

    @property
    def settled(self) -> bool:
        """Whether this payment is over; it then never changes but by a reversing record."""
        return self.state in SETTLED

    @property
    def change(self) -> Money:
        """What was handed back at once, of cash."""
        return Money(0) if self.given is None else self.given - self.amount

    def seconds_left(self, now: datetime) -> int:
        """Return for how many whole seconds more it is waited for."""
        return max(0, -(-(self.deadline - now) // timedelta(seconds=1)))

    def is_final(self, now: datetime) -> bool:
        """Whether waiting is over: stopped, past its time, or the clock ran backwards."""
        early = now < self.begun_at - SLACK
        return self.stopped_by is not None or now >= self.deadline or early


@dataclass(frozen=True, slots=True)
class Ask:
    """Something must be asked now; ``last`` is the query right before a cancel."""

    what: What
    last: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that was sent, by the journal number of its asking."""

    flight: int
    what: What


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to do before ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing more to do."""

    state: str


@dataclass(frozen=True, slots=True)
class News:
    """One classified answer: what it means, and what it says about the trade."""

    heard: Heard
    trade_no: str | None = None
    buyer: str | None = None
    qr_code: str | None = None
    returned: bool = False
    sub_code: str = ""
    loose: bool = False
    """Whether the charge was turned away in a way that leaves its number free for a copy."""
