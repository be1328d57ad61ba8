"""Open orders, their QR codes and refunds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0006"
down_revision: str | None = "0005"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

PAYMENTS_TRADE: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("trade_no", sa.String(length=64), nullable=False),
    sa.Column("out_trade_no", sa.String(length=64), nullable=False),
    sa.Column("app_id", sa.String(length=16), nullable=False),
    sa.Column("fee_bp", sa.Integer(), nullable=False),
    sa.Column("created_at", sa.BigInteger(), nullable=False),
    sa.Column("expires_at", sa.BigInteger(), nullable=False),
    sa.Column("state", sa.String(length=12), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("total", WHOLE, nullable=False),
    sa.Column("paid", WHOLE, nullable=False),
    sa.Column("refunded", WHOLE, nullable=False),
    sa.Column("fee", WHOLE, nullable=False),
    sa.Column("subject", sa.String(length=256), nullable=False),
    sa.Column("body", sa.String(length=400), nullable=True),
    sa.Column("buyer_id", sa.String(length=16), nullable=True),
    sa.Column("buyer_logon", sa.String(length=128), nullable=True),
    sa.Column("auth_code", sa.String(length=64), nullable=True),
    sa.Column("product_code", sa.String(length=64), nullable=True),
    sa.Column("store_id", sa.String(length=64), nullable=True),
    sa.Column("terminal_id", sa.String(length=64), nullable=True),
    sa.Column("operator_id", sa.String(length=64), nullable=True),
    sa.Column("passback_params", sa.String(length=512), nullable=True),
    sa.Column("notify_url", sa.String(length=2048), nullable=True),
    sa.Column("paid_at", sa.BigInteger(), nullable=True),
    sa.Column("closed_at", sa.BigInteger(), nullable=True),
    sa.Column("closing", sa.String(length=8), nullable=True),
    sa.PrimaryKeyConstraint("merchant_id", "trade_no", name=conv("pk_payments_trade")),
    sa.UniqueConstraint(
        "merchant_id", "out_trade_no", name=conv("uq_payments_trade_merchant_id_out_trade_no")
    ),
    sa.CheckConstraint(
        "state IN ('precreated', 'waiting', 'paid', 'finished', 'closed')",
        name=conv("ck_payments_trade_state_known"),
    ),
    sa.CheckConstraint("version >= 0", name=conv("ck_payments_trade_version_not_negative")),
    sa.CheckConstraint(
        "total >= 0 AND fee >= 0", name=conv("ck_payments_trade_amounts_not_negative")
    ),
    sa.CheckConstraint("paid = 0 OR paid = total", name=conv("ck_payments_trade_paid_in_full")),
    sa.CheckConstraint(
        "refunded >= 0 AND refunded <= paid", name=conv("ck_payments_trade_refunded_within_paid")
    ),
    sa.CheckConstraint("fee <= paid - refunded", name=conv("ck_payments_trade_fee_within_kept")),
    sa.CheckConstraint(
        "(paid = 0 AND paid_at IS NULL) OR (paid > 0 AND paid_at IS NOT NULL)",
        name=conv("ck_payments_trade_paid_at_known"),
    ),
    sa.CheckConstraint(
        "state NOT IN ('paid', 'finished') OR paid > refunded",
        name=conv("ck_payments_trade_paid_has_rest"),
    ),
    sa.CheckConstraint(
        "state NOT IN ('precreated', 'waiting') OR paid = 0",
        name=conv("ck_payments_trade_open_is_unpaid"),
    ),
    sa.CheckConstraint(
        "state <> 'closed' OR refunded = paid", name=conv("ck_payments_trade_closed_keeps_nothing")
    ),
    sa.CheckConstraint(
        "(state = 'closed') = (closed_at IS NOT NULL)",
        name=conv("ck_payments_trade_closed_at_known"),
    ),
    sa.CheckConstraint(
        "(state = 'closed') = (closing IS NOT NULL)", name=conv("ck_payments_trade_closing_known")
    ),
)

PAYMENTS_QR: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("trade_no", sa.String(length=64), nullable=False),
    sa.Column("token", sa.String(length=64), nullable=False),
    sa.Column("expires_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("merchant_id", "trade_no", name=conv("pk_payments_qr")),
    sa.ForeignKeyConstraint(
        ["merchant_id", "trade_no"],
        ["payments_trade.merchant_id", "payments_trade.trade_no"],
        name=conv("fk_payments_qr_merchant_id_trade_no"),
    ),
)

PAYMENTS_REFUND: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("trade_no", sa.String(length=64), nullable=False),
    sa.Column("out_request_no", sa.String(length=64), nullable=False),
    sa.Column("version", sa.Integer(), nullable=False),
    sa.Column("amount", WHOLE, nullable=False),
    sa.Column("fee_back", WHOLE, nullable=False),
    sa.Column("reason", sa.String(length=256), nullable=True),
    sa.Column("operator_id", sa.String(length=64), nullable=True),
    sa.Column("store_id", sa.String(length=64), nullable=True),
    sa.Column("terminal_id", sa.String(length=64), nullable=True),
    sa.Column("refunded_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint(
        "merchant_id", "trade_no", "out_request_no", name=conv("pk_payments_refund")
    ),
    sa.CheckConstraint("amount > 0", name=conv("ck_payments_refund_amount_positive")),
    sa.CheckConstraint(
        "fee_back >= 0 AND fee_back <= amount", name=conv("ck_payments_refund_fee_back_within")
    ),
    sa.ForeignKeyConstraint(
        ["merchant_id", "trade_no"],
        ["payments_trade.merchant_id", "payments_trade.trade_no"],
        name=conv("fk_payments_refund_merchant_id_trade_no"),
    ),
)


def upgrade() -> None:
    op.create_table("payments_trade", *PAYMENTS_TRADE, sqlite_with_rowid=False)
    op.create_index(
        "ix_payments_trade_buyer", "payments_trade", ["buyer_id", "created_at"], unique=False
    )
    op.create_index(
        "ix_payments_trade_newest", "payments_trade", ["merchant_id", "created_at"], unique=False
    )
    op.create_index(
        "ix_payments_trade_unfinished",
        "payments_trade",
        ["paid_at"],
        unique=False,
        sqlite_where=sa.text("state = 'paid'"),
        postgresql_where=sa.text("state = 'paid'"),
    )
    op.create_table("payments_qr", *PAYMENTS_QR, sqlite_with_rowid=False)
    op.create_index("ix_payments_qr_token", "payments_qr", ["token"], unique=False)
    op.create_table("payments_refund", *PAYMENTS_REFUND, sqlite_with_rowid=False)
