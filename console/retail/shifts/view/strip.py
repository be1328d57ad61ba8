"""The open shift at a glance, above the list of those closed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import NOTE, SEMIBOLD, TITLE
from console.desk.page import Desk
from console.desk.phrases import Text
from console.desk.words import DASH
from console.retail.shifts.model import ShiftsModel
from console.widgets.card import Card
from console.widgets.label import Label
from console.widgets.measures import EDGE, TIGHT


class ShiftStrip(Card):
    """Since when, with what float, how many sales; never what should lie in the drawer."""

    def __init__(self, model: ShiftsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._words = desk.words
        self.shift = _Fact(lambda: self.tr("Shift"))
        self.since = _Fact(lambda: self.tr("Since"))
        self.float = _Fact(lambda: self.tr("Float"))
        self.sales = _Fact(lambda: self.tr("Sales"))
        row = QHBoxLayout()
        row.setSpacing(EDGE)
        for fact in (self.shift, self.since, self.float, self.sales):
            row.addWidget(fact, 1)
        self.body.addLayout(row)

    def show_shift(self) -> None:
        """Show how the open shift stands."""
        words, said = self._words, self._model.figures()
        if said is None:
            self.shift.say(lambda: self.tr("None yet"))
            for fact in (self.since, self.float, self.sales):
                fact.say(DASH)
            self.float.set_tone("ink")
            return
        self.shift.say(str(said.number))
        self.since.say(words.minute(said.opened_at)[5:])
        self.sales.say(words.number(said.sales_count))
        float_ = said.float_counted
        if float_ is None:
            self.float.say(lambda: self.tr("Not counted"))
        else:
            self.float.say(words.amount(float_))
        self.float.set_tone("warn_ink" if float_ is None else "ink")


class _Fact(QWidget):
    def __init__(self, name: Text) -> None:
        super().__init__()
        self._figure = Label("", size=TITLE, weight=SEMIBOLD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(Label(name, size=NOTE, tone="ink2"))
        column.addWidget(self._figure)

    def say(self, text: Text) -> None:
        self._figure.say(text)

    def set_tone(self, tone: str) -> None:
        self._figure.set_tone(tone)
