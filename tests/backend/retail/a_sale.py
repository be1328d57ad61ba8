"""Reports as a till makes them, to be changed in one place by a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from backend.protocol.money import Money
from tests.backend.retail.conftest import CASHIER

Json = dict[str, Any]


def a_line(price: int = 350, pieces: int = 2, discount: int = 0, /, **changes: object) -> Json:
    """Return a line of whole pieces; amounts in fen."""
    amount = price * pieces
    facts: Json = {
        "goods_id": "G0002",
        "name": "山泉里 饮用天然水",
        "unit": "瓶",
        "price": Money(price).to_text(),
        "quantity": str(pieces),
        "amount": Money(amount).to_text(),
        "discount": Money(discount).to_text(),
        "total": Money(amount - discount).to_text(),
    }
    return {**facts, **changes}


def a_payment(fen: int, order: str | None = "O1", /, **changes: object) -> Json:
    """Return a payment by an order, or in cash without one; its amount in fen."""
    facts: Json = {"tender": "QR" if order else "CASH", "amount": Money(fen).to_text()}
    if order:
        facts |= {"out_trade_no": order, "trade_no": "2026112222001234567890123456"}
    return {**facts, **changes}


def a_sale(
    lines: Sequence[Json] = (), payments: Sequence[Json] | None = None, /, **changes: object
) -> Json:
    """Return a report of a sale of 7.00 by one order, or of the lines given."""
    sold = list(lines) or [a_line()]
    total = sum(Money.from_text(line["total"]).minor for line in sold)
    paid = [a_payment(total)] if payments is None and total else list(payments or ())
    facts: Json = {
        "sale_id": "S1",
        "till_id": "T1",
        "staff_id": CASHIER,
        "sold_at": "2026-11-22 11:59:30",
        "lines": sold,
        "total": Money(total).to_text(),
        "payments": paid,
    }
    return {**facts, **changes}


def a_refund(
    fen: int,
    order: str | None = "O1",
    lines: Sequence[Mapping[str, object]] = (),
    /,
    **changes: object,
) -> Json:
    """Return a report of money given back to an order, or in cash without one; amount in fen."""
    way: Json = {"tender": "QR" if order else "CASH", "amount": Money(fen).to_text()}
    if order:
        way |= {"out_trade_no": order, "out_request_no": str(changes.get("refund_id", "R1"))}
    facts: Json = {
        "refund_id": "R1",
        "sale_id": "S1",
        "till_id": "T1",
        "staff_id": "201",
        "refunded_at": "2026-11-22 12:30:00",
        "lines": list(lines),
        "total": Money(fen).to_text(),
        "payments": [way],
        "reason": "顾客退货",
    }
    return {**facts, **changes}
