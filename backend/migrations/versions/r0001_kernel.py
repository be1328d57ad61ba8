"""Open the kernel: facts told after the commit, and work for later."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0001"
down_revision: str | None = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

JOB: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("kind", sa.String(length=48), nullable=False),
    sa.Column("key", sa.String(length=96), nullable=False),
    sa.Column("state", sa.String(length=8), nullable=False),
    sa.Column("due_at", sa.BigInteger(), nullable=False),
    sa.Column("tries", sa.Integer(), nullable=False),
    sa.Column("payload", sa.Text(), nullable=False),
    sa.Column("note", sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "kind", "key", name=conv("pk_job")),
    sa.CheckConstraint("state IN ('due', 'done', 'dead')", name=conv("ck_job_state_known")),
)

OUTBOX: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("subject", sa.String(length=64), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("seq", WHOLE, nullable=False),
    sa.Column("name", sa.String(length=48), nullable=False),
    sa.Column("payload", sa.Text(), nullable=False),
    sa.Column("at", sa.BigInteger(), nullable=False),
    sa.Column("awaited", sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "subject", "version", name=conv("pk_outbox")),
)

OUTBOX_DEAD: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("seq", WHOLE, autoincrement=False, nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "seq", name=conv("pk_outbox_dead")),
)

OUTBOX_RELAY: tuple[SchemaItem, ...] = (
    sa.Column("name", sa.String(length=32), nullable=False),
    sa.Column("seq", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint("name", name=conv("pk_outbox_relay")),
)


def upgrade() -> None:
    op.create_table("job", *JOB)
    op.create_index("ix_job_due", "job", ["state", "due_at"], unique=False)
    op.create_table("outbox", *OUTBOX, sqlite_with_rowid=False)
    op.create_index("ix_outbox_seq", "outbox", ["seq"], unique=True)
    awaited = sa.text("awaited")
    op.create_index(
        "ix_outbox_awaited",
        "outbox",
        ["seq"],
        unique=False,
        sqlite_where=sa.text("awaited = 1"),
        postgresql_where=awaited,
    )
    op.create_table("outbox_dead", *OUTBOX_DEAD)
    op.create_table("outbox_relay", *OUTBOX_RELAY)
