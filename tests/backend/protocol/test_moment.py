"""Moments: UTC inside, GMT+8 on the wire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from backend.protocol.moment import (
    Moment,
    business_day,
    from_wire,
    to_wire,
    to_wire_millis,
)

NOON = datetime(2026, 11, 22, 7, 42, 3, 123456, tzinfo=UTC)


def test_the_wire_speaks_beijing_time() -> None:
    assert to_wire(NOON) == "2026-11-22 15:42:03"
    assert to_wire_millis(NOON) == "2026-11-22 15:42:03.123"


def test_the_business_day_turns_at_midnight_in_beijing() -> None:
    midnight = datetime(2026, 11, 22, 16, tzinfo=UTC)

    assert str(business_day(midnight - timedelta(seconds=1))) == "2026-11-22"
    assert str(business_day(midnight)) == "2026-11-23"


@given(st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1)))  # noqa: DTZ001 - bounds
def test_what_is_written_is_read_back_to_the_second(naive: datetime) -> None:
    at = naive.replace(tzinfo=UTC)

    assert from_wire(to_wire(at)) == at.replace(microsecond=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-22",
        "2026-11-22T15:42:03",
        "2026-13-01 00:00:00",
        "2026-02-30 00:00:00",
        "２０２６-11-22 15:42:03",
        "2026-11-22 24:00:00",
        "2026-11-22 15:42:03.1",
        "26-11-22 15:42:03 ",
    ],
)
def test_anything_else_is_not_a_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|match|day|unconverted"):
        from_wire(text)


def test_shapes_read_moments_and_write_them() -> None:
    moment = TypeAdapter[datetime](Moment)

    assert moment.validate_python("2026-11-22 15:42:03") == NOON.replace(microsecond=0)
    assert moment.validate_python(NOON) == NOON
    assert moment.dump_python(NOON, mode="json") == "2026-11-22 15:42:03"
    for bad in (NOON.replace(tzinfo=None), 5, None, "yesterday"):
        with pytest.raises(ValidationError):
            moment.validate_python(bad)
