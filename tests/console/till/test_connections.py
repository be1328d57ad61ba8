"""What waits for the disk, and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from console.till import connections
from console.till.database import Database
from console.till.failures import TillBroken
from console.till.till import Till
from tests.console.till.shop import NOON


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Open a till's file."""
    Till.open(tmp_path, now=NOON).close()
    opened = Database.open(tmp_path)
    yield opened
    opened.close()


def _pragma(name: str) -> Callable[[Connection], int]:
    return lambda db: int(db.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _note(database: Database, key: str) -> None:
    wanted = text("INSERT INTO settings VALUES (:key, '')")
    database.do(lambda db: db.execute(wanted, {"key": key}), lasts=False)


def _left(database: Database) -> int:
    """Return how many pages of the log are not in the file."""
    plain = database._engine.raw_connection()  # noqa: SLF001 - no word of the till's
    _, pages, done = plain.cursor().execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    plain.close()
    return int(pages - done)


def test_only_what_need_not_last_waits_for_no_disk(database: Database) -> None:
    full, normal = 2, 1
    for _ in range(2):
        assert database.do(_pragma("synchronous"), lasts=False) == normal
        assert database.do(_pragma("synchronous")) == full


def test_what_was_settled_is_on_the_disk_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr("os.fsync", synced.append)
    database.settle()
    before = len(synced)

    _note(database, "a")
    _note(database, "b")
    assert len(synced) == before
    database.settle()
    database.settle()

    assert len(synced) == before + 1
    assert _left(database) > 0


def test_a_long_log_is_copied_into_the_file_by_whoever_settles(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PAGES", 10)
    for number in range(12):
        _note(database, str(number))
    assert _left(database) >= 10

    database.settle()

    assert _left(database) == 0


def test_a_disk_that_fails_under_what_waited_for_it_stops_the_till(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(5, "no more")

    monkeypatch.setattr("os.fsync", fail)
    _note(database, "a")
    with pytest.raises(TillBroken):
        database.settle()
    with pytest.raises(TillBroken):
        _note(database, "b")
