"""Trades by what they have in common, a page at a time, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, tuple_

from backend.kernel.columns import Instant
from backend.kernel.unit import Unit
from backend.payments.rules import Closing, State
from backend.payments.store.trades import Trade, trade_of
from backend.payments.tables import TRADE
from backend.protocol.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which trades; what is None does not narrow."""

    merchant_id: str | None = None
    buyer_id: str | None = None
    begin: datetime | None = None
    end: datetime | None = None
    state: State | None = None
    refunded: bool | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What the trades of a filter come to."""

    count: int
    paid_count: int
    paid: Money
    refunded: Money
    fee: Money


Place = tuple[datetime, str]
"""Where a page ends: the moment and the number of its last trade."""

_T = TRADE.c
# A precreated order is no trade yet, and one undone unseen never became one.
_SEEN: Final = and_(
    _T.state != State.PRECREATED.value,
    or_(_T.closing.is_(None), _T.closing != Closing.UNSEEN.value),
)


def _conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    yield _SEEN
    equals = ((_T.merchant_id, wanted.merchant_id), (_T.buyer_id, wanted.buyer_id))
    yield from (column == value for column, value in equals if value is not None)
    if wanted.state is not None:
        yield _T.state == wanted.state.value
    if wanted.begin is not None:
        yield _T.created_at >= wanted.begin
    if wanted.end is not None:
        yield _T.created_at < wanted.end
    if wanted.refunded is not None:
        yield (_T.refunded > 0) if wanted.refunded else (_T.refunded == 0)
    if wanted.text:
        yield _matches(wanted.text)


def _matches(text: str) -> ColumnElement[bool]:
    return or_(
        _T.subject.icontains(text, autoescape=True),
        _T.out_trade_no.istartswith(text, autoescape=True),
        _T.trade_no.startswith(text, autoescape=True),
        _T.buyer_logon.istartswith(text, autoescape=True),
    )


def newest(unit: Unit, wanted: Filter, *, most: int, after: Place | None) -> list[Trade]:
    """Return trades, newest first, from where the page before ended."""
    statement: Select[Any] = select(TRADE).where(*_conditions(wanted))
    if after is not None:
        moment, trade_no = after
        place = tuple_(literal(moment, Instant), literal(trade_no))
        statement = statement.where(tuple_(_T.created_at, _T.trade_no) < place)
    ordered = statement.order_by(_T.created_at.desc(), _T.trade_no.desc()).limit(most)
    return [trade_of(row) for row in unit.all(ordered)]


def totals(unit: Unit, wanted: Filter) -> Totals:
    columns: Sequence[ColumnElement[Any]] = (
        func.count(),
        func.coalesce(func.sum(case((_T.paid > 0, 1), else_=0)), 0),
        func.coalesce(func.sum(_T.paid), 0),
        func.coalesce(func.sum(_T.refunded), 0),
        func.coalesce(func.sum(_T.fee), 0),
    )
    (row,) = unit.all(select(*columns).where(*_conditions(wanted)))
    count, paid_count, *amounts = (int(value) for value in row)
    paid, refunded, fee = (Money(amount) for amount in amounts)
    return Totals(count, paid_count, paid, refunded, fee)
