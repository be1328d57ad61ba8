"""Rows of the ledger: entries, their postings, balances, holds, and the chain of blocks."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table

from backend.kernel.columns import CLUSTERED, METADATA, Instant, Whole, fen, merchant

ENTRY = Table(
    "ledger_entry",
    METADATA,
    merchant(),
    Column("key", String(96), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("at", Instant, nullable=False),
    Column("memo", String(256), nullable=False),
    Column("block", Whole, nullable=False),
    Index("ix_ledger_entry_at", "merchant_id", "at"),
    **CLUSTERED,
)

POSTING = Table(
    "ledger_posting",
    METADATA,
    merchant(),
    Column("key", String(96), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("debit_owner", String(32), nullable=False),
    Column("debit_name", String(32), nullable=False),
    Column("credit_owner", String(32), nullable=False),
    Column("credit_name", String(32), nullable=False),
    fen("amount"),
    CheckConstraint("amount > 0", name="amount_positive"),
    CheckConstraint(
        "debit_owner <> credit_owner OR debit_name <> credit_name", name="two_accounts"
    ),
    **CLUSTERED,
)

BALANCE = Table(
    "ledger_balance",
    METADATA,
    Column("owner_id", String(32), primary_key=True),
    Column("name", String(32), primary_key=True),
    fen("posted"),
    fen("held"),
    fen("floor", nullable=True),
    CheckConstraint("held >= 0", name="held_not_negative"),
    CheckConstraint("floor IS NULL OR posted - held >= floor", name="floor_kept"),
    **CLUSTERED,
)

HOLD = Table(
    "ledger_hold",
    METADATA,
    merchant(),
    Column("key", String(96), primary_key=True),
    Column("owner_id", String(32), nullable=False),
    Column("name", String(32), nullable=False),
    fen("amount"),
    fen("captured"),
    fen("released"),
    Column("at", Instant, nullable=False),
    Column("closed_at", Instant),
    CheckConstraint("amount > 0", name="amount_positive"),
    CheckConstraint("captured >= 0 AND released >= 0", name="parts_not_negative"),
    CheckConstraint("captured + released <= amount", name="parts_within"),
    **CLUSTERED,
)

BLOCK = Table(
    "ledger_block",
    METADATA,
    Column("seq", Whole, primary_key=True, autoincrement=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("entries", Integer, nullable=False),
)
