"""The right-hand panel while a shift is closed: what is in the way, and what the count says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.desk.fonts import BIG, NOTE
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.retail.shifts.model import ShiftsModel
from console.retail.shifts.view.columns import TONES, sign_of
from console.retail.shifts.view.move import REASON_MOST
from console.retail.shifts.words import difference_word, signed
from console.till.matters import Matter, MatterKind
from console.till.shift import CashCount
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.label import Label
from console.widgets.measures import CONTROL, GAP, SMALL
from console.widgets.money_label import MoneyLabel
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line
from console.widgets.speaking import Speaking

_MATTERS = {
    MatterKind.CHARGE: QT_TRANSLATE_NOOP("Shifts", "Payment of {number}"),
    MatterKind.PARTLY: QT_TRANSLATE_NOOP("Shifts", "Sale {number}, paid in part"),
    MatterKind.REFUND: QT_TRANSLATE_NOOP("Shifts", "Refund of {number}"),
}


class HeldLeaf(Leaf):
    """What must be settled first: nobody knows yet in which shift its money comes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Not yet"),
            lambda: self.tr("These are not settled. The till is asking; then close the shift."),
            parent=parent,
        )
        self._words = desk.words
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.again = Button(lambda: self.tr("Look again"), Kind.PRIMARY, key="F5")
        self.orders = Button(lambda: self.tr("To the orders"), key="F8")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.again)
        self.act(self.orders, self.back)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """List them, the oldest first."""
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for matter in matters:
            phrase = _MATTERS[matter.kind]
            text = phrase().format(number=matter.sale_number)
            self._list.addWidget(Line(text, self._words.amount(matter.amount)))


class CloseLeaf(Speaking, Leaf):
    """
    The count, and for whoever may see it what it differs by.

    Whoever may not see it learns only whether a reason and a manager are needed.
    """

    entered = Signal(str)
    """The reason."""

    def __init__(self, model: ShiftsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Close the shift"), parent=parent)
        self._model = model
        self._words = desk.words
        self.counted = MoneyLabel(None, name=lambda: self.tr("Counted"), size=BIG)
        self.expected = Line(lambda: self.tr("Expected"), "")
        self.difference = Line("", "")
        self.far = Notice("", "", tone="warn")
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(CONTROL)
        self.reason.setMaxLength(REASON_MOST)
        self.enter = Button(lambda: self.tr("Close for good"), Kind.PRIMARY, key="Ctrl+Return")
        self.again = Button(lambda: self.tr("Count again"), key="F7")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._lay_out()
        self._speak()

    def show_count(self, count: CashCount) -> None:
        """Show what was counted, and ask for a reason if one is needed."""
        sees, far = self._model.may_see, self._model.needs_reason
        self.counted.show_amount(count.counted)
        self.expected.setVisible(sees)
        self.difference.setVisible(sees)
        self.expected.figure.say(self._words.amount(count.expected))
        difference = count.difference
        self.difference.fact.say(difference_word(difference))
        self.difference.figure.say(signed(self._words, difference))
        self.difference.figure.set_tone(TONES[sign_of(difference)])
        self._explain()
        self.far.setVisible(far)
        self.reason.clear()
        self._quote()
        if far:
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.enter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.body.addWidget(Label(lambda: self.tr("Counted"), size=NOTE + 1, tone="ink2"))
        self.body.addWidget(self.counted)
        self.body.addWidget(Rule())
        self.body.addWidget(self.expected)
        self.body.addWidget(self.difference)
        self.body.addWidget(self.far)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.reason)
        kept = Label(
            lambda: self.tr("A closed shift gets its number and can never be changed."),
            size=NOTE,
            tone="ink2",
            wrap=True,
        )
        self.body.addWidget(kept)
        self.body.addStretch(1)
        self.act(self.enter)
        self.act(self.again, self.back)
        self.reason.textChanged.connect(self._quote)
        self.reason.returnPressed.connect(self._enter)
        self.enter.clicked.connect(self._enter)

    def _explain(self) -> None:
        pin = self._model.needs_pin
        self.far.say(
            lambda: self.tr("The drawer does not fit"),
            lambda: (
                self.tr("Count again, or say why. A manager must approve.")
                if pin
                else self.tr("Count again, or say why.")
            ),
        )

    def _quote(self, _text: str = "") -> None:
        given = bool(self.reason.text().strip())
        self.enter.setEnabled(given or not self._model.needs_reason)

    def _enter(self) -> None:
        if self.enter.isEnabled():
            self.entered.emit(self.reason.text().strip())

    def _speak(self) -> None:
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Remark or reason"))


class ClosedLeaf(Leaf):
    """For whoever may not see the figures: it is closed, and a manager reads the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.closed = Notice("", "", tone="good")
        self.body.addWidget(self.closed)
        self.body.addStretch(1)
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.back)

    def show_number(self, number: int) -> None:
        """Say which shift was closed."""
        self.closed.say(
            lambda: self.tr("Shift {number} is closed").format(number=number),
            lambda: self.tr("Its figures are for the manager. The next sale begins a new shift."),
        )
