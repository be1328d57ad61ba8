"""What is unknown or unsent: while there is any, nobody signs out and the console stays open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from backend.protocol.money import Money
from backend.protocol.refusals import InvalidTimestamp
from console.till import activity
from console.till.attempt import Attempt
from console.till.pace import Pace
from console.till.sale import Sale
from console.till.store import attempts, outbox, refunds, sales, shifts
from console.till.store.outbox import Entry


class MatterKind(StrEnum):
    CHARGE = "charge"
    SEAL = "seal"
    """A payment that was refused, and whose number the platform has not closed yet."""
    PARTLY = "partly"
    """A sale of which only a part is paid: a person takes the rest, or gives it back."""
    REFUND = "refund"
    REPORT = "report"
    SHIFT = "shift"
    """The report of a closed shift; its number is the Z's."""
    REFUSED = "refused"
    """A report that the platform will not take: a person looks at it; it holds nobody up."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that is not finished, and has an owner: the custodian, or a person."""

    kind: MatterKind
    no: str
    """Order number, refund number, the key of a report, or the sale's own."""
    sale_id: str
    sale_number: str
    amount: Money
    state: str
    since: datetime
    tries: int
    next_at: datetime | None
    overdue: bool
    """Whether it has lasted so long that a person should look; it is still being asked for."""
    clock_wrong: bool = False
    """Whether it was turned away for its time: it waits for somebody to set a clock."""
    reason: str = ""
    """Why it was not done the last time: a word of the till's, or the platform's code."""
    report: Entry | None = None
    """The report itself, of one that waits or was refused."""


def open_matters(db: Connection, now: datetime, pace: Pace) -> tuple[Matter, ...]:
    """Return everything unfinished: payments, numbers to close, refunds, reports; oldest first."""
    return tuple(_matters(db, now - pace.overdue))


def queue(db: Connection, now: datetime, pace: Pace) -> tuple[Matter, ...]:
    """Return everything unfinished, and before it the reports that were refused."""
    refused = (_report(db, one, now - pace.overdue) for one in outbox.refused(db))
    return (*refused, *_matters(db, now - pace.overdue, everything=True))


def unsettled(db: Connection, now: datetime, pace: Pace) -> tuple[Matter, ...]:
    """Return the money at the counter of which nobody knows yet whether it comes, or goes."""
    found = _money(db, now - pace.overdue)
    return tuple(one for one in found if one.kind is not MatterKind.SEAL)


def _matters(
    db: Connection, overdue_since: datetime, *, everything: bool = False
) -> Iterator[Matter]:
    yield from _money(db, overdue_since)
    for report in outbox.waiting(db):
        if everything or report.kind != activity.KIND:  # no money hangs on what was done
            yield _report(db, report, overdue_since)


def _money(db: Connection, overdue_since: datetime) -> Iterator[Matter]:
    for one in attempts.live(db):
        yield _payment(db, MatterKind.CHARGE, one, overdue_since)
    for one in attempts.loose(db):
        yield _payment(db, MatterKind.SEAL, one, overdue_since)
    for sale in sales.partly_paid(db):
        yield _partly_paid(sale, overdue_since)
    for refund in refunds.live(db):
        yield Matter(
            MatterKind.REFUND,
            refund.out_request_no,
            refund.sale_id,
            _number(db, refund.sale_id),
            refund.amount,
            refund.state,
            refund.begun_at,
            refund.tries,
            refund.next_at,
            overdue=refund.begun_at <= overdue_since,
            reason=refund.reason,
        )


def _report(db: Connection, report: Entry, overdue_since: datetime) -> Matter:
    return Matter(
        _kind_of(report),
        report.key,
        report.sale_id,
        shifts.name(db, report.key) or _number(db, report.sale_id),
        _worth(db, report),
        report.state,
        report.made_at,
        report.tries,
        report.next_at,
        overdue=report.made_at <= overdue_since,
        clock_wrong=report.reason == InvalidTimestamp.sub_code,
        reason=report.reason,
        report=report,
    )


def _kind_of(report: Entry) -> MatterKind:
    if report.next_at is None:
        return MatterKind.REFUSED
    return MatterKind.SHIFT if report.kind == "shift" else MatterKind.REPORT


def _payment(db: Connection, kind: MatterKind, one: Attempt, overdue_since: datetime) -> Matter:
    return Matter(
        kind,
        one.out_trade_no,
        one.sale_id,
        _number(db, one.sale_id),
        one.amount,
        one.state,
        one.begun_at,
        one.tries,
        one.next_at,
        overdue=one.begun_at <= overdue_since,
        reason=one.reason,
    )


def _partly_paid(sale: Sale, overdue_since: datetime) -> Matter:
    return Matter(
        MatterKind.PARTLY,
        sale.sale_id,
        sale.sale_id,
        sale.number,
        sale.paid,
        sale.state,
        sale.opened_at,
        tries=0,
        next_at=None,
        overdue=sale.opened_at <= overdue_since,
    )


def _number(db: Connection, sale_id: str) -> str:
    sale = sales.get(db, sale_id)
    return "" if sale is None else sale.number


def _worth(db: Connection, report: Entry) -> Money:
    """Return what a report says was paid or given back; a sale's total if it says nothing."""
    total = json.loads(report.payload).get("total")
    if isinstance(total, str):
        return Money.from_text(total)
    sale = sales.get(db, report.sale_id)
    return Money(0) if sale is None else sale.total
