"""What waits for the platform, as the queue page sees it; no widgets, never blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.desk.page import Desk
from console.desk.staff import Person
from console.payments.queue.folders import save_unsent
from console.till.export import Export
from console.till.journal import Evidence
from console.till.matters import Matter, MatterKind
from console.till.unsent import Level, Standing

LOOK_MS: Final = 2000


@dataclass(frozen=True, slots=True)
class _Found:
    items: tuple[Matter, ...]
    standing: Standing


class QueueModel(QObject):
    """Everything unsettled, unsent or refused, oldest first, and one of it that is looked at."""

    changed = Signal()
    """The list has been read anew and is another."""
    chosen_changed = Signal()
    exported = Signal(object)
    """An ``Export``."""
    extended = Signal()
    approval_refused = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: _Found | None = None
        self._chosen = ""
        self._shown = False
        desk.clock.every(self, LOOK_MS, self._look_again)
        desk.link.changed.connect(self._look_again)

    @property
    def items(self) -> Sequence[Matter]:
        return self._found.items if self._found is not None else ()

    @property
    def standing(self) -> Standing | None:
        """How what waits stands against the caps; None until it has been read."""
        return self._found.standing if self._found is not None else None

    @property
    def chosen(self) -> Matter | None:
        """The one that is looked at, while it is still in the queue."""
        return next((one for one in self.items if one.no == self._chosen), None)

    @property
    def evidence(self) -> Sequence[Evidence]:
        """What happened to the sale that is looked at, oldest first."""
        one = self.chosen
        return self._desk.till.journal.timeline(one.sale_id) if one and one.sale_id else ()

    @property
    def may_extend(self) -> bool:
        """Whether a manager may let more wait."""
        standing = self.standing
        return standing is not None and standing.level is not Level.CLEAR and not standing.extended

    def show(self, *, shown: bool) -> None:
        """Follow the queue while somebody looks at it."""
        self._shown = shown
        self._look_again()

    def choose(self, no: str) -> None:
        """Look at one of them; nothing for none."""
        if no != self._chosen:
            self._chosen = no
            self.chosen_changed.emit()

    def send_now(self) -> None:
        """Let everything that waits be sent now."""
        self._desk.link.hurry()
        self._look_again()

    def send_again(self) -> None:
        """Send the refused report that is looked at once more."""
        one, now = self.chosen, self._desk.clock.now()
        if one is None or one.kind is not MatterKind.REFUSED or one.report is None:
            return
        seq = one.report.seq
        self._desk.background.run(
            self,
            lambda: self._desk.till.outbox.send_again(seq, now),
            done=lambda _: self.send_now(),
            failed=self.failed.emit,
        )

    def export(self) -> None:
        """Write everything unsent into a file."""
        desk = self._desk

        def done(export: Export) -> None:
            self.exported.emit(export)

        desk.background.run(self, lambda: save_unsent(desk), done=done, failed=self.failed.emit)

    def extend(self, person: Person, pin: str) -> None:
        """Let more wait on the word of a manager, whose PIN this is."""
        now, by, desk = self._desk.clock.now(), self._desk.session.staff_id, self._desk

        def work() -> None:
            approver = desk.staffing.admit(person.staff_id, pin, role="manager")
            desk.till.unsent.extend(by=by, approved_by=approver.staff_id, now=now)

        def done(_: None) -> None:
            self.extended.emit()
            self._look_again()

        desk.background.run(self, work, done=done, failed=self.approval_refused.emit)

    def approvers(self, people: Sequence[Person]) -> Sequence[Person]:
        """Return those of the staff who may let more wait."""
        return [person for person in people if person.role in {"manager", "owner"}]

    def _look_again(self) -> None:
        if not self._shown:
            return
        till, now = self._desk.till, self._desk.clock.now()
        self._desk.background.run(
            self,
            lambda: _Found(till.queue(now), till.unsent.standing()),
            done=self._see,
            failed=self.failed.emit,
        )

    def _see(self, found: _Found) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()
