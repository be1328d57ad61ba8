"""A line to type in that also offers what is usual: the arrow down or a touch opens the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from console.desk import icons
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.measures import TIGHT
from console.widgets.painting import painter_on

_ROOM: Final = 36
_ICON: Final = 18


class OfferEdit(QLineEdit):
    """Whatever is typed stays; what is chosen from the list takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: Mapping[str, Text] = {}
        self.offers_menu = QMenu(self)
        self.setTextMargins(0, 0, _ROOM - TIGHT, 0)

    def offer(self, offers: Mapping[str, Text]) -> None:
        """Offer texts, each with the words it is chosen by."""
        self._offers = offers

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _opens(event):
            event.accept()  # else the list beside the form would hear it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if _opens(event):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(event)
        if event.position().x() > self.width() - _ROOM:
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseMoveEvent(event)
        over = event.position().x() > self.width() - _ROOM
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        top, left = (self.height() - _ICON) / 2, self.width() - (_ROOM + _ICON) / 2
        icons.paint(painter_on(self), "down", QRectF(left, top, _ICON, _ICON), color("ink2"))

    def _open(self) -> None:
        self.offers_menu.clear()
        for text, words in self._offers.items():
            action = QAction(said(words).replace("&", "&&"), self.offers_menu)
            action.setCheckable(True)
            action.setChecked(text == self.text())
            action.triggered.connect(lambda _=False, text=text: self.setText(text))
            self.offers_menu.addAction(action)
        if self._offers:
            self.offers_menu.popup(self.mapToGlobal(QPoint(0, self.height() + TIGHT)))


def _opens(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
