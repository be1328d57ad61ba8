"""Sums that must agree, over the sales of every shop; for the audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Subquery, and_, func, select

from backend.kernel.unit import Unit
from backend.retail.tables import (
    REFUND,
    REFUND_LINE,
    REFUND_PAYMENT,
    SALE,
    SALE_LINE,
    SALE_PAYMENT,
)

_S, _L, _P = SALE.c, SALE_LINE.c, SALE_PAYMENT.c
_R, _RL, _RP = REFUND.c, REFUND_LINE.c, REFUND_PAYMENT.c


@dataclass(frozen=True, slots=True)
class Uneven:
    """A figure that is kept, and is not the sum it should be."""

    merchant_id: str
    number: str
    kept: int
    summed: int


@dataclass(frozen=True, slots=True)
class Versions:
    """A sale and how often it changed."""

    merchant_id: str
    sale_id: str
    version: int


def count_sales(unit: Unit) -> int:
    row = unit.one(select(func.count().label("sales")).select_from(SALE))
    return row.sales if row else 0


def count_refunds(unit: Unit) -> int:
    row = unit.one(select(func.count().label("refunds")).select_from(REFUND))
    return row.refunds if row else 0


def sale_versions(unit: Unit) -> tuple[Versions, ...]:
    rows = unit.all(select(_S.merchant_id, _S.sale_id, _S.version))
    return tuple(Versions(row.merchant_id, row.sale_id, row.version) for row in rows)


def uneven_sales(unit: Unit) -> Iterator[Uneven]:
    """Yield sales whose total is not the sum of their lines, or of their payments."""
    sale = (_S.merchant_id, _S.sale_id)
    lines = _sums((_L.merchant_id, _L.sale_id), _L.total)
    payments = _sums((_P.merchant_id, _P.sale_id), _P.amount)
    yield from _uneven(unit, sale, _S.total, lines)
    yield from _uneven(unit, sale, _S.total, payments)


def uneven_refunds(unit: Unit) -> Iterator[Uneven]:
    """Yield what was given back or came back and is not the sum of the refunds that say so."""
    refund = (_R.merchant_id, _R.refund_id)
    by_sale = (_R.merchant_id, _R.sale_id)
    paid = _sums((_RP.merchant_id, _RP.refund_id), _RP.amount)
    yield from _uneven(unit, refund, _R.total, paid)
    sale = (_S.merchant_id, _S.sale_id)
    yield from _uneven(unit, sale, _S.refunded, _sums(by_sale, _R.total))
    yield from _uneven(unit, sale, _S.refunded, _sums((_P.merchant_id, _P.sale_id), _P.refunded))
    line = (_L.merchant_id, _L.sale_id, _L.line_no)
    for kept, told in ((_L.returned, _RL.quantity), (_L.refunded, _RL.total)):
        yield from _uneven(unit, line, kept, _sums((*by_sale, _RL.line_no), told))
    # Cash has no order; as text it can be compared like one.
    way = (_P.merchant_id, _P.sale_id, func.coalesce(_P.out_trade_no, ""))
    back = _sums((*by_sale, func.coalesce(_RP.out_trade_no, "")), _RP.amount)
    yield from _uneven(unit, way, _P.refunded, back)


_JOINS: Final = {
    REFUND_LINE: and_(_RL.merchant_id == _R.merchant_id, _RL.refund_id == _R.refund_id),
    REFUND_PAYMENT: and_(_RP.merchant_id == _R.merchant_id, _RP.refund_id == _R.refund_id),
}


def _sums(key: Sequence[ColumnElement[Any]], told: Any) -> Subquery:
    """Sum a column by a key; a key of the refund is reached from the rows below it."""
    labels = [column.label(f"key_{place}") for place, column in enumerate(key)]
    source = told.table
    statement = select(*labels, func.sum(told).label("summed")).group_by(*key)
    joined = source.join(REFUND, _JOINS[source]) if source in _JOINS else source
    return statement.select_from(joined).subquery()


def _uneven(
    unit: Unit, key: Sequence[ColumnElement[Any]], kept: ColumnElement[int], sums: Subquery
) -> Iterator[Uneven]:
    """Yield each row whose kept figure is not its sum; no rows below it sum to nothing."""
    same = [column == sums.c[f"key_{place}"] for place, column in enumerate(key)]
    summed = func.coalesce(sums.c.summed, 0)
    columns = [column.label(f"key_{place}") for place, column in enumerate(key)]
    source = kept.table.outerjoin(sums, and_(*same))
    statement = (
        select(*columns, kept.label("kept"), summed.label("summed"))
        .select_from(source)
        .where(kept != summed)
    )
    for row in unit.all(statement):
        number = "/".join(str(part) for part in row[1 : len(key)] if part != "")
        yield Uneven(row.key_0, number, row.kept, int(row.summed))
