"""A disk that is full for a while costs time, and no fact, chore or delivery."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from backend.kernel import jobs, outbox
from backend.kernel.call import Call, Caller, Setting
from backend.kernel.database import Database, DiskFull
from backend.kernel.ids import Ids
from backend.kernel.jobs import Chore, Delivery, Job, Letter, Runner
from backend.kernel.outbox import Reaction, Relay
from backend.kernel.tables import DEAD_FACT, JOB
from backend.kernel.unit import Unit
from backend.protocol import rehearsal
from backend.protocol.fact import Fact

NOW = datetime(2026, 5, 1, 4, tzinfo=UTC)
SHOP = "2088000000000001"


class Sold(Fact):
    """Something was sold."""

    name: ClassVar[str] = "Sold"


def make_call(caller: Caller, unit: Unit) -> Call:
    return Call(caller, NOW, unit, Ids.seeded(1), Setting())


def do(database: Database, work: Callable[[Call], object]) -> None:
    database.do(lambda unit: work(make_call(Caller(merchant_id=SHOP), unit)))


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database.open("sqlite://")
    opened.create_all()
    yield opened
    opened.close()


@contextmanager
def a_full_disk(passes: int = 0) -> Iterator[None]:
    """Refuse every commit but the first few, as a disk without room does."""
    left = passes

    def refuse(point: str) -> None:
        nonlocal left
        if point == "database.commit.before":
            left -= 1
            if left < 0:
                raise OperationalError("COMMIT", None, RuntimeError("database or disk is full"))

    rehearsal.install(refuse)
    try:
        yield
    finally:
        rehearsal.install(None)


def test_a_call_is_told_that_nothing_was_written(database: Database) -> None:
    with a_full_disk():
        (outcome,) = database.group([lambda unit: unit.all(select(JOB))])
    assert isinstance(outcome.error, DiskFull)
    assert outcome.error.code == "20000"


def test_a_fact_is_told_when_there_is_room_however_often_there_was_none(
    database: Database,
) -> None:
    heard: list[str] = []
    relay = Relay(database, [Reaction(Sold, lambda _, fact: heard.append(fact.subject))], make_call)
    do(database, lambda call: outbox.record(call, Sold(merchant_id=SHOP, subject="t", version=1)))
    for _ in range(outbox.TRIES_MAX + 1):
        with a_full_disk(passes=1), pytest.raises(DiskFull):
            relay.turn()
    heard.clear()
    relay.turn()
    assert heard == ["t"]
    assert database.do(lambda unit: unit.all(select(DEAD_FACT))) == []


def test_a_delivery_stays_due_when_it_cannot_be_claimed(database: Database) -> None:
    delivery = Delivery("notify", (timedelta(minutes=4),), _letter, bool)
    runner = Runner(database, make_call, deliveries=[delivery])
    do(database, _planned("notify"))
    with a_full_disk(passes=1), pytest.raises(DiskFull):
        runner.claim(NOW)
    assert len(runner.claim(NOW)) == 1


def test_a_chore_stays_due_when_it_cannot_be_done(database: Database) -> None:
    done: list[str] = []
    runner = Runner(
        database, make_call, chores=[Chore("sweep", lambda _, job: done.append(job.key))]
    )
    do(database, _planned("sweep"))
    with a_full_disk(passes=1), pytest.raises(DiskFull):
        runner.turn(NOW)
    assert runner.turn(NOW) == 1
    assert runner.turn(NOW) == 0
    assert done == ["k", "k"]


def _planned(kind: str) -> Callable[[Call], bool]:
    return lambda call: jobs.schedule(call, kind=kind, key="k", due_at=NOW, payload={})


def _letter(call: Call, job: Job) -> Letter:
    del call
    return Letter("http://127.0.0.1/", job.payload)
