"""
The tables of shifts, and what never changes in them.

A shift's number is its place at this till. What was put in, taken out and counted is only ever
added to an open shift; a Z is written once, in the next place, and hangs on the one before.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from console.till.columns import Instant
from console.till.tables import METADATA

SHIFTS: Final = Table(
    "shifts",
    METADATA,
    Column("number", Integer, CheckConstraint("number > 0"), primary_key=True),
    Column("shift_id", String, nullable=False, unique=True),
    Column("state", String, CheckConstraint("state IN ('open', 'closed')"), nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("begun_by", String, nullable=False),
    Column("begun_seq", Integer, nullable=False),
    Column("closed_seq", Integer),
    CheckConstraint("(state = 'closed') = (closed_seq IS NOT NULL)"),
    Index("shifts_open", "state", unique=True, sqlite_where=text("state = 'open'")),
)
"""``begun_seq`` and ``closed_seq`` are the journal's lines that begin and close it."""

SHIFT_MOVES: Final = Table(
    "shift_moves",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("move_id", String, nullable=False, unique=True),
    Column("shift", Integer, ForeignKey("shifts.number"), nullable=False),
    Column("kind", String, CheckConstraint("kind IN ('IN', 'OUT')"), nullable=False),
    Column("amount", Integer, CheckConstraint("amount > 0"), nullable=False),
    Column("reason", String, CheckConstraint("reason <> ''"), nullable=False),
    Column("by", String, nullable=False),
    Column("approval_id", String),
    Column("approved_by", String),
    Column("at", Instant, nullable=False),
    Index("shift_moves_shift", "shift"),
)

SHIFT_COUNTS: Final = Table(
    "shift_counts",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("shift", Integer, ForeignKey("shifts.number"), nullable=False),
    Column("kind", String, CheckConstraint("kind IN ('float', 'drawer')"), nullable=False),
    Column("counted", Integer, CheckConstraint("counted >= 0"), nullable=False),
    Column("expected", Integer, nullable=False),
    Column("pieces", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Instant, nullable=False),
    Index("shift_counts_shift", "shift"),
)
"""``pieces`` are [face in fen, how many]; ``expected`` is what nobody was shown then."""

Z_REPORTS: Final = Table(
    "z_reports",
    METADATA,
    Column("number", Integer, ForeignKey("shifts.number"), primary_key=True),
    Column("closed_at", Instant, nullable=False),
    Column("report", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)
"""``report`` is what the platform is told, word for word, but for the hash."""


def _kept(table: str) -> tuple[str, str]:
    return (
        f"""CREATE TRIGGER {table}_keeps BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'what a shift holds is append-only'); END""",
        f"""CREATE TRIGGER {table}_stays BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, 'what a shift holds is append-only'); END""",
    )


def _added(table: str) -> str:
    return f"""CREATE TRIGGER {table}_added BEFORE INSERT ON {table}
        WHEN (SELECT state FROM shifts WHERE number = NEW.shift) IS NOT 'open'
        BEGIN SELECT RAISE(ABORT, 'a closed shift takes nothing more'); END"""  # noqa: S608 - only our own words


def _belongs(table: str) -> str:
    return f"""CREATE TRIGGER {table}_shift BEFORE UPDATE OF shift ON {table}
        WHEN OLD.shift IS NOT NULL AND NEW.shift IS NOT OLD.shift
          OR NEW.shift IS NOT OLD.shift
             AND (SELECT state FROM shifts WHERE number = NEW.shift) IS NOT 'open'
        BEGIN SELECT RAISE(ABORT, 'money stays in the shift it was settled in'); END"""  # noqa: S608 - only our own words


TRIGGERS: Final = (
    *_kept("shift_moves"),
    *_kept("shift_counts"),
    *_kept("z_reports"),
    _added("shift_moves"),
    _added("shift_counts"),
    *(_belongs(table) for table in ("attempts", "refunds", "sales")),
    """CREATE TRIGGER attempts_in_shift BEFORE UPDATE OF paid ON attempts
       WHEN NEW.paid > OLD.paid AND NEW.shift IS NULL
       BEGIN SELECT RAISE(ABORT, 'money that comes belongs to a shift'); END""",
    """CREATE TRIGGER refunds_in_shift BEFORE UPDATE OF state ON refunds
       WHEN NEW.state = 'done' AND OLD.state <> 'done' AND NEW.shift IS NULL
       BEGIN SELECT RAISE(ABORT, 'money that goes belongs to a shift'); END""",
    """CREATE TRIGGER sales_in_shift BEFORE UPDATE OF state ON sales
       WHEN NEW.state <> OLD.state AND NEW.shift IS NULL
       BEGIN SELECT RAISE(ABORT, 'a sale is closed in a shift'); END""",
    """CREATE TRIGGER shifts_next BEFORE INSERT ON shifts
       WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM shifts), 0)
       BEGIN SELECT RAISE(ABORT, 'shifts are numbered without a gap'); END""",
    """CREATE TRIGGER shifts_keep BEFORE UPDATE ON shifts
       WHEN OLD.state = 'closed' OR NEW.number <> OLD.number OR NEW.shift_id <> OLD.shift_id
         OR NEW.begun_seq <> OLD.begun_seq
         OR NOT EXISTS (SELECT 1 FROM z_reports WHERE number = OLD.number)
       BEGIN SELECT RAISE(ABORT, 'a shift changes once, when its Z is written'); END""",
    """CREATE TRIGGER shifts_stay BEFORE DELETE ON shifts
       BEGIN SELECT RAISE(ABORT, 'what a shift holds is append-only'); END""",
    """CREATE TRIGGER z_reports_next BEFORE INSERT ON z_reports
       WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM z_reports), 0)
         OR NEW.previous_hash <> coalesce(
            (SELECT hash FROM z_reports WHERE number = NEW.number - 1),
            '0000000000000000000000000000000000000000000000000000000000000000')
       BEGIN SELECT RAISE(ABORT, 'each Z hangs on the one before it'); END""",
)


def prepare(connection: Connection) -> None:
    """Let money belong to shifts; what was settled before belongs to none."""
    columns = connection.exec_driver_sql("PRAGMA table_info(sales)").all()
    if "shift" in {column[1] for column in columns}:
        return  # the file was just made, as it is today
    for table in ("sales", "attempts", "refunds"):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN shift INTEGER")
        connection.exec_driver_sql(
            f"CREATE INDEX {table}_shift ON {table} (shift) WHERE shift IS NOT NULL"
        )
    METADATA.create_all(connection, [SHIFTS, SHIFT_MOVES, SHIFT_COUNTS, Z_REPORTS])
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
