"""The right-hand panel when a payment is over: arrived, declined, or given up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from backend.protocol.money import Money
from console.desk.fonts import BIG, BODY, BOLD, HUGE, SEMIBOLD, TITLE
from console.desk.phrases import Text
from console.desk.theme import color
from console.desk.words import Words
from console.widgets.button import Button, Kind
from console.widgets.copy_line import CopyLine
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import GAP, RADIUS, SMALL
from console.widgets.money_label import MoneyLabel
from console.widgets.painting import painter_on, rounded
from console.widgets.panel import Leaf

_DRAWING = 128
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class PaidLeaf(Leaf):
    """The money has arrived: all of the panel says so, to be seen from across the shop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        drawing = Drawing("check", size=_DRAWING, tone="accent", ground="on_accent")
        self.what = Label(lambda: self.tr("Paid"), size=BIG, weight=BOLD, tone="on_accent")
        self.total = MoneyLabel(None, name=lambda: self.tr("Paid"), size=HUGE, tone="on_accent")
        self.facts = Label("", size=BODY, tone="on_accent", wrap=True)
        self.note = Label("", size=BODY, weight=SEMIBOLD, tone="on_accent", wrap=True)
        self.body.addStretch(1)
        self.body.addWidget(drawing, 0, _CENTRE)
        self.body.addSpacing(GAP)
        for label in (self.what, self.total, self.facts, self.note):
            label.setAlignment(_CENTRE)
            self.body.addWidget(label)
        self.body.addStretch(2)
        self.open = Button(lambda: self.tr("Open the order"), key="F4")
        self.change = MoneyLabel(None, name=lambda: self.tr("Change"), size=BIG, tone="on_accent")
        self.change_due = Label(
            lambda: self.tr("Change"), size=BODY, weight=SEMIBOLD, tone="on_accent"
        )
        for label in (self.change_due, self.change):
            label.setAlignment(_CENTRE)
            self.body.insertWidget(self.body.count() - 1, label)
        self.next = Button(lambda: self.tr("Next customer"), Kind.INVERSE, key="Space")
        self.print = Button(lambda: self.tr("Receipt"), key="F12", icon="print")
        self.act(self.next)
        self.act(self.open, self.print)

    def show_paid(self, total: Money, facts: Text, note: Text, change: Money) -> None:
        """Say how much arrived, for which sale, and what to hand back of it."""
        self.total.show_amount(total)
        self.change.show_amount(change)
        self.change.setVisible(bool(change))
        self.change_due.setVisible(bool(change))
        self.facts.say(facts)
        self.note.say(note)
        self.note.setVisible(bool(note))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        rounded(painter_on(self), self.rect(), RADIUS, color("accent"))


class EndLeaf(Leaf):
    """Declined or given up: why, and how to go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.drawing = Drawing("cross", size=_DRAWING, tone="bad", ground="bad_soft")
        self.what = Label("", size=TITLE, weight=BOLD, wrap=True)
        self.now = Label("", size=BODY, tone="ink2", wrap=True)
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=BIG)
        self.code = CopyLine(name=lambda: self.tr("the code"))
        self.body.addStretch(1)
        self.body.addWidget(self.drawing, 0, _CENTRE)
        self.body.addSpacing(SMALL)
        for label in (self.what, self.now, self.total):
            label.setAlignment(_CENTRE)
            self.body.addWidget(label)
        self.body.addStretch(2)
        self.body.addWidget(self.code)
        self.again = Button(lambda: self.tr("Scan another code"), Kind.PRIMARY, key="Space")
        self.qr = Button(lambda: self.tr("Show QR"), key="F10")
        self.back = Button(lambda: self.tr("Back to the goods"), key="Esc")
        self.cash = Button(lambda: self.tr("Cash"), key="F11")
        self.act(self.again)
        self.act(self.qr, self.cash)
        self.act(self.back)

    def show_end(self, *, bad: bool, what: Text, now: Text, total: Money, code: str) -> None:
        """Say why, what to do now, what is still to be paid, and a code to pass on."""
        tone, icon = ("bad", "cross") if bad else ("warn", "alert")
        self.drawing.show_icon(icon, tone, f"{tone}_soft")
        self.what.say(what)
        self.now.say(now)
        self.total.show_amount(total)
        self.code.say(code)

    def show_taken(self, taken: Money, words: Words) -> None:
        """Say what of the sale is paid, if anything is: it goes back when it is given up."""
        if taken:
            amount = words.money(taken)
            self.back.say(lambda: self.tr("Give {amount} back").format(amount=amount))
        else:
            self.back.say(lambda: self.tr("Back to the goods"))
