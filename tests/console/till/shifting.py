"""What is done with the drawer, in a word each."""

from __future__ import annotations

from backend.protocol.money import Money
from backend.retail.contract.shifts import (
    MoveKind,
    ShiftReportRequest,
)
from console.till.attempt import Attempt
from console.till.refund import Approval
from console.till.sale import Sale
from console.till.shifts_z import Closing
from tests.console.till.shop import CASHIER, Shop

MANAGER = "201"


def cash(shop: Shop, sale: Sale, part: int | None = None) -> Attempt:
    amount = None if part is None else Money(part)
    given = amount or sale.total
    now = shop.clock.now()
    return shop.till.charges.take_cash(sale.sale_id, given, amount=amount, by=CASHIER, now=now)


def count(shop: Shop, fen: int) -> None:
    shop.till.shifts.count(Money(fen), by=CASHIER, now=shop.clock.now())


def float_(shop: Shop, fen: int) -> None:
    shop.till.shifts.count_float(Money(fen), by=CASHIER, now=shop.clock.now())


def move(shop: Shop, kind: MoveKind, fen: int) -> None:
    shop.till.shifts.move(kind, Money(fen), "换零钱", by=CASHIER, now=shop.clock.now())


def close(
    shop: Shop, fen: int, *, reason: str = "", approval: Approval | None = None
) -> ShiftReportRequest:
    count(shop, fen)
    return close_as_counted(shop, reason=reason, approval=approval)


def close_as_counted(
    shop: Shop, *, reason: str = "", approval: Approval | None = None
) -> ShiftReportRequest:
    closing = Closing(CASHIER, shop.clock.now(), reason, approval)
    return shop.till.shifts.close(closing, tolerance=Money(500), pace=shop.pace)
