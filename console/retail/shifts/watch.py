"""Keeps the shift in the status line, and reminds of a float that nobody counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.ports import Fact, Toast
from console.till.shift import CountKind, Shift

_LOOK_MS: Final = 5_000
REMINDER: Final = "shift"
"""The key of the toast that asks for the float: another one takes its place once it is counted."""
FLOAT: Final = "float"
"""What the page is told when it is to ask for the float."""
_PAGE: Final = "retail.shifts"
_UNCOUNTED: Final = QT_TRANSLATE_NOOP("ShiftWatch", "Float not counted")
_TIP: Final = QT_TRANSLATE_NOOP(
    "ShiftWatch", "Count it on the shift page; selling goes on all the same"
)
_SHIFT: Final = QT_TRANSLATE_NOOP("ShiftWatch", "Shift {number}")


def uncounted() -> Fact:
    """Say in the status line that nobody has counted the float."""
    return Fact(text=_UNCOUNTED, tone="warn", tip=_TIP)


def counted(number: int) -> Fact:
    """Say in the status line which shift is open."""
    return Fact(text=lambda: _SHIFT().format(number=number))


@dataclass(frozen=True, slots=True)
class _State:
    shift: Shift | None
    float_counted: bool


class ShiftWatch(QObject):
    """Runs while the counter is open. The checkout never waits for it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.session.changed.connect(self._greet)
        desk.words.changed.connect(self.look)
        desk.clock.every(self, _LOOK_MS, self.look)
        self.look()

    def look(self) -> None:
        """Look how the shift stands, in the background."""
        self._desk.background.run(self, self._read, done=self._tell, failed=lambda _: None)

    def _greet(self) -> None:
        """Remind whoever signs in, once; the checkout is open all the same."""
        if self._desk.session.person is not None:
            self._desk.background.run(self, self._read, done=self._remind, failed=lambda _: None)

    def _read(self) -> _State:
        shifts = self._desk.till.shifts
        floats = [one for one in shifts.counts() if one.kind is CountKind.FLOAT]
        return _State(shifts.current(), bool(floats))

    def _tell(self, state: _State) -> None:
        shift = state.shift
        if not state.float_counted:
            self._desk.status.tell(REMINDER, uncounted())
        elif shift is not None:
            self._desk.status.tell(REMINDER, counted(shift.number))

    def _remind(self, state: _State) -> None:
        self._tell(state)
        if state.float_counted:
            return
        self._desk.toasts.show(
            Toast(
                text=lambda: self.tr("The float is not counted yet"),
                tone="warn",
                action=lambda: self.tr("Count it"),
                on_action=lambda: self._desk.navigation.go(_PAGE, FLOAT),
                key=REMINDER,
                ms=12_000,
            )
        )
