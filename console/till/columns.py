"""
The kinds of columns a till's tables are made of.

Amounts are whole fen, quantities whole thousandths, moments whole microseconds since 1970.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import CheckConstraint, Column, Integer, TypeDecorator
from sqlalchemy.engine import Dialect

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Store; a moment without a zone raises ``TypeError``."""
        del dialect
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Read back as aware UTC."""
        del dialect
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def fen(name: str, default: int | None = None) -> Column[int]:
    """Hold an amount."""
    return Column(name, Integer, nullable=False, server_default=_default(default))


def count(name: str) -> Column[int]:
    """Hold a number that begins at none."""
    return Column(name, Integer, nullable=False, server_default="0")


def flag(name: str, default: int | None = None) -> Column[int]:
    """Hold yes or no as 1 or 0."""
    only = CheckConstraint(f"{name} IN (0, 1)")
    return Column(name, Integer, only, nullable=False, server_default=_default(default))


def summed(name: str, rule: str) -> Column[int]:
    """Hold a number that begins at none and keeps a rule, in SQL."""
    return Column(name, Integer, CheckConstraint(rule), nullable=False, server_default="0")


def off() -> tuple[Column[int], ...]:
    """Say what is taken off: an amount in fen, or whole percent; not both."""
    percent = "off_percent BETWEEN 0 AND 100 AND off_percent * off_fen = 0"
    return summed("off_fen", "off_fen >= 0"), summed("off_percent", percent)


def _default(value: int | None) -> str | None:
    return None if value is None else str(value)
