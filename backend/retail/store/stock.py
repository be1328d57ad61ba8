"""Queries over stock and its moves; quantities in thousandths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, and_, bindparam, func, select, update

from backend.kernel.unit import Unit
from backend.retail.contract.stock import MoveKind, Stock, StockMove, StockQueryRequest
from backend.retail.store.sales import from_thousandths
from backend.retail.store.sums import Uneven
from backend.retail.tables import SALE_LINE, STOCK, STOCK_MOVE

_S, _M, _L = STOCK.c, STOCK_MOVE.c, SALE_LINE.c
_THIS: Final = (_S.merchant_id == bindparam("m")) & (_S.goods_id == bindparam("g"))
_ONE: Final = select(STOCK).where(_THIS)
_ADD: Final = (
    update(STOCK)
    .where(_THIS)
    .values(level=_S.level + bindparam("by"), moves=_S.moves + 1, moved_at=bindparam("at"))
    .returning(_S.level, _S.moves)
)
_WATCH: Final = update(STOCK).where(_THIS).values(low_at=bindparam("mark"))
_OF_SOURCE: Final = select(STOCK_MOVE).where(
    _M.merchant_id == bindparam("m"), _M.source == bindparam("s"), _M.line_no == 1
)
_MOVES: Final = select(STOCK_MOVE).where(
    _M.merchant_id == bindparam("m"), _M.goods_id == bindparam("g")
)
_GOODS_OF: Final = select(_L.line_no, _L.goods_id).where(
    _L.merchant_id == bindparam("m"), _L.sale_id == bindparam("s")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What is to be moved; ``quantity`` in thousandths, below zero for what goes out."""

    goods_id: str
    kind: MoveKind
    quantity: int
    source: str
    line_no: int
    staff_id: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Moved:
    """What a source has moved before."""

    goods_id: str
    kind: MoveKind
    quantity: int
    level: int


def move(unit: Unit, merchant_id: str, one: Move) -> None:
    """Change the level of goods and write down why."""
    params = {"m": merchant_id, "g": one.goods_id, "by": one.quantity, "at": one.at}
    row = unit.one(_ADD, params)
    if row is None:
        _begin(unit, merchant_id, one.goods_id)
        row = unit.one(_ADD, params)
    assert row is not None  # noqa: S101 - it was just put there
    unit.write_many(
        STOCK_MOVE,
        [
            {
                "merchant_id": merchant_id,
                "goods_id": one.goods_id,
                "move_no": row.moves,
                "kind": one.kind.value,
                "quantity": one.quantity,
                "level": row.level,
                "source": one.source,
                "line_no": one.line_no,
                "staff_id": one.staff_id,
                "reason": one.reason,
                "moved_at": one.at,
            }
        ],
    )


def moved(unit: Unit, merchant_id: str, source: str) -> Moved | None:
    """Return what a source has moved, if it has."""
    row = unit.one(_OF_SOURCE, {"m": merchant_id, "s": source})
    if row is None:
        return None
    return Moved(row.goods_id, MoveKind(row.kind), row.quantity, row.level)


def stock(unit: Unit, merchant_id: str, goods_id: str) -> Stock | None:
    row = unit.one(_ONE, {"m": merchant_id, "g": goods_id})
    return None if row is None else _read(row)


def watch(unit: Unit, merchant_id: str, goods_id: str, low_at: int | None) -> None:
    """Say when goods run low; None for never."""
    _begin(unit, merchant_id, goods_id)
    unit.change(_WATCH, {"m": merchant_id, "g": goods_id, "mark": low_at})


def find_stock(
    unit: Unit, merchant_id: str, wanted: StockQueryRequest, limit: int
) -> tuple[Stock, ...]:
    """Return stock by the goods' number, at most ``limit``."""
    statement: Select[Any] = select(STOCK).where(_S.merchant_id == merchant_id)
    if wanted.goods_ids is not None:
        statement = statement.where(_S.goods_id.in_(wanted.goods_ids))
    if wanted.low:
        statement = statement.where(and_(_S.low_at.is_not(None), _S.level <= _S.low_at))
    if wanted.after is not None:
        statement = statement.where(_S.goods_id > wanted.after)
    return tuple(_read(row) for row in unit.all(statement.order_by(_S.goods_id).limit(limit)))


def moves(
    unit: Unit, merchant_id: str, goods_id: str, before: int | None, limit: int
) -> tuple[StockMove, ...]:
    """Return changes of goods, the newest first."""
    statement = _MOVES if before is None else _MOVES.where(_M.move_no < before)
    found = statement.order_by(_M.move_no.desc()).limit(limit)
    return tuple(_read_move(row) for row in unit.all(found, {"m": merchant_id, "g": goods_id}))


def goods_of(unit: Unit, merchant_id: str, sale_id: str) -> dict[int, str]:
    """Return which goods the lines of a sale are; lines without goods are left out."""
    rows = unit.all(_GOODS_OF, {"m": merchant_id, "s": sale_id})
    return {row.line_no: row.goods_id for row in rows if row.goods_id is not None}


def count_stock(unit: Unit) -> int:
    row = unit.one(select(func.count().label("kinds")).select_from(STOCK))
    return row.kinds if row else 0


def uneven_stock(unit: Unit) -> Iterator[Uneven]:
    """Yield stock whose level is not the sum of its moves, or whose moves are not all there."""
    summed = (
        select(
            _M.merchant_id,
            _M.goods_id,
            func.sum(_M.quantity).label("total"),
            func.count().label("moves"),
        )
        .group_by(_M.merchant_id, _M.goods_id)
        .subquery()
    )
    total = func.coalesce(summed.c.total, 0)
    there = func.coalesce(summed.c.moves, 0)
    of = and_(summed.c.merchant_id == _S.merchant_id, summed.c.goods_id == _S.goods_id)
    uneven = (
        select(_S.merchant_id, _S.goods_id, _S.level, total.label("total"))
        .select_from(STOCK.outerjoin(summed, of))
        .where((_S.level != total) | (_S.moves != there))
    )
    for row in unit.all(uneven):
        yield Uneven(row.merchant_id, row.goods_id, row.level, int(row.total))


def half_moved_sales(unit: Unit) -> Iterator[Uneven]:
    """Yield sales of which some lines moved stock and others did not, or by another quantity."""
    moved_ = (
        select(_M.merchant_id, _M.source, func.sum(_M.quantity).label("total"))
        .where(_M.kind == MoveKind.SALE.value)
        .group_by(_M.merchant_id, _M.source)
        .subquery()
    )
    sold = (
        select(_L.merchant_id, _L.sale_id, func.sum(_L.quantity).label("total"))
        .where(_L.goods_id.is_not(None))
        .group_by(_L.merchant_id, _L.sale_id)
        .subquery()
    )
    of = and_(
        moved_.c.merchant_id == sold.c.merchant_id, moved_.c.source == "sale/" + sold.c.sale_id
    )
    uneven = (
        select(sold.c.merchant_id, sold.c.sale_id, sold.c.total, moved_.c.total.label("moved"))
        .select_from(sold.join(moved_, of))
        .where(sold.c.total != -moved_.c.total)
    )
    for row in unit.all(uneven):
        yield Uneven(row.merchant_id, row.sale_id, int(row.total), int(-row.moved))


def _begin(unit: Unit, merchant_id: str, goods_id: str) -> None:
    nothing = {"level": 0, "moves": 0, "low_at": None, "moved_at": None}
    unit.insert_once(STOCK, {"merchant_id": merchant_id, "goods_id": goods_id, **nothing})


def _read(row: Row[Any]) -> Stock:
    return Stock(
        goods_id=row.goods_id,
        level=from_thousandths(row.level),
        low_at=None if row.low_at is None else from_thousandths(row.low_at),
        moved_at=row.moved_at,
    )


def _read_move(row: Row[Any]) -> StockMove:
    return StockMove(
        move_no=row.move_no,
        kind=MoveKind(row.kind),
        quantity=from_thousandths(row.quantity),
        level=from_thousandths(row.level),
        staff_id=row.staff_id,
        reason=row.reason,
        moved_at=row.moved_at,
    )
