"""One sale: what it came to, its goods, its refunds, and the evidence of its payment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BIG, BODY, NOTE, SEMIBOLD
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase, Text
from console.payments.evidence import Narrator
from console.payments.orders.view.columns import HOW, how_text, state_of
from console.payments.quantities import quantity_text
from console.till.journal import Evidence
from console.till.refund import AUTOMATIC, Refund, State
from console.till.sale import SaleDetail, SaleLine, SaleState
from console.till.tax import breakdown, included
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.copy_line import CopyLine
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL, TIGHT
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf, Line
from console.widgets.tag import Tag
from console.widgets.timeline import Timeline

_REFUNDS: Final[Mapping[State, tuple[Phrase, str]]] = {
    State.INTENDED: (QT_TRANSLATE_NOOP("Orders", "Refund under way"), "warn_ink"),
    State.SENT: (QT_TRANSLATE_NOOP("Orders", "Refund under way"), "warn_ink"),
    State.UNKNOWN: (QT_TRANSLATE_NOOP("Orders", "Refund not known yet"), "warn_ink"),
    State.DONE: (QT_TRANSLATE_NOOP("Orders", "Refunded"), "ink"),
    State.REFUSED: (QT_TRANSLATE_NOOP("Orders", "Not refunded"), "bad_ink"),
}


class DetailLeaf(Leaf):
    """A sale to read."""

    slip_asked = Signal(str)
    """Number of the return whose slip is to be printed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = desk.words
        self._narrator = Narrator(desk.words, desk.till.staff)
        self.sale_id = ""
        self.total = MoneyLabel(None, name=lambda: self.tr("Amount"), size=BIG)
        self.state = Tag("", "plain")
        self.timeline = Timeline(name=lambda: self.tr("What happened"))
        self.order_no = CopyLine(name=lambda: self.tr("the order number"))
        self.trade_no = CopyLine(name=lambda: self.tr("the trade number"))
        self._facts = _column(SMALL)
        self._goods = _column(GAP)
        self._refunds = _column(GAP)
        self.ask = Button(lambda: self.tr("Check now"), key="F5")
        self.refund = Button(lambda: self.tr("Refund"), Kind.DANGER, key="F6")
        self.bring = Button(lambda: self.tr("To the counter"), key="F8")
        self.print = Button(lambda: self.tr("Receipt"), key="F12", icon="print")
        self._build()

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
        rule = [Rule()] if detail.refunds else []
        lines = [widget for refund in detail.refunds for widget in self._refund_lines(refund)]
        _refill(self._refunds, [*rule, *lines])
        attempt = detail.attempts[-1] if detail.attempts else None
        self.order_no.say(attempt.out_trade_no if attempt is not None else "")
        self.trade_no.say((attempt.trade_no if attempt is not None else None) or "")
        self.timeline.show_steps(self._narrator.steps(evidence))
        is_open = sale.state is SaleState.OPEN
        self.bring.setVisible(is_open)
        self.refund.setVisible(not is_open)
        self.refund.setEnabled(may_refund)
        self.print.setEnabled(sale.state is SaleState.PAID)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.total, 1)
        head.addWidget(self.state)
        self.body.addLayout(head)
        self.body.addLayout(self._facts)
        self.body.addLayout(self._refunds)
        self.body.addWidget(Rule())
        self.body.addLayout(self._goods)
        self.body.addWidget(Rule())
        happened = Label(lambda: self.tr("What happened"), size=NOTE + 1, tone="ink2")
        self.body.addWidget(happened)
        self.body.addWidget(self.timeline)
        self.body.addWidget(Rule())
        self.body.addWidget(self.order_no)
        self.body.addWidget(self.trade_no)
        self.body.addStretch(1)
        self.act(self.ask, self.print)
        self.act(self.refund, self.bring)

    def _fact_lines(self, detail: SaleDetail) -> list[QWidget]:
        sale, words = detail.sale, self._words
        lines: list[QWidget] = []
        if sale.hows:
            lines.append(Line(lambda: self.tr("Paid by"), lambda: how_text(sale)))
        if sale.buyer:
            lines.append(Line(lambda: self.tr("Customer"), sale.buyer))
        lines.append(Line(lambda: self.tr("Cashier"), self._narrator.name(sale.cashier)))
        tax = included(breakdown((line.tax, line.total) for line in detail.lines))
        if tax is not None:
            lines.append(Line(lambda: self.tr("Including tax"), words.amount(tax)))
        if sale.refunded:
            back = words.amount(-sale.refunded)
            lines.append(Line(lambda: self.tr("Refunded"), back, tone="bad_ink"))
        return lines

    def _goods_line(self, line: SaleLine) -> QWidget:
        return _entry(line.name, self._how_many(line), self._words.amount(line.total))

    def _refund_lines(self, refund: Refund) -> list[QWidget]:
        """Return a refund, and, where a return begins of which something is back, its slip."""
        entry = self._refund_line(refund)
        if refund.return_id != refund.out_request_no or refund.state is not State.DONE:
            return [entry]
        slip = Button(lambda: self.tr("Print the slip"), Kind.SMALL, icon="print")
        slip.clicked.connect(lambda: self.slip_asked.emit(refund.return_id))
        return [entry, slip]

    def _refund_line(self, refund: Refund) -> QWidget:
        phrase, tone = _REFUNDS[refund.state]
        approval = refund.approval
        approver = self._narrator.name(approval.approved_by) if approval is not None else ""
        approved = self.tr("approved by {name}").format(name=approver) if approver else ""
        by = (
            self.tr("by the till")
            if refund.asked_by == AUTOMATIC
            else self._narrator.name(refund.asked_by)
        )
        parts = (self._words.time(refund.begun_at), by, approved, refund.refund_reason)
        note = " · ".join(part for part in parts if part)
        way = HOW[refund.how] if refund.amount else None
        title = lambda: f"{phrase()} · {way()}" if way else phrase()  # noqa: E731 - said again in another language
        return _entry(title, note, self._words.amount(-refund.amount), tone)

    def _how_many(self, line: SaleLine) -> str:
        words, weighed = self._words, line.weighed
        many = quantity_text(line.quantity, words, weighed=weighed)
        text = f"{words.amount(line.price)} × {many}"
        if line.discount:
            text += f", {words.amount(-line.discount)}"
        if line.note:
            text += f" · {line.note}"
        back = line.refunded + line.refunding
        if not back:
            return text
        count = quantity_text(back, words, weighed=weighed)
        return text + self.tr(", {count} refunded").format(count=count)


def _entry(title: Text, note: str, figure: str, tone: str = "ink") -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    names = _column(TIGHT)
    names.addWidget(Label(title, size=BODY, weight=SEMIBOLD, tone=tone))
    names.addWidget(Label(note, size=NOTE, tone="ink2"))
    layout.addLayout(names, 1)
    layout.addWidget(Label(figure, size=BODY, tone=tone))
    return row


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column


def _refill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
