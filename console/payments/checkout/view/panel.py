"""The panel of the counter: turns to what happens next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.desk.page import Desk
from console.desk.sounds import PAID, REFUSED
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import WAITING, Stage
from console.payments.checkout.view.leaves import AskLeaf, QuantityLeaf, TotalLeaf
from console.payments.checkout.view.waiting import EndLeaf, QrLeaf, WaitLeaf
from console.payments.evidence import steps
from console.payments.reasons import code_of, reason
from console.till.sale import CartLine
from console.widgets.panel import Panel

_ENDS = {Stage.PAID, Stage.REFUSED, Stage.CANCELLED}


class CheckoutPanel(Panel):
    """One leaf for each stage."""

    left = Signal()
    """The panel no longer needs the keys."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("What happens next"), parent=parent)
        self._model = model
        self._desk = desk
        self._shown: Stage | None = None
        self.total = TotalLeaf(desk.words)
        self.ask = AskLeaf()
        self.quantity = QuantityLeaf(desk.words)
        self.wait = WaitLeaf()
        self.qr = QrLeaf()
        self.end = EndLeaf()
        for leaf in ("total", "ask", "quantity", "wait", "qr", "end"):
            self.add(leaf, getattr(self, leaf))
        self._connect()
        model.ticked.connect(self._show_time)
        self.show_stage()

    def edit_line(self, line: CartLine) -> None:
        """Type the quantity of a line."""
        self.turn_to("quantity")
        self.quantity.show_line(line)

    def show_stage(self) -> None:
        """Show what happens next."""
        stage = self._model.stage
        if stage is Stage.SELLING:
            self._show_total()
        elif stage is Stage.ASKING:
            self.ask.total.show_amount(self._model.total)
            self.turn_to("ask")
        elif stage is Stage.SHOWING:
            self._show_qr()
        elif stage in WAITING:
            self._show_wait(stage)
        else:
            self._show_end(stage)
        self._sound(stage)

    def _connect(self) -> None:
        model = self._model
        self.total.pay.clicked.connect(model.ask)
        self.total.code.clicked.connect(model.ask)
        self.quantity.submitted.connect(self._set_quantity)
        self.quantity.back.clicked.connect(self._leave_quantity)
        for show_qr in (self.total.qr, self.ask.qr, self.end.qr):
            show_qr.clicked.connect(model.pay_by_qr)
        for ask_now in (self.wait.ask, self.qr.ask):
            ask_now.clicked.connect(model.ask_now)
        for stop in (self.wait.stop, self.qr.stop):
            stop.clicked.connect(model.stop)
        self.wait.park.clicked.connect(model.park)
        self.ask.back.clicked.connect(model.back_to_cart)
        self.end.back.clicked.connect(model.back_to_cart)
        self.end.next.clicked.connect(model.next_sale)
        self.end.again.clicked.connect(model.ask)
        self.end.open.clicked.connect(self._open_order)

    def _set_quantity(self, line_no: int, quantity: int) -> None:
        self._model.set_quantity(line_no, quantity)
        self._leave_quantity()

    def _leave_quantity(self) -> None:
        self.show_stage()
        self.left.emit()

    def _show_total(self) -> None:
        cart = self._model.cart
        self.total.show_total(len(cart.lines), cart.pieces, cart.total)
        self.turn_to("total")

    def _show_qr(self) -> None:
        attempt = self._model.attempt
        if attempt is None or attempt.qr_code is None:
            return
        self.qr.code.show_code(attempt.qr_code)
        self.qr.total.show_amount(self._model.total)
        self._show_time()
        self.turn_to("qr")

    def _show_wait(self, stage: Stage) -> None:
        attempt = self._model.attempt
        if attempt is None:
            return
        found = reason(attempt.reason)
        match stage:
            case Stage.SENDING:
                self.wait.say(lambda: self.tr("Asking the platform"), self._patience)
            case Stage.CANCELLING:
                self.wait.say(lambda: self.tr("Cancelling"), self._patience)
            case _:
                self.wait.say(found.what, found.now)
        number = self._model.sale.number if self._model.sale else ""
        happened = steps(self._model.evidence, self._desk.words)
        self.wait.show_payment(self._model.total, number, happened[-8:])
        self.wait.park.setVisible(stage in {Stage.UNKNOWN, Stage.CANCELLING})
        self.wait.stop.setEnabled(stage is not Stage.CANCELLING)
        self._show_time()
        self.turn_to("wait")

    def _patience(self) -> str:
        return self.tr("One moment. Keep the goods until the payment has arrived.")

    def _show_time(self) -> None:
        left = self._model.seconds_left
        tone = "warn" if self._model.stage in {Stage.UNKNOWN, Stage.CANCELLING} else "accent"
        self.wait.ring.show_left(left, of=self._model.window_seconds, tone=tone)
        minutes, seconds = divmod(left, 60)
        self.qr.left.say(
            lambda: self.tr("{minutes}:{seconds} left").format(
                minutes=minutes, seconds=f"{seconds:02}"
            )
        )

    def _show_end(self, stage: Stage) -> None:
        attempt = self._model.attempt
        if attempt is None:
            return
        end = self.end
        end.total.show_amount(self._model.total)
        end.total.setVisible(stage is Stage.PAID)
        sale = self._model.sale
        number = sale.number if sale else ""
        facts = " · ".join(part for part in (number, attempt.buyer or "") if part)
        if stage is Stage.PAID:
            said = self._desk.words.money(self._model.total)
            arrived = self.tr("{amount} arrived").format(amount=said)
            end.show_end("check", "accent", arrived, "", facts)
            end.offer(end.next, end.open)
        else:
            found = reason(attempt.reason)
            icon, tone = ("cross", "bad") if stage is Stage.REFUSED else ("alert", "warn")
            code = code_of(attempt.reason) if stage is Stage.REFUSED else number
            end.show_end(icon, tone, found.what, found.now, code)
            end.offer(end.again, end.qr, end.back)
        self.turn_to("end")

    def _sound(self, stage: Stage) -> None:
        if stage in _ENDS and self._shown is not None and self._shown is not stage:
            self._desk.sounds.play(PAID if stage is Stage.PAID else REFUSED)
        self._shown = stage

    def _open_order(self) -> None:
        sale = self._model.sale
        if sale is not None:
            self._desk.navigation.go("payments.orders", sale.sale_id)
