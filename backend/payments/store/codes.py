"""The QR codes orders are shown by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from backend.kernel.columns import Instant
from backend.kernel.unit import Unit
from backend.payments.store.trades import Trade
from backend.payments.tables import QR


@dataclass(frozen=True, slots=True)
class Qr:
    """Which order a QR code opens, and until when."""

    merchant_id: str
    trade_no: str
    token: str
    expires_at: datetime


_Q = QR.c
_QR_BY_TOKEN: Final = select(QR).where(_Q.token == bindparam("wanted"))
_QR_BY_TRADE: Final = select(QR).where(
    _Q.merchant_id == bindparam("merchant"), _Q.trade_no == bindparam("trade")
)
_RENEW_QR: Final = (
    update(QR)
    .where(_Q.merchant_id == bindparam("merchant"), _Q.trade_no == bindparam("trade"))
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
