"""Who stands at the counter, and how the shell asks whether it is really them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase

ROLES: Final[Mapping[str, Phrase]] = {
    "cashier": QT_TRANSLATE_NOOP("Roles", "Cashier"),
    "manager": QT_TRANSLATE_NOOP("Roles", "Manager"),
    "owner": QT_TRANSLATE_NOOP("Roles", "Owner"),
}
"""What each role is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of the staff."""

    staff_id: str
    name: str
    role: str
    """``cashier``, ``manager`` or ``owner``."""
    may: frozenset[str] = frozenset()
    """What they may do without asking anybody, in the platform's words: ``REFUND`` …"""
    may_ask: frozenset[str] = frozenset()
    """What they may do with the PIN of somebody who may; the rest is denied."""


class RoleTooLow(Exception):
    """They are who they say, but may not approve this."""

    def __init__(self, needed: str) -> None:
        super().__init__(f"needs {needed}")
        self.needed = needed


class Staffing(Protocol):
    """The shop's staff. Blocking; call it from a background task."""

    def learn(self) -> None:
        """
        Ask who works here now and what each role may do, and remember it.

        :raises ClientError: if nobody can be asked.
        """
        ...

    def people(self) -> Sequence[Person]:
        """Return those who may sign in here, in the order to show them."""
        ...

    def admit(self, staff_id: str, pin: str, *, role: str = "cashier") -> Person:
        """
        Return the person whose PIN this is.

        :raises PinRefused: if it is not.
        :raises PinLocked: if too many were wrong.
        :raises RoleTooLow: if the person's role is below ``role``.
        """
        ...


class Session(QObject):
    """Who is signed in."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._person: Person | None = None

    @property
    def person(self) -> Person | None:
        return self._person

    @property
    def staff_id(self) -> str:
        """Empty if nobody is signed in."""
        return "" if self._person is None else self._person.staff_id

    def enter(self, person: Person) -> None:
        """Let a person in who has been admitted."""
        self._person = person
        self.changed.emit()

    def leave(self) -> None:
        """Sign out. Ask ``desk.leaving`` first."""
        self._person = None
        self.changed.emit()
