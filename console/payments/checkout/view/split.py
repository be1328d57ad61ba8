"""The right-hand panel while a cart is split in two."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, SEMIBOLD
from console.desk.words import DASH, Words
from console.payments.checkout.basket import Basket
from console.payments.quantities import quantity_text
from console.till.sale import CartLine
from console.widgets.button import Button, Kind
from console.widgets.choice import Switch
from console.widgets.label import Label
from console.widgets.measures import TIGHT
from console.widgets.panel import Leaf, Line
from console.widgets.quantity_edit import QuantityEdit

_EDIT = 192


class SplitLeaf(Leaf):
    """How much of each line goes into a second cart, which waits on hold."""

    given = Signal(object)
    """Thousandths that go, by line number."""

    def __init__(self, basket: Basket, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Split the cart"),
            lambda: self.tr("What you choose goes into a second cart, which waits on hold"),
            parent=parent,
        )
        self._basket = basket
        self._words = words
        self.edits: dict[int, QuantityEdit | Switch] = {}
        self._lines: dict[int, CartLine] = {}
        self._rows = QVBoxLayout()
        self.goes = Line(lambda: self.tr("Second cart"))
        self.stays = Line(lambda: self.tr("Stays here"))
        self.done = Button(lambda: self.tr("Split"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Leave it together"), key="Esc")
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.foot.addWidget(self.goes)
        self.foot.addWidget(self.stays)
        self.act(self.done)
        self.act(self.back)
        self.done.clicked.connect(self._submit)

    def show_cart(self) -> None:
        """Offer the lines of the cart at the counter; none goes yet."""
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self.edits.clear()
        lines = self._basket.cart.lines
        self._lines = {line.line_no: line for line in lines}
        for line in lines:
            self._rows.addWidget(self._row(line))
        self._quote()
        first = self.edits.get(1)
        if first is not None:
            first.setFocus()

    def _row(self, line: CartLine) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        edit, name = self._edit(line), line.name
        edit.setAccessibleName(name)
        self.edits[line.line_no] = edit
        many = quantity_text(line.quantity, self._words, weighed=line.weighed)
        below = QHBoxLayout()
        below.addWidget(
            Label(f"{self._words.amount(line.net)} · {many}", size=BODY, tone="ink2"), 1
        )
        below.addWidget(edit)
        column.addWidget(Label(name, size=BODY, weight=SEMIBOLD))
        column.addLayout(below)
        return row

    def _edit(self, line: CartLine) -> QuantityEdit | Switch:
        name = line.name
        if line.weighed:
            switch = Switch(name=lambda: self.tr("{name} goes along").format(name=name))
            switch.clicked.connect(self._quote)
            return switch
        edit = QuantityEdit(name=lambda: self.tr("How many of {name}").format(name=name))
        edit.set_thousandths(0)
        edit.setFixedWidth(_EDIT)
        edit.changed.connect(partial(self._limit, line, edit))
        edit.submitted.connect(self._submit)
        return edit

    def _limit(self, line: CartLine, edit: QuantityEdit, _typed: int) -> None:
        if edit.thousandths() > line.quantity:
            edit.set_thousandths(line.quantity)
        self._quote()

    def _quantities(self) -> dict[int, int]:
        return {
            number: edit.thousandths()
            if isinstance(edit, QuantityEdit)
            else self._lines[number].quantity * edit.isChecked()
            for number, edit in self.edits.items()
        }

    def _quote(self, _changed: object = None) -> None:
        """Say what both carts come to while it is chosen."""
        halves = self._basket.halves(self._quantities())
        figures = [self._words.money(half) for half in halves or ()] or [DASH, DASH]
        self.goes.figure.say(figures[0])
        self.stays.figure.say(figures[1])
        self.done.setEnabled(halves is not None)

    def _submit(self, _typed: object = None) -> None:
        if self.done.isEnabled():
            self.given.emit(self._quantities())
