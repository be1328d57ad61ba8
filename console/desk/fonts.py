"""The system's own Chinese face, its sizes, and whether there is one at all."""

from __future__ import annotations

import sys
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

SMALL: Final = 12
NOTE: Final = 13
BODY: Final = 15
STRONG: Final = 17
TITLE: Final = 22
BIG: Final = 34
HUGE: Final = 56

REGULAR: Final = 400
SEMIBOLD: Final = 600
BOLD: Final = 700

_FAMILIES: Final = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei", "DengXian", "SimHei"),
    "darwin": ("PingFang SC", "Hiragino Sans GB", "Heiti SC"),
}
_ELSEWHERE: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)


def families() -> list[str]:
    """Return the faces to try, best first."""
    return [*_FAMILIES.get(sys.platform, ()), *_ELSEWHERE]


def face(size: int, weight: int = REGULAR) -> QFont:
    """Return the console's face at a size in pixels, figures tabular."""
    return QFont(_face(size, weight))


@cache
def _face(size: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def has_chinese() -> bool:
    """Whether Chinese can be read here rather than shown as boxes."""
    if QRawFont.fromFont(face(BODY)).supportsCharacter(ord("掌")):
        return True
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
