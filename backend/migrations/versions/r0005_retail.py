"""Open a shop's records: goods, staff, sales, refunds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0005"
down_revision: str | None = "0004"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

RETAIL_APPROVAL: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("approval_id", sa.String(length=48), nullable=False),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("action", sa.String(length=32), nullable=False),
    sa.Column("subject", sa.String(length=48), nullable=False),
    sa.Column("asked_by", sa.String(length=32), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=False),
    sa.Column("reason", sa.String(length=64), nullable=False),
    sa.Column("approved_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "approval_id", name=conv("pk_retail_approval")),
)

RETAIL_GOODS: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
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
    sa.Column("updated_seq", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "goods_id", name=conv("pk_retail_goods")),
    sa.UniqueConstraint("merchant_id", "barcode", name=conv("uq_retail_goods_merchant_id_barcode")),
    sa.UniqueConstraint(
        "merchant_id", "updated_seq", name=conv("uq_retail_goods_merchant_id_updated_seq")
    ),
    sa.CheckConstraint("price >= 0 AND cost >= 0", name=conv("ck_retail_goods_amounts")),
)

RETAIL_SALE: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("sale_id", sa.String(length=48), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=False),
    sa.Column("shift_id", sa.String(length=48), nullable=True),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("sold_at", sa.BigInteger(), nullable=False),
    sa.Column("total", WHOLE, nullable=False),
    sa.Column("lines_total", WHOLE, nullable=False),
    sa.Column("paid", WHOLE, nullable=False),
    sa.Column("refunded", WHOLE, nullable=False),
    sa.Column("note", sa.String(length=256), nullable=False),
    sa.Column("recorded_at", sa.BigInteger(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "sale_id", name=conv("pk_retail_sale")),
    sa.CheckConstraint("lines_total = total", name=conv("ck_retail_sale_lines_sum")),
    sa.CheckConstraint("paid = total", name=conv("ck_retail_sale_payments_sum")),
    sa.CheckConstraint("refunded >= 0 AND refunded <= total", name=conv("ck_retail_sale_refunded")),
)

RETAIL_SHOP: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("name", sa.String(length=128), nullable=False),
    sa.Column("greeting", sa.String(length=256), nullable=False),
    sa.Column("address", sa.String(length=256), nullable=False),
    sa.Column("phone", sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", name=conv("pk_retail_shop")),
)

RETAIL_STAFF: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("name", sa.String(length=128), nullable=False),
    sa.Column("role", sa.String(length=8), nullable=False),
    sa.Column("pin_hash", sa.String(length=160), nullable=False),
    sa.Column("failed", sa.Integer(), nullable=False),
    sa.Column("locked_until", sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint("merchant_id", "staff_id", name=conv("pk_retail_staff")),
    sa.CheckConstraint(
        "role IN ('CASHIER', 'MANAGER', 'OWNER')", name=conv("ck_retail_staff_role")
    ),
    sa.CheckConstraint("failed BETWEEN 0 AND 5", name=conv("ck_retail_staff_failed")),
)

RETAIL_REFUND: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("refund_id", sa.String(length=48), nullable=False),
    sa.Column("sale_id", sa.String(length=48), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=False),
    sa.Column("shift_id", sa.String(length=48), nullable=True),
    sa.Column("staff_id", sa.String(length=32), nullable=False),
    sa.Column("approval_id", sa.String(length=48), nullable=True),
    sa.Column("refunded_at", sa.BigInteger(), nullable=False),
    sa.Column("total", WHOLE, nullable=False),
    sa.Column("paid", WHOLE, nullable=False),
    sa.Column("reason", sa.String(length=256), nullable=False),
    sa.Column("recorded_at", sa.BigInteger(), nullable=False),
    sa.Column("digest", sa.String(length=64), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "refund_id", name=conv("pk_retail_refund")),
    sa.ForeignKeyConstraint(
        ["merchant_id", "sale_id"],
        ["retail_sale.merchant_id", "retail_sale.sale_id"],
        name=conv("fk_retail_refund_merchant_id_sale_id"),
    ),
    sa.ForeignKeyConstraint(
        ["merchant_id", "approval_id"],
        ["retail_approval.merchant_id", "retail_approval.approval_id"],
        name=conv("fk_retail_refund_merchant_id_approval_id"),
    ),
    sa.UniqueConstraint(
        "merchant_id",
        "sale_id",
        "version",
        name=conv("uq_retail_refund_merchant_id_sale_id_version"),
    ),
    sa.UniqueConstraint(
        "merchant_id", "approval_id", name=conv("uq_retail_refund_merchant_id_approval_id")
    ),
    sa.CheckConstraint("total > 0 AND paid = total", name=conv("ck_retail_refund_payments_sum")),
)

RETAIL_SALE_LINE: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("sale_id", sa.String(length=48), nullable=False),
    sa.Column("line_no", sa.Integer(), nullable=False),
    sa.Column("goods_id", sa.String(length=32), nullable=True),
    sa.Column("name", sa.String(length=128), nullable=False),
    sa.Column("barcode", sa.String(length=32), nullable=True),
    sa.Column("unit", sa.String(length=64), nullable=False),
    sa.Column("price", WHOLE, nullable=False),
    sa.Column("quantity", WHOLE, nullable=False),
    sa.Column("amount", WHOLE, nullable=False),
    sa.Column("discount", WHOLE, nullable=False),
    sa.Column("total", WHOLE, nullable=False),
    sa.Column("returned", WHOLE, nullable=False),
    sa.Column("refunded", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "sale_id", "line_no", name=conv("pk_retail_sale_line")),
    sa.ForeignKeyConstraint(
        ["merchant_id", "sale_id"],
        ["retail_sale.merchant_id", "retail_sale.sale_id"],
        name=conv("fk_retail_sale_line_merchant_id_sale_id"),
    ),
    sa.CheckConstraint(
        "price >= 0 AND quantity > 0 AND discount >= 0", name=conv("ck_retail_sale_line_amounts")
    ),
    sa.CheckConstraint(
        "total >= 0 AND total = amount - discount", name=conv("ck_retail_sale_line_total")
    ),
    sa.CheckConstraint(
        "returned >= 0 AND returned <= quantity", name=conv("ck_retail_sale_line_returned")
    ),
    sa.CheckConstraint(
        "refunded >= 0 AND refunded <= total", name=conv("ck_retail_sale_line_refunded")
    ),
)

RETAIL_SALE_PAYMENT: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("sale_id", sa.String(length=48), nullable=False),
    sa.Column("place", sa.Integer(), nullable=False),
    sa.Column("tender", sa.String(length=16), nullable=False),
    sa.Column("out_trade_no", sa.String(length=64), nullable=True),
    sa.Column("trade_no", sa.String(length=64), nullable=True),
    sa.Column("amount", WHOLE, nullable=False),
    sa.Column("refunded", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "sale_id", "place", name=conv("pk_retail_sale_payment")),
    sa.ForeignKeyConstraint(
        ["merchant_id", "sale_id"],
        ["retail_sale.merchant_id", "retail_sale.sale_id"],
        name=conv("fk_retail_sale_payment_merchant_id_sale_id"),
    ),
    sa.UniqueConstraint(
        "merchant_id", "out_trade_no", name=conv("uq_retail_sale_payment_merchant_id_out_trade_no")
    ),
    sa.CheckConstraint("amount > 0", name=conv("ck_retail_sale_payment_amount")),
    sa.CheckConstraint(
        "refunded >= 0 AND refunded <= amount", name=conv("ck_retail_sale_payment_refunded")
    ),
)

RETAIL_REFUND_LINE: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("refund_id", sa.String(length=48), nullable=False),
    sa.Column("line_no", sa.Integer(), nullable=False),
    sa.Column("quantity", WHOLE, nullable=False),
    sa.Column("total", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint(
        "merchant_id", "refund_id", "line_no", name=conv("pk_retail_refund_line")
    ),
    sa.ForeignKeyConstraint(
        ["merchant_id", "refund_id"],
        ["retail_refund.merchant_id", "retail_refund.refund_id"],
        name=conv("fk_retail_refund_line_merchant_id_refund_id"),
    ),
    sa.CheckConstraint("quantity > 0 AND total >= 0", name=conv("ck_retail_refund_line_amounts")),
)

RETAIL_REFUND_PAYMENT: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("refund_id", sa.String(length=48), nullable=False),
    sa.Column("place", sa.Integer(), nullable=False),
    sa.Column("tender", sa.String(length=16), nullable=False),
    sa.Column("out_trade_no", sa.String(length=64), nullable=True),
    sa.Column("out_request_no", sa.String(length=64), nullable=True),
    sa.Column("amount", WHOLE, nullable=False),
    sa.PrimaryKeyConstraint(
        "merchant_id", "refund_id", "place", name=conv("pk_retail_refund_payment")
    ),
    sa.ForeignKeyConstraint(
        ["merchant_id", "refund_id"],
        ["retail_refund.merchant_id", "retail_refund.refund_id"],
        name=conv("fk_retail_refund_payment_merchant_id_refund_id"),
    ),
    sa.UniqueConstraint(
        "merchant_id",
        "out_trade_no",
        "out_request_no",
        name=conv("uq_retail_refund_payment_merchant_id_out_trade_no_out_request_no"),
    ),
    sa.CheckConstraint("amount > 0", name=conv("ck_retail_refund_payment_amount")),
)


def upgrade() -> None:
    op.create_table("retail_approval", *RETAIL_APPROVAL)
    op.create_table("retail_goods", *RETAIL_GOODS)
    op.create_table("retail_sale", *RETAIL_SALE)
    op.create_index(
        conv("ix_retail_sale_merchant_id_sold_at_sale_id"),
        "retail_sale",
        ["merchant_id", "sold_at", "sale_id"],
        unique=False,
    )
    op.create_table("retail_shop", *RETAIL_SHOP)
    op.create_table("retail_staff", *RETAIL_STAFF)
    op.create_table("retail_refund", *RETAIL_REFUND)
    op.create_table("retail_sale_line", *RETAIL_SALE_LINE)
    op.create_table("retail_sale_payment", *RETAIL_SALE_PAYMENT)
    op.create_table("retail_refund_line", *RETAIL_REFUND_LINE)
    op.create_table("retail_refund_payment", *RETAIL_REFUND_PAYMENT)
