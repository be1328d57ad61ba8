"""Wallet rows. A buyer's money is not here: it is in the ledger, and only there."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table

from backend.kernel.columns import CLUSTERED, METADATA, Instant, fen

BUYER: Final = Table(
    "wallet_buyer",
    METADATA,
    Column("buyer_id", String(16), primary_key=True),
    Column("logon_id", String(128), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("pin_hash", String(160), nullable=False),
    Column("active", Boolean, nullable=False),
    fen("free_limit"),
    Column("opened_at", Instant, nullable=False),
    CheckConstraint("free_limit >= 0", name="free_limit"),
    **CLUSTERED,
)

# One row per buyer and door (paying, signing in): a stranger who guesses at the sign-in cannot lock
# the phone in the buyer's hand. A logon that nobody has is counted too, so that it answers alike.
TRIES: Final = Table(
    "wallet_tries",
    METADATA,
    Column("subject", String(160), primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("locked_until", Instant),
    Column("forget_at", Instant),
    CheckConstraint("failed >= 0 AND failed <= 5", name="failed"),
    Index(None, "forget_at"),
)

# A used code stays for ever: the primary key is what keeps it from paying twice.
# Not clustered: codes are used in about the order they were given out, and lie in it.
PAYMENT_CODE: Final = Table(
    "wallet_payment_code",
    METADATA,
    Column("auth_code", String(24), primary_key=True),
    Column("buyer_id", String(16), ForeignKey("wallet_buyer.buyer_id"), nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("always_confirm", Boolean, nullable=False),
    Column("used_trade_no", String(64)),
    CheckConstraint("expires_at > issued_at", name="life"),
    Index(None, "buyer_id", "expires_at"),
)

SESSION: Final = Table(
    "wallet_session",
    METADATA,
    Column("token_key", String(64), primary_key=True),
    Column("buyer_id", String(16), ForeignKey("wallet_buyer.buyer_id"), nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index(None, "buyer_id"),
)
