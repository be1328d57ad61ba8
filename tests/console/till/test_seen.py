"""What is kept of the file is what a look at the file would find."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from backend.protocol.money import Money
from console.till.carts import Carts
from console.till.database import Database
from console.till.failures import NoSuchLine, TillError
from console.till.seen import Seen
from console.till.store import carts as store
from console.till.till import Till
from tests.console.till.shop import APPLE, NOON, SOY

_DEEDS: Final[dict[str, Callable[[Carts], object]]] = {
    "soy": lambda carts: carts.add(SOY, now=NOON),
    "apple": lambda carts: carts.add(APPLE, 325, now=NOON),
    "more": lambda carts: carts.set_quantity(1, 3000, now=NOON),
    "no such line": lambda carts: carts.remove(9, now=NOON),
    "amount": lambda carts: carts.add_amount("x", Money(5), now=NOON),
    "note": lambda carts: carts.write_note("bag", now=NOON),
    "hold": lambda carts: carts.hold(note="A", by="101", now=NOON),
    "resume": lambda carts: carts.resume(carts.held()[0].cart_id, now=NOON),
    "drop": lambda carts: carts.drop(carts.held()[-1].cart_id),
    "split": lambda carts: carts.split({1: 1000}, now=NOON),
    "clear": lambda carts: carts.clear(by="101", now=NOON),
    "look": lambda carts: (carts.current(NOON), carts.held()),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(_DEEDS)), st.booleans()), max_size=12))
@settings(max_examples=60, deadline=None)
def test_carts_are_what_the_file_holds(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, bool]]
) -> None:
    """Whoever writes, this window's carts or others with the same file, the next look is right."""
    folder = tmp_path_factory.mktemp("till")
    Till.open(folder, now=NOON).close()  # gives the file its journal, for what goes on record
    database = Database.open(folder)
    try:
        mine, others = Carts(database), Carts(database)
        for deed, is_mine in deeds:
            with suppress(TillError, IndexError):  # then it changed nothing, as is looked at below
                _DEEDS[deed](mine if is_mine else others)
            for carts in (mine, others):
                assert carts.current(NOON) == database.look(store.current)
                assert carts.held() == database.look(store.held)
    finally:
        database.close()


def test_a_write_that_failed_leaves_no_trace(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    carts = Carts(database)
    before = carts.add(SOY, now=NOON)

    def breaks(db: Connection) -> None:
        store.drop(db, before.cart_id)
        raise NoSuchLine(line_no="1")

    with pytest.raises(NoSuchLine):
        database.do(breaks)
    assert carts.current(NOON) == before == database.look(store.current)
    database.close()


def test_it_is_looked_up_once_between_two_writes(tmp_path: Path) -> None:
    database, looks = Database.open(tmp_path), list[int]()
    seen = Seen(database, lambda _: looks.append(1))
    for _ in range(3):
        seen.get()
    database.do(lambda _: None)
    for _ in range(3):
        seen.get()
    assert len(looks) == 2
    database.close()


def test_writers_on_many_threads_miss_none_of_each_others(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    carts = Carts(database)
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(carts.add, SOY, now=NOON) for _ in range(40)]:
            done.result()
    assert carts.current(NOON).lines[0].quantity == 40_000
    assert carts.current(NOON) == database.look(store.current)
    database.close()
