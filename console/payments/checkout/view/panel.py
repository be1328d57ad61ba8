"""The panel of the counter: turns to what happens next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backend.protocol.money import Money
from console.desk.page import Desk
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import QUESTIONS, Stage
from console.payments.checkout.view.bargaining import Bargaining
from console.payments.checkout.view.cash import CashLeaf
from console.payments.checkout.view.held import HeldLeaf
from console.payments.checkout.view.leaves import AskLeaf, TotalLeaf
from console.payments.checkout.view.quantity import QuantityLeaf
from console.payments.checkout.view.standing import Standing
from console.till.sale import CartLine, Goods
from console.widgets.panel import Panel


class CheckoutPanel(Panel):
    """One leaf for each stage, and some open for a moment: a quantity, carts on hold, cash."""

    left = Signal()
    """The panel no longer needs the keys."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("What happens next"), parent=parent)
        self._model = model
        self._desk = desk
        self.total = TotalLeaf(desk.words, desk.link)
        self.ask = AskLeaf()
        self.quantity = QuantityLeaf(desk.words)
        self.cash = CashLeaf(desk.words)
        self._standing = standing = Standing(model, desk, self)
        self.wait, self.qr = standing.wait, standing.qr
        self.paid, self.end = standing.paid, standing.end
        self.held = HeldLeaf(desk.words, standing.narrator.name)
        self.repeat, self.give_back = standing.repeat, standing.give_back
        for leaf in ("total", "ask", "quantity", "held", "cash"):
            self.add(leaf, getattr(self, leaf))
        for leaf in ("repeat", "give_back", "wait", "qr", "paid", "end"):
            self.add(leaf, getattr(standing, leaf))
        self.bargaining = Bargaining(self, model.basket, desk)
        self._connect()

    def edit_line(self, line: CartLine) -> None:
        """Type the quantity of a line."""
        self.turn_to("quantity")
        self.quantity.show_line(line)

    def weigh(self, goods: Goods) -> None:
        """Type how much of goods sold by weight."""
        self.turn_to("quantity")
        self.quantity.show_goods(goods)

    def show_held(self) -> None:
        """Look for a cart that was put aside."""
        self.turn_to("held")
        self.held.show_carts(self._model.basket.on_hold)
        self.held.table.view.setFocus()

    def show_cash(self) -> None:
        """Ask how much cash is handed over."""
        self.turn_to("cash")
        self.cash.show_due(self._model.due)

    def show_stage(self) -> None:
        """Show what happens next."""
        stage, attempt = self._model.stage, self._model.attempt
        if stage is Stage.ASKING:
            self.ask.show_due(self._model.due, self._model.taken, self._desk.words)
            self.turn_to("ask")
        elif stage is Stage.SELLING or (attempt is None and stage not in QUESTIONS):
            self._show_total()
        else:
            self.turn_to(self._standing.show(stage))

    def _connect(self) -> None:
        model = self._model
        for button, do in (
            (self.total.pay, model.ask),
            (self.total.code, model.ask),
            (self.total.qr, model.pay_by_qr),
            (self.total.last.open, self._open_last),
            (self.total.cash, self.show_cash),
            (self.ask.cash, self.show_cash),
            (self.end.cash, self.show_cash),
            (self.cash.back, self._leave_moment),
            (self.ask.qr, model.pay_by_qr),
            (self.ask.back, model.leave),
            (self.repeat.yes, model.charge_again),
            (self.repeat.no, model.ask),
            (self.give_back.yes, model.back_to_cart),
            (self.give_back.no, model.keep),
            *((back, self._leave_moment) for back in self.bargaining.backs),
            (self.quantity.back, self._leave_moment),
            (self.held.back, self._leave_moment),
            (self.wait.ask, model.ask_now),
            (self.wait.stop, model.stop),
            (self.wait.park, model.park),
            (self.qr.ask, model.ask_now),
            (self.qr.stop, model.stop),
            (self.paid.next, model.next_sale),
            (self.paid.open, self._open_order),
            (self.end.again, model.ask),
            (self.end.qr, model.pay_by_qr),
            (self.end.back, model.leave),
        ):
            button.clicked.connect(do)
        self.quantity.line_given.connect(self._then_leave(model.basket.set_quantity))
        self.quantity.goods_given.connect(self._then_leave(model.basket.add_weighed))
        self.cash.given.connect(self._then_leave(model.take_cash))
        self.held.chosen.connect(self._then_leave(model.basket.take_back))

    def _then_leave(self, do: Callable[..., object]) -> Callable[..., None]:
        def both(*given: object) -> None:
            do(*given)
            self._leave_moment()

        return both

    def _leave_moment(self) -> None:
        self.show_stage()
        self.left.emit()

    def _show_total(self) -> None:
        cart = self._model.basket.cart
        before = self._model.before
        last = None if cart.lines else before.sale
        self.total.show_total(cart, last, before.change_of(last) if last else Money(0))
        self.turn_to("total")

    def _open_order(self) -> None:
        if self._model.sale is not None:
            self._desk.navigation.go("payments.orders", self._model.sale.sale_id)

    def _open_last(self) -> None:
        last = self._model.before.sale
        if last is not None:
            self._desk.navigation.go("payments.orders", last.sale_id)
