"""
Reports of sales, refunds and what was done: kept with what they tell of, sent until taken.

The platform takes a report once however often it is sent, so a report without an answer is
simply sent again, as is one turned away because a clock is wrong. One that is refused is shown to
a person; the money has long been settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection

from backend.protocol.errors import CallLimited, PlatformError, SystemError_
from backend.protocol.method import Method
from backend.protocol.refusals import InvalidTimestamp
from backend.protocol.rehearsal import reach
from backend.retail.contract.activity import (
    ACTIVITY_REPORT,
    ActivityReportRequest,
    ActivityReportResponse,
)
from backend.retail.contract.sales import (
    REFUND_REPORT,
    SALE_REPORT,
    RefundLine,
    RefundPayment,
    RefundReportRequest,
    RefundReportResponse,
    SalePayment,
    SaleReportRequest,
    SaleReportResponse,
    Tender,
)
from backend.retail.contract.sales import SaleLine as ReportedLine
from backend.retail.contract.shifts import SHIFT_REPORT, ShiftReportRequest, ShiftReportResponse
from console.client.client import Caller
from console.till import activity, journal
from console.till.answers import Answer
from console.till.attempt import Attempt, How
from console.till.database import Database
from console.till.engine import Due
from console.till.pace import Pace
from console.till.refund import Refund
from console.till.sale import Sale, SaleLine
from console.till.store import outbox as store
from console.till.store.refunds import ReturnedLine
from console.till.totals import ONE, total_of

_TENDERS: Final = {
    How.CODE: Tender.PAYMENT_CODE,
    How.QR: Tender.QR,
    How.CASH: Tender.CASH,
}
_SALE: Final = "sale"
_REFUND: Final = "refund"
_SHIFT: Final = "shift"


@dataclass(frozen=True, slots=True)
class SaleReport:
    """A sale to be reported now."""

    seq: int
    request: SaleReportRequest

    @property
    def method(self) -> Method[SaleReportRequest, SaleReportResponse]:
        """How it is reported."""
        return SALE_REPORT

    def send(self, caller: Caller) -> SaleReportResponse:
        """Send it; raises as ``Caller.call`` does."""
        return caller.call(self.method, self.request)


@dataclass(frozen=True, slots=True)
class RefundReport:
    """A refund to be reported now."""

    seq: int
    request: RefundReportRequest

    @property
    def method(self) -> Method[RefundReportRequest, RefundReportResponse]:
        """How it is reported."""
        return REFUND_REPORT

    def send(self, caller: Caller) -> RefundReportResponse:
        """Send it; raises as ``Caller.call`` does."""
        return caller.call(self.method, self.request)


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """A closed shift to be reported now."""

    seq: int
    request: ShiftReportRequest

    @property
    def method(self) -> Method[ShiftReportRequest, ShiftReportResponse]:
        """How it is reported."""
        return SHIFT_REPORT

    def send(self, caller: Caller) -> ShiftReportResponse:
        """Send it; raises as ``Caller.call`` does."""
        return caller.call(self.method, self.request)


@dataclass(frozen=True, slots=True)
class ActivityReport:
    """Something that was done, to be reported now."""

    seq: int
    request: ActivityReportRequest

    @property
    def method(self) -> Method[ActivityReportRequest, ActivityReportResponse]:
        """How it is reported."""
        return ACTIVITY_REPORT

    def send(self, caller: Caller) -> ActivityReportResponse:
        """Send it; raises as ``Caller.call`` does."""
        return caller.call(self.method, self.request)


Report = SaleReport | RefundReport | ShiftReport | ActivityReport


@dataclass(frozen=True, slots=True)
class Place:
    """Where money was settled: at which till, in which shift."""

    till_id: str
    shift_id: str


class Outbox:
    """The reports of an open till."""

    def __init__(self, database: Database, pace: Pace) -> None:
        self._database = database
        self._pace = pace

    def use(self, pace: Pace) -> None:
        """Wait and ask at another pace from now on."""
        self._pace = pace

    def next(self, now: datetime) -> Report | None:
        """Return the first report that may be sent now; a sale goes before its refunds."""
        for entry in self._heads():
            due = self._due(entry)
            if due is not None and due.has_come(now):
                return report_of(entry)
        return None

    def due(self) -> tuple[Due, ...]:
        """Return every report that may be sent next, and when."""
        found = (self._due(entry) for entry in self._heads())
        return tuple(due for due in found if due is not None)

    def _due(self, entry: store.Entry) -> Due | None:
        if entry.next_at is None:
            return None
        return Due(entry.key, entry.next_at, self._pace.backoff_most)

    def _heads(self) -> Iterable[store.Entry]:
        """Return the oldest waiting report of each sale."""
        heads: dict[str, store.Entry] = {}
        for entry in self._database.look(store.waiting):
            heads.setdefault(entry.sale_id, entry)
        return heads.values()

    def record(self, report: Report, answer: Answer, now: datetime) -> None:
        """Write down what the platform said to a report."""
        reach("till.outbox.before")
        self._database.do(lambda db: self._record(db, report.seq, answer, now))
        reach("till.outbox.recorded")

    def waiting(self) -> tuple[store.Entry, ...]:
        """Return the reports still to be sent."""
        return self._database.look(store.waiting)

    def count_waiting(self, kind: str) -> int:
        """Return how many reports of a kind are still to be sent."""
        return self._database.look(lambda db: store.count_waiting(db, kind))

    def refused(self) -> tuple[store.Entry, ...]:
        """Return the reports the platform will not take; a person must look at them."""
        return self._database.look(store.refused)

    def hurry(self, now: datetime) -> None:
        """Let everything that waits be sent now."""
        self._database.do(lambda db: store.hurry(db, now))

    def send_again(self, seq: int, now: datetime) -> bool:
        """Send a refused report once more; return whether it was refused."""

        def work(db: Connection) -> bool:
            entry = store.get(db, seq)
            if not store.again(db, seq, now):
                return False
            kind, said = f"{entry.kind}.report_again", {"sub_code": entry.reason}
            journal.append(db, journal.Entry(now, kind, entry.key, entry.sale_id, said))
            return True

        return self._database.do(work)

    def _record(self, db: Connection, seq: int, answer: Answer, now: datetime) -> None:
        entry = store.get(db, seq)
        if entry.state != "waiting":
            return
        reason, state, tries = "", "done", entry.tries + 1
        if isinstance(answer, Exception):
            reason = answer.sub_code if isinstance(answer, PlatformError) else "no_answer"
            state = "refused" if is_final(answer) else "waiting"
        later = now + self._pace.backoff(tries, entry.key) if state == "waiting" else None
        done_at = None if later else now
        store.save(db, seq, state=state, reason=reason, tries=tries, next_at=later, done_at=done_at)
        # Of what was done the journal has its line: that it was sent as well says nothing new.
        if later is None and (entry.kind != activity.KIND or state == "refused"):
            kind = f"{entry.kind}.report_{state}"
            said = {"sub_code": reason, "sub_msg": _words(answer)}
            line = journal.Entry(now, kind, entry.key, entry.sale_id, said)
            journal.append(db, line)


def report_sale(
    db: Connection,
    sale: Sale,
    lines: tuple[SaleLine, ...],
    payments: tuple[Attempt, ...],
    *,
    place: Place,
    now: datetime,
) -> None:
    """Put the report of a sale just paid into the outbox."""
    request = SaleReportRequest(
        sale_id=sale.sale_id,
        till_id=place.till_id,
        shift_id=place.shift_id,
        staff_id=sale.cashier,
        sold_at=now,
        lines=tuple(_line(line) for line in lines),
        total=sale.total,
        payments=_payments(payments),
        note=sale.note,
        number=sale.number,
    )
    payload = request.model_dump_json(exclude_none=True)
    store.add(db, kind=_SALE, key=sale.sale_id, sale_id=sale.sale_id, payload=payload, at=now)


def report_return(
    db: Connection,
    parts: tuple[Refund, ...],
    lines: tuple[ReturnedLine, ...],
    *,
    place: Place,
    now: datetime,
) -> None:
    """Put the report of what a return has given back into the outbox; ``lines`` are its goods."""
    first, total = parts[0], total_of(part.amount for part in parts)
    worth = total_of(line.amount for line in lines)
    request = RefundReportRequest(
        refund_id=first.return_id,
        sale_id=first.sale_id,
        till_id=place.till_id,
        shift_id=place.shift_id,
        staff_id=first.asked_by,
        approval_id=None if first.approval is None else first.approval.approval_id,
        refunded_at=now,
        lines=tuple(_returned(line) for line in lines) if worth == total else (),
        total=total,
        payments=_returns(parts),
        reason=first.refund_reason,
    )
    payload = request.model_dump_json(exclude_none=True)
    key = first.return_id
    store.add(db, kind=_REFUND, key=key, sale_id=first.sale_id, payload=payload, at=now)


def report_shift(db: Connection, z: ShiftReportRequest, *, now: datetime) -> None:
    """Put the report of a closed shift into the outbox; those of a till go one after another."""
    payload = z.model_dump_json(exclude_none=True)
    store.add(db, kind=_SHIFT, key=z.shift_id, sale_id="", payload=payload, at=now)


def _payments(payments: tuple[Attempt, ...]) -> tuple[SalePayment, ...]:
    """Say each payment through the platform, and all cash in one."""
    cash = total_of(one.amount for one in payments if one.how is How.CASH)
    through = tuple(
        SalePayment(
            tender=_TENDERS[one.how],
            amount=one.amount,
            out_trade_no=one.out_trade_no,
            trade_no=one.trade_no,
        )
        for one in payments
        if one.how is not How.CASH
    )
    return (*through, SalePayment(tender=Tender.CASH, amount=cash)) if cash else through


def _returns(parts: tuple[Refund, ...]) -> tuple[RefundPayment, ...]:
    cash = total_of(part.amount for part in parts if part.how is How.CASH)
    through = tuple(
        RefundPayment(
            tender=_TENDERS[part.how],
            amount=part.amount,
            out_trade_no=part.out_trade_no,
            out_request_no=part.out_request_no,
        )
        for part in parts
        if part.how is not How.CASH
    )
    return (*through, RefundPayment(tender=Tender.CASH, amount=cash)) if cash else through


def _words(answer: Answer) -> str:
    return answer.words() if isinstance(answer, PlatformError) else ""


def is_final(failure: Exception) -> bool:
    """
    Whether the platform will never take this report.

    One that came with a wrong time was not looked at: it is as good as ever once the clock of
    the till, or the platform's, is right.
    """
    if not isinstance(failure, PlatformError) or isinstance(failure, SystemError_ | CallLimited):
        return False
    return failure.sub_code != InvalidTimestamp.sub_code


def report_of(entry: store.Entry) -> Report:
    """Return a kept report as it is sent."""
    if entry.kind == _SALE:
        return SaleReport(entry.seq, SaleReportRequest.model_validate_json(entry.payload))
    if entry.kind == _SHIFT:
        return ShiftReport(entry.seq, ShiftReportRequest.model_validate_json(entry.payload))
    if entry.kind == activity.KIND:
        return ActivityReport(entry.seq, ActivityReportRequest.model_validate_json(entry.payload))
    return RefundReport(entry.seq, RefundReportRequest.model_validate_json(entry.payload))


def _line(line: SaleLine) -> ReportedLine:
    return ReportedLine(
        goods_id=line.goods_id,
        name=line.name,
        barcode=line.barcode,
        unit=line.unit,
        price=line.price,
        quantity=Decimal(line.quantity) / ONE,
        amount=line.amount,
        discount=line.discount,
        total=line.total,
        tax=line.tax,
    )


def _returned(line: ReturnedLine) -> RefundLine:
    return RefundLine(
        line_no=line.line_no, quantity=Decimal(line.quantity) / ONE, total=line.amount
    )
