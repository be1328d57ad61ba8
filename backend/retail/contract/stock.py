"""How much of each kind of goods there is, and every change of it, as the wire sees it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response, Said
from backend.protocol.moment import Moment
from backend.retail.contract.fields import (
    Counted,
    GoodsId,
    Level,
    Quantity,
    SaleId,
    StaffId,
    TillId,
    Word,
)
from backend.retail.contract.staff import StaffUnknown

PAGE_MAX: Final = 200


class MoveKind(StrEnum):
    """Why there is more or less of goods."""

    SALE = "SALE"
    REFUND = "REFUND"
    COUNT = "COUNT"
    DELIVERY = "DELIVERY"
    WRITE_OFF = "WRITE_OFF"


class StockGoodsUnknown(BusinessError):
    """The shop has no goods of this number."""

    sub_code = "RETAIL.GOODS_NOT_EXIST"
    template = "没有编号为 {goods_id} 的商品"


class StockMoveDiffers(BusinessError):
    """Another change of stock has this number; the first stands."""

    sub_code = "RETAIL.STOCK_MOVE_DIFFERS"
    template = "库存变动编号 {move_id} 已用于另一次变动"


class StockMoveDenied(BusinessError):
    """Who changes stock must be free to change goods."""

    sub_code = "RETAIL.STOCK_MOVE_DENIED"
    template = "店员 {staff_id} 没有权限改库存"


class Stock(Said):
    """How much of one kind of goods there is by the books."""

    goods_id: GoodsId
    """The shop's own number of it."""
    level: Level
    """What came in less what went out; below zero if more was sold than was known of."""
    low_at: Counted | None = None
    """At or below this it is to be bought again; absent if nobody asked for it."""
    moved_at: Moment | None = None
    """When it last changed; absent before the first time."""


class StockMove(Said):
    """One change of it."""

    move_no: Annotated[Whole, Field(ge=1)]
    """Its place among the changes of these goods, from 1."""
    kind: MoveKind
    """Why: ``SALE``, ``REFUND``, ``COUNT``, ``DELIVERY`` or ``WRITE_OFF``."""
    quantity: Level
    """What came in, below zero for what went out."""
    level: Level
    """What there was after it."""
    staff_id: StaffId
    """Who made it."""
    reason: Word = ""
    """Why, in words; may be empty."""
    moved_at: Moment
    """When the platform heard of it."""


class StockQueryRequest(Request):
    """Ask how much there is of some goods, or what runs low."""

    goods_ids: Annotated[tuple[GoodsId, ...] | None, Field(max_length=PAGE_MAX)] = None
    """Only goods of these numbers, up to 200; absent for all."""
    low: bool = False
    """Only goods of which there is as little as ``low_at``, or less."""
    after: GoodsId | None = None
    """``next`` of the page before; absent for the first page."""
    page_size: Annotated[Whole, Field(ge=1, le=PAGE_MAX)] = 50
    """At most this many, up to 200."""


class StockQueryResponse(Response):
    """One page, in the order of the goods' numbers; goods that never moved are not listed."""

    stock: tuple[Stock, ...]
    """What was found; may be empty."""
    next: GoodsId | None = None
    """Where the next page begins; absent on the last."""


class StockMovesRequest(Request):
    """Ask what changed the stock of goods."""

    goods_id: GoodsId
    """Which goods."""
    before: Annotated[Whole, Field(ge=1)] | None = None
    """Only changes before this one; absent for the newest."""
    page_size: Annotated[Whole, Field(ge=1, le=PAGE_MAX)] = 50
    """At most this many, up to 200."""


class StockMovesResponse(Response):
    """Changes, the newest first."""

    moves: tuple[StockMove, ...]
    """What was found; may be empty."""


class StockMoveRequest(Request):
    """Say what was delivered or is lost; the same again changes nothing."""

    move_id: SaleId
    """The till's own number of this change."""
    goods_id: GoodsId
    """Which goods."""
    kind: Literal[MoveKind.DELIVERY, MoveKind.WRITE_OFF]
    """``DELIVERY`` for what came in, ``WRITE_OFF`` for what is spoilt, lost or used up."""
    quantity: Quantity
    """How much."""
    staff_id: StaffId
    """Who says so."""
    till_id: TillId
    """Where."""
    reason: Word = ""
    """Why, e.g. who delivered it; may be empty."""


class StockCountRequest(Request):
    """Say how much there is on the shelf; the same again changes nothing."""

    move_id: SaleId
    """The till's own number of this count."""
    goods_id: GoodsId
    """Which goods."""
    counted: Counted
    """How much was counted."""
    staff_id: StaffId
    """Who counted."""
    till_id: TillId
    """Where."""
    reason: Word = ""
    """Why it differs, if anybody knows; may be empty."""


class StockWatchRequest(Request):
    """Say when goods are to be bought again."""

    goods_id: GoodsId
    """Which goods."""
    low_at: Counted | None = None
    """At or below this; absent to be told no more."""


class StockResponse(Response):
    """How much there is now."""

    stock: Stock
    """By the books."""


_REFUSALS = (StockGoodsUnknown, StockMoveDiffers, StockMoveDenied, StaffUnknown)

STOCK_QUERY = Method("zhanggui.retail.stock.query", StockQueryRequest, StockQueryResponse)
STOCK_MOVES = Method("zhanggui.retail.stock.moves", StockMovesRequest, StockMovesResponse)
STOCK_MOVE = Method(
    "zhanggui.retail.stock.move", StockMoveRequest, StockResponse, refuses=_REFUSALS
)
STOCK_COUNT = Method(
    "zhanggui.retail.stock.count", StockCountRequest, StockResponse, refuses=_REFUSALS
)
STOCK_WATCH = Method(
    "zhanggui.retail.stock.watch", StockWatchRequest, StockResponse, refuses=(StockGoodsUnknown,)
)
