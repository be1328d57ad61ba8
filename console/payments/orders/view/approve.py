"""A manager's PIN, at the till, for what a cashier may not do alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.staff import Person
from console.widgets.button import Button
from console.widgets.choice import Choice
from console.widgets.panel import Leaf
from console.widgets.pin_pad import PinPad


class ApproveLeaf(Leaf):
    """Who approves, and their PIN."""

    entered = Signal(object, str)
    """Person, PIN."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("A manager approves"),
            lambda: self.tr("Whose PIN it was is written down"),
            parent=parent,
        )
        self._people: dict[str, Person] = {}
        self._who: Choice | None = None
        self._place = QVBoxLayout()
        self.pad = PinPad(name=lambda: self.tr("PIN of the manager"))
        self.pad.entered.connect(self._enter)
        self.body.addLayout(self._place)
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.back = Button(lambda: self.tr("Back to the refund"), key="Esc")
        self.act(self.back)

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer those who may approve; the first is chosen."""
        self._people = {person.staff_no: person for person in people}
        if self._who is not None:
            self._who.hide()
            self._who.deleteLater()
        names = {person.staff_no: person.name for person in people}
        self._who = Choice(names, name=lambda: self.tr("Who approves"))
        self._place.addWidget(self._who)
        if people:
            self._who.choose(people[0].staff_no)

    def _enter(self, pin: str) -> None:
        person = self._people.get(self._who.key) if self._who is not None else None
        if person is not None:
            self.entered.emit(person, pin)
