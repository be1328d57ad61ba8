"""What a till shares with the others of its shop: carts on hold, and refunds set aside."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, Connection, Index, Integer, String, Table, Text
from sqlalchemy import text as sql

from console.till.columns import Instant
from console.till.tables import METADATA

OFFERS: Final = Table(
    "cart_offers",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("payload", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("state", String, CheckConstraint("state IN ('offered', 'shared')"), nullable=False),
    Column("at", Instant, nullable=False),
    Index("cart_offers_open", "seq", sqlite_where=sql("state = 'offered'")),
    sqlite_autoincrement=True,
)
"""Carts handed to the platform: offered until it has said that it has them."""

CLAIMS: Final = Table(
    "cart_claims",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", String, nullable=False, unique=True),
    Column("number", String, nullable=False),
    Column("by", String, nullable=False),
    Column("state", String, CheckConstraint("state IN ('asked', 'had', 'gone')"), nullable=False),
    Column("at", Instant, nullable=False),
    Index("cart_claims_one", "number", unique=True, sqlite_where=sql("state <> 'gone'")),
    sqlite_autoincrement=True,
)
"""Carts taken over from the platform: a claim is asked until it is answered."""

RESERVATIONS: Final = Table(
    "reservations",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("return_id", String, nullable=False, unique=True),
    Column("sale_id", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column(
        "state",
        String,
        CheckConstraint("state IN ('asked', 'held', 'begun', 'leaving', 'over')"),
        nullable=False,
    ),
    Column("at", Instant, nullable=False),
    Index("reservations_open", "seq", sqlite_where=sql("state <> 'over'")),
    sqlite_autoincrement=True,
)
"""Refunds set aside at the platform before money moves, by the number of the return."""


def prepare(connection: Connection) -> None:
    """Make the tables in a file that is older than they are."""
    for table in (OFFERS, CLAIMS, RESERVATIONS):
        table.create(connection, checkfirst=True)
