"""Moments: aware UTC inside, ``yyyy-MM-dd HH:mm:ss`` in GMT+8 on the wire."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Annotated, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

BEIJING: Final = timezone(timedelta(hours=8), "GMT+8")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)
_WIRE: Final = "%Y-%m-%d %H:%M:%S"
_WIRE_LENGTH: Final = 19


def to_wire(at: datetime) -> str:
    """Write an aware moment as the platform does, e.g. ``2026-11-22 15:42:03``."""
    return _second_to_wire((at - _EPOCH) // _SECOND)


@lru_cache(maxsize=64)
def _second_to_wire(second: int) -> str:
    local = (_EPOCH + timedelta(seconds=second)).astimezone(BEIJING)
    return (
        f"{local.year:04d}-{local.month:02d}-{local.day:02d}"
        f" {local.hour:02d}:{local.minute:02d}:{local.second:02d}"
    )


def to_wire_millis(at: datetime) -> str:
    """Write a moment with milliseconds, the form of ``gmt_refund`` in notifications."""
    return f"{to_wire(at)}.{at.microsecond // 1000:03d}"


def from_wire(text: str) -> datetime:
    """
    Read a wire moment.

    :raises ValueError: if it is not exactly ``yyyy-MM-dd HH:mm:ss`` in ASCII digits.
    """
    if len(text) != _WIRE_LENGTH or not text.isascii():
        raise ValueError("not a moment such as 2026-11-22 15:42:03")
    return datetime.strptime(text, _WIRE).replace(tzinfo=BEIJING).astimezone(UTC)


def business_day(at: datetime) -> date:
    """Return the calendar day in GMT+8, the platform's day."""
    return at.astimezone(BEIJING).date()


def _read(value: object) -> datetime:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)
    if isinstance(value, str):
        return from_wire(value)
    raise ValueError("not a moment such as 2026-11-22 15:42:03")


Moment = Annotated[
    datetime,
    BeforeValidator(_read),
    PlainSerializer(to_wire, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$"}),
]
"""An instant whose wire form is ``yyyy-MM-dd HH:mm:ss`` in GMT+8."""
