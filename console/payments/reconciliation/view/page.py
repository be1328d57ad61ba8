"""A day of the platform against a day of this till."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.desk.fonts import SEMIBOLD, STRONG
from console.desk.page import Desk
from console.payments.reconciliation.model import Entry, ReconciliationModel
from console.payments.reconciliation.view.columns import columns
from console.payments.reconciliation.view.outcome import Outcome
from console.payments.reconciliation.view.panel import ReconciliationPanel
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.day_steps import DaySteps
from console.widgets.empty import Empty
from console.widgets.label import Label
from console.widgets.page_view import PageView
from console.widgets.rows import Rows

_DAY = 240


class ReconciliationView(PageView):
    """The reconciliation page."""

    def __init__(
        self, model: ReconciliationModel, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.day = Label(size=STRONG, weight=SEMIBOLD)
        self.day.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.days = DaySteps(self.day, width=_DAY)
        self.outcome = Outcome(model, desk.words)
        self._empty = Empty("", "", icon="balance")
        self.rows = Rows[Entry](columns(desk.words), self)
        self.table = DataTable(self.rows, name=lambda: self.tr("What differs"), empty=self._empty)
        self.panel = ReconciliationPanel(model, desk)
        self._lay_out()
        self._connect()

    def home_widget(self) -> QWidget:
        return self.table.view if self.rows.rows else self.days.earlier

    def arrive(self, about: str) -> None:
        del about
        self.model.show()

    def retranslate(self) -> None:
        self._show()
        self.table.view.viewport().update()

    def _lay_out(self) -> None:
        self.lay_beside(self.days, self.outcome, Card.around(self.table), panel=self.panel)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._show)
        model.refused.connect(self._tell_refusal)
        model.closed.connect(self._tell_closed)
        self.days.stepped.connect(self._step)
        self.table.chosen.connect(model.choose)
        self.table.opened.connect(self.panel.begin_note)
        self.panel.left.connect(lambda: self.table.select(-1))
        self.obey_arrows(self.table.step)

    def _step(self, days: int) -> None:
        self.panel.day.hide_trouble()
        self.model.step(days)

    def _show(self) -> None:
        day = self.model.day.day
        self.day.say(lambda: self._desk.words.day(day))
        self.outcome.show_day()
        self._explain_nothing()
        self._show_rows()
        if self.rows.rows and self.days.earlier.hasFocus():
            self.table.view.setFocus()  # the keys belong to what was found
        self.panel.show_day()
        self.days.later.setEnabled(not self.model.is_last)

    def _show_rows(self) -> None:
        """Show the rows anew; the one being looked at stays selected."""
        entries, chosen = self.model.entries, self.model.entry
        blocked = self.table.blockSignals(True)
        self.rows.show_rows(entries)
        place = entries.index(chosen) if chosen in entries else -1
        self.table.select(place)
        self.table.blockSignals(blocked)

    def _explain_nothing(self) -> None:
        run = self.model.run
        if run is None:
            self._empty.say(
                lambda: self.tr("Compare the day"),
                lambda: self.tr("What differs appears here, with both sides and what to do"),
            )
        else:
            self._empty.say(
                lambda: self.tr("Nothing differs"),
                lambda: self.tr("Every payment and refund stands on both sides alike"),
            )

    def _tell_refusal(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work."))
        self._desk.toasts.say(failure.line, "bad")

    def _tell_closed(self) -> None:
        self._desk.toasts.say(lambda: self.tr("The day is closed"), "good")
