"""The till's file: one window, whole or not at all, and said in words when it is not."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import filelock
import pytest
from sqlalchemy import Connection, text

from backend.protocol.money import Money
from console.till import connections
from console.till import database as module
from console.till.attempt import State
from console.till.database import MIGRATIONS, Database, set_aside
from console.till.failures import (
    TillBroken,
    TillCorrupt,
    TillFull,
    TillInUse,
    TillTooNew,
    TillUnusable,
)
from console.till.sale import SaleQuery
from console.till.till import Till
from tests.console.till.shop import CASHIER, NOON, SOY, Shop
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[3]


def test_a_second_window_is_refused_and_the_first_goes_on(shop: Shop) -> None:
    with pytest.raises(TillInUse):
        Till.open(shop.folder, now=NOON)
    shop.till.carts.add(SOY, now=NOON)


def test_another_process_is_refused(shop: Shop) -> None:
    program = (
        "import sys; from pathlib import Path; from console.till.database import Database;"
        "Database.open(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(shop.folder)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert b"TillInUse" in done.stderr


def test_every_opening_is_another_epoch_of_the_same_till(shop: Shop) -> None:
    first = shop.till.identity
    second = shop.restart().identity
    assert (second.till_id, second.epoch) == (first.till_id, first.epoch + 1)


def test_a_file_copied_back_from_a_backup_makes_other_numbers(shop: Shop, tmp_path: Path) -> None:
    shop.till.close()
    copy = tmp_path / "copy"
    shutil.copytree(shop.folder, copy)
    numbers = []
    for folder, seed in ((shop.folder, 1), (copy, 2)):
        till = Till.open(folder, now=NOON, source=random.Random(seed))  # noqa: S311 - repeatable
        numbers.append(till.refunds.new_approval_id(NOON))
        till.close()
    assert numbers[0] != numbers[1]
    shop.restart()


def test_numbers_fit_the_platform_and_never_repeat(shop: Shop) -> None:
    numbers = {shop.till.refunds.new_approval_id(NOON) for _ in range(50)}
    numbers |= {shop.restart().refunds.new_approval_id(NOON) for _ in range(3)}
    assert len(numbers) == 53
    assert all(len(one) <= 48 and one.replace("_", "").isalnum() for one in numbers)
    assert all(one.isascii() for one in numbers)


def test_a_newer_file_is_not_touched(shop: Shop) -> None:
    shop.till.close()
    with sqlite3.connect(shop.folder / "till.db") as raw:
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(TillTooNew) as too_new:
        Till.open(shop.folder, now=NOON)
    assert too_new.value.fields == {
        "found": str(len(MIGRATIONS) + 1),
        "known": str(len(MIGRATIONS)),
    }


def test_an_older_file_is_brought_up_to_date_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Till.open(tmp_path, now=NOON).close()

    def add(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE extra (one INTEGER)"))

    def fail(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE another (one INTEGER)"))
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS, add, fail))
    with pytest.raises(KeyboardInterrupt):
        Database.open(tmp_path)
    with sqlite3.connect(tmp_path / "till.db") as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master")}
        assert not tables & {"extra", "another"}
    monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS, add))
    Till.open(tmp_path, now=NOON).close()
    with sqlite3.connect(tmp_path / "till.db") as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


def test_what_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "till.db").write_bytes(b"not a database, but long enough to look at" * 100)
    with pytest.raises(TillCorrupt):
        Till.open(tmp_path, now=NOON)


def test_damage_is_noticed_or_did_no_harm(shop: Shop) -> None:
    for _ in range(5):
        shop.pay(shop.charge(shop.sale()))
    books = everything(shop.till)
    shop.till.close()
    good = (shop.folder / "till.db").read_bytes()
    dice = random.Random(7)  # noqa: S311 - repeatable
    noticed = 0
    for _ in range(60):
        damaged = bytearray(good)
        start = dice.randrange(0, len(good) - 64)
        damaged[start : start + 64] = dice.randbytes(64)
        for part in shop.folder.glob("till.db*"):
            part.unlink()
        (shop.folder / "till.db").write_bytes(damaged)
        try:
            till = Till.open(shop.folder, now=shop.clock.now())
        except TillUnusable:
            noticed += 1
            continue
        with contextlib.suppress(TillUnusable):
            till.verify()
            assert everything(till) == books
        till.close()
    assert noticed
    for part in shop.folder.glob("till.db*"):
        part.unlink()
    (shop.folder / "till.db").write_bytes(good)
    assert everything(shop.restart()) == books


def test_a_large_file_is_looked_through_behind_the_open_counter(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHECKED_AT_ONCE", 0)
    shop.restart().check_file()
    assert shop.till.health().ok
    shop.till.close()
    _break_an_index(shop.folder / "till.db")
    till = Till.open(shop.folder, now=NOON)
    with pytest.raises(TillCorrupt):
        till.check_file()
    assert till.health().why == TillCorrupt.code
    till.close()
    monkeypatch.undo()
    with pytest.raises(TillCorrupt):
        Till.open(shop.folder, now=NOON)
    (shop.folder / "till.db").unlink()
    shop.restart()


def _break_an_index(path: Path) -> None:
    """Let one page of an index that is rarely read be full of nothing."""
    with sqlite3.connect(path) as raw:
        page, size = (
            raw.execute(
                "SELECT rootpage, (SELECT page_size FROM pragma_page_size)"
                " FROM sqlite_master WHERE name = 'goods_category'"
            )
        ).fetchone()
    raw.close()
    pages = bytearray(path.read_bytes())
    pages[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(pages)


def everything(till: Till) -> list[object]:
    """Read all that is kept about money."""
    sales = till.sales.find(SaleQuery(), limit=200).sales
    return [till.sales.detail(sale.sale_id) for sale in sales]


def test_a_damaged_file_can_be_set_aside_and_a_new_till_begun(shop: Shop) -> None:
    old = shop.till.identity.till_id
    shop.till.close()
    aside = set_aside(shop.folder, NOON)
    assert (aside / "till.db").exists()
    till = Till.open(shop.folder, now=NOON)
    assert till.identity.till_id != old
    till.close()
    shop.restart()


# A full disk


def fill(shop: Shop) -> None:
    """Let the file not grow any more, as on a full disk."""

    def work(db: Connection) -> None:
        pages = db.execute(text("PRAGMA page_count")).scalar_one()
        db.execute(text(f"PRAGMA max_page_count = {pages}"))

    _database(shop).look(work)


def sell_until_it_is_full(shop: Shop) -> None:
    for number in range(5000):
        shop.till.carts.add_amount(f"goods {number}" + "x" * 100, Money(100), now=NOON)
        shop.till.sales.checkout(cashier=CASHIER, now=NOON)


def _database(shop: Shop) -> Database:
    return shop.till.carts._database  # noqa: SLF001 - to break it


def test_on_a_full_disk_nothing_half_is_written_and_it_is_said(shop: Shop) -> None:
    fill(shop)
    with pytest.raises(TillFull) as full:
        sell_until_it_is_full(shop)
    assert full.value.code == "TILL-FULL"
    assert shop.till.verify().sales > 0
    till = shop.restart()
    assert till.journal.verify() > 0
    assert shop.pay(shop.charge(shop.sale())).state is State.PAID


def test_with_little_room_no_new_sale_is_begun_but_a_payment_is_finished(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = shop.sale()
    attempt = shop.charge(sale)
    monkeypatch.setattr(module, "ROOM", 1 << 62)
    assert shop.till.health().why == "TILL-FULL"
    with pytest.raises(TillFull):
        shop.sale()
    with pytest.raises(TillFull):
        shop.charge(sale)
    assert shop.pay(attempt).state is State.PAID
    monkeypatch.undo()
    assert shop.till.health().ok


def test_what_is_essential_may_use_the_reserve_on_a_full_disk(shop: Shop) -> None:
    reserve = shop.folder / "till.reserve"
    assert reserve.stat().st_size == module.RESERVE
    fill(shop)
    there_at_each_try: list[bool] = []

    def work(db: Connection) -> None:
        there_at_each_try.append(reserve.exists())
        db.execute(text("INSERT INTO settings VALUES ('big', zeroblob(1000000))"))

    with pytest.raises(TillFull):
        _database(shop).do(work)
    assert there_at_each_try == [True]
    with pytest.raises(TillFull):  # here the limit is of the file, not of the disk
        _database(shop).do(work, essential=True)
    assert there_at_each_try == [True, True, False]
    with pytest.raises(TillFull):
        _database(shop).do(work, essential=True)
    assert there_at_each_try == [True, True, False, False]
    assert shop.till.health().ok
    shop.restart()
    assert reserve.exists()


# A failing disk


def test_after_a_failed_write_nothing_more_is_written(shop: Shop) -> None:
    database = _database(shop)
    broken = TillBroken(detail="disk I/O error")
    database.mark_broken(broken)
    with pytest.raises(TillBroken):
        shop.till.carts.add(SOY, now=NOON)
    assert shop.till.health().why == "TILL-BROKEN"
    with pytest.raises(TillBroken):
        shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    assert shop.restart().health().ok


def test_a_file_that_cannot_be_written_is_broken(tmp_path: Path) -> None:
    Till.open(tmp_path, now=NOON).close()
    database = Database.open(tmp_path)

    def work(db: Connection) -> None:
        db.execute(text("PRAGMA query_only = 1"))
        db.execute(text("UPDATE identity SET epoch = 0"))

    with pytest.raises(TillBroken):
        database.do(work)
    with pytest.raises(TillBroken):
        database.do(lambda db: db.execute(text("SELECT 1")))
    database.close()


def test_a_page_found_damaged_while_working_stops_the_till(shop: Shop) -> None:
    for _ in range(20):
        shop.sale()
    shop.till.close()
    path = shop.folder / "till.db"
    database = Database.open(shop.folder)
    pages = bytearray(path.read_bytes())
    pages[8192:] = b"\xff" * (len(pages) - 8192)
    path.write_bytes(pages)
    database._engine.dispose()  # noqa: SLF001 - nothing of it is remembered
    with pytest.raises(TillUnusable):
        database.do(lambda db: db.execute(text("UPDATE sales SET note = 'x'")))
    assert database.why_unfit() is not None
    database.close()
    path.unlink()
    shop.restart()


def test_a_file_another_program_holds_is_only_busy(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_BUSY_SECONDS", 0.05)
    shop.restart()
    other = Database(shop.folder, filelock.FileLock(shop.folder / "another.lock"))
    with other._engine.connect() as connection, connection.begin():  # noqa: SLF001 - hold the file
        connection.execute(text("UPDATE settings SET value = ''"))
        with pytest.raises(TillBroken, match="locked"):
            shop.till.carts.add(SOY, now=NOON)
    other.close()
    assert shop.till.health().ok
    assert shop.till.carts.add(SOY, now=NOON).pieces == 1


def test_an_error_of_ours_is_not_taken_for_the_disks(shop: Shop) -> None:
    with pytest.raises(Exception, match="no such table"):
        _database(shop).do(lambda db: db.execute(text("SELECT * FROM nowhere")))
    assert shop.till.health().ok


def test_an_old_sqlite_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SQLITE_FLOOR", (99, 0, 0))
    with pytest.raises(TillBroken, match="older"):
        Database.open(tmp_path)


# Rules of money in the file itself


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attempts SET state = 'refused'",
        "UPDATE attempts SET refunded = paid + 1",
        "UPDATE attempts SET refunding = 1, refunded = paid",
        "UPDATE attempts SET refunding = -1",
        "UPDATE attempts SET paid = 1",
        "UPDATE attempts SET kept = 1, state = 'sent'",
        "UPDATE sales SET state = 'open'",
        "UPDATE sales SET state = 'void'",
        "UPDATE sale_lines SET refunded = quantity + 1",
        "UPDATE sale_lines SET taken = amount + 1",
        "INSERT INTO attempts SELECT * FROM attempts",
    ],
)
def test_the_file_refuses_what_would_lose_or_double_money(shop: Shop, statement: str) -> None:
    shop.pay(shop.charge(shop.sale()))
    with pytest.raises(Exception, match=r"constraint|never changes"):
        _database(shop).do(lambda db: db.execute(text(statement)))


def test_a_power_cut_loses_nothing_that_was_returned(shop: Shop) -> None:
    attempt = shop.pay(shop.charge(shop.sale()))
    copy = shop.folder / "image"
    copy.mkdir()
    for part in ("till.db", "till.db-wal"):  # as it lies on the disk, without a goodbye
        shutil.copy(shop.folder / part, copy / part)
    till = Till.open(copy, now=NOON + timedelta(hours=1))
    assert till.charges.get(attempt.out_trade_no).state is State.PAID
    till.close()
