"""One field of a form: what it is, where it is typed, and what is wrong with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from console.desk.fonts import BODY, NOTE
from console.desk.phrases import Text
from console.widgets.label import Label
from console.widgets.measures import GAP, TARGET, TIGHT

_NAME: Final = 88


class Field(QWidget):
    """A name on the left, an edit on the right, and a fault below while there is one."""

    def __init__(self, name: Text, edit: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = edit
        self.name = Label(name, size=BODY - 1, tone="ink2")
        self.name.setFixedWidth(_NAME)
        self.fault = Label(size=NOTE, tone="bad_ink", wrap=True)
        self.fault.hide()
        edit.setMinimumHeight(TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.name)
        is_fixed = edit.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
        row.addWidget(edit, 0 if is_fixed else 1)
        row.addStretch(1 if is_fixed else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self.fault)

    def show_fault(self, text: Text = "") -> None:
        """Say what is wrong, or nothing."""
        self.fault.say(text)
        self.fault.setVisible(bool(text))
        if isinstance(self.edit, QLineEdit):
            self.edit.setProperty("wrong", bool(text))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
