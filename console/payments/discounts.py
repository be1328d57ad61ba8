"""How what is taken off reads."""

from __future__ import annotations

from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.words import Words
from console.till.discount import ALL, Off

_FREE: Final = QT_TRANSLATE_NOOP("Discounts", "free")
_PERCENT: Final = QT_TRANSLATE_NOOP("Discounts", "{share}% off")
_AMOUNT: Final = QT_TRANSLATE_NOOP("Discounts", "{amount} off")


def off_text(off: Off, words: Words) -> str:
    """Read what is taken off: ``12% off``, ``88折``, ``¥ 5.00 off``; nothing is empty."""
    if off.percent == ALL:
        return _FREE()
    if off.percent:
        left = ALL - off.percent
        tenths = str(left // 10) if left % 10 == 0 else str(left)
        chinese = words.language == "zh_CN"  # which says what is left, in tenths
        return _PERCENT().format(share=tenths if chinese else off.percent)
    return _AMOUNT().format(amount=words.money(off.amount)) if off.amount else ""
