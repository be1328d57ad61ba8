"""What can be done with the shelf as a whole, and the keys that do it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.widgets.button import Button, Kind
from console.widgets.measures import GAP, TIGHT


class GoodsKeys(QWidget):
    """A row at the foot of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new = Button(lambda: self.tr("New"), Kind.HINT, key="F3")
        self.take_in = Button(lambda: self.tr("Import"), Kind.HINT, key="F7")
        self.write_out = Button(lambda: self.tr("Export"), Kind.HINT, key="F8")
        self.labels = Button(lambda: self.tr("Labels"), Kind.HINT, key="F9")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(TIGHT)
        for button in (self.new, self.take_in, self.write_out, self.labels):
            row.addWidget(button)
        row.addStretch(1)

    def show_leave(self, *, may_edit: bool) -> None:
        """Offer only what whoever is signed in may do."""
        for button in (self.new, self.take_in):
            button.setVisible(may_edit)
