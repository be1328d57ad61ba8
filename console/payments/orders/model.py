"""What the orders page knows and can do; no widgets, no words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from backend.retail.contract.staff import Action
from console.desk.clock import Alarm
from console.desk.guarded import guarded
from console.desk.leave import Asking, Permit
from console.desk.page import Desk
from console.payments.codes import RECEIPT_NUMBER
from console.payments.follower import Follower
from console.till.attempt import Attempt, How
from console.till.failures import NoSuchSale, TillError
from console.till.journal import Evidence
from console.till.looking import Looker
from console.till.refund import Approval, Refund, RefundAmount, RefundLines
from console.till.reserving import Reserver
from console.till.sale import Sale, SaleDetail, SaleQuery, SaleState
from console.till.teller import Turn
from console.till.totals import total_of
from console.widgets.rows import Slice

What = RefundLines | RefundAmount
_AskNow = Callable[[str, datetime], Attempt | Refund]

PAGE: Final = 50
_RECEIPT: Final = re.compile(r"[0-9]{6}-[0-9]{4,8}", re.ASCII)
"""What a receipt calls its sale."""
_PAUSE_MS: Final = 150
"""Typing is looked up once it pauses."""


class OrdersModel(QObject):
    """Sales of this till, and the one being looked at."""

    list_changed = Signal()
    chosen = Signal()
    """Another sale is looked at, or the same one has changed."""
    approval_needed = Signal()
    """A refund waits for a PIN."""
    approval_refused = Signal(object)
    """Why the PIN was not taken: the exception."""
    refund_begun = Signal()
    handed_back = Signal(object)
    """Money in cash that has to be handed back now."""
    refund_settled = Signal(object)
    """A ``Refund`` that was followed here is over."""
    counter_taken = Signal()
    """Another sale is at the counter."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self._query = SaleQuery()
        self._detail: SaleDetail | None = None
        self._evidence: Sequence[Evidence] = ()
        self.asking = Asking(desk.leave, self, refused=self.approval_refused.emit)
        self._asked = Money(0)
        self._pause: Alarm | None = None
        self._reserver = Reserver(desk.till, desk.client, clock=desk.clock.now)
        self._looker = Looker(desk.till, desk.client, clock=desk.clock.now)
        self._follower = Follower(desk, self)
        self._follower.heard.connect(self._hear)
        self._follower.failed.connect(self.failed)

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
        return self._detail is not None and self._detail.may_come_back

    @property
    def asked(self) -> Money:
        """What the refund that waits for a PIN comes to."""
        return self._asked

    def look_up(self, text: str) -> None:
        """List sales about a text as soon as typing pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._desk.clock.after(self, _PAUSE_MS, lambda: self.find(text))

    def find(self, text: str) -> None:
        """
        List the sales about a text: numbers, or names of goods; a barcode means its goods.

        A sale's whole number, as on its receipt, is that sale: it is looked at.
        """
        if RECEIPT_NUMBER.fullmatch(text.strip()):
            self._look_at(text.strip())
        self._look_elsewhere(text.strip())
        goods = self._till.goods.by_barcode(text.strip())
        self._list(SaleQuery(text=goods.name if goods else text.strip(), state=self._query.state))

    def _look_elsewhere(self, number: str) -> None:
        """Ask the platform for sales of other tills whose receipts say this; silently, beside."""
        if self._reserver.needed and _RECEIPT.fullmatch(number):
            self._desk.background.run(
                self,
                lambda: self._looker.find(number),
                done=lambda found: self.list_changed.emit() if found else None,
                failed=_forget,
            )

    def _refresh(self, sale_id: str) -> None:
        """Learn what other tills gave back of it; silently, beside: a refund asks once more."""
        before = self._detail
        if self._reserver.needed and before is not None and before.sale.state is SaleState.PAID:
            self._desk.background.run(
                self,
                lambda: self._looker.refresh(sale_id),
                done=lambda after: self.again() if after not in (None, before.sale) else None,
                failed=_forget,
            )

    def show_only(self, state: SaleState | None) -> None:
        """List only sales of a state, or all."""
        self._list(SaleQuery(text=self._query.text, state=state))

    def page(self, after: object | None) -> Slice[Sale]:
        """Return some sales, newest first; called in the background."""
        seq = after if isinstance(after, int) else None
        found = self._till.sales.find(self._query, after=seq, limit=PAGE)
        return Slice(found.sales, found.next)

    def choose(self, sale_id: str) -> None:
        """Look at a sale; what is unsettled of it is asked for from now on."""
        self._show(sale_id)
        self._refresh(sale_id)
        for refund in self._detail.refunds if self._detail else ():
            if not refund.settled:
                self._follower.follow(refund.out_request_no)

    def again(self) -> None:
        """Look at it again."""
        if self._detail is not None:
            self._show(self._detail.sale.sale_id)

    def ask_now(self) -> None:
        """Ask the platform at once about every payment and refund of this sale."""
        if self._detail is None:
            return
        till, now = self._till, self._desk.clock.now()
        numbers: list[tuple[_AskNow, str]] = []
        numbers += [(till.charges.ask_now, one.out_trade_no) for one in self._detail.attempts]
        numbers += [(till.refunds.ask_now, one.out_request_no) for one in self._detail.refunds]
        for ask, no in numbers:
            if guarded(self.failed, partial(ask, no, now)) is not None:
                self._follower.follow(no)

    def bring_back(self) -> None:
        """Bring a sale that is not paid back to the counter."""
        if self._detail is None or self._detail.sale.state is not SaleState.OPEN:
            return
        sale_id, there = self._detail.sale.sale_id, self._till.sales.in_hand()
        if there is not None and there.sale_id != sale_id:
            self.counter_taken.emit()
        elif guarded(self.failed, lambda: self._till.sales.take_in_hand(sale_id)) is not None:
            self._desk.navigation.go("payments.checkout")

    # Refunds

    def quote(self, quantities: Mapping[int, int]) -> Money | None:
        """Return what some goods of this sale come to; None if none can come back."""
        if self._detail is None or not any(quantities.values()):
            return None
        sale_id, lines = self._detail.sale.sale_id, RefundLines(_some(quantities))
        quote = guarded(self.failed, lambda: self._till.refunds.quote(sale_id, lines))
        return quote.amount if quote is not None else None

    def ways(self, amount: Money) -> Sequence[tuple[How, Money]]:
        """Return how much of an amount would go back in which way; none if it cannot."""
        if self._detail is None:
            return ()
        sale_id, what = self._detail.sale.sale_id, RefundAmount(amount)
        try:
            parts = self._till.refunds.quote(sale_id, what).parts
        except TillError:  # it is not offered then
            return ()
        sums: dict[How, Money] = {}
        for part in parts:
            sums[part.how] = sums.get(part.how, Money(0)) + part.amount
        return tuple(sums.items())

    def refund_all(self, reason: str) -> None:
        """Give back all that is left: the goods, with all the money that is; else the money."""
        if self._detail is None:
            return
        left = {line.line_no: line.left for line in self._detail.lines if line.left}
        rest = RefundAmount(self._detail.sale.rest)
        self._refund(RefundLines(left) if left else rest, reason)

    def refund_lines(self, quantities: Mapping[int, int], reason: str) -> None:
        """Give back goods."""
        self._refund(RefundLines(_some(quantities)), reason)

    def refund_amount(self, amount: Money, reason: str) -> None:
        """Give back an amount."""
        self._refund(RefundAmount(amount), reason)

    def _refund(self, what: What, reason: str) -> None:
        if self._desk.session.person is None or self._detail is None:
            return
        sale_id = self._detail.sale.sale_id
        quote = guarded(self.failed, lambda: self._till.refunds.quote(sale_id, what))
        if quote is None:
            return
        begin = partial(self._begin, sale_id, what, reason)
        self._asked = quote.amount
        permit = self.asking.ask(Action.REFUND, sale_id, begin, reason=reason)
        if permit is not Permit.ALLOWED:
            self.approval_needed.emit()

    def _begin(self, sale_id: str, what: What, reason: str, approval: Approval | None) -> None:
        by = self._desk.session.staff_id
        if not by:
            return
        begin = partial(
            self._reserver.begin,
            sale_id,
            what,
            asked_by=by,
            approval=approval,
            refund_reason=reason,
        )
        if self._reserver.needed:  # another till may be giving back the same: the platform says
            self._desk.background.run(
                self,
                begin,
                done=lambda refunds: self._begun(sale_id, refunds),
                failed=lambda error: self._not_begun(sale_id, error),
            )
        else:
            self._begun(sale_id, guarded(self.failed, begin))

    def _not_begun(self, sale_id: str, error: Exception) -> None:
        self.failed.emit(error)
        self._begun(sale_id, None)

    def _begun(self, sale_id: str, refunds: Sequence[Refund] | None) -> None:
        if self._detail is not None and self._detail.sale.sale_id == sale_id:
            self._show(sale_id)
            self.refund_begun.emit()
        for refund in refunds or ():
            if not refund.settled:
                self._follower.follow(refund.out_request_no)
        cash = total_of(one.amount for one in refunds or () if one.how is How.CASH)
        if cash:
            self.list_changed.emit()
            self.handed_back.emit(cash)

    def _look_at(self, number: str) -> None:
        with suppress(NoSuchSale):
            self.choose(self._till.sales.by_number(number).sale_id)

    def _list(self, query: SaleQuery) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._query = query
        self.list_changed.emit()

    def _show(self, sale_id: str) -> None:
        if self._detail is not None and self._detail.sale.sale_id != sale_id:
            self.asking.withdraw()
        detail = guarded(self.failed, lambda: self._till.sales.detail(sale_id))
        self._detail = detail
        self._evidence = self._till.journal.timeline(sale_id) if detail else ()
        self.chosen.emit()

    def _hear(self, turn: Turn) -> None:
        if self._detail is not None and self._detail.sale.sale_id == turn.record.sale_id:
            self.again()
        if turn.settled and turn.asked:
            self.list_changed.emit()
            if isinstance(turn.record, Refund):
                self.refund_settled.emit(turn.record)


def _forget(error: Exception) -> None:
    """Look again another time: what is known here is shown."""
    del error


def _some(quantities: Mapping[int, int]) -> dict[int, int]:
    return {line: quantity for line, quantity in quantities.items() if quantity > 0}
