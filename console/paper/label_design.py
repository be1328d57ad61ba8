"""What a label looks like: the name above, the price big, the bars below or beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from console.desk.fonts import BOLD, REGULAR, families
from console.paper.label_paper import LabelPaper
from console.paper.letters import clean
from console.paper.symbols import GUARD, Symbol
from console.paper.typography import INK

UNIT: Final = 1200 / 25.4
"""Units of the painter in a millimetre."""
_LINE: Final = 1.22
"""From line to line, in heights of the face."""
_BASE: Final = 0.92
"""From the top of a line to what its letters stand on."""
_FIGURE: Final = 0.76
"""How high a figure is."""
_COMMA: Final = 0.17
"""How far a comma hangs below the figures."""
_ALONE: Final = 1.5
"""How much bigger a price is that has the label for itself."""
_SIGN, _PER, _PER_MOST = 0.55, 0.42, 0.34
_DIGIT: Final = 8.5
"""Height of the face below the bars, in modules."""
_TALLEST: Final = 56
"""Height of the bars at most, in modules: what the nominal symbol has, less a fifth."""
_GAP: Final = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one label says; what is empty takes no room."""

    name: str = ""
    spec: str = ""
    sign: str = ""
    """The currency, before the price."""
    price: str = ""
    unit: str = ""
    """What the price is for, after a stroke."""
    code: str = ""
    symbol: Symbol | None = None
    """The bars of the code."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Heights of the faces in millimetres."""

    name: float
    lines: int
    spec: float
    price: float
    beside: float = 0.0
    """How wide bars may be that stand beside the price; 0 if they stand below."""


_SIZES: Final[Mapping[LabelPaper, _Sizes]] = {
    LabelPaper.SHEET_24: _Sizes(4.3, 2, 3.0, 11.0, 34.0),
    LabelPaper.SHEET_65: _Sizes(2.8, 1, 2.2, 5.6),
    LabelPaper.ROLL_40: _Sizes(3.3, 2, 2.5, 7.2),
    LabelPaper.ROLL_60: _Sizes(4.6, 2, 3.2, 11.0),
}


def module_of(symbol: Symbol, paper: LabelPaper) -> float | None:
    """Return how wide a module is on a label, in millimetres; None if the bars do not fit."""
    room = paper.size[0] - 2 * paper.inset[0]
    beside = _SIZES[paper].beside
    wide = symbol.module(beside, paper.widest_module) if beside else None
    return wide or symbol.module(room, paper.widest_module)


def paint(painter: QPainter, label: Label, paper: LabelPaper) -> None:
    """Paint a label from its upper left corner, in units of the painter."""
    across, down = paper.inset
    painter.save()
    painter.translate(across * UNIT, down * UNIT)
    width, height = paper.size
    _Painting(painter, label, paper, width - 2 * across, height - 2 * down).paint()
    painter.restore()


class _Painting:
    """One label being painted; all its lengths are millimetres."""

    def __init__(
        self, painter: QPainter, label: Label, paper: LabelPaper, width: float, height: float
    ) -> None:
        self._painter = painter
        self._label = label
        self._sizes = _SIZES[paper]
        self._width, self._height = width, height
        self._module = module_of(label.symbol, paper) if label.symbol is not None else None
        painter.setPen(INK)

    def paint(self) -> None:
        top = self._name()
        symbol, module = self._label.symbol, self._module
        if symbol is None or module is None:
            self._without_bars(top)
        elif self._sizes.beside and symbol.breadth * module <= self._sizes.beside:
            self._beside(top, symbol, module)
        else:
            self._below(top, symbol, module)

    def _name(self) -> float:
        """Write the name, in as many lines as it needs and may have; return where it ends."""
        font, top = _font(self._sizes.name, bold=True), 0.0
        for line in _lines(clean(self._label.name), font, self._width, self._sizes.lines):
            self._text(line, font, 0.0, top + self._sizes.name * _BASE)
            top += self._sizes.name * _LINE
        return top

    def _without_bars(self, top: float) -> None:
        """Give the price what is left; a code whose bars do not fit stands below in digits."""
        end = self._height
        code = clean(self._label.code)
        if code:
            font = _narrowed(code, _font(self._sizes.spec), self._width)
            self._text(code, font, 0.0, end - self._sizes.spec * (1 - _BASE))
            end -= self._sizes.spec * _LINE
        top = self._spec(top, self._width)
        self._price(0.0, top, self._width, end - top, self._sizes.price * _ALONE)

    def _beside(self, top: float, symbol: Symbol, module: float) -> None:
        """Set the bars into the lower left corner, the price into the right one."""
        wide = symbol.breadth * module
        top = self._spec(top, self._width) + _GAP / 2
        self._bars(symbol, module, 0.0, top)
        left = wide + _GAP
        self._price(left, top, self._width - left, self._height - top)

    def _below(self, top: float, symbol: Symbol, module: float) -> None:
        """Set size and price in one row, the bars below."""
        row = self._sizes.price * 1.05 if self._label.price else 0.0
        if self._label.price:
            room = self._width * (0.68 if self._label.spec else 1.0)
            wide = self._price(self._width - room, top, room, row)
            font = _font(self._sizes.spec)
            text = _elided(clean(self._label.spec), font, self._width - wide - _GAP)
            self._text(text, font, 0.0, top + row * 0.5 + self._sizes.spec * _FIGURE / 2)
        else:
            row = self._spec(top, self._width) - top
        left = (self._width - symbol.breadth * module) / 2
        self._bars(symbol, module, left, top + row + _GAP / 3)

    def _spec(self, top: float, room: float) -> float:
        text = clean(self._label.spec)
        if not text:
            return top
        font = _font(self._sizes.spec)
        self._text(_elided(text, font, room), font, 0.0, top + self._sizes.spec * _BASE)
        return top + self._sizes.spec * _LINE

    def _price(
        self, left: float, top: float, room: float, height: float, most: float = 0.0
    ) -> float:
        """Write the price as big as it may be, at the right and at the bottom; return its width."""
        if not self._label.price:
            return 0.0
        unit = clean(self._label.unit)
        size = min(most or self._sizes.price, height / _FIGURE)
        wide, parts = self._priced(size, unit, room)
        while wide > room:  # a unit that was cut short shows more of itself when it is smaller
            size *= min(0.98, room / wide)
            wide, parts = self._priced(size, unit, room)
        below = size * _COMMA if "," in self._label.price else _GAP / 3
        middle = top + height / 2 + size * _FIGURE / 2
        base = min(middle, top + height - below) if height < size * 1.3 else top + height - below
        at = left + room - wide
        for text, font, breadth in parts:
            self._text(text, font, at, base)
            at += breadth
        return wide

    def _priced(
        self, size: float, unit: str, room: float
    ) -> tuple[float, Sequence[tuple[str, QFont, float]]]:
        """Return how wide a price is, and its parts with theirs."""
        sign, figures, per = _font(size * _SIGN), _font(size, bold=True), _font(size * _PER)
        texts = [(self._label.sign, sign), (self._label.price, figures)]
        if unit:
            texts.append((_elided(f"/{unit}", per, room * _PER_MOST), per))
        parts = [(text, font, _wide(text, font)) for text, font in texts]
        return sum(part[2] for part in parts), parts

    def _bars(self, symbol: Symbol, module: float, left: float, top: float) -> None:
        """Draw the bars to the bottom of the label, and their digits below."""
        digit = module * _DIGIT
        below = digit * _FIGURE + module * 1.5
        tall = min(self._height - below - top, module * _TALLEST)
        top = self._height - below - tall
        for bar in symbol.bars():
            high = tall + (module * GUARD if bar.guards else 0.0)
            at = left + bar.start * module
            box = QRectF(at * UNIT, top * UNIT, bar.width * module * UNIT, high * UNIT)
            self._painter.fillRect(box, INK)
        font = _font(digit)
        for text, start, end in symbol.groups():
            room = (end - start) * module
            self._spread(text, font, left + start * module, room, self._height)

    def _spread(self, text: str, font: QFont, left: float, room: float, base: float) -> None:
        """Write digits in the middle of their room, no wider than it."""
        font = _narrowed(text, font, room)
        self._text(text, font, left + (room - _wide(text, font)) / 2, base)

    def _text(self, text: str, font: QFont, left: float, base: float) -> None:
        if text:
            self._painter.setFont(font)
            self._painter.drawText(QPointF(left * UNIT, base * UNIT), text)


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(max(1, round(size * UNIT)))
    font.setWeight(QFont.Weight(BOLD if bold else REGULAR))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _narrowed(text: str, font: QFont, room: float) -> QFont:
    """Return a face so small that a text which must not be cut short fits."""
    if (wide := _wide(text, font)) <= room:
        return font
    narrow = QFont(font)
    narrow.setPixelSize(max(1, int(font.pixelSize() * room / wide)))
    return narrow


def _wide(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text) / UNIT


def _elided(text: str, font: QFont, room: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room) * UNIT)


def _lines(text: str, font: QFont, room: float, most: int) -> list[str]:
    """Return text in lines that fit; the last is cut short if it must be."""
    lines: list[str] = []
    while text and len(lines) < most - 1 and _wide(text, font) > room:
        head = _head(text, font, room)
        lines.append(head.rstrip())
        text = text[len(head) :].lstrip()
    return [*lines, _elided(text, font, room)] if text else lines


def _head(text: str, font: QFont, room: float) -> str:
    """Return how much of a text fits into a line, at least one letter."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room * UNIT)
    layout.endLayout()
    units = text.encode("utf-16-le")[: 2 * line.textLength()]
    return units.decode("utf-16-le", "ignore") or text[0]
