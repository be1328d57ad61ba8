"""The panel of the orders page: one sale, its refund, the approval of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backend.retail.contract.staff import StaffPinLocked, StaffPinWrong
from console.desk.page import Desk
from console.desk.staff import Person
from console.payments.orders.model import OrdersModel
from console.payments.orders.view.approve import ApproveLeaf
from console.payments.orders.view.detail import DetailLeaf
from console.payments.orders.view.refund import RefundLeaf
from console.widgets.empty import Empty
from console.widgets.panel import Panel


class OrderPanel(Panel):
    """One leaf for each thing that can be done with a sale."""

    def __init__(self, model: OrdersModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("The sale"), parent=parent)
        self._model = model
        self._desk = desk
        nothing = Empty(
            lambda: self.tr("Choose a sale"),
            lambda: self.tr("Its goods, its payment and everything that happened appear here"),
            icon="search",
        )
        self.detail = DetailLeaf(desk.words)
        self.refund = RefundLeaf(model, desk.words)
        self.approve = ApproveLeaf()
        self.add("nothing", nothing)
        self.add("detail", self.detail)
        self.add("refund", self.refund)
        self.add("approve", self.approve)
        self._connect()

    def show_detail(self) -> None:
        """Show the sale the model looks at, unless a refund is being typed."""
        detail = self._model.detail
        if detail is None:
            self.turn_to("nothing")
            return
        self.detail.show_sale(detail, self._model.evidence, may_refund=self._model.may_refund)
        if self.key == "nothing":
            self.turn_to("detail")

    def _connect(self) -> None:
        model = self._model
        model.chosen.connect(self._show_chosen)
        model.approval_needed.connect(self._ask_approval)
        model.approval_refused.connect(self._refuse)
        model.refund_begun.connect(lambda: self.turn_to("detail"))
        self.detail.refund.clicked.connect(self._begin_refund)
        self.detail.ask.clicked.connect(model.ask_now)
        self.refund.back.clicked.connect(lambda: self.turn_to("detail"))
        self.approve.back.clicked.connect(self._withdraw)
        self.approve.entered.connect(self._approve)

    def _show_chosen(self) -> None:
        detail = self._model.detail
        shown = self.detail.sale_id
        self.show_detail()
        if detail is not None and detail.sale.sale_id != shown:
            self._model.withdraw()
            self.turn_to("detail")

    def _begin_refund(self) -> None:
        detail = self._model.detail
        if detail is not None:
            self.refund.show_sale(detail)
            self.turn_to("refund")

    def _ask_approval(self) -> None:
        self._desk.background.run(
            self,
            self._desk.staffing.people,
            done=lambda people: self.approve.show_people(self._model.approvers(people)),
            failed=self._model.failed.emit,
        )
        self.approve.pad.clear("")
        self.turn_to("approve")
        self.approve.pad.setFocus()

    def _withdraw(self) -> None:
        self._model.withdraw()
        self.turn_to("refund")

    def _approve(self, person: Person, pin: str) -> None:
        self._model.approve(person, pin)

    def _refuse(self, error: Exception) -> None:
        pad = self.approve.pad
        if isinstance(error, StaffPinWrong):
            tries = error.fields["tries_left"]
            pad.refuse(self.tr("Wrong PIN, {tries} tries left").format(tries=tries))
        elif isinstance(error, StaffPinLocked):
            pad.lock(self.tr("Too many wrong PINs; somebody else must approve"))
        else:
            pad.refuse(self.tr("This person may not approve it"))
