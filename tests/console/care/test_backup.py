"""Backups prove what they hold, restores prove it again, and nothing half-way is ever used."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from console.care import archive
from console.care.backup import (
    SUFFIX,
    backups_in,
    check_backup,
    file_name,
    is_due,
    make_backup,
    prune,
)
from console.care.refusals import BackupDamaged, BooksWrong, HomeInUse, NothingToKeep
from console.care.restore import ask_restore, asked, restore
from console.till.export import read_export
from console.till.failures import TillCorrupt
from console.till.till import Till
from tests.console.care.conftest import sell
from tests.console.till.shop import NOON, opened, unsent

LATER = NOON + timedelta(hours=3)


@pytest.fixture
def backup(home: Path, tmp_path: Path) -> Path:
    return make_backup(home, tmp_path / f"a{SUFFIX}", now=NOON).path


class TestMaking:
    def test_it_says_what_it_holds(self, home: Path, tmp_path: Path) -> None:
        proven = make_backup(home, tmp_path / "out" / f"a{SUFFIX}", now=NOON)

        assert proven.manifest.till["sales"] == 3
        assert proven.manifest.books, "each check of the platform's books, and how much it saw"
        names = {part.name for part in proven.manifest.parts}
        assert {"till/till.db", "platform.db", "home.json", "keys/platform_private.pem"} <= names
        assert check_backup(proven.path).code == proven.code
        assert oct(proven.path.stat().st_mode)[-3:] == "600", "it holds the shop's keys"
        assert [path.name for path in proven.path.parent.iterdir()] == [proven.path.name]

    def test_it_is_made_while_the_till_sells(self, home: Path, tmp_path: Path) -> None:
        with opened(home / "till") as shop:
            shop.line.down = unsent
            sell(shop, 1)
            proven = make_backup(home, tmp_path / f"a{SUFFIX}", now=NOON)
            sell(shop, 1)
        assert proven.manifest.till["sales"] == 4

    def test_a_folder_without_books_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NothingToKeep):
            make_backup(tmp_path / "nothing", tmp_path / f"a{SUFFIX}", now=NOON)
        assert backups_in(tmp_path) == []

    def test_books_that_do_not_add_up_make_no_backup(self, home: Path, tmp_path: Path) -> None:
        edit(home / "platform.db", "UPDATE ledger_balance SET posted = posted + 1")
        with pytest.raises(BooksWrong):
            make_backup(home, tmp_path / f"a{SUFFIX}", now=NOON)
        assert backups_in(tmp_path) == []

    def test_a_journal_that_was_changed_makes_no_backup(self, home: Path, tmp_path: Path) -> None:
        edit(
            home / "till" / "till.db",
            "DROP TRIGGER journal_keeps",
            "UPDATE journal SET fields = '{}' WHERE seq = 3",
        )
        with pytest.raises(TillCorrupt):
            make_backup(home, tmp_path / f"a{SUFFIX}", now=NOON)
        assert backups_in(tmp_path) == []


class TestKeeping:
    def test_it_is_due_once_a_day(self, tmp_path: Path) -> None:
        assert is_due(tmp_path, NOON)
        path = tmp_path / file_name(NOON, automatic=True)
        path.touch()
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
        assert not is_due(tmp_path, NOON + timedelta(hours=23))
        assert is_due(tmp_path, NOON + timedelta(hours=25))
        assert is_due(tmp_path, NOON - timedelta(days=2)), "a clock set back keeps none away"

    def test_the_newest_are_kept_and_those_made_by_hand(self, tmp_path: Path) -> None:
        for day in range(6):
            at = NOON + timedelta(days=day)
            path = tmp_path / file_name(at, automatic=day != 0)
            path.touch()
            os.utime(path, (at.timestamp(), at.timestamp()))
        prune(tmp_path, keep=2)
        kept = [path.name for path in backups_in(tmp_path)]
        assert [name[:14] for name in kept] == [
            "daily-20260506",
            "daily-20260505",
            "backup-2026050",
        ]


class TestRestoring:
    def test_into_an_empty_place(self, backup: Path, tmp_path: Path) -> None:
        done = restore(backup, tmp_path / "new", now=LATER)

        assert (done.aside, done.unsent) == (None, None)
        assert done.proven.manifest.till["sales"] == 3
        with opened(tmp_path / "new" / "till") as shop:
            assert shop.till.verify().sales == 3

    def test_what_stood_there_is_set_aside_and_its_unsent_sales_are_saved_first(
        self, backup: Path, home: Path
    ) -> None:
        with opened(home / "till") as shop:
            shop.line.down = unsent
            sell(shop, 2)

        done = restore(backup, home, now=LATER)

        assert done.aside is not None
        assert (done.aside / "till" / "till.db").is_file()
        assert done.unsent is not None
        assert len(read_export(home / "exports" / done.unsent.path.name)) == 5

    def test_numbers_never_repeat(self, backup: Path, home: Path) -> None:
        with opened(home / "till") as shop:
            shop.line.down = unsent
            before = shop.till.identity
            lost = sell(shop, 2)
            lost_ids = {one.sale_id for one in shop.till.open_matters(shop.clock.now())}
        restore(backup, home, now=LATER)

        with opened(home / "till") as shop:
            shop.line.down = unsent
            shop.clock.at = LATER
            after = shop.till.identity
            anew = sell(shop, 2)
            ids = {one.sale_id for one in shop.till.open_matters(shop.clock.now())}
            assert shop.till.verify().sales == 5
            shop.clock.advance(24 * 3600)
            assert sell(shop, 1)[0].endswith("-0001"), "the next day reads as any other"

        assert after.till_id == before.till_id
        assert after.epoch > before.epoch + 1_000_000
        assert not set(lost) & set(anew)
        assert len(ids - lost_ids) == 2

    def test_a_home_in_use_is_left_alone(self, backup: Path, home: Path) -> None:
        with opened(home / "till") as shop:
            with pytest.raises(HomeInUse):
                restore(backup, home, now=LATER)
            shop.till.verify()
        assert not list(home.parent.glob("*aside*"))

    def test_a_till_that_cannot_be_read_is_set_aside_as_it_is(
        self, backup: Path, home: Path
    ) -> None:
        (home / "till" / "till.db").write_bytes(b"nothing like a database" * 100)
        done = restore(backup, home, now=LATER)
        assert done.unsent is None
        Till.open(home / "till", now=LATER).close()

    def test_it_can_be_asked_for_and_is_tried_once(self, backup: Path, home: Path) -> None:
        ask_restore(home, backup)
        assert asked(home) == backup
        assert asked(home) is None


def rezip(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def rename(parts: dict[str, bytes], name: str) -> None:
    """Smuggle a part in, named in the manifest as it should be."""
    manifest = json.loads(parts["manifest.json"])
    one = next(part for part in manifest["parts"] if part["name"] == "home.json")
    one["name"] = name
    parts["manifest.json"] = json.dumps(manifest).encode()
    parts[name] = parts.pop("home.json")


def other_books(parts: dict[str, bytes]) -> None:
    """Change the journal and every hash that stands in the manifest."""
    import hashlib

    scratch = Path(os.environ["PYTEST_SCRATCH"]) / "x.db"
    scratch.write_bytes(parts["till/till.db"])
    edit(scratch, "DROP TRIGGER journal_stays", "DELETE FROM journal WHERE seq = 2")
    parts["till/till.db"] = scratch.read_bytes()
    manifest = json.loads(parts["manifest.json"])
    one = next(part for part in manifest["parts"] if part["name"] == "till/till.db")
    one["size"] = len(parts["till/till.db"])
    one["sha256"] = hashlib.sha256(parts["till/till.db"]).hexdigest()
    parts["manifest.json"] = json.dumps(manifest).encode()


class TestTampering:
    @pytest.mark.parametrize(
        "spoil",
        [
            lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
            lambda path: path.write_bytes(b"PK" + bytes(4000)),
            lambda path: path.write_bytes(flipped(path.read_bytes())),
            lambda path: rezip(path, lambda parts: parts.pop("platform.db")),
            lambda path: rezip(path, lambda parts: parts.update({"more.txt": b"x"})),
            lambda path: rezip(path, lambda parts: parts.update({"home.json": b"{}"})),
            lambda path: rezip(path, lambda parts: parts.pop("manifest.json")),
            lambda path: rezip(path, lambda parts: rename(parts, "../../evil.json")),
            lambda path: rezip(path, lambda parts: rename(parts, "/etc/evil")),
            lambda path: rezip(path, lambda parts: rename(parts, "keys/../../evil")),
            lambda path: rezip(path, lambda parts: rename(parts, "C:evil")),
            lambda path: rezip(path, lambda parts: rename(parts, "till\\evil")),
        ],
    )
    def test_a_spoiled_backup_is_refused_and_nothing_is_touched(
        self, backup: Path, home: Path, spoil: Callable[[Path], object]
    ) -> None:
        spoil(backup)
        before = sorted(path.relative_to(home.parent) for path in home.parent.rglob("*"))

        with pytest.raises(BackupDamaged):
            restore(backup, home, now=LATER)

        assert sorted(path.relative_to(home.parent) for path in home.parent.rglob("*")) == before

    def test_books_changed_with_all_hashes_made_to_fit_are_found_by_their_own_chain(
        self, backup: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PYTEST_SCRATCH", str(tmp_path))
        rezip(backup, other_books)
        archive.check(backup)
        with pytest.raises(TillCorrupt):
            restore(backup, home, now=LATER)
        assert not list(home.parent.glob("*restoring*"))

    def test_a_full_disk_while_unpacking_leaves_everything(
        self, backup: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> object:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(shutil, "disk_usage", full)
        with pytest.raises(OSError, match="No space"):
            restore(backup, home, now=LATER)
        assert (home / "till" / "till.db").is_file()


def flipped(content: bytes) -> bytes:
    """Turn one bit in the middle of the largest part."""
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def edit(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as file:
        for statement in statements:
            file.execute(statement)
    file.close()
