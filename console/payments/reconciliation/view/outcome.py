"""What a day came to, to be read from two metres."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BIG, BODY, BOLD, NOTE, SEMIBOLD, TITLE
from console.desk.phrases import Text
from console.desk.words import Words
from console.payments.reconciliation.asking import BILL
from console.payments.reconciliation.model import ReconciliationModel
from console.till.store.reconciliations import Run
from console.till.tally import Side
from console.widgets.card import Card, Rule
from console.widgets.label import Label
from console.widgets.measures import EDGE, SMALL, TIGHT


class Outcome(Card):
    """The big figure, from what it was made, and what each side comes to."""

    def __init__(self, model: ReconciliationModel, words: Words) -> None:
        super().__init__()
        self._model = model
        self._words = words
        self.verdict = Label(size=BIG, weight=BOLD)
        self.about = Label(size=BODY, tone="ink2", wrap=True)
        self.there = _Figure()
        self.here = _Figure()
        self.elsewhere = _Figure()
        self._figures = QWidget()
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(EDGE)
        for figure in (self.there, self.here, self.elsewhere):
            figures.addWidget(figure, 1)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.about)
        self._rule = Rule()
        self.body.addSpacing(TIGHT)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._figures)

    def show_day(self) -> None:
        """Show what the model looks at."""
        run = self._model.run
        for widget in (self._figures, self._rule):
            widget.setVisible(run is not None)
        if run is None:
            self.verdict.say(lambda: self.tr("Not compared yet"))
            self.verdict.set_tone("ink")
            self.about.say(self._what_it_will_be_compared_with)
            return
        self.verdict.say(lambda: self._verdict(run))
        self.verdict.set_tone(_tone(run))
        self.about.say(lambda: self._about(run))
        self.there.say(lambda: self.tr("Platform"), *self._side(run.tally.there))
        self.here.say(lambda: self.tr("This till"), *self._side(run.tally.here))
        self.elsewhere.say(lambda: self.tr("Other tills"), *self._side(run.tally.elsewhere))

    def _what_it_will_be_compared_with(self) -> str:
        if self._model.is_over:
            return self.tr("This day is compared with the platform's own bill")
        return self.tr("Today is compared as far as it has come; its bill is there tomorrow")

    def _verdict(self, run: Run) -> str:
        tally = run.tally
        if not tally.mismatches:
            if not tally.agreed:
                return self.tr("Nothing was paid, on either side")
            return self.tr("All %n agree", "", tally.agreed)
        size = self._words.money(tally.size)
        if not run.open:
            return self.tr("%n explained: {amount}", "", len(tally.mismatches)).format(amount=size)
        return self.tr("%n differ: {amount}", "", len(tally.mismatches)).format(amount=size)

    def _about(self, run: Run) -> str:
        bill = self.tr("Compared with the platform's bill, {time}")
        rows = self.tr("Compared as far as the day had come, {time}")
        when = self._words.minute(run.at)
        parts = [(bill if run.source == BILL else rows).format(time=when)]
        if run.tally.undone:
            undone = self.tr("%n cancelled on both sides", "", run.tally.undone)
            parts.append(undone)
        if run.closed_at is not None:
            parts.append(self._closed(run.closed_at))
        return " · ".join(parts)

    def _closed(self, at: datetime) -> str:
        return self.tr("closed on {time}").format(time=self._words.minute(at))

    def _side(self, side: Side) -> tuple[str, str]:
        count = self.tr("%n payments and refunds", "", side.count)
        return self._words.money(side.net), count


class _Figure(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = Label(size=NOTE + 1, tone="ink2")
        self.amount = Label(size=TITLE, weight=SEMIBOLD)
        self.count = Label(size=NOTE, tone="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for label in (self.name, self.amount, self.count):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
            column.addWidget(label)

    def say(self, name: Text, amount: str, count: str) -> None:
        self.name.say(name)
        self.amount.say(amount)
        self.count.say(count)


def _tone(run: Run) -> str:
    if run.open:
        return "warn_ink"
    return "accent_ink" if run.tally.agreed or run.tally.mismatches else "ink"
