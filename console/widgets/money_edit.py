"""Type an amount of money."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from backend.protocol.money import Currency, Money
from console.desk.fonts import STRONG, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.desk.words import currency_sign
from console.widgets.measures import CONTROL
from console.widgets.painting import painter_on
from console.widgets.speaking import Speaking

_PARTIAL: Final = re.compile(r"\d{0,9}(?:\.\d{0,2})?", re.ASCII)


class _AmountValidator(QValidator):
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = _plain(text)
        if not _PARTIAL.fullmatch(plain):
            return QValidator.State.Invalid, text, position
        return QValidator.State.Acceptable, plain, min(position, len(plain))


class MoneyEdit(Speaking, QLineEdit):
    """
    An amount or nothing: never negative, at most two decimals, under a thousand million.

    Full-width digits, the Chinese full stop and pasted ``¥1,280.00`` are understood. ``changed``
    carries Money, or None while what is typed is not an amount.
    """

    changed = Signal(object)

    def __init__(
        self, *, name: Text, currency: Currency = Currency.CNY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._currency = currency
        self.setFont(face(STRONG))
        self.setMinimumHeight(CONTROL)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(_AmountValidator(self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setPlaceholderText("0.00")
        self.setTextMargins(self._sign_width(), 0, 0, 0)
        self.textChanged.connect(self._tell)
        self._speak()

    def money(self) -> Money | None:
        """Return the amount, or None while the text is not yet one."""
        try:
            return Money.from_text(self.text(), self._currency)
        except ValueError:
            return None

    def set_money(self, amount: Money | None) -> None:
        """Show an amount."""
        self.setText("" if amount is None else amount.to_text())

    def set_wrong(self, wrong: bool) -> None:
        """Mark the amount as one that cannot be used."""
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        if (amount := self.money()) is not None:
            self.set_money(amount)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = painter_on(self)
        painter.setPen(color("ink2"))
        where = self.rect().adjusted(15, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(where, int(flags), currency_sign(self._currency))

    def _sign_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(currency_sign(self._currency))

    def _tell(self) -> None:
        self.changed.emit(self.money())

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("。", ".")
    return re.sub(r"[\s,¥]", "", folded)
