"""What the shift page knows and can do; no widgets, no words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Signal

from backend.protocol.money import Money
from backend.retail.contract.shifts import (
    CashMove,
    MoveKind,
    ShiftFigures,
    ShiftReportRequest,
)
from backend.retail.contract.staff import Action
from console.desk.guarded import guarded
from console.desk.leave import Asking, Permit
from console.desk.page import Desk
from console.desk.paper import Opening
from console.paper.job import Job, save_pdf
from console.retail.shifts.report import Writer, title_of
from console.retail.shifts.settings import TOLERANCE
from console.retail.shifts.words import name_of
from console.till.matters import Matter
from console.till.refund import Approval
from console.till.shift import CashCount, CountKind, Pieces, Shift
from console.till.shifts_z import Closing
from console.till.shop import SHOP_NAME
from console.widgets.rows import Slice

PAGE: Final = 50
_PAPER_DOTS: Final = 576
_YUAN: Final = 100


class ShiftsModel(QObject):
    """The open shift of this till, and those that were closed."""

    changed = Signal()
    """Of the open shift."""
    list_changed = Signal()
    floated = Signal(object)
    """A ``CashCount``: the float was counted."""
    moved = Signal(object)
    """A ``CashMove``: cash was put in or taken out."""
    held_up = Signal(object)
    """What must be settled before the shift is closed: a sequence of ``Matter``."""
    count_wanted = Signal()
    """Nothing is in the way: the drawer is to be counted."""
    counted = Signal(object)
    """A ``CashCount`` of the drawer, by which the shift can be closed now."""
    closed = Signal(object)
    """The Z."""
    approval_needed = Signal(object)
    """The ``Action`` that waits for a PIN."""
    approval_refused = Signal(object)
    """Why the PIN was not taken: the exception."""
    not_allowed = Signal(object)
    """An ``Action`` that is not for whoever is signed in, not even with a PIN."""
    saved = Signal(object)
    """The ``Path`` of a paper that was saved."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self.asking = Asking(desk.leave, self, refused=self.approval_refused.emit)
        self._count: CashCount | None = None

    # What is known

    @property
    def shift(self) -> Shift | None:
        """The open shift."""
        return self._till.shifts.current()

    @property
    def may_see(self) -> bool:
        """Whether what the drawer should hold may be shown to whoever is signed in."""
        return self._desk.leave.may(Action.SEE_EXPECTED)

    @property
    def float_counted(self) -> Money | None:
        """The float, if it was counted."""
        floats = [one for one in self._till.shifts.counts() if one.kind is CountKind.FLOAT]
        return floats[-1].counted if floats else None

    @property
    def count(self) -> CashCount | None:
        """The count by which the shift would be closed."""
        return self._count

    @property
    def tolerance(self) -> Money:
        """The largest difference that passes without a reason."""
        return Money(self._desk.settings.get(TOLERANCE) * _YUAN)

    @property
    def needs_reason(self) -> bool:
        """Whether the count differs by more than passes."""
        if self._count is None:
            return False
        difference = self._count.difference
        return max(difference, -difference) > self.tolerance

    @property
    def needs_pin(self) -> bool:
        """Whether somebody else must let such a shift be closed."""
        return not self._desk.leave.may(Action.CLOSE_SHIFT)

    def figures(self) -> ShiftFigures | None:
        """Return what the records say of the open shift."""
        return guarded(self.failed, self._till.shifts.figures)

    def name(self, staff_id: str) -> str:
        """Return what somebody is called."""
        return name_of(self._till.staff, staff_id)

    def page(self, after: object | None) -> Slice[ShiftReportRequest]:
        """Return some closed shifts, the latest first; called in the background."""
        below = after if isinstance(after, int) else None
        found = self._till.shifts.closed(below=below, limit=PAGE)
        more = found[-1].number if len(found) == PAGE and found[-1].number > 1 else None
        return Slice(found, more)

    # The drawer

    def count_float(self, counted: Money, pieces: Sequence[Pieces]) -> None:
        """Say what change lies in the drawer at the start."""
        now, by = self._desk.clock.now(), self._desk.session.staff_id
        if not by:
            return
        count = guarded(
            self.failed,
            lambda: self._till.shifts.count_float(counted, tuple(pieces), by=by, now=now),
        )
        if count is not None:
            self.changed.emit()
            self.floated.emit(count)

    def move(self, kind: MoveKind, amount: Money, reason: str) -> None:
        """Put cash in or take it out, with a PIN if whoever is signed in needs one."""
        self._ask(Action.MOVE_CASH, reason, partial(self._move, kind, amount, reason))

    def open_drawer(self) -> None:
        """Open the drawer to count it, or to put cash in or take it out."""
        self._desk.paper.open_drawer(Opening.CASH)

    # Closing

    def begin_close(self) -> None:
        """Ask for the count, or say what must be settled first."""
        now = self._desk.clock.now()
        matters = guarded(self.failed, lambda: self._till.shifts.held_up_by(now, self._till.pace))
        if matters is None:
            return
        if matters:
            self.held_up.emit(matters)
        else:
            self.open_drawer()
            self.count_wanted.emit()

    def count_drawer(self, counted: Money, pieces: Sequence[Pieces]) -> None:
        """Say what lies in the drawer."""
        now, by = self._desk.clock.now(), self._desk.session.staff_id
        if not by:
            return
        self._count = guarded(
            self.failed, lambda: self._till.shifts.count(counted, tuple(pieces), by=by, now=now)
        )
        if self._count is not None:
            self.changed.emit()
            self.counted.emit(self._count)

    def close(self, reason: str) -> None:
        """Close the shift by the count; a large difference with a PIN if one is needed."""
        if self.needs_reason:
            self._ask(Action.CLOSE_SHIFT, reason, partial(self._close, reason))
        else:
            self._close(reason, None)

    # Paper

    def print_(self, said: ShiftFigures) -> None:
        """Print an X or a Z."""
        self._desk.paper.slip(self._writer().document(said), what=lambda: title_of(said))

    def save(self, said: ShiftFigures) -> None:
        """Save an X or a Z as PDF among the person's documents."""
        job = Job(what=title_of(said), document=self._writer().document(said))
        self._desk.background.run(
            self,
            lambda: save_pdf(job, _papers(), _PAPER_DOTS),
            done=self.saved.emit,
            failed=self.failed.emit,
        )

    def _writer(self) -> Writer:
        return Writer(self._desk.words, self.name, self._till.settings.text(SHOP_NAME))

    def _ask(self, action: Action, reason: str, do: Callable[[Approval | None], None]) -> None:
        shift = self.shift
        subject = self._till.identity.till_id if shift is None else shift.shift_id
        permit = self.asking.ask(action, subject, do, reason=reason)
        if permit is Permit.NEEDS_APPROVAL:
            self.approval_needed.emit(action)
        elif permit is Permit.DENIED:
            self.not_allowed.emit(action)

    def _move(self, kind: MoveKind, amount: Money, reason: str, approval: Approval | None) -> None:
        now, by = self._desk.clock.now(), self._desk.session.staff_id
        if not by:
            return
        move: CashMove | None = guarded(
            self.failed,
            lambda: self._till.shifts.move(kind, amount, reason, by=by, approval=approval, now=now),
        )
        if move is not None:
            self.open_drawer()
            self.changed.emit()
            self.moved.emit(move)

    def _close(self, reason: str, approval: Approval | None) -> None:
        by = self._desk.session.staff_id
        if not by:
            return
        closing = Closing(by, self._desk.clock.now(), reason, approval)
        z = guarded(
            self.failed,
            lambda: self._till.shifts.close(
                closing, tolerance=self.tolerance, pace=self._till.pace
            ),
        )
        if z is None:
            self.changed.emit()
            return
        self._count = None
        self.changed.emit()
        self.list_changed.emit()
        self.closed.emit(z)

    def matters(self) -> Sequence[Matter]:
        """Return what must be settled at the counter before the shift is closed."""
        now = self._desk.clock.now()
        return (
            guarded(self.failed, lambda: self._till.shifts.held_up_by(now, self._till.pace)) or ()
        )


def _papers() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / "Zhanggui"
