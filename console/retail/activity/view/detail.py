"""One entry of the activity log, whole."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.retail.contract.activity import APPROVE, ActivityEntry
from console.desk.fonts import BIG, BODY, NOTE
from console.desk.page import Desk
from console.desk.phrases import Text
from console.retail.activity.deeds import about, deed, who, why
from console.retail.activity.view.columns import approver
from console.widgets.button import Button
from console.widgets.card import Rule
from console.widgets.copy_line import CopyLine
from console.widgets.label import Label
from console.widgets.measures import GAP, TIGHT
from console.widgets.money_label import MoneyLabel
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line


class EntryLeaf(Leaf):
    """Who did what to what, when, why, and who let them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = desk.words
        self.amount = MoneyLabel(None, name=lambda: self.tr("Amount"), size=BIG)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(GAP)
        self.away = Notice(
            lambda: self.tr("The PIN was checked at the till"),
            lambda: self.tr("The platform was away; it was told afterwards."),
            tone="info",
        )
        self.number = CopyLine(name=lambda: self.tr("the number of this entry"))
        self.sale = Button(lambda: self.tr("Open the sale"), key="F8")
        self.elsewhere = Label(
            lambda: self.tr("This sale was made at another till."),
            size=NOTE,
            tone="ink2",
            wrap=True,
        )
        for widget in (self.amount, self.away):
            self.body.addWidget(widget)
        self.body.addLayout(self._facts)
        self.body.addWidget(Rule())
        self.body.addWidget(self.number)
        self.body.addWidget(self.elsewhere)
        self.body.addStretch(1)
        self.act(self.sale)

    def show_entry(self, entry: ActivityEntry, *, sale_is_here: bool) -> None:
        """Show an entry."""
        self.say(lambda: deed(entry.action), self._words.moment(entry.done_at))
        self.amount.setVisible(entry.amount is not None)
        self.amount.show_amount(entry.amount)
        self.away.setVisible(entry.away)
        self.number.say(entry.activity_id)
        self.sale.setVisible(sale_is_here)
        of_a_cart = entry.action == APPROVE  # leave may be for a cart, which is no sale yet
        self.elsewhere.setVisible(bool(entry.sale_id) and not sale_is_here and not of_a_cart)
        while item := self._facts.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for widget in self._lines(entry):
            self._facts.addWidget(widget)

    def _lines(self, entry: ActivityEntry) -> list[QWidget]:
        lines: list[QWidget] = [Line(lambda: self.tr("Who"), who(entry))]
        if approver(entry):
            lines.append(Line(lambda: self.tr("Approved by"), approver(entry)))
        if about(entry):
            lines.append(_long(lambda: self.tr("Of what"), lambda: about(entry)))
        if why(entry):
            lines.append(_long(lambda: self.tr("Why"), lambda: why(entry)))
        lines.append(Line(lambda: self.tr("Till"), entry.till_id))
        lines.append(Line(lambda: self.tr("On record"), self._words.minute(entry.recorded_at)))
        return lines


def _long(fact: Text, text: Text) -> QWidget:
    """Return a fact whose text takes as many lines as it needs."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TIGHT)
    column.addWidget(Label(fact, size=NOTE + 1, tone="ink2"))
    column.addWidget(Label(text, size=BODY, wrap=True))
    return both
