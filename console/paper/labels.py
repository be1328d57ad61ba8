"""Labels for shelves and goods, as PDF and as a picture; the bars are drawn, not dotted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from console.paper.label_design import UNIT, Label, paint
from console.paper.label_paper import LabelPaper

_DPI: Final = 1200
_CUT: Final = QColor(0xD0, 0xD4, 0xD1)
_USED: Final = QColor(0xEC, 0xEE, 0xEB)


def to_pdf(
    labels: Sequence[Label],
    paper: LabelPaper,
    *,
    title: str,
    first: int = 0,
    on_label: Callable[[int], None] | None = None,
) -> bytes:
    """
    Return labels as PDF, one after the other from place ``first`` of the first page.

    ``on_label`` hears how many are painted, now and then, and may raise. It blocks: a thousand
    take about a second.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    painter = QPainter(writer := _writer(buffer, paper, title))
    try:
        for number, label in enumerate(labels):
            place = (number + first) % paper.places
            if number and not place:
                writer.newPage()
            _put(painter, label, paper, place)
            if on_label is not None:
                on_label(number + 1)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def label_image(label: Label, paper: LabelPaper, width: int) -> QImage:
    """Return one label on white, so many pixels wide."""
    wide, tall = paper.size
    image, painter = _canvas(width, wide, tall)
    paint(painter, label, paper)
    painter.end()
    return image


def page_image(labels: Sequence[Label], paper: LabelPaper, *, first: int, width: int) -> QImage:
    """Return the first page as it comes out, places that were used before in grey."""
    image, painter = _canvas(width, *paper.page)
    painter.setPen(QPen(_CUT, 0))
    for place in range(paper.places):
        left, top, wide, tall = (each * UNIT for each in paper.box(place))
        box = QRectF(left, top, wide, tall)
        if place < first:
            painter.fillRect(box, _USED)
        painter.drawRect(box)
    for place, label in enumerate(labels[: paper.places - first], start=first):
        _put(painter, label, paper, place)
    painter.end()
    return image


def _put(painter: QPainter, label: Label, paper: LabelPaper, place: int) -> None:
    left, top, width, height = paper.box(place)
    painter.save()
    painter.translate(left * UNIT, top * UNIT)
    painter.setClipRect(QRectF(0, 0, width * UNIT, height * UNIT))
    paint(painter, label, paper)
    painter.restore()


def _writer(buffer: QBuffer, paper: LabelPaper, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    size = QPageSize(
        QSizeF(*paper.page), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    wide, tall = paper.page
    across = QPageLayout.Orientation.Landscape if wide > tall else QPageLayout.Orientation.Portrait
    if wide > tall:  # Qt names a size upright and turns it
        size = QPageSize(
            QSizeF(tall, wide), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
        )
    layout = QPageLayout(size, across, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)
    return writer


def _canvas(width: int, wide: float, tall: float) -> tuple[QImage, QPainter]:
    image = QImage(width, round(width * tall / wide), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing)
    scale = width / (wide * UNIT)
    painter.scale(scale, scale)
    return image, painter
