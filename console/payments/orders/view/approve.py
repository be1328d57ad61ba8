"""A manager's PIN, at the till, for what a cashier may not do alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.protocol.moment import from_wire
from backend.protocol.money import Money
from backend.retail.contract.staff import MayNotApprove, StaffPinLocked, StaffPinWrong
from console.desk.page import Desk
from console.desk.staff import Person
from console.widgets.button import Button
from console.widgets.choice import Choice
from console.widgets.panel import Leaf, Line
from console.widgets.pin_pad import PinPad

_IN_A_ROW = 3


class ApproveLeaf(Leaf):
    """Who approves, and their PIN."""

    entered = Signal(object, str)
    """Person, PIN."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("A manager must approve"),
            lambda: self.tr("The approver is put on record"),
            parent=parent,
        )
        self._desk = desk
        self._people: dict[str, Person] = {}
        self.who: Choice | None = None
        self._place = QVBoxLayout()
        self.pad = PinPad(name=lambda: self.tr("PIN of the manager"))
        self.pad.entered.connect(self._enter)
        self.what = Line("", "")
        self.pinned.addWidget(self.what)
        self.body.addLayout(self._place)
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.back = Button(lambda: self.tr("Back to the refund"), key="Esc")
        self.act(self.back)

    def show_what(self, number: str, amount: Money) -> None:
        """Say what is to be approved."""
        self.what.fact.say(lambda: self.tr("Refund of {number}").format(number=number))
        self.what.figure.say(lambda: self._desk.words.money(amount))

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer those who may approve; the first is chosen."""
        self._people = {person.staff_no: person for person in people}
        if self.who is not None:
            self.who.hide()
            self.who.deleteLater()
        names = {person.staff_no: person.name for person in people}
        self.who = Choice(names, name=lambda: self.tr("Who approves"), in_a_row=_IN_A_ROW)
        self.who.chosen.connect(self._ask_again)
        self._place.addWidget(self.who, 0, Qt.AlignmentFlag.AlignHCenter)
        if people:
            self.who.choose(people[0].staff_no)
        self._ask_again()

    def show_refusal(self, error: Exception) -> None:
        """Say why the PIN was not taken."""
        if isinstance(error, StaffPinWrong):
            left = int(error.fields["tries_left"])
            self.pad.refuse(lambda: self.tr("Wrong PIN. %n tries left.", "", left))
        elif isinstance(error, StaffPinLocked):
            until = self._desk.words.time(from_wire(error.fields["locked_until"]))
            self.pad.lock(
                lambda: self.tr("Too many wrong PINs. Again at {time}.").format(time=until)
            )
        elif isinstance(error, MayNotApprove):
            self.pad.refuse(lambda: self.tr("This person may not approve it"))
        else:
            failure = self._desk.failures.describe(error, lambda: self.tr("Not approved"))
            self.pad.refuse(failure.why)

    def _ask_again(self) -> None:
        self.pad.clear()
        self.pad.setFocus()

    def _enter(self, pin: str) -> None:
        person = self._people.get(self.who.key) if self.who is not None else None
        if person is None:
            self.pad.clear()
        else:
            self.entered.emit(person, pin)
