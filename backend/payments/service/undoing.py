"""Close an order, undo it, or let it come to its end in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from backend.kernel import jobs
from backend.kernel.call import Call
from backend.payments import rules
from backend.payments.contract.refusals import (
    CancelTooLate,
    TradeHasSuccess,
    TradeNotExist,
    TradeStatusWrong,
)
from backend.payments.contract.trade import TradeCancelRequest, TradeCloseRequest
from backend.payments.events import TradeClosed, TradeFinished
from backend.payments.rules import Closing, State
from backend.payments.service.refunding import undo
from backend.payments.service.trades import (
    become,
    blank,
    find,
    move,
    no_longer_expires,
    on_behalf,
    seen,
)
from backend.payments.store import trades as trade_rows
from backend.payments.store.trades import Trade
from backend.protocol.moment import to_wire
from backend.protocol.rehearsal import reach

FINISH: Final = "payments.finish"
"""The job that ends the trades whose refund window is over."""
FINISH_MOST: Final = 200
"""Trades ended in one transaction, so that no sale waits long for it."""
_HOUR: Final = len("2026-05-01 12")

Action = Literal["close", "refund"]


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What undoing an order did to it; no trade if no buyer had ever seen one."""

    trade: Trade | None = None
    action: Action | None = None


def cancel(call: Call, request: TradeCancelRequest) -> Cancelled:
    """
    Undo an order: refund it if paid, close it otherwise; again is answered again.

    An order number never seen is closed too, so that a request on its way can charge nobody.

    :raises CancelTooLate: if the refund window is over.
    :raises SellerBalanceNotEnough: if the merchant has less than what is to go back.
    """
    trade = find(call, request)
    if trade is None:
        if request.trade_no is None and request.out_trade_no is not None:
            _bury(call, request.out_trade_no)
        return Cancelled()
    if trade.state is State.PRECREATED:
        _close(call, trade, Closing.UNSEEN)
        return Cancelled()
    if trade.state is State.WAITING:
        return Cancelled(_close(call, trade, Closing.CANCEL), "close")
    if trade.state is State.CLOSED:
        return _cancelled_before(trade)
    if trade.paid_at is None or call.now >= rules.refundable_until(trade.paid_at):
        raise CancelTooLate
    return Cancelled(undo(call, trade).trade, "refund")


def close(call: Call, request: TradeCloseRequest) -> Trade:
    """
    Close an order that waits; again is answered again.

    :raises TradeNotExist: if there is no such trade.
    :raises TradeStatusWrong: if it was paid, or closed in another way.
    """
    trade = seen(call, request)
    if trade.closing is Closing.CLOSE:
        return trade
    if trade.state is not State.WAITING:
        raise TradeStatusWrong
    return _close(call, trade, Closing.CLOSE)


def refuse(call: Call, trade_no: str) -> Trade:
    """
    Close an order because its buyer refuses it; again is answered again.

    :raises TradeNotExist: if it does not ask this buyer.
    :raises TradeHasSuccess: if the buyer has paid it.
    """
    trade = trade_rows.of_buyer(call.unit, call.buyer_id, trade_no)
    if trade is None:
        raise TradeNotExist
    if trade.state is State.CLOSED:
        return trade
    if trade.state is not State.WAITING:
        raise TradeHasSuccess
    return _close(on_behalf(call, trade), trade, Closing.REFUSE)


def expire(call: Call, trade_no: str) -> None:
    """Close an order nobody paid in time; whatever else became of it stays."""
    trade = trade_rows.by_trade_no(call.unit, call.merchant_id, trade_no)
    if trade is not None and trade.state is State.WAITING and call.now >= trade.expires_at:
        _close(call, trade, Closing.EXPIRE)


def plan_finishing(call: Call, at: datetime) -> None:
    """Plan to look for trades whose refund window is over; once an hour however often planned."""
    _look_again(call, at, to_wire(at)[:_HOUR])


def finish(call: Call) -> int:
    """End the trades of every merchant whose refund window is over; plan to look again."""
    over = trade_rows.unfinished(call.unit, call.now - rules.REFUND_WINDOW, FINISH_MOST)
    for trade in over:
        theirs = on_behalf(call, trade)
        move(theirs, trade, trade._replace(state=State.FINISHED), TradeFinished)
    if len(over) == FINISH_MOST:
        soon = call.now + timedelta(seconds=1)
        _look_again(call, soon, to_wire(soon))
    else:
        plan_finishing(call, call.now + timedelta(hours=1))
    return len(over)


def _look_again(call: Call, at: datetime, key: str) -> None:
    jobs.schedule(call, kind=FINISH, key=key, due_at=at, payload={})


def _cancelled_before(trade: Trade) -> Cancelled:
    if trade.closing is Closing.UNSEEN:
        return Cancelled()
    return Cancelled(trade, "refund" if trade.paid else "close")


def _close(call: Call, trade: Trade, reason: Closing) -> Trade:
    after = trade._replace(state=State.CLOSED, closed_at=call.now, closing=reason)
    closed = move(call, trade, after, TradeClosed, reason=reason)
    no_longer_expires(call, trade)
    return closed


def _bury(call: Call, out_trade_no: str) -> None:
    """Close an order number before anything was asked under it."""
    grave = blank(call, out_trade_no, expires_at=call.now)._replace(
        state=State.CLOSED, notify_url=None, closed_at=call.now, closing=Closing.UNSEEN
    )
    become(call, None, grave, TradeClosed, reason=Closing.UNSEEN)
    reach("cancel.buried")
