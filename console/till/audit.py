"""
The till's books, checked against its journal and against each other. Changes nothing.

The journal is chained and cannot be changed unnoticed; every payment, refund and sale must stand
as its last line says, and the sums that are kept for speed must be the sums of their parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from console.till import shifts_z
from console.till.failures import TillCorrupt
from console.till.store import books, reconciliations


@dataclass(frozen=True, slots=True)
class Audit:
    """How much was checked."""

    sales: int
    attempts: int
    refunds: int
    reports: int


_RULES: Final = (
    ("a payment stands as the journal says", books.attempts_unlike_journal),
    ("a refund stands as the journal says", books.refunds_unlike_journal),
    ("a sale stands as the journal says", books.sales_unlike_journal),
    ("a sale is paid if and only if its payments sum to it", books.sales_unlike_payments),
    ("a sale is the sum of its lines", books.sales_unlike_lines),
    ("a payment gave back what its refunds gave back", books.payments_unlike_refunds),
    ("a line gave back what its refunds gave back", books.lines_unlike_refunds),
    ("what was paid or given back is reported", books.unreported),
    ("money stands in the shift it was settled in", books.money_misplaced),
    ("a shift stands as the journal says", books.shifts_unlike_journal),
    ("a closed shift's sales are what was paid in it", books.shifts_unlike_sales),
    ("a Z is what its records say, and hangs on the one before", shifts_z.stray),
    ("the Zs and the open shift sum to all sales", shifts_z.lost_sales),
    ("a reconciliation is the sum of its mismatches", reconciliations.unlike_parts),
)


def audit(db: Connection, path: Path) -> Audit:
    """
    Check every sale, payment and refund.

    :raises TillCorrupt: at the first that does not fit, with the rule it breaks.
    """
    try:
        for rule, strays in _RULES:
            stray = strays(db)
            if stray is not None:
                raise TillCorrupt(path=str(path), detail=f"{stray} breaks the rule: {rule}")
        return Audit(**books.counts(db))
    except DBAPIError as error:  # a line that cannot even be read
        raise TillCorrupt(path=str(path), detail=str(error.orig)) from error
    except ValueError as error:  # a Z that is none
        raise TillCorrupt(path=str(path), detail=type(error).__name__) from error
