"""Opening the drawer without a sale: by leave, for a reason, written down; no widgets."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.staff import Action
from console.desk.leave import Permit
from console.desk.page import Desk
from console.desk.staff import Person
from console.payments.checkout.guarded import guarded
from console.till.activity import Activity
from console.till.refund import Approval

_SUBJECT: Final = "drawer"


class DrawerModel(QObject):
    """One opening at a time."""

    approval_needed = Signal()
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
        self._reason: str | None = None

    @property
    def reason(self) -> str:
        """Why it is to be opened, while a PIN is waited for."""
        return self._reason or ""

    def may_ask(self) -> bool:
        """Whether whoever is signed in may open it, alone or with a PIN; tells if not."""
        if self._desk.leave.permit(Action.OPEN_DRAWER) is not Permit.DENIED:
            return True
        self.denied.emit()
        return False

    def ask(self, reason: str) -> None:
        """Open it, or ask for a PIN first; without a reason nothing happens."""
        if not reason.strip() or not self.may_ask():
            return
        self._reason = reason.strip()
        if self._desk.leave.permit(Action.OPEN_DRAWER) is Permit.ALLOWED:
            self._open(self._reason, None)
        else:
            self.approval_needed.emit()

    def approve(self, approver: Person, pin: str) -> None:
        """Let somebody's PIN decide."""
        reason = self._reason
        if reason is None:
            return
        self._desk.leave.approve(
            self,
            approver,
            pin,
            Action.OPEN_DRAWER,
            _SUBJECT,
            reason=reason,
            done=partial(self._approved, reason),
            failed=self.approval_refused.emit,
        )

    def withdraw(self) -> None:
        """Leave it shut."""
        self._reason = None

    def _approved(self, reason: str, approval: Approval) -> None:
        if self._reason == reason:  # it was not withdrawn meanwhile
            self._open(reason, approval)

    def _open(self, reason: str, approval: Approval | None) -> None:
        person, self._reason = self._desk.session.person, None
        if person is None:
            return
        done = Activity(
            action=Action.OPEN_DRAWER,
            by=person.staff_no,
            at=self._desk.clock.now(),
            approval=approval,
            reason=reason,
        )
        written = guarded(self.failed.emit, lambda: self._write(done))
        if written:
            self._desk.paper.open_drawer()
            self.opened.emit()

    def _write(self, done: Activity) -> bool:
        self._desk.till.note(done)
        return True
