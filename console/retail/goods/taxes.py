"""
The tax categories a shop can choose from, and what it may write instead.

A category is a word of the shop's own; what looks like a rate is one, written ``13%``. The 19
digits that invoices say of goods are a word, too.
Source: 增值税暂行条例 and its later notices: 13, 9 and 6 per cent, 3 per cent levied on small-scale
payers, for now reduced to 1, none on exports, and what is exempt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase, Text

EXEMPT: Final = "免税"
RATES: Final[Mapping[str, Phrase]] = {
    "13%": QT_TRANSLATE_NOOP("Taxes", "13%, most goods"),
    "9%": QT_TRANSLATE_NOOP("Taxes", "9%, farm produce, grain, oil, books"),
    "6%": QT_TRANSLATE_NOOP("Taxes", "6%, services"),
    "3%": QT_TRANSLATE_NOOP("Taxes", "3%, small-scale taxpayers"),
    "1%": QT_TRANSLATE_NOOP("Taxes", "1%, small-scale, reduced"),
    "0%": QT_TRANSLATE_NOOP("Taxes", "0%, zero-rated"),
    EXEMPT: QT_TRANSLATE_NOOP("Taxes", "Exempt from tax"),
}
_RATE: Final = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)\s*%?", re.ASCII)
_SIGNED: Final = re.compile(r"[+-]?[\d.,]*\d[\d.,]*\s*%?", re.ASCII)
_CODE: Final = re.compile(r"\d{19}", re.ASCII)
"""税收分类编码: ``1030208030000000000``. Source: 商品和服务税收分类与编码."""
_MOST: Final = Decimal(100)
_STEP: Final = Decimal("0.01")


def read_tax(text: str) -> str | None:
    """Return a category as it is kept: ``13`` is ``13%``; None if it is a rate that cannot be."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _CODE.fullmatch(plain):
        return plain
    if _SIGNED.fullmatch(plain) is None:
        return text.strip()
    rate = _RATE.fullmatch(plain)
    if rate is None or (value := Decimal(rate[1])) > _MOST or value % _STEP:
        return None
    return f"{value.normalize():f}%"


def offers(used: Iterable[str]) -> dict[str, Text]:
    """Return what is offered: the rates by law, then the shop's own words."""
    own: dict[str, Text] = {word: word for word in used if word and word not in RATES}
    return {**RATES, **own}
