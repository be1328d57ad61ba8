"""Move stock with every sale, refund, count, delivery and loss, once each."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from backend.kernel.call import Call
from backend.retail.contract.sales import RefundReportRequest, SaleReportRequest
from backend.retail.contract.staff import Action, Permit
from backend.retail.contract.stock import (
    MoveKind,
    Stock,
    StockCountRequest,
    StockGoodsUnknown,
    StockMoveDenied,
    StockMoveDiffers,
    StockMoveRequest,
    StockMovesRequest,
    StockMovesResponse,
    StockQueryRequest,
    StockQueryResponse,
    StockWatchRequest,
)
from backend.retail.rules import roles
from backend.retail.service.staff import staff_member
from backend.retail.store import goods as shelf
from backend.retail.store import stock as store
from backend.retail.store.sales import thousandths
from backend.retail.store.stock import Move, Moved

_OUT: Final = frozenset({MoveKind.SALE, MoveKind.WRITE_OFF})


def sold(call: Call, report: SaleReportRequest) -> None:
    """Take from stock what a sale names; call it once, with the sale."""
    lines = [
        (line.goods_id, line_no, line.quantity)
        for line_no, line in enumerate(report.lines, start=1)
        if line.goods_id is not None
    ]
    _move_lines(call, MoveKind.SALE, f"sale/{report.sale_id}", lines, report.staff_id)


def came_back(call: Call, report: RefundReportRequest) -> None:
    """Put back into stock the goods a refund names; money alone moves none."""
    goods = store.goods_of(call.unit, call.merchant_id, report.sale_id) if report.lines else {}
    lines = [
        (goods[line.line_no], line.line_no, line.quantity)
        for line in report.lines
        if line.line_no in goods
    ]
    _move_lines(call, MoveKind.REFUND, f"refund/{report.refund_id}", lines, report.staff_id)


def move_stock(call: Call, request: StockMoveRequest) -> Stock:
    """
    Take in what was delivered, or off what is lost; the same again changes nothing.

    :raises StockGoodsUnknown: if there are no such goods.
    :raises StockMoveDiffers: if its number stands for another change.
    :raises StaffUnknown, StockMoveDenied: if whoever says so may not.
    """
    kind = MoveKind(request.kind)
    quantity = thousandths(request.quantity) * (-1 if kind in _OUT else 1)
    known = _known(call, request.goods_id, request.move_id)
    if known is None:
        _refuse_denied(call, request.staff_id)
        store.move(call.unit, call.merchant_id, _by_hand(call, request, kind, quantity))
    elif (known.goods_id, known.kind, known.quantity) != (request.goods_id, kind, quantity):
        raise StockMoveDiffers(move_id=request.move_id)
    return _now(call, request.goods_id)


def count_stock(call: Call, request: StockCountRequest) -> Stock:
    """
    Make the books say what was counted; the same again changes nothing.

    :raises StockGoodsUnknown: if there are no such goods.
    :raises StockMoveDiffers: if its number stands for another change.
    :raises StaffUnknown, StockMoveDenied: if whoever counted may not.
    """
    counted = thousandths(request.counted)
    known = _known(call, request.goods_id, request.move_id)
    if known is None:
        _refuse_denied(call, request.staff_id)
        differs = counted - thousandths(_now(call, request.goods_id).level)
        move = _by_hand(call, request, MoveKind.COUNT, differs)
        store.move(call.unit, call.merchant_id, move)
    elif (known.goods_id, known.kind, known.level) != (request.goods_id, MoveKind.COUNT, counted):
        raise StockMoveDiffers(move_id=request.move_id)
    return _now(call, request.goods_id)


def watch_stock(call: Call, request: StockWatchRequest) -> Stock:
    """
    Say when goods are to be bought again.

    :raises StockGoodsUnknown: if there are no such goods.
    """
    _refuse_unknown(call, request.goods_id)
    low_at = None if request.low_at is None else thousandths(request.low_at)
    store.watch(call.unit, call.merchant_id, request.goods_id, low_at)
    return _now(call, request.goods_id)


def query_stock(call: Call, request: StockQueryRequest) -> StockQueryResponse:
    """Return one page of stock."""
    found = store.find_stock(call.unit, call.merchant_id, request, request.page_size + 1)
    page = found[: request.page_size]
    return StockQueryResponse(
        stock=page, next=page[-1].goods_id if len(found) > len(page) else None
    )


def list_moves(call: Call, request: StockMovesRequest) -> StockMovesResponse:
    """Return what changed the stock of goods, the newest first."""
    found = store.moves(
        call.unit, call.merchant_id, request.goods_id, request.before, request.page_size
    )
    return StockMovesResponse(moves=found)


def _move_lines(
    call: Call,
    kind: MoveKind,
    source: str,
    lines: Iterable[tuple[str, int, Decimal]],
    staff_id: str,
) -> None:
    # In the order of the goods: two sales that lock the same rows then never wait for each other.
    for goods_id, line_no, quantity in sorted(lines):
        move = Move(
            goods_id=goods_id,
            kind=kind,
            quantity=thousandths(quantity) * (-1 if kind in _OUT else 1),
            source=source,
            line_no=line_no,
            staff_id=staff_id,
            reason="",
            at=call.now,
        )
        store.move(call.unit, call.merchant_id, move)


def _by_hand(
    call: Call, request: StockMoveRequest | StockCountRequest, kind: MoveKind, quantity: int
) -> Move:
    return Move(
        goods_id=request.goods_id,
        kind=kind,
        quantity=quantity,
        source=f"move/{request.move_id}",
        line_no=1,
        staff_id=request.staff_id,
        reason=request.reason,
        at=call.now,
    )


def _known(call: Call, goods_id: str, move_id: str) -> Moved | None:
    _refuse_unknown(call, goods_id)
    return store.moved(call.unit, call.merchant_id, f"move/{move_id}")


def _now(call: Call, goods_id: str) -> Stock:
    found = store.stock(call.unit, call.merchant_id, goods_id)
    return found or Stock(goods_id=goods_id, level=Decimal(0))


def _refuse_unknown(call: Call, goods_id: str) -> None:
    if shelf.goods(call.unit, call.merchant_id, goods_id) is None:
        raise StockGoodsUnknown(goods_id=goods_id)


def _refuse_denied(call: Call, staff_id: str) -> None:
    member = staff_member(call, staff_id=staff_id)
    if roles.permit(member.role, Action.EDIT_GOODS) is not Permit.ALLOWED:
        raise StockMoveDenied(staff_id=staff_id)
