"""The PIN of whoever is signed in, before they change what is an owner's; a leaf of any panel."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from console.desk.page import Desk
from console.desk.phrases import Text
from console.widgets.button import Button
from console.widgets.panel import Leaf
from console.widgets.pin_pad import PinPad


class OwnPinLeaf(Leaf):
    """
    Call ``begin`` and turn to it; hand what ``pad`` has ``entered`` to the model, and what that
    failed with to ``show_refusal``. ``back`` is the way out.

    ``reasons`` says why by the kind of error; any other is told as what was ``undone``.
    """

    def __init__(
        self, desk: Desk, *, reasons: Mapping[type[Exception], Text], undone: Text
    ) -> None:
        super().__init__()
        self._desk = desk
        self._reasons = reasons
        self._undone = undone
        self.pad = PinPad(name=lambda: self.tr("Your PIN"))
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.back)

    def begin(self, why: Text) -> None:
        """Ask for the PIN, and say what for."""
        person = self._desk.session.person
        name = person.name if person is not None else ""
        self.say(lambda: self.tr("Your PIN, {name}").format(name=name), why)
        self.pad.clear()
        self.pad.setFocus()

    def show_refusal(self, error: Exception) -> None:
        """Say why it was not done."""
        if not self.pad.show_refusal(error, self._desk.words):
            reason = self._reasons.get(type(error))
            self.pad.lock(reason or self._desk.failures.describe(error, self._undone).why)
