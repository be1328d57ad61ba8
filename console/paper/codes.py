"""Bar codes and QR codes as dots, for papers whose printer cannot draw them itself."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from console.desk.document import Picture

BAR_HEIGHT: Final = 64
"""Dots."""
QUIET: Final = 4
"""Modules of white around a QR code, as ISO/IEC 18004 asks."""
_QUIET_BARS: Final = 10
"""Modules of white at either end of a bar code, as ISO/IEC 15417 asks."""


def bars(text: str) -> tuple[bool, ...]:
    """Return a text as the modules of a Code 128 symbol, without the quiet zones."""
    code128 = import_module("barcode").Code128  # says nothing of its types
    built: list[str] = code128(text).build()
    return tuple(module == "1" for module in built[0])


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return a text as the rows of a QR code, without the quiet zone."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text.encode())
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


def bar_picture(text: str, most: int) -> Picture | None:
    """Draw a Code 128 symbol with its quiet zones; none if it does not fit ``most`` dots."""
    row = (False,) * _QUIET_BARS + bars(text) + (False,) * _QUIET_BARS
    scale = min(2, most // len(row))
    return _drawn([row] * BAR_HEIGHT, scale, 1) if scale else None


def qr_picture(text: str, most: int) -> Picture:
    """Draw a QR code with its quiet zone, each module a whole number of dots, at most 6."""
    rows = modules(text)
    blank = [(False,) * (len(rows) + 2 * QUIET)] * QUIET
    side = (False,) * QUIET
    framed = [*blank, *(side + row + side for row in rows), *blank]
    scale = max(1, min(6, most // len(framed)))
    return _drawn(framed, scale, scale)


def _drawn(rows: list[tuple[bool, ...]], across: int, down: int) -> Picture:
    width = len(rows[0]) * across
    pad = -width % 8
    ink = bytearray()
    for row in rows:
        bits = "".join(("1" if dark else "0") * across for dark in row) + "0" * pad
        ink += int(bits, 2).to_bytes((width + pad) // 8, "big") * down
    return Picture(width, len(rows) * down, bytes(ink))
