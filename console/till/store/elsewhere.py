"""Sales and payments of other tills: kept as they were reported, settled from the start."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, insert

from backend.retail.contract.sales import SaleLine, SaleRecord
from console.till.attempt import Attempt
from console.till.sale import SaleState
from console.till.store import attempts, finding
from console.till.tables import OUTBOX, SALE_LINES, SALES

ELSEWHERE: Final = "elsewhere"
"""The reason of what was paid or given back at another till."""
_NO_DAY: Final = ""
"""No day of this till has it among its figures, nor counts it for the next number."""
_ADD: Final = insert(SALES)
_ADD_LINE: Final = insert(SALE_LINES)
_REPORTED: Final = insert(OUTBOX)


def add_sale(db: Connection, record: SaleRecord, number: str) -> None:
    """Keep a paid sale with its lines."""
    names = [line.name for line in record.lines]
    row = {
        "sale_id": record.sale_id,
        "number": number,
        "state": SaleState.PAID.value,
        "total": record.total.minor,
        "covered": record.total.minor,
        "discount": sum(line.discount.minor for line in record.lines),
        "cashier": record.staff_id,
        "note": record.note,
        "day": _NO_DAY,
        "opened_at": record.sold_at,
        "closed_at": record.sold_at,
        "in_hand": 0,
        "words": " ".join(names).casefold(),
    }
    seq = db.execute(_ADD, row).lastrowid
    finding.note(db, seq, number, iter(names))
    for line_no, line in enumerate(record.lines, start=1):
        db.execute(_ADD_LINE, _line(record.sale_id, line_no, line))


def add_payment(db: Connection, attempt: Attempt) -> None:
    """Keep a payment that pays its sale."""
    attempts.add(db, attempt, subject="", paid=attempt.amount)


def add_report(db: Connection, kind: str, key: str, sale_id: str, at: datetime) -> None:
    """Keep that it was reported: by the other till."""
    row = {"kind": kind, "key": key, "sale_id": sale_id, "payload": "{}", "state": "done"}
    db.execute(_REPORTED, {**row, "reason": ELSEWHERE, "made_at": at, "done_at": at})


def _line(sale_id: str, line_no: int, line: SaleLine) -> dict[str, object]:
    quantity = int(line.quantity.scaleb(3))
    return {
        "sale_id": sale_id,
        "line_no": line_no,
        "goods_id": line.goods_id,
        "barcode": line.barcode,
        "name": line.name,
        "unit": line.unit,
        "price": line.price.minor,
        "quantity": quantity,
        "weighed": int(quantity % 1000 != 0),
        "amount": line.amount.minor,
        "list_price": line.price.minor,
        "off_fen": line.discount.minor,
        "off_percent": 0,
        "discount": line.discount.minor,
        "share": 0,
        "note": "",
        "tax": line.tax,
    }
