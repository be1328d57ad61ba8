"""How much of something is used up: a bar, its words and its figure."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.desk.fonts import BODY, NOTE, SEMIBOLD
from console.desk.phrases import Text
from console.desk.theme import color
from console.widgets.label import Label
from console.widgets.measures import GAP, TIGHT
from console.widgets.painting import painter_on, rounded

_BAR: Final = 8
_FILLS: Final = {"good": "accent", "warn": "warn", "bad": "bad"}
_LETTERS: Final = {"good": "ink", "warn": "warn_ink", "bad": "bad_ink"}


class Meter(QWidget):
    """A fact, how much of its most is reached, and a bar; ``tone`` is good, warn or bad."""

    def __init__(self, fact: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = Label(fact, size=NOTE + 1, tone="ink2")
        self.figure = Label("", size=BODY, weight=SEMIBOLD)
        self.most = Label("", size=NOTE, tone="ink2")
        self._bar = _Bar()
        words = QHBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(self.fact, 1)
        words.addWidget(self.figure)
        words.addWidget(self.most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT + 2)
        column.addLayout(words)
        column.addWidget(self._bar)

    def show_share(self, percent: int, figure: Text, most: Text, tone: str) -> None:
        """Show how much is used up."""
        self.figure.say(figure)
        self.figure.set_tone(_LETTERS[tone])
        self.most.say(most)
        self._bar.show_share(percent, _FILLS[tone])


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._percent = 0
        self._ink = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, percent: int, ink: str) -> None:
        self._percent = max(0, min(100, percent))
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        rounded(painter, self.rect(), _BAR / 2, color("track"))
        if self._percent:
            width = max(_BAR, self.width() * self._percent / 100)
            rounded(painter, QRectF(0, 0, width, _BAR), _BAR / 2, color(self._ink))
