"""Put on record what tills report of their shifts, once each and for ever."""

from __future__ import annotations

from datetime import datetime

from backend.kernel.call import Call
from backend.retail.contract.shifts import (
    ShiftDiffers,
    ShiftQueryRequest,
    ShiftQueryResponse,
    ShiftRecord,
    ShiftReportRequest,
    ShiftUnknown,
)
from backend.retail.rules.reports import digest
from backend.retail.store import shifts as store
from backend.retail.store.shifts import KeptShift, WantedShifts


def report_shift(call: Call, report: ShiftReportRequest) -> datetime:
    """
    Put a closed shift on record and return when that was first done; again changes nothing.

    :raises ShiftDiffers: if its number, or its place at its till, stands for another report.
    """
    contents = digest(report)
    if store.add(call.unit, call.merchant_id, report, digest=contents, recorded_at=call.now):
        return call.now
    known = store.at_place(call.unit, call.merchant_id, report.till_id, report.number)
    if known is None or known.digest != contents:
        raise ShiftDiffers(till_id=report.till_id, number=str(report.number))
    return known.recorded_at


def query_shifts(call: Call, request: ShiftQueryRequest) -> ShiftQueryResponse:
    """
    Return one page of closed shifts of all tills, the latest first.

    :raises ShiftUnknown: if the page is to begin after a shift that was not reported.
    """
    last = None if request.after is None else store.get(call.unit, call.merchant_id, request.after)
    if request.after is not None and last is None:
        raise ShiftUnknown(shift_id=request.after)
    wanted = WantedShifts(
        till_id=request.till_id,
        closed_from=request.closed_from,
        closed_before=request.closed_before,
        after=None if last is None else (last.report.closed_at, last.report.shift_id),
    )
    found = store.listed(call.unit, call.merchant_id, wanted, request.page_size + 1)
    page = found[: request.page_size]
    more = page[-1].report.shift_id if len(found) > len(page) else None
    return ShiftQueryResponse(shifts=tuple(_record(one) for one in page), next=more)


def _record(kept: KeptShift) -> ShiftRecord:
    said = {name: getattr(kept.report, name) for name in ShiftReportRequest.model_fields}
    return ShiftRecord(**said, recorded_at=kept.recorded_at)
