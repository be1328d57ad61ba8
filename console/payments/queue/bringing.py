"""Bringing in a file of unsent sales: looked at first, then sent part by part; no widgets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from console.desk.page import Desk
from console.till.carried import Bringing, Carried, look_into
from console.till.export import brought_in


class BringModel(QObject):
    """A file that another till, or this one, has written while no platform could be reached."""

    looked = Signal()
    """``carried`` is there."""
    progressed = Signal(object)
    """A ``Bringing`` that goes on."""
    brought = Signal(object)
    """A ``Bringing`` that is over; it may have left something."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._carried: Carried | None = None
        self.is_busy = False
        """Whether a file is being read or sent."""

    @property
    def carried(self) -> Carried | None:
        """What the file holds that was looked at last."""
        return self._carried

    @property
    def may_bring(self) -> bool:
        """Whether who is signed in may: what is brought in counts as the shop's takings."""
        person = self._desk.session.person
        return person is not None and person.role == "owner"

    def look(self, path: Path) -> None:
        """Read a file, and ask which of its sales the platform has."""
        if self.is_busy or not self.may_bring:
            return
        self.is_busy, self._carried = True, None
        client = self._desk.client
        self._desk.background.run(
            self, lambda: look_into(path, client), done=self._see, failed=self._fail
        )

    def bring(self) -> None:
        """Send all of it; what is there already is taken once."""
        if self.is_busy or not self.may_bring or self._carried is None:
            return
        self.is_busy = True
        self._go_on(Bringing(self._carried))

    def forget(self) -> None:
        """Look at the file no more."""
        if not self.is_busy:
            self._carried = None

    def _go_on(self, so_far: Bringing) -> None:
        client = self._desk.client
        self._desk.background.run(
            self, lambda: so_far.step(client), done=self._hear, failed=self._fail
        )

    def _hear(self, so_far: Bringing) -> None:
        if not so_far.is_over:
            self.progressed.emit(so_far)
            self._go_on(so_far)
            return
        by, now, till = self._desk.session.staff_id, self._desk.clock.now(), self._desk.till
        entry = brought_in(so_far.handed, so_far.carried.path, by=by, now=now)

        def done(_: None) -> None:
            self.is_busy = False
            if not so_far.stopped:
                self._carried = None
            self.brought.emit(so_far)
            self._desk.link.hurry()

        self._desk.background.run(self, lambda: till.note(entry), done=done, failed=self._fail)

    def _see(self, carried: Carried) -> None:
        self.is_busy, self._carried = False, carried
        self.looked.emit()

    def _fail(self, error: Exception) -> None:
        self.is_busy = False
        self.failed.emit(error)
