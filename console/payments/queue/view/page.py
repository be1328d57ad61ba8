"""What waits for the platform: since when, why, and when it is tried again."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from console.desk.page import Desk
from console.payments.queue.model import QueueModel
from console.payments.queue.view.panel import QueuePanel
from console.payments.queue.words import columns
from console.till.export import Export
from console.till.matters import Matter
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.page_view import PageView
from console.widgets.rows import Rows

_SECOND_MS: Final = 1000


class QueueView(PageView):
    """The queue page."""

    def __init__(self, model: QueueModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        empty = Empty(
            lambda: self.tr("Nothing waits"),
            lambda: self.tr("Every payment is settled and every sale has reached the platform."),
            icon="check",
        )
        self.rows = Rows[Matter](columns(desk.words, desk.clock.now), self)
        self.table = DataTable(self.rows, name=lambda: self.tr("What waits"), empty=empty)
        self.panel = QueuePanel(model, desk)
        self.lay_beside(Card.around(self.table), panel=self.panel)
        desk.clock.every(self, _SECOND_MS, self._let_time_pass)
        model.changed.connect(self._show)
        model.exported.connect(self._tell_export)
        model.extended.connect(self._tell_extended)
        model.failed.connect(self._tell_failure)
        self.table.chosen.connect(self._choose)
        self.panel.detail.back.clicked.connect(lambda: self.table.select(-1))

    def home_widget(self) -> QWidget:
        return self.table.view

    def arrive(self, about: str) -> None:
        self.model.show(shown=True)
        if about:
            self._select(about)

    def leave(self) -> None:
        self.model.show(shown=False)

    def retranslate(self) -> None:
        self._show()
        self.panel.show_all()
        self.panel.file.retranslate()

    def _show(self) -> None:
        chosen = self.model.chosen
        self.rows.show_rows(self.model.items)
        self.panel.show_all()
        if chosen is not None:
            self._select(chosen.no)

    def _let_time_pass(self) -> None:
        """Say anew for how long everything has waited."""
        if self.isVisible():
            self.table.view.viewport().update()

    def _select(self, no: str) -> None:
        for number, one in enumerate(self.model.items):
            if one.no == no:
                self.table.select(number)

    def _choose(self, one: Matter | None) -> None:
        self.model.choose(one.no if one is not None else "")

    def _tell_export(self, export: Export) -> None:
        text = self.tr("%n record(s) saved to {file}", "", export.reports)
        self._desk.toasts.say(text.format(file=export.path), "good", ms=0)

    def _tell_extended(self) -> None:
        self._desk.toasts.say(lambda: self.tr("More may wait now. Put on record."), "good")

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work."))
        self._desk.toasts.say(failure.line, "bad")
