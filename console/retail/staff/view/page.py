"""Who works in the shop, and one of them beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backend.retail.contract.staff import (
    LastOwner,
    MayNotEditStaff,
    StaffFull,
    StaffMember,
    StaffTaken,
    StaffUnknown,
)
from console.desk.page import Desk
from console.desk.phrases import Text
from console.retail.staff.model import Draft, StaffModel
from console.retail.staff.view.columns import columns
from console.retail.staff.view.form import PersonLeaf
from console.widgets.button import Button
from console.widgets.card import Card
from console.widgets.choice import Choice
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.measures import GAP
from console.widgets.own_pin import OwnPinLeaf
from console.widgets.page_view import PageView
from console.widgets.panel import Panel
from console.widgets.rows import Rows

_WORKING, _ALL = "working", "all"


class StaffView(PageView):
    """The staff page."""

    def __init__(self, model: StaffModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.which = Choice(
            {_WORKING: lambda: self.tr("Works here"), _ALL: lambda: self.tr("All")},
            name=lambda: self.tr("Whom to show"),
        )
        self.which.choose(_WORKING)
        self.add = Button(lambda: self.tr("Add somebody"), icon="plus", key="F4")
        empty = Empty(
            lambda: self.tr("Nobody is known yet"),
            lambda: self.tr("Staff appear here once the platform can be asked"),
            icon="person",
        )
        self.rows = Rows[StaffMember](columns(), self)
        self.table = DataTable(self.rows, name=lambda: self.tr("Staff"), empty=empty)
        self.panel = Panel(name=lambda: self.tr("One of the staff"))
        self.person = PersonLeaf()
        self.confirm = OwnPinLeaf(
            desk, reasons=self._reasons(), undone=lambda: self.tr("Not saved")
        )
        self._lay_out()
        self._connect()

    def home_widget(self) -> QWidget:
        return self.table.view

    def arrive(self, about: str) -> None:
        del about
        self.model.load()

    def leave(self) -> None:
        self.model.withdraw()
        self._turn(self.model.draft)

    def retranslate(self) -> None:
        self.table.view.viewport().update()

    def _reasons(self) -> dict[type[Exception], Text]:
        return {
            LastOwner: lambda: self.tr("The shop needs an owner: make somebody else one first"),
            StaffTaken: lambda: self.tr("Somebody has this number"),
            StaffUnknown: lambda: self.tr("They are no longer on the list. Look at it again."),
            StaffFull: lambda: self.tr("No more people can be kept"),
            MayNotEditStaff: lambda: self.tr("Only an owner may change this"),
        }

    def _lay_out(self) -> None:
        nothing = Empty(
            lambda: self.tr("Choose somebody"),
            lambda: self.tr("Their name, role and PIN can be changed here"),
            icon="person",
        )
        self.panel.add("nothing", nothing)
        self.panel.add("person", self.person)
        self.panel.add("confirm", self.confirm)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.which)
        head.addStretch(1)
        head.addWidget(self.add)
        self.lay_beside(head, Card.around(self.table), panel=self.panel)

    def _connect(self) -> None:
        model = self.model
        self.which.chosen.connect(self._show_which)
        self.add.clicked.connect(self._begin_new)
        self.table.chosen.connect(self._choose)
        self.person.asked.connect(model.save)
        self.confirm.pad.entered.connect(model.confirm)
        self.confirm.back.clicked.connect(self._withdraw)
        model.list_changed.connect(self._show_list)
        model.chosen.connect(lambda: self._turn(model.draft))
        model.faults_found.connect(self.person.show_faults)
        model.pin_needed.connect(self._ask_pin)
        model.refused.connect(self.confirm.show_refusal)
        model.saved.connect(self._tell_saved)
        model.failed.connect(self._tell_failure)
        self.obey_arrows(self.table.step)

    def _show_which(self, key: str) -> None:
        self.model.show_all(key == _ALL)

    def _show_list(self) -> None:
        self.rows.show_rows(self.model.members)
        self._mark_chosen()

    def _mark_chosen(self) -> None:
        draft = self.model.draft
        places = [
            number
            for number, one in enumerate(self.rows.rows)
            if draft is not None and one.staff_id == draft.staff_id
        ]
        if places and self.table.selected() != self.rows.rows[places[0]]:
            self.table.select(places[0])

    def _choose(self, member: StaffMember | None) -> None:
        draft = self.model.draft
        if member is not None and (draft is None or draft.staff_id != member.staff_id):
            self.model.choose(member)

    def _begin_new(self) -> None:
        self.table.select(-1)
        self.model.begin_new()
        self.person.name.setFocus()

    def _turn(self, draft: Draft | None) -> None:
        if draft is None:
            self.panel.turn_to("nothing")
        else:
            self.person.show_person(draft)
            self.panel.turn_to("person")

    def _ask_pin(self) -> None:
        self.panel.turn_to("confirm")
        self.confirm.begin(lambda: self.tr("It is put on record that you changed this"))

    def _withdraw(self) -> None:
        self.model.withdraw()
        self.panel.turn_to("person")
        self.person.name.setFocus()

    def _tell_saved(self, member: StaffMember) -> None:
        self._mark_chosen()
        text = self.tr("{name} is saved").format(name=member.name)
        self._desk.toasts.say(text, "good")

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(
            error, lambda: self.tr("The staff could not be read")
        )
        self._desk.toasts.say(failure.line, "bad")
