"""What the orders page knows and can do; no widgets, no words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from backend.retail.contract.staff import (
    STAFF_APPROVE,
    Action,
    Role,
    StaffApproveRequest,
    StaffApproveResponse,
)
from console.desk.page import Desk
from console.desk.staff import Person
from console.till.failures import TillError
from console.till.journal import Evidence
from console.till.refund import Approval, Refund, RefundAmount, RefundLines
from console.till.sale import Sale, SaleDetail, SaleQuery, SaleState
from console.till.teller import Teller, Turn
from console.widgets.rows import Slice

T = TypeVar("T")
What = RefundLines | RefundAmount

PAGE: Final = 50
_LEAST_MS: Final = 50


class OrdersModel(QObject):
    """
    Sales of this till, and the one being looked at.

    ``failed`` carries an exception; ``approval_needed`` says that a refund waits for a PIN;
    ``refused`` a platform's refusal of that PIN.
    """

    list_changed = Signal()
    chosen = Signal()
    approval_needed = Signal()
    approval_refused = Signal(object)
    refund_begun = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self._teller = Teller(desk.till, desk.client, clock=desk.clock.now)
        self._query = SaleQuery()
        self._detail: SaleDetail | None = None
        self._evidence: Sequence[Evidence] = ()
        self._wanted: tuple[What, str] | None = None
        self._stepping: set[str] = set()

    @property
    def detail(self) -> SaleDetail | None:
        """The sale being looked at."""
        return self._detail

    @property
    def evidence(self) -> Sequence[Evidence]:
        """What happened to it, oldest first."""
        return self._evidence

    @property
    def may_refund(self) -> bool:
        """Whether anything of it can still be given back."""
        return self._detail is not None and self._detail.sale.rest > Money(0)

    def find(self, *, text: str | None = None, state: SaleState | None = None) -> None:
        """List other sales."""
        kept = self._query.text if text is None else text.strip()
        self._query = SaleQuery(text=kept, state=state)
        self.list_changed.emit()

    def page(self, after: object | None) -> Slice[Sale]:
        """Return some sales, newest first; called in the background."""
        seq = after if isinstance(after, int) else None
        found = self._till.sales.find(self._query, after=seq, limit=PAGE)
        return Slice(found.sales, found.next)

    def choose(self, sale_id: str) -> None:
        """Look at a sale."""
        self._show(sale_id)
        for refund in self._detail.refunds if self._detail else ():
            if not refund.settled:
                self._step(refund.out_request_no)

    def again(self) -> None:
        """Look at it again."""
        if self._detail is not None:
            self._show(self._detail.sale.sale_id)

    def ask_now(self) -> None:
        """Ask the platform at once about every payment and refund of this sale."""
        if self._detail is None:
            return
        now = self._desk.clock.now()
        for attempt in self._detail.attempts:
            self._guarded(partial(self._till.charges.ask_now, attempt.out_trade_no, now))
            self._step(attempt.out_trade_no)
        for refund in self._detail.refunds:
            self._step(refund.out_request_no)

    def quote(self, quantities: Mapping[int, int]) -> Money:
        """Return what some goods of this sale come to; nothing for none."""
        if self._detail is None or not any(quantities.values()):
            return Money(0)
        sale_id, lines = self._detail.sale.sale_id, RefundLines(_some(quantities))
        quote = self._guarded(lambda: self._till.refunds.quote(sale_id, lines))
        return quote.amount if quote is not None else Money(0)

    def refund_lines(self, quantities: Mapping[int, int], reason: str) -> None:
        """Give back goods."""
        self._refund(RefundLines(_some(quantities)), reason)

    def refund_amount(self, amount: Money, reason: str) -> None:
        """Give back an amount."""
        self._refund(RefundAmount(amount), reason)

    def approve(self, approver: Person, pin: str) -> None:
        """Let a manager's PIN decide about the refund that waits."""
        person, detail = self._desk.session.person, self._detail
        if person is None or detail is None or self._wanted is None:
            return
        request = StaffApproveRequest(
            approval_id=self._till.refunds.new_approval_id(self._desk.clock.now()),
            staff_id=approver.staff_no,
            pin=pin,
            action=Action.REFUND,
            subject=detail.sale.sale_id,
            asked_by=person.staff_no,
            till_id=self._till.identity.till_id,
            reason=self._wanted[1],
        )
        self._desk.background.run(
            self,
            lambda: self._desk.client.call(STAFF_APPROVE, request),
            done=self._approved,
            failed=self._not_approved,
        )

    def withdraw(self) -> None:
        """Forget the refund that waits for a PIN."""
        self._wanted = None

    def approvers(self, people: Sequence[Person]) -> Sequence[Person]:
        """Return those of the staff who may approve a refund."""
        able = {Role.MANAGER.value, Role.OWNER.value}
        return [person for person in people if person.role.upper() in able]

    def _refund(self, what: What, reason: str) -> None:
        person = self._desk.session.person
        if person is None or self._detail is None:
            return
        self._wanted = (what, reason)
        if person.role.upper() == Role.CASHIER.value:
            self.approval_needed.emit()
        else:
            self._begin(None)

    def _approved(self, answer: StaffApproveResponse) -> None:
        self._begin(Approval(answer.approval_id, answer.approved_by.staff_id))

    def _not_approved(self, error: Exception) -> None:
        if isinstance(error, PlatformError):
            self.approval_refused.emit(error)
        else:
            self.failed.emit(error)

    def _begin(self, approval: Approval | None) -> None:
        person, detail, wanted = self._desk.session.person, self._detail, self._wanted
        if person is None or detail is None or wanted is None:
            return
        what, reason = wanted
        refund = self._guarded(
            lambda: self._till.refunds.begin(
                detail.sale.sale_id,
                what,
                asked_by=person.staff_no,
                approval=approval,
                why=reason,
                now=self._desk.clock.now(),
            )
        )
        self._wanted = None
        if refund is not None:
            self._show(detail.sale.sale_id)
            self.refund_begun.emit()
            self._step(refund.out_request_no)

    def _show(self, sale_id: str) -> None:
        detail = self._guarded(lambda: self._till.sales.detail(sale_id))
        self._detail = detail
        self._evidence = self._till.journal.timeline(sale_id) if detail else ()
        self.chosen.emit()

    def _step(self, no: str) -> None:
        if no in self._stepping:
            return
        self._stepping.add(no)

        def stumble(error: Exception) -> None:
            self._stepping.discard(no)
            self.failed.emit(error)

        self._desk.background.run(
            self, lambda: self._teller.step(no), done=self._hear, failed=stumble
        )

    def _hear(self, turn: Turn) -> None:
        no = (
            turn.record.out_request_no
            if isinstance(turn.record, Refund)
            else turn.record.out_trade_no
        )
        self._stepping.discard(no)
        self.again()
        self.list_changed.emit()
        if turn.settled or turn.again_at is None or not isinstance(turn.record, Refund):
            return
        wait = turn.again_at - self._desk.clock.now()
        ms = max(_LEAST_MS, int(wait.total_seconds() * 1000))
        self._desk.clock.after(self, ms, lambda: self._step(no))

    def _guarded(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except TillError as error:
            self.failed.emit(error)
            return None


def _some(quantities: Mapping[int, int]) -> dict[int, int]:
    return {line: quantity for line, quantity in quantities.items() if quantity > 0}
