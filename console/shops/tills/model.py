"""The tills of the shop and the door they come through; no widgets, never blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.protocol.activation import Activation
from backend.shops.contract.devices import (
    DEVICE_INVITE,
    DEVICE_LIST,
    DEVICE_REVOKE,
    Device,
    DeviceInviteRequest,
    DeviceListRequest,
    DeviceRevokeRequest,
)
from backend.shops.contract.network import (
    NETWORK_QUERY,
    NETWORK_SET,
    Network,
    NetworkQueryRequest,
    NetworkSetRequest,
)
from console.desk.background import OneAtATime
from console.desk.page import Desk
from console.till.pins import pin_refusals

LOOK_MS: Final = 2000
HERE: Final = timedelta(seconds=60)
"""Who has said something for so long is there; a till says something every quarter minute."""
LIFE: Final = timedelta(minutes=15)
"""How long an activation is good."""


class Deed(StrEnum):
    """What a PIN is asked for."""

    OPEN = "open"
    SHUT = "shut"
    INVITE = "invite"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a new till is told."""

    name: str
    activation: Activation
    expires_at: datetime

    def left(self, now: datetime) -> timedelta:
        """Return how long it is still good."""
        return max(timedelta(0), min(self.expires_at - now, LIFE))


@dataclass(frozen=True, slots=True)
class _Found:
    devices: tuple[Device, ...]
    network: Network


class TillsModel(QObject):
    """What the page knows and can do."""

    changed = Signal()
    """The tills or the door were read anew and are not as before."""
    chosen_changed = Signal()
    pin_needed = Signal()
    """What is wanted waits for the PIN of who is signed in."""
    pin_refused = Signal(object)
    """Why what is wanted was not done: the exception."""
    done = Signal()
    """What was wanted is done."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: _Found | None = None
        self._chosen = ""
        self._shown = False
        self._looking = OneAtATime(desk.background, self)
        self._wanted: tuple[Deed, str] | None = None
        self._invitation: Invitation | None = None
        desk.clock.every(self, LOOK_MS, self._look_again)

    @property
    def devices(self) -> Sequence[Device]:
        """Every till, those turned away last."""
        found = self._found.devices if self._found is not None else ()
        return sorted(found, key=lambda one: one.revoked_at is not None)

    @property
    def network(self) -> Network | None:
        """How the door stands; None until it was asked for."""
        return self._found.network if self._found is not None else None

    @property
    def chosen(self) -> Device | None:
        """The till that is looked at."""
        return next((one for one in self.devices if one.device_id == self._chosen), None)

    @property
    def deed(self) -> Deed | None:
        """What waits for a PIN."""
        return self._wanted[0] if self._wanted is not None else None

    @property
    def invitation(self) -> Invitation | None:
        """What a new till is told, while it is good and nobody has used it."""
        return self._invitation

    @property
    def suggested(self) -> str:
        """What the next till may be called."""
        return str(1 + sum(one.revoked_at is None for one in self.devices))

    def is_mine(self, device: Device) -> bool:
        """Whether it is this very till."""
        return device.till_id == self._desk.till.identity.till_id

    def is_here(self, device: Device) -> bool:
        """Whether it has said something in the last minute."""
        seen = device.last_seen
        return seen is not None and self._desk.clock.now() - seen < HERE

    def show(self, *, shown: bool) -> None:
        """Follow the tills while somebody looks at them."""
        self._shown = shown
        self._look_again()

    def choose(self, device_id: str) -> None:
        """Look at one of them; nothing for none."""
        if device_id != self._chosen:
            self._chosen = device_id
            self.chosen_changed.emit()

    def ask_for(self, deed: Deed, about: str = "") -> None:
        """Want something done: ``about`` is the new till's name, or the number of one to go."""
        self._wanted = (deed, about)
        self.pin_needed.emit()

    def withdraw(self) -> None:
        """Want nothing any more."""
        self._wanted = None

    def put_away(self) -> None:
        """Show no activation any more; it stays good until it is used or its time is over."""
        self._invitation = None
        self.chosen_changed.emit()

    def enter(self, pin: str) -> None:
        """Do what is wanted on the word of who is signed in, whose PIN this is."""
        by, wanted = self._desk.session.staff_id, self._wanted
        if not by or wanted is None:
            return
        deed, about = wanted

        def work() -> None:
            with pin_refusals():
                self._work(deed)(about, by, pin)

        self._desk.background.run(
            self, work, done=lambda _: self._over(), failed=self.pin_refused.emit
        )

    def _work(self, deed: Deed) -> Callable[[str, str, str], None]:
        works = {Deed.INVITE: self._invite, Deed.REVOKE: self._revoke}
        return works.get(deed) or partial(self._set, deed is Deed.OPEN)

    def _set(self, wanted: bool, about: str, staff_id: str, pin: str) -> None:
        del about
        request = NetworkSetRequest(wanted=wanted, staff_id=staff_id, pin=pin)
        self._desk.client.call(NETWORK_SET, request)

    def _invite(self, name: str, staff_id: str, pin: str) -> None:
        request = DeviceInviteRequest(name=name, staff_id=staff_id, pin=pin)
        told = self._desk.client.call(DEVICE_INVITE, request)
        activation = Activation.from_text(told.activation)
        self._invitation = Invitation(name, activation, told.expires_at)

    def _revoke(self, device_id: str, staff_id: str, pin: str) -> None:
        request = DeviceRevokeRequest(device_id=device_id, staff_id=staff_id, pin=pin)
        self._desk.client.call(DEVICE_REVOKE, request)

    def _over(self) -> None:
        self._wanted = None
        self.done.emit()
        self._look_again()

    def _look_again(self) -> None:
        if self._shown:
            self._looking.run(self._ask, done=self._hear, failed=self._miss)

    def _ask(self) -> _Found:
        client = self._desk.client
        devices = client.call(DEVICE_LIST, DeviceListRequest()).devices
        return _Found(devices, client.call(NETWORK_QUERY, NetworkQueryRequest()).network)

    def _hear(self, found: _Found) -> None:
        before, self._found = self._found, found
        if found != before:
            self._let_in(before, found)
            self.changed.emit()

    def _let_in(self, before: _Found | None, found: _Found) -> None:
        """Show the till that has just come in, in place of what let it in."""
        known = {one.device_id for one in before.devices} if before is not None else set[str]()
        fresh = [one for one in found.devices if one.device_id not in known]
        if before is not None and fresh and self._invitation is not None:
            self._invitation = None
            self.choose(fresh[-1].device_id)

    def _miss(self, error: Exception) -> None:
        if self._found is None:
            self.failed.emit(error)
