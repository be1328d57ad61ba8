"""A word that must not be missed, on a soft ground of its tone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, SEMIBOLD
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import CONTROL_RADIUS, GAP, TIGHT
from console.widgets.painting import painter_on, rounded

_ICONS: Final = {"good": "check", "warn": "alert", "bad": "alert", "info": "info"}
_TOKENS: Final = {"good": "accent", "warn": "warn", "bad": "bad", "info": "info"}


class Notice(QWidget):
    """A headline and what follows from it; ``tone`` is good, warn, bad or info."""

    def __init__(
        self, title: Text = "", text: Text = "", *, tone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        ink = f"{_TOKENS[tone]}_ink"
        self.title = Label(title, size=BODY, weight=SEMIBOLD, tone=ink, wrap=True)
        self.text = Label(text, size=BODY, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.setSpacing(GAP)
        row.addWidget(Drawing(_ICONS[tone], size=22, tone=_TOKENS[tone]), 0, _TOP)
        row.addLayout(words, 1)
        self.say(title, text)

    def say(self, title: Text, text: Text = "") -> None:
        """Show other words."""
        self.title.say(title)
        self.text.say(text)
        self.title.setVisible(bool(said(title)))
        self.text.setVisible(bool(said(text)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        rounded(painter_on(self), self.rect(), CONTROL_RADIUS, color(f"{_TOKENS[self._tone]}_soft"))


_TOP: Final = Qt.AlignmentFlag.AlignTop
