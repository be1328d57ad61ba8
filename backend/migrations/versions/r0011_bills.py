"""Find what was given back, and what the book moved, by when."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    op.create_index("ix_payments_refund_at", "payments_refund", ["merchant_id", "refunded_at"])
    op.create_index("ix_ledger_entry_at", "ledger_entry", ["merchant_id", "at"])
