"""Remember every barcode the shop gave to its own goods."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0016"
down_revision: str | None = "0015"

RETAIL_IN_STORE_CODE: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("barcode", sa.String(length=13), nullable=False),
    sa.Column("goods_id", sa.String(length=32), nullable=False),
    sa.Column("given_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "barcode", name=conv("pk_retail_in_store_code")),
    sa.CheckConstraint("barcode LIKE '2______00000_'", name=conv("ck_retail_in_store_code_shape")),
)
STAYS = {
    "sqlite": (
        (
            "CREATE TRIGGER retail_in_store_code_update BEFORE UPDATE ON retail_in_store_code"
            " BEGIN SELECT RAISE(ABORT, 'retail_in_store_code is append-only'); END"
        ),
        (
            "CREATE TRIGGER retail_in_store_code_delete BEFORE DELETE ON retail_in_store_code"
            " BEGIN SELECT RAISE(ABORT, 'retail_in_store_code is append-only'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE OR REPLACE FUNCTION retail_in_store_code_stays() RETURNS trigger"
            " LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'retail_in_store_code is append-only'; END $$"
        ),
        (
            "CREATE TRIGGER retail_in_store_code_stays BEFORE UPDATE OR DELETE OR TRUNCATE"
            " ON retail_in_store_code FOR EACH STATEMENT"
            " EXECUTE FUNCTION retail_in_store_code_stays()"
        ),
    ),
}


def upgrade() -> None:
    op.create_table("retail_in_store_code", *RETAIL_IN_STORE_CODE)
    for statement in STAYS[op.get_context().dialect.name]:
        op.execute(statement)
