"""Proof of a copy of the till's file: its journal and books checked whole, its counts said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from console.till import journal, numbers
from console.till.audit import audit
from console.till.database import Database
from console.till.journal import Journal
from console.till.numbers import Identity


@dataclass(frozen=True, slots=True)
class TillProof:
    """What a till's file holds, after everything in it was checked."""

    till_id: str
    epoch: int
    lines: int
    """Of the journal: every one was checked against the one before."""
    sales: int
    attempts: int
    refunds: int
    reports: int


def prove(folder: Path) -> TillProof:
    """
    Check a copy that nobody uses, every line of it.

    :raises TillCorrupt: at the first thing that does not fit.
    :raises TillInUse, TillTooNew, TillFull, TillBroken: if it cannot be opened.
    """
    database = Database.open(folder)
    try:
        lines = Journal(database).verify()
        found = database.look(lambda db: audit(db, database.path))
        identity = database.look(numbers.known)
        return TillProof(
            identity.till_id,
            identity.epoch,
            lines,
            found.sales,
            found.attempts,
            found.refunds,
            found.reports,
        )
    finally:
        database.close()


def begin_anew(folder: Path, *, now: datetime, made_at: datetime, sha256: str) -> Identity:
    """
    Let a till that was brought back from a copy number everything as nobody did before.

    Whatever the lost file numbered after the copy was made, the restored one will not repeat.
    """
    database = Database.open(folder)

    def work(db: Connection) -> Identity:
        identity = numbers.renew(db, now)
        said = {
            "made_at": made_at.isoformat(),
            "sha256": sha256,
            "till_id": identity.till_id,
            "epoch": str(identity.epoch),
        }
        journal.append(db, journal.Entry(now, "till.restored", identity.till_id, "", said))
        return identity

    try:
        return database.do(work)
    finally:
        database.close()
