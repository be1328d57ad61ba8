"""Queries over refunds as the till reported them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.retail.contract.sales import (
    RefundLine,
    RefundPayment,
    RefundRecord,
    RefundReportRequest,
    Tender,
)
from backend.retail.store.sales import from_thousandths, thousandths
from backend.retail.tables import APPROVAL, REFUND, REFUND_LINE, REFUND_PAYMENT

_R, _A = REFUND.c, APPROVAL.c
_RECEIPT: Final = select(_R.digest, _R.recorded_at).where(
    _R.merchant_id == bindparam("m"), _R.refund_id == bindparam("r")
)
_OF_SALE: Final = (
    select(REFUND, _A.staff_id.label("approved_by"))
    .join_from(
        REFUND,
        APPROVAL,
        (_A.merchant_id == _R.merchant_id) & (_A.approval_id == _R.approval_id),
        isouter=True,
    )
    .where(_R.merchant_id == bindparam("m"), _R.sale_id == bindparam("s"))
    .order_by(_R.version)
)
_IDS_OF_SALE: Final = select(_R.refund_id).where(
    _R.merchant_id == bindparam("m"), _R.sale_id == bindparam("s")
)
_LINES: Final = (
    select(REFUND_LINE)
    .where(REFUND_LINE.c.merchant_id == bindparam("m"), REFUND_LINE.c.refund_id.in_(_IDS_OF_SALE))
    .order_by(REFUND_LINE.c.line_no)
)
_PAYMENTS: Final = (
    select(REFUND_PAYMENT)
    .where(
        REFUND_PAYMENT.c.merchant_id == bindparam("m"),
        REFUND_PAYMENT.c.refund_id.in_(_IDS_OF_SALE),
    )
    .order_by(REFUND_PAYMENT.c.place)
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is remembered of a report, to know it again."""

    digest: str
    recorded_at: datetime


def refund_receipt(unit: Unit, merchant_id: str, refund_id: str) -> Receipt | None:
    row = unit.one(_RECEIPT, {"m": merchant_id, "r": refund_id})
    return None if row is None else Receipt(row.digest, row.recorded_at)


def add_refund(
    unit: Unit, merchant_id: str, report: RefundReportRequest, *, receipt: Receipt, version: int
) -> bool:
    """Write down a refund with its lines; False if its number or its approval is used up."""
    row = {
        "merchant_id": merchant_id,
        "refund_id": report.refund_id,
        "sale_id": report.sale_id,
        "till_id": report.till_id,
        "shift_id": report.shift_id,
        "staff_id": report.staff_id,
        "approval_id": report.approval_id,
        "refunded_at": report.refunded_at,
        "total": report.total.minor,
        "paid": sum(payment.amount.minor for payment in report.payments),
        "reason": report.reason,
        "recorded_at": receipt.recorded_at,
        "digest": receipt.digest,
        "version": version,
    }
    if not unit.insert_once(REFUND, row):
        return False
    lines = [
        {
            "merchant_id": merchant_id,
            "refund_id": report.refund_id,
            "line_no": line.line_no,
            "quantity": thousandths(line.quantity),
            "total": line.total.minor,
        }
        for line in report.lines
    ]
    unit.write_many(REFUND_LINE, lines)
    return True


def add_refund_payment(
    unit: Unit, merchant_id: str, refund_id: str, place: int, payment: RefundPayment
) -> bool:
    """Write down how money went back; False if that refund of its order belongs to another."""
    row = {
        "merchant_id": merchant_id,
        "refund_id": refund_id,
        "place": place,
        "tender": payment.tender.value,
        "out_trade_no": payment.out_trade_no,
        "out_request_no": payment.out_request_no,
        "amount": payment.amount.minor,
    }
    return unit.insert_once(REFUND_PAYMENT, row)


def refunds_of(unit: Unit, merchant_id: str, sale_id: str) -> tuple[RefundRecord, ...]:
    """Return what was given back for a sale, oldest first."""
    named = {"m": merchant_id, "s": sale_id}
    lines: defaultdict[str, list[RefundLine]] = defaultdict(list)
    for row in unit.all(_LINES, named):
        lines[row.refund_id].append(_line(row))
    payments: defaultdict[str, list[RefundPayment]] = defaultdict(list)
    for row in unit.all(_PAYMENTS, named):
        payments[row.refund_id].append(_payment(row))
    return tuple(
        _record(row, lines[row.refund_id], payments[row.refund_id])
        for row in unit.all(_OF_SALE, named)
    )


def _record(row: Row[Any], lines: list[RefundLine], payments: list[RefundPayment]) -> RefundRecord:
    return RefundRecord(
        refund_id=row.refund_id,
        sale_id=row.sale_id,
        till_id=row.till_id,
        shift_id=row.shift_id,
        staff_id=row.staff_id,
        approval_id=row.approval_id,
        refunded_at=row.refunded_at,
        lines=tuple(lines),
        total=Money(row.total),
        payments=tuple(payments),
        reason=row.reason,
        approved_by=row.approved_by,
        recorded_at=row.recorded_at,
    )


def _line(row: Row[Any]) -> RefundLine:
    return RefundLine(
        line_no=row.line_no, quantity=from_thousandths(row.quantity), total=Money(row.total)
    )


def _payment(row: Row[Any]) -> RefundPayment:
    return RefundPayment(
        tender=Tender(row.tender),
        amount=Money(row.amount),
        out_trade_no=row.out_trade_no,
        out_request_no=row.out_request_no,
    )
