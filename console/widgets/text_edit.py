"""A line of text to be typed: a folder, a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from console.desk.fonts import BODY, face
from console.desk.phrases import Text, said
from console.widgets.measures import TARGET
from console.widgets.speaking import Speaking


class TextEdit(Speaking, QLineEdit):
    """``given`` carries the text once it is left or entered, if it is another than before."""

    given = Signal(str)

    def __init__(
        self, *, name: Text, hint: Text = "", longest: int = 260, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._hint = hint
        self._before = ""
        self.setFont(face(BODY))
        self.setMinimumHeight(TARGET)
        self.setMaxLength(longest)
        self.editingFinished.connect(self._give)
        self._speak()

    def show_text(self, text: str) -> None:
        """Show a text, silently."""
        self._before = text
        self.setText(text)

    def _give(self) -> None:
        text = self.text().strip()
        if text != self._before:
            self._before = text
            self.given.emit(text)

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))
        self.setPlaceholderText(said(self._hint))
