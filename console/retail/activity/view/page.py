"""What was done at the tills, newest first, and one entry beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backend.retail.contract.activity import ActivityEntry
from backend.retail.contract.staff import StaffMember
from console.desk.failures import Failure
from console.desk.page import Desk
from console.desk.phrases import Text
from console.retail.activity.deeds import GROUPS
from console.retail.activity.model import ActivityModel, Wanted
from console.retail.activity.view.columns import columns
from console.retail.activity.view.detail import EntryLeaf
from console.widgets.button import Button, Kind
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.day_steps import DaySteps
from console.widgets.empty import Empty
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL
from console.widgets.page_view import PageView
from console.widgets.panel import Panel
from console.widgets.picker import Picker
from console.widgets.rows import PagedRows
from console.widgets.scan_box import ScanBox

_DAY: Final = 184


class ActivityView(PageView):
    """The activity page."""

    def __init__(self, model: ActivityModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.search = ScanBox(
            lambda: self.tr("Type a receipt's number, a name or a reason"),
            name=lambda: self.tr("Find what was done"),
        )
        everybody: Text = lambda: self.tr("Everybody")  # noqa: E731 - said in the language of then
        everything: Text = lambda: self.tr("Everything")  # noqa: E731 - as above
        self._everybody = everybody
        self.people = Picker({"": everybody}, name=lambda: self.tr("Who"))
        named: dict[str, Text] = {key: words for key, (words, _) in GROUPS.items()}
        self.deeds = Picker({"": everything, **named}, name=lambda: self.tr("What"))
        self.day = Button(
            self._day_words, Kind.SMALL, key="F2", name=lambda: self.tr("Today or all days")
        )
        self.days = DaySteps(self.day, width=_DAY)
        self.unsent = Label(tone="warn_ink", wrap=True)
        self._empty = Empty("", "", icon="clock")
        self.rows = PagedRows[ActivityEntry](columns(desk.words), desk.background, self)
        self.table = DataTable(
            self.rows,
            name=lambda: self.tr("What was done"),
            empty=self._empty,
            failed=self._failure,
        )
        self.panel = Panel(name=lambda: self.tr("The entry"))
        self.entry = EntryLeaf(desk)
        self._lay_out()
        self._connect()

    def home_widget(self) -> QWidget:
        return self.search

    def arrive(self, about: str) -> None:
        self.model.learn_people()
        if about:
            self.search.setText(about)
            self.model.find(about)
        self._load()

    def retranslate(self) -> None:
        self.table.view.viewport().update()
        self._show_entry()
        self._show_day()

    def _lay_out(self) -> None:
        nothing = Empty(
            lambda: self.tr("Choose an entry"),
            lambda: self.tr("Who did it, who approved it and which sale it was appear here"),
            icon="search",
        )
        self.panel.add("nothing", nothing)
        self.panel.add("entry", self.entry)
        filters = QHBoxLayout()
        filters.setSpacing(SMALL)
        for widget in (self.people, self.deeds):
            filters.addWidget(widget)
        filters.addStretch(1)
        filters.addWidget(self.days)
        self.lay_beside(
            self.search, filters, self.unsent, Card.around(self.table), panel=self.panel, gap=GAP
        )

    def _connect(self) -> None:
        model = self.model
        self.search.looked_up.connect(model.look_up)
        self.search.submitted.connect(model.find)
        self.people.chosen.connect(model.show_person)
        self.deeds.chosen.connect(self._show_group)
        self.days.stepped.connect(model.step_day)
        self.day.clicked.connect(self._toggle_day)
        self.table.chosen.connect(model.choose)
        self.table.opened.connect(self._open_sale)
        self.rows.state_changed.connect(self._explain_nothing)
        self.entry.sale.clicked.connect(model.open_sale)
        model.list_changed.connect(self._load)
        model.day_changed.connect(self._show_day)
        model.chosen.connect(self._show_entry)
        model.people_known.connect(self._offer_people)
        self.obey_arrows(self.table.step)

    def _load(self) -> None:
        self.model.choose(None)
        count = self.model.unsent
        self.unsent.say(lambda: self.tr("%n of this till not sent to the shop yet", "", count))
        self.unsent.setVisible(bool(count))
        self.rows.load(self.model.page)

    def _show_entry(self) -> None:
        entry = self.model.entry
        if entry is None:
            self.panel.turn_to("nothing")
        else:
            self.entry.show_entry(entry, sale_is_here=self.model.sale_is_here)
            self.panel.turn_to("entry")

    def _offer_people(self, people: Sequence[StaffMember]) -> None:
        names: dict[str, Text] = {one.staff_id: one.name for one in people}
        self.people.offer({"": self._everybody, **names})

    def _open_sale(self, _entry: ActivityEntry) -> None:
        self.model.open_sale()

    def _show_group(self, key: str) -> None:
        self.model.show_actions(GROUPS[key][1] if key else ())

    def _toggle_day(self) -> None:
        self.model.show_day(self.model.today if self.model.wanted.day is None else None)

    def _day_words(self) -> str:
        day = self.model.wanted.day
        return self.tr("All days") if day is None else self._desk.words.day(day)

    def _show_day(self) -> None:
        self.day.say(self._day_words, name=lambda: self.tr("Today or all days"))
        self.days.later.setEnabled(self.model.wanted.day not in {None, self.model.today})

    def _explain_nothing(self) -> None:
        """Say whether nothing was done at all, or nothing like what is looked for."""
        if self.model.wanted == Wanted():
            self._empty.say(
                lambda: self.tr("Nothing to ask about yet"),
                lambda: self.tr("Refunds, discounts, voids and drawer openings are kept here"),
            )
        else:
            self._empty.say(
                lambda: self.tr("No entry matches"),
                lambda: self.tr("Try other words, another day, or everybody"),
            )

    def _failure(self, error: Exception) -> Failure:
        return self._desk.failures.describe(error, lambda: self.tr("The log could not be read"))
