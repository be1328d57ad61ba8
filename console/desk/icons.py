"""One-ink drawings, tinted when they are painted, sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from console.desk.assets import asset


@cache
def _drawing(name: str) -> str:
    return asset(f"icons/{name}.svg").read_text("utf-8")


@cache
def _pixmap(name: str, ink: str, pixels: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", ink).encode()))
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


def pixmap(name: str, ink: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """
    Return ``icons/<name>.svg`` in one ink, ``size`` logical pixels wide on a screen of ``ratio``.

    :raises FileNotFoundError: if there is no such icon.
    """
    drawn = QPixmap(_pixmap(name, ink.name(), round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def paint(painter: QPainter, name: str, where: QRectF, ink: QColor) -> None:
    """Paint an icon into a square, on whole device pixels."""
    ratio = painter.device().devicePixelRatio()
    drawn = pixmap(name, ink, round(where.width()), ratio)
    corner = QPointF(round(where.x() * ratio) / ratio, round(where.y() * ratio) / ratio)
    painter.drawPixmap(corner, drawn)


def icon(name: str, ink: QColor) -> QIcon:
    """Return an icon for Qt's own menus and windows."""
    found = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        found.addPixmap(pixmap(name, ink, size))
    return found
