"""A document as PDF, and as the picture a preview shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from console.desk.document import Document
from console.paper.typography import Strip, typeset

_DPI: Final = 203
"""Dots per inch of a receipt printer: PDF and preview are set in its dots."""
_MM: Final = _DPI / 25.4


class Sheet(Enum):
    """What a PDF is set on: width and height of the page, side margins, and letters, in mm."""

    ROLL_58 = 58.0, 0.0, 5.0, 2.9
    ROLL_80 = 80.0, 0.0, 4.0, 3.1
    A4 = 210.0, 297.0, 20.0, 3.6

    def __init__(self, width: float, height: float, margin: float, letter: float) -> None:
        self.width = width
        self.height = height
        """Zero for a roll: its page is as long as what it says."""
        self.margin = margin
        self.letter = letter


@dataclass(frozen=True, slots=True)
class _Set:
    """What is typeset, and how long it is, in dots."""

    strips: tuple[Strip, ...]
    height: float


def to_pdf(document: Document, sheet: Sheet, *, title: str) -> bytes:
    """Return a document as a PDF whose text is text; ``title`` is the file's own."""
    typeset_ = _typeset(document, sheet)
    tall = sheet.height or typeset_.height / _MM + 2 * sheet.margin
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    size = QPageSize(
        QSizeF(sheet.width, tall),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    margins = QMarginsF(sheet.margin, sheet.margin, sheet.margin, sheet.margin)
    portrait, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, portrait, margins, unit))
    painter = QPainter(writer)
    # Otherwise the dots of a QR code are kept as a photograph would be, with its blurs.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for number, page in enumerate(_pages(typeset_, (tall - 2 * sheet.margin) * _MM + 1)):
        if number:
            writer.newPage()
        _paint(painter, page)
    painter.end()
    return bytes(buffer.data().data())


def preview(document: Document, sheet: Sheet, *, scale: float = 1.0) -> QImage:
    """Return a document on one white sheet; at scale 1 a dot of the printer is a pixel."""
    typeset_ = _typeset(document, sheet)
    width = round(sheet.width * _MM * scale)
    height = round((typeset_.height + 2 * sheet.margin * _MM) * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(scale, scale)
    painter.translate(sheet.margin * _MM, sheet.margin * _MM)
    _paint(painter, typeset_.strips)
    painter.end()
    return image


def _typeset(document: Document, sheet: Sheet) -> _Set:
    width = (sheet.width - 2 * sheet.margin) * _MM
    strips = tuple(typeset(document, width, sheet.letter * _MM))
    return _Set(strips, sum(strip.height for strip in strips))


def _pages(typeset_: _Set, room: float) -> Iterator[tuple[Strip, ...]]:
    """Yield what fits on each page; a block is never parted, and there is always a page."""
    page: list[Strip] = []
    used = 0.0
    for strip in typeset_.strips:
        if page and used + strip.height > room:
            yield tuple(page)
            page, used = [], 0.0
        page.append(strip)
        used += strip.height
    yield tuple(page)


def _paint(painter: QPainter, strips: tuple[Strip, ...]) -> None:
    painter.save()
    for strip in strips:
        painter.save()
        strip.paint(painter)
        painter.restore()
        painter.translate(0, strip.height)
    painter.restore()
