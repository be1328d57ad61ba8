"""What the staff page knows and can do; no widgets, no words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.staff import (
    STAFF_LIST,
    STAFF_SAVE,
    Role,
    StaffListRequest,
    StaffMember,
    StaffSaveRequest,
    StaffSaveResponse,
)
from console.desk.page import Desk
from console.till.pins import pin_refusals

NAME_MAX: Final = 128
PIN_MAX: Final = 6
"""As many digits as the pad takes."""
FIRST: Final = 101
_PIN: Final = re.compile(r"[0-9]{4,6}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9A-Za-z_-]{1,32}", re.ASCII)


class Fault(StrEnum):
    """What is wrong with a field."""

    EMPTY = "empty"
    BAD = "bad"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Somebody as they are to be."""

    staff_id: str
    is_new: bool = False
    name: str = ""
    role: Role = Role.CASHIER
    works: bool = True
    pin: str = ""
    """A new PIN, or nothing to leave it as it is."""


class StaffModel(QObject):
    """Those who work here, and the one being looked at."""

    list_changed = Signal()
    chosen = Signal()
    faults_found = Signal(object)
    """``Fault`` by field: ``staff_id``, ``name``, ``pin``."""
    pin_needed = Signal()
    """The owner's own PIN must confirm it."""
    saved = Signal(object)
    """The ``StaffMember`` as they are now."""
    refused = Signal(object)
    """Why it was not saved: an exception."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._everybody: Sequence[StaffMember] = ()
        self._shows_all = False
        self._draft: Draft | None = None
        self._wanted: Draft | None = None

    @property
    def members(self) -> Sequence[StaffMember]:
        """Those to list, by number."""
        return [one for one in self._everybody if one.works or self._shows_all]

    @property
    def draft(self) -> Draft | None:
        """The one being looked at, as they are."""
        return self._draft

    def load(self) -> None:
        """Ask who works here, or did."""
        self._desk.background.run(self, self._ask, done=self._show, failed=self.failed.emit)

    def show_all(self, shows: bool) -> None:
        """List those who stopped too, or not."""
        self._shows_all = shows
        self.list_changed.emit()

    def choose(self, member: StaffMember | None) -> None:
        """Look at one of them."""
        self._draft = None if member is None else _draft(member)
        self._wanted = None
        self.chosen.emit()

    def begin_new(self) -> None:
        """Look at somebody new, under the first number that nobody ever had."""
        taken = {one.staff_id for one in self._everybody}
        free = next(str(number) for number in count(FIRST) if str(number) not in taken)
        self._draft = Draft(staff_id=free, is_new=True)
        self._wanted = None
        self.chosen.emit()

    def save(self, draft: Draft) -> None:
        """Mean to keep somebody so; the owner's PIN is asked for next, unless a field is wrong."""
        wanted = replace(draft, name=draft.name.strip(), pin=draft.pin.strip())
        faults = self._faults(wanted)
        self.faults_found.emit(faults)
        if not faults:
            self._wanted = wanted
            self.pin_needed.emit()

    def withdraw(self) -> None:
        """Forget what was meant."""
        self._wanted = None

    def confirm(self, pin: str) -> None:
        """Do what was meant, by the PIN of who is signed in."""
        person, wanted = self._desk.session.person, self._wanted
        if person is None or wanted is None:
            return
        request = StaffSaveRequest(
            staff_id=wanted.staff_id,
            is_new=wanted.is_new,
            name=wanted.name,
            role=wanted.role,
            works=wanted.works,
            pin=wanted.pin or None,
            by=person.staff_id,
            by_pin=pin,
            till_id=self._desk.till.identity.till_id,
        )
        self._desk.background.run(
            self, lambda: self._save(request), done=self._saved, failed=self.refused.emit
        )

    def _save(self, request: StaffSaveRequest) -> tuple[StaffSaveResponse, Sequence[StaffMember]]:
        with pin_refusals():
            answer = self._desk.client.call(STAFF_SAVE, request)
        self._desk.staffing.learn()
        return answer, self._ask()

    def _saved(self, result: tuple[StaffSaveResponse, Sequence[StaffMember]]) -> None:
        answer, everybody = result
        self._show(everybody)
        self.choose(answer.staff)
        self.saved.emit(answer.staff)

    def _faults(self, draft: Draft) -> Mapping[str, Fault]:
        faults: dict[str, Fault] = {}
        if draft.is_new and any(one.staff_id == draft.staff_id for one in self._everybody):
            faults["staff_id"] = Fault.TAKEN
        elif not _NUMBER.fullmatch(draft.staff_id):
            faults["staff_id"] = Fault.BAD
        if not draft.name:
            faults["name"] = Fault.EMPTY
        elif len(draft.name) > NAME_MAX or not draft.name.isprintable():
            faults["name"] = Fault.BAD
        if draft.is_new and not draft.pin:
            faults["pin"] = Fault.EMPTY
        elif draft.pin and not _PIN.fullmatch(draft.pin):
            faults["pin"] = Fault.BAD
        return faults

    def _ask(self) -> Sequence[StaffMember]:
        return self._desk.client.call(STAFF_LIST, StaffListRequest(everybody=True)).staff

    def _show(self, everybody: Sequence[StaffMember]) -> None:
        self._everybody = everybody
        self.list_changed.emit()


def _draft(member: StaffMember) -> Draft:
    return Draft(staff_id=member.staff_id, name=member.name, role=member.role, works=member.works)
