"""The right-hand panel while a quantity or a weight is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from backend.protocol.money import Money
from console.desk.words import Words
from console.till.failures import BadQuantity
from console.till.sale import CartLine, Goods
from console.till.totals import line_amount
from console.widgets.button import Button, Kind
from console.widgets.panel import Leaf, Line
from console.widgets.quantity_edit import QuantityEdit


class QuantityLeaf(Leaf):
    """Type how many of a line, or how much of goods that are sold by weight."""

    line_given = Signal(int, int)
    """Line number, thousandths."""
    goods_given = Signal(object, int)
    """Goods, thousandths."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._about: CartLine | Goods | None = None
        self.pieces = QuantityEdit(name=lambda: self.tr("Quantity"))
        self.weight = QuantityEdit(name=lambda: self.tr("Weight"), weighed=True)
        self.done = Button(lambda: self.tr("OK"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Leave as it is"), key="Esc")
        self.amount = Line(lambda: self.tr("Amount"), "")
        for edit in (self.pieces, self.weight):
            edit.submitted.connect(self._submit)
            edit.changed.connect(self._quote)
            self.body.addWidget(edit)
        self.body.addWidget(self.amount)
        self.body.addStretch(1)
        self.done.clicked.connect(self._submit)
        self.act(self.done)
        self.act(self.back)

    def show_line(self, line: CartLine) -> None:
        """Change how much of this line there is."""
        self.back.say(lambda: self.tr("Leave as it is"))
        self._show(line, line.quantity)

    def show_goods(self, goods: Goods) -> None:
        """Ask how much of these goods."""
        self.back.say(lambda: self.tr("Do not add it"))
        self._show(goods, 0)

    def _show(self, about: CartLine | Goods, quantity: int) -> None:
        self._about = about
        price, unit = self._words.money(about.price), about.unit
        self.say(about.name, lambda: self.tr("{price} per {unit}").format(price=price, unit=unit))
        self.pieces.setVisible(not about.weighed)
        self.weight.setVisible(about.weighed)
        edit = self._edit()
        edit.set_thousandths(quantity)
        self._quote()
        edit.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.edit.selectAll()

    def _edit(self) -> QuantityEdit:
        weighed = self._about is not None and self._about.weighed
        return self.weight if weighed else self.pieces

    def _quote(self, _changed: object = None) -> None:
        """Say what it comes to while it is typed."""
        about = self._about
        if about is None:
            return
        given = self._edit().thousandths()
        try:
            amount = line_amount(about.price, given, weighed=about.weighed)
        except BadQuantity:  # nothing typed yet, or none at all
            amount = Money(0)
        self.amount.figure.say(lambda: self._words.money(amount))
        self.done.setEnabled(isinstance(about, CartLine) or given > 0)

    def _submit(self, _given: object = None) -> None:
        about, thousandths = self._about, self._edit().thousandths()
        if isinstance(about, CartLine):
            self.line_given.emit(about.line_no, thousandths)
        elif about is not None and thousandths:
            self.goods_given.emit(about, thousandths)
