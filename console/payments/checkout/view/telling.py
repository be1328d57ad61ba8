"""What the counter says in passing: a hint, a failure, money to hand back, an end nobody saw."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from backend.protocol.money import Money
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase, said
from console.desk.ports import Toast
from console.desk.sounds import ATTENTION
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Hint, Stage
from console.payments.reasons import reason_of

_HINTS: Final[dict[str, Phrase]] = {
    Hint.STRANGE: QT_TRANSLATE_NOOP("Hints", "No goods with {code}"),
    Hint.NOTHING: QT_TRANSLATE_NOOP("Hints", "Nothing to pay for yet: scan goods first"),
    Hint.BUSY: QT_TRANSLATE_NOOP("Hints", "A payment is under way: wait for it, or stop it first"),
    Hint.PARTLY: QT_TRANSLATE_NOOP(
        "Hints", "A part of this sale is paid: take the rest, or give it back first"
    ),
    Hint.DENIED: QT_TRANSLATE_NOOP("Hints", "This is for a manager to do"),
    Hint.PAID: QT_TRANSLATE_NOOP("Hints", "This sale is paid. Do not charge again."),
}
_HINT_MS: Final = 3000
"""A hint is about this moment: it is gone before the next thing happens."""


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
        parts = (said(failure.what), said(failure.why), said(failure.now))
        self._desk.toasts.say(" ".join(part for part in parts if part), "bad")

    def _tell_hint(self, hint: str, code: str) -> None:
        phrase = _HINTS[hint]
        self._desk.sounds.play(ATTENTION)
        self._desk.toasts.say(lambda: phrase().format(code=code), "warn", ms=_HINT_MS)

    def _tell_handed_back(self, cash: Money) -> None:
        amount, text = self._desk.words.money(cash), self.tr("Hand {amount} in cash back")
        self._desk.sounds.play(ATTENTION)
        self._desk.toasts.say(text.format(amount=amount), "warn", ms=0)

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
