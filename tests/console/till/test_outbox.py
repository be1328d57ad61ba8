"""What waits is found among a million reports that were sent long ago."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from console.till import activity
from console.till.till import Till
from tests.console.till.shop import NOON, Shop


@pytest.mark.parametrize(
    "ask",
    [
        lambda till: till.outbox.waiting(),
        lambda till: till.outbox.refused(),
        lambda till: till.outbox.count_waiting(activity.KIND),
        lambda till: till.queue(NOON),
        lambda till: till.open_matters(NOON),
    ],
)
def test_it_is_found_by_an_index(shop: Shop, ask: Callable[[Till], object]) -> None:
    engine = shop.till._database._engine  # noqa: SLF001 - no word of the till's
    asked: list[tuple[str, Any]] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append((given[2], given[3])))
    ask(shop.till)
    searched = [one for one in asked if "FROM outbox" in one[0]]

    with engine.connect() as connection:
        for statement, given in searched:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            assert [str(step.detail) for step in plan if step.detail == "SCAN outbox"] == []
    assert searched
