"""A sheet of paper on the counter."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from console.desk.theme import color
from console.widgets.measures import EDGE, GAP, RADIUS, SMALL
from console.widgets.painting import painter_on, rounded


class Card(QFrame):
    """A rounded surface with a hairline; ``body`` is its column."""

    def __init__(self, *, margin: int = EDGE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(GAP)

    @classmethod
    def around(cls, table: QWidget) -> Card:
        """Return a card that a table fills from edge to edge."""
        card = cls(margin=0)
        card.body.setContentsMargins(0, 0, 0, SMALL)
        card.body.addWidget(table, 1)
        return card

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
