"""Strokes shared by the widgets that paint themselves."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from console.desk.fonts import SEMIBOLD, SMALL, face
from console.desk.theme import color
from console.widgets.measures import CAP_RADIUS

_CAP_HEIGHT = 22
_CAP_PADDING = 7


def painter_on(widget: QWidget) -> QPainter:
    """Return a painter with smooth edges and the widget's own font."""
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setFont(widget.font())
    return painter


def rounded(
    painter: QPainter,
    where: QRect | QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded box whose edge lies inside ``where``, sharp on whole pixels."""
    inset = width / 2 if edge is not None else 0.0
    box = QRectF(where).adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius - inset, radius - inset)


def faded(ink: QColor, share: float) -> QColor:
    """Return a colour at a share of its strength."""
    thin = QColor(ink)
    thin.setAlphaF(ink.alphaF() * share)
    return thin


def cap_width(text: str) -> float:
    """Return how wide the cap of a key is."""
    return max(24.0, QFontMetricsF(_cap_font()).horizontalAdvance(text) + 2 * _CAP_PADDING)


def cap_height() -> float:
    """Return how tall the cap of a key is, its front edge included."""
    return float(_CAP_HEIGHT)


def _cap_font() -> QFont:
    return face(SMALL, SEMIBOLD)


def paint_cap(painter: QPainter, corner: QPointF, text: str, *, on_accent: bool = False) -> None:
    """Paint the cap of a key: a small keyboard key, lit from above."""
    if on_accent:
        ink, front = color("on_accent"), faded(color("on_accent"), 0.30)
        top = color("on_accent_cap")
    else:
        ink, front, top = color("ink2"), color("cap_edge"), color("cap")
    width = cap_width(text)
    body = QRectF(corner.x(), corner.y(), width, _CAP_HEIGHT)
    rounded(painter, body, CAP_RADIUS, front)
    rounded(painter, body.adjusted(1, 1, -1, -2.5), CAP_RADIUS - 1, top)
    painter.setFont(_cap_font())
    painter.setPen(ink)
    painter.drawText(body.adjusted(0, 0, 0, -1.5), Qt.AlignmentFlag.AlignCenter, text)


def tip(text: str) -> str:
    """Return text for a tool tip, which Qt would otherwise read as HTML if it looks like it."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text
