"""How a quantity of goods reads."""

from __future__ import annotations

from decimal import Decimal

from console.desk.words import Words
from console.till.totals import ONE

_GRAM = Decimal("0.001")


def quantity_text(thousandths: int, words: Words, *, weighed: bool) -> str:
    """Read a quantity: pieces whole, weights with three decimals."""
    if weighed:
        return words.number((Decimal(thousandths) / ONE).quantize(_GRAM))
    return words.number(thousandths // ONE)
