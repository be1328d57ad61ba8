"""Rows of the kernel: facts told after the commit, and work for later."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text, text

from backend.kernel.columns import CLUSTERED, METADATA, Instant, Whole, merchant

_AWAITED = text("awaited")
_AWAITED_ONE = text("awaited = 1")
"""As queries say it to SQLite, which uses the index for no other words."""

OUTBOX = Table(
    "outbox",
    METADATA,
    merchant(),
    Column("subject", String(64), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("seq", Whole, nullable=False),
    Column("name", String(48), nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("awaited", Boolean, nullable=False),
    Index("ix_outbox_seq", "seq", unique=True),
    Index("ix_outbox_awaited", "seq", sqlite_where=_AWAITED_ONE, postgresql_where=_AWAITED),
    **CLUSTERED,
)

RELAY = Table(
    "outbox_relay",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("seq", Whole, nullable=False),
)

DEAD_FACT = Table(
    "outbox_dead",
    METADATA,
    merchant(),
    Column("seq", Whole, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

JOB = Table(
    "job",
    METADATA,
    merchant(),
    Column("kind", String(48), primary_key=True),
    Column("key", String(96), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("note", Text, nullable=False),
    CheckConstraint("state IN ('due', 'done', 'dead')", name="state_known"),
    Index("ix_job_due", "state", "due_at"),
)
