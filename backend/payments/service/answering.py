"""The buyer's answer to an order that waits, and the buyer's receipts."""

from __future__ import annotations

from backend.kernel.call import Call
from backend.payments import rules
from backend.payments.contract.refusals import BuyerStatusForbids, TradeHasClose, TradeNotExist
from backend.payments.rules import State
from backend.payments.service.trades import charge, is_open, on_behalf
from backend.payments.store import refunds as refund_rows
from backend.payments.store import trades as trade_rows
from backend.payments.store.refunds import Refund
from backend.payments.store.trades import Trade
from backend.wallet import service as wallet
from backend.wallet.contract import PinNeeded


def confirm(call: Call, trade_no: str, pin: str | None) -> Trade:
    """
    Pay an order that waits for the calling buyer; again is answered again.

    :raises BusinessError: as ``CONFIRM`` declares.
    """
    trade = own(call, trade_no)
    if trade.state in (State.PAID, State.FINISHED):
        return trade
    if not is_open(trade, call):
        raise TradeHasClose
    buyer = wallet.buyer(call, call.buyer_id)
    if not buyer.active:
        raise BuyerStatusForbids
    if pin is not None:
        wallet.check_pin(call, buyer.buyer_id, pin)
    elif rules.needs_pin(trade.total, buyer.free_limit):
        raise PinNeeded
    return charge(on_behalf(call, trade), trade, trade)


def own(call: Call, trade_no: str) -> Trade:
    """
    Return an order that asks, or asked, the calling buyer.

    :raises TradeNotExist: if there is none; also for somebody else's, so that nobody can probe.
    """
    trade = trade_rows.of_buyer(call.unit, call.buyer_id, trade_no)
    if trade is None:
        raise TradeNotExist
    return trade


def refunds_of(call: Call, trade: Trade) -> list[Refund]:
    """Return what was given back of a trade, oldest first."""
    return refund_rows.refunds_of(call.unit, trade)
