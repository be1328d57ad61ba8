"""Every sale of this till, newest first, and the one being looked at beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.failures import Failure
from console.desk.page import Desk
from console.desk.ports import LONG_MS
from console.desk.sounds import ATTENTION
from console.payments.codes import PAYMENT_CODE
from console.payments.orders.model import OrdersModel
from console.payments.orders.view.columns import columns
from console.payments.orders.view.panel import OrderPanel
from console.till.refund import Refund, State
from console.till.sale import Sale, SaleState
from console.widgets.card import Card
from console.widgets.choice import Choice
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.measures import GAP
from console.widgets.page_view import PageView
from console.widgets.rows import PagedRows
from console.widgets.scan_box import ScanBox

_ALL: Final = "all"


class OrdersView(PageView):
    """The orders page."""

    def __init__(self, model: OrdersModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.search = ScanBox(
            lambda: self.tr("Type a number or the name of goods"),
            name=lambda: self.tr("Find a sale"),
        )
        self.states = Choice(
            {
                _ALL: lambda: self.tr("All"),
                SaleState.PAID: lambda: self.tr("Paid"),
                SaleState.OPEN: lambda: self.tr("Open"),
                SaleState.VOID: lambda: self.tr("Cancelled"),
            },
            name=lambda: self.tr("Which sales"),
        )
        self.states.choose(_ALL)
        self._empty = Empty("", "", icon="orders")
        self.rows = PagedRows[Sale](columns(desk.words), desk.background, self)
        self.table = DataTable(
            self.rows,
            name=lambda: self.tr("Sales"),
            empty=self._empty,
            failed=self._failure,
        )
        self.panel = OrderPanel(model, desk)
        self._lay_out()
        self._connect()

    def home_widget(self) -> QWidget:
        return self.search

    def arrive(self, about: str) -> None:
        if about:
            self.model.choose(about)
        else:
            self.model.again()
        self._load()

    def retranslate(self) -> None:
        self.table.view.viewport().update()
        self.panel.show_detail()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.search, 1)
        head.addWidget(self.states)
        self.lay_beside(head, Card.around(self.table), panel=self.panel)

    def _connect(self) -> None:
        model = self.model
        self.search.looked_up.connect(model.look_up)
        self.search.submitted.connect(model.find)
        self.states.chosen.connect(self._show_only)
        self.table.chosen.connect(self._choose)
        self.rows.state_changed.connect(self._mark_chosen)
        self.rows.state_changed.connect(self._explain_nothing)
        self.panel.left.connect(self.search.setFocus)
        model.list_changed.connect(self._load)
        model.refund_settled.connect(self._tell_refund)
        model.handed_back.connect(self._tell_handed_back)
        model.counter_taken.connect(self._tell_taken)
        model.failed.connect(self._tell_failure)
        self._desk.scans.listen(self, self._hear_scan)
        self.obey_arrows(self.table.step)

    def _explain_nothing(self) -> None:
        """Say whether there are no sales at all, or none like those looked for."""
        if self.search.text().strip() or self.states.key != _ALL:
            self._empty.say(
                lambda: self.tr("No sale matches"),
                lambda: self.tr("Try another number or name, or look at all"),
            )
        else:
            self._empty.say(
                lambda: self.tr("No sales yet"),
                lambda: self.tr("Sales of this till appear here as soon as they begin"),
            )

    def _load(self) -> None:
        self.rows.load(self.model.page)

    def _show_only(self, key: str) -> None:
        self.model.show_only(None if key == _ALL else SaleState(key))

    def _choose(self, sale: Sale | None) -> None:
        detail = self.model.detail
        if sale is not None and (detail is None or detail.sale.sale_id != sale.sale_id):
            self.model.choose(sale.sale_id)

    def _mark_chosen(self) -> None:
        """Select the sale that is looked at, if the list shows it."""
        detail = self.model.detail
        for number, sale in enumerate(self.rows.rows if detail is not None else ()):
            if detail is not None and sale.sale_id == detail.sale.sale_id:
                self.table.select(number)

    def _hear_scan(self, text: str) -> bool:
        if not self.isVisible():
            return False
        if PAYMENT_CODE.fullmatch(text):
            self._desk.sounds.play(ATTENTION)
            self._desk.toasts.say(lambda: self.tr("Payments are taken at the checkout"), "warn")
            return True
        self.search.setText(text)
        self.model.find(text)
        return True

    def _failure(self, error: Exception) -> Failure:
        return self._desk.failures.describe(error, lambda: self.tr("The sales could not be read"))

    def _tell_refund(self, refund: Refund) -> None:
        done, amount = refund.state is State.DONE, self._desk.words.money(refund.amount)
        if done:
            text = self.tr("{amount} went back to the customer").format(amount=amount)
        else:
            text = self.tr("{amount} was not refunded").format(amount=amount)
        self._desk.toasts.say(text, "good" if done else "bad")

    def _tell_handed_back(self, cash: Money) -> None:
        text = self.tr("Hand {amount} in cash back")
        self._desk.toasts.say(text.format(amount=self._desk.words.money(cash)), "warn", ms=LONG_MS)

    def _tell_taken(self) -> None:
        text = lambda: self.tr("Finish the sale at the counter first")  # noqa: E731 - said later
        self._desk.toasts.say(text, "warn")

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work."))
        self._desk.toasts.say(failure.line, "bad")
