"""The right-hand panel while a payment is under way, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BIG, HUGE, NOTE, SEMIBOLD
from console.desk.phrases import Text
from console.widgets.button import Button, Kind
from console.widgets.countdown import CountdownRing
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import SMALL, WIDE
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf
from console.widgets.qr_code import QrCode
from console.widgets.timeline import Step, Timeline

_DRAWING = 96


class WaitLeaf(Leaf):
    """Somebody has to answer: how long is left, and everything that happened so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ring = CountdownRing(name=lambda: self.tr("Time left"))
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=BIG)
        self.number = Label("", size=NOTE, tone="ink2")
        self.timeline = Timeline(name=lambda: self.tr("What happened"))
        self.body.addLayout(self._head_row())
        happened = Label(lambda: self.tr("What happened"), size=NOTE + 1, tone="ink2")
        self.body.addSpacing(SMALL)
        self.body.addWidget(happened)
        self.body.addWidget(self.timeline)
        self.body.addStretch(1)
        self.ask = Button(lambda: self.tr("Ask now"), key="F5", icon="refresh")
        self.stop = Button(lambda: self.tr("Stop and cancel"), Kind.DANGER, key="Esc")
        self.park = Button(lambda: self.tr("Next customer; the till keeps asking"), key="F8")
        self.act(self.park)
        self.act(self.ask, self.stop)

    def show_payment(self, total: Money, number: str, steps: Sequence[Step]) -> None:
        """Show whose payment it is and what happened."""
        self.total.show_amount(total)
        self.number.say(lambda: self.tr("No. {number}").format(number=number))
        self.timeline.show_steps(steps)

    def _head_row(self) -> QHBoxLayout:
        facts = QVBoxLayout()
        facts.setSpacing(SMALL)
        facts.addStretch(1)
        facts.addWidget(Label(lambda: self.tr("To pay"), size=NOTE + 1, tone="ink2"))
        facts.addWidget(self.total)
        facts.addWidget(self.number)
        facts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(WIDE)
        row.addWidget(self.ring)
        row.addLayout(facts, 1)
        return row


class QrLeaf(Leaf):
    """A code for the buyer to scan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Ask the customer to scan"),
            lambda: self.tr("The customer's screen shows the same code"),
            parent=parent,
        )
        self.code = QrCode(name=lambda: self.tr("Payment QR code"))
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=BIG)
        self.left = Label("", size=NOTE + 1, tone="ink2")
        self.left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.code, self.total):
            self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.left)
        self.body.addStretch(1)
        self.ask = Button(lambda: self.tr("Ask now"), key="F5", icon="refresh")
        self.stop = Button(lambda: self.tr("Stop and close"), Kind.DANGER, key="Esc")
        self.act(self.ask, self.stop)


class EndLeaf(Leaf):
    """How it ended: arrived, declined, or given up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.drawing = Drawing("check", size=_DRAWING, tone="accent")
        self.total = MoneyLabel(None, name=lambda: self.tr("Amount"), size=HUGE)
        self.what = Label("", size=NOTE + 4, weight=SEMIBOLD, wrap=True)
        self.now = Label("", size=NOTE + 2, tone="ink2", wrap=True)
        self.facts = Label("", size=NOTE, tone="ink2", wrap=True)
        self.body.addStretch(1)
        for widget in (self.drawing, self.total):
            self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.what, self.now, self.facts):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.body.addWidget(label)
        self.body.addStretch(2)
        self.next = Button(lambda: self.tr("Next customer"), Kind.PRIMARY, key="Space")
        self.again = Button(lambda: self.tr("Scan another code"), Kind.PRIMARY, key="Space")
        self.qr = Button(lambda: self.tr("Show a QR code"), key="F10", icon="qr")
        self.back = Button(lambda: self.tr("Back to the goods"), key="Esc")
        self.open = Button(lambda: self.tr("Open the order"), key="F4", icon="orders")
        self.act(self.next)
        self.act(self.again)
        self.act(self.qr)
        self.act(self.back)
        self.act(self.open)

    def show_end(self, icon: str, tone: str, what: Text, now: Text, facts: Text) -> None:
        """Say how it ended."""
        self.drawing.show_icon(icon, tone)
        self.what.say(what)
        self.now.say(now)
        self.facts.say(facts)

    def offer(self, *buttons: Button) -> None:
        """Show only these actions."""
        for button in (self.next, self.again, self.qr, self.back, self.open):
            button.setVisible(button in buttons)
