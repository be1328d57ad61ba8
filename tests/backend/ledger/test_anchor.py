"""An anchor outside tells of a database that was put back."""

from __future__ import annotations

from sqlalchemy import text

from backend.kernel.database import Database
from backend.ledger.anchor import anchored, head
from tests.backend.ledger.test_book import ANN, BEN, Ledger, move


def a_ledger() -> Ledger:
    database = Database.open("sqlite://")
    database.create_all()
    return Ledger(database)


def breaches(database: Database, *lines: str) -> tuple[str, ...]:
    return database.do(anchored(lines).run).breaches


def test_an_empty_book_has_no_head() -> None:
    database = Database.open("sqlite://")
    database.create_all()

    assert database.do(head) is None
    database.close()


def test_a_chain_that_only_grew_keeps_its_anchors() -> None:
    ledger = a_ledger()
    first = ledger.database.do(head)
    ledger.do(lambda call: move(call, "pay:1", ANN, BEN, 1))
    second = ledger.database.do(head)

    assert first is not None
    assert second is not None
    assert breaches(ledger.database, first, second) == ()


def test_a_chain_cut_short_or_rewritten_is_told() -> None:
    ledger = a_ledger()
    ledger.do(lambda call: move(call, "pay:1", ANN, BEN, 1))
    anchor = ledger.database.do(head)
    assert anchor is not None

    ledger.database.do(lambda unit: unit.change(text("DELETE FROM ledger_block WHERE seq = 2")))

    assert len(breaches(ledger.database, anchor)) == 1
    assert len(breaches(ledger.database, "1 " + "0" * 64)) == 1
