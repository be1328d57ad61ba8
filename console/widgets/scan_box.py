"""The one box for everything that is scanned or looked up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.desk import icons
from console.desk.fonts import STRONG, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.painting import painter_on, rounded
from console.widgets.speaking import Speaking

_HEIGHT: Final = 56
_ICON: Final = 24
_LEFT: Final = 52
_BARE: Final = (
    "QLineEdit, QLineEdit:focus { background: transparent; border: none; padding: 0 14px;"
    f" min-height: {_HEIGHT}px; max-height: {_HEIGHT}px; }}"
)
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACTION_KEYS: Final = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Asterisk,
    Qt.Key.Key_Delete,
)


class ScanBox(Speaking, QLineEdit):
    """
    Type to look up; Enter submits what was typed.

    While it is empty the keys of the page's actions (Space, +, −, Delete …) pass through to them;
    once something is typed, Enter belongs to it, whatever else on the page answers to Enter.
    Scans do not come through here: they are heard by ``desk.scans`` whatever has the focus.
    """

    submitted = Signal(str)
    looked_up = Signal(str)
    """What is typed so far, trimmed; emitted at every change by hand."""

    def __init__(self, hint: Text, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._name = name
        self.setFixedHeight(_HEIGHT)
        self.setFont(face(STRONG))
        self.setTextMargins(_LEFT - 14, 0, 0, 0)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
        self.setStyleSheet(_BARE)
        self.returnPressed.connect(self._submit)
        self.textEdited.connect(self._look_up)
        self._speak()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._passes(event)
        ):
            event.ignore()
            return False
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTERS
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._passes(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = painter_on(self)
        focused = self.hasFocus()
        edge = color("accent" if focused else "line_strong")
        rounded(painter, self.rect(), 12, color("surface"), edge, 2 if focused else 1)
        middle = (self.height() - _ICON) / 2
        ink = color("accent" if focused else "ink2")
        icons.paint(painter, "scan", QRectF(17, middle, _ICON, _ICON), ink)
        painter.end()
        super().paintEvent(event)

    def _passes(self, event: QKeyEvent) -> bool:
        return event.key() in _ACTION_KEYS and not self.text()

    def _submit(self) -> None:
        if text := self.text().strip():
            self.submitted.emit(text)

    def _look_up(self, text: str) -> None:
        self.looked_up.emit(text.strip())

    def _speak(self) -> None:
        self.setPlaceholderText(said(self._hint))
        self.setAccessibleName(said(self._name))
