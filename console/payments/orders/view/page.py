"""Every sale of this till, newest first, and the one being looked at beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.page import Desk
from console.desk.phrases import said
from console.payments.orders.model import OrdersModel
from console.payments.orders.view.columns import columns
from console.payments.orders.view.panel import OrderPanel
from console.till.sale import Sale, SaleState
from console.widgets.card import Card
from console.widgets.choice import Choice
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.failure_view import FailureView
from console.widgets.measures import GAP, WIDE
from console.widgets.page_view import PageView
from console.widgets.rows import PagedRows
from console.widgets.scan_box import ScanBox

_ALL = "all"


class OrdersView(PageView):
    """The orders page."""

    def __init__(self, model: OrdersModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.search = ScanBox(
            lambda: self.tr("Scan a receipt, or type a number or the name of goods"),
            name=lambda: self.tr("Find a sale"),
        )
        self.states = Choice(
            {
                _ALL: lambda: self.tr("All"),
                SaleState.PAID: lambda: self.tr("Paid"),
                SaleState.OPEN: lambda: self.tr("Open"),
                SaleState.VOID: lambda: self.tr("Given up"),
            },
            name=lambda: self.tr("Which sales"),
        )
        self.states.choose(_ALL)
        self.rows = PagedRows[Sale](columns(desk.words), desk.background, self)
        self.table = DataTable(
            self.rows,
            name=lambda: self.tr("Sales"),
            empty=Empty(
                lambda: self.tr("No sales here"),
                lambda: self.tr("Sales of this till appear here as soon as they begin"),
                icon="orders",
            ),
            failed=self._failure,
        )
        self.panel = OrderPanel(model, desk)
        self._lay_out()
        self._connect()

    def home_widget(self) -> QWidget:
        return self.search

    def arrive(self, about: str) -> None:
        self.rows.load(self.model.page)
        if about:
            self.model.choose(about)

    def retranslate(self) -> None:
        self.table.view.viewport().update()
        self.panel.show_detail()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.search, 1)
        head.addWidget(self.states)
        card = Card(margin=0)
        card.body.addWidget(self.table, 1)
        left = QVBoxLayout()
        left.setSpacing(GAP + 2)
        left.addLayout(head)
        left.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        row.setSpacing(WIDE)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.search.looked_up.connect(self._find)
        self.search.submitted.connect(self._find)
        self.states.chosen.connect(lambda _: self._find(self.search.text()))
        self.table.chosen.connect(self._choose)
        self.model.list_changed.connect(lambda: self.rows.load(self.model.page))
        self.model.failed.connect(self._tell_failure)
        self._desk.scans.listen(self, self._hear_scan)

    def _find(self, text: str) -> None:
        key = self.states.key
        self.model.find(text=text, state=None if key in {_ALL, ""} else SaleState(key))

    def _choose(self, sale: Sale | None) -> None:
        if sale is not None:
            self.model.choose(sale.sale_id)

    def _hear_scan(self, text: str) -> bool:
        if not self.isVisible():
            return False
        self.search.setText(text)
        self._find(text)
        return True

    def _failure(self, error: Exception) -> QWidget:
        what = self._desk.failures.describe(error, lambda: self.tr("The sales could not be read"))
        view = FailureView(what, retry=True)
        view.retried.connect(self.rows.again)
        return view

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work"))
        self._desk.toasts.say(f"{said(failure.what)}: {said(failure.why)}", "bad")
