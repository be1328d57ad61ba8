"""Payments arithmetic and the life of a trade: no clock, no database, no wire."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from backend.payments.contract.fields import TradeStatus
from backend.protocol.moment import BEIJING
from backend.protocol.money import Money

BASIS: Final = 10_000
PAY_WITHIN: Final = timedelta(hours=3)
"""How long an order may be paid unless the merchant says otherwise."""
LIFE_MIN: Final = timedelta(minutes=1)
LIFE_MAX: Final = timedelta(days=15)
QR_LIFE_MAX: Final = timedelta(hours=2)
"""No QR code is good for longer, whatever the merchant says."""
REFUND_WINDOW: Final = timedelta(days=90)
"""How long after payment money can be given back; then the trade is finished."""
NOTIFY_WAITS: Final = (
    timedelta(minutes=4),
    timedelta(minutes=10),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=15),
)
"""How long is waited after each unheard notification; eight are sent in all."""

_UNITS: Final = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}


class State(StrEnum):
    """Where an order stands inside; a precreated one is no trade yet."""

    PRECREATED = "precreated"
    WAITING = "waiting"
    PAID = "paid"
    FINISHED = "finished"
    CLOSED = "closed"


class Closing(StrEnum):
    """Why an order was closed."""

    CLOSE = "close"
    """The merchant closed it unpaid."""
    CANCEL = "cancel"
    """The merchant undid it: unpaid, or paid and refunded with it."""
    UNSEEN = "unseen"
    """The merchant undid it before any buyer saw it: the mark that keeps it from being charged."""
    EXPIRE = "expire"
    """Nobody paid in time."""
    REFUSE = "refuse"
    """The buyer refused it."""
    REFUND = "refund"
    """All of it was given back."""


MOVES: Final = frozenset(
    {
        (State.PRECREATED, State.WAITING),
        (State.PRECREATED, State.PAID),
        (State.PRECREATED, State.CLOSED),
        (State.WAITING, State.PAID),
        (State.WAITING, State.CLOSED),
        (State.PAID, State.PAID),
        (State.PAID, State.CLOSED),
        (State.PAID, State.FINISHED),
    }
)
"""Every change a trade can go through; ``PAID`` to ``PAID`` is a partial refund."""

_ON_THE_WIRE: Final = {
    State.WAITING: TradeStatus.WAIT_BUYER_PAY,
    State.PAID: TradeStatus.TRADE_SUCCESS,
    State.FINISHED: TradeStatus.TRADE_FINISHED,
    State.CLOSED: TradeStatus.TRADE_CLOSED,
}
_INSIDE: Final = {status: state for state, status in _ON_THE_WIRE.items()}


def wire_status(state: State) -> TradeStatus:
    """Return a state as the wire says it; a precreated order has no status there."""
    return _ON_THE_WIRE[state]


def state_of(status: TradeStatus) -> State:
    """Return the state a wire status means."""
    return _INSIDE[status]


def fee(kept: Money, basis_points: int) -> Money:
    """Return the merchant's fee of what it keeps, half a fen and more rounded up to one."""
    return Money((kept.minor * basis_points + BASIS // 2) // BASIS, kept.currency)


@dataclass(frozen=True, slots=True)
class Split:
    """How a refund is paid: what the buyer gets, and what of it comes out of the fee."""

    amount: Money
    fee_back: Money
    whole: bool
    """Nothing is left to be given back."""


def split_refund(*, paid: Money, refunded: Money, amount: Money, basis_points: int) -> Split | None:
    """
    Return how to give an amount back, or None if it is more than what is left.

    The fee after any refunds is the fee of what the merchant still keeps, so that many small
    refunds and one large one cost the same.
    """
    left = paid - refunded
    if not Money(0) < amount <= left:
        return None
    fee_back = fee(left, basis_points) - fee(left - amount, basis_points)
    return Split(amount, fee_back, whole=amount == left)


class LifeTooLong(ValueError):
    """Orders live between 1 minute and 15 days."""


class LifeOver(ValueError):
    """The moment given lies in the past."""


def read_life(express: str, now: datetime) -> timedelta:
    """
    Return how long ``90m``, ``2h``, ``15d`` or ``1c`` (until midnight in GMT+8) is from now.

    :raises LifeTooLong: if it is not between 1 minute and 15 days; ``1c`` always is.
    """
    if express == "1c":
        tomorrow = (now.astimezone(BEIJING) + timedelta(days=1)).date()
        return datetime.combine(tomorrow, time(), BEIJING) - now
    life = int(express[:-1]) * _UNITS[express[-1]]
    if not LIFE_MIN <= life <= LIFE_MAX:
        raise LifeTooLong
    return life


def expiry(now: datetime, *, absolute: datetime | None, express: str | None) -> datetime:
    """
    Return until when an order may be paid: the absolute moment, else the relative, else 3 hours.

    :raises LifeOver: if the absolute moment lies in the past.
    :raises LifeTooLong: if it is out of reach.
    """
    if absolute is None:
        return now + (read_life(express, now) if express else PAY_WITHIN)
    if absolute <= now:
        raise LifeOver
    if absolute - now > LIFE_MAX:
        raise LifeTooLong
    return absolute


def qr_expiry(now: datetime, *, express: str | None, order_expiry: datetime) -> datetime:
    """Return until when a QR code is good: at most 2 hours, and never longer than its order."""
    life = read_life(express, now) if express else QR_LIFE_MAX
    return min(now + min(life, QR_LIFE_MAX), order_expiry)


BILLS_BEGIN: Final = date(2016, 1, 1)
"""No bill is older."""
_DAY: Final = "%Y-%m-%d"
_MONTH: Final = "%Y-%m"


def bill_period(text: str) -> tuple[datetime, datetime]:
    """
    Return when a day ``yyyy-MM-dd`` or a month ``yyyy-MM`` in GMT+8 begins and is over.

    :raises ValueError: if it is neither, or before there were bills.
    """
    form = _MONTH if len(text) == len("2016-01") else _DAY
    first = datetime.strptime(text, form).replace(tzinfo=BEIJING)
    if first.strftime(form) != text or first.date() < BILLS_BEGIN:
        raise ValueError("not a day or a month there are bills of")
    if form == _DAY:
        return first, first + timedelta(days=1)
    return first, (first + timedelta(days=31)).replace(day=1)


def refundable_until(paid_at: datetime) -> datetime:
    """Return the moment from which nothing can be given back."""
    return paid_at + REFUND_WINDOW


def must_confirm(total: Money, free_limit: Money, *, always: bool) -> bool:
    """Tell whether a shown payment code charges only after the buyer has confirmed."""
    return always or total > free_limit


def needs_pin(total: Money, free_limit: Money) -> bool:
    """Tell whether confirming takes the buyer's PIN."""
    return total > free_limit


def token_of(qr: str) -> str:
    """Return the token at the end of a QR code's text, which may be the token alone."""
    return qr.rstrip("/").rpartition("/")[2].partition("?")[0].partition("#")[0]
