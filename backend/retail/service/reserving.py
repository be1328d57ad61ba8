"""
Set aside what is to be given back, before any money moves.

Whatever was given back, and whatever is held for others, counts: two tills that want the same line
are told one after the other, and the second is refused before it touches its drawer. What is held
does not end by itself: a till that is silent may have handed the money over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from backend.kernel.call import Call
from backend.kernel.unit import Unit
from backend.retail.contract.reserving import (
    RefundReleaseRequest,
    RefundReleaseResponse,
    RefundReserveRequest,
    RefundReserveResponse,
    ReservationOver,
)
from backend.retail.contract.sales import (
    RefundLine,
    RefundReportRequest,
    RefundTooLarge,
    SaleDiffers,
    SaleUnknown,
)
from backend.retail.rules.reports import digest
from backend.retail.store import reservations as store
from backend.retail.store.reservations import Rest, Way
from backend.retail.store.sales import thousandths

_NOBODY: Final = ""


def reserve(call: Call, request: RefundReserveRequest) -> RefundReserveResponse:
    """
    Set aside what a till is about to give back; the same again changes nothing.

    :raises SaleUnknown: if the sale was not reported.
    :raises SaleDiffers: if the number sets something else aside.
    :raises RefundTooLarge: if less is left, beside what others have set aside.
    :raises ReservationOver: if the till has let go of the number.
    """
    contents = digest(request)
    known = store.get(call.unit, call.merchant_id, request.refund_id)
    if known is not None:
        if known.state == store.RELEASED:
            raise ReservationOver(refund_id=request.refund_id)
        if known.digest != contents:
            raise SaleDiffers(sale_id=request.refund_id)
        return RefundReserveResponse(refund_id=request.refund_id)
    _require_left(call, request)
    store.add(call.unit, call.merchant_id, request, digest=contents, at=call.now)
    return RefundReserveResponse(refund_id=request.refund_id)


def release(call: Call, request: RefundReleaseRequest) -> RefundReleaseResponse:
    """
    Let go of what was set aside, for ever; a second time changes nothing.

    :raises SaleDiffers: if it was for another sale, or was given back and reported.
    """
    known = store.get(call.unit, call.merchant_id, request.refund_id)
    if known is None:
        store.add_released(call.unit, call.merchant_id, request, call.now)
    elif known.sale_id != request.sale_id or known.state == store.USED:
        raise SaleDiffers(sale_id=request.refund_id)
    elif known.state == store.HELD:
        store.end(call.unit, call.merchant_id, request.refund_id, state=store.RELEASED, at=call.now)
    return RefundReleaseResponse(refund_id=request.refund_id)


def use(call: Call, report: RefundReportRequest) -> None:
    """
    Let a refund take the place of what was set aside for it.

    :raises RefundTooLarge: if it takes what is set aside for others.
    """
    _require_left(call, report)
    store.end(call.unit, call.merchant_id, report.refund_id, state=store.USED, at=call.now)


def overdrawn(unit: Unit, merchant_id: str, sale_id: str) -> bool:
    """Tell whether more is set aside of a sale than is left of it; for the audit."""
    rest = store.rest(unit, merchant_id, sale_id)
    held = store.held_of(unit, merchant_id, sale_id, but=_NOBODY)
    return rest is None or _exceeds(rest, held)


def _require_left(call: Call, wanted: RefundReserveRequest | RefundReportRequest) -> None:
    unit, merchant_id, sale_id = call.unit, call.merchant_id, wanted.sale_id
    store.take(unit, merchant_id, sale_id)
    rest = store.rest(unit, merchant_id, sale_id)
    if rest is None:
        raise SaleUnknown(sale_id=sale_id)
    others = store.held_of(unit, merchant_id, sale_id, but=wanted.refund_id)
    if _exceeds(rest, (*others, wanted)):
        raise RefundTooLarge(sale_id=sale_id)


def _exceeds(rest: Rest, wanted: Iterable[RefundReserveRequest | RefundReportRequest]) -> bool:
    """Test if all that is wanted of a sale is more, in any respect, than is left."""
    fen, quantities, worth = 0, dict[int, int](), dict[int, int]()
    ways: dict[Way, int] = {}
    for each in wanted:
        fen += each.total.minor
        for line in each.lines:
            _count(quantities, worth, line)
        for payment in each.payments:
            way = (payment.tender.value, payment.out_trade_no)
            ways[way] = ways.get(way, 0) + payment.amount.minor
    return (
        fen > rest.fen
        or any(amount > rest.ways.get(way, 0) for way, amount in ways.items())
        or any(
            quantities[no] > rest.lines.get(no, (0, 0))[0] or worth[no] > rest.lines[no][1]
            for no in quantities
        )
    )


def _count(quantities: dict[int, int], worth: dict[int, int], line: RefundLine) -> None:
    quantities[line.line_no] = quantities.get(line.line_no, 0) + thousandths(line.quantity)
    worth[line.line_no] = worth.get(line.line_no, 0) + line.total.minor
