"""The owner's own PIN, before who works here is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backend.retail.contract.staff import (
    LastOwner,
    MayNotEditStaff,
    StaffFull,
    StaffTaken,
    StaffUnknown,
)
from console.desk.page import Desk
from console.desk.phrases import Text
from console.widgets.button import Button
from console.widgets.panel import Leaf
from console.widgets.pin_pad import PinPad


class ConfirmLeaf(Leaf):
    """Whose PIN is asked for, and for what."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.pad = PinPad(name=lambda: self.tr("Your PIN"))
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.back)

    def begin(self, editor: str) -> None:
        """Ask for a PIN."""
        self.say(
            lambda: self.tr("Your PIN, {name}").format(name=editor),
            lambda: self.tr("It is put on record that you changed this"),
        )
        self.pad.clear()
        self.pad.setFocus()

    def show_refusal(self, error: Exception) -> None:
        """Say why it was not done."""
        if not self.pad.show_refusal(error, self._desk.words):
            self.pad.lock(self._why(error))

    def _why(self, error: Exception) -> Text:
        reasons: dict[type[Exception], Text] = {
            LastOwner: lambda: self.tr("The shop needs an owner: make somebody else one first"),
            StaffTaken: lambda: self.tr("Somebody has this number"),
            StaffUnknown: lambda: self.tr("They are no longer on the list. Look at it again."),
            StaffFull: lambda: self.tr("No more people can be kept"),
            MayNotEditStaff: lambda: self.tr("Only an owner may change this"),
        }
        if type(error) in reasons:
            return reasons[type(error)]
        return self._desk.failures.describe(error, lambda: self.tr("Not saved")).why
