"""What payments reports. ``subject`` is the trade number, ``version`` counts its changes."""

from __future__ import annotations

from pydantic import AwareDatetime

from backend.payments.rules import Closing
from backend.protocol.fact import Fact
from backend.protocol.money import Yuan


class TradeCreated(Fact):
    """An order waits for a buyer."""

    name = "payments.trade.created"

    out_trade_no: str
    """The merchant's own order number."""
    total: Yuan
    """What is asked."""


class TradePaid(Fact):
    """A buyer paid an order in full."""

    name = "payments.trade.paid"

    out_trade_no: str
    """The merchant's own order number."""
    total: Yuan
    """What was paid."""
    fee: Yuan
    """What of it the merchant was charged."""
    notify: bool
    """Whether the merchant wants to hear of it."""

    def is_awaited(self) -> bool:
        return self.notify


class TradeRefunded(Fact):
    """A part of a trade was given back, or the rest of it."""

    name = "payments.trade.refunded"

    out_trade_no: str
    """The merchant's own order number."""
    out_request_no: str
    """The merchant's number of the refund; ``#cancel`` when the trade was undone."""
    amount: Yuan
    """What was given back this time."""
    fee_back: Yuan
    """What the merchant got back of its fee."""
    refunded: Yuan
    """What was given back so far, this time included."""
    whole: bool
    """Nothing is left of the trade."""
    refunded_at: AwareDatetime
    """When."""
    notify: bool
    """Whether the merchant wants to hear of it."""

    def is_awaited(self) -> bool:
        return self.notify


class TradeClosed(Fact):
    """An order was closed unpaid."""

    name = "payments.trade.closed"

    out_trade_no: str
    """The merchant's own order number."""
    reason: Closing
    """Why."""


class TradeFinished(Fact):
    """The time in which a trade's money could be given back is over."""

    name = "payments.trade.finished"

    out_trade_no: str
    """The merchant's own order number."""
