"""The right-hand panel while a till is let in: its name, and then what it is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from console.desk.fonts import BODY, SEMIBOLD, STRONG
from console.shops.tills.model import Invitation
from console.widgets.button import Button, Kind
from console.widgets.copy_line import CopyLine
from console.widgets.field import Field
from console.widgets.label import Label
from console.widgets.panel import Leaf
from console.widgets.qr_code import QrCode
from console.widgets.text_edit import TextEdit

_SIDE: Final = 222
"""Six pixels for each of 29 modules and 8 of quiet."""
_HALF: Final = 23
"""Signs of four groups and the spaces between them."""
_HURRY: Final = timedelta(minutes=2)


class NameLeaf(Leaf):
    """What the shop will call the new till."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("A new till"),
            lambda: self.tr("It runs this program on another computer of the shop's network."),
            parent=parent,
        )
        self.name = TextEdit(name=lambda: self.tr("Name of the till"), longest=32)
        self.field = Field(lambda: self.tr("Name"), self.name)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.go = Button(lambda: self.tr("Go on"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.go.clicked.connect(self._go)
        self.name.returnPressed.connect(self._go)
        self.act(self.go)
        self.act(self.back)

    def begin(self, number: str) -> None:
        """Suggest a name."""
        self.field.show_fault()
        self.name.show_text(self.tr("Till {number}").format(number=number))
        self.name.selectAll()
        self.name.setFocus()

    def _go(self) -> None:
        name = self.name.text().strip()
        if name:
            self.named.emit(name)
        else:
            self.field.show_fault(lambda: self.tr("Give it a name"))


class ActivationLeaf(Leaf):
    """What is scanned, typed or pasted at the new till, and for how long it is good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.code = QrCode(name=lambda: self.tr("Activation"), side=_SIDE)
        self.halves = [Label(size=STRONG, weight=SEMIBOLD) for _ in range(2)]
        self.copy = CopyLine(name=lambda: self.tr("Activation"))
        self.copy.label.hide()
        self.left = Label(size=BODY, tone="ink2")
        self.body.addWidget(self.code, 0, centre)
        for half in self.halves:
            self.body.addWidget(half, 0, centre)
        self.body.addWidget(self.copy, 0, centre)
        self.body.addWidget(self.left, 0, centre)
        self.body.addStretch(1)
        self.back = Button(lambda: self.tr("Done"), key="Esc")
        self.act(self.back)

    def show_invitation(self, invitation: Invitation, left: timedelta) -> None:
        """Show it and how long it is still good."""
        text = invitation.activation.to_text()
        self.say(
            lambda: self.tr("Let {name} in").format(name=invitation.name),
            lambda: self.tr("At the new till choose Join a shop, then scan or type this."),
        )
        if self.code.text != invitation.activation.compact():
            self.code.show_code(invitation.activation.compact())
            self.halves[0].say(text[:_HALF])
            self.halves[1].say(text[_HALF + 1 :])
            self.copy.say(text)
        seconds = int(left.total_seconds())
        clock = f"{seconds // 60}:{seconds % 60:02d}"
        if seconds:
            self.left.say(lambda: self.tr("Good once, for {time}").format(time=clock))
        else:
            self.left.say(lambda: self.tr("Its time is over. Add the till again."))
        self.left.set_tone("ink2" if left > _HURRY else "warn_ink")
