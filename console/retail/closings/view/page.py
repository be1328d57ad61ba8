"""Every till's closings of a day, and beside them what they come to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.retail.contract.shifts import ShiftReportRequest
from console.desk.fonts import SEMIBOLD, STRONG
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.retail.closings.model import ClosingsModel
from console.retail.shifts.view.columns import TONES, columns, sign_of
from console.retail.shifts.words import TENDERS, signed
from console.widgets.card import Card, Rule
from console.widgets.data_table import DataTable
from console.widgets.day_steps import DaySteps
from console.widgets.empty import Empty
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.page_view import PageView
from console.widgets.panel import Leaf, Line, Panel
from console.widgets.rows import Column, Rows

_TILL, _DAY = 168, 240


class ClosingsView(PageView):
    """The page of all closings."""

    def __init__(self, model: ClosingsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.day = Label(size=STRONG, weight=SEMIBOLD)
        self.day.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.days = DaySteps(self.day, width=_DAY)
        self.rows = Rows[ShiftReportRequest](self._columns(), self)
        empty = Empty(
            lambda: self.tr("No till closed a shift on this day"),
            lambda: self.tr("A closing comes here as soon as its till has reported it"),
            icon="shift",
        )
        self.table = DataTable(self.rows, name=lambda: self.tr("Closings"), empty=empty)
        self.sums = Leaf(lambda: self.tr("All tills"))
        self._lines = QVBoxLayout()
        self._lay_out()
        self.days.stepped.connect(model.step_day)
        model.changed.connect(self._show)
        model.failed.connect(self._tell_failure)
        self.obey_arrows(self.table.step)

    def home_widget(self) -> QWidget:
        return self.table.view

    def arrive(self, about: str) -> None:
        del about
        self.model.load()

    def retranslate(self) -> None:
        self.table.view.viewport().update()
        self._show()

    def _columns(self) -> tuple[Column[ShiftReportRequest], ...]:
        shift, by, *figures = columns(self._desk.words, self.model.person, lambda: True)
        till: Column[ShiftReportRequest] = Column(
            title=QT_TRANSLATE_NOOP("Shifts", "Till"),
            text=lambda z: self.model.till(z.till_id),
            note=lambda z: z.till_id,
            width=_TILL,
            strong=True,
        )
        return (till, shift, by, *figures[1:])

    def _lay_out(self) -> None:
        self._lines.setSpacing(SMALL)
        self.sums.body.addLayout(self._lines)
        self.sums.body.addStretch(1)
        panel = Panel(name=lambda: self.tr("All tills"))
        panel.add("sums", self.sums)
        self.lay_beside(self.days, Card.around(self.table), panel=panel)

    def _show(self) -> None:
        self.day.say(self._desk.words.day(self.model.day))
        self.days.later.setEnabled(not self.model.is_today)
        self.rows.show_rows(self.model.closings)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in self._content():
            self._lines.addWidget(line)

    def _content(self) -> Iterator[QWidget]:
        words, sums = self._desk.words, self.model.totals
        shifts, sales = sums.shifts, sums.sales
        yield Line(lambda: self.tr("Shifts closed"), words.number(shifts))
        yield Line(lambda: self.tr("%n sale(s)", "", sales), words.amount(sums.sold))
        yield Line(lambda: self.tr("Given back"), words.amount(-sums.given_back))
        yield Rule()
        for tender, kept in sums.kept.items():
            yield Line(TENDERS[tender], words.amount(kept))
        if sums.kept:
            yield Rule()
        tone = TONES[sign_of(sums.difference)]
        difference = signed(words, sums.difference)
        yield Line(lambda: self.tr("Difference of all drawers"), difference, tone=tone)
        if sums.short:
            short = signed(words, sums.short)
            yield Line(lambda: self.tr("Missing, where something is"), short, tone="bad_ink")

    def _tell_failure(self, error: Exception) -> None:
        what = lambda: self.tr("The closings could not be read")  # noqa: E731 - said later
        self._desk.toasts.say(self._desk.failures.describe(error, what).line, "bad")
