"""
How a tax category is written, in a form or in a file.

A category is a word of the shop's own; what looks like a rate is one, written ``13%``: only of
those it is known how much tax is in a price. The 19 digits that invoices say of goods are a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from console.till.tax import WHOLE, rate_text

_RATE: Final = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)\s*%?", re.ASCII)
_SIGNED: Final = re.compile(r"[+-]?[\d.,]*\d[\d.,]*\s*%?", re.ASCII)
_CODE: Final = re.compile(r"\d{19}", re.ASCII)
"""税收分类编码: ``1030208030000000000``. Source: 商品和服务税收分类与编码."""
_FRACTIONS: Final[Mapping[str, str]] = {
    "0.13": "13%",
    "0.09": "9%",
    "0.06": "6%",
    "0.03": "3%",
    "0.01": "1%",
}
"""What a spreadsheet keeps of a cell that shows a rate by law."""


def read_tax(text: str) -> str | None:
    """Return a category as it is kept: ``13`` is ``13%``; None if it is a rate that cannot be."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _CODE.fullmatch(plain):
        return plain
    if _SIGNED.fullmatch(plain) is None:
        return text.strip()
    rate = _RATE.fullmatch(plain)
    if rate is None or (value := Decimal(rate[1]).scaleb(2)) > WHOLE or value % 1:
        return None
    return rate_text(int(value))


@lru_cache(maxsize=1024)
def tax_of(cell: str) -> str:
    """Return the category a cell of a file says; what can be no rate is the shop's own word."""
    rate = _FRACTIONS.get(cell) or read_tax(cell)
    return cell if rate is None else rate
