"""The shift of this till, and beside it what happens next; below, every shift that was closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from backend.protocol.money import Money
from backend.retail.contract.shifts import CashMove, MoveKind, ShiftReportRequest
from console.desk.failures import Failure
from console.desk.page import Desk
from console.desk.ports import Toast
from console.retail.shifts.model import ShiftsModel
from console.retail.shifts.view.columns import columns
from console.retail.shifts.view.panel import ShiftPanel
from console.retail.shifts.view.strip import ShiftStrip
from console.retail.shifts.watch import FLOAT, REMINDER, counted, uncounted
from console.till.shift import CashCount
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.page_view import PageView
from console.widgets.rows import PagedRows


class ShiftsView(PageView):
    """The shift page."""

    def __init__(self, model: ShiftsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.strip = ShiftStrip(model, desk)
        self.rows = PagedRows[ShiftReportRequest](
            columns(desk.words, model.name, lambda: model.may_see), desk.background, self
        )
        self.table = DataTable(
            self.rows,
            name=lambda: self.tr("Closed shifts"),
            empty=Empty(
                lambda: self.tr("No shift was closed yet"),
                lambda: self.tr("Count the drawer and close the shift when the day is done"),
                icon="shift",
            ),
            failed=self._failure,
        )
        self.panel = ShiftPanel(model, desk)
        self._lay_out()
        self._connect()

    def home_widget(self) -> QWidget | None:
        return self.table.view if self.rows.rows else None

    def arrive(self, about: str) -> None:
        self._show()
        self.rows.load(self.model.page)
        if about == FLOAT and self.model.float_counted is None:
            self.panel.count_float()

    def leave(self) -> None:
        self.model.asking.withdraw()
        self.panel.turn_to("now")

    def retranslate(self) -> None:
        self.table.view.viewport().update()
        self._show()

    def _lay_out(self) -> None:
        self.lay_beside(self.strip, Card.around(self.table), panel=self.panel)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._show)
        model.list_changed.connect(lambda: self.rows.load(model.page))
        model.floated.connect(self._tell_float)
        model.moved.connect(self._tell_move)
        model.closed.connect(self._tell_closed)
        model.not_allowed.connect(self._tell_not_allowed)
        model.saved.connect(self._tell_saved)
        model.failed.connect(self._tell_failure)
        self.table.chosen.connect(self._choose)
        self.panel.left.connect(self._go_home)
        self.obey_arrows(self.table.step)

    def _show(self) -> None:
        self.strip.show_shift()
        self.panel.show_now()

    def _go_home(self) -> None:
        (self.home_widget() or self).setFocus()

    def _choose(self, z: ShiftReportRequest | None) -> None:
        if z is not None and self.panel.key in {"now", "figures", "closed"}:
            self.panel.show_figures(z)

    def _failure(self, error: Exception) -> Failure:
        return self._desk.failures.describe(error, lambda: self.tr("The shifts could not be read"))

    def _tell_float(self, count: CashCount) -> None:
        shift = self.model.shift
        if shift is not None:
            self._desk.status.tell(REMINDER, counted(shift.number))
        text = self.tr("Float: {amount}").format(amount=self._desk.words.money(count.counted))
        self._desk.toasts.show(Toast(text=text, tone="good", key=REMINDER))

    def _tell_move(self, move: CashMove) -> None:
        amount: Money = move.amount
        what = (
            self.tr("Put {amount} into the drawer")
            if move.kind is MoveKind.IN
            else self.tr("Take {amount} out of the drawer")
        )
        self._desk.toasts.say(what.format(amount=self._desk.words.money(amount)), "warn")

    def _tell_closed(self, z: ShiftReportRequest) -> None:
        self._desk.status.tell(REMINDER, uncounted())
        self._desk.toasts.say(self.tr("Shift {number} is closed").format(number=z.number), "good")

    def _tell_not_allowed(self, _action: object) -> None:
        self._desk.toasts.say(lambda: self.tr("This is for a manager"), "warn")

    def _tell_saved(self, path: Path) -> None:
        self._desk.toasts.say(self.tr("Saved: {where}").format(where=str(path)), "good")

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work."))
        self._desk.toasts.say(failure.line, "bad")
