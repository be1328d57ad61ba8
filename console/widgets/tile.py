"""A large button with a drawing, a word and a line: the way to somewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.desk import icons
from console.desk.fonts import NOTE, REGULAR, SEMIBOLD, STRONG, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.measures import GAP, RADIUS, SMALL, TIGHT, WIDE
from console.widgets.painting import painter_on, rounded, tip
from console.widgets.speaking import Speaking

_SIZE: Final = QSize(280, 92)
_DRAWING: Final = 44
_ICON: Final = 24
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Tile(Speaking, QAbstractButton):
    """Goes somewhere. ``about`` says in a line or two what is there."""

    stepped = Signal(int)
    """The arrow key that was pressed on it."""

    def __init__(self, text: Text, icon: str, about: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._icon = icon
        self._about = about
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._speak()

    @property
    def cut(self) -> bool:
        """Whether its words do not fit."""
        room = self._room()
        title = QFontMetricsF(_title())
        wide = title.horizontalAdvance(said(self._text)) > room.width()
        return wide or title.height() + TIGHT + self._about_height() > room.height()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _SIZE

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _ARROWS:
            self.stepped.emit(event.key())  # Qt would go to any button there, out of the page too
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        hover = "surface_hover" if self.underMouse() else "surface"
        fill = color("surface_press" if self.isDown() else hover)
        edge = color("accent" if self.hasFocus() else "line")
        rounded(painter, self.rect(), RADIUS, fill, edge, 2 if self.hasFocus() else 1)
        ground = QRectF(WIDE, (self.height() - _DRAWING) / 2, _DRAWING, _DRAWING)
        rounded(painter, ground, _DRAWING / 2, color("accent_soft"))
        inset = (_DRAWING - _ICON) / 2
        drawing = ground.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, self._icon, drawing, color("accent_ink"))
        room, about = self._room(), self._about_height()
        line = QFontMetricsF(_title()).height()
        top = max(room.y(), room.center().y() - (line + TIGHT + about) / 2)
        painter.setFont(_title())
        painter.setPen(color("ink"))
        text = _fitting(said(self._text), painter.font(), room.width())
        painter.drawText(QRectF(room.x(), top, room.width(), line), int(_LEFT), text)
        painter.setFont(_note())
        painter.setPen(color("ink2"))
        below = QRectF(room.x(), top + line + TIGHT, room.width(), about)
        painter.drawText(below, int(_LEFT | Qt.TextFlag.TextWordWrap), said(self._about))

    def _about_height(self) -> float:
        """Return the height of what is there: a line, or two where a language needs them."""
        room = QRectF(0, 0, self._room().width(), self.height())
        flags = int(_LEFT | Qt.TextFlag.TextWordWrap)
        return QFontMetricsF(_note()).boundingRect(room, flags, said(self._about)).height()

    def _room(self) -> QRectF:
        left = WIDE + _DRAWING + WIDE - TIGHT
        return QRectF(self.rect()).adjusted(left, SMALL, -GAP, -SMALL)

    def _speak(self) -> None:
        text = said(self._text)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(said(self._about))
        self.setToolTip(tip(said(self._about)) if self.cut else "")
        self.update()


def _title() -> QFont:
    return face(STRONG, SEMIBOLD)


def _note() -> QFont:
    return face(NOTE + 1, REGULAR)


def _fitting(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
