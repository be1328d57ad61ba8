"""What the counter says in passing: a hint, a failure, money to hand back, an end nobody saw."""

from __future__ import annotations

from PySide6.QtCore import QObject

from backend.protocol.money import Money
from console.desk.page import Desk
from console.desk.ports import LONG_MS, Toast
from console.desk.sounds import ATTENTION
from console.payments.checkout.hints import hint_toast
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.reasons import reason_of


class Telling(QObject):
    """Says it in toasts, beside whatever page is shown."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._desk = desk
        model.failed.connect(self._tell_failure)
        model.hinted.connect(self._tell_hint)
        model.handed_back.connect(self._tell_handed_back)

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work."))
        self._desk.toasts.say(failure.line, "bad")

    def _tell_hint(self, hint: str, code: str) -> None:
        self._desk.sounds.play(ATTENTION)
        self._desk.toasts.show(hint_toast(hint, code, self._desk.navigation))

    def _tell_handed_back(self, cash: Money) -> None:
        amount, text = self._desk.words.money(cash), self.tr("Hand {amount} in cash back")
        self._desk.sounds.play(ATTENTION)
        self._desk.toasts.say(text.format(amount=amount), "warn", ms=LONG_MS)

    def tell_end(self, stage: Stage) -> None:
        """Say how a payment ended to somebody who looks at another page."""
        sale, attempt = self._model.sale, self._model.attempt
        if sale is None or attempt is None:
            return
        paid = stage is Stage.PAID
        number, why = sale.number, reason_of(attempt).what
        text = (lambda: self.tr("{number} has been paid").format(number=number)) if paid else why
        self._desk.toasts.show(
            Toast(
                text=text,
                tone="good" if paid else "warn",
                action=lambda: self.tr("Checkout"),
                on_action=lambda: self._desk.navigation.go("payments.checkout"),
                ms=0,
            )
        )
