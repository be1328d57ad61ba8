"""The right-hand panel while cash is put in or taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from backend.protocol.money import Money
from backend.retail.contract.shifts import MoveKind
from console.desk.fonts import NOTE
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import Words
from console.retail.shifts.words import MOVES
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.measures import CONTROL, SMALL
from console.widgets.money_edit import MoneyEdit
from console.widgets.panel import Leaf
from console.widgets.speaking import Speaking

REASON_MOST: Final = 60
_REASONS: Final[Mapping[MoveKind, tuple[Phrase, ...]]] = {
    MoveKind.IN: (
        QT_TRANSLATE_NOOP("Shifts", "Change"),
        QT_TRANSLATE_NOOP("Shifts", "From the safe"),
    ),
    MoveKind.OUT: (
        QT_TRANSLATE_NOOP("Shifts", "To the bank"),
        QT_TRANSLATE_NOOP("Shifts", "To the safe"),
        QT_TRANSLATE_NOOP("Shifts", "Supplier"),
        QT_TRANSLATE_NOOP("Shifts", "Expenses"),
    ),
}
_IN_A_ROW: Final = 2
_PLACES: Final = 4


class MoveLeaf(Speaking, Leaf):
    """An amount and a reason; both are needed."""

    entered = Signal(object, object, str)
    """MoveKind, Money, reason."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = words
        self._kind = MoveKind.IN
        self.amount = MoneyEdit(name=lambda: self.tr("Amount"))
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(CONTROL)
        self.reason.setMaxLength(REASON_MOST)
        self.likely = [Button("", Kind.SMALL) for _ in range(_PLACES)]
        self.enter = Button("", Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._lay_out()
        self._speak()
        self._offer()
        self._quote()

    def begin(self, kind: MoveKind) -> None:
        """Ask how much, and why."""
        self._kind = kind
        self._offer()
        self.amount.set_money(None)
        self.reason.clear()
        self._quote()
        self.amount.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self.body.addWidget(Label(lambda: self.tr("Amount"), size=NOTE + 1, tone="ink2"))
        self.body.addWidget(self.amount)
        self.body.addSpacing(SMALL)
        self.body.addWidget(Label(lambda: self.tr("Reason"), size=NOTE + 1, tone="ink2"))
        self.body.addWidget(self.reason)
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for place, button in enumerate(self.likely):
            button.clicked.connect(lambda _=False, place=place: self._choose(place))
            grid.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.act(self.enter)
        self.act(self.back)
        self.amount.changed.connect(self._quote)
        self.amount.returnPressed.connect(self.reason.setFocus)
        self.reason.textChanged.connect(self._quote)
        self.reason.returnPressed.connect(self._enter)
        self.enter.clicked.connect(self._enter)

    def _offer(self) -> None:
        """Say what is asked for, and the reasons there usually are."""
        self.say(
            MOVES[self._kind],
            lambda: self.tr("It is put on record with your name and the reason."),
        )
        reasons = _REASONS[self._kind]
        for place, button in enumerate(self.likely):
            button.setVisible(place < len(reasons))
            button.say(reasons[min(place, len(reasons) - 1)])

    def _choose(self, place: int) -> None:
        self.reason.setText(_REASONS[self._kind][place]())
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _quote(self, _changed: object = None) -> None:
        amount = self.amount.money() or Money(0)
        text = self._words.money(amount)
        if self._kind is MoveKind.IN:
            self.enter.say(lambda: self.tr("Put {amount} in").format(amount=text))
        else:
            self.enter.say(lambda: self.tr("Take {amount} out").format(amount=text))
        self.enter.setEnabled(bool(amount) and bool(self.reason.text().strip()))

    def _enter(self) -> None:
        amount, reason = self.amount.money(), self.reason.text().strip()
        if amount and reason:
            self.entered.emit(self._kind, amount, reason)

    def _speak(self) -> None:
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why"))
