"""Ecosystem rows: a directory small enough to stand on every shard."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text

from backend.kernel.columns import METADATA, Instant

MERCHANT: Final = Table(
    "ecosystem_merchant",
    METADATA,
    Column("merchant_id", String(16), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("opened_at", Instant, nullable=False),
)

# Found by its number alone: the number is how a request says whose it is.
APP: Final = Table(
    "ecosystem_app",
    METADATA,
    Column("app_id", String(16), primary_key=True),
    Column("merchant_id", String(16), ForeignKey("ecosystem_merchant.merchant_id"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("public_key", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("state IN ('online', 'stopped')", name="state_known"),
    Index(None, "merchant_id"),
)
