"""What to give back: everything, some of the goods, or an amount."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BODY, SEMIBOLD
from console.desk.words import Words
from console.payments.orders.model import OrdersModel
from console.payments.orders.view.columns import HOW
from console.payments.quantities import quantity_text
from console.till.attempt import How
from console.till.sale import SaleDetail, SaleLine
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.label import Label
from console.widgets.measures import CONTROL, GAP, SMALL, TIGHT
from console.widgets.money_edit import MoneyEdit
from console.widgets.panel import Leaf, Line
from console.widgets.quantity_edit import QuantityEdit
from console.widgets.speaking import Speaking

ALL: Final = "all"
GOODS: Final = "goods"
AMOUNT: Final = "amount"
_REASON_MOST: Final = 60
_EDIT: Final = 208


class RefundLeaf(Speaking, Leaf):
    """Choose what goes back; the model decides whether it may."""

    def __init__(self, model: OrdersModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Refund"),
            lambda: self.tr("The money goes back to where it came from"),
            parent=parent,
        )
        self._model = model
        self._words = words
        self._rest = Money(0)
        self.edits: dict[int, QuantityEdit] = {}
        self.by = Choice(
            {
                ALL: lambda: self.tr("Everything"),
                GOODS: lambda: self.tr("Goods"),
                AMOUNT: lambda: self.tr("Amount"),
            },
            name=lambda: self.tr("What goes back"),
        )
        self.rest = Line(lambda: self.tr("Refundable"), "")
        self.goes = Line(lambda: self.tr("Goes back"), "")
        self.amount = MoneyEdit(name=lambda: self.tr("Amount to give back"))
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(CONTROL)
        self.reason.setMaxLength(_REASON_MOST)
        self.give = Button(lambda: self.tr("Refund"), Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back to the sale"), key="Esc")
        self._goods = QWidget()
        self._lines = QVBoxLayout(self._goods)
        self._build()

    def show_sale(self, detail: SaleDetail) -> None:
        """Begin with everything that can still go back."""
        self._rest = detail.sale.rest
        self.edits.clear()
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in detail.lines:
            if line.left > 0:
                self._lines.addWidget(self._line(line))
        self.rest.figure.say(lambda: self._words.money(self._rest))
        self.reason.clear()
        self.amount.set_money(self._rest)
        self.by.segment(GOODS).setEnabled(bool(self.edits))
        self.by.segment(AMOUNT).setEnabled(bool(self._rest))
        self.by.choose(ALL)
        self._show_way()

    def _speak(self) -> None:
        self.reason.setPlaceholderText(self.tr("Reason (may be left empty)"))
        self.reason.setAccessibleName(self.tr("Reason"))

    def _build(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GAP)
        for widget in (self.by, self.rest, self.goes):
            self.pinned.addWidget(widget)
        self.body.addWidget(self._goods)
        self.body.addWidget(self.amount)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.act(self.give)
        self.act(self.back)
        self.by.chosen.connect(self._show_way)
        self.amount.changed.connect(self._quote)
        self.give.clicked.connect(self._give)
        self._speak()

    def _line(self, line: SaleLine) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        name = line.name
        edit = QuantityEdit(
            name=lambda: self.tr("How many of {name}").format(name=name), weighed=line.weighed
        )
        edit.set_thousandths(0)
        edit.changed.connect(partial(self._limit, line, edit))
        self.edits[line.line_no] = edit
        left = quantity_text(line.left, self._words, weighed=line.weighed)
        price = self._words.amount(line.price)
        edit.setFixedWidth(_EDIT)
        below = QHBoxLayout()
        below.addWidget(Label(f"{price} × {left}", size=BODY, tone="ink2"), 1)
        below.addWidget(edit)
        column.addWidget(Label(name, size=BODY, weight=SEMIBOLD))
        column.addLayout(below)
        return row

    def _limit(self, line: SaleLine, edit: QuantityEdit, _typed: int) -> None:
        if edit.thousandths() > line.left:
            edit.set_thousandths(line.left)
        self._quote()

    def _show_way(self, _key: str = "") -> None:
        self._goods.setVisible(self.by.key == GOODS)
        self.amount.setVisible(self.by.key == AMOUNT)
        self.by.choose(self.by.key)
        self.by.setFocus()
        self._quote()

    def _quantities(self) -> dict[int, int]:
        return {line: edit.thousandths() for line, edit in self.edits.items()}

    def _sum(self) -> Money | None:
        """Return what would go back; None for nothing that can be returned."""
        if self.by.key == GOODS:
            return self._model.quote(self._quantities())
        return self._rest if self.by.key == ALL else self.amount.money() or None

    def _quote(self, _changed: object = None) -> None:
        asked = self._sum()
        amount = asked or Money(0)
        text = self._words.money(amount)
        self.give.say(
            lambda: (
                self.tr("Take back the goods")
                if asked == Money(0)
                else self.tr("Refund {amount}").format(amount=text)
            )
        )
        fits = asked is not None and asked <= self._rest
        self.give.setEnabled(fits)
        self.amount.set_wrong(not fits)
        ways = self._model.ways(amount) if fits else ()
        told = (f"{HOW[how]()} {self._words.amount(part)}" for how, part in ways)
        self.goes.figure.say(" + ".join(told))
        self.goes.setVisible(len(ways) > 1 or any(how is How.CASH for how, _ in ways))

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if self.by.key == ALL:
            self._model.refund_all(reason)
        elif self.by.key == GOODS:
            self._model.refund_lines(self._quantities(), reason)
        else:
            self._model.refund_amount(self.amount.money() or Money(0), reason)
