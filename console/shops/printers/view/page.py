"""Every printer of this till, and the one being set up beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.desk.fonts import BOLD, TITLE
from console.desk.page import Desk
from console.paper.press import Setup
from console.shops.printers.form import Flaws, Form
from console.shops.printers.model import PrintersModel
from console.shops.printers.view.columns import columns
from console.shops.printers.view.edit import PrinterEdit
from console.shops.printers.view.trial import TrialLeaf
from console.widgets.button import Button
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.label import Label
from console.widgets.measures import GAP
from console.widgets.page_view import PageView
from console.widgets.panel import Panel
from console.widgets.rows import Rows


class PrintersView(PageView):
    """The printers page."""

    def __init__(self, model: PrintersModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.add = Button(self._add_words, key="F3", icon="plus")
        self.design = Button(lambda: self.tr("Receipt design"), key="F7", icon="edit")
        self.rows = Rows[Setup](columns(model.is_drafted), self)
        empty = Empty(
            lambda: self.tr("No printer yet"),
            lambda: self.tr("Without one, sales go on; receipts can be saved as PDF"),
            icon="print",
        )
        self.table = DataTable(self.rows, name=lambda: self.tr("Printers"), empty=empty)
        self.panel = Panel(name=lambda: self.tr("The printer"))
        self.edit = PrinterEdit()
        self.trial = TrialLeaf()
        self._lay_out()
        self._connect()

    def home_widget(self) -> QWidget:
        return self.table.view

    def arrive(self, about: str) -> None:
        if about:
            self.model.choose(about)
        self._show_list()

    def leave(self) -> None:
        if self.panel.key == "trial":
            self._end_trial()

    def retranslate(self) -> None:
        self.table.view.viewport().update()
        self._show_chosen()

    def _lay_out(self) -> None:
        nothing = Empty(
            lambda: self.tr("Choose a printer"),
            lambda: self.tr("Or add one: by network, USB or a serial port"),
            icon="print",
        )
        for key, leaf in (("nothing", nothing), ("edit", self.edit), ("trial", self.trial)):
            self.panel.add(key, leaf)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(Label(lambda: self.tr("Printers"), size=TITLE, weight=BOLD), 1)
        head.addWidget(self.design)
        head.addWidget(self.add)
        self.lay_beside(head, Card.around(self.table), panel=self.panel)

    def _connect(self) -> None:
        model = self.model
        self.add.clicked.connect(model.begin)
        self.design.clicked.connect(lambda: self._desk.navigation.go("shops.receipts"))
        self.table.chosen.connect(self._choose)
        self.edit.saved.connect(self._save)
        self.edit.tried.connect(model.try_it)
        self.edit.remove.clicked.connect(model.remove)
        self.edit.back.clicked.connect(model.discard)
        self.edit.edited.connect(model.hold)
        self.trial.read.connect(self._read)
        self.trial.again.clicked.connect(lambda: model.try_it(self.edit.form()))
        self.trial.back.clicked.connect(self._end_trial)
        model.changed.connect(self._show_list)
        model.chosen.connect(self._show_chosen)
        model.held.connect(self._show_draft)
        model.flawed.connect(self._show_flaws)
        model.trying.connect(self._show_way)
        model.tried.connect(self.trial.show_question)
        model.untried.connect(self._show_untried)
        model.failed.connect(self._tell_failure)
        self.obey_arrows(self.table.step)

    def _show_list(self) -> None:
        self.rows.show_rows(self.model.printers)
        names = [one.name for one in self.model.printers]
        if self.model.name in names:
            self.table.select(names.index(self.model.name))

    def _choose(self, setup: Setup | None) -> None:
        if setup is not None and setup.name != self.model.name:
            self.model.choose(setup.name)

    def _show_chosen(self) -> None:
        form = self.model.form
        if form is None:
            self.panel.turn_to("nothing")
            self.table.view.clearSelection()
            return
        self.panel.turn_to("edit")
        self.edit.begin(form, new=self.model.is_new)
        self._show_draft()

    def _show_draft(self) -> None:
        self.edit.show_draft(is_draft=self.model.is_draft)
        self.add.say(self._add_words)
        self.table.view.viewport().update()

    def _add_words(self) -> str:
        if self.model.is_drafted(""):
            return self.tr("Go on with the new printer")
        return self.tr("Add a printer")

    def _show_flaws(self, flaws: Flaws) -> None:
        self.panel.turn_to("edit")
        self.edit.show_flaws(flaws)

    def _show_way(self) -> None:
        self.panel.turn_to("trial")
        self.trial.show_way()

    def _show_untried(self, error: Exception) -> None:
        self.trial.show_failure(self._desk.failures.describe(error, ""))

    def _read(self, number: int) -> None:
        self.edit.show_writing(self.model.read_line(self.edit.form(), number))
        self._end_trial()

    def _end_trial(self) -> None:
        self.model.forget_trial()
        self.panel.turn_to("edit")

    def _save(self, form: Form) -> None:
        if self.model.save(form):
            self._desk.toasts.say(lambda: self.tr("Saved"), "good")

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("Not saved."))
        self._desk.toasts.say(failure.line, "bad")
