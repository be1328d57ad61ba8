"""Orders: one row each, from the first call that named it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import BindParameter, Row, bindparam, select, update

from backend.kernel.columns import Instant
from backend.kernel.prepared import Values
from backend.kernel.unit import Unit
from backend.payments.rules import Closing, State
from backend.payments.tables import TRADE
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


def trade_of(row: Row[Any]) -> Trade:
    """Return the trade a whole row tells of."""
    fields: dict[str, Any] = dict(zip(_TRADE_NAMES, row, strict=True))
    for amount in _AMOUNTS:
        fields[amount] = Money(fields[amount])
    fields["state"] = State(fields["state"])
    fields["closing"] = Closing(fields["closing"]) if fields["closing"] else None
    return Trade(**fields)


def _one(row: Row[Any] | None) -> Trade | None:
    return None if row is None else trade_of(row)


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
    return [trade_of(row) for row in unit.all(_UNFINISHED, {"until": paid_until, "most": most})]


def every_trade(unit: Unit) -> Iterator[Trade]:
    for row in unit.all(_EVERY_TRADE):
        yield trade_of(row)
