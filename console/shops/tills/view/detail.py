"""The right-hand panel while one till is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backend.shops.contract.devices import Device
from console.desk.page import Desk
from console.desk.phrases import Text
from console.widgets.button import Button, Kind
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line


class TillLeaf(Leaf):
    """What is known of one till."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.seen = Line(lambda: self.tr("Last seen"))
        self.unsent = Line(lambda: self.tr("Still to report"))
        self.version = Line(lambda: self.tr("Program"))
        self.till = Line(lambda: self.tr("Till number"))
        self.since = Line(lambda: self.tr("Let in"))
        self.gone = Notice(lambda: self.tr("Turned away"), tone="bad")
        self.body.addWidget(self.gone)
        for line in (self.seen, self.unsent, self.version, self.till, self.since):
            self.body.addWidget(line)
        self.body.addStretch(1)
        self.revoke = Button(lambda: self.tr("Turn this till away"), Kind.DANGER, key="Del")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.revoke)
        self.act(self.back)

    def show_till(self, device: Device, *, mine: bool) -> None:
        """Show it."""
        words = self._desk.words
        self.say(device.name, self._about(device, mine))
        never = self.tr("Never")
        self.seen.figure.say(words.moment(device.last_seen) if device.last_seen else never)
        self.unsent.figure.say(words.number(device.unsent))
        self.version.figure.say(device.version or "-")
        self.till.figure.say(device.till_id or "-")
        self.since.figure.say(words.moment(device.activated_at))
        gone = device.revoked_at
        self.gone.setVisible(gone is not None)
        if gone is not None:
            at = words.moment(gone)
            self.gone.say(
                lambda: self.tr("Turned away"),
                lambda: self.tr("Since {time}. It can be let in again as a new till.").format(
                    time=at
                ),
            )
        self.revoke.setVisible(gone is None and not device.first)

    def _about(self, device: Device, mine: bool) -> Text:
        if device.first:
            return lambda: self.tr("The first till: the platform runs on this computer")
        if mine:
            return lambda: self.tr("This till")
        return ""
