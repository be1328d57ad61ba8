"""Column types and the one metadata every table registers on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    ColumnElement,
    Integer,
    MetaData,
    String,
    Table,
    event,
    literal_column,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

CLUSTERED: Final[dict[str, Any]] = {"sqlite_with_rowid": False}
"""Rows lie in the tree of their key: one tree less to write and to search."""

Whole: Final = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of 64 bits."""


@lru_cache(maxsize=256)
def micros(at: datetime) -> int:
    """Return an aware moment as whole microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


def _stored(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


class Instant(TypeDecorator[datetime]):
    """An aware UTC moment, kept as whole microseconds since 1970 on every database."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """Store; a moment without a zone raises ``TypeError``."""
        del dialect
        return _stored

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Read back as aware UTC."""
        del dialect
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def at_most(rows: int) -> ColumnElement[int]:
    """Return a LIMIT written into the text: SQLite plans a statement anew for a bound one."""
    return literal_column(str(rows), Integer)


def fen(name: str, *, nullable: bool = False) -> Column[int]:
    """Return a column of whole fen."""
    return Column(name, Whole, nullable=nullable)


def merchant() -> Column[str]:
    """Return the column every merchant-owned key begins with: where the row lives in a cluster."""
    return Column("merchant_id", String(16), primary_key=True)


def append_only(table: Table) -> Table:
    """Let the database refuse to change or delete a row of this table."""
    for dialect, statements in append_only_rules(table.name).items():
        for statement in statements:
            rule = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", rule.execute_if(dialect=dialect))
    return table


def append_only_rules(table: str) -> dict[str, tuple[str, ...]]:
    """Return what makes a table append-only, for each kind of database."""
    says = f"{table} is append-only"
    return {
        "sqlite": tuple(
            f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{says}'); END"
            for verb in ("UPDATE", "DELETE")
        ),
        "postgresql": (
            (
                f"CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN RAISE EXCEPTION '{says}'; END $$"
            ),
            (
                f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays()"
            ),
        ),
    }
