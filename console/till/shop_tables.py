"""What a till knows of its shop: goods, staff and their PINs, and its own settings."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from console.till.columns import Instant, fen, flag
from console.till.tables import METADATA

GOODS: Final = Table(
    "goods",
    METADATA,
    Column("goods_id", String, primary_key=True),
    Column("barcode", String),
    Column("name", String, nullable=False),
    Column("spec", String, nullable=False),
    Column("initials", String, nullable=False),
    Column("category", String, nullable=False),
    Column("unit", String, nullable=False),
    fen("price"),
    flag("weighed"),
    flag("on_sale"),
    Column("haystack", String, nullable=False),
    Column("tax", String, nullable=False, server_default=""),
    Index("goods_barcode", "barcode"),
    Index("goods_initials", "initials"),
    Index("goods_category", "category", "name"),
)
"""``haystack`` is what a search looks through, in one piece: initials, name, size, barcode."""

STAFF: Final = Table(
    "staff",
    METADATA,
    Column("staff_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
)

VERIFIERS: Final = Table(
    "verifiers",
    METADATA,
    Column("staff_id", String, primary_key=True),
    Column("kept", String, nullable=False),
    Column("mark", String, nullable=False),
    Column("failed", Integer, CheckConstraint("failed BETWEEN 0 AND 5"), nullable=False),
    Column("locked_until", Instant),
)
"""
What a PIN is checked against while the platform is away; ``mark`` is the platform's for it.

``locked_until`` is a moment of the till's own count, ``Lapse.moment``.
"""

SETTINGS: Final = Table(
    "settings",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
