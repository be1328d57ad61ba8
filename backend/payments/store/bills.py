"""What was paid and given back in a period, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, Select, and_, func, literal, select, tuple_

from backend.kernel.columns import Instant, at_most
from backend.kernel.unit import Unit
from backend.payments import rules
from backend.payments.tables import REFUND, TRADE
from backend.protocol.money import Money

_T, _R = TRADE.c, REFUND.c
_JOINED: Final = REFUND.join(
    TRADE, and_(_T.merchant_id == _R.merchant_id, _T.trade_no == _R.trade_no)
)
_PAYMENT_PLACE: Final = (_T.created_at, _T.trade_no)
_REFUND_PLACE: Final = (_R.refunded_at, _R.trade_no, _R.out_request_no)


class Span(NamedTuple):
    """A merchant's time from a moment up to another."""

    merchant_id: str
    begin: datetime
    end: datetime


class Booking(NamedTuple):
    """One payment or one refund; amounts are never negative."""

    trade_no: str
    out_trade_no: str
    out_request_no: str | None
    """The number of the refund; None for a payment."""
    subject: str
    buyer_logon: str | None
    amount: Money
    fee: Money
    """Taken with a payment, given back with a refund."""
    created_at: datetime
    booked_at: datetime
    store_id: str | None
    operator_id: str | None
    terminal_id: str | None
    note: str | None


_AMOUNTS: Final = slice(5, 7)
PaymentPlace = tuple[datetime, str]
RefundPlace = tuple[datetime, str, str]
"""Where a page ends."""


def payments(unit: Unit, span: Span, *, most: int, after: PaymentPlace | None) -> list[Booking]:
    """
    Return what was paid, in the order the orders were made.

    No index tells when a trade was paid, for every sale would bear its cost: an order lives no
    longer than ``rules.LIFE_MAX``, so it was made at most that long before.
    """
    statement: Select[*tuple[Any, ...]] = select(TRADE).where(
        _T.merchant_id == span.merchant_id,
        _T.created_at >= span.begin - rules.LIFE_MAX,
        _T.created_at < span.end,
        _T.paid_at >= span.begin,
        _T.paid_at < span.end,
    )
    if after is not None:
        at, trade_no = after
        place = tuple_(literal(at, Instant), literal(trade_no))
        statement = statement.where(tuple_(*_PAYMENT_PLACE) > place)
    rows = unit.all(statement.order_by(*_PAYMENT_PLACE).limit(at_most(most)))
    return [_payment(row) for row in rows]


def refunds(unit: Unit, span: Span, *, most: int, after: RefundPlace | None) -> list[Booking]:
    """Return what was given back, oldest first; one that names no till has its trade's."""
    columns: tuple[Any, ...] = (
        *(_R.trade_no, _T.out_trade_no, _R.out_request_no, _T.subject, _T.buyer_logon),
        *(_R.amount, _R.fee_back, _T.created_at, _R.refunded_at),
        func.coalesce(_R.store_id, _T.store_id),
        func.coalesce(_R.operator_id, _T.operator_id),
        func.coalesce(_R.terminal_id, _T.terminal_id),
        _R.reason,
    )
    statement: Select[*tuple[Any, ...]] = (
        select(*columns)
        .select_from(_JOINED)
        .where(
            _R.merchant_id == span.merchant_id,
            _R.refunded_at >= span.begin,
            _R.refunded_at < span.end,
        )
    )
    if after is not None:
        at, trade_no, request_no = after
        place = tuple_(literal(at, Instant), literal(trade_no), literal(request_no))
        statement = statement.where(tuple_(*_REFUND_PLACE) > place)
    rows = unit.all(statement.order_by(*_REFUND_PLACE).limit(at_most(most)))
    return [_refund(row) for row in rows]


def named(unit: Unit, merchant_id: str, trade_nos: Sequence[str]) -> dict[str, Booking]:
    """Return the payments of trades, by their numbers."""
    wanted = select(TRADE).where(
        _T.merchant_id == merchant_id, _T.trade_no.in_(trade_nos), _T.paid_at.is_not(None)
    )
    return {row.trade_no: _payment(row) for row in unit.all(wanted)}


def _payment(row: Row[Any]) -> Booking:
    paid = Money(row.paid)
    return Booking(
        trade_no=row.trade_no,
        out_trade_no=row.out_trade_no,
        out_request_no=None,
        subject=row.subject,
        buyer_logon=row.buyer_logon,
        amount=paid,
        fee=rules.fee(paid, row.fee_bp),
        created_at=row.created_at,
        booked_at=row.paid_at,
        store_id=row.store_id,
        operator_id=row.operator_id,
        terminal_id=row.terminal_id,
        note=row.body,
    )


def _refund(row: Row[Any]) -> Booking:
    fields: list[Any] = [*row]
    fields[_AMOUNTS] = map(Money, row[_AMOUNTS])
    return Booking(*fields)
