"""The right-hand panel while the cashier is asked before something happens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backend.protocol.money import Money
from console.desk.fonts import BIG, BODY, BOLD, TITLE
from console.desk.phrases import Text
from console.widgets.button import Button, Kind
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf

_DRAWING = 128
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class QuestionLeaf(Leaf):
    """What is asked, about how much, and the two answers."""

    def __init__(self, yes: Button, no: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.yes, self.no = yes, no
        self.what = Label("", size=TITLE, weight=BOLD, wrap=True)
        self.why = Label("", size=BODY, tone="ink2", wrap=True)
        self.amount = MoneyLabel(None, name=lambda: self.tr("Amount asked about"), size=BIG)
        self.body.addStretch(1)
        self.body.addWidget(
            Drawing("alert", size=_DRAWING, tone="warn", ground="warn_soft"), 0, _CENTRE
        )
        self.body.addSpacing(SMALL)
        for label in (self.what, self.amount, self.why):
            label.setAlignment(_CENTRE)
            self.body.addWidget(label)
        self.body.addStretch(2)

    def ask(self, what: Text, amount: Money, why: Text) -> None:
        """Show a question."""
        self.what.say(what)
        self.amount.show_amount(amount)
        self.why.say(why)


class RepeatLeaf(QuestionLeaf):
    """The same amount was paid a moment ago: Enter charges it once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            Button(lambda: self.tr("Charge it once more"), Kind.PRIMARY, key="Return"),
            Button(lambda: self.tr("Do not charge"), key="Esc"),
            parent,
        )
        self.act(self.yes)
        self.act(self.no)


class GiveBackLeaf(QuestionLeaf):
    """A part is paid: Esc keeps it, for it is the key that led here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            Button(lambda: self.tr("Give it back"), Kind.DANGER, key="Ctrl+Del"),
            Button(lambda: self.tr("Keep it, take the rest"), Kind.PRIMARY, key="Esc"),
            parent,
        )
        self.act(self.no)
        self.act(self.yes)
