"""What the panel says of a payment: who is waited for, how it ended, what is asked before it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from console.desk.page import Desk
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import ENDS, QUESTIONS, UNSURE, Stage
from console.payments.checkout.view.ending import EndLeaf, PaidLeaf
from console.payments.checkout.view.question import GiveBackLeaf, RepeatLeaf
from console.payments.checkout.view.waiting import QrLeaf, WaitLeaf
from console.payments.evidence import Narrator
from console.payments.reasons import code_of, reason_of
from console.till.attempt import Attempt

_STEPS = 8


class Standing(QObject):
    """One leaf for each way in which a payment can stand."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._desk = desk
        self.narrator = Narrator(desk.words, desk.till.staff)
        self.repeat = RepeatLeaf()
        self.give_back = GiveBackLeaf()
        self.wait = WaitLeaf()
        self.qr = QrLeaf()
        self.paid = PaidLeaf()
        self.end = EndLeaf()
        model.ticked.connect(self._show_time)

    def show(self, stage: Stage) -> str:
        """Show a question, or where the payment under way stands; return the leaf to turn to."""
        attempt = self._model.attempt
        if stage in QUESTIONS or attempt is None:
            return self._show_question(stage)
        if stage is Stage.PAID:
            return self._show_paid(attempt)
        if stage in ENDS:
            return self._show_end(attempt, bad=stage is Stage.REFUSED)
        return self._show_qr(attempt) if stage is Stage.SHOWING else self._show_wait(attempt, stage)

    def _show_question(self, stage: Stage) -> str:
        words, repeated = self._desk.words, self._model.repeated
        if stage is Stage.GIVING_BACK or repeated is None:
            self.give_back.ask(
                lambda: self.tr("Give back what is paid?"),
                self._model.taken,
                lambda: self.tr("The sale is given up, and its goods are in the cart again."),
            )
            return "give_back"
        number, at = repeated.number, words.time(repeated.closed_at or repeated.opened_at)
        self.repeat.ask(
            lambda: self.tr("Is this another sale?"),
            self._model.due,
            lambda: self.tr("The same amount was paid at {time}, No. {number}.").format(
                time=at, number=number
            ),
        )
        return "repeat"

    def _show_qr(self, attempt: Attempt) -> str:
        self.qr.code.show_code(attempt.qr_code or "")
        self.qr.total.show_amount(attempt.amount)
        self._show_time()
        return "qr"

    def _show_wait(self, attempt: Attempt, stage: Stage) -> str:
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
        steps = self.narrator.steps(self._model.evidence)[-_STEPS:]
        self.wait.show_payment(attempt.amount, sale.number if sale else "", steps)
        self.wait.park.setVisible(unsure)
        self.wait.stop.setEnabled(stage is not Stage.CANCELLING)
        self._show_time()
        return "wait"

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

    def _show_paid(self, attempt: Attempt) -> str:
        sale = self._model.sale
        facts = " · ".join(part for part in (sale.number if sale else "", attempt.buyer) if part)
        note = reason_of(attempt).what if attempt.reason else ""
        self.paid.show_paid(self._model.total, facts, note, attempt.change)
        return "paid"

    def _show_end(self, attempt: Attempt, *, bad: bool) -> str:
        found, due = reason_of(attempt, rest=bool(self._model.taken)), self._model.due
        code = code_of(attempt.reason) if bad else ""
        self.end.show_end(bad=bad, what=found.what, now=found.now, total=due, code=code)
        self.end.show_taken(self._model.taken, self._desk.words)
        return "end"
