"""A whole number with a unit, stepped up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.desk.fonts import BODY, STRONG, face
from console.desk.phrases import Text, said
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.measures import SMALL, TARGET
from console.widgets.speaking import Speaking


class NumberStep(Speaking, QWidget):
    """``−  60 s  +``; the arrow keys step too. ``changed`` carries the number."""

    changed = Signal(int)

    def __init__(
        self,
        *,
        least: int,
        most: int,
        name: Text,
        by: int = 1,
        unit: Text = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._by = by
        self._name = name
        self._unit = unit
        self._number = least
        self._label = Label(size=BODY)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumWidth(64)
        self.minus = Button("\u2212", Kind.SMALL, name=lambda: self.tr("Less"))
        self.plus = Button("+", Kind.SMALL, name=lambda: self.tr("More"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for button in (self.minus, self.plus):
            button.setFont(face(STRONG))
            button.setFixedSize(TARGET, TARGET)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.minus)
        row.addWidget(self._label)
        row.addWidget(self.plus)
        self.minus.clicked.connect(lambda: self.step(-1))
        self.plus.clicked.connect(lambda: self.step(1))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_number(least)

    def number(self) -> int:
        """Return the number."""
        return self._number

    def set_number(self, number: int) -> None:
        """Show a number, silently."""
        self._number = min(self._most, max(self._least, number))
        self.minus.setEnabled(self._number > self._least)
        self.plus.setEnabled(self._number < self._most)
        self._speak()

    def set_most(self, most: int) -> None:
        """Let it count so far at most; a higher number comes down, silently."""
        self._most = most
        self.set_number(self._number)

    def step(self, by: int) -> None:
        """Count up or down by so many steps."""
        before = self._number
        self.set_number(before + by * self._by)
        if self._number != before:
            self.changed.emit(self._number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1}
        if step := steps.get(Qt.Key(event.key())):
            self.step(step)
        else:
            super().keyPressEvent(event)

    def _speak(self) -> None:
        unit = said(self._unit)
        self._label.say(f"{self._number:,} {unit}".rstrip())
        self.setAccessibleName(f"{said(self._name)} {self._number} {unit}".rstrip())
