"""The right-hand panel while goods are sold: the total, the ask for a code, a line's quantity."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from backend.protocol.money import Money
from console.desk.fonts import HUGE, NOTE
from console.desk.words import Words
from console.till.sale import CartLine
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf, Line
from console.widgets.quantity_edit import QuantityEdit

_DRAWING = 96


class TotalLeaf(Leaf):
    """What the goods come to, and the one key that takes the money."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self.count = Line("", "")
        self.due = Label(lambda: self.tr("To pay"), size=NOTE + 1, tone="ink2")
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=HUGE)
        self.body.addWidget(self.count)
        self.body.addWidget(Rule())
        self.body.addWidget(self.due)
        self.body.addWidget(self.total)
        self.body.addStretch(1)
        self.pay = Button(lambda: self.tr("Take payment"), Kind.PRIMARY, key="Space")
        self.code = Button(lambda: self.tr("Their code"), key="F9", icon="scan")
        self.qr = Button(lambda: self.tr("Our QR code"), key="F10", icon="qr")
        self.act(self.pay)
        self.act(self.code, self.qr)

    def show_total(self, kinds: int, pieces: int, total: Money) -> None:
        """Show what is in the cart."""
        self.count.fact.say(
            lambda: self.tr("{kinds} goods, {pieces} pieces").format(kinds=kinds, pieces=pieces)
        )
        self.count.figure.say(lambda: self._words.amount(total))
        self.count.setVisible(kinds > 0)
        self.total.show_amount(total)
        for button in (self.pay, self.code, self.qr):
            button.setEnabled(kinds > 0)


class AskLeaf(Leaf):
    """Waiting for the buyer's code to be scanned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Scan the customer's code"),
            lambda: self.tr("18 digits beginning 25 to 30, on the customer's phone"),
            parent=parent,
        )
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=HUGE)
        self.body.addStretch(1)
        drawing = Drawing("scan", size=_DRAWING, tone="accent")
        self.body.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.total, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self.qr = Button(lambda: self.tr("Show a QR code instead"), key="F10", icon="qr")
        self.back = Button(lambda: self.tr("Back to the goods"), key="Esc")
        self.act(self.qr)
        self.act(self.back)


class QuantityLeaf(Leaf):
    """Type how many of one line."""

    submitted = Signal(int, int)
    """Line number, thousandths."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._line: CartLine | None = None
        self.pieces = QuantityEdit(name=lambda: self.tr("Quantity"))
        self.weight = QuantityEdit(name=lambda: self.tr("Weight"), weighed=True)
        self.done = Button(lambda: self.tr("Change"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Leave as it is"), key="Esc")
        for edit in (self.pieces, self.weight):
            edit.submitted.connect(lambda _: self._submit())
            self.body.addWidget(edit)
        self.body.addStretch(1)
        self.done.clicked.connect(self._submit)
        self.act(self.done)
        self.act(self.back)

    def show_line(self, line: CartLine) -> None:
        """Edit this line."""
        self._line = line
        price = self._words.money(line.price)
        self.say(line.name, lambda: self.tr("{price} each").format(price=price))
        self.pieces.setVisible(not line.weighed)
        self.weight.setVisible(line.weighed)
        edit = self._edit()
        edit.set_thousandths(line.quantity)
        edit.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.edit.selectAll()

    def _edit(self) -> QuantityEdit:
        weighed = self._line is not None and self._line.weighed
        return self.weight if weighed else self.pieces

    def _submit(self) -> None:
        if self._line is not None:
            self.submitted.emit(self._line.line_no, self._edit().thousandths())
