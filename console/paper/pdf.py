"""A document as PDF."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from console.desk.document import Document
from console.paper.typography import typeset

_DPI: Final = 203
"""Dots per inch of a receipt printer: a PDF is set in its dots."""
_MM: Final = _DPI / 25.4


class Sheet(Enum):
    """What a PDF is set on, as long as what it says: width, side margins and letters, in mm."""

    ROLL_58 = 58.0, 5.0, 2.9
    ROLL_80 = 80.0, 4.0, 3.1

    def __init__(self, width: float, margin: float, letter: float) -> None:
        self.width = width
        self.margin = margin
        self.letter = letter


def to_pdf(document: Document, sheet: Sheet, *, title: str) -> bytes:
    """Return a document as a PDF whose text is text; ``title`` is the file's own."""
    strips = typeset(document, (sheet.width - 2 * sheet.margin) * _MM, sheet.letter * _MM)
    tall = sum(strip.height for strip in strips) / _MM + 2 * sheet.margin
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
    for strip in strips:
        painter.save()
        strip.paint(painter)
        painter.restore()
        painter.translate(0, strip.height)
    painter.end()
    return bytes(buffer.data().data())
