"""The words of what waits for the platform."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.protocol.money import Money
from console.desk.words import DASH, Words
from console.payments.queue.words import next_of
from console.till.matters import Matter, MatterKind

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, DASH), (-5, "now"), (0, "now"), (0.4, "now"), (5, "in 5 s")]
)
def test_when_it_is_tried_again(words: Words, seconds: float | None, said: str) -> None:
    at = None if seconds is None else NOW + timedelta(seconds=seconds)
    matter = Matter(
        kind=MatterKind.REPORT,
        no="R1",
        sale_id="S1",
        sale_number="261122-0001",
        amount=Money(1),
        state="",
        since=NOW,
        tries=1,
        next_at=at,
        overdue=False,
    )

    assert next_of(matter, NOW, words) == said
