"""Know the tills of a shop, and the door they come through."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem, conv

revision = "0012"
down_revision: str | None = "0011"

OPEN = sa.text("state = 'open'")

SHOPS_INVITATION: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("code_key", sa.String(length=64), nullable=False),
    sa.Column("name", sa.String(length=128), nullable=False),
    sa.Column("invited_by", sa.String(length=32), nullable=False),
    sa.Column("invited_at", sa.BigInteger(), nullable=False),
    sa.Column("expires_at", sa.BigInteger(), nullable=False),
    sa.Column("wrong", sa.Integer(), nullable=False),
    sa.Column("state", sa.String(length=6), nullable=False),
    sa.Column("device_id", sa.String(length=16), nullable=True),
    sa.Column("key_digest", sa.String(length=64), nullable=True),
    sa.CheckConstraint(
        "state IN ('open', 'used', 'ended')", name=conv("ck_shops_invitation_state_known")
    ),
    sa.CheckConstraint("wrong BETWEEN 0 AND 5", name=conv("ck_shops_invitation_wrong")),
    sa.CheckConstraint(
        "(state = 'used') = (device_id IS NOT NULL)", name=conv("ck_shops_invitation_used")
    ),
    sa.CheckConstraint(
        "(device_id IS NULL) = (key_digest IS NULL)", name=conv("ck_shops_invitation_key")
    ),
    sa.PrimaryKeyConstraint("merchant_id", "code_key", name=conv("pk_shops_invitation")),
)

SHOPS_NETWORK: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("wanted", sa.Boolean(), nullable=False),
    sa.Column("changed_at", sa.BigInteger(), nullable=False),
    sa.Column("changed_by", sa.String(length=32), nullable=False),
    sa.Column("address", sa.String(length=64), nullable=False),
    sa.Column("port", sa.Integer(), nullable=False),
    sa.Column("fingerprint", sa.String(length=64), nullable=False),
    sa.Column("problem", sa.String(length=256), nullable=False),
    sa.CheckConstraint("(port = 0) = (address = '')", name=conv("ck_shops_network_open")),
    sa.CheckConstraint("(port = 0) = (fingerprint = '')", name=conv("ck_shops_network_known")),
    sa.PrimaryKeyConstraint("merchant_id", name=conv("pk_shops_network")),
)

SHOPS_DEVICE: tuple[SchemaItem, ...] = (
    sa.Column("merchant_id", sa.String(length=16), nullable=False),
    sa.Column("device_id", sa.String(length=16), nullable=False),
    sa.Column("name", sa.String(length=128), nullable=False),
    sa.Column("is_first", sa.Boolean(), nullable=False),
    sa.Column("till_id", sa.String(length=32), nullable=True),
    sa.Column("activated_at", sa.BigInteger(), nullable=False),
    sa.Column("last_seen", sa.BigInteger(), nullable=True),
    sa.Column("version", sa.String(length=64), nullable=True),
    sa.Column("unsent", sa.Integer(), nullable=False),
    sa.Column("revoked_at", sa.BigInteger(), nullable=True),
    sa.Column("revoked_by", sa.String(length=32), nullable=True),
    sa.CheckConstraint("unsent >= 0", name=conv("ck_shops_device_unsent")),
    sa.CheckConstraint(
        "(revoked_at IS NULL) = (revoked_by IS NULL)", name=conv("ck_shops_device_revoked")
    ),
    sa.CheckConstraint(
        "NOT is_first OR revoked_at IS NULL", name=conv("ck_shops_device_first_stays")
    ),
    sa.ForeignKeyConstraint(
        ["device_id"], ["ecosystem_app.app_id"], name=conv("fk_shops_device_device_id")
    ),
    sa.PrimaryKeyConstraint("merchant_id", "device_id", name=conv("pk_shops_device")),
)


def upgrade() -> None:
    op.create_table("shops_invitation", *SHOPS_INVITATION)
    op.create_index(conv("ix_shops_invitation_code_key"), "shops_invitation", ["code_key"])
    op.create_index(
        conv("ix_shops_invitation_merchant_id"),
        "shops_invitation",
        ["merchant_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_table("shops_network", *SHOPS_NETWORK)
    op.create_table("shops_device", *SHOPS_DEVICE)
