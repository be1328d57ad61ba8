"""Steps from day to day: the same two keys on every page that shows one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.widgets.button import Button, Kind
from console.widgets.measures import GAP


class DaySteps(QWidget):
    """The day between a key to the one before and a key to the one after."""

    stepped = Signal(int)
    """-1 or 1."""

    def __init__(self, day: QWidget, *, width: int, parent: QWidget | None = None) -> None:
        """``day`` says which it is; it keeps ``width`` pixels, so that the keys stay in place."""
        super().__init__(parent)
        self.earlier = Button(
            "", Kind.SMALL, icon="back", key="Alt+Left", name=lambda: self.tr("The day before")
        )
        self.later = Button(
            "", Kind.SMALL, icon="next", key="Alt+Right", name=lambda: self.tr("The day after")
        )
        day.setFixedWidth(width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for part in (self.earlier, day, self.later):
            row.addWidget(part)
        row.addStretch(1)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
