"""Signing in: who is chosen, how often a PIN was wrong. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.desk.page import Desk
from console.desk.settings import Setting
from console.desk.staff import Person
from console.till.pins import PinLocked, PinRefused

LAST_STAFF: Final = Setting(key="last_staff", default="", title="", about="")


class SignInModel(QObject):
    """Choose one of the staff, then show that it is you."""

    people_changed = Signal()
    chosen_changed = Signal()
    admitted = Signal(object)
    """A Person."""
    refused = Signal(int)
    """How many tries are left."""
    locked = Signal(object)
    """Until when, aware."""
    unlocked = Signal()
    failed = Signal(object)
    """An exception that is not about the PIN."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: Sequence[Person] = ()
        self._chosen: Person | None = None

    @property
    def people(self) -> Sequence[Person]:
        return self._people

    @property
    def chosen(self) -> Person | None:
        return self._chosen

    def load(self) -> None:
        """Ask who may sign in."""
        self._desk.background.run(
            self, self._desk.staffing.people, done=self._show, failed=self.failed.emit
        )

    def choose(self, staff_id: str) -> None:
        """Choose one of the staff."""
        self._chosen = next((one for one in self._people if one.staff_id == staff_id), None)
        self.chosen_changed.emit()

    def step(self, by: int) -> None:
        """Choose the next or the one before."""
        if self._people:
            numbers = [one.staff_id for one in self._people]
            place = numbers.index(self._chosen.staff_id) if self._chosen else -by
            self.choose(numbers[(place + by) % len(numbers)])

    def enter(self, pin: str) -> None:
        """Try a PIN of the one chosen."""
        if self._chosen is None:
            return
        staff_id = self._chosen.staff_id
        self._desk.background.run(
            self,
            lambda: self._desk.staffing.admit(staff_id, pin),
            done=self._admit,
            failed=self._refuse,
        )

    def _show(self, people: Sequence[Person]) -> None:
        self._people = tuple(people)
        self.people_changed.emit()
        last = self._desk.settings.get(LAST_STAFF)
        known = [one.staff_id for one in self._people]
        if known:
            self.choose(last if last in known else known[0])

    def _admit(self, person: Person) -> None:
        self._desk.settings.put(LAST_STAFF, person.staff_id)
        self._desk.session.enter(person)
        self.admitted.emit(person)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, PinRefused):
            self.refused.emit(error.tries_left)
        elif isinstance(error, PinLocked):
            self.locked.emit(error.until)
            self._wait(error.until)
        else:
            self.failed.emit(error)

    def _wait(self, until: datetime) -> None:
        ms = int((until - self._desk.clock.now()).total_seconds() * 1000)
        self._desk.clock.after(self, max(0, ms) + 500, self.unlocked.emit)
