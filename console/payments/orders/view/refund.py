"""What to give back: some of the goods, or an amount."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BODY, NOTE, SEMIBOLD
from console.desk.phrases import said
from console.desk.words import Words
from console.payments.orders.model import OrdersModel
from console.till.sale import SaleDetail, SaleLine
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.label import Label
from console.widgets.measures import CONTROL, GAP, SMALL
from console.widgets.money_edit import MoneyEdit
from console.widgets.panel import Leaf
from console.widgets.quantity_edit import QuantityEdit

_GOODS, _AMOUNT = "goods", "amount"


class RefundLeaf(Leaf):
    """Choose what goes back; the model decides whether it may."""

    def __init__(self, model: OrdersModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Refund"),
            lambda: self.tr("The money goes back to where it came from"),
            parent=parent,
        )
        self._model = model
        self._words = words
        self._edits: dict[int, QuantityEdit] = {}
        self.by = Choice(
            {_GOODS: lambda: self.tr("Goods"), _AMOUNT: lambda: self.tr("An amount")},
            name=lambda: self.tr("What goes back"),
        )
        self.by.choose(_GOODS)
        self.amount = MoneyEdit(name=lambda: self.tr("Amount to give back"))
        self.rest = Label("", size=NOTE, tone="ink2")
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(CONTROL)
        self.reason.setMaxLength(60)
        self._goods = QVBoxLayout()
        self._goods.setSpacing(SMALL)
        self.give = Button("", Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back to the sale"), key="Esc")
        self.body.addWidget(self.by)
        self.body.addLayout(self._goods)
        self.body.addWidget(self.amount)
        self.body.addWidget(self.rest)
        self.body.addSpacing(GAP)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.act(self.give)
        self.act(self.back)
        self.by.chosen.connect(lambda _: self._show_way())
        self.amount.changed.connect(lambda _: self._quote())
        self.give.clicked.connect(self._give)

    def show_sale(self, detail: SaleDetail) -> None:
        """Begin with everything that can still go back."""
        self._edits.clear()
        while (item := self._goods.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in detail.lines:
            if line.left > 0:
                self._goods.addWidget(self._line(line))
        rest = self._words.money(detail.sale.rest)
        self.rest.say(lambda: self.tr("At most {amount}").format(amount=rest))
        self.reason.clear()
        self.reason.setPlaceholderText(self.tr("Reason (may be left empty)"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.amount.set_money(detail.sale.rest)
        self.by.choose(_GOODS if self._edits else _AMOUNT)
        self._show_way()

    def _line(self, line: SaleLine) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        name = line.name
        edit = QuantityEdit(
            name=lambda: self.tr("How many of {name}").format(name=name), weighed=line.weighed
        )
        edit.set_thousandths(0)
        edit.changed.connect(lambda _: self._limit(line, edit))
        self._edits[line.line_no] = edit
        left = f"{line.left / 1000:.3f}" if line.weighed else str(line.left // 1000)
        title = f"{name}  ·  {self._words.amount(line.price)} × {left}"
        column.addWidget(Label(title, size=BODY, weight=SEMIBOLD))
        column.addWidget(edit)
        return row

    def _limit(self, line: SaleLine, edit: QuantityEdit) -> None:
        if edit.thousandths() > line.left:
            edit.set_thousandths(line.left)
        self._quote()

    def _show_way(self) -> None:
        goods = self.by.key == _GOODS
        for edit in self._edits.values():
            parent = edit.parentWidget()
            if parent is not None:
                parent.setVisible(goods)
        self.amount.setVisible(not goods)
        self._quote()

    def _quantities(self) -> dict[int, int]:
        return {line: edit.thousandths() for line, edit in self._edits.items()}

    def _sum(self) -> Money:
        if self.by.key == _GOODS:
            return self._model.quote(self._quantities())
        return self.amount.money() or Money(0)

    def _quote(self) -> None:
        amount = self._sum()
        text = self._words.money(amount)
        self.give.say(lambda: self.tr("Give back {amount}").format(amount=text))
        self.give.setEnabled(bool(amount))

    def _give(self) -> None:
        reason = said(self.reason.text()).strip()
        if self.by.key == _GOODS:
            self._model.refund_lines(self._quantities(), reason)
        else:
            self._model.refund_amount(self._sum(), reason)
