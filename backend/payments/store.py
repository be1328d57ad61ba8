"""Every query of payments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from backend.kernel.columns import Instant
from backend.kernel.prepared import Values
from backend.kernel.unit import Unit
from backend.payments.rules import Closing, State
from backend.payments.tables import QR, REFUND, TRADE
from backend.protocol.money import Money

_NOTHING: Final = Money(0)


class Trade(NamedTuple):
    """
    An order, from the first call that named it; its fields in the order of the table's columns.
    Where it says nothing else, nobody has been asked to pay yet.

    A tuple: it is made and changed several times in a payment, at a quarter of a dataclass's cost.
    """

    merchant_id: str
    trade_no: str
    out_trade_no: str
    app_id: str
    fee_bp: int
    created_at: datetime
    expires_at: datetime
    state: State = State.PRECREATED
    version: int = 0
    total: Money = _NOTHING
    paid: Money = _NOTHING
    refunded: Money = _NOTHING
    fee: Money = _NOTHING
    subject: str = ""
    body: str | None = None
    buyer_id: str | None = None
    buyer_logon: str | None = None
    auth_code: str | None = None
    product_code: str | None = None
    store_id: str | None = None
    terminal_id: str | None = None
    operator_id: str | None = None
    passback_params: str | None = None
    notify_url: str | None = None
    paid_at: datetime | None = None
    closed_at: datetime | None = None
    closing: Closing | None = None

    @property
    def kept(self) -> Money:
        return self.paid - self.refunded


@dataclass(frozen=True, slots=True)
class Qr:
    """Which order a QR code opens, and until when."""

    merchant_id: str
    trade_no: str
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """One refund of a trade."""

    merchant_id: str
    trade_no: str
    out_request_no: str
    version: int
    amount: Money
    fee_back: Money
    reason: str | None
    operator_id: str | None
    store_id: str | None
    terminal_id: str | None
    refunded_at: datetime


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
_TRADE_NAMES: Final = tuple(TRADE.c.keys())
_AMOUNTS: Final = ("total", "paid", "refunded", "fee")
_STATE: Final = _TRADE_NAMES.index("state")
_SUBJECT: Final = _TRADE_NAMES.index("subject")
_MERCHANT: Final[BindParameter[str]] = bindparam("merchant")
_BY_TRADE_NO: Final = select(TRADE).where(
    _T.merchant_id == _MERCHANT, _T.trade_no == bindparam("trade")
)
_BY_OUT_TRADE_NO: Final = select(TRADE).where(
    _T.merchant_id == _MERCHANT, _T.out_trade_no == bindparam("order")
)
_OF_BUYER: Final = select(TRADE).where(
    _T.buyer_id == bindparam("buyer"), _T.trade_no == bindparam("trade")
)
_UNFINISHED: Final = (
    select(TRADE)
    .where(_T.state == State.PAID.value, _T.paid_at <= bindparam("until", type_=Instant))
    .order_by(_T.paid_at)
    .limit(bindparam("most"))
)
_EVERY_TRADE: Final = select(TRADE).order_by(_T.merchant_id, _T.trade_no)
_MOVE: Final = (
    update(TRADE)
    .where(
        _T.merchant_id == _MERCHANT,
        _T.trade_no == bindparam("trade"),
        _T.version == bindparam("was"),
        _T.refunded == bindparam("had_refunded"),
    )
    .values(
        {
            column: bindparam(f"to_{column}", type_=_T[column].type)
            for column in (
                "app_id",
                "state",
                "version",
                "paid",
                "refunded",
                "fee",
                "fee_bp",
                "buyer_id",
                "buyer_logon",
                "auth_code",
                "product_code",
                "store_id",
                "terminal_id",
                "operator_id",
                "passback_params",
                "notify_url",
                "created_at",
                "expires_at",
                "paid_at",
                "closed_at",
                "closing",
            )
        }
    )
)


def _row_of(trade: Trade) -> Values:
    return (
        *trade[:_STATE],
        trade.state.value,
        trade.version,
        *(trade.total.minor, trade.paid.minor, trade.refunded.minor, trade.fee.minor),
        *trade[_SUBJECT:-1],
        trade.closing.value if trade.closing else None,
    )


def _trade(row: Row[Any]) -> Trade:
    fields: dict[str, Any] = dict(zip(_TRADE_NAMES, row, strict=True))
    for amount in _AMOUNTS:
        fields[amount] = Money(fields[amount])
    fields["state"] = State(fields["state"])
    fields["closing"] = Closing(fields["closing"]) if fields["closing"] else None
    return Trade(**fields)


def _one(row: Row[Any] | None) -> Trade | None:
    return None if row is None else _trade(row)


def add_trade(unit: Unit, trade: Trade) -> bool:
    """Add an order; False if its number is taken."""
    return unit.add_once(TRADE, _row_of(trade))


def move(unit: Unit, before: Trade, after: Trade) -> bool:
    """Change a trade from what it was read as; False if it has changed since."""
    row = zip(_TRADE_NAMES, _row_of(after), strict=True)
    changes = {f"to_{column}": value for column, value in row}
    named = {"merchant": before.merchant_id, "trade": before.trade_no, "was": before.version}
    return unit.change(_MOVE, {**changes, **named, "had_refunded": before.refunded.minor}) == 1


def by_trade_no(unit: Unit, merchant_id: str, trade_no: str) -> Trade | None:
    return _one(unit.one(_BY_TRADE_NO, {"merchant": merchant_id, "trade": trade_no}))


def by_out_trade_no(unit: Unit, merchant_id: str, out_trade_no: str) -> Trade | None:
    return _one(unit.one(_BY_OUT_TRADE_NO, {"merchant": merchant_id, "order": out_trade_no}))


def of_buyer(unit: Unit, buyer_id: str, trade_no: str) -> Trade | None:
    return _one(unit.one(_OF_BUYER, {"buyer": buyer_id, "trade": trade_no}))


def unfinished(unit: Unit, paid_until: datetime, most: int) -> list[Trade]:
    """Return paid trades whose refund window is over, oldest first, of every merchant."""
    return [_trade(row) for row in unit.all(_UNFINISHED, {"until": paid_until, "most": most})]


def every_trade(unit: Unit) -> Iterator[Trade]:
    for row in unit.all(_EVERY_TRADE):
        yield _trade(row)


# QR codes

_Q = QR.c
_QR_BY_TOKEN: Final = select(QR).where(_Q.token == bindparam("wanted"))
_QR_BY_TRADE: Final = select(QR).where(
    _Q.merchant_id == _MERCHANT, _Q.trade_no == bindparam("trade")
)
_RENEW_QR: Final = (
    update(QR)
    .where(_Q.merchant_id == _MERCHANT, _Q.trade_no == bindparam("trade"))
    .values(token=bindparam("to_token"), expires_at=bindparam("to_expires", type_=Instant))
)


def _qr(row: Row[Any]) -> Qr:
    return Qr(row.merchant_id, row.trade_no, row.token, row.expires_at)


def put_qr(unit: Unit, qr: Qr) -> None:
    """Keep the one code of an order, in place of any before it."""
    named = {"merchant": qr.merchant_id, "trade": qr.trade_no}
    if not unit.change(_RENEW_QR, {**named, "to_token": qr.token, "to_expires": qr.expires_at}):
        row = {
            "merchant_id": qr.merchant_id,
            "trade_no": qr.trade_no,
            "token": qr.token,
            "expires_at": qr.expires_at,
        }
        unit.insert_once(QR, row)


def qr_by_token(unit: Unit, token: str) -> Qr | None:
    row = unit.one(_QR_BY_TOKEN, {"wanted": token})
    return None if row is None else _qr(row)


def qr_of(unit: Unit, trade: Trade) -> Qr | None:
    row = unit.one(_QR_BY_TRADE, {"merchant": trade.merchant_id, "trade": trade.trade_no})
    return None if row is None else _qr(row)


# Refunds

_R = REFUND.c
_REFUND_NAMES: Final = tuple(REFUND.c.keys())
_REFUND: Final = select(REFUND).where(
    _R.merchant_id == _MERCHANT,
    _R.trade_no == bindparam("trade"),
    _R.out_request_no == bindparam("request"),
)
_REFUNDS: Final = (
    select(REFUND)
    .where(_R.merchant_id == _MERCHANT, _R.trade_no == bindparam("trade"))
    .order_by(_R.version)
)
_EVERY_REFUND: Final = select(REFUND).order_by(_R.merchant_id, _R.trade_no, _R.version)


def _refund(row: Row[Any]) -> Refund:
    fields: dict[str, Any] = dict(zip(_REFUND_NAMES, row, strict=True))
    fields["amount"] = Money(fields["amount"])
    fields["fee_back"] = Money(fields["fee_back"])
    return Refund(**fields)


def add_refund(unit: Unit, refund: Refund) -> bool:
    """Add a refund; False if its number is taken."""
    row: dict[str, object] = {name: getattr(refund, name) for name in _REFUND_NAMES}
    row["amount"], row["fee_back"] = refund.amount.minor, refund.fee_back.minor
    return unit.insert_once(REFUND, row)


def refund(unit: Unit, trade: Trade, out_request_no: str) -> Refund | None:
    named = {"merchant": trade.merchant_id, "trade": trade.trade_no, "request": out_request_no}
    row = unit.one(_REFUND, named)
    return None if row is None else _refund(row)


def refunds_of(unit: Unit, trade: Trade) -> list[Refund]:
    named = {"merchant": trade.merchant_id, "trade": trade.trade_no}
    return [_refund(row) for row in unit.all(_REFUNDS, named)]


def every_refund(unit: Unit) -> Iterator[Refund]:
    for row in unit.all(_EVERY_REFUND):
        yield _refund(row)


# Lists

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
    return [_trade(row) for row in unit.all(ordered)]


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
