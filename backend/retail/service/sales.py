"""Put on record what tills report, once each, and find it again."""

from __future__ import annotations

from datetime import datetime

from backend.kernel import outbox
from backend.kernel.call import Call
from backend.protocol.money import Money
from backend.retail.contract.sales import (
    ApprovalMissing,
    OrderTaken,
    RefundReportRequest,
    RefundReportResponse,
    RefundTooLarge,
    SaleDiffers,
    SaleListRequest,
    SaleListResponse,
    SaleQueryRequest,
    SaleRecord,
    SaleReportRequest,
    SaleUnknown,
)
from backend.retail.contract.staff import Action, Permit
from backend.retail.events import SaleRefunded, SaleReported, sale_subject
from backend.retail.rules import roles
from backend.retail.rules.reports import digest
from backend.retail.service import reserving, stock
from backend.retail.service.staff import staff_member
from backend.retail.store import refunds as refund_store
from backend.retail.store import sales as store
from backend.retail.store import staff as staff_store
from backend.retail.store.refunds import Receipt
from backend.retail.store.sales import GivenBack, SaleHead, WantedSales


def report_sale(call: Call, report: SaleReportRequest) -> datetime:
    """
    Put a sale on record and return when that was first done; the same again changes nothing.

    :raises SaleDiffers: if its number stands for another sale.
    :raises StaffUnknown: if who made it does not work here.
    :raises OrderTaken: if an order that paid it already paid another.
    """
    contents = digest(report)
    known = store.sale_head(call.unit, call.merchant_id, report.sale_id)
    if known is not None:
        return _same(report.sale_id, contents, Receipt(known.digest, known.recorded_at))
    staff_member(call, staff_id=report.staff_id)
    store.add_sale(call.unit, call.merchant_id, report, digest=contents, recorded_at=call.now)
    store.add_lines(call.unit, call.merchant_id, report.sale_id, report.lines)
    stock.sold(call, report)
    for place, payment in enumerate(report.payments, start=1):
        if not store.add_payment(call.unit, call.merchant_id, report.sale_id, place, payment):
            raise OrderTaken(out_trade_no=str(payment.out_trade_no))
    fact = SaleReported(
        merchant_id=call.merchant_id,
        subject=sale_subject(report.sale_id),
        version=1,
        sale_id=report.sale_id,
        total=report.total,
    )
    outbox.record(call, fact)
    return call.now


def report_refund(call: Call, report: RefundReportRequest) -> RefundReportResponse:
    """
    Put on record what was given back for a sale; the same again changes nothing.

    :raises SaleDiffers: if its number stands for another refund.
    :raises SaleUnknown: if the sale was not reported.
    :raises StaffUnknown: if who made it does not work here.
    :raises ApprovalMissing: if they may not refund alone and no fitting, unused approval is named.
    :raises RefundTooLarge: if less is left of the sale, of a line, or of what an order paid.
    :raises OrderTaken: if the refund of an order belongs to another report.
    """
    receipt = Receipt(digest(report), call.now)
    known = refund_store.refund_receipt(call.unit, call.merchant_id, report.refund_id)
    sale = _sale(call, report.sale_id)
    if known is not None:
        recorded_at = _same(report.refund_id, receipt.digest, known)
        return _on_record(report, sale.refunded, recorded_at)
    _refuse_unapproved(call, report)
    reserving.use(call, report)
    given = _given_back(call, report)
    if not refund_store.add_refund(
        call.unit, call.merchant_id, report, receipt=receipt, version=given.version
    ):
        raise ApprovalMissing(staff_id=report.staff_id)
    for place, payment in enumerate(report.payments, start=1):
        if not refund_store.add_refund_payment(
            call.unit, call.merchant_id, report.refund_id, place, payment
        ):
            raise OrderTaken(out_trade_no=str(payment.out_trade_no))
    stock.came_back(call, report)
    fact = SaleRefunded(
        merchant_id=call.merchant_id,
        subject=sale_subject(report.sale_id),
        version=given.version,
        sale_id=report.sale_id,
        refund_id=report.refund_id,
        total=report.total,
    )
    outbox.record(call, fact)
    return _on_record(report, given.refunded, call.now)


def query_sale(call: Call, request: SaleQueryRequest) -> SaleRecord:
    """
    Return all that is on record of a sale.

    :raises SaleUnknown: if it was not reported, or the order paid none.
    """
    sale_id = request.sale_id or store.sale_paid_by(
        call.unit, call.merchant_id, str(request.out_trade_no)
    )
    if sale_id is None:
        raise SaleUnknown(sale_id=str(request.out_trade_no))
    head = _sale(call, sale_id)
    return SaleRecord(
        sale_id=head.sale_id,
        till_id=head.till_id,
        shift_id=head.shift_id,
        staff_id=head.staff_id,
        sold_at=head.sold_at,
        lines=store.sale_lines(call.unit, call.merchant_id, sale_id),
        total=head.total,
        payments=store.sale_payments(call.unit, call.merchant_id, sale_id),
        note=head.note,
        number=head.number,
        refunded=head.refunded,
        refunds=refund_store.refunds_of(call.unit, call.merchant_id, sale_id),
        recorded_at=head.recorded_at,
    )


def list_sales(call: Call, request: SaleListRequest) -> SaleListResponse:
    """
    Return one page of sales, newest first.

    :raises SaleUnknown: if the page is to begin after a sale that was not reported.
    """
    last = _sale(call, request.after) if request.after is not None else None
    wanted = WantedSales(
        sold_from=request.sold_from,
        sold_before=request.sold_before,
        till_id=request.till_id,
        staff_id=request.staff_id,
        number=request.number,
        after=None if last is None else (last.sold_at, last.sale_id),
    )
    found = store.list_sales(call.unit, call.merchant_id, wanted, request.page_size + 1)
    page = found[: request.page_size]
    return SaleListResponse(sales=page, next=page[-1].sale_id if len(found) > len(page) else None)


def _sale(call: Call, sale_id: str) -> SaleHead:
    head = store.sale_head(call.unit, call.merchant_id, sale_id)
    if head is None:
        raise SaleUnknown(sale_id=sale_id)
    return head


def _same(number: str, contents: str, known: Receipt) -> datetime:
    if contents != known.digest:
        raise SaleDiffers(sale_id=number)
    return known.recorded_at


def _refuse_unapproved(call: Call, report: RefundReportRequest) -> None:
    member = staff_member(call, staff_id=report.staff_id)
    # A named approval must fit even where none was needed: it says whose PIN it was.
    if report.approval_id is None:
        if roles.permit(member.role, Action.REFUND) is not Permit.ALLOWED:
            raise ApprovalMissing(staff_id=report.staff_id)
        return
    approval = staff_store.approval(call.unit, call.merchant_id, report.approval_id)
    wanted = (Action.REFUND, report.sale_id, report.staff_id)
    if approval is None or (approval.action, approval.subject, approval.asked_by) != wanted:
        raise ApprovalMissing(staff_id=report.staff_id)


def _given_back(call: Call, report: RefundReportRequest) -> GivenBack:
    unit, merchant_id, sale_id = call.unit, call.merchant_id, report.sale_id
    given = store.give_back(unit, merchant_id, sale_id, report.total)
    parts = (
        *(store.return_line(unit, merchant_id, sale_id, line) for line in report.lines),
        *(store.return_payment(unit, merchant_id, sale_id, way) for way in report.payments),
    )
    if given is None or not all(parts):
        raise RefundTooLarge(sale_id=sale_id)
    return given


def _on_record(
    report: RefundReportRequest, refunded: Money, recorded_at: datetime
) -> RefundReportResponse:
    return RefundReportResponse(
        refund_id=report.refund_id, refunded=refunded, recorded_at=recorded_at
    )
