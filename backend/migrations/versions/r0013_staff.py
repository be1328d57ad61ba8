"""Say of everybody whether they still work in the shop."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0013"
down_revision: str | None = "0012"

RETAIL_STAFF: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("name", sa.String(length=128), nullable=False),
    sa.Column("role", sa.String(length=8), nullable=False),
    sa.Column("pin_hash", sa.String(length=160), nullable=False),
    sa.Column("failed", sa.Integer(), nullable=False),
    sa.Column("locked_until", sa.BigInteger(), nullable=True),
    sa.Column("works", sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "staff_id", name=conv("pk_retail_staff")),
    sa.CheckConstraint(
        "role IN ('CASHIER', 'MANAGER', 'OWNER')", name=conv("ck_retail_staff_role")
    ),
    sa.CheckConstraint("failed BETWEEN 0 AND 5", name=conv("ck_retail_staff_failed")),
)
KEPT = "merchant_id, staff_id, name, role, pin_hash, failed, locked_until"


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        works: sa.Column[bool] = sa.Column(
            "works", sa.Boolean(), nullable=False, server_default=sa.true()
        )
        op.add_column("retail_staff", works)
        op.alter_column("retail_staff", "works", server_default=None)
        return
    op.rename_table("retail_staff", "retail_staff_before")
    op.create_table("retail_staff", *RETAIL_STAFF)
    op.execute(
        f"INSERT INTO retail_staff ({KEPT}, works) SELECT {KEPT}, 1 FROM retail_staff_before"  # noqa: S608 - our own words
    )
    op.drop_table("retail_staff_before")
