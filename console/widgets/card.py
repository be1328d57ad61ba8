"""A sheet of paper on the counter."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from console.desk.theme import color
from console.widgets.measures import EDGE, GAP, RADIUS
from console.widgets.painting import painter_on, rounded


class Card(QFrame):
    """A rounded surface with a hairline; ``body`` is its column."""

    def __init__(self, *, margin: int = EDGE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        rounded(painter_on(self), self.rect(), RADIUS, color("surface"), color("line"))


class Rule(QWidget):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("line"))
