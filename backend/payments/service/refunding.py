"""Give money back: each refund number once, and never more than was paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from backend.kernel.call import Call
from backend.payments import rules
from backend.payments.contract.refund import RefundQueryRequest, TradeRefundRequest
from backend.payments.contract.refusals import (
    CurrencyNotSupported,
    RefundBeyondPaid,
    RepeatDiffers,
    TradeHasClose,
    TradeHasFinished,
    TradeStatusWrong,
)
from backend.payments.events import TradeRefunded
from backend.payments.rules import Closing, Split, State
from backend.payments.service.trades import give_back, move, seen
from backend.payments.store import refunds as refund_rows
from backend.payments.store.refunds import Refund
from backend.payments.store.trades import Trade
from backend.protocol.errors import SystemError_
from backend.protocol.rehearsal import reach

CANCELLED: Final = "#cancel"
"""The number of the refund that undoes a trade; no merchant can write it."""


@dataclass(frozen=True, slots=True)
class Refunded:
    """A refund, and the trade after it."""

    trade: Trade
    refund: Refund
    fresh: bool
    """This very call moved the money; an earlier one with the same number otherwise."""


def refund(call: Call, request: TradeRefundRequest) -> Refunded:
    """
    Give a part or all of a trade back, once for each refund number.

    :raises BusinessError: as ``TRADE_REFUND`` declares.
    """
    if request.refund_currency not in (None, "CNY"):
        raise CurrencyNotSupported
    trade = seen(call, request)
    number = request.out_request_no or trade.out_trade_no
    first = refund_rows.refund(call.unit, trade, number)
    if first is not None:
        if first.amount != request.refund_amount:
            raise RepeatDiffers
        return Refunded(trade, first, fresh=False)
    _check_refundable(call, trade)
    split = rules.split_refund(
        paid=trade.paid,
        refunded=trade.refunded,
        amount=request.refund_amount,
        basis_points=trade.fee_bp,
    )
    if split is None:
        raise RefundBeyondPaid
    asked = Refund(
        merchant_id=trade.merchant_id,
        trade_no=trade.trade_no,
        out_request_no=number,
        version=trade.version + 1,
        amount=split.amount,
        fee_back=split.fee_back,
        reason=request.refund_reason,
        operator_id=request.operator_id,
        store_id=request.store_id,
        terminal_id=request.terminal_id,
        refunded_at=call.now,
    )
    return Refunded(_pay_back(call, trade, asked, split, Closing.REFUND), asked, fresh=True)


def undo(call: Call, trade: Trade) -> Refunded:
    """
    Give back all that is left of a paid trade, because the merchant cancels it.

    :raises SellerBalanceNotEnough: if the merchant has less.
    """
    split = Split(trade.kept, trade.fee, whole=True)
    asked = Refund(
        merchant_id=trade.merchant_id,
        trade_no=trade.trade_no,
        out_request_no=CANCELLED,
        version=trade.version + 1,
        amount=split.amount,
        fee_back=split.fee_back,
        reason=None,
        operator_id=None,
        store_id=None,
        terminal_id=None,
        refunded_at=call.now,
    )
    return Refunded(_pay_back(call, trade, asked, split, Closing.CANCEL), asked, fresh=True)


def refund_of(call: Call, request: RefundQueryRequest) -> tuple[Trade, Refund | None]:
    """
    Return a trade and one refund of it, if there is one with this number.

    :raises TradeNotExist: if there is no such trade.
    """
    trade = seen(call, request)
    return trade, refund_rows.refund(call.unit, trade, request.out_request_no)


def _check_refundable(call: Call, trade: Trade) -> None:
    if trade.state is State.CLOSED:
        raise TradeHasClose
    if trade.paid_at is None:
        raise TradeStatusWrong
    if trade.state is State.FINISHED or call.now >= rules.refundable_until(trade.paid_at):
        raise TradeHasFinished


def _pay_back(call: Call, trade: Trade, asked: Refund, split: Split, closing: Closing) -> Trade:
    if not refund_rows.add_refund(call.unit, asked):
        raise SystemError_
    after = trade._replace(
        refunded=trade.refunded + split.amount,
        fee=trade.fee - split.fee_back,
        state=State.CLOSED if split.whole else State.PAID,
        closed_at=call.now if split.whole else None,
        closing=closing if split.whole else None,
    )
    moved = move(
        call,
        trade,
        after,
        TradeRefunded,
        out_request_no=asked.out_request_no,
        amount=split.amount,
        fee_back=split.fee_back,
        refunded=after.refunded,
        whole=split.whole,
        refunded_at=call.now,
        notify=trade.notify_url is not None,
    )
    reach("refund.stored")
    give_back(call, moved, split)
    reach("refund.paid")
    return moved
