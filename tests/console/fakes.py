"""Fakes for the edges of the console: the clock, the background, the staff, the loudspeaker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from console.client.client import Gateway
from console.desk.background import Background
from console.desk.clock import Alarm
from console.desk.customer import Customer
from console.desk.failures import Failures
from console.desk.leave import Leave, MayNotApprove, Wanted
from console.desk.page import Desk
from console.desk.ports import Leaving, Navigation, Scans, Status, Toasts
from console.desk.settings import Settings
from console.desk.staff import Person, RoleTooLow, Session
from console.desk.theme import Theme
from console.desk.words import Words
from console.till.pins import PinLocked, PinRefused
from console.till.refund import Approval

T = TypeVar("T")
TAB: Final = Qt.FocusReason.TabFocusReason
NOON: Final = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)
"""15:42 in the shop."""


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now
        self._began = now
        self._alarms: list[_FakeAlarm] = []

    def now(self) -> datetime:
        return self._now

    def elapsed(self) -> float:
        return (self._now - self._began).total_seconds()

    def after(self, owner: QObject, ms: int, call: Callable[[], None]) -> Alarm:
        return self._set(owner, ms, call, again=False)

    def every(self, owner: QObject, ms: int, call: Callable[[], None]) -> Alarm:
        return self._set(owner, ms, call, again=True)

    def advance(self, seconds: float) -> None:
        """Let time pass, ringing each alarm when it is due, in order."""
        end = self._now + timedelta(seconds=seconds)
        while due := [one for one in self._alarms if one.alive() and one.at <= end]:
            first = min(due, key=lambda one: one.at)
            self._now = max(self._now, first.at)
            first.ring()
        self._now = end

    @property
    def waiting(self) -> int:
        """How many alarms are set."""
        return sum(one.alive() for one in self._alarms)

    def _set(self, owner: QObject, ms: int, call: Callable[[], None], *, again: bool) -> Alarm:
        length = timedelta(milliseconds=ms)
        alarm = _FakeAlarm(owner, call, self._now + length, length if again else None)
        self._alarms = [one for one in self._alarms if one.alive()]
        self._alarms.append(alarm)
        return alarm


@dataclass(eq=False)
class _FakeAlarm:
    owner: QObject
    call: Callable[[], None]
    at: datetime
    again: timedelta | None
    stopped: bool = False

    def alive(self) -> bool:
        return not self.stopped and isValid(self.owner)

    def stop(self) -> None:
        self.stopped = True

    def ring(self) -> None:
        if self.again is None:
            self.stopped = True
        else:
            self.at += self.again
        self.call()


class Immediate:
    """A background that works on the spot."""

    def run(
        self,
        owner: QObject,  # noqa: ARG002 - what is done at once cannot be late
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - the contract of Background
            failed(error)
        else:
            done(result)


class Late:
    """A background that works on the spot and says so when it is told to."""

    def __init__(self) -> None:
        self._news: list[Callable[[], None]] = []

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def deliver(call: Callable[[T], None], value: T) -> None:
            self._news.append(lambda: call(value))

        Immediate().run(owner, work, done=partial(deliver, done), failed=failed)

    def release(self) -> None:
        """Tell everything there is to tell now."""
        now, self._news = self._news, []
        for tell in now:
            tell()


class Held:
    """A background that works when it is told to."""

    def __init__(self) -> None:
        self._errands: list[Callable[[], None]] = []

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def errand() -> None:
            if isValid(owner):
                Immediate().run(owner, work, done=done, failed=failed)

        self._errands.append(errand)

    def __len__(self) -> int:
        return len(self._errands)

    def release(self, count: int | None = None) -> None:
        """Do the oldest ``count`` errands, or all there are now."""
        number = len(self._errands) if count is None else count
        now, self._errands = self._errands[:number], self._errands[number:]
        for errand in now:
            errand()


@dataclass
class Speaker:
    """Remembers what was played."""

    played: list[str] = field(default_factory=list[str])

    def play(self, sound: str) -> None:
        self.played.append(sound)


LIN: Final = Person(staff_id="1001", name="林小满", role="cashier")
ZHAO: Final = Person(staff_id="1002", name="赵敏之", role="manager")
WANG: Final = Person(staff_id="1003", name="王建国", role="owner")
_RANKS: Final = ("cashier", "manager", "owner")


@dataclass
class Staff:
    """Three people, one PIN each, four tries."""

    clock: FakeClock
    pins: dict[str, str] = field(
        default_factory=lambda: {"1001": "1111", "1002": "2222", "1003": "3333"}
    )
    everyone: tuple[Person, ...] = (LIN, ZHAO, WANG)
    tries: int = 4

    def learn(self) -> None:
        """Nobody comes or goes."""

    def people(self) -> Sequence[Person]:
        return self.everyone

    def admit(self, staff_id: str, pin: str, *, role: str = "cashier") -> Person:
        if self.tries == 0:
            raise PinLocked(self.clock.now() + timedelta(minutes=5))
        owner = next((no for no, known in self.pins.items() if known == pin), None)
        if owner is None or (staff_id and owner != staff_id):
            self.tries -= 1
            if self.tries == 0:
                raise PinLocked(self.clock.now() + timedelta(minutes=5))
            raise PinRefused(self.tries)
        person = next(one for one in self.everyone if one.staff_id == owner)
        if _RANKS.index(person.role) < _RANKS.index(role):
            raise RoleTooLow(role)
        return person

    def approvers(self, action: str) -> Sequence[Person]:  # noqa: ARG002 - one rule for all
        return [person for person in self.everyone if person.role != "cashier"]

    def approve(self, staff_id: str, pin: str, wanted: Wanted) -> Approval:
        approver = self.admit(staff_id, pin)
        if approver.role == "cashier":
            raise MayNotApprove
        return Approval(f"A_{wanted.subject}", approver.staff_id)


def a_desk(folder: Path, *, words: Words, **changes: Any) -> Desk:
    """Lay out a desk; hand in whatever should be real."""
    clock = FakeClock()
    staffing: Any = changes.get("staffing", Staff(clock))
    session = changes.setdefault("session", Session())
    background: Background = changes.setdefault("background", Immediate())
    changes.setdefault("leave", Leave(session, background, staffing))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desk = Desk(
        client=cast("Gateway", None),
        till=cast("Any", None),
        background=changes["background"],
        clock=clock,
        settings=Settings(folder / "console.json"),
        words=words,
        theme=Theme(application),
        sounds=Speaker(),
        failures=Failures(),
        staffing=staffing,
        session=session,
        leave=changes["leave"],
        toasts=Toasts(),
        navigation=Navigation(),
        scans=Scans(),
        customer=Customer(),
        status=Status(),
        leaving=Leaving(),
    )
    return replace(desk, **changes)
