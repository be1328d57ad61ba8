"""An amount to be read from two metres."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BIG, BOLD, HUGE, STRONG, TITLE, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.desk.words import DASH, GAP, MINUS, currency_sign, figures
from console.widgets.painting import painter_on

_STEPS: Final = (HUGE, 44, BIG, 28, TITLE, STRONG)
_GAP_SHARE: Final = 0.2


class MoneyLabel(QLabel):
    """
    ``¥ 47.89`` with a thin gap, in tabular figures.

    ``size`` is the largest of 17, 22, 34 or 56; a long amount steps down rather than be cut off.
    """

    def __init__(
        self,
        amount: Money | None = None,
        *,
        name: Text,
        size: int = BIG,
        weight: int = BOLD,
        tone: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._amount = amount
        self._name = name
        self._size = size
        self._weight = weight
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_amount(amount)

    @property
    def amount(self) -> Money | None:
        return self._amount

    def show_amount(self, amount: Money | None) -> None:
        """Show an amount, or a dash while there is none."""
        self._amount = amount
        self.setText(GAP.join(self._parts()))
        self.setAccessibleName(f"{said(self._name)} {self.text()}")
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Show it in another ink."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = QFontMetricsF(face(self._size, self._weight))
        return QSize(round(self._width_at(self._size) + 1), round(metrics.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(round(self._width_at(min(STRONG, self._size)) + 1), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        size = self._fitting_size()
        font = face(size, self._weight)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(color(self._tone))
        at = QPointF(self._left(self._width_at(size)), (self.height() + metrics.capHeight()) / 2)
        for part in self._parts():
            painter.drawText(at, part)
            at.setX(at.x() + metrics.horizontalAdvance(part) + size * _GAP_SHARE)

    def _parts(self) -> tuple[str, ...]:
        if self._amount is None:
            return (DASH,)
        minus = MINUS if self._amount.minor < 0 else ""
        sign = currency_sign(self._amount.currency)
        return (minus + sign, figures(self._amount).lstrip(MINUS))

    def _left(self, width: float) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return self.width() - width
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return (self.width() - width) / 2
        return 0.0

    def _fitting_size(self) -> int:
        steps = [step for step in _STEPS if step <= self._size]
        return next((step for step in steps if self._width_at(step) <= self.width()), steps[-1])

    def _width_at(self, size: int) -> float:
        metrics = QFontMetricsF(face(size, self._weight))
        parts = self._parts()
        widths = sum(metrics.horizontalAdvance(part) for part in parts)
        return widths + (len(parts) - 1) * size * _GAP_SHARE
