"""Keep the tax category of what was sold, as its till reported it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision: str | None = "0016"


def upgrade() -> None:
    tax: sa.Column[str] = sa.Column("tax", sa.String(length=64), nullable=False, server_default="")
    op.add_column("retail_sale_line", tax)
