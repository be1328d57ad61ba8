"""Keep what was done at the tills, for ever."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0008"
down_revision: str | None = "0007"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

RETAIL_ACTIVITY: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("activity_id", sa.String(length=48), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=False),
    sa.Column("seq", WHOLE, nullable=False),
    sa.Column("action", sa.String(length=32), nullable=False),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("approved_by", sa.String(length=32), nullable=True),
    sa.Column("approval_id", sa.String(length=48), nullable=True),
    sa.Column("away", sa.Boolean(), nullable=False),
    sa.Column("sale_id", sa.String(length=48), nullable=True),
    sa.Column("subject", sa.String(length=256), nullable=False),
    sa.Column("amount", WHOLE, nullable=True),
    sa.Column("reason", sa.String(length=256), nullable=False),
    sa.Column("done_at", sa.BigInteger(), nullable=False),
    sa.Column("recorded_at", sa.BigInteger(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "activity_id", name=conv("pk_retail_activity")),
    sa.CheckConstraint("amount >= 0", name=conv("ck_retail_activity_amount")),
)
STAYS = {
    "sqlite": (
        (
            "CREATE TRIGGER retail_activity_update BEFORE UPDATE ON retail_activity"
            " BEGIN SELECT RAISE(ABORT, 'retail_activity is append-only'); END"
        ),
        (
            "CREATE TRIGGER retail_activity_delete BEFORE DELETE ON retail_activity"
            " BEGIN SELECT RAISE(ABORT, 'retail_activity is append-only'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE OR REPLACE FUNCTION retail_activity_stays() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'retail_activity is append-only'; END $$"
        ),
        (
            "CREATE TRIGGER retail_activity_stays BEFORE UPDATE OR DELETE OR TRUNCATE"
            " ON retail_activity FOR EACH STATEMENT EXECUTE FUNCTION retail_activity_stays()"
        ),
    ),
}


def upgrade() -> None:
    op.create_table("retail_activity", *RETAIL_ACTIVITY)
    op.create_index(
        "ix_retail_activity_merchant_id_done_at_seq_activity_id",
        "retail_activity",
        ["merchant_id", "done_at", "seq", "activity_id"],
        unique=False,
    )
    for statement in STAYS[op.get_context().dialect.name]:
        op.execute(statement)
