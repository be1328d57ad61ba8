"""What the buyer's phone asks of payments: shape in, verb, shape out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from backend.ecosystem import service as ecosystem
from backend.kernel.call import AnyServed, Call, Served
from backend.payments import rules
from backend.payments.contract.phone import (
    CONFIRM,
    RECEIPT,
    RECEIPTS,
    REFUSE,
    SCAN,
    Bill,
    BillResponse,
    ConfirmRequest,
    MoneyBack,
    ReceiptRequest,
    ReceiptResponse,
    ReceiptsRequest,
    ReceiptsResponse,
    RefuseRequest,
    ScanRequest,
)
from backend.payments.rules import State
from backend.payments.service import answering, asking, reports, undoing
from backend.payments.store.lists import Filter
from backend.payments.store.trades import Trade
from backend.wallet import service as wallet
from backend.wallet.contract import SignedOut


def scan(call: Call, request: ScanRequest) -> BillResponse:
    _who(call)
    return BillResponse(bill=_bill(call, asking.scan(call, request.qr)))


def confirm(call: Call, request: ConfirmRequest) -> BillResponse:
    _who(call)
    trade = answering.confirm(call, request.trade_no, request.pin)
    return BillResponse(bill=_bill(call, trade))


def refuse(call: Call, request: RefuseRequest) -> BillResponse:
    _who(call)
    return BillResponse(bill=_bill(call, undoing.refuse(call, request.trade_no)))


def receipts(call: Call, request: ReceiptsRequest) -> ReceiptsResponse:
    state = rules.state_of(request.status) if request.status else None
    found, following = reports.trades(
        call,
        Filter(buyer_id=_who(call), state=state),
        most=request.page_size,
        after=request.after,
    )
    return ReceiptsResponse(bills=tuple(_bills(call, found)), next=following)


def receipt(call: Call, request: ReceiptRequest) -> ReceiptResponse:
    _who(call)
    trade = answering.own(call, request.trade_no)
    return ReceiptResponse(
        bill=_bill(call, trade),
        out_trade_no=trade.out_trade_no,
        body=trade.body,
        refunds=tuple(
            MoneyBack(
                refund_amount=refund.amount,
                refund_reason=refund.reason,
                gmt_refund_pay=refund.refunded_at,
            )
            for refund in answering.refunds_of(call, trade)
        ),
    )


def _who(call: Call) -> str:
    if not call.buyer_id:
        raise SignedOut
    return call.buyer_id


def _bill(call: Call, trade: Trade) -> Bill:
    (bill,) = _bills(call, (trade,))
    return bill


def _bills(call: Call, found: Iterable[Trade]) -> Iterator[Bill]:
    limit = wallet.buyer(call, call.buyer_id).free_limit
    payees: dict[str, str] = {}
    for trade in found:
        payee = payees.get(trade.merchant_id)
        if payee is None:
            merchant = ecosystem.merchant(call, trade.merchant_id)
            payee = payees[trade.merchant_id] = merchant.name if merchant else trade.merchant_id
        waits = trade.state is State.WAITING
        yield Bill(
            trade_no=trade.trade_no,
            trade_status=rules.wire_status(trade.state),
            payee_name=payee,
            subject=trade.subject,
            total_amount=trade.total,
            refund_fee=trade.refunded,
            needs_pin=waits and rules.needs_pin(trade.total, limit),
            gmt_create=trade.created_at,
            time_expire=trade.expires_at,
            gmt_payment=trade.paid_at,
            gmt_close=trade.closed_at,
        )


PHONE: Final[tuple[AnyServed, ...]] = (
    Served(SCAN, scan),
    Served(CONFIRM, confirm),
    Served(REFUSE, refuse),
    Served(RECEIPTS, receipts),
    Served(RECEIPT, receipt),
)
