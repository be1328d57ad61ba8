"""What a paper says, before anything is known of the printer or the screen it goes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

BARCODE_MOST: Final = 40
"""Characters in one barcode."""
QR_MOST: Final = 1000
"""Bytes of UTF-8 in one QR code: what a phone reads at arm's length on 80 mm."""
PICTURE_DOTS: Final = 1024
"""The most a picture measures each way."""


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Size(Enum):
    """How many times wider and taller than usual."""

    NORMAL = 1, 1
    TALL = 1, 2
    LARGE = 2, 2

    def __init__(self, across: int, down: int) -> None:
        self.across = across
        self.down = down


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text of its own; a long one wraps."""

    text: str
    align: Align = Align.LEFT
    size: Size = Size.NORMAL
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What something is, and at the other edge how much: the left wraps, the right never breaks."""

    left: str
    right: str
    size: Size = Size.NORMAL
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of goods, or the heading above them: the name wraps, the figures never break."""

    name: str
    quantity: str
    price: str
    amount: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Barcode:
    """
    A Code 128 symbol with its text below.

    :raises ValueError: unless it is 1 to 40 printable ASCII characters.
    """

    text: str

    def __post_init__(self) -> None:
        printable = self.text.isascii() and self.text.isprintable()
        if not printable or not 1 <= len(self.text) <= BARCODE_MOST:
            raise ValueError(f"a barcode holds 1 to {BARCODE_MOST} printable ASCII characters")


@dataclass(frozen=True, slots=True)
class Qr:
    """
    A QR code.

    :raises ValueError: unless it is 1 to 1000 bytes of UTF-8.
    """

    text: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.text.encode(errors="surrogatepass")) <= QR_MOST:
            raise ValueError(f"a QR code holds 1 to {QR_MOST} bytes")
        if any("\ud800" <= sign <= "\udfff" for sign in self.text):
            raise ValueError("a QR code holds whole characters")


@dataclass(frozen=True, slots=True)
class Picture:
    """
    Dots of ink, row by row, each row padded to whole bytes, the first dot in the highest bit.

    :raises ValueError: if the bytes are not as many as the sides say, or a side is too long.
    """

    width: int
    height: int
    ink: bytes

    def __post_init__(self) -> None:
        if not (1 <= self.width <= PICTURE_DOTS and self.height >= 1):
            raise ValueError(f"a picture is 1 to {PICTURE_DOTS} dots wide")
        if len(self.ink) != self.stride * self.height:
            raise ValueError("a picture has as many bytes as its sides say")

    @property
    def stride(self) -> int:
        """Bytes in one row."""
        return (self.width + 7) // 8

    def at(self, x: int, y: int) -> bool:
        """Whether there is ink at a dot."""
        return bool(self.ink[y * self.stride + x // 8] >> (7 - x % 8) & 1)


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one paper."""


Block = Words | Pair | Row | Rule | Space | Barcode | Qr | Picture | Cut


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks from top to bottom; it fits any width."""

    blocks: tuple[Block, ...]
