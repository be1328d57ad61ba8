"""Rows of a shop's tills and of the door they come through."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)

from backend.kernel.columns import METADATA, Instant, merchant

DEVICE: Final = Table(
    "shops_device",
    METADATA,
    merchant(),
    Column("device_id", String(16), ForeignKey("ecosystem_app.app_id"), primary_key=True),
    Column("name", String(128), nullable=False),
    Column("is_first", Boolean, nullable=False),
    Column("till_id", String(32)),
    Column("activated_at", Instant, nullable=False),
    Column("last_seen", Instant),
    Column("version", String(64)),
    Column("unsent", Integer, nullable=False),
    Column("revoked_at", Instant),
    Column("revoked_by", String(32)),
    CheckConstraint("unsent >= 0", name="unsent"),
    CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="revoked"),
    CheckConstraint("NOT is_first OR revoked_at IS NULL", name="first_stays"),
)

# At most one is open: a wrong code counts against it, whoever's it should have been.
INVITATION: Final = Table(
    "shops_invitation",
    METADATA,
    merchant(),
    Column("code_key", String(64), primary_key=True),
    Column("name", String(128), nullable=False),
    Column("invited_by", String(32), nullable=False),
    Column("invited_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("state", String(6), nullable=False),
    Column("device_id", String(16)),
    Column("key_digest", String(64)),  # of the key it let in
    CheckConstraint("state IN ('open', 'used', 'ended')", name="state_known"),
    CheckConstraint("wrong BETWEEN 0 AND 5", name="wrong"),
    CheckConstraint("(state = 'used') = (device_id IS NOT NULL)", name="used"),
    CheckConstraint("(device_id IS NULL) = (key_digest IS NULL)", name="key"),
    Index(
        None,
        "merchant_id",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
    Index(None, "code_key"),
)

# What the shop wants, and what whoever serves it has made of that.
NETWORK: Final = Table(
    "shops_network",
    METADATA,
    merchant(),
    Column("wanted", Boolean, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(32), nullable=False),
    Column("address", String(64), nullable=False),
    Column("port", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("problem", String(256), nullable=False),
    CheckConstraint("(port = 0) = (address = '')", name="open"),
    CheckConstraint("(port = 0) = (fingerprint = '')", name="known"),
)
