"""A document set in real type: what the preview shows and the PDF holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout, QTextOption

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
from console.desk.fonts import BOLD, REGULAR, families
from console.paper.codes import bar_picture, qr_picture
from console.paper.letters import clean

INK: Final = QColor(0, 0, 0)
_LEADING: Final = 1.35
"""From line to line, in heights of the face."""
_SIZES: Final = {Size.NORMAL: 1.0, Size.TALL: 1.25, Size.LARGE: 1.5}
_ALIGNS: Final = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_TABLE: Final = (0.16, 0.18, 0.20)
"""Shares of the width that quantity, price and amount take where goods stand in one row."""
_TABLE_FROM: Final = 20
"""How many letters wide a sheet must be for that."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One block as wide as the sheet, and how to paint it from its upper left corner."""

    height: float
    paint: Callable[[QPainter], None]


def typeset(document: Document, width: float, letter: float) -> list[Strip]:
    """Set a document on a sheet this wide, in letters this high; both in units of the painter."""
    setter = _Setter(width, letter)
    return [strip for block in document.blocks for strip in setter.strips(block)]


class _Setter:
    def __init__(self, width: float, letter: float) -> None:
        self._width = width
        self._letter = letter

    def strips(self, block: Block) -> Iterator[Strip]:
        most = int(self._width)
        match block:
            case Barcode(text=text):
                yield self._dots(bar_picture(text, most) or qr_picture(text, most))
                yield self._words(Words(text=text, align=Align.CENTER))
            case Qr(text=text):
                yield self._dots(qr_picture(text, most))
            case Picture():
                yield self._dots(block)
            case Words() | Pair() | Row():
                yield self._said(block)
            case Rule() | Space() | Cut():
                yield self._empty(block)

    def _said(self, block: Words | Pair | Row) -> Strip:
        match block:
            case Words():
                return self._words(block)
            case Pair():
                return self._pair(block)
            case Row():
                return self._row(block)

    def _empty(self, block: Rule | Space | Cut) -> Strip:
        line = self._letter * _LEADING
        match block:
            case Rule():
                return Strip(line * 0.6, lambda painter: self._rule(painter, line * 0.3))
            case Space(lines=lines):
                return Strip(line * lines, lambda _: None)
            case Cut():
                return Strip(line, lambda _: None)

    def _words(self, words: Words) -> Strip:
        font = self._font(words.size, bold=words.bold)
        return _stacked([_Text(words.text, font, 0, self._width, _ALIGNS[words.align])])

    def _pair(self, pair: Pair) -> Strip:
        font = self._font(pair.size, bold=pair.bold)
        right = _Text(pair.right, font, 0, self._width, _ALIGNS[Align.RIGHT])
        room = self._width - right.natural_width - self._letter / 2
        if room < self._width / 4:
            left = _Text(pair.left, font, 0, self._width, _ALIGNS[Align.LEFT])
            return _stacked([left, right])
        return _beside([_Text(pair.left, font, 0, room, _ALIGNS[Align.LEFT]), right])

    def _row(self, row: Row) -> Strip:
        font = self._font(Size.NORMAL, bold=row.bold)
        right = _ALIGNS[Align.RIGHT]
        figures: list[_Text] = []
        end = self._width
        for text, share in zip(
            (row.amount, row.price, row.quantity), reversed(_TABLE), strict=True
        ):
            wide = self._width * share
            figures.append(_Text(text, font, end - wide, wide, right))
            end -= wide
        fits = all(each.natural_width < each.width for each in figures)
        if self._width >= self._letter * _TABLE_FROM and fits:
            return _beside([_Text(row.name, font, 0, end, _ALIGNS[Align.LEFT]), *figures])
        name = _Text(row.name, font, 0, self._width, _ALIGNS[Align.LEFT])
        below = f"{row.quantity} × {row.price}" if row.price else row.quantity
        under = self._pair(Pair(left=below, right=row.amount, bold=row.bold))
        return _joined(_stacked([name]), under)

    def _font(self, size: Size, *, bold: bool) -> QFont:
        font = QFont()
        font.setFamilies(families())
        font.setPixelSize(round(self._letter * _SIZES[size]))
        font.setWeight(QFont.Weight(BOLD if bold else REGULAR))
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _rule(self, painter: QPainter, middle: float) -> None:
        painter.setPen(QPen(INK, self._letter / 16, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, middle), QPointF(self._width, middle))

    def _dots(self, picture: Picture) -> Strip:
        wide = min(self._width, picture.width)
        tall = picture.height * wide / picture.width
        target = QRectF((self._width - wide) / 2, 0, wide, tall)
        image = to_image(picture)
        return Strip(tall + self._letter / 4, lambda painter: painter.drawImage(target, image))


class _Text:
    """Wrapped plain text in a column of the sheet."""

    def __init__(
        self, text: str, font: QFont, left: float, width: float, align: Qt.AlignmentFlag
    ) -> None:
        self.left, self.width = left, width
        self._layout = QTextLayout(clean(text), font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.natural_width = 0.0
        self.height = self._set(QFont(font).pixelSize() * _LEADING)

    def _set(self, step: float) -> float:
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, self.width))
            line.setPosition(QPointF(self.left, top))
            self.natural_width = max(self.natural_width, line.naturalTextWidth())
            top += step
        self._layout.endLayout()
        return max(top, step)

    def paint(self, painter: QPainter, top: float) -> None:
        painter.setPen(INK)
        self._layout.draw(painter, QPointF(0, top))


def _beside(texts: list[_Text]) -> Strip:
    def paint(painter: QPainter) -> None:
        for text in texts:
            text.paint(painter, 0)

    return Strip(max(text.height for text in texts), paint)


def _stacked(texts: list[_Text]) -> Strip:
    def paint(painter: QPainter) -> None:
        top = 0.0
        for text in texts:
            text.paint(painter, top)
            top += text.height

    return Strip(sum(text.height for text in texts), paint)


def _joined(upper: Strip, lower: Strip) -> Strip:
    def paint(painter: QPainter) -> None:
        upper.paint(painter)
        painter.save()
        painter.translate(0, upper.height)
        lower.paint(painter)
        painter.restore()

    return Strip(upper.height + lower.height, paint)


def to_image(picture: Picture) -> QImage:
    """Return dots of ink as a picture, black on white."""
    image = QImage(
        picture.ink, picture.width, picture.height, picture.stride, QImage.Format.Format_Mono
    )
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    return image.copy()
