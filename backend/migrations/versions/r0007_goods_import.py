"""Keep goods that are being imported apart from the shelf."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0007"
down_revision: str | None = "0006"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

RETAIL_GOODS_IMPORT: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("import_id", sa.String(length=48), nullable=False),
    sa.Column("state", sa.String(length=9), nullable=False),
    sa.Column("row_count", sa.Integer(), nullable=False),
    sa.Column("staged", sa.Integer(), nullable=False),
    sa.Column("began_at", sa.BigInteger(), nullable=False),
    sa.Column("began_seq", WHOLE, nullable=False),
    sa.Column("ended_at", sa.BigInteger(), nullable=True),
    sa.Column("added", sa.Integer(), nullable=False),
    sa.Column("changed", sa.Integer(), nullable=False),
    sa.Column("last_seq", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "import_id", name=conv("pk_retail_goods_import")),
    sa.CheckConstraint(
        "state IN ('open', 'committed', 'dropped')",
        name=conv("ck_retail_goods_import_state_known"),
    ),
    sa.CheckConstraint(
        "staged BETWEEN 0 AND row_count", name=conv("ck_retail_goods_import_staged")
    ),
    sa.CheckConstraint(
        "(state = 'open') = (ended_at IS NULL)", name=conv("ck_retail_goods_import_ended")
    ),
    sa.CheckConstraint("added + changed <= row_count", name=conv("ck_retail_goods_import_sum")),
)

RETAIL_GOODS_STAGED: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("import_id", sa.String(length=48), nullable=False),
    sa.Column("row_no", sa.Integer(), nullable=False),
    sa.Column("goods_id", sa.String(length=32), nullable=False),
    sa.Column("name", sa.String(length=128), nullable=False),
    sa.Column("spec", sa.String(length=64), nullable=False),
    sa.Column("barcode", sa.String(length=32), nullable=True),
    sa.Column("initials", sa.String(length=64), nullable=False),
    sa.Column("category", sa.String(length=64), nullable=False),
    sa.Column("unit", sa.String(length=64), nullable=False),
    sa.Column("price", WHOLE, nullable=False),
    sa.Column("cost", WHOLE, nullable=True),
    sa.Column("weighed", sa.Boolean(), nullable=False),
    sa.Column("on_sale", sa.Boolean(), nullable=False),
    sa.Column("haystack", sa.Text(), nullable=False),
    sa.Column("differs", sa.Boolean(), nullable=False),
    sa.Column("holder", sa.String(length=32), nullable=True),
    sa.PrimaryKeyConstraint(
        "merchant_id", "import_id", "row_no", name=conv("pk_retail_goods_staged")
    ),
    sa.UniqueConstraint(
        "merchant_id",
        "import_id",
        "goods_id",
        name=conv("uq_retail_goods_staged_merchant_id_import_id_goods_id"),
    ),
    sa.UniqueConstraint(
        "merchant_id",
        "import_id",
        "barcode",
        name=conv("uq_retail_goods_staged_merchant_id_import_id_barcode"),
    ),
    sa.ForeignKeyConstraint(
        ["merchant_id", "import_id"],
        ["retail_goods_import.merchant_id", "retail_goods_import.import_id"],
        name=conv("fk_retail_goods_staged_merchant_id_import_id"),
    ),
)


def upgrade() -> None:
    op.create_table("retail_goods_import", *RETAIL_GOODS_IMPORT)
    op.create_table("retail_goods_staged", *RETAIL_GOODS_STAGED, sqlite_with_rowid=False)
