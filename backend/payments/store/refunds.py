"""What was given back, one row for each refund."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Row, bindparam, select

from backend.kernel.unit import Unit
from backend.payments.store.trades import Trade
from backend.payments.tables import REFUND
from backend.protocol.money import Money


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


_R = REFUND.c
_MERCHANT: Final[BindParameter[str]] = bindparam("merchant")
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
