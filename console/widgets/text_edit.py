"""Type one line of words."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.desk.fonts import BODY, face
from console.desk.phrases import Text, said
from console.widgets.measures import CONTROL


class TextEdit(QLineEdit):
    """At most ``most`` characters."""

    def __init__(self, *, name: Text, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFont(face(BODY))
        self.setMinimumHeight(CONTROL)
        self.setMaxLength(most)
        self._speak()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))
