"""The right-hand panel while a manager allows more to wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.page import Desk
from console.desk.staff import Person, PinLocked, PinRefused, RoleTooLow
from console.widgets.button import Button
from console.widgets.choice import Choice
from console.widgets.panel import Leaf
from console.widgets.pin_pad import PinPad

_IN_A_ROW = 3


class ExtendLeaf(Leaf):
    """Who allows it, and their PIN."""

    entered = Signal(object, str)
    """Person, PIN."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Let more wait"),
            lambda: self.tr("Twice as much, once, until all of it is sent. Put on record."),
            parent=parent,
        )
        self._desk = desk
        self._people: dict[str, Person] = {}
        self.who: Choice | None = None
        self._place = QVBoxLayout()
        self.pad = PinPad(name=lambda: self.tr("PIN of the manager"))
        self.pad.entered.connect(self._enter)
        self.body.addLayout(self._place)
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.back)

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer those who may allow it; the first is chosen."""
        self._people = {person.staff_no: person for person in people}
        if self.who is not None:
            self.who.hide()
            self.who.deleteLater()
        names = {person.staff_no: person.name for person in people}
        self.who = Choice(names, name=lambda: self.tr("Who allows it"), in_a_row=_IN_A_ROW)
        self._place.addWidget(self.who, 0, Qt.AlignmentFlag.AlignHCenter)
        if people:
            self.who.choose(people[0].staff_no)
        self.pad.clear()
        self.pad.setFocus()

    def show_refusal(self, error: Exception) -> None:
        """Say why the PIN was not taken."""
        if isinstance(error, PinRefused):
            left = error.tries_left
            self.pad.refuse(lambda: self.tr("Wrong PIN. %n tries left.", "", left))
        elif isinstance(error, PinLocked):
            until = self._desk.words.time(error.until)
            self.pad.lock(
                lambda: self.tr("Too many wrong PINs. Again at {time}.").format(time=until)
            )
        elif isinstance(error, RoleTooLow):
            self.pad.refuse(lambda: self.tr("This person may not allow it"))
        else:
            failure = self._desk.failures.describe(error, lambda: self.tr("Not allowed"))
            self.pad.refuse(failure.why)

    def _enter(self, pin: str) -> None:
        person = self._people.get(self.who.key) if self.who is not None else None
        if person is None:
            self.pad.clear()
        else:
            self.entered.emit(person, pin)
