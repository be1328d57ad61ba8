"""One kind of goods to read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backend.retail.contract.stock import Stock
from console.desk.fonts import BIG
from console.desk.page import Desk
from console.desk.words import DASH
from console.retail.files.words import yes_or_no
from console.retail.goods.coding import wants_code
from console.retail.goods.model import GoodsModel
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.copy_line import CopyLine
from console.widgets.label import Label
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf, Line
from console.widgets.tag import Tag


class GoodsDetail(Leaf):
    """All that is known of it, and what can be done with it."""

    def __init__(self, model: GoodsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._words = desk.words
        self.price = MoneyLabel(None, name=lambda: self.tr("Price"), size=BIG)
        self.state = Tag("", "plain")
        self.barcode = CopyLine(name=lambda: self.tr("the barcode"))
        self.code = Button(lambda: self.tr("Give an in-store code"), Kind.SMALL, key="F10")
        self.number = Line(lambda: self.tr("Number"))
        self.shelf = Line(lambda: self.tr("Category"))
        self.stock = Line(lambda: self.tr("Stock"))
        self.unit = Line(lambda: self.tr("Unit"))
        self.cost = Line(lambda: self.tr("Cost"))
        self.margin = Line(lambda: self.tr("Margin"))
        self.tax = Line(lambda: self.tr("Tax category"))
        self.weighed = Line(lambda: self.tr("By weight"))
        self.initials = Line(lambda: self.tr("Found by"))
        self.edit = Button(lambda: self.tr("Change"), Kind.PRIMARY, key="F2")
        self.withdraw = Button(lambda: self.tr("Withdraw"), Kind.DANGER, key="F4")
        self.put_back = Button(lambda: self.tr("Sell again"), key="F4")
        self.books = Button(lambda: self.tr("Stock"), key="F6")
        self.denied = Label(
            lambda: self.tr("Only a manager may change goods"), tone="ink2", wrap=True
        )
        self._build()

    def show_goods(self) -> None:
        """Show the goods the model looks at."""
        goods, record = self._model.goods, self._model.record
        if goods is None:
            return
        self.say(goods.name, goods.spec)
        self.price.show_amount(goods.price)
        self.state.say(
            (lambda: self.tr("On sale")) if goods.on_sale else (lambda: self.tr("Withdrawn")),
            "good" if goods.on_sale else "plain",
        )
        self.barcode.say(goods.barcode or "")
        self.number.figure.say(goods.goods_id)
        self.shelf.figure.say(goods.category or DASH)
        self.unit.figure.say(goods.unit or DASH)
        self.tax.figure.say(goods.tax or DASH)
        self.weighed.figure.say(lambda: yes_or_no(goods.weighed))
        self.initials.figure.say(goods.initials or DASH)
        self._show_cost()
        may, known = self._model.may_edit, record is not None
        self.denied.setVisible(not may)
        self.edit.setVisible(may)
        self.books.setVisible(may)
        self.withdraw.setVisible(may and goods.on_sale)
        self.put_back.setVisible(may and not goods.on_sale)
        self.code.setVisible(may and wants_code(goods))
        for button in (self.code, self.edit, self.books, self.withdraw, self.put_back):
            button.setEnabled(known)

    def show_stock(self, stock: Stock | None) -> None:
        """Show how much there is, and how little is too little."""
        if stock is None:
            self.stock.figure.say(DASH)
            return
        level = self._words.number(stock.level)
        is_low = stock.low_at is not None and stock.level <= stock.low_at
        if stock.low_at is None:
            self.stock.figure.say(level)
        else:
            low = self._words.number(stock.low_at)
            text = lambda: self.tr("{level}, low at {low}").format(  # noqa: E731 - said later
                level=level, low=low
            )
            self.stock.figure.say(text)
        self.stock.figure.set_tone("bad_ink" if stock.level < 0 or is_low else "ink")

    def _show_cost(self) -> None:
        goods, record = self._model.goods, self._model.record
        sees = self._model.may_see_cost
        cost = record.cost if record is not None else None
        for line in (self.cost, self.margin):
            line.setVisible(sees)
        self.cost.figure.say(DASH if cost is None else self._words.money(cost))
        if goods is None or cost is None:
            self.margin.figure.say(DASH)
        else:
            self.margin.figure.say(self._words.money(goods.price - cost))
            self.margin.figure.set_tone("ink" if cost <= goods.price else "bad_ink")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.price, 1)
        head.addWidget(self.state)
        self.body.addLayout(head)
        self.body.addWidget(self.barcode)
        self.body.addWidget(self.code)
        self.body.addWidget(Rule())
        for line in (self.stock, self.number, self.shelf, self.unit, self.cost, self.margin):
            self.body.addWidget(line)
        self.body.addWidget(Rule())
        for line in (self.tax, self.weighed, self.initials):
            self.body.addWidget(line)
        self.body.addStretch(1)
        self.foot.addWidget(self.denied)
        self.act(self.edit)
        self.act(self.books, self.withdraw, self.put_back)
