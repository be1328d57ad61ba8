"""Which papers were printed: a second one is a copy, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from console.till import journal
from console.till.database import Database
from console.till.journal import Journal

PRINTED: Final = "paper.printed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper that left the printer."""

    sale_id: str
    subject: str
    """The sale, or the return a slip is about."""
    by: str
    """Who stood at the counter; empty if nobody did."""
    copy: bool


class Papers:
    """What was printed of an open till, in its journal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, paper: Printed, *, now: datetime) -> None:
        """Write down that a paper was printed."""
        fields = {"by": paper.by, "copy": "1" if paper.copy else ""}
        entry = journal.Entry(now, PRINTED, paper.subject, paper.sale_id, fields)
        self._database.do(lambda db: journal.append(db, entry))

    def count(self, sale_id: str, subject: str) -> int:
        """Return how often a paper of a sale, or of one of its returns, was printed."""
        lines = Journal(self._database).timeline(sale_id)
        return sum(line.kind == PRINTED and line.subject == subject for line in lines)
