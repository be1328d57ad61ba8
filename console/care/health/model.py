"""What the health page knows and can do; no widgets, never blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.care.findings import Finding, State, check_books, look_around, worst
from console.care.platform_books import ask_for_check, platform_books
from console.care.printers import printers_found
from console.care.settings import backups_folder, home_of
from console.care.support import Bundle, known_of, write_bundle
from console.desk.background import OneAtATime
from console.desk.page import Desk
from console.payments.queue.folders import exports_folder
from console.till.numbers import new_salt

LOOK_MS: Final = 5000


class HealthModel(QObject):
    """Everything a shop depends on, looked at again while somebody looks at it."""

    changed = Signal()
    checked = Signal()
    """Every line of the till's books has been read, and all fits."""
    bundled = Signal(object)
    """A ``Bundle`` has been written."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._findings: Sequence[Finding] = ()
        self._shown = False
        self._looking = OneAtATime(desk.background, self)
        self.checking = False
        """Whether the books are being read."""
        desk.clock.every(self, LOOK_MS, self.look)
        desk.link.changed.connect(self.look)

    @property
    def findings(self) -> Sequence[Finding]:
        return self._findings

    @property
    def state(self) -> State:
        """How all of it stands together."""
        return worst(self._findings)

    def show(self, *, shown: bool) -> None:
        """Follow it while somebody looks."""
        self._shown = shown
        self.look()

    def look(self) -> None:
        """Look at everything once."""
        if not self._shown or self._looking.is_busy:
            return
        desk, folder, printers = self._desk, backups_folder(self._desk), self._desk.paper.standing()

        def work() -> Sequence[Finding]:
            platform, *others = look_around(desk, folder)
            return (platform, platform_books(desk), *others, printers_found(desk, printers))

        self._looking.run(work, done=self._see, failed=self.failed.emit)

    def check(self) -> None:
        """Read every line of the till's books, and have the platform read its own."""
        if self.checking:
            return
        self.checking = True
        self.changed.emit()
        desk = self._desk

        def work() -> None:
            ask_for_check(desk)
            check_books(desk)

        desk.background.run(self, work, done=self._done, failed=self._broken)

    def bundle(self) -> None:
        """Write the bundle for those who help."""
        desk, now, home = self._desk, self._desk.clock.now(), home_of(self._desk)
        stamp = desk.words.moment(now).replace(" ", "-").replace(":", "")
        target, told = exports_folder(desk) / f"support-{stamp}.zip", self._told()

        def work() -> Bundle:
            known = known_of(home)
            return write_bundle(home, target, now=now, health=told, known=known, salt=new_salt())

        def done(bundle: Bundle) -> None:
            self.bundled.emit(bundle)

        desk.background.run(self, work, done=done, failed=self.failed.emit)

    def _told(self) -> Sequence[dict[str, str]]:
        return [dict(one.told()) for one in self._findings]

    def _see(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self.changed.emit()

    def _done(self, _: None) -> None:
        self.checking = False
        self.checked.emit()
        self.look()

    def _broken(self, error: Exception) -> None:
        self.checking = False
        self.failed.emit(error)
        self.look()
