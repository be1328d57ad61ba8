"""Opening the drawer without a sale: by leave, for a reason, written down; no widgets."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.staff import Action
from console.desk.guarded import guarded
from console.desk.leave import Asking, Permit
from console.desk.page import Desk
from console.till.activity import Activity
from console.till.refund import Approval

_SUBJECT: Final = "drawer"


class DrawerModel(QObject):
    """One opening at a time."""

    approval_needed = Signal(str)
    """A PIN must allow it; why it is to be opened."""
    approval_refused = Signal(object)
    """Why the PIN was not taken: the exception."""
    denied = Signal()
    """Whoever is signed in may not open it, not even with somebody's PIN."""
    opened = Signal()
    """It was written down, and the drawer told to open."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.asking = Asking(desk.leave, self, refused=self.approval_refused.emit)

    def may_ask(self) -> bool:
        """Whether whoever is signed in may open it, alone or with a PIN; tells if not."""
        if self._desk.leave.permit(Action.OPEN_DRAWER) is not Permit.DENIED:
            return True
        self.denied.emit()
        return False

    def ask(self, reason: str) -> None:
        """Open it, or ask for a PIN first; without a reason nothing happens."""
        why = reason.strip()
        if not why or not self.may_ask():
            return
        opens = partial(self._open, why)
        permit = self.asking.ask(Action.OPEN_DRAWER, _SUBJECT, opens, reason=why)
        if permit is Permit.NEEDS_APPROVAL:
            self.approval_needed.emit(why)

    def _open(self, reason: str, approval: Approval | None) -> None:
        by = self._desk.session.staff_id
        if not by:
            return
        done = Activity(
            action=Action.OPEN_DRAWER,
            by=by,
            at=self._desk.clock.now(),
            approval=approval,
            reason=reason,
        )
        written = guarded(self.failed, lambda: self._write(done))
        if written:
            self._desk.paper.open_drawer()
            self.opened.emit()

    def _write(self, done: Activity) -> bool:
        self._desk.till.note(done)
        return True
