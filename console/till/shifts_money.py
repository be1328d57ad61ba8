"""
Which shift money belongs to: the one that is open when it is certain.

Cash belongs to the shift in which it is taken or handed back; a payment through the platform to
the one in which the till hears that it is paid, however long ago it was begun; a refund to the
one in which it is done; a sale to the one in which the last of its money came, or in which it was
given up. So nothing that a Z has counted ever changes, and whatever comes later stands in the
next. Whoever settles money begins a shift if none is open: there is no time between two.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from console.till import journal, numbers
from console.till.attempt import Attempt
from console.till.numbers import Source
from console.till.refund import AUTOMATIC, Refund
from console.till.sale import Sale, SaleState
from console.till.shift import Shift
from console.till.store import attempts, refunds, sales
from console.till.store import shifts as store


def open_shift(db: Connection, source: Source, by: str, now: datetime) -> Shift:
    """Return the shift that is open, begun by ``by`` if there was none."""
    shift = store.current(db)
    if shift is not None:
        return shift
    number, who = store.last(db) + 1, by or AUTOMATIC
    shift_id = numbers.make(db, source, "Z", now)
    begun = {"number": str(number), "by": who}
    line = journal.append(db, journal.Entry(now, "shift.begun", shift_id, "", begun))
    shift = Shift(number, shift_id, now, who, line)
    store.add(db, shift)
    return shift


def take(db: Connection, source: Source, attempt: Attempt, now: datetime) -> None:
    """Write down that a payment's money came, in the shift that is open."""
    shift = open_shift(db, source, attempt.by, now)
    store.put_payment(db, attempt.out_trade_no, shift.number)


def give_back(db: Connection, source: Source, refund: Refund, now: datetime) -> None:
    """Write down that a refund went out, in the shift that is open."""
    shift = open_shift(db, source, refund.asked_by, now)
    store.put_refund(db, refund.out_request_no, shift.number)
    refunds.save(db, refund)
    attempts.give_back(db, refund.out_trade_no, refund.amount)


def close_sale(
    db: Connection, source: Source, sale: Sale, state: SaleState, now: datetime
) -> Shift:
    """Close an open sale for ever, in the shift that is open; return that."""
    shift = open_shift(db, source, sale.cashier, now)
    store.put_sale(db, sale.sale_id, shift.number)
    sales.close(db, sale.sale_id, state, now)
    return shift
