"""The right-hand panel while cash is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BIG, NOTE
from console.desk.words import Words
from console.till.cash import likely_amounts
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.money_edit import MoneyEdit
from console.widgets.money_label import MoneyLabel
from console.widgets.panel import Leaf

_IN_A_ROW = 3


class CashLeaf(Leaf):
    """Type what was handed over, or touch a likely amount; less than is due pays a part."""

    given = Signal(object)
    """Money that was handed over."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Take cash"), parent=parent)
        self._words = words
        self._due = Money(0)
        self.total = MoneyLabel(None, name=lambda: self.tr("To pay"), size=BIG)
        self.edit = MoneyEdit(name=lambda: self.tr("Cash handed over"))
        self.likely: list[Button] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(SMALL)
        self.outcome = Label("", size=NOTE + 1, tone="ink2")
        self.change = MoneyLabel(None, name=lambda: self.tr("Change"), size=BIG)
        self.take = Button(lambda: self.tr("Take cash"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._lay_out()
        self.edit.changed.connect(self._quote)
        self.edit.returnPressed.connect(self._give)
        self.take.clicked.connect(self._give)

    def show_due(self, due: Money) -> None:
        """Ask how much of this is handed over; all of it unless something else is typed."""
        self._due = due
        self.total.show_amount(due)
        self._offer(likely_amounts(due))
        self.edit.set_money(due)
        self._quote()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def _lay_out(self) -> None:
        self.body.addWidget(Label(lambda: self.tr("To pay"), size=NOTE + 1, tone="ink2"))
        self.body.addWidget(self.total)
        self.body.addWidget(Label(lambda: self.tr("Handed over"), size=NOTE + 1, tone="ink2"))
        self.body.addWidget(self.edit)
        self.body.addLayout(self._grid)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.change)
        self.body.addStretch(1)
        self.act(self.take)
        self.act(self.back)

    def _offer(self, amounts: tuple[Money, ...]) -> None:
        for place, amount in enumerate(amounts):
            if place == len(self.likely):
                button = Button("")
                button.clicked.connect(lambda _=False, place=place: self._choose(place))
                self._grid.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
                self.likely.append(button)
            text = self._words.amount(amount)
            name = self.tr("{amount} handed over").format(amount=text)
            self.likely[place].say(text, name=name)
        for place, button in enumerate(self.likely):
            button.setVisible(place < len(amounts))

    def _choose(self, place: int) -> None:
        self.edit.set_money(likely_amounts(self._due)[place])
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def _quote(self, _changed: object = None) -> None:
        """Say what follows while it is typed: change, or what is still to be paid."""
        given, due = self.edit.money() or Money(0), self._due
        short, taken = given < due, self._words.money(min(given, due))
        if short:
            self.outcome.say(lambda: self.tr("Still to pay after that"))
            self.take.say(lambda: self.tr("Take {amount} of it").format(amount=taken))
        else:
            self.outcome.say(lambda: self.tr("Change"))
            self.take.say(lambda: self.tr("Take {amount}").format(amount=taken))
        self.change.show_amount(due - given if short else given - due)
        self.change.set_tone("warn_ink" if short else "ink")
        self.take.setEnabled(bool(given) or not due)

    def _give(self) -> None:
        given = self.edit.money()
        if given or (given is not None and not self._due):
            self.given.emit(given)
