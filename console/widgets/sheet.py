"""A sheet over the window for a moment: a list to choose from, something to read. Never modal."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.button import Button
from console.widgets.card import Card
from console.widgets.measures import EDGE
from console.widgets.painting import painter_on

_TOP_SHARE: Final = 0.12


class Sheet(QWidget):
    """
    A card over a veil. Esc or a click beside it closes it; keys reach nothing beneath.

    Payments beneath go on: nothing waits for a sheet.
    """

    closed = Signal()

    def __init__(
        self, parent: QWidget, *, name: Text, width: int = 560, on_top: bool = False
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._name = name
        self._width = width
        self._on_top = on_top
        self._before: QWidget | None = None
        self.card = Card(parent=self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parent.installEventFilter(self)
        self.setAccessibleName(said(name))
        self.hide()

    def open(self) -> None:
        """Show the sheet and take the keys."""
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._before = before
        self._settle()
        self.show()
        self.raise_()
        (self.first_focus() or self).setFocus()

    def first_focus(self) -> QWidget | None:
        """Return what has the focus when the sheet opens."""
        return None

    def dismiss(self) -> None:
        """Close it."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before):
                self._before.setFocus()
            self.closed.emit()

    def fit(self) -> None:
        """Take the height of what is on it now."""
        self._settle()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self.isVisible():
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(said(self._name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize and watched is self._parent:
            self._settle()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        pressed = QKeySequence(event.keyCombination())
        for button in self.findChildren(Button):
            if button.key and QKeySequence(button.key) == pressed and button.isVisible():
                button.click()
                return
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        if not self.isVisible():
            return super().focusNextPrevChild(next)
        within = [
            child
            for child in self.findChildren(QWidget)
            if child.isVisible()
            and child.isEnabled()
            and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not within:
            return True
        focus = self.focusWidget()
        place = within.index(focus) if focus in within else -1 if next else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        within[(place + (1 if next else -1)) % len(within)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("veil"))

    def _settle(self) -> None:
        self.setGeometry(self._parent.rect())
        width = min(self._width, self.width() - 2 * EDGE)
        self.card.setFixedWidth(width)
        layout = self.card.body
        layout.activate()
        hint = layout.sizeHint().height()
        wanted = layout.heightForWidth(width) if layout.hasHeightForWidth() else hint
        height = min(wanted, self.height() - 2 * EDGE)
        top = round(self.height() * _TOP_SHARE) if self._on_top else (self.height() - height) // 2
        self.card.setGeometry((self.width() - width) // 2, max(EDGE, top), width, height)
