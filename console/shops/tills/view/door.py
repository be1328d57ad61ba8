"""The right-hand panel while no till is looked at: how the door stands, and the next step."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from backend.shops.contract.network import Network
from console.widgets.button import Button, Kind
from console.widgets.measures import SMALL
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line

_SHOWN = 16
"""Digits of the fingerprint that are compared by eye."""


class DoorLeaf(Leaf):
    """Open or shut, where, and by what it is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("The shop's network"), parent=parent)
        self.state = Notice(tone="info")
        self.address = Line(lambda: self.tr("Address"))
        self.key = Line(lambda: self.tr("Key"))
        self.body.addWidget(self.state)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.address)
        self.body.addWidget(self.key)
        self.body.addStretch(1)
        self.add = Button(lambda: self.tr("Add a till"), Kind.PRIMARY, icon="plus", key="F4")
        self.open = Button(lambda: self.tr("Open the network"), Kind.PRIMARY, key="F6")
        self.shut = Button(lambda: self.tr("Shut the network"), key="F6")
        for button in (self.add, self.open, self.shut):
            self.act(button)

    def show_network(self, network: Network | None) -> None:
        """Show how the door stands."""
        is_open = network is not None and bool(network.port)
        for widget in (self.address, self.key, self.add, self.shut):
            widget.setVisible(is_open)
        self.open.setVisible(not is_open)
        self.open.setEnabled(network is not None and not (network.wanted and not network.problem))
        if network is None:
            self.state.say(lambda: self.tr("Asking the platform"))
        elif is_open:
            self._show_open(network)
        elif network.problem:
            problem = network.problem
            self.state.say(lambda: self.tr("It could not be opened"), problem)
        elif network.wanted:
            self.state.say(lambda: self.tr("Being opened"))
        else:
            self.state.say(
                lambda: self.tr("Shut"),
                lambda: self.tr("Only this computer reaches the platform. Open it for more tills."),
            )

    def _show_open(self, network: Network) -> None:
        self.state.say(
            lambda: self.tr("Open"),
            lambda: self.tr("Only tills that were let in can do anything here. All is encrypted."),
        )
        self.address.figure.say(f"{network.address}:{network.port}")
        shown = network.fingerprint[:_SHOWN].upper()
        self.key.figure.say(" ".join(shown[at : at + 4] for at in range(0, _SHOWN, 4)))
