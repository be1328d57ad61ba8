"""What arrives in one turn of the loop is committed together, and everyone is answered."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import func, select, text

from backend.kernel.clock import SystemClock
from backend.kernel.database import Database, DatabaseLost, Outcome
from backend.kernel.ids import Ids
from backend.kernel.tables import RELAY
from backend.kernel.unit import Unit
from backend.kernel.writer import GROUP_MAX, Writer
from backend.protocol import rehearsal
from backend.protocol.errors import BusinessError

COUNT = select(func.count()).select_from(RELAY)


class No(BusinessError):
    template = "no"


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database.open("sqlite://")
    opened.create_all()
    yield opened
    opened.close()


@pytest.fixture
def commits() -> Iterator[list[str]]:
    passed: list[str] = []
    rehearsal.install(lambda point: passed.append(point) if point.endswith("after") else None)
    yield passed
    rehearsal.install(None)


def _nothing() -> None:
    return None


def add(number: int, unit: Unit) -> int:
    unit.insert_once(RELAY, {"name": str(number), "seq": number})
    if number == 3:
        raise No
    return number


def test_a_crowd_is_answered_by_few_commits(database: Database, commits: list[str]) -> None:
    async def crowd() -> list[int | BaseException]:
        writer = Writer(database, _nothing, _nothing)
        calls = [writer.submit(lambda unit, n=n: add(n, unit)) for n in range(GROUP_MAX + 6)]  # type: ignore[misc]  # a bound default
        return await asyncio.gather(*calls, return_exceptions=True)

    outcomes = asyncio.run(crowd())

    assert len(commits) == 2
    assert isinstance(outcomes[3], No)
    assert [outcome for outcome in outcomes if outcome is not outcomes[3]] == [
        number for number in range(GROUP_MAX + 6) if number != 3
    ]


def test_when_the_disk_fails_everyone_waiting_is_told(database: Database) -> None:
    lost: list[bool] = []
    database.do(lambda unit: unit.change(text("PRAGMA query_only = 1")))

    async def ask() -> list[object]:
        writer = Writer(database, lambda: lost.append(True), _nothing)
        calls = [writer.submit(lambda unit: add(1, unit)) for _ in range(3)]
        return await asyncio.gather(*calls, return_exceptions=True)

    assert all(isinstance(outcome, DatabaseLost) for outcome in asyncio.run(ask()))
    assert lost == [True]


def test_a_caller_who_went_away_does_not_stop_the_others(database: Database) -> None:
    async def ask() -> list[object]:
        writer = Writer(database, _nothing, _nothing)
        calls = [asyncio.ensure_future(writer.submit(lambda unit: add(9, unit))) for _ in range(3)]
        await asyncio.sleep(0)
        calls[0].cancel()
        return await asyncio.gather(*calls, return_exceptions=True)

    outcomes = asyncio.run(ask())

    assert isinstance(outcomes[0], asyncio.CancelledError)
    assert outcomes[1:] == [9, 9]


def test_what_came_in_while_others_were_told_is_gathered_for_the_next_group(
    database: Database, commits: list[str]
) -> None:
    arrived: list[int] = []
    told: list[int] = []

    async def come_and_go() -> None:
        all_told = asyncio.Event()

        def gather() -> None:
            while arrived:
                writer.enter(partial(add, arrived.pop(0)), tell)

        def tell(outcome: Outcome[int]) -> None:
            told.append(outcome.result())
            if told == [1]:
                come(4, 5)
            if len(told) == 4:
                all_told.set()

        def come(*numbers: int) -> None:
            arrived.extend(numbers)
            writer.wake()

        writer = Writer(database, _nothing, gather)
        come(1, 2)
        async with asyncio.timeout(30):
            await all_told.wait()

    asyncio.run(come_and_go())

    assert told == [1, 2, 4, 5]
    assert len(commits) == 2


def test_seeded_numbers_repeat_and_fit_the_wire() -> None:
    now = datetime(2026, 11, 22, 16, tzinfo=UTC)

    def numbers(ids: Ids) -> list[str]:
        return [ids.trade_no(now), ids.payment_code(), ids.user_id(), ids.token(8), ids.digits(3)]

    first = numbers(Ids.seeded(5))

    assert first == numbers(Ids(random.Random(5)))  # noqa: S311 - repeatable on purpose
    assert first != numbers(Ids())
    assert [len(number) for number in first] == [28, 18, 16, 8, 3]
    assert first[0].startswith("20261123")
    assert 25 <= int(first[1][:2]) <= 30


def test_the_machine_tells_aware_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
