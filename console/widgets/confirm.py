"""Ask once more, in place, without a dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, NOTE, SEMIBOLD
from console.desk.phrases import Text
from console.desk.theme import color
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.measures import CONTROL_RADIUS, GAP, SMALL
from console.widgets.painting import painter_on, rounded


class ConfirmStrip(QWidget):
    """A question with its consequence; ``confirmed`` or ``dismissed``. Hidden until ``ask``."""

    confirmed = Signal()
    dismissed = Signal()

    def __init__(self, *, yes: Text, no: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = Label(size=BODY, weight=SEMIBOLD, wrap=True)
        self._consequence = Label(size=NOTE, tone="ink2", wrap=True)
        self.yes = Button(yes, Kind.DANGER)
        self.no = Button(no, Kind.SECONDARY, key="Esc")
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.no, 1)
        buttons.addWidget(self.yes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(SMALL)
        column.addWidget(self._question)
        column.addWidget(self._consequence)
        column.addLayout(buttons)
        self.yes.clicked.connect(self._confirm)
        self.no.clicked.connect(self._dismiss)
        self.hide()

    def ask(self, question: Text, consequence: Text = "") -> None:
        """Show the question; the safe answer has the focus."""
        self._question.say(question)
        self._consequence.say(consequence)
        self.show()
        self.no.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        rounded(painter_on(self), self.rect(), CONTROL_RADIUS, color("bad_soft"))

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
