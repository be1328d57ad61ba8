"""What the records of one shift sum to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, text

from backend.protocol.money import Money
from console.till.attempt import How
from console.till.sale import SaleState

_TAKEN: Final = text("""
    SELECT how, count(*) AS n, sum(paid) AS fen FROM attempts
    WHERE shift = :shift AND paid > 0 GROUP BY how
""")
_GIVEN_BACK: Final = text("""
    SELECT how, count(*) AS n, sum(amount) AS fen FROM refunds
    WHERE shift = :shift AND amount > 0 GROUP BY how
""")
_SALES: Final = text("""
    SELECT state, count(*) AS n, sum(total) AS fen FROM sales
    WHERE shift = :shift GROUP BY state
""")
_DISCOUNTS: Final = text("""
    SELECT count(*) AS n, coalesce(sum(discount), 0) AS fen FROM sales
    WHERE shift = :shift AND state = 'paid' AND discount > 0
""")
_RETURNS: Final = text("""
    SELECT count(DISTINCT return_id) AS n, coalesce(sum(amount), 0) AS fen FROM refunds
    WHERE shift = :shift AND automatic = 0
""")
_STAFF: Final = text("""
    SELECT staff_id, sum(n) AS n, sum(fen) AS fen FROM (
        SELECT cashier AS staff_id, count(*) AS n, sum(total) AS fen FROM sales
            WHERE shift = :shift AND state = 'paid' GROUP BY cashier
        UNION ALL SELECT DISTINCT cashier, 0, 0 FROM sales WHERE shift = :shift
        UNION ALL SELECT DISTINCT "by", 0, 0 FROM attempts WHERE shift = :shift
        UNION ALL SELECT DISTINCT asked_by, 0, 0 FROM refunds
            WHERE shift = :shift AND automatic = 0
        UNION ALL SELECT DISTINCT "by", 0, 0 FROM shift_moves WHERE shift = :shift
        UNION ALL SELECT DISTINCT "by", 0, 0 FROM shift_counts WHERE shift = :shift)
    WHERE staff_id <> '' GROUP BY staff_id ORDER BY staff_id
""")
_CASH: Final = text("""
    SELECT (SELECT coalesce(sum(paid), 0) FROM attempts WHERE shift = :shift AND how = 'cash')
         - (SELECT coalesce(sum(amount), 0) FROM refunds WHERE shift = :shift AND how = 'cash')
         + (SELECT coalesce(sum(CASE kind WHEN 'IN' THEN amount ELSE -amount END), 0)
            FROM shift_moves WHERE shift = :shift)
""")
_NO_SALES: Final = text("""
    SELECT count(*) FROM journal
    WHERE kind = 'activity.open_drawer'
      AND seq > coalesce((SELECT closed_seq FROM shifts WHERE number = :shift - 1), 0)
      AND seq < coalesce((SELECT closed_seq FROM shifts WHERE number = :shift), 9e18)
""")
_ALL: Final = text("""
    SELECT count(*) AS n, coalesce(sum(total), 0) AS fen FROM sales
    WHERE shift IS NOT NULL AND state = 'paid'
""")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, and what they come to."""

    number: int
    amount: Money


NONE: Final = Tally(0, Money(0))


def taken(db: Connection, number: int) -> dict[How, Tally]:
    """Return the payments whose money came in a shift, by their way."""
    return {How(row.how): _tally(row) for row in db.execute(_TAKEN, {"shift": number})}


def given_back(db: Connection, number: int) -> dict[How, Tally]:
    """Return the refunds that went out in a shift, by their way."""
    return {How(row.how): _tally(row) for row in db.execute(_GIVEN_BACK, {"shift": number})}


def sales(db: Connection, number: int) -> dict[SaleState, Tally]:
    """Return the sales that were paid, and given up, in a shift."""
    return {SaleState(row.state): _tally(row) for row in db.execute(_SALES, {"shift": number})}


def discounts(db: Connection, number: int) -> Tally:
    """Return the sales that were paid with something taken off, and how much that was."""
    return _tally(db.execute(_DISCOUNTS, {"shift": number}).one())


def returns(db: Connection, number: int) -> Tally:
    """Return the returns somebody asked for."""
    return _tally(db.execute(_RETURNS, {"shift": number}).one())


def staff(db: Connection, number: int) -> dict[str, Tally]:
    """Return who worked in a shift, and what they sold."""
    return {row.staff_id: _tally(row) for row in db.execute(_STAFF, {"shift": number})}


def cash(db: Connection, number: int) -> Money:
    """Return how much more cash lies in the drawer than before the shift's first."""
    return Money(int(db.execute(_CASH, {"shift": number}).scalar_one()))


def no_sales(db: Connection, number: int) -> int:
    """Return how often the drawer was opened without a sale since the shift before."""
    return int(db.execute(_NO_SALES, {"shift": number}).scalar_one())


def every_sale(db: Connection) -> Tally:
    """Return all sales that were ever paid in a shift."""
    return _tally(db.execute(_ALL).one())


def _tally(row: Row[Any]) -> Tally:
    return Tally(int(row.n), Money(int(row.fen)))
