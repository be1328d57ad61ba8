"""Rows that the tills of a shop share: carts on hold, and what is set aside to be given back."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from backend.kernel.columns import METADATA, Instant, fen, merchant

# A cart on hold is one till's as soon as a claim has taken it, and that once.
HELD_CART: Final = Table(
    "retail_held_cart",
    METADATA,
    merchant(),
    Column("cart_id", String(48), primary_key=True),
    Column("till_id", String(32), nullable=False),
    Column("staff_id", String(32), nullable=False),
    Column("held_at", Instant, nullable=False),
    Column("note", String(256), nullable=False),
    Column("line_count", Integer, nullable=False),
    fen("total"),
    Column("content", Text, nullable=False),
    Column("claim_id", String(48)),
    Column("claimed_by_till", String(32)),
    Column("claimed_by", String(32)),
    Column("claimed_at", Instant),
    UniqueConstraint("merchant_id", "claim_id"),
    CheckConstraint("line_count > 0 AND total >= 0", name="amounts"),
    CheckConstraint("(claim_id IS NULL) = (claimed_at IS NULL)", name="claimed"),
    Index(None, "merchant_id", "claim_id", "held_at"),
)

# What is set aside to be given back, under the number it will be reported under.
RESERVATION: Final = Table(
    "retail_reservation",
    METADATA,
    merchant(),
    Column("refund_id", String(48), primary_key=True),
    Column("sale_id", String(48), nullable=False),
    Column("till_id", String(32), nullable=False),
    Column("state", String(8), nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant),
    CheckConstraint("state IN ('held', 'used', 'released')", name="state_known"),
    CheckConstraint("(state = 'held') = (ended_at IS NULL)", name="ended"),
    Index(None, "merchant_id", "sale_id", "state"),
)
