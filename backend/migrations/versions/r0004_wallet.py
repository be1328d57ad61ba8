"""Open buyers: wallets, payment codes, tries, sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0004"
down_revision: str | None = "0003"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

WALLET_BUYER: tuple[SchemaItem, ...] = (
    sa.Column("buyer_id", sa.String(length=16), nullable=False),
    sa.Column("logon_id", sa.String(length=128), nullable=False),
    sa.Column("name", sa.String(length=64), nullable=False),
    sa.Column("pin_hash", sa.String(length=160), nullable=False),
    sa.Column("active", sa.Boolean(), nullable=False),
    sa.Column("free_limit", WHOLE, nullable=False),
    sa.Column("opened_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("buyer_id", name=conv("pk_wallet_buyer")),
    sa.CheckConstraint("free_limit >= 0", name=conv("ck_wallet_buyer_free_limit")),
    sa.UniqueConstraint("logon_id", name=conv("uq_wallet_buyer_logon_id")),
)

WALLET_TRIES: tuple[SchemaItem, ...] = (
    sa.Column("subject", sa.String(length=160), nullable=False),
    sa.Column("failed", sa.Integer(), nullable=False),
    sa.Column("locked_until", sa.BigInteger(), nullable=True),
    sa.Column("forget_at", sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint("subject", name=conv("pk_wallet_tries")),
    sa.CheckConstraint("failed >= 0 AND failed <= 5", name=conv("ck_wallet_tries_failed")),
)

WALLET_PAYMENT_CODE: tuple[SchemaItem, ...] = (
    sa.Column("auth_code", sa.String(length=24), nullable=False),
    sa.Column("buyer_id", sa.String(length=16), nullable=False),
    sa.Column("issued_at", sa.BigInteger(), nullable=False),
    sa.Column("expires_at", sa.BigInteger(), nullable=False),
    sa.Column("always_confirm", sa.Boolean(), nullable=False),
    sa.Column("used_trade_no", sa.String(length=64), nullable=True),
    sa.PrimaryKeyConstraint("auth_code", name=conv("pk_wallet_payment_code")),
    sa.CheckConstraint("expires_at > issued_at", name=conv("ck_wallet_payment_code_life")),
    sa.ForeignKeyConstraint(
        ["buyer_id"], ["wallet_buyer.buyer_id"], name=conv("fk_wallet_payment_code_buyer_id")
    ),
)

WALLET_SESSION: tuple[SchemaItem, ...] = (
    sa.Column("token_key", sa.String(length=64), nullable=False),
    sa.Column("buyer_id", sa.String(length=16), nullable=False),
    sa.Column("expires_at", sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint("token_key", name=conv("pk_wallet_session")),
    sa.ForeignKeyConstraint(
        ["buyer_id"], ["wallet_buyer.buyer_id"], name=conv("fk_wallet_session_buyer_id")
    ),
)


def upgrade() -> None:
    op.create_table("wallet_buyer", *WALLET_BUYER, sqlite_with_rowid=False)
    op.create_table("wallet_tries", *WALLET_TRIES)
    op.create_index(conv("ix_wallet_tries_forget_at"), "wallet_tries", ["forget_at"], unique=False)
    op.create_table("wallet_payment_code", *WALLET_PAYMENT_CODE)
    op.create_index(
        conv("ix_wallet_payment_code_buyer_id_expires_at"),
        "wallet_payment_code",
        ["buyer_id", "expires_at"],
        unique=False,
    )
    op.create_table("wallet_session", *WALLET_SESSION)
    op.create_index(
        conv("ix_wallet_session_buyer_id"), "wallet_session", ["buyer_id"], unique=False
    )
