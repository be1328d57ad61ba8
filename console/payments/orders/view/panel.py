"""The panel of the orders page: one sale, its refund, the approval of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backend.retail.contract.staff import Action
from console.desk.page import Desk
from console.payments.orders.model import OrdersModel
from console.payments.orders.view.detail import DetailLeaf
from console.payments.orders.view.refund import RefundLeaf
from console.widgets.approve import ApproveLeaf
from console.widgets.empty import Empty
from console.widgets.panel import Panel


class OrderPanel(Panel):
    """One leaf for each thing that can be done with a sale."""

    left = Signal()
    """The panel no longer needs the keys."""

    def __init__(self, model: OrdersModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("The sale"), parent=parent)
        self._model = model
        self._desk = desk
        nothing = Empty(
            lambda: self.tr("Choose a sale"),
            lambda: self.tr("Its goods, its payment and everything that happened appear here"),
            icon="search",
        )
        self.detail = DetailLeaf(desk)
        self.refund = RefundLeaf(model, desk.words)
        self.approve = ApproveLeaf(desk, back=lambda: self.tr("Back to the refund"))
        self.add("nothing", nothing)
        self.add("detail", self.detail)
        self.add("refund", self.refund)
        self.add("approve", self.approve)
        self._connect()

    def show_detail(self) -> None:
        """Show the sale the model looks at, unless a refund of it is being typed."""
        detail = self._model.detail
        if detail is None:
            self.turn_to("nothing")
            return
        another = detail.sale.sale_id != self.detail.sale_id
        self.detail.show_sale(detail, self._model.evidence, may_refund=self._model.may_refund)
        if another or self.key == "nothing":
            self.turn_to("detail")

    def _connect(self) -> None:
        model = self._model
        model.chosen.connect(self.show_detail)
        model.approval_needed.connect(self._ask_approval)
        model.approval_refused.connect(self.approve.show_refusal)
        model.refund_begun.connect(self._back_to_detail)
        self.detail.refund.clicked.connect(self._begin_refund)
        self.detail.ask.clicked.connect(model.ask_now)
        self.detail.bring.clicked.connect(model.bring_back)
        self.detail.print.clicked.connect(self._print)
        self.detail.slip_asked.connect(self._desk.paper.refund)
        self.refund.back.clicked.connect(self._back_to_detail)
        self.approve.back.clicked.connect(self._withdraw)
        self.approve.entered.connect(model.asking.approve)

    def _print(self) -> None:
        self._desk.paper.receipt(self.detail.sale_id)

    def _back_to_detail(self) -> None:
        self.turn_to("detail")
        self.left.emit()

    def _begin_refund(self) -> None:
        detail = self._model.detail
        if detail is not None:
            self.turn_to("refund")
            self.refund.show_sale(detail)

    def _ask_approval(self) -> None:
        detail = self._model.detail
        if detail is None:
            return
        number, amount = detail.sale.number, self._model.asked
        self.turn_to("approve")
        self.approve.begin(
            Action.REFUND,
            lambda: self.tr("Refund of {number}").format(number=number),
            lambda: self._desk.words.money(amount),
        )

    def _withdraw(self) -> None:
        self._model.asking.withdraw()
        self.turn_to("refund")
        self.refund.by.setFocus()
