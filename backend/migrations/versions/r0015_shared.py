"""Share carts on hold, set refunds aside, and find a sale by what its receipt calls it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0015"
down_revision: str | None = "0014"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

RETAIL_HELD_CART: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("cart_id", sa.String(length=48), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=False),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("held_at", sa.BigInteger(), nullable=False),
    sa.Column("note", sa.String(length=256), nullable=False),
    sa.Column("line_count", sa.Integer(), nullable=False),
    sa.Column("total", WHOLE, nullable=False),
    sa.Column("content", sa.Text(), nullable=False),
    sa.Column("claim_id", sa.String(length=48), nullable=True),
    sa.Column("claimed_by_till", sa.String(length=32), nullable=True),
    sa.Column("claimed_by", sa.String(length=32), nullable=True),
    sa.Column("claimed_at", sa.BigInteger(), nullable=True),
    sa.UniqueConstraint(
        "merchant_id", "claim_id", name=conv("uq_retail_held_cart_merchant_id_claim_id")
    ),
    sa.CheckConstraint("line_count > 0 AND total >= 0", name=conv("ck_retail_held_cart_amounts")),
    sa.CheckConstraint(
        "(claim_id IS NULL) = (claimed_at IS NULL)", name=conv("ck_retail_held_cart_claimed")
    ),
    sa.PrimaryKeyConstraint("merchant_id", "cart_id", name=conv("pk_retail_held_cart")),
)

RETAIL_RESERVATION: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("refund_id", sa.String(length=48), nullable=False),
    sa.Column("sale_id", sa.String(length=48), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=False),
    sa.Column("state", sa.String(length=8), nullable=False),
    sa.Column("content", sa.Text(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
    sa.Column("made_at", sa.BigInteger(), nullable=False),
    sa.Column("ended_at", sa.BigInteger(), nullable=True),
    sa.CheckConstraint(
        "state IN ('held', 'used', 'released')", name=conv("ck_retail_reservation_state_known")
    ),
    sa.CheckConstraint(
        "(state = 'held') = (ended_at IS NULL)", name=conv("ck_retail_reservation_ended")
    ),
    sa.PrimaryKeyConstraint("merchant_id", "refund_id", name=conv("pk_retail_reservation")),
)


def upgrade() -> None:
    op.add_column("retail_sale", sa.Column("number", sa.String(length=64), nullable=True))
    op.create_index(
        conv("ix_retail_sale_merchant_id_number"), "retail_sale", ["merchant_id", "number"]
    )
    op.create_table("retail_held_cart", *RETAIL_HELD_CART)
    op.create_index(
        conv("ix_retail_held_cart_merchant_id_claim_id_held_at"),
        "retail_held_cart",
        ["merchant_id", "claim_id", "held_at"],
    )
    op.create_table("retail_reservation", *RETAIL_RESERVATION)
    op.create_index(
        conv("ix_retail_reservation_merchant_id_sale_id_state"),
        "retail_reservation",
        ["merchant_id", "sale_id", "state"],
    )
