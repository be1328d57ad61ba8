"""What one receipt printer can do, and which letters it knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from console.paper.layout import NARROW
from console.paper.letters import columns


class Mode(StrEnum):
    """How text goes to the printer."""

    GB18030 = "gb18030"
    UTF8 = "utf8"
    RASTER = "raster"
    """As dots: for a printer without Chinese letters."""


class Dialect(StrEnum):
    """Whose commands choose the encoding; everything else is said alike."""

    EPSON = "epson"
    CHINA = "china"
    """Most makes sold in China: Xprinter, Gprinter, Rongta and their kin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One printer's abilities; those of a plain 58 mm one unless told."""

    columns: Annotated[int, Field(ge=24, le=64)] = NARROW
    """Half-width columns: 32 on 58 mm paper, 48 on 80 mm."""
    dots: Annotated[int, Field(ge=320, le=832, multiple_of=8)] = 384
    """Dots across: 384 on 58 mm paper, 576 on 80 mm."""
    mode: Mode = Mode.GB18030
    dialect: Dialect = Dialect.CHINA
    draws_codes: bool = True
    """Whether it draws bar codes and QR codes itself."""
    cuts: bool = True
    drawer_pin: Literal[2, 5] = 2


PLAIN: Final = Device()

_CHOOSES: Final = {
    (Dialect.EPSON, Mode.GB18030): b"\x1c&",
    (Dialect.CHINA, Mode.GB18030): b"\x1b9\x00\x1c&",
    # The second one puts the Simplified Chinese font before all others.
    (Dialect.EPSON, Mode.UTF8): b"\x1c(C\x02\x00\x30\x02" + b"\x1c(C\x03\x00\x3c\x00\x14",
    (Dialect.CHINA, Mode.UTF8): b"\x1b9\x01",
}


def choosing(device: Device) -> bytes:
    """Return the commands that choose the encoding; python-escpos knows none of them."""
    return _CHOOSES.get((device.dialect, device.mode), b"")


def knows(text: str, mode: Mode) -> bool:
    """
    Tell whether a printer has all the letters of a clean text, as wide as they are counted.

    Such are ASCII and what GB 18030 writes in two bytes; of the rest its font may have anything.
    """
    return mode is not Mode.RASTER and all(map(_known, text))


def _known(letter: str) -> bool:
    if letter.isascii():
        return True
    return len(letter.encode("gb18030")) == columns(letter) == 2  # noqa: PLR2004
