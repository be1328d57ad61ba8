"""The right-hand panel while goods are sold: what they come to, and the ask for a code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import HUGE, NOTE
from console.desk.link import Link
from console.desk.words import Words
from console.payments.discounts import off_text
from console.till.sale import Cart, Sale
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL
from console.widgets.money_label import MoneyLabel
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line

_DRAWING = 112


class TotalLeaf(Leaf):
    """What the goods come to, and the one key that takes the money."""

    def __init__(self, words: Words, link: Link, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._link = link
        self.count = Line("", "")
        self.rule = Rule()
        self.due = Label(lambda: self.tr("To pay"), size=NOTE + 1, tone="ink2")
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=HUGE)
        self.last = _LastSale(words)
        self.discount = Line(lambda: self.tr("Discounts on goods"))
        self.off = Line("")
        self.note = Label("", size=NOTE + 1, tone="ink2", wrap=True)
        self.away = Notice(
            lambda: self.tr("No network"),
            lambda: self.tr("Cash only. Sales are kept here and sent later."),
            tone="warn",
        )
        link.changed.connect(self._show_away)
        self.pay = Button(lambda: self.tr("Take payment"), Kind.PRIMARY, key="Space")
        self.code = Button(lambda: self.tr("Scan code"), key="F9")
        self.qr = Button(lambda: self.tr("Show QR"), key="F10")
        self.cash = Button(lambda: self.tr("Cash"), key="F11")
        self.drawer = Button(lambda: self.tr("Drawer"), key="Ctrl+D")
        self._lay_out()

    def _lay_out(self) -> None:
        for part in (self.count, self.discount, self.off, self.rule, self.due, self.total):
            self.body.addWidget(part)
        self.body.addWidget(self.note)
        self.body.addWidget(self.away)
        self.body.addStretch(1)
        self.body.addWidget(self.last)
        self.act(self.pay)
        self.act(self.code, self.qr)
        self.act(self.cash, self.drawer)

    def show_total(self, cart: Cart, last: Sale | None, change: Money) -> None:
        """Show what is in the cart, or, while nothing is, the sale before and its change."""
        kinds, pieces, total, off = len(cart.lines), cart.pieces, cart.total, cart.off
        self.count.fact.say(
            lambda: self.tr("{kinds}, {pieces}").format(
                kinds=self.tr("%n kind(s)", "", kinds), pieces=self.tr("%n item(s)", "", pieces)
            )
        )
        self.count.figure.say(lambda: self._words.amount(cart.amount))
        of_lines, of_cart = cart.amount - cart.net, cart.net - cart.total
        self.discount.figure.say(lambda: self._words.amount(-of_lines))
        self.discount.setVisible(bool(of_lines))
        self.off.fact.say(
            lambda: self.tr("On everything: {off}").format(off=off_text(off, self._words))
        )
        self.off.figure.say(lambda: self._words.amount(-of_cart))
        self.off.setVisible(bool(of_cart))
        self.note.say(cart.note)
        self.note.setVisible(bool(cart.note))
        self.count.setVisible(kinds > 0)
        self.rule.setVisible(kinds > 0)
        self.total.show_amount(total)
        self.total.set_tone("ink" if kinds else "ink2")
        self.last.setVisible(kinds == 0 and last is not None)
        if last is not None:
            self.last.show_sale(last, change)
        for button in (self.pay, self.code, self.qr, self.cash):
            button.setEnabled(kinds > 0)
        self._show_away()

    def _show_away(self) -> None:
        self.away.setVisible(self._link.away)


class _LastSale(QWidget):
    """The sale before: what a customer who comes back asks about."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.amount = Line(lambda: self.tr("Last sale"), "")
        self.change = Line(lambda: self.tr("Change handed back"), "")
        self.paid = Line("", "")
        self.open = Button(lambda: self.tr("Open"), key="F4", icon="orders")
        self.print = Button(lambda: self.tr("Receipt"), key="F12", icon="print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP)
        column.setSpacing(SMALL)
        column.addWidget(Rule())
        column.addSpacing(SMALL)
        column.addWidget(self.amount)
        column.addWidget(self.change)
        column.addWidget(self.paid)
        column.addSpacing(SMALL)
        ways = QHBoxLayout()
        ways.setSpacing(GAP - 2)
        ways.addWidget(self.open, 1)
        ways.addWidget(self.print, 1)
        column.addLayout(ways)

    def show_sale(self, sale: Sale, change: Money) -> None:
        self.change.figure.say(lambda: self._words.money(change))
        self.change.setVisible(bool(change))
        self.amount.figure.say(lambda: self._words.money(sale.paid))
        self.paid.fact.say(lambda: self.tr("No. {number}").format(number=sale.number))
        at = sale.closed_at or sale.opened_at
        self.paid.figure.say(lambda: self.tr("Paid {time}").format(time=self._words.time(at)))


class AskLeaf(Leaf):
    """Waiting for the buyer's code to be scanned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Scan the customer's code"),
            lambda: self.tr("Ask the customer to open their payment code"),
            parent=parent,
        )
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=HUGE)
        self.body.addStretch(1)
        drawing = Drawing("scan", size=_DRAWING, tone="accent", ground="accent_soft")
        self.body.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(GAP)
        self.total.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.total)
        self.body.addStretch(2)
        self.taken = Label("", size=NOTE + 1, tone="ink2", wrap=True)
        self.taken.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.insertWidget(self.body.count() - 1, self.taken)
        self.qr = Button(lambda: self.tr("Show QR"), key="F10")
        self.cash = Button(lambda: self.tr("Cash"), key="F11")
        self.back = Button(lambda: self.tr("Back to the goods"), key="Esc")
        self.act(self.qr, self.cash)
        self.act(self.back)

    def show_due(self, due: Money, taken: Money, words: Words) -> None:
        """Show what is to be paid, and what of the sale is paid already."""
        got = words.money(taken)
        self.total.show_amount(due)
        self.taken.say(lambda: self.tr("{amount} is paid; this is the rest").format(amount=got))
        self.taken.setVisible(bool(taken))
        if taken:
            self.back.say(lambda: self.tr("Give {amount} back").format(amount=got))
        else:
            self.back.say(lambda: self.tr("Back to the goods"))
