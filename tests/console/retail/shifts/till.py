"""What happens at the counter meanwhile."""

from __future__ import annotations

from backend.protocol.money import Money
from backend.retail.contract.shifts import ShiftReportRequest
from console.till.sale import Sale
from console.till.shifts_z import Closing
from tests.console.payments.shop import CASHIER, Shop


def sell(shop: Shop, fen: int, *, cash: int | None = None) -> Sale:
    """Sell something for cash, or take a part of it."""
    now, by = shop.clock.now(), CASHIER[0]
    shop.till.carts.add_amount("杂货", Money(fen), now=now)
    sale = shop.till.sales.checkout(cashier=by, now=now)
    part = Money(fen if cash is None else cash)
    shop.till.charges.take_cash(sale.sale_id, part, amount=part, by=by, now=now)
    return sale


def closed(shop: Shop, counted: int) -> ShiftReportRequest:
    """Close the open shift without the page."""
    now, by = shop.clock.now(), CASHIER[0]
    shop.till.shifts.count(Money(counted), by=by, now=now)
    closing = Closing(by, now, "x")
    return shop.till.shifts.close(closing, tolerance=Money(0), pace=shop.till.pace)
