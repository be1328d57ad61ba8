"""Keep the closed shifts of every till."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0010"
down_revision: str | None = "0008"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

RETAIL_SHIFT: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("shift_id", sa.String(length=48), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=False),
    sa.Column("number", sa.Integer(), nullable=False),
    sa.Column("closed_at", sa.BigInteger(), nullable=False),
    sa.Column("counted", WHOLE, nullable=False),
    sa.Column("expected", WHOLE, nullable=False),
    sa.Column("difference", WHOLE, nullable=False),
    sa.Column("report", sa.Text(), nullable=False),
    sa.Column("previous_hash", sa.String(length=64), nullable=False),
    sa.Column("hash", sa.String(length=64), nullable=False),
    sa.Column("recorded_at", sa.BigInteger(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "shift_id", name=conv("pk_retail_shift")),
    sa.UniqueConstraint(
        "merchant_id",
        "till_id",
        "number",
        name=conv("uq_retail_shift_merchant_id_till_id_number"),
    ),
    sa.CheckConstraint("number > 0", name=conv("ck_retail_shift_number")),
    sa.CheckConstraint(
        "counted >= 0 AND difference = counted - expected",
        name=conv("ck_retail_shift_difference"),
    ),
)

STAYS = {
    "sqlite": (
        (
            "CREATE TRIGGER retail_shift_update BEFORE UPDATE ON retail_shift"
            " BEGIN SELECT RAISE(ABORT, 'retail_shift is append-only'); END"
        ),
        (
            "CREATE TRIGGER retail_shift_delete BEFORE DELETE ON retail_shift"
            " BEGIN SELECT RAISE(ABORT, 'retail_shift is append-only'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE OR REPLACE FUNCTION retail_shift_stays() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'retail_shift is append-only'; END $$"
        ),
        (
            "CREATE TRIGGER retail_shift_stays BEFORE UPDATE OR DELETE OR TRUNCATE"
            " ON retail_shift FOR EACH STATEMENT EXECUTE FUNCTION retail_shift_stays()"
        ),
    ),
}


def upgrade() -> None:
    op.create_table("retail_shift", *RETAIL_SHIFT)
    op.create_index(
        "ix_retail_shift_merchant_id_closed_at_shift_id",
        "retail_shift",
        ["merchant_id", "closed_at", "shift_id"],
    )
    for statement in STAYS[op.get_context().dialect.name]:
        op.execute(statement)
