"""Read the codes in a picture with zxing-cpp, which is there with the extra ``camera`` only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

_KINDS: Final = "EAN13,EAN8,UPCA,UPCE,Code128,QRCode"
"""What goods and buyers show; fewer kinds, fewer things read that are not there."""
_LONGEST: Final = 512


@dataclass(frozen=True, slots=True)
class Seen:
    """A code in one picture, as a hand scanner would send it."""

    text: str
    sure: bool
    """Whether one look is enough: a QR code corrects itself, bars have one digit to check them."""
    where: QRect
    """The place it takes up in the picture, in dots."""


def can_read() -> bool:
    """Whether the reader is installed."""
    return find_spec("zxingcpp") is not None


def read(picture: QImage) -> tuple[Seen, ...]:
    """Return the codes in a picture, each once; where bars are read in two ways, neither."""
    import zxingcpp

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    kinds = zxingcpp.barcode_formats_from_str(_KINDS)
    found = zxingcpp.read_barcodes(grey, kinds, text_mode=zxingcpp.TextMode.Plain)
    sure = zxingcpp.BarcodeFormat.QRCode
    codes = [Seen(code.text.strip(), code.format == sure, _where(code.position)) for code in found]
    once = {seen.text: seen for seen in reversed(codes) if _is_one(seen, codes)}
    return tuple(reversed(once.values()))


def _where(position: object) -> QRect:
    corners = [getattr(position, name) for name in ("top_left", "bottom_right")]
    corners += [getattr(position, name) for name in ("top_right", "bottom_left")]
    across, down = [one.x for one in corners], [one.y for one in corners]
    return QRect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)


def _is_one(seen: Seen, codes: Sequence[Seen]) -> bool:
    text = seen.text
    if not text or len(text) > _LONGEST or not text.isprintable():
        return False
    return not any(other.text != text and other.where.intersects(seen.where) for other in codes)
