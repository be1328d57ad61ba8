"""Where a sale at the counter stands: from goods in the cart to money on the books."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from console.till.attempt import Attempt, How, State


class Stage(StrEnum):
    """What the right-hand panel is about."""

    SELLING = "selling"
    """Goods go into the cart."""
    REPEATED = "repeated"
    """The same amount was paid a moment ago: the cashier is asked before it is charged again."""
    GIVING_BACK = "giving_back"
    """A part is paid: the cashier is asked before it goes back."""
    ASKING = "asking"
    """The cashier asks for the buyer's code."""
    SENDING = "sending"
    """The platform has been asked and has not answered."""
    CONFIRMING = "confirming"
    """The buyer is confirming on the phone."""
    SHOWING = "showing"
    """A QR code waits to be scanned and paid."""
    UNKNOWN = "unknown"
    """Nobody here knows whether the buyer paid; the till keeps asking."""
    CANCELLING = "cancelling"
    PAID = "paid"
    """The platform took the money for this sale."""
    REFUSED = "refused"
    CANCELLED = "cancelled"
    """Given up; whatever the buyer paid goes back."""


class Hint(StrEnum):
    """What a scan or a key could not do just now."""

    STRANGE = "strange"
    """Neither goods of this shop nor a payment code."""
    NOTHING = "nothing"
    """A payment code, and nothing to pay for."""
    BUSY = "busy"
    """A payment is under way."""
    PARTLY = "partly"
    """A part of the sale is paid: its goods stay until the rest is, or that part is given back."""
    DENIED = "denied"
    """Who is signed in may not do it, not even with somebody's PIN."""
    PAID = "paid"
    """A payment code, and the sale has been paid."""
    AWAY = "away"
    """The platform is known to be away: nothing is charged blindly, cash is taken."""
    FULL = "full"
    """Too much waits for the platform: not even cash, until some of it is sent."""


WAITING: Final = frozenset(
    {Stage.SENDING, Stage.CONFIRMING, Stage.SHOWING, Stage.UNKNOWN, Stage.CANCELLING}
)
"""A payment is under way: the sale may not be changed."""
QUESTIONS: Final = frozenset({Stage.REPEATED, Stage.GIVING_BACK})
"""The cashier is asked something, and nothing happens until it is answered."""
UNPAID: Final = QUESTIONS | {Stage.SELLING, Stage.ASKING, Stage.REFUSED, Stage.CANCELLED}
"""A payment may begin."""
UNSURE: Final = frozenset({Stage.UNKNOWN, Stage.CANCELLING})
"""Only the platform can say what became of the money; the next customer need not wait for it."""
ENDS: Final = frozenset({Stage.PAID, Stage.REFUSED, Stage.CANCELLED})

_BY_STATE: Final = {
    State.INTENDED: Stage.SENDING,
    State.SENT: Stage.SENDING,
    State.UNKNOWN: Stage.UNKNOWN,
    State.CANCELLING: Stage.CANCELLING,
    State.REFUSED: Stage.REFUSED,
    State.CANCELLED: Stage.CANCELLED,
}


def stage_of(attempt: Attempt) -> Stage:
    """Return the stage a payment puts the counter in."""
    if attempt.state is State.WAITING:
        return Stage.SHOWING if attempt.how is How.QR else Stage.CONFIRMING
    if attempt.state is State.PAID:  # money that came too late pays no sale: it goes back
        return Stage.PAID if attempt.kept else Stage.CANCELLED
    return _BY_STATE[attempt.state]
