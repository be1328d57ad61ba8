"""Facts are told at least once, jobs run when due, and both outlive the process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from sqlalchemy import select

from backend.kernel import jobs, outbox
from backend.kernel.call import Call, Caller, Setting
from backend.kernel.database import Database
from backend.kernel.ids import Ids
from backend.kernel.jobs import Chore, Delivery, Job, Letter, Runner
from backend.kernel.outbox import Reaction, Relay
from backend.kernel.tables import DEAD_FACT, JOB
from backend.kernel.unit import Unit
from backend.protocol.fact import Fact

NOW = datetime(2026, 5, 1, 4, tzinfo=UTC)
SHOP = "2088000000000001"
MINUTE = timedelta(minutes=1)


class Sold(Fact):
    """Something was sold."""

    name: ClassVar[str] = "Sold"
    what: str
    """What it was."""


class Ignored(Fact):
    """Nobody listens to this."""

    name: ClassVar[str] = "Ignored"


class Unawaited(Sold):
    """Somebody listens, and need not hear this one."""

    def is_awaited(self) -> bool:
        return False


def make_call(caller: Caller, unit: Unit) -> Call:
    return Call(caller, NOW, unit, Ids.seeded(1), Setting())


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database.open("sqlite://")
    opened.create_all()
    yield opened
    opened.close()


def do(database: Database, work: Callable[[Call], object]) -> object:
    return database.do(lambda unit: work(make_call(Caller(merchant_id=SHOP), unit)))


def sell(number: int) -> Callable[[Call], None]:
    fact = Sold(merchant_id=SHOP, subject=f"t{number}", version=1, what=f"tea {number}")
    return lambda call: outbox.record(call, fact)


def drain(relay: Relay) -> None:
    for _ in range(20):
        if not relay.turn():
            return


def test_facts_are_told_once_and_in_order(database: Database) -> None:
    heard: list[str] = []
    relay = Relay(database, [Reaction(Sold, lambda _, fact: heard.append(fact.what))], make_call)
    for number in range(3):
        do(database, sell(number))
    do(
        database,
        lambda call: outbox.record(call, Ignored(merchant_id=SHOP, subject="x", version=1)),
    )

    quiet = Unawaited(merchant_id=SHOP, subject="y", version=1, what="quiet tea")
    do(database, lambda call: outbox.record(call, quiet))

    drain(relay)
    drain(relay)

    assert heard == ["tea 0", "tea 1", "tea 2"]


def test_a_fact_of_a_refused_call_was_never_recorded(database: Database) -> None:
    def fails(call: Call) -> None:
        sell(1)(call)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        do(database, fails)

    assert database.do(lambda unit: outbox.facts_of(unit, SHOP, "t1")) == ()


def test_a_fact_is_told_again_until_it_is_heard(database: Database) -> None:
    heard: list[str] = []

    def deaf_once(_: Call, fact: Sold) -> None:
        heard.append(fact.what)
        if len(heard) == 1:
            raise ConnectionError

    relay = Relay(database, [Reaction(Sold, deaf_once)], make_call)
    do(database, sell(0))
    do(database, sell(1))

    assert relay.turn() == 0
    drain(relay)

    assert heard.count("tea 0") == 2
    assert heard[-1] == "tea 1"


def test_a_fact_nobody_can_hear_is_buried_in_sight(database: Database) -> None:
    heard: list[str] = []

    def chokes(_: Call, fact: Sold) -> None:
        if fact.what == "tea 0":
            raise ConnectionError
        heard.append(fact.what)

    relay = Relay(database, [Reaction(Sold, chokes)], make_call)
    do(database, sell(0))
    do(database, sell(1))

    for _ in range(outbox.TRIES_MAX + 1):
        relay.turn()

    dead = database.do(lambda unit: unit.all(select(DEAD_FACT)))
    assert [(row.seq, row.reason) for row in dead] == [(1, "ConnectionError()")]
    assert heard[-1] == "tea 1"


def plan(kind: str, minutes: int = 0) -> Callable[[Call], bool]:
    return lambda call: jobs.schedule(
        call, kind=kind, key="k", due_at=NOW + minutes * MINUTE, payload={"a": "1"}
    )


def state(database: Database) -> tuple[str, int]:
    row = database.do(lambda unit: unit.one(select(JOB)))
    assert row is not None
    return row.state, row.tries


def test_a_chore_runs_once_when_it_is_due(database: Database) -> None:
    ran: list[Job] = []
    runner = Runner(database, make_call, chores=[Chore("close", lambda _, job: ran.append(job))])
    assert do(database, plan("close", 5))
    assert not do(database, plan("close", 5))

    assert runner.turn(NOW) == 0
    assert runner.next_due() == NOW + 5 * MINUTE
    assert runner.turn(NOW + 5 * MINUTE) == 1
    assert runner.turn(NOW + 5 * MINUTE) == 0

    assert [job.payload for job in ran] == [{"a": "1"}]
    assert runner.next_due() is None


def test_work_that_was_called_off_does_not_run(database: Database) -> None:
    runner = Runner(database, make_call, chores=[Chore("close", lambda _, __: pytest.fail("ran"))])
    do(database, plan("close"))

    do(database, lambda call: jobs.call_off(call, kind="close", key="k"))

    assert runner.turn(NOW) == 0


def test_a_chore_that_keeps_crashing_is_dead_in_sight(database: Database) -> None:
    def crash(_: Call, __: Job) -> None:
        raise ZeroDivisionError

    runner = Runner(database, make_call, chores=[Chore("close", crash)])
    do(database, plan("close"))

    now = NOW
    for _ in range(len(jobs.RETRY) + 1):
        assert runner.turn(now) == 1
        now += timedelta(days=1)

    assert runner.turn(now) == 0
    assert state(database) == ("dead", len(jobs.RETRY) + 1)


def delivery() -> Delivery:
    return Delivery(
        kind="notify",
        schedule=(4 * MINUTE, 10 * MINUTE),
        prepare=lambda _, job: Letter("http://127.0.0.1/", job.payload),
        heard=lambda body: body == "success",
    )


def test_a_delivery_is_tried_by_its_schedule_and_then_dead(database: Database) -> None:
    runner = Runner(database, make_call, deliveries=[delivery()])
    do(database, plan("notify"))
    tried: list[timedelta] = []

    now = NOW
    while now < NOW + timedelta(hours=1):
        for claimed in runner.claim(now):
            tried.append(now - NOW)
            runner.settle(claimed, now, body="failure", note="200")
        now += MINUTE

    assert tried == [timedelta(0), 4 * MINUTE, 14 * MINUTE]
    assert state(database) == ("dead", 3)


def test_a_delivery_that_was_heard_is_done(database: Database) -> None:
    runner = Runner(database, make_call, deliveries=[delivery()])
    do(database, plan("notify"))

    (claimed,) = runner.claim(NOW)
    runner.settle(claimed, NOW, body="success", note="200")

    assert runner.claim(NOW + timedelta(days=1)) == []
    assert state(database) == ("done", 1)


def test_a_delivery_lost_with_its_process_is_made_again(database: Database) -> None:
    do(database, plan("notify"))
    assert len(Runner(database, make_call, deliveries=[delivery()]).claim(NOW)) == 1

    again = Runner(database, make_call, deliveries=[delivery()])

    assert again.claim(NOW) == []
    assert len(again.claim(NOW + 4 * MINUTE)) == 1


def test_a_delivery_that_cannot_be_made_is_dead_in_sight(database: Database) -> None:
    def broken(_: Call, __: Job) -> Letter:
        raise KeyError("url")

    runner = Runner(database, make_call, deliveries=[Delivery("notify", (), broken, bool)])
    do(database, plan("notify"))

    assert runner.claim(NOW) == []
    assert state(database) == ("dead", 0)
