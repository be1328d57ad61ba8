"""Open the book: entries, postings, balances, holds, blocks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0002"
down_revision: str | None = "0001"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

LEDGER_BALANCE: tuple[SchemaItem, ...] = (
    sa.Column("owner_id", sa.String(length=32), nullable=False),
    sa.Column("name", sa.String(length=32), nullable=False),
    sa.Column("posted", WHOLE, nullable=False),
    sa.Column("held", WHOLE, nullable=False),
    sa.Column("floor", WHOLE, nullable=True),
    sa.PrimaryKeyConstraint("owner_id", "name", name=conv("pk_ledger_balance")),
    sa.CheckConstraint("held >= 0", name=conv("ck_ledger_balance_held_not_negative")),
    sa.CheckConstraint(
        "floor IS NULL OR posted - held >= floor", name=conv("ck_ledger_balance_floor_kept")
    ),
)

LEDGER_BLOCK: tuple[SchemaItem, ...] = (
    sa.Column("seq", WHOLE, autoincrement=False, nullable=False),
    sa.Column("previous", sa.String(length=64), nullable=False),
    sa.Column("hash", sa.String(length=64), nullable=False),
    sa.Column("entries", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("seq", name=conv("pk_ledger_block")),
)

LEDGER_ENTRY: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("key", sa.String(length=96), nullable=False),
    sa.Column("kind", sa.String(length=32), nullable=False),
    sa.Column("at", sa.BigInteger(), nullable=False),
    sa.Column("memo", sa.String(length=256), nullable=False),
    sa.Column("block", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "key", name=conv("pk_ledger_entry")),
)

LEDGER_HOLD: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("key", sa.String(length=96), nullable=False),
    sa.Column("owner_id", sa.String(length=32), nullable=False),
    sa.Column("name", sa.String(length=32), nullable=False),
    sa.Column("amount", WHOLE, nullable=False),
    sa.Column("captured", WHOLE, nullable=False),
    sa.Column("released", WHOLE, nullable=False),
    sa.Column("at", sa.BigInteger(), nullable=False),
    sa.Column("closed_at", sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint("merchant_id", "key", name=conv("pk_ledger_hold")),
    sa.CheckConstraint("amount > 0", name=conv("ck_ledger_hold_amount_positive")),
    sa.CheckConstraint(
        "captured >= 0 AND released >= 0", name=conv("ck_ledger_hold_parts_not_negative")
    ),
    sa.CheckConstraint("captured + released <= amount", name=conv("ck_ledger_hold_parts_within")),
)

LEDGER_POSTING: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("key", sa.String(length=96), nullable=False),
    sa.Column("line", sa.Integer(), nullable=False),
    sa.Column("debit_owner", sa.String(length=32), nullable=False),
    sa.Column("debit_name", sa.String(length=32), nullable=False),
    sa.Column("credit_owner", sa.String(length=32), nullable=False),
    sa.Column("credit_name", sa.String(length=32), nullable=False),
    sa.Column("amount", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "key", "line", name=conv("pk_ledger_posting")),
    sa.CheckConstraint("amount > 0", name=conv("ck_ledger_posting_amount_positive")),
    sa.CheckConstraint(
        "debit_owner <> credit_owner OR debit_name <> credit_name",
        name=conv("ck_ledger_posting_two_accounts"),
    ),
)


def upgrade() -> None:
    op.create_table("ledger_balance", *LEDGER_BALANCE, sqlite_with_rowid=False)
    op.create_table("ledger_block", *LEDGER_BLOCK)
    op.create_table("ledger_entry", *LEDGER_ENTRY, sqlite_with_rowid=False)
    op.create_table("ledger_hold", *LEDGER_HOLD, sqlite_with_rowid=False)
    op.create_table("ledger_posting", *LEDGER_POSTING, sqlite_with_rowid=False)
