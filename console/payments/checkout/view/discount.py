"""The right-hand panel while a price is changed or a discount is typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BIG, NOTE
from console.desk.phrases import Text
from console.desk.words import Words
from console.payments.discounts import off_text, percent_to_type, typed_percent
from console.till.discount import ALL, Off
from console.till.sale import Cart, CartLine
from console.till.totals import line_amount
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.money_edit import MoneyEdit
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf, Line
from console.widgets.quantity_edit import QuantityEdit

PERCENT, AMOUNT, PRICE = "percent", "amount", "price"
_LIKELY: Final = (5, 10, 15, 20, 30, 50)
_IN_A_ROW: Final = 3


class DiscountLeaf(Leaf):
    """Another price for a line, or something off it or off all; quotes while it is typed."""

    price_given = Signal(object, object)
    """Line, Money."""
    line_off_given = Signal(object, object)
    """Line, ``Off``."""
    cart_off_given = Signal(object)
    """``Off``."""

    def __init__(self, words: Words, *, of_cart: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._line: CartLine | None = None
        self._whole = Money(0)
        ways: dict[str, Text] = {
            PERCENT: lambda: self.tr("Percent"),
            AMOUNT: lambda: self.tr("Amount off"),
        }
        if not of_cart:
            ways = {PRICE: lambda: self.tr("Price"), **ways}
        self._of_cart = of_cart
        self.by = Choice(ways, name=lambda: self.tr("What to change"))
        self.money = MoneyEdit(name=lambda: self.tr("Amount"))
        self.percent = QuantityEdit(name=lambda: self.tr("Percent off"), weighed=True)
        self.likely = [self._likely(percent) for percent in _LIKELY]
        self.before = Line(lambda: self.tr("Before"))
        self.taken = Line("")
        self.after = MoneyLabel(None, name=lambda: self.tr("Then it costs"), size=BIG)
        self.done = Button(lambda: self.tr("OK"), Kind.PRIMARY, key="Return")
        self.undo = Button(lambda: self.tr("As on the shelf"), key="F4")
        self.back = Button(lambda: self.tr("Leave as it is"), key="Esc")
        self._lay_out()
        self._connect()

    def show_line(self, line: CartLine) -> None:
        """Change what a line is sold for."""
        price, unit = self._words.money(line.list_price), line.unit
        self.say(
            line.name, lambda: self.tr("{price} per {unit}").format(price=price, unit=unit or "1")
        )
        self._line, self._whole = line, line.amount
        self.undo.setVisible(line.changed)
        self._begin(line.off)

    def show_cart(self, cart: Cart) -> None:
        """Take something off the whole cart."""
        self.say(
            lambda: self.tr("Discount on everything"),
            lambda: self.tr("Shared out over the goods, to the fen"),
        )
        self._line, self._whole = None, cart.net
        self.undo.say(lambda: self.tr("No discount"))
        self.undo.setVisible(bool(cart.off))
        self._begin(cart.off)

    def next_way(self) -> None:
        """Go on to the next thing that can be typed."""
        ways = (PERCENT, AMOUNT) if self._of_cart else (PRICE, PERCENT, AMOUNT)
        self._choose(ways[(ways.index(self.by.key) + 1) % len(ways)])

    def _begin(self, off: Off) -> None:
        bounds = (percent_to_type(percent, self._words) for percent in (0, ALL))
        self.percent.most = max(bounds)
        self.percent.set_thousandths(percent_to_type(off.percent, self._words))
        self._off = off
        plain = PERCENT if self._of_cart else PRICE
        self._choose(PERCENT if off.percent else AMOUNT if off.amount else plain)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for place, button in enumerate(self.likely):
            grid.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
        self.body.addWidget(self.by)
        self.body.addWidget(self.money)
        self.body.addWidget(self.percent)
        self.body.addLayout(grid)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.before)
        self.body.addWidget(self.taken)
        self.body.addWidget(Label(lambda: self.tr("Then it costs"), size=NOTE + 1, tone="ink2"))
        self.body.addWidget(self.after)
        self.body.addStretch(1)
        self.act(self.done)
        self.act(self.undo, self.back)

    def _connect(self) -> None:
        self.by.chosen.connect(self._choose)
        self.money.changed.connect(self._quote)
        self.money.returnPressed.connect(self._submit)
        self.percent.changed.connect(self._quote)
        self.percent.submitted.connect(self._submit)
        self.done.clicked.connect(self._submit)
        self.undo.clicked.connect(self._undo)

    def _likely(self, percent: int) -> Button:
        button = Button(lambda: off_text(Off(percent=percent), self._words))
        button.clicked.connect(lambda: self._take_percent(percent))
        return button

    def _take_percent(self, percent: int) -> None:
        self.percent.set_thousandths(percent_to_type(percent, self._words))
        self._choose(PERCENT)

    def _choose(self, way: str) -> None:
        self.by.choose(way)
        typed = way == PERCENT
        self.money.setVisible(not typed)
        self.percent.setVisible(typed)
        for button in self.likely:
            button.setVisible(typed)
        if not typed:
            line = self._line
            price = line.price if line is not None and way == PRICE else None
            self.money.set_money(price or self._off.amount or None)
        self._quote()
        edit = self.percent.edit if typed else self.money
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.selectAll()

    def _wanted(self) -> Off | Money | None:
        """Return the price or what is to be taken off; none while it is neither."""
        if self.by.key == PERCENT:
            empty = not self.percent.edit.text()
            percent = typed_percent(self.percent.thousandths(), self._words)
            return None if empty or percent is None else Off(percent=percent)
        money = self.money.money()
        if self.by.key == PRICE or money is None:
            return money
        return Off(money) if money <= self._whole else None

    def _quote(self, _changed: object = None) -> None:
        """Say what it comes to while it is typed."""
        wanted, line, whole = self._wanted(), self._line, self._whole
        priced = isinstance(wanted, Money) and line is not None
        if isinstance(wanted, Money) and line is not None:
            whole = line_amount(wanted, line.quantity, weighed=line.weighed)
        off = wanted if isinstance(wanted, Off) else line.off if priced and line else Off()
        taken = off.of(whole)
        self.before.figure.say(self._words.money(self._whole))
        self.taken.fact.say(lambda: off_text(off, self._words) or self.tr("Taken off"))
        self.taken.figure.say(self._words.money(-taken))
        self.taken.setVisible(bool(taken))
        self.after.show_amount(whole - taken)
        self.done.setEnabled(wanted is not None)
        self.money.set_wrong(wanted is None and bool(self.money.text()))

    def _submit(self, _typed: object = None) -> None:
        wanted, line = self._wanted(), self._line
        if isinstance(wanted, Money) and line is not None:
            self.price_given.emit(line, wanted)
        elif isinstance(wanted, Off) and line is not None:
            self.line_off_given.emit(line, wanted)
        elif isinstance(wanted, Off):
            self.cart_off_given.emit(wanted)

    def _undo(self) -> None:
        line = self._line
        if line is None:
            self.cart_off_given.emit(Off())
            return
        if line.off:
            self.line_off_given.emit(line, Off())
        if line.price != line.list_price:
            self.price_given.emit(line, line.list_price)
