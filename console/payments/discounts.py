"""How what is taken off reads, and how a share of it is typed."""

from __future__ import annotations

from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.words import Words
from console.till.discount import ALL, Off
from console.till.totals import ONE

_TENTHS: Final = 10 * ONE
"""Up to here Chinese counts tenths that are left, ``8`` or ``8.5``; above, hundredths, ``85``."""
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
        return _PERCENT().format(share=tenths if _says_what_is_left(words) else off.percent)
    return _AMOUNT().format(amount=words.money(off.amount)) if off.amount else ""


def typed_percent(thousandths: int, words: Words) -> int | None:
    """
    Return the whole percent taken off that a typed number means; None if it means none.

    English types what is taken off, ``15``; Chinese what is left, ``8.5`` or ``85``.
    """
    if _says_what_is_left(words):
        thousandths = ALL * ONE - thousandths * (10 if thousandths <= _TENTHS else 1)
    percent, rest = divmod(thousandths, ONE)
    return percent if not rest and 0 <= percent <= ALL else None


def percent_to_type(percent: int, words: Words) -> int:
    """Return the number, in thousandths, that would be typed for so many percent taken off."""
    return (ALL - percent) * ONE // 10 if _says_what_is_left(words) else percent * ONE


def _says_what_is_left(words: Words) -> bool:
    return words.language == "zh_CN"
