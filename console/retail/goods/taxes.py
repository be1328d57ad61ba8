"""
The tax categories a shop can choose from.

Source: 增值税暂行条例 and its later notices: 13, 9 and 6 per cent, 3 per cent levied on small-scale
payers, for now reduced to 1, none on exports, and what is exempt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def offers(used: Iterable[str]) -> dict[str, Text]:
    """Return what is offered: the rates by law, then the shop's own words."""
    own: dict[str, Text] = {word: word for word in used if word and word not in RATES}
    return {**RATES, **own}
