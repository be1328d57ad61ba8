"""Keep stock and every move of it, the tax category of goods, and what an import came after."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0014"
down_revision: str | None = "0013"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LOW = "low_at IS NOT NULL AND level <= low_at"

RETAIL_STOCK: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("goods_id", sa.String(length=32), nullable=False),
    sa.Column("level", WHOLE, nullable=False),
    sa.Column("moves", WHOLE, nullable=False),
    sa.Column("low_at", WHOLE, nullable=True),
    sa.Column("moved_at", sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint("merchant_id", "goods_id", name=conv("pk_retail_stock")),
    sa.CheckConstraint("moves >= 0 AND low_at >= 0", name=conv("ck_retail_stock_counts")),
)

RETAIL_STOCK_MOVE: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("goods_id", sa.String(length=32), nullable=False),
    sa.Column("move_no", WHOLE, nullable=False),
    sa.Column("kind", sa.String(length=16), nullable=False),
    sa.Column("quantity", WHOLE, nullable=False),
    sa.Column("level", WHOLE, nullable=False),
    sa.Column("source", sa.String(length=64), nullable=False),
    sa.Column("line_no", sa.Integer(), nullable=False),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("reason", sa.String(length=64), nullable=False),
    sa.Column("moved_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint(
        "merchant_id", "goods_id", "move_no", name=conv("pk_retail_stock_move")
    ),
    sa.UniqueConstraint(
        "merchant_id",
        "source",
        "line_no",
        name=conv("uq_retail_stock_move_merchant_id_source_line_no"),
    ),
    sa.CheckConstraint(
        "kind IN ('SALE', 'REFUND', 'COUNT', 'DELIVERY', 'WRITE_OFF')",
        name=conv("ck_retail_stock_move_kind"),
    ),
    sa.CheckConstraint(
        "kind NOT IN ('SALE', 'WRITE_OFF') OR quantity < 0",
        name=conv("ck_retail_stock_move_goes_out"),
    ),
    sa.CheckConstraint(
        "kind NOT IN ('REFUND', 'DELIVERY') OR quantity > 0",
        name=conv("ck_retail_stock_move_comes_in"),
    ),
    sa.CheckConstraint("move_no > 0", name=conv("ck_retail_stock_move_move_no")),
)
STAYS = {
    "sqlite": (
        (
            "CREATE TRIGGER retail_stock_move_update BEFORE UPDATE ON retail_stock_move"
            " BEGIN SELECT RAISE(ABORT, 'retail_stock_move is append-only'); END"
        ),
        (
            "CREATE TRIGGER retail_stock_move_delete BEFORE DELETE ON retail_stock_move"
            " BEGIN SELECT RAISE(ABORT, 'retail_stock_move is append-only'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE OR REPLACE FUNCTION retail_stock_move_stays() RETURNS trigger"
            " LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'retail_stock_move is append-only'; END $$"
        ),
        (
            "CREATE TRIGGER retail_stock_move_stays BEFORE UPDATE OR DELETE OR TRUNCATE"
            " ON retail_stock_move FOR EACH STATEMENT EXECUTE FUNCTION retail_stock_move_stays()"
        ),
    ),
}


def upgrade() -> None:
    op.create_table("retail_stock", *RETAIL_STOCK)
    op.create_index(
        conv("ix_retail_stock_merchant_id_goods_id"),
        "retail_stock",
        ["merchant_id", "goods_id"],
        unique=False,
        sqlite_where=sa.text(LOW),
        postgresql_where=sa.text(LOW),
    )
    op.create_table("retail_stock_move", *RETAIL_STOCK_MOVE)
    for statement in STAYS[op.get_context().dialect.name]:
        op.execute(statement)
    for table in ("retail_goods", "retail_goods_staged"):
        tax: sa.Column[str] = sa.Column(
            "tax", sa.String(length=64), nullable=False, server_default=""
        )
        op.add_column(table, tax)
    before: sa.Column[int] = sa.Column("before_seq", WHOLE, nullable=False, server_default="0")
    op.add_column("retail_goods_import", before)
