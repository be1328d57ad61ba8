"""The tills of the shop, and beside them the door or one of them."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from backend.shops.contract.devices import Device, DeviceIsFirst
from backend.shops.contract.fields import MayNotPair
from console.desk.page import Desk
from console.desk.phrases import Text
from console.shops.tills.model import Deed, TillsModel
from console.shops.tills.view.detail import TillLeaf
from console.shops.tills.view.door import DoorLeaf
from console.shops.tills.view.invite import ActivationLeaf, NameLeaf
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.own_pin import OwnPinLeaf
from console.widgets.page_view import PageView
from console.widgets.panel import Panel
from console.widgets.rows import Column, Rows

_SECOND_MS: Final = 1000
_STATE, _UNSENT, _VERSION = 168, 104, 128


class TillsView(PageView):
    """The page of tills."""

    def __init__(self, model: TillsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        empty = Empty(
            lambda: self.tr("No till is known yet"),
            lambda: self.tr("Tills appear here once the platform can be asked."),
            icon="screen",
        )
        self.rows = Rows[Device](self._columns(), self)
        self.table = DataTable(self.rows, name=lambda: self.tr("Tills"), empty=empty)
        self.panel = Panel(name=lambda: self.tr("The shop's network, or one till"))
        self.door, self.name = DoorLeaf(), NameLeaf()
        self.activation, self.till = ActivationLeaf(), TillLeaf(desk)
        self.pin = OwnPinLeaf(
            desk,
            reasons={
                MayNotPair: lambda: self.tr("Only an owner may do this"),
                DeviceIsFirst: lambda: self.tr("The first till cannot be turned away"),
            },
            undone=lambda: self.tr("Not done"),
        )
        for key in ("door", "name", "pin", "activation", "till"):
            self.panel.add(key, getattr(self, key))
        self.lay_beside(Card.around(self.table), panel=self.panel)
        self._connect()
        self._show()

    def home_widget(self) -> QWidget:
        return self.table.view

    def arrive(self, about: str) -> None:
        del about
        self.model.show(shown=True)

    def leave(self) -> None:
        self.model.show(shown=False)
        self.model.withdraw()
        self._turn()

    def retranslate(self) -> None:
        self._show()

    def _columns(self) -> tuple[Column[Device], ...]:
        return (
            Column(
                title=lambda: self.tr("Till"),
                text=lambda one: one.name,
                note=self._note,
                strong=True,
            ),
            Column(title=lambda: self.tr("Now"), text=self._state, tag=self._tone, width=_STATE),
            Column(
                title=lambda: self.tr("Unsent"),
                text=lambda one: self._desk.words.number(one.unsent),
                tone=lambda one: "warn_ink" if one.unsent else "ink2",
                width=_UNSENT,
                figure=True,
            ),
            Column(
                title=lambda: self.tr("Program"),
                text=lambda one: one.version or "-",
                tone=lambda _: "ink2",
                width=_VERSION,
            ),
        )

    def _note(self, device: Device) -> str:
        if self.model.is_mine(device):
            return self.tr("This till")
        return self.tr("The first till") if device.first else ""

    def _state(self, device: Device) -> str:
        if device.revoked_at is not None:
            return self.tr("Turned away")
        if device.last_seen is None:
            return self.tr("Not seen yet")
        if self.model.is_here(device):
            return self.tr("Here")
        gone = self._desk.clock.now() - device.last_seen
        return self.tr("Away {time}").format(time=self._desk.words.duration(gone))

    def _tone(self, device: Device) -> str:
        if device.revoked_at is not None:
            return "bad"
        return "good" if self.model.is_here(device) else "warn" if device.last_seen else "plain"

    def _connect(self) -> None:
        model = self.model
        self._desk.clock.every(self, _SECOND_MS, self._let_time_pass)
        model.changed.connect(self._show)
        model.chosen_changed.connect(self._turn)
        model.pin_needed.connect(self._ask_pin)
        model.pin_refused.connect(self.pin.show_refusal)
        model.done.connect(self._turn)
        model.failed.connect(self._tell_failure)
        self.table.opened.connect(self._look_at)
        self.table.view.clicked.connect(lambda: self._look_at(self.table.selected()))
        self.door.add.clicked.connect(self._ask_name)
        self.door.open.clicked.connect(lambda: model.ask_for(Deed.OPEN))
        self.door.shut.clicked.connect(lambda: model.ask_for(Deed.SHUT))
        self.name.named.connect(partial(model.ask_for, Deed.INVITE))
        self.pin.pad.entered.connect(model.enter)
        self.till.revoke.clicked.connect(self._ask_to_revoke)
        self.activation.back.clicked.connect(model.put_away)
        self.till.back.clicked.connect(lambda: model.choose(""))
        for leaf in (self.name, self.pin):
            leaf.back.clicked.connect(self._give_up)

    def _show(self) -> None:
        """Show the tills as they are now; what is being typed stays."""
        selected = self.table.view.selected_row()
        self.rows.show_rows(self.model.devices)
        self.table.select(selected)
        self.door.show_network(self.model.network)
        if self.panel.key not in ("name", "pin"):
            self._turn()

    def _look_at(self, device: Device | None) -> None:
        self.model.choose(device.device_id if device is not None else "")

    def _turn(self) -> None:
        """Show what was just made, else what is looked at, else the door."""
        invitation, chosen = self.model.invitation, self.model.chosen
        if invitation is not None:
            self._let_time_pass()
            self.panel.turn_to("activation")
        elif chosen is not None:
            self.till.show_till(chosen, mine=self.model.is_mine(chosen))
            self.panel.turn_to("till")
        else:
            self.panel.turn_to("door")

    def _let_time_pass(self) -> None:
        invitation = self.model.invitation
        if invitation is not None:
            self.activation.show_invitation(invitation, invitation.left(self._desk.clock.now()))
        if self.isVisible():
            self.table.view.viewport().update()

    def _ask_name(self) -> None:
        self.panel.turn_to("name")
        self.name.begin(self.model.suggested)

    def _ask_pin(self) -> None:
        why: dict[Deed | None, Text] = {
            Deed.OPEN: lambda: self.tr("Your PIN opens the platform to the shop's network"),
            Deed.SHUT: lambda: self.tr("Your PIN shuts the network: other tills go on offline"),
            Deed.INVITE: lambda: self.tr("Your PIN lets one more till in"),
            Deed.REVOKE: lambda: self.tr("Your PIN turns the till away, at once"),
        }
        self.panel.turn_to("pin")
        self.pin.begin(why.get(self.model.deed, ""))

    def _ask_to_revoke(self) -> None:
        chosen = self.model.chosen
        if chosen is not None:
            self.model.ask_for(Deed.REVOKE, chosen.device_id)

    def _give_up(self) -> None:
        self.model.withdraw()
        self._turn()
        self.table.view.setFocus()

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("The tills are not known"))
        self._desk.toasts.say(failure.line, "bad")
