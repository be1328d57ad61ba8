"""One sale: what it came to, its goods, and the evidence of its payment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BIG, BODY, NOTE, SEMIBOLD
from console.desk.words import Words
from console.payments.evidence import steps
from console.payments.orders.view.columns import how_text, state_of
from console.till.journal import Evidence
from console.till.sale import SaleDetail, SaleLine
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL, TIGHT
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf, Line
from console.widgets.tag import Tag
from console.widgets.timeline import Timeline


class DetailLeaf(Leaf):
    """A sale to read."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self.sale_id = ""
        self.total = MoneyLabel(None, name=lambda: self.tr("Amount"), size=BIG)
        self.state = Tag("", "plain")
        self.timeline = Timeline(name=lambda: self.tr("What happened"))
        head = QHBoxLayout()
        head.addWidget(self.total, 1)
        head.addWidget(self.state)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(SMALL)
        self._goods = QVBoxLayout()
        self._goods.setSpacing(GAP)
        self.body.addLayout(head)
        self.body.addLayout(self._facts)
        self.body.addWidget(Rule())
        self.body.addLayout(self._goods)
        self.body.addWidget(Rule())
        happened = Label(lambda: self.tr("What happened"), size=NOTE + 1, tone="ink2")
        self.body.addWidget(happened)
        self.body.addWidget(self.timeline)
        self.body.addStretch(1)
        self.ask = Button(lambda: self.tr("Ask now"), key="F5", icon="refresh")
        self.refund = Button(lambda: self.tr("Refund"), Kind.DANGER, key="F6", icon="refund")
        self.act(self.ask, self.refund)

    def show_sale(
        self, detail: SaleDetail, evidence: Sequence[Evidence], *, may_refund: bool
    ) -> None:
        """Show a sale."""
        sale = detail.sale
        self.sale_id = sale.sale_id
        self.say(sale.number, self._words.moment(sale.opened_at))
        self.total.show_amount(sale.total)
        text, tone = state_of(sale)
        self.state.say(text, tone)
        _refill(self._facts, self._fact_lines(detail))
        _refill(self._goods, [self._goods_line(line) for line in detail.lines])
        self.timeline.show_steps(steps(evidence, self._words))
        self.refund.setEnabled(may_refund)

    def _fact_lines(self, detail: SaleDetail) -> list[QWidget]:
        sale, words = detail.sale, self._words
        lines: list[QWidget] = [Line(lambda: self.tr("Paid by"), lambda: how_text(sale))]
        if sale.buyer:
            lines.append(Line(lambda: self.tr("Customer"), sale.buyer))
        if sale.refunded:
            refunded = words.amount(-sale.refunded)
            lines.append(Line(lambda: self.tr("Refunded"), refunded, tone="bad_ink"))
        if sale.refunding:
            refunding = words.amount(-sale.refunding)
            lines.append(Line(lambda: self.tr("Refund under way"), refunding, tone="warn_ink"))
        lines.extend(_number(text) for text in (sale.out_trade_no, sale.trade_no) if text)
        return lines

    def _goods_line(self, line: SaleLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        names = QVBoxLayout()
        names.setSpacing(TIGHT)
        names.addWidget(Label(line.name, size=BODY, weight=SEMIBOLD))
        names.addWidget(Label(self._how_many(line), size=NOTE, tone="ink2"))
        layout.addLayout(names, 1)
        layout.addWidget(Label(self._words.amount(line.amount), size=BODY))
        return row

    def _how_many(self, line: SaleLine) -> str:
        many = f"{line.quantity / 1000:.3f}" if line.weighed else str(line.quantity // 1000)
        text = f"{self._words.amount(line.price)} × {many}"
        if not line.refunded:
            return text
        back = f"{line.refunded / 1000:.3f}" if line.weighed else str(line.refunded // 1000)
        return text + self.tr(", {count} given back").format(count=back)


def _number(text: str) -> Label:
    return Label(text, size=NOTE, tone="ink2")


def _refill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
