"""Open merchants and their applications."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0003"
down_revision: str | None = "0002"

ECOSYSTEM_MERCHANT: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("name", sa.String(length=64), nullable=False),
    sa.Column("opened_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", name=conv("pk_ecosystem_merchant")),
)

ECOSYSTEM_APP: tuple[SchemaItem, ...] = (
    sa.Column("app_id", sa.String(length=16), nullable=False),
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("name", sa.String(length=64), nullable=False),
    sa.Column("public_key", sa.Text(), nullable=False),
    sa.Column("state", sa.String(length=8), nullable=False),
    sa.Column("created_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("app_id", name=conv("pk_ecosystem_app")),
    sa.CheckConstraint("state IN ('online', 'stopped')", name=conv("ck_ecosystem_app_state_known")),
    sa.ForeignKeyConstraint(
        ["merchant_id"],
        ["ecosystem_merchant.merchant_id"],
        name=conv("fk_ecosystem_app_merchant_id"),
    ),
)


def upgrade() -> None:
    op.create_table("ecosystem_merchant", *ECOSYSTEM_MERCHANT)
    op.create_table("ecosystem_app", *ECOSYSTEM_APP)
    op.create_index(
        conv("ix_ecosystem_app_merchant_id"), "ecosystem_app", ["merchant_id"], unique=False
    )
