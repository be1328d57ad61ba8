"""A receipt with everything on it that a receipt may have, to see a design by."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from backend.protocol.money import Money
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import Words
from console.paper.receipt import Receipt, ReceiptLine, Tender

_WATER = QT_TRANSLATE_NOOP("ReceiptExample", "Spring water 550 ml")
_APPLES = QT_TRANSLATE_NOOP("ReceiptExample", "Red Fuji apples, loose, first choice of this season")
_CAKE = QT_TRANSLATE_NOOP("ReceiptExample", "Moon cakes, box of eight")
_CASHIER = QT_TRANSLATE_NOOP("ReceiptExample", "Lin")
_CASH = QT_TRANSLATE_NOOP("ReceiptExample", "Cash")
_CODE = QT_TRANSLATE_NOOP("ReceiptExample", "Payment code")
_NOTE = QT_TRANSLATE_NOOP("ReceiptExample", "as a gift")
_LINES: Final[tuple[tuple[Phrase, int, int, int, int, str], ...]] = (
    # name, thousandths, price, discount, list price, tax category
    (_WATER, 2000, 200, 0, 200, "13%"),
    (_APPLES, 842, 1280, 100, 1280, "9%"),
    (_CAKE, 1000, 16800, 1680, 19800, "13%"),
)


def example(words: Words, now: datetime) -> Receipt:
    """Return it in the language in force."""
    lines = tuple(
        ReceiptLine(
            name=name(),
            quantity=quantity,
            price=Money(price),
            amount=Money((price * quantity + 500) // 1000 - off),
            discount=Money(off),
            list_price=Money(shelf),
            note=_NOTE() if name is _CAKE else "",
            tax=tax,
        )
        for name, quantity, price, off, shelf, tax in _LINES
    )
    total = sum((line.amount for line in lines), Money(0))
    cash = Money(10_000)
    return Receipt(
        number=f"{words.date(now)[2:].replace('-', '')}-0042",
        moment=words.moment(now),
        cashier=_CASHIER(),
        lines=lines,
        total=total,
        tenders=(
            Tender(name=_CASH(), amount=cash),
            Tender(
                name=_CODE(), amount=total - Money(9_950), reference="2026112222001400000000000042"
            ),
        ),
        change=cash - Money(9_950),
    )
