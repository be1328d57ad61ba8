"""The panel of the counter: turns to what happens next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.desk.page import Desk
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import ENDS, UNSURE, Stage
from console.payments.checkout.view.cash import CashLeaf
from console.payments.checkout.view.ending import EndLeaf, PaidLeaf
from console.payments.checkout.view.held import HeldLeaf
from console.payments.checkout.view.leaves import AskLeaf, TotalLeaf
from console.payments.checkout.view.quantity import QuantityLeaf
from console.payments.checkout.view.waiting import QrLeaf, WaitLeaf
from console.payments.evidence import Narrator
from console.payments.reasons import code_of, reason_of
from console.till.attempt import Attempt
from console.till.sale import CartLine, Goods
from console.widgets.panel import Panel

_STEPS = 8


class CheckoutPanel(Panel):
    """One leaf for each stage, and some open for a moment: a quantity, carts on hold, cash."""

    left = Signal()
    """The panel no longer needs the keys."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("What happens next"), parent=parent)
        self._model = model
        self._desk = desk
        self._narrator = Narrator(desk.words, desk.till.staff)
        self.total = TotalLeaf(desk.words, desk.link)
        self.ask = AskLeaf()
        self.quantity = QuantityLeaf(desk.words)
        self.held = HeldLeaf(desk.words)
        self.cash = CashLeaf(desk.words)
        self.wait = WaitLeaf()
        self.qr = QrLeaf()
        self.paid = PaidLeaf()
        self.end = EndLeaf()
        for leaf in ("total", "ask", "quantity", "held", "cash", "wait", "qr", "paid", "end"):
            self.add(leaf, getattr(self, leaf))
        self._connect()
        model.ticked.connect(self._show_time)

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
        elif stage is Stage.SELLING or attempt is None:
            self._show_total()
        elif stage is Stage.PAID:
            self._show_paid(attempt)
        elif stage in ENDS:
            self._show_end(attempt, bad=stage is Stage.REFUSED)
        elif stage is Stage.SHOWING:
            self._show_qr(attempt)
        else:
            self._show_wait(attempt, stage)

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
            (self.ask.back, model.back_to_cart),
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
            (self.end.back, model.back_to_cart),
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
        last = None if cart.lines else self._model.last
        self.total.show_total(len(cart.lines), cart.pieces, cart.total, last)
        self.turn_to("total")

    def _show_qr(self, attempt: Attempt) -> None:
        self.qr.code.show_code(attempt.qr_code or "")
        self.qr.total.show_amount(attempt.amount)
        self._show_time()
        self.turn_to("qr")

    def _show_wait(self, attempt: Attempt, stage: Stage) -> None:
        unsure = stage in UNSURE
        found = reason_of(attempt)
        match stage:
            case Stage.SENDING:
                self.wait.say(lambda: self.tr("Asking the platform"))
            case Stage.CANCELLING:
                self.wait.say(lambda: self.tr("Cancelling the payment"))
            case Stage.UNKNOWN:
                self.wait.say(lambda: self.tr("Outcome unknown"))
            case _:
                self.wait.say(found.what, found.now)
        title = (lambda: self.tr("Do not take money again")) if unsure else ""
        self.wait.warn(title, lambda: self.tr("The till keeps asking. You may go on."))
        sale = self._model.sale
        steps = self._narrator.steps(self._model.evidence)[-_STEPS:]
        self.wait.show_payment(attempt.amount, sale.number if sale else "", steps)
        self.wait.park.setVisible(unsure)
        self.wait.stop.setEnabled(stage is not Stage.CANCELLING)
        self._show_time()
        self.turn_to("wait")

    def _show_time(self) -> None:
        left = self._model.seconds_left
        tone = "warn" if self._model.stage in UNSURE else "accent"
        self.wait.ring.show_left(left, of=self._model.window_seconds, tone=tone)
        minutes, seconds = divmod(left, 60)
        self.qr.left.say(
            lambda: self.tr("{minutes}:{seconds} left").format(
                minutes=minutes, seconds=f"{seconds:02}"
            )
        )

    def _show_paid(self, attempt: Attempt) -> None:
        sale = self._model.sale
        facts = " · ".join(part for part in (sale.number if sale else "", attempt.buyer) if part)
        note = reason_of(attempt).what if attempt.reason else ""
        self.paid.show_paid(self._model.total, facts, note, attempt.change)
        self.turn_to("paid")

    def _show_end(self, attempt: Attempt, *, bad: bool) -> None:
        found, due = reason_of(attempt), self._model.due
        code = code_of(attempt.reason) if bad else ""
        self.end.show_end(bad=bad, what=found.what, now=found.now, total=due, code=code)
        self.end.show_taken(self._model.taken, self._desk.words)
        self.turn_to("end")

    def _open_order(self) -> None:
        if self._model.sale is not None:
            self._desk.navigation.go("payments.orders", self._model.sale.sale_id)

    def _open_last(self) -> None:
        if self._model.last is not None:
            self._desk.navigation.go("payments.orders", self._model.last.sale_id)
