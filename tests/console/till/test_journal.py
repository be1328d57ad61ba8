"""The journal: nothing in it can be changed, left out, cut off or answered twice."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.till import journal
from console.till.database import Database
from console.till.failures import NoSuchAttempt, TillCorrupt
from console.till.till import Till
from tests.console.till.shop import NOON, Shop


def write(database: Database, count: int = 5) -> None:
    """Begin a journal and write lines."""
    database.do(journal.begin)
    for number in range(count):
        entry = journal.Entry(NOON, "test.line", f"P{number}", "S1", {"number": str(number)})
        database.do(partial(journal.append, entry=entry))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a journal and close it."""
    database = Database.open(tmp_path)
    write(database)
    database.close()
    return tmp_path


def tamper(folder: Path, *statements: str) -> None:
    """Change the file behind the till's back."""
    with sqlite3.connect(folder / "till.db") as raw:
        raw.execute("DROP TRIGGER journal_keeps")
        raw.execute("DROP TRIGGER journal_stays")
        for statement in statements:
            raw.execute(statement)


def verify(folder: Path, *, everything: bool = True) -> int:
    database = Database.open(folder)
    try:
        return journal.Journal(database).verify(everything=everything)
    finally:
        database.close()


def test_lines_are_numbered_without_gaps_and_fit(folder: Path) -> None:
    assert verify(folder) == 5
    database = Database.open(folder)
    lines = journal.Journal(database).after(2)
    assert [(line.seq, line.subject, line.fields) for line in lines] == [
        (3, "P2", {"number": "2"}),
        (4, "P3", {"number": "3"}),
        (5, "P4", {"number": "4"}),
    ]
    database.close()


def test_only_new_lines_are_checked_again(folder: Path) -> None:
    assert verify(folder, everything=False) == 5
    assert verify(folder, everything=False) == 0
    database = Database.open(folder)
    entry = journal.Entry(NOON, "test.line", "P9")
    database.do(lambda db: journal.append(db, entry))
    assert journal.Journal(database).verify(everything=False) == 1
    database.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET at = at + 1 WHERE seq = 3",
        "UPDATE journal SET kind = 'x' WHERE seq = 3",
        "UPDATE journal SET subject = 'x' WHERE seq = 3",
        "UPDATE journal SET sale_id = 'x' WHERE seq = 3",
        "UPDATE journal SET answers = 1 WHERE seq = 3",
        "UPDATE journal SET fields = '{}' WHERE seq = 3",
        "UPDATE journal SET hash = '' WHERE seq = 3",
        "UPDATE journal SET seq = 30 WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 5",
        "DELETE FROM journal",
        "UPDATE journal_head SET seq = 4",
        "UPDATE journal_head SET hash = ''",
    ],
)
def test_whatever_is_changed_is_noticed(folder: Path, change: str) -> None:
    tamper(folder, change)
    with pytest.raises(TillCorrupt, match="journal line"):
        verify(folder)


def test_a_change_before_what_was_checked_is_noticed_where_it_joins(folder: Path) -> None:
    verify(folder)
    tamper(folder, "UPDATE journal SET hash = '' WHERE seq = 5")
    with pytest.raises(TillCorrupt, match="journal line 5"):
        verify(folder, everything=False)


def test_a_till_with_a_changed_journal_does_not_open(shop: Shop) -> None:
    shop.pay(shop.charge(shop.sale()))
    shop.till.close()
    tamper(shop.folder, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    with pytest.raises(TillCorrupt):
        Till.open(shop.folder, now=NOON)
    with pytest.raises(TillCorrupt):  # the lock was given back; the file was left as it is
        Till.open(shop.folder, now=NOON)


def test_lines_cannot_be_changed_or_taken_out(folder: Path) -> None:
    with sqlite3.connect(folder / "till.db") as raw:
        for statement in ("UPDATE journal SET kind = 'x'", "DELETE FROM journal"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(statement)


def test_an_asking_is_answered_once(folder: Path) -> None:
    database = Database.open(folder)
    answer = journal.Entry(NOON, "test.answered", "P1", "S1", {}, 2)
    database.do(lambda db: journal.append(db, answer))
    with pytest.raises(journal.AlreadyAnswered):
        database.do(lambda db: journal.append(db, answer))
    database.close()
    assert verify(folder) == 6


def test_only_an_asking_about_the_number_can_be_answered(folder: Path) -> None:
    database = Database.open(folder)
    asking = journal.Entry(NOON, "test.asked", "P1")
    seq = database.do(lambda db: journal.append(db, asking))
    database.look(lambda db: journal.require_asking(db, seq, about="P1"))
    for wrong_seq, about in ((seq, "P2"), (seq + 1, "P1"), (1, "P0")):
        with pytest.raises(NoSuchAttempt):
            database.look(partial(journal.require_asking, seq=wrong_seq, about=about))
    database.close()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(max_size=10), st.text(max_size=700), max_size=4))
def test_whatever_the_platform_says_is_kept_short_plain_and_verifiable(
    shop: Shop, fields: dict[str, str]
) -> None:
    entry = journal.Entry(NOON, "test.line", "P1", "S1", fields)
    database = shop.till.journal._database  # noqa: SLF001 - the line is nobody's business but ours
    shop.till.journal.verify(everything=False)
    seq = database.do(lambda db: journal.append(db, entry))
    (line,) = shop.till.journal.after(seq - 1)
    assert shop.till.journal.verify(everything=False) == 1
    assert all(0 < len(value) <= 512 for value in line.fields.values())
    assert all(value.isprintable() for value in line.fields.values())
