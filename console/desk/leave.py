"""Whether the person signed in may do a thing, and how somebody else's PIN lets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject

from console.desk.background import Background
from console.desk.staff import Person, Session
from console.till.refund import Approval


class Permit(StrEnum):
    """How free somebody is to do something."""

    ALLOWED = "allowed"
    NEEDS_APPROVAL = "needs_approval"
    """With the PIN of somebody who may."""
    DENIED = "denied"


class MayNotApprove(Exception):
    """They are who they say, but it is not theirs to approve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants leave for."""

    action: str
    """In the platform's words: ``REFUND`` …"""
    subject: str
    """What it is done to: a sale's id, a cart's; 1 to 48 of ``0-9A-Za-z_-``."""
    asked_by: str
    """Staff number of who will do it."""
    reason: str = ""


class Approving(Protocol):
    """Asks whose PIN it is. Blocking; called from a background task."""

    def approvers(self, action: str) -> Sequence[Person]:
        """Return those who may approve an action, in the order to show them."""
        ...

    def approve(self, staff_id: str, pin: str, wanted: Wanted) -> Approval:
        """
        Return the approval, written down under its number.

        :raises PinRefused: if the PIN is not theirs.
        :raises PinLocked: if too many were wrong.
        :raises MayNotApprove: if it is not theirs to approve.
        """
        ...


class Leave:
    """What the person signed in may do, alone or with somebody's PIN."""

    def __init__(self, session: Session, background: Background, approving: Approving) -> None:
        self._session = session
        self._background = background
        self._approving = approving

    def permit(self, action: str) -> Permit:
        """Return how free the person signed in is; nobody may do nothing."""
        person = self._session.person
        if person is None:
            return Permit.DENIED
        if action in person.may:
            return Permit.ALLOWED
        return Permit.NEEDS_APPROVAL if action in person.may_ask else Permit.DENIED

    def may(self, action: str) -> bool:
        """Whether the person signed in may do it alone."""
        return self.permit(action) is Permit.ALLOWED

    def approvers(
        self,
        owner: QObject,
        action: str,
        *,
        done: Callable[[Sequence[Person]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Find those who may approve an action."""
        self._background.run(
            owner, lambda: self._approving.approvers(action), done=done, failed=failed
        )

    def approve(  # noqa: PLR0913 - who, whose PIN, for what, and what then
        self,
        owner: QObject,
        approver: Person,
        pin: str,
        action: str,
        subject: str,
        *,
        reason: str = "",
        done: Callable[[Approval], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """
        Let a PIN decide; nothing happens if nobody is signed in, or somebody else by then.

        ``failed`` is told ``PinRefused``, ``PinLocked``, ``MayNotApprove``, or why nobody could be
        asked; ``ApproveLeaf.show_refusal`` puts each in words.
        """
        person = self._session.person
        if person is None:
            return
        wanted = Wanted(action=action, subject=subject, asked_by=person.staff_id, reason=reason)

        def approved(approval: Approval) -> None:
            now = self._session.person
            if now is not None and now.staff_id == wanted.asked_by:
                done(approval)

        self._background.run(
            owner,
            lambda: self._approving.approve(approver.staff_id, pin, wanted),
            done=approved,
            failed=failed,
        )


class Asking:
    """The one thing of a page that waits for somebody's PIN."""

    def __init__(
        self, leave: Leave, owner: QObject, *, refused: Callable[[Exception], None]
    ) -> None:
        """``refused`` is told what ``Leave.approve`` failed with; the thing goes on waiting."""
        self._leave = leave
        self._owner = owner
        self._refused = refused
        self._waits: _Waiting | None = None

    def ask(
        self, action: str, subject: str, do: Callable[[Approval | None], None], *, reason: str = ""
    ) -> Permit:
        """Do it now, or once it is approved, or not at all; what waited before is forgotten."""
        self._waits = None
        permit = self._leave.permit(action)
        if permit is Permit.ALLOWED:
            do(None)
        elif permit is Permit.NEEDS_APPROVAL:
            self._waits = _Waiting(action, subject, reason, do)
        return permit

    def withdraw(self) -> None:
        """Forget what waits."""
        self._waits = None

    def approve(self, approver: Person, pin: str) -> None:
        """Let a PIN decide about what waits; nothing happens if nothing does."""
        waits = self._waits
        if waits is not None:
            self._leave.approve(
                self._owner,
                approver,
                pin,
                waits.action,
                waits.subject,
                reason=waits.reason,
                done=lambda approval: self._approved(waits, approval),
                failed=self._refused,
            )

    def _approved(self, waits: _Waiting, approval: Approval) -> None:
        if self._waits is waits:  # the very thing the PIN was typed for
            self._waits = None
            waits.do(approval)


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    action: str
    subject: str
    reason: str
    do: Callable[[Approval | None], None]
