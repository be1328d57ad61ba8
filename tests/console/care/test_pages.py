"""The health page says how everything stands; the backup page makes, proves and brings back."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.shops.contract.platform import PlatformQueryResponse
from console.care.backup import SUFFIX, backups_in
from console.care.backups.model import BackupsModel
from console.care.daily import FIRST_MS, LOOK_MS, DailyBackup
from console.care.findings import MEGA, Finding, State
from console.care.health.model import LOOK_MS as HEALTH_MS
from console.care.health.model import HealthModel
from console.care.platform_books import platform_finding
from console.care.restore import asked
from console.care.settings import BACKUP_DAILY
from console.client.failures import Unreachable
from console.desk.document import Document
from console.desk.link import Link
from console.desk.phrases import said
from console.paper.places import Way
from console.payments.checkout.model import CheckoutModel
from console.shops.printers.form import Form
from console.shops.printers.model import PrintersModel
from tests.console.payments.shop import OWNER, WATER, Shop
from tests.console.till.shop import unsent


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """Return a shop whose desk knows whether the platform answers."""
    shop.desk = replace(shop.desk, link=Link(shop.client.presence))
    return shop


@pytest.fixture
def health(shop: Shop) -> HealthModel:
    model = HealthModel(shop.desk)
    model.show(shown=True)
    return model


def of(model: HealthModel, key: str) -> Finding:
    return next(one for one in model.findings if one.key == key)


def touch_backup(shop: Shop, age: timedelta) -> None:
    folder = shop.folder / "backups"
    folder.mkdir(exist_ok=True)
    path, at = folder / f"daily-x{SUFFIX}", (shop.clock.now() - age).timestamp()
    path.touch()
    os.utime(path, (at, at))


class TestHealth:
    def test_a_sound_shop_without_a_backup_is_told_to_make_one(self, health: HealthModel) -> None:
        states = {one.key: one.state for one in health.findings}
        assert states.pop("backup") is State.BAD
        assert set(states.values()) == {State.GOOD}
        assert health.state is State.BAD
        assert of(health, "backup").go == "care.backup"
        assert said(of(health, "backup").todo)

    @pytest.mark.parametrize(("days", "state"), [(1, State.GOOD), (3, State.LOOK), (8, State.BAD)])
    def test_a_backup_grows_old(
        self, shop: Shop, health: HealthModel, days: int, state: State
    ) -> None:
        touch_backup(shop, timedelta(days=days))
        health.look()
        assert of(health, "backup").state is state

    def test_a_platform_that_is_away_is_said_with_since_when(
        self, shop: Shop, health: HealthModel
    ) -> None:
        shop.line.down = unsent
        with pytest.raises(Unreachable):
            shop.staffing.learn()
        shop.clock.advance(HEALTH_MS / 1000)
        found = of(health, "platform")
        assert (found.state, found.go) == (State.BAD, "payments.queue")
        assert "NET-UNREACHABLE" in found.facts

    @pytest.mark.parametrize(
        ("header", "state"),
        [
            ("Sun, 22 Nov 2026 07:42:10 GMT", State.GOOD),
            ("Sun, 22 Nov 2026 07:39:00 GMT", State.LOOK),
            ("Sun, 22 Nov 2026 08:42:00 GMT", State.BAD),
            ("not a date", State.GOOD),
        ],
    )
    def test_the_clock_is_compared_with_the_platforms(
        self, shop: Shop, health: HealthModel, header: str, state: State
    ) -> None:
        shop.client.presence.dated(header, shop.clock.now())
        health.look()
        assert of(health, "clock").state is state

    def test_what_waits_is_counted(self, shop: Shop, health: HealthModel) -> None:
        counter = CheckoutModel(shop.desk)
        counter.submit(WATER)
        counter.take_cash(counter.due)
        health.look()
        assert of(health, "queue").facts.startswith("1 ")

    def test_printers_are_told_by_their_last_paper(
        self, shop: Shop, health: HealthModel, tmp_path: Path
    ) -> None:
        assert said(of(health, "printers").word) == "None set up"
        printers, paper = PrintersModel(shop.desk), tmp_path / "paper.bin"
        printers.begin()
        printers.save(Form(name="前台", way=Way.FILE, place=str(paper)))
        health.look()
        assert of(health, "printers").facts == "前台"

        shop.spool.slip(Document(()), what="x")
        health.look()
        found = of(health, "printers")
        assert (found.state, said(found.word)) == (State.GOOD, "Print")
        assert shop.words.moment(shop.clock.now()) in found.facts

        paper.unlink()
        paper.mkdir()
        shop.spool.slip(Document(()), what="x")
        health.look()
        found = of(health, "printers")
        assert (found.state, found.go) == (State.LOOK, "shops.printers")
        assert found.facts.startswith("前台 · ")
        assert "Exception" not in found.facts

        paper.rmdir()
        shop.spool.again()
        health.look()
        assert of(health, "printers").state is State.GOOD

    def test_a_setup_that_cannot_be_read_is_no_printer_that_is_well(
        self, shop: Shop, health: HealthModel
    ) -> None:
        shop.till.settings.put("paper.printers", "{")
        health.look()
        assert of(health, "printers").state is State.LOOK

    def test_the_self_check_reads_every_line_and_says_when(
        self, shop: Shop, health: HealthModel
    ) -> None:
        done: list[str] = []
        health.checked.connect(lambda: done.append("checked"))
        health.check()
        assert done == ["checked"]
        assert shop.words.minute(shop.clock.now()) in of(health, "database").facts

    def test_the_platforms_books_are_told_by_the_platform(
        self, shop: Shop, health: HealthModel
    ) -> None:
        found = of(health, "platform_books")
        assert (found.state, said(found.word)) == (State.GOOD, "Looked after by its server")
        assert found.facts == "1 MB"
        shop.line.down = unsent
        with pytest.raises(Unreachable):
            shop.staffing.learn()
        health.look()
        found = of(health, "platform_books")
        assert (said(found.word), found.facts) == ("Not known now", "")

    @pytest.mark.parametrize(
        ("told", "state", "word"),
        [
            ({}, State.GOOD, "Not checked yet"),
            ({"checking": True}, State.GOOD, "Being read whole"),
            ({"sound": True}, State.GOOD, "Sound, every page checked"),
            ({"sound": False}, State.BAD, "Damaged"),
            ({"free": 1000 * MEGA}, State.LOOK, "Disk nearly full"),
            ({"free": 9 * MEGA, "sound": True}, State.BAD, "Disk full"),
            ({"can_be_checked": False, "free": None}, State.GOOD, "Looked after by its server"),
        ],
    )
    def test_what_the_platform_says_of_its_books_becomes_a_word(
        self, shop: Shop, told: dict[str, Any], state: State, word: str
    ) -> None:
        plain = {"size": 3 * MEGA, "free": 34_000 * MEGA, "schema_step": "0022"}
        whole = {**plain, "can_be_checked": True, "checking": False, **told}
        if "sound" in told:
            whole["checked_at"] = shop.clock.now()

        found = platform_finding(shop.desk, PlatformQueryResponse(**whole))

        assert (found.state, said(found.word)) == (state, word)
        assert found.facts.startswith("3 MB")
        assert ("schema 0022" in said(found.todo)) is (state is State.GOOD)
        if state is State.GOOD and "sound" in told:
            assert shop.words.minute(shop.clock.now()) in said(found.todo)

    def test_a_bundle_is_written_beside_the_exports(self, shop: Shop, health: HealthModel) -> None:
        health.bundle()
        assert len(list((shop.folder / "exports").glob("support-*.zip"))) == 1


class TestBackups:
    def test_one_is_made_proven_and_brought_back_by_an_owner(self, shop: Shop) -> None:
        shop.sign_in(OWNER)
        model = BackupsModel(shop.desk)
        heard: list[str] = []
        model.made.connect(lambda path: heard.append(f"made {path.suffix}"))
        model.proven.connect(lambda path: heard.append(f"proven {path.suffix}"))
        model.restore_asked.connect(lambda path: heard.append(f"restore {path.suffix}"))
        model.failed.connect(lambda error: heard.append(repr(error)))

        model.make()
        (one,) = model.items
        assert one.manifest is not None
        assert not one.automatic
        model.choose(one.path)
        model.prove()
        model.ask_restore()

        assert heard == [f"made {SUFFIX}", f"proven {SUFFIX}", f"restore {SUFFIX}"]
        assert asked(shop.folder) == one.path

    def test_a_cashier_brings_none_back(self, shop: Shop) -> None:
        touch_backup(shop, timedelta())
        model = BackupsModel(shop.desk)
        model.look()
        model.choose(model.items[0].path)
        model.ask_restore()
        assert asked(shop.folder) is None

    def test_a_damaged_one_is_shown_and_does_not_prove(self, shop: Shop) -> None:
        touch_backup(shop, timedelta())
        model = BackupsModel(shop.desk)
        failures: list[Exception] = []
        model.failed.connect(failures.append)
        model.look()
        assert [one.manifest for one in model.items] == [None]
        model.choose(model.items[0].path)
        model.prove()
        assert [type(error).__name__ for error in failures] == ["BackupFailed"]
        assert "BACKUP-DAMAGED" in str(failures[0])


class TestDaily:
    def test_it_is_made_by_itself_once_and_never_when_it_is_not_wanted(self, shop: Shop) -> None:
        daily = DailyBackup(shop.desk)
        shop.desk.settings.put(BACKUP_DAILY, value=False)
        shop.clock.advance(FIRST_MS / 1000)
        folder = shop.folder / "backups"
        assert backups_in(folder) == []

        shop.desk.settings.put(BACKUP_DAILY, value=True)
        daily.look()
        (one,) = backups_in(folder)
        os.utime(one, (shop.clock.now().timestamp(), shop.clock.now().timestamp()))
        shop.clock.advance(LOOK_MS / 1000 * 3)
        assert backups_in(folder) == [one]
