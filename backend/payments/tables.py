"""Payments rows: one for each order, its QR code, and each refund."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from backend.kernel.columns import CLUSTERED, METADATA, Instant, fen, merchant

_STATES: Final = "('precreated', 'waiting', 'paid', 'finished', 'closed')"
_PAID: Final = text("state = 'paid'")

# One row for each order number, from the first call that names it and for ever: whatever arrives
# for the number later meets this row.
TRADE: Final = Table(
    "payments_trade",
    METADATA,
    merchant(),
    Column("trade_no", String(64), primary_key=True),
    Column("out_trade_no", String(64), nullable=False),
    Column("app_id", String(16), nullable=False),
    Column("fee_bp", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("state", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    fen("total"),
    fen("paid"),
    fen("refunded"),
    fen("fee"),
    Column("subject", String(256), nullable=False),
    Column("body", String(400)),
    Column("buyer_id", String(16)),
    Column("buyer_logon", String(128)),
    Column("auth_code", String(64)),
    Column("product_code", String(64)),
    Column("store_id", String(64)),
    Column("terminal_id", String(64)),
    Column("operator_id", String(64)),
    Column("passback_params", String(512)),
    Column("notify_url", String(2048)),
    Column("paid_at", Instant),
    Column("closed_at", Instant),
    Column("closing", String(8)),
    UniqueConstraint("merchant_id", "out_trade_no"),
    CheckConstraint(f"state IN {_STATES}", name="state_known"),
    CheckConstraint("version >= 0", name="version_not_negative"),
    CheckConstraint("total >= 0 AND fee >= 0", name="amounts_not_negative"),
    CheckConstraint("paid = 0 OR paid = total", name="paid_in_full"),
    CheckConstraint("refunded >= 0 AND refunded <= paid", name="refunded_within_paid"),
    CheckConstraint("fee <= paid - refunded", name="fee_within_kept"),
    CheckConstraint(
        "(paid = 0 AND paid_at IS NULL) OR (paid > 0 AND paid_at IS NOT NULL)", name="paid_at_known"
    ),
    CheckConstraint("state NOT IN ('paid', 'finished') OR paid > refunded", name="paid_has_rest"),
    CheckConstraint("state NOT IN ('precreated', 'waiting') OR paid = 0", name="open_is_unpaid"),
    CheckConstraint("state <> 'closed' OR refunded = paid", name="closed_keeps_nothing"),
    CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_at_known"),
    CheckConstraint("(state = 'closed') = (closing IS NOT NULL)", name="closing_known"),
    Index("ix_payments_trade_newest", "merchant_id", "created_at"),
    Index("ix_payments_trade_buyer", "buyer_id", "created_at"),
    Index("ix_payments_trade_unfinished", "paid_at", sqlite_where=_PAID, postgresql_where=_PAID),
    **CLUSTERED,
)

# A code is replaced, not added to: what was printed before it opens nothing any more.
QR: Final = Table(
    "payments_qr",
    METADATA,
    merchant(),
    Column("trade_no", String(64), primary_key=True),
    Column("token", String(64), nullable=False),
    Column("expires_at", Instant, nullable=False),
    ForeignKeyConstraint(
        ("merchant_id", "trade_no"), ("payments_trade.merchant_id", "payments_trade.trade_no")
    ),
    Index("ix_payments_qr_token", "token"),
    **CLUSTERED,
)

REFUND: Final = Table(
    "payments_refund",
    METADATA,
    merchant(),
    Column("trade_no", String(64), primary_key=True),
    Column("out_request_no", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
    fen("amount"),
    fen("fee_back"),
    Column("reason", String(256)),
    Column("operator_id", String(64)),
    Column("store_id", String(64)),
    Column("terminal_id", String(64)),
    Column("refunded_at", Instant, nullable=False),
    CheckConstraint("amount > 0", name="amount_positive"),
    CheckConstraint("fee_back >= 0 AND fee_back <= amount", name="fee_back_within"),
    Index("ix_payments_refund_at", "merchant_id", "refunded_at"),
    ForeignKeyConstraint(
        ("merchant_id", "trade_no"), ("payments_trade.merchant_id", "payments_trade.trade_no")
    ),
    **CLUSTERED,
)
