"""Printed lines and logos as dots: the letters of this computer for a printer without them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from console.desk.document import Align, Picture
from console.desk.fonts import BOLD, REGULAR, families
from console.paper.design import LOGO_HEIGHT
from console.paper.failures import BadLogo
from console.paper.layout import Line
from console.paper.letters import breadth, cells

LINE_GAP: Final = 6
"""Dots of white below a line's letters."""
LOGO_BYTES: Final = 4_000_000

_MAGIC: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How such a file begins; Qt would read many kinds more, each a way in."""


def line_picture(line: Line, dots: int, columns: int) -> Picture:
    """Draw a line on a paper this many dots wide, each letter in the cell of its column."""
    cell = dots // columns
    across, down = line.size.across, line.size.down
    image = QImage(dots, (2 * cell + LINE_GAP) * down, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = letter_font(2 * cell, bold=line.bold)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    painter.scale(across, down)
    left = _start(line, dots // across, cell)
    for letter, wide in cells(line.text):
        _draw(painter, letter, QRect(left, 0, wide * cell, 2 * cell))
        left += wide * cell
    painter.end()
    return _dots(image)


def letter_font(tall: int, *, bold: bool = False) -> QFont:
    """Return the face letters are drawn with in rows this many dots high."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(round(tall * 0.92))
    font.setWeight(QFont.Weight(BOLD if bold else REGULAR))
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    return font


def read_logo(data: bytes, dots: int) -> Picture:
    """
    Read a PNG or JPEG file as ink, no wider than the paper and no higher than 30 mm.

    :raises BadLogo: if it is neither, cannot be read, is larger than 4 MB.
    """
    if not data.startswith(_MAGIC) or len(data) > LOGO_BYTES:
        raise BadLogo
    image = QImage.fromData(QByteArray(data))
    if image.isNull():
        raise BadLogo
    most = QSize(min(dots, image.width()), min(LOGO_HEIGHT, image.height()))
    smooth = Qt.TransformationMode.SmoothTransformation
    image = image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return _dots(paper.convertToFormat(QImage.Format.Format_Grayscale8))


def _start(line: Line, dots: int, cell: int) -> int:
    spare = dots - breadth(line.text) * cell
    return {Align.LEFT: 0, Align.CENTER: spare // 2, Align.RIGHT: spare}[line.align]


def _draw(painter: QPainter, letter: str, cell: QRect) -> None:
    """Draw one letter in the middle of its cell, squeezed where it is wider."""
    metrics = QFontMetricsF(painter.font())
    wide = metrics.horizontalAdvance(letter)
    squeeze = min(1.0, cell.width() / wide) if wide else 1.0
    base = cell.top() + (cell.height() - metrics.height()) / 2 + metrics.ascent()
    painter.save()
    painter.setClipRect(cell.adjusted(0, 0, 0, LINE_GAP))
    painter.translate(QPointF(cell.left() + (cell.width() - wide * squeeze) / 2, base))
    painter.scale(squeeze, 1)
    painter.drawText(QPointF(0, 0), letter)
    painter.restore()


def _dots(image: QImage) -> Picture:
    """Return a grey image as ink wherever it is darker than half."""
    mono = image.convertToFormat(
        QImage.Format.Format_Mono,
        Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.DiffuseDither,
    )
    width, height = mono.width(), mono.height()
    stride, step = (width + 7) // 8, mono.bytesPerLine()
    bits = bytes(mono.constBits())
    ones_are_ink = (
        QColor.fromRgba(mono.color(1)).lightness() < QColor.fromRgba(mono.color(0)).lightness()
    )
    flip, last = 0 if ones_are_ink else 0xFF, 0xFF << (-width % 8) & 0xFF
    ink = bytearray()
    for top in range(height):
        row = bytearray(each ^ flip for each in bits[top * step : top * step + stride])
        row[-1] &= last
        ink += row
    return Picture(width, height, bytes(ink))
