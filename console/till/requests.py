"""The requests the till sends, made from its records."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from backend.payments.contract.refund import (
    REFUND_QUERY,
    TRADE_REFUND,
    RefundQueryRequest,
    TradeRefundRequest,
)
from backend.payments.contract.trade import (
    TRADE_CANCEL,
    TRADE_PAY,
    TRADE_PRECREATE,
    TRADE_QUERY,
    TradeCancelRequest,
    TradePayRequest,
    TradePrecreateRequest,
    TradeQueryRequest,
)
from backend.protocol.method import Method
from console.till import refund as refunds
from console.till.attempt import Attempt, How, What
from console.till.engine import AnyRequest, Terms
from console.till.pace import Pace
from console.till.sale import SaleLine

_SUBJECT_MAX: Final = 128
_FORBIDDEN: Final = str.maketrans("/=&", "   ")
"""The platform forbids these in a title."""
_MINUTE: Final = timedelta(minutes=1)

Asking = tuple[Method[Any, Any], AnyRequest]


def payment_request(  # noqa: PLR0913 - what an order is made of
    attempt: Attempt,
    what: What,
    *,
    subject: str,
    auth_code: str,
    terms: Terms,
    till_id: str,
    pace: Pace,
) -> Asking:
    """Return the method and request that ask ``what`` of a payment."""
    no = attempt.out_trade_no
    if what is What.QUERY:
        return TRADE_QUERY, TradeQueryRequest(out_trade_no=no)
    if what in {What.CANCEL, What.SEAL}:
        return TRADE_CANCEL, TradeCancelRequest(out_trade_no=no)
    order: dict[str, Any] = {
        "out_trade_no": no,
        "total_amount": attempt.amount,
        "subject": subject,
        "product_code": "FACE_TO_FACE_PAYMENT",
        "timeout_express": _timeout(attempt.how, pace),
        "seller_id": terms.seller_id or None,
        "operator_id": attempt.by or None,
        "store_id": terms.store_id or None,
        "terminal_id": till_id,
    }
    if what is What.PAY:
        return TRADE_PAY, TradePayRequest(auth_code=auth_code, **order)
    return TRADE_PRECREATE, TradePrecreateRequest(**order)


def refund_request(refund: refunds.Refund, what: refunds.What, *, till_id: str) -> Asking:
    """Return the method and request that ask ``what`` of a refund."""
    trade, number = refund.out_trade_no, refund.out_request_no
    if what is refunds.What.QUERY:
        return REFUND_QUERY, RefundQueryRequest(out_trade_no=trade, out_request_no=number)
    return TRADE_REFUND, TradeRefundRequest(
        out_trade_no=trade,
        out_request_no=number,
        refund_amount=refund.amount,
        refund_reason=refund.refund_reason or None,
        operator_id=refund.asked_by or None,
        terminal_id=till_id,
    )


def subject_of(terms: Terms, lines: tuple[SaleLine, ...]) -> str:
    """Return what the buyer reads: the shop, or what is bought."""
    more = f" +{len(lines) - 1}" if len(lines) > 1 else ""
    first = next((line.name for line in lines), "")
    title = terms.shop_name or f"{first}{more}"
    plain = "".join(c for c in title.translate(_FORBIDDEN) if c.isprintable())
    return " ".join(plain.split())[:_SUBJECT_MAX] or "-"


def _timeout(how: How, pace: Pace) -> str:
    """Return until when the order may be paid: past every wait of ours, in whole minutes."""
    window = pace.window_code if how is How.CODE else pace.window_qr
    return f"{-(-window // _MINUTE) + 2}m"
