"""Group commit: all or nothing for each call, and one commit for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError, MultipleResultsFound

from backend.kernel.columns import Instant
from backend.kernel.database import Database, DatabaseLost
from backend.kernel.unit import Unit
from backend.protocol.errors import BusinessError, SystemError_

_META = MetaData()
NOTE = Table(
    "note", _META, Column("id", Integer, primary_key=True), Column("text", String, nullable=False)
)
COUNT = select(func.count()).select_from(NOTE)
OF_NOTE = select(NOTE).where(NOTE.c.id == bindparam("wanted"))


class Refused(BusinessError):
    sub_code = "TEST.REFUSED"
    template = "no"


class Counted(BusinessError):
    sub_code = "TEST.COUNTED"
    template = "no, and remembered"
    keeps = True


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.file(tmp_path / "notes.db")
    _META.create_all(opened.engine)
    yield opened
    opened.close()


def write(number: int, *, fail: Exception | None = None) -> Callable[[Unit], int]:
    def work(unit: Unit) -> int:
        unit.write_many(NOTE, [{"id": number, "text": "now"}])
        unit.later(NOTE, {"id": number + 100, "text": "at the end"})
        if fail is not None:
            raise fail
        return number

    return work


def notes(database: Database) -> int:
    row = database.do(lambda unit: unit.one(COUNT))
    assert row is not None
    return int(row[0])


def test_calls_of_a_group_are_committed_together(database: Database) -> None:
    outcomes = database.group([write(1), write(2)])

    assert [outcome.value for outcome in outcomes] == [1, 2]
    assert notes(database) == 4


def test_a_refused_call_leaves_nothing_and_disturbs_nobody(database: Database) -> None:
    outcomes = database.group([write(1), write(2, fail=Refused()), write(3)])

    assert [outcome.value for outcome in outcomes] == [1, None, 3]
    assert isinstance(outcomes[1].error, Refused)
    assert notes(database) == 4


def test_a_counted_refusal_keeps_its_record(database: Database) -> None:
    with pytest.raises(Counted):
        database.do(write(1, fail=Counted()))

    assert notes(database) == 2


def test_a_crash_in_one_call_leaves_nothing_and_disturbs_nobody(database: Database) -> None:
    outcomes = database.group([write(1, fail=ZeroDivisionError()), write(2)])

    assert isinstance(outcomes[0].error, ZeroDivisionError)
    assert outcomes[1].value == 2
    assert notes(database) == 2


def hope(number: int, *, changes_first: bool) -> Callable[[Unit], tuple[int, bool]]:
    """Return a work that hopes its note is new, and looks only when it may not hope."""

    def work(unit: Unit) -> tuple[int, bool]:
        hopes = unit.may_hope()
        if not hopes and unit.one(OF_NOTE, {"wanted": number}) is not None:
            raise Refused
        if changes_first:
            unit.later(NOTE, {"id": number + 100, "text": "at the end"})
            unit.insert_once(NOTE, {"id": number + 50, "text": "before"})
        if not unit.insert_once(NOTE, {"id": number, "text": "new"}):
            raise ZeroDivisionError
        return number, hopes

    return work


@pytest.mark.parametrize("changes_first", [False, True])
def test_a_call_that_hoped_in_vain_is_run_again_and_looks(
    database: Database, *, changes_first: bool
) -> None:
    database.do(write(2))

    outcomes = database.group([hope(n, changes_first=changes_first) for n in (1, 2, 3)])

    assert isinstance(outcomes[1].error, Refused)
    run_twice = changes_first  # what the one in the middle had changed had to be put back
    assert [outcome.value for outcome in (outcomes[0], outcomes[2])] == [
        (1, not run_twice),
        (3, not run_twice),
    ]
    assert notes(database) == 2 + (6 if changes_first else 2)


def test_when_the_commit_is_refused_only_the_guilty_call_fails(database: Database) -> None:
    def collides(unit: Unit) -> int:
        unit.later(NOTE, {"id": 101, "text": "taken by the first call"})
        return 9

    outcomes = database.group([write(1), collides, write(3)])

    assert [outcome.value for outcome in outcomes] == [1, None, 3]
    assert isinstance(outcomes[1].error, SystemError_)
    assert notes(database) == 4


def test_an_insert_once_is_new_only_once(database: Database) -> None:
    row = {"id": 7, "text": "x"}

    assert database.do(lambda unit: unit.insert_once(NOTE, row))
    assert not database.do(lambda unit: unit.insert_once(NOTE, row))


def test_what_was_committed_is_there_after_a_restart(tmp_path: Path, database: Database) -> None:
    database.do(write(1))
    database.close()

    again = Database.file(tmp_path / "notes.db")
    assert notes(again) == 2
    again.close()


def test_a_full_disk_refuses_and_the_database_goes_on(database: Database) -> None:
    database.do(lambda unit: unit.all(text("PRAGMA max_page_count = 12")))
    big = {"id": 1, "text": "x" * 200_000}

    outcome = database.group([lambda unit: unit.write_many(NOTE, [big])])[0]

    assert isinstance(outcome.error, SystemError_)
    assert notes(database) == 0
    database.do(write(1))
    assert notes(database) == 2


SECRET = Table(
    "secret",
    _META,
    Column("id", Integer, primary_key=True),
    Column("text", String, nullable=False),
    Column("hash", String),
)
MOMENT = Table(
    "moment",
    _META,
    Column("id", Integer, primary_key=True),
    Column("at", Instant),
    Column("again_at", Instant),
)
AT = datetime(2026, 11, 22, 7, 42, 3, 123456, tzinfo=UTC)


def test_a_statement_reads_and_writes_the_same_the_first_time_and_after(database: Database) -> None:
    find = select(MOMENT).where(MOMENT.c.id == bindparam("number")).limit(1)
    move = (
        update(MOMENT)
        .where(MOMENT.c.id == bindparam("number"))
        .values(again_at=bindparam("to"))
        .returning(MOMENT.c.id, MOMENT.c.again_at)
    )
    add = insert(MOMENT)

    def work(unit: Unit) -> None:
        for number in range(4):
            assert unit.change(add, {"id": number, "at": AT, "again_at": None}) == 1
            row = unit.one(find, {"number": number})
            assert row is not None
            assert (row.id, row.at, row.again_at) == (number, AT, None)
            (moved,) = unit.all(move, {"number": number, "to": AT})
            assert tuple(moved) == (number, AT)
            assert unit.one(find, {"number": 99}) is None
        unit.change(add, {"id": 9})
        unit.change(add, {"id": 10})

    database.do(work)


def test_a_list_of_values_is_bound_every_time_anew(database: Database) -> None:
    some = select(NOTE.c.id).where(NOTE.c.id.in_(bindparam("ids", expanding=True)))
    database.group([write(1), write(2)])

    for ids in ([1], [1, 2], [1, 2, 3]):
        rows = database.do(partial(Unit.all, statement=some, params={"ids": ids}))
        assert {row.id for row in rows} == set(ids) & {1, 2}


def test_more_than_one_row_where_one_is_asked_is_a_mistake(database: Database) -> None:
    anything = select(NOTE)
    database.do(write(1))

    for _ in range(3):
        with pytest.raises(MultipleResultsFound):
            database.do(lambda unit: unit.one(anything))


def test_a_constraint_is_told_the_same_the_first_time_and_after(database: Database) -> None:
    for _ in range(3):
        with pytest.raises(IntegrityError, match=r"note\.text"):
            database.do(lambda unit: unit.write_many(NOTE, [{"id": 5, "text": None}]))


def test_a_broken_disk_stops_everything(database: Database) -> None:
    database.do(write(1))
    database.do(lambda unit: unit.change(text("PRAGMA query_only = 1")))

    with pytest.raises(DatabaseLost):
        database.do(write(2))


def test_once_the_disk_has_failed_nothing_more_is_written(database: Database) -> None:
    database.do(write(1))
    database.do(lambda unit: unit.change(text("PRAGMA query_only = 1")))
    with pytest.raises(DatabaseLost):
        database.do(write(2))
    database.engine.raw_connection().cursor().execute("PRAGMA query_only = 0")

    with pytest.raises(DatabaseLost):
        database.do(write(3))
    with database.engine.connect() as connection:
        assert connection.execute(COUNT).scalar_one() == 2


def test_what_the_database_refuses_is_told_without_the_values(database: Database) -> None:
    secret = {"id": 5, "text": None, "hash": "scrypt$12$8$1$c2FsdA==$a2V5"}
    for _ in range(3):
        with pytest.raises(IntegrityError) as told:
            database.do(lambda unit: unit.insert_once(SECRET, secret))
        assert "scrypt" not in str(told.value)
