"""
What was done at this till that somebody may ask about later: who, what, on which sale, who let it.

An entry is a line of the journal, which the database refuses to change or delete, and a report to
the platform that is kept with it and sent until taken: exactly once, whatever breaks between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from backend.protocol.moment import business_day
from backend.protocol.money import Money
from backend.retail.contract.activity import ActivityReportRequest
from console.till import journal
from console.till.refund import Approval
from console.till.store import outbox, sales
from console.till.tables import HEAD, IDENTITY

KIND: Final = "activity"
"""Of its reports in the outbox; its lines in the journal are of kind ``activity.refund`` …"""
SIGN_IN: Final = "SIGN_IN"
"""Somebody signed in whose PIN was checked here."""
NOBODY: Final = "till"
"""Who did what nobody at the counter did."""
COMMAND: Final = "command"
"""Who did what was asked for at the computer itself, not at the counter."""
_TAIL: Final = 8
_NOTE_MAX: Final = 256

_WHERE: Final = select(IDENTITY.c.till_id, IDENTITY.c.epoch)
_LINE_HASH: Final = select(HEAD.c.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One thing that was done."""

    action: str
    """In the platform's words, ``REFUND`` …, or one of the till's own, ``CLEAR_CART`` …"""
    by: str
    """Staff number of who did it."""
    at: datetime
    approval: Approval | None = None
    """Who let them; nothing if nobody had to."""
    sale_id: str = ""
    subject: str = ""
    """What it was done to, as a person reads it; of a sale, its number unless said otherwise."""
    amount: Money | None = None
    reason: str = ""
    away: bool = False
    """Whether this till checked a PIN for it by itself, because the platform was away."""


def note(db: Connection, activity: Activity) -> None:
    """Write down what was done, in the caller's transaction, and leave its report to be sent."""
    subject = activity.subject or _number(db, activity.sale_id)
    approval = activity.approval
    said = {
        "by": activity.by,
        "approved_by": approval.approved_by if approval else "",
        "approval_id": approval.approval_id if approval else "",
        "subject": subject,
        "amount": activity.amount.to_text() if activity.amount is not None else "",
        "reason": activity.reason,
        "away": "1" if activity.away else "",
    }
    kind = f"{KIND}.{activity.action.lower()}"
    entry = journal.Entry(activity.at, kind, activity.sale_id or subject, activity.sale_id, said)
    seq = journal.append(db, entry)
    till = db.execute(_WHERE).one()
    request = ActivityReportRequest(
        activity_id=_number_of_entry(db, activity.at, seq),
        till_id=till.till_id,
        seq=seq,
        action=activity.action,
        by=activity.by or NOBODY,
        approved_by=approval.approved_by if approval else None,
        approval_id=approval.approval_id if approval else None,
        away=activity.away,
        sale_id=activity.sale_id or None,
        subject=_line(subject),
        amount=activity.amount,
        reason=_line(activity.reason),
        done_at=activity.at,
    )
    outbox.add(
        db,
        kind=KIND,
        key=request.activity_id,
        sale_id=activity.sale_id,
        payload=request.model_dump_json(exclude_none=True),
        at=activity.at,
    )


def of_no_till(activity: Activity, salt: bytes) -> ActivityReportRequest:
    """Return the report of what was done beside the tills; the salt makes its number its own."""
    return ActivityReportRequest(
        activity_id=f"C{salt.hex().upper()}",
        till_id=COMMAND,
        seq=1,
        action=activity.action,
        by=activity.by,
        subject=_line(activity.subject),
        reason=_line(activity.reason),
        done_at=activity.at,
    )


def _number_of_entry(db: Connection, at: datetime, seq: int) -> str:
    """
    Return a number never used before, made of the line's own place and hash.

    The hash chains all lines before it, so two files that were once copies differ in it.
    """
    till = db.execute(_WHERE).one()
    tail = str(db.execute(_LINE_HASH).scalar_one())[:_TAIL].upper()
    return f"V{business_day(at):%y%m%d}_{till.till_id}_{till.epoch}_{seq}_{tail}"


def _number(db: Connection, sale_id: str) -> str:
    sale = sales.get(db, sale_id) if sale_id else None
    return "" if sale is None else sale.number


def _line(text: str) -> str:
    """Return text as one line that can be sent: a name from a file may hold what cannot."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:_NOTE_MAX].strip()
