"""Time counts as it passes, whatever the clock is set to: ages of what waits, and locks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.protocol.pin import LOCK, TRIES
from console.till.database import MIGRATIONS
from console.till.lapse import CLOSED_MOST
from console.till.pins import PinLocked, PinRefused
from console.till.store import lapse as store
from console.till.unsent import Cap, Caps, Level
from tests.console.till.shop import CASHIER, NOON, PIN, Shop, opened

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
CAPS = Caps(amount=Money(10_000_000), count=9999, age=timedelta(hours=72))
WAKES_UP = [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)]
"""What a computer with an empty battery says it is."""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with opened(tmp_path) as shop:
        shop.till.unsent.use(CAPS)
        shop.till.verifiers.learn(CASHIER, PIN, "mark")
        yield shop


def sell(shop: Shop) -> None:
    sale = shop.sale()
    shop.till.charges.take_cash(sale.sale_id, sale.total, by=CASHIER, now=shop.clock.now())


def age(shop: Shop) -> timedelta:
    return shop.till.unsent.standing().age


def restart(shop: Shop) -> None:
    shop.restart().unsent.use(CAPS)


def guess(shop: Shop, pin: str = "000000") -> timedelta | None:
    """Try a PIN; return for how long none is looked at, or None if that one was right."""
    try:
        shop.till.verifiers.check(CASHIER, pin, shop.clock.now())
    except PinLocked as locked:
        return locked.until - shop.clock.now()
    except PinRefused:
        return timedelta()
    return None


def lock(shop: Shop) -> None:
    assert [guess(shop) for _ in range(TRIES)][-1] == LOCK


# The age of what waits


@pytest.mark.parametrize("jump", [-365 * DAY, -DAY, DAY, 365 * DAY])
def test_a_clock_that_is_set_makes_an_unsent_sale_neither_younger_nor_older(
    shop: Shop, jump: timedelta
) -> None:
    sell(shop)
    shop.pass_time(3600)
    shop.clock.at += jump
    shop.pass_time(3600)
    assert age(shop) == timedelta(hours=2)


def test_the_cap_bites_however_often_the_clock_is_set_back(shop: Shop) -> None:
    sell(shop)
    for _ in range(72):
        assert shop.till.unsent.has_room()
        shop.pass_time(3600)
        shop.clock.at -= timedelta(hours=1)
    assert shop.clock.at == NOON
    assert shop.till.unsent.standing().percent(Cap.AGE) == 100
    assert not shop.till.unsent.has_room()
    sell(shop)
    assert age(shop) == timedelta(hours=72)


def test_a_night_counts_as_the_clock_says(shop: Shop) -> None:
    sell(shop)
    shop.pass_time(4 * 3600)
    shop.clock.advance(14 * 3600)
    restart(shop)
    shop.pass_time(3600)
    assert age(shop) == timedelta(hours=19)


@pytest.mark.parametrize("says", WAKES_UP)
def test_a_computer_with_an_empty_battery_shuts_no_shop(shop: Shop, says: datetime) -> None:
    sell(shop)
    right = shop.clock.at
    shop.clock.at = says
    restart(shop)
    sell(shop)
    assert shop.till.unsent.has_room()
    assert age(shop) <= CLOSED_MOST
    shop.clock.at = right + timedelta(minutes=5)  # somebody, or the network, puts it right
    shop.pass_time(60)
    assert age(shop) <= CLOSED_MOST + MINUTE
    restart(shop)
    assert age(shop) <= CLOSED_MOST + MINUTE
    assert shop.till.unsent.standing().level is Level.CLEAR
    shop.tidy()
    assert shop.till.unsent.standing().count == 0


def test_a_week_away_counts_as_a_day(shop: Shop) -> None:
    sell(shop)
    shop.clock.advance(7 * 86_400)
    restart(shop)
    assert age(shop) == CLOSED_MOST


# Locks


@pytest.mark.parametrize("jump", [-365 * DAY, -DAY, LOCK, DAY, 365 * DAY])
def test_a_lock_does_not_open_by_setting_the_clock(shop: Shop, jump: timedelta) -> None:
    lock(shop)
    shop.clock.at += jump
    shop.pass_time(1)
    assert guess(shop, PIN) == LOCK - timedelta(seconds=1)
    restart(shop)
    assert guess(shop, PIN) is not None
    shop.clock.at += DAY
    restart(shop)
    assert guess(shop, PIN) is not None


@pytest.mark.parametrize("says", [NOON, *WAKES_UP])
def test_a_lock_opens_when_its_time_has_passed_whatever_day_it_is(
    shop: Shop, says: datetime
) -> None:
    lock(shop)
    shop.clock.at = says
    shop.pass_time(LOCK.total_seconds() - 1)
    assert guess(shop, PIN) == timedelta(seconds=1)
    shop.pass_time(1)
    assert guess(shop, PIN) is None


def test_a_restart_begins_no_lock_anew(shop: Shop) -> None:
    lock(shop)
    shop.pass_time(20 * 60)
    restart(shop)
    shop.pass_time(10 * 60)
    assert guess(shop, PIN) is None


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["runs", "set", "closed"]),
            st.integers(0, 400).map(lambda hours: timedelta(minutes=7 * hours)),
            st.sampled_from([1, -1]),
        ),
        max_size=8,
    )
)
def test_whatever_is_done_to_the_clock_time_that_passed_is_counted_and_no_more(
    steps: list[tuple[str, timedelta, int]],
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as shop:
        shop.till.verifiers.learn(CASHIER, PIN, "mark")
        sell(shop)
        lock(shop)
        ran, starts, before = timedelta(), 0, age(shop)
        for what, much, sign in steps:
            if what == "runs":
                shop.pass_time(much.total_seconds())
                ran += much
            elif what == "set":
                shop.clock.at += sign * much
            else:
                shop.clock.at += sign * much
                restart(shop)
                starts += 1
            assert before <= age(shop), "it never becomes younger"
            before = age(shop)
            assert ran - starts * MINUTE <= before <= ran + starts * CLOSED_MOST
        wait = guess(shop, PIN)
        if ran < LOCK:
            assert wait is not None
        if ran - starts * MINUTE >= LOCK:
            assert wait is None


def test_a_file_of_before_begins_to_count_and_keeps_its_locks(shop: Shop) -> None:
    sell(shop)
    lock(shop)
    shop.till.close()
    with closing(sqlite3.connect(shop.folder / "till.db")) as old:
        old.execute("DROP TABLE lapse")
        old.execute("ALTER TABLE outbox DROP COLUMN counted")
        old.execute("UPDATE verifiers SET locked_until = 1790000000000000")
        old.execute(f"PRAGMA user_version = {MIGRATIONS.index(store.prepare)}")
        old.commit()

    restart(shop)

    assert guess(shop, PIN) == LOCK
    shop.pass_time(LOCK.total_seconds())
    assert guess(shop, PIN) is None
    assert age(shop) == LOCK
    shop.till.verify()
