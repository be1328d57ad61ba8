"""How many, or how much by weight."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from console.desk.fonts import STRONG, face
from console.desk.phrases import Text, said
from console.widgets.button import Button, Kind
from console.widgets.measures import CONTROL, SMALL
from console.widgets.speaking import Speaking

_WHOLE: Final = r"\d{1,5}"
_WEIGHED: Final = r"\d{1,5}(?:\.\d{0,3})?"
_THOUSAND: Final = 1000
_MOST: Final = 99_999 * _THOUSAND


class QuantityEdit(Speaking, QWidget):
    """
    ``−  3  +`` in thousandths of a unit; never less than ``least``, nor counted above ``most``.

    ``changed`` carries the thousandths; the arrow keys step too. Weighed goods take decimals.
    """

    changed = Signal(int)
    submitted = Signal(int)

    def __init__(
        self,
        *,
        name: Text,
        weighed: bool = False,
        least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._least = least
        self.most = _MOST
        self.minus = Button("\u2212", Kind.SMALL, name=lambda: self.tr("One less"))
        self.plus = Button("+", Kind.SMALL, name=lambda: self.tr("One more"))
        self.edit = _Digits(self)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setFont(face(STRONG))
        self.edit.setMinimumWidth(72)
        pattern = _WEIGHED if weighed else _WHOLE
        self.edit.setValidator(QRegularExpressionValidator(pattern, self.edit))
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for button in (self.minus, self.plus):
            button.setFont(face(STRONG))
            button.setFixedSize(CONTROL, CONTROL)
        self.edit.setFixedHeight(CONTROL)
        row.addWidget(self.minus)
        row.addWidget(self.edit, 1)
        row.addWidget(self.plus)
        self.minus.clicked.connect(lambda: self.step(-1))
        self.plus.clicked.connect(lambda: self.step(1))
        self.edit.textEdited.connect(lambda: self.changed.emit(self.thousandths()))
        self.edit.returnPressed.connect(lambda: self.submitted.emit(self.thousandths()))
        self.edit.stepped.connect(self.step)
        self.set_thousandths(max(least, _THOUSAND))
        self._speak()

    def thousandths(self) -> int:
        """Return the quantity in thousandths; an empty box counts as the least."""
        found = re.fullmatch(r"(\d{1,5})(?:\.(\d{0,3}))?", self.edit.text(), re.ASCII)
        if found is None:
            return self._least
        value = int(found[1]) * _THOUSAND + int((found[2] or "").ljust(3, "0"))
        return max(self._least, value)

    def set_thousandths(self, value: int) -> None:
        """Show a quantity."""
        whole, rest = divmod(value, _THOUSAND)
        self.edit.setText(f"{whole}.{rest:03}".rstrip("0").rstrip("."))

    def step(self, count: int) -> None:
        """Count up or down by whole units."""
        value = max(self._least, self.thousandths() + count * _THOUSAND)
        self.set_thousandths(min(value, self.most))
        self.changed.emit(self.thousandths())

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))
        self.edit.setAccessibleName(said(self._name))


class _Digits(QLineEdit):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        if step := steps.get(Qt.Key(event.key())):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
