"""Queries over sales and what was given back for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, tuple_, update

from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.retail.contract.fields import THOUSANDTHS
from backend.retail.contract.sales import (
    RefundLine,
    RefundPayment,
    SaleLine,
    SalePayment,
    SaleReportRequest,
    SaleSummary,
    Tender,
)
from backend.retail.tables import SALE, SALE_LINE, SALE_PAYMENT

_S, _L, _P = SALE.c, SALE_LINE.c, SALE_PAYMENT.c
_THIS_SALE: Final = (_S.merchant_id == bindparam("m"), _S.sale_id == bindparam("s"))
_HEAD: Final = select(SALE).where(*_THIS_SALE)
_LINES: Final = (
    select(SALE_LINE)
    .where(_L.merchant_id == bindparam("m"), _L.sale_id == bindparam("s"))
    .order_by(_L.line_no)
)
_PAYMENTS: Final = (
    select(SALE_PAYMENT)
    .where(_P.merchant_id == bindparam("m"), _P.sale_id == bindparam("s"))
    .order_by(_P.place)
)
_PAID_BY: Final = select(_P.sale_id).where(
    _P.merchant_id == bindparam("m"), _P.out_trade_no == bindparam("o")
)
# Whether enough is left is asked by the very statement that takes it: no two refunds share it.
_GIVE_BACK: Final = (
    update(SALE)
    .where(*_THIS_SALE, _S.refunded + bindparam("fen") <= _S.total)
    .values(refunded=_S.refunded + bindparam("fen"), version=_S.version + 1)
    .returning(_S.refunded, _S.version)
)
_RETURN_LINE: Final = (
    update(SALE_LINE)
    .where(
        _L.merchant_id == bindparam("m"),
        _L.sale_id == bindparam("s"),
        _L.line_no == bindparam("line"),
        _L.returned + bindparam("came") <= _L.quantity,
        _L.refunded + bindparam("fen") <= _L.total,
    )
    .values(returned=_L.returned + bindparam("came"), refunded=_L.refunded + bindparam("fen"))
)
_RETURN_PAYMENT: Final = (
    update(SALE_PAYMENT)
    .where(
        _P.merchant_id == bindparam("m"),
        _P.sale_id == bindparam("s"),
        _P.tender == bindparam("tender_was"),
        _P.out_trade_no.is_not_distinct_from(bindparam("order")),
        _P.refunded + bindparam("fen") <= _P.amount,
    )
    .values(refunded=_P.refunded + bindparam("fen"))
)


@dataclass(frozen=True, slots=True)
class SaleHead:
    """A sale without its lines."""

    sale_id: str
    till_id: str
    shift_id: str | None
    staff_id: str
    sold_at: datetime
    total: Money
    refunded: Money
    note: str
    number: str
    recorded_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What a sale stands at once money was given back for it."""

    refunded: Money
    """All of it so far."""
    version: int
    """Which change of the sale this was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedSales:
    """What sales to list."""

    sold_from: datetime | None = None
    sold_before: datetime | None = None
    till_id: str | None = None
    staff_id: str | None = None
    number: str = ""
    after: tuple[datetime, str] | None = None
    """``sold_at`` and ``sale_id`` of a sale; only those further down the list are wanted."""


def add_sale(
    unit: Unit, merchant_id: str, report: SaleReportRequest, *, digest: str, recorded_at: datetime
) -> bool:
    """Write down a sale without its lines and payments; False if its number is taken."""
    row = {
        "merchant_id": merchant_id,
        "sale_id": report.sale_id,
        "till_id": report.till_id,
        "shift_id": report.shift_id,
        "staff_id": report.staff_id,
        "sold_at": report.sold_at,
        "total": report.total.minor,
        "lines_total": sum(line.total.minor for line in report.lines),
        "paid": sum(payment.amount.minor for payment in report.payments),
        "refunded": 0,
        "note": report.note,
        "number": report.number or None,
        "recorded_at": recorded_at,
        "digest": digest,
        "version": 1,
    }
    return unit.insert_once(SALE, row)


def add_lines(unit: Unit, merchant_id: str, sale_id: str, lines: tuple[SaleLine, ...]) -> None:
    rows = [
        {
            "merchant_id": merchant_id,
            "sale_id": sale_id,
            "line_no": line_no,
            "goods_id": line.goods_id,
            "name": line.name,
            "barcode": line.barcode,
            "unit": line.unit,
            "price": line.price.minor,
            "quantity": thousandths(line.quantity),
            "amount": line.amount.minor,
            "discount": line.discount.minor,
            "total": line.total.minor,
            "tax": line.tax,
            "returned": 0,
            "refunded": 0,
        }
        for line_no, line in enumerate(lines, start=1)
    ]
    unit.write_many(SALE_LINE, rows)


def add_payment(
    unit: Unit, merchant_id: str, sale_id: str, place: int, payment: SalePayment
) -> bool:
    """Write down how a sale was paid; False if its order already paid another."""
    row = {
        "merchant_id": merchant_id,
        "sale_id": sale_id,
        "place": place,
        "tender": payment.tender.value,
        "out_trade_no": payment.out_trade_no,
        "trade_no": payment.trade_no,
        "amount": payment.amount.minor,
        "refunded": 0,
    }
    return unit.insert_once(SALE_PAYMENT, row)


def sale_head(unit: Unit, merchant_id: str, sale_id: str) -> SaleHead | None:
    row = unit.one(_HEAD, {"m": merchant_id, "s": sale_id})
    if row is None:
        return None
    return SaleHead(
        sale_id=row.sale_id,
        till_id=row.till_id,
        shift_id=row.shift_id,
        staff_id=row.staff_id,
        sold_at=row.sold_at,
        total=Money(row.total),
        refunded=Money(row.refunded),
        note=row.note,
        number=row.number or "",
        recorded_at=row.recorded_at,
        digest=row.digest,
    )


def sale_lines(unit: Unit, merchant_id: str, sale_id: str) -> tuple[SaleLine, ...]:
    """Return the lines of a sale in the order of its receipt."""
    return tuple(_line(row) for row in unit.all(_LINES, {"m": merchant_id, "s": sale_id}))


def sale_payments(unit: Unit, merchant_id: str, sale_id: str) -> tuple[SalePayment, ...]:
    """Return how a sale was paid, in the order it was reported."""
    return tuple(_payment(row) for row in unit.all(_PAYMENTS, {"m": merchant_id, "s": sale_id}))


def sale_paid_by(unit: Unit, merchant_id: str, out_trade_no: str) -> str | None:
    """Return the sale_id of what an order paid."""
    row = unit.one(_PAID_BY, {"m": merchant_id, "o": out_trade_no})
    return None if row is None else str(row.sale_id)


def list_sales(
    unit: Unit, merchant_id: str, wanted: WantedSales, limit: int
) -> tuple[SaleSummary, ...]:
    """Return sales newest first, at most ``limit``."""
    statement = select(SALE).where(_S.merchant_id == bindparam("m"))
    if wanted.sold_from is not None:
        statement = statement.where(_S.sold_at >= wanted.sold_from)
    if wanted.sold_before is not None:
        statement = statement.where(_S.sold_at < wanted.sold_before)
    if wanted.till_id is not None:
        statement = statement.where(_S.till_id == wanted.till_id)
    if wanted.staff_id is not None:
        statement = statement.where(_S.staff_id == wanted.staff_id)
    if wanted.number:
        statement = statement.where(_S.number == wanted.number)
    if wanted.after is not None:
        sold_at, sale_id = wanted.after
        earlier = tuple_(_S.sold_at, _S.sale_id) < tuple_(
            bindparam("at", sold_at, type_=_S.sold_at.type), bindparam("id", sale_id)
        )
        statement = statement.where(earlier)
    statement = statement.order_by(_S.sold_at.desc(), _S.sale_id.desc()).limit(limit)
    return tuple(_summary(row) for row in unit.all(statement, {"m": merchant_id}))


def give_back(unit: Unit, merchant_id: str, sale_id: str, amount: Money) -> GivenBack | None:
    """Count money as given back for a sale; None, and nothing changed, if less is left."""
    row = unit.one(_GIVE_BACK, {"m": merchant_id, "s": sale_id, "fen": amount.minor})
    return None if row is None else GivenBack(Money(row.refunded), row.version)


def return_line(unit: Unit, merchant_id: str, sale_id: str, line: RefundLine) -> bool:
    """Count goods of one line as come back; False if less of them, or of their price, is left."""
    named = {
        "m": merchant_id,
        "s": sale_id,
        "line": line.line_no,
        "came": thousandths(line.quantity),
        "fen": line.total.minor,
    }
    return unit.change(_RETURN_LINE, named) == 1


def return_payment(unit: Unit, merchant_id: str, sale_id: str, payment: RefundPayment) -> bool:
    """Count money as gone back the way it came; False if less came that way."""
    named = {
        "m": merchant_id,
        "s": sale_id,
        "tender_was": payment.tender.value,
        "order": payment.out_trade_no,
        "fen": payment.amount.minor,
    }
    return unit.change(_RETURN_PAYMENT, named) == 1


def thousandths(quantity: Decimal) -> int:
    """Return a quantity as it is stored."""
    return int(quantity.scaleb(3))


def from_thousandths(stored: int) -> Decimal:
    """Return a stored quantity."""
    return stored * THOUSANDTHS


def _line(row: Row[Any]) -> SaleLine:
    return SaleLine(
        goods_id=row.goods_id,
        name=row.name,
        barcode=row.barcode,
        unit=row.unit,
        price=Money(row.price),
        quantity=from_thousandths(row.quantity),
        amount=Money(row.amount),
        discount=Money(row.discount),
        total=Money(row.total),
        tax=row.tax,
    )


def _payment(row: Row[Any]) -> SalePayment:
    return SalePayment(
        tender=Tender(row.tender),
        amount=Money(row.amount),
        out_trade_no=row.out_trade_no,
        trade_no=row.trade_no,
    )


def _summary(row: Row[Any]) -> SaleSummary:
    return SaleSummary(
        sale_id=row.sale_id,
        till_id=row.till_id,
        staff_id=row.staff_id,
        sold_at=row.sold_at,
        total=Money(row.total),
        refunded=Money(row.refunded),
        number=row.number or "",
    )
