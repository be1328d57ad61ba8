"""A document as lines of half-width columns, the way a receipt printer counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from console.desk.document import (
    Align,
    Barcode,
    Block,
    Cut,
    Document,
    Pair,
    Picture,
    Qr,
    Row,
    Rule,
    Size,
    Space,
    Words,
)
from console.paper.letters import breadth, clean, wrap

NARROW: Final = 32
"""Columns of 58 mm paper."""
WIDE: Final = 48
"""Columns of 80 mm paper."""
_TABLE: Final = 42
"""From here on goods stand in one row; below, the name has a line of its own."""
_LEFT_LEAST: Final = 8
"""Columns below which a text at the left is no longer worth wrapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line; no wider than the paper."""

    text: str
    align: Align = Align.LEFT
    size: Size = Size.NORMAL
    bold: bool = False


Laid = Line | Barcode | Qr | Picture | Cut


def lay_out(document: Document, columns: int) -> tuple[Laid, ...]:
    """
    Break a document into the lines of a paper this many columns wide, at least 24.

    Names wrap. What does not fit on one line large is printed tall. A figure that fits on a line is
    never broken, and nothing is cut off.
    """
    if columns < 24:  # noqa: PLR2004 - a row of goods with figures of nine digits
        raise ValueError("a paper has at least 24 columns")
    return tuple(laid for block in document.blocks for laid in _lay(block, columns))


def _lay(block: Block, columns: int) -> Iterator[Laid]:
    match block:
        case Words():
            yield from _words(block, columns)
        case Pair():
            yield from _pair(block, columns)
        case Row():
            yield from _row(block, columns)
        case Rule():
            yield Line(text="-" * columns)
        case Space():
            yield from (Line(text="") for _ in range(block.lines))
        case Barcode() | Qr() | Picture() | Cut():
            yield block


def _words(block: Words, columns: int) -> Iterator[Line]:
    text = clean(block.text)
    size = _fitting(block.size, breadth(text), columns)
    for part in wrap(text, columns // size.across):
        yield Line(text=part, align=block.align, size=size, bold=block.bold)


def _pair(block: Pair, columns: int) -> Iterator[Line]:
    left, right = clean(block.left), clean(block.right)
    size = _fitting(block.size, breadth(left) + 1 + breadth(right), columns)
    for text in _beside(left, right, columns // size.across):
        yield Line(text=text, size=size, bold=block.bold)


def _fitting(size: Size, wide: int, columns: int) -> Size:
    """Return the size, or one that is only tall for what does not fit on a line in it."""
    return Size.TALL if size is Size.LARGE and wide > columns // size.across else size


def _beside(left: str, right: str, most: int, least: int = _LEFT_LEAST) -> Iterator[str]:
    """
    Yield lines with one text at the left and the other at the end of the first of them.

    Where the left would wrap into less than ``least`` columns, the right has a line of its own.
    """
    room = most - breadth(right) - 1
    if breadth(left) > room and room < least:
        yield from wrap(left, most) if left else ()
        yield from (_at_right(part, most) for part in wrap(right, most))
        return
    first, *rest = wrap(left, max(1, room)) if left else [""]
    yield first + _at_right(right, most - breadth(first)) if right else first
    yield from rest


def _row(block: Row, columns: int) -> Iterator[Line]:
    figures = tuple(map(clean, (block.quantity, block.price, block.amount)))
    name = clean(block.name)
    texts = _in_table(name, figures, columns) if columns >= _TABLE else None
    for text in texts or _stacked(name, figures, columns):
        yield Line(text=text, bold=block.bold)


def _in_table(name: str, figures: tuple[str, ...], columns: int) -> list[str] | None:
    """Return the row with every figure under its heading; none where a figure is too wide."""
    widths = (9, 9, 10)
    if any(breadth(figure) >= width for figure, width in zip(figures, widths, strict=True)):
        return None
    tail = "".join(_at_right(each, wide) for each, wide in zip(figures, widths, strict=True))
    room = columns - sum(widths)
    first, *rest = wrap(name, room)
    return [first + " " * (room - breadth(first)) + tail, *rest]


def _stacked(name: str, figures: tuple[str, ...], columns: int) -> Iterator[str]:
    """Yield the name, and below it quantity and price at the left and the amount at the right."""
    quantity, price, amount = figures
    yield from wrap(name, columns)
    least = max(map(breadth, figures))
    yield from _beside(f"{quantity} x {price}" if price else quantity, amount, columns, least)


def _at_right(text: str, most: int) -> str:
    return " " * (most - breadth(text)) + text
