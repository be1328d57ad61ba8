"""The right-hand panel while a payment is under way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BIG, NOTE, SEMIBOLD
from console.desk.phrases import Text
from console.widgets.button import Button, Kind
from console.widgets.countdown import CountdownRing
from console.widgets.label import Label
from console.widgets.measures import SMALL, WIDE
from console.widgets.money_label import MoneyLabel
from console.widgets.notice import Notice
from console.widgets.panel import Leaf
from console.widgets.qr_code import QrCode
from console.widgets.timeline import Step, Timeline

_QR = 336


class WaitLeaf(Leaf):
    """Somebody has to answer: how long is left, and everything that happened so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ring = CountdownRing(name=lambda: self.tr("Time left"))
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=BIG)
        self.number = Label("", size=NOTE, tone="ink2")
        self.notice = Notice(tone="warn")
        self.timeline = Timeline(name=lambda: self.tr("What happened"))
        self.pinned.addWidget(self.notice)
        self.pinned.addLayout(self._head_row())
        self.pinned.addSpacing(SMALL)
        happened = Label(lambda: self.tr("What happened"), size=NOTE + 1, tone="ink2")
        self.pinned.addWidget(happened)
        self.body.addWidget(self.timeline)
        self.body.addStretch(1)
        self.ask = Button(lambda: self.tr("Check now"), key="F5")
        self.stop = Button(lambda: self.tr("Stop"), Kind.DANGER, key="Esc")
        self.park = Button(lambda: self.tr("Next customer"), key="F8")
        self.follow_end()
        self.act(self.park)
        self.act(self.ask, self.stop)

    def show_payment(self, total: Money, number: str, steps: Sequence[Step]) -> None:
        """Show whose payment it is and what happened."""
        self.total.show_amount(total)
        self.number.say(lambda: self.tr("No. {number}").format(number=number))
        self.timeline.show_steps(steps)

    def warn(self, title: Text, text: Text) -> None:
        """Say what must not be missed, or nothing."""
        self.notice.say(title, text)
        self.notice.setVisible(bool(title))

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
        self.code = QrCode(name=lambda: self.tr("Payment QR code"), side=_QR)
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=BIG)
        self.total.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.left = Label("", size=NOTE + 1, tone="ink2", weight=SEMIBOLD)
        self.left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.total)
        self.body.addWidget(self.left)
        self.body.addStretch(1)
        self.ask = Button(lambda: self.tr("Check now"), key="F5")
        self.stop = Button(lambda: self.tr("Stop"), Kind.DANGER, key="Esc")
        self.act(self.ask, self.stop)
