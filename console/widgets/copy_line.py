"""A number or code to pass on: shown, and copied with one touch."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.desk.fonts import NOTE
from console.desk.phrases import Text, said
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.measures import SMALL


class CopyLine(QWidget):
    """A faint text with a button that puts it on the clipboard."""

    def __init__(self, text: str = "", *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.label = Label(text, size=NOTE, tone="ink2")
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.copy = Button("", Kind.SMALL, icon="copy")
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.label, 1)
        row.addWidget(self.copy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self.label.say(text)
        self.copy.say(lambda: self.tr("Copy"), name=self._copy_words)
        self.setVisible(bool(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.label.text())
        self.copy.say(lambda: self.tr("Copied"))

    def _copy_words(self) -> str:
        return self.tr("Copy {what}").format(what=said(self._name))
