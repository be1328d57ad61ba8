"""Somebody else's PIN, at the till, for what one may not do alone; a leaf of any panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.leave import MayNotApprove
from console.desk.page import Desk
from console.desk.phrases import Text
from console.desk.staff import Person
from console.widgets.button import Button
from console.widgets.choice import Choice
from console.widgets.panel import Leaf, Line
from console.widgets.pin_pad import PinPad

_IN_A_ROW = 3


class ApproveLeaf(Leaf):
    """
    Who approves, and their PIN.

    Call ``begin`` and turn to it; hand ``entered`` to the model, which asks ``desk.leave``, and
    what that ``failed`` with to ``show_refusal``. ``back`` is the way out.
    """

    entered = Signal(object, str)
    """Person, PIN."""

    def __init__(self, desk: Desk, *, back: Text, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("A manager must approve"),
            lambda: self.tr("The approver is put on record"),
            parent=parent,
        )
        self._desk = desk
        self._people: dict[str, Person] = {}
        self.who: Choice | None = None
        self._place = QVBoxLayout()
        self.pad = PinPad(name=lambda: self.tr("PIN of the approver"))
        self.pad.entered.connect(self._enter)
        self.what = Line("", "")
        self.what.fact.setWordWrap(True)
        self.pinned.addWidget(self.what)
        self.body.addLayout(self._place)
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.back = Button(back, key="Esc")
        self.act(self.back)

    def begin(self, action: str, what: Text, figure: Text = "") -> None:
        """Say what is to be approved, and offer those who may approve the action."""
        self.pad.clear()
        self.what.fact.say(what)
        self.what.figure.say(figure)
        self._desk.leave.approvers(self, action, done=self.show_people, failed=self.show_refusal)

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer those who may approve; the first is chosen."""
        self._people = {person.staff_id: person for person in people}
        if self.who is not None:
            self.who.hide()
            self.who.deleteLater()
            self.who = None
        if not people:
            self.pad.lock(lambda: self.tr("Nobody who may approve it is known here"))
            return
        names = {person.staff_id: person.name for person in people}
        self.who = Choice(names, name=lambda: self.tr("Who approves"), in_a_row=_IN_A_ROW)
        self.who.chosen.connect(self._ask_again)
        self._place.addWidget(self.who, 0, Qt.AlignmentFlag.AlignHCenter)
        self.who.choose(people[0].staff_id)
        self.setTabOrder(self.who.segment(people[-1].staff_id), self.pad)
        self._ask_again()

    def show_refusal(self, error: Exception) -> None:
        """Say why the PIN was not taken."""
        if self.pad.show_refusal(error, self._desk.words):
            return
        if isinstance(error, MayNotApprove):
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
