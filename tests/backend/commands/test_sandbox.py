"""A home is opened once, by whichever command comes first, and says the same each time."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from backend.commands.home import Home, HomeTaken, HomeUnusable
from backend.protocol.keeping import write_whole
from backend.protocol.signing import PrivateKey, PublicKey
from tests.backend.commands.conftest import Run, end, process

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights are said otherwise there")


def test_everything_an_implementer_needs_is_printed(run: Run, home: Path) -> None:
    said = run("sandbox", "--home", home).json

    assert said["gateway"].startswith("http://127.0.0.1:")
    assert said["gateway"].endswith("/gateway.do")
    assert said["merchant_id"].startswith("2088")
    assert len(said["app_id"]) == 16
    key = PrivateKey.load(Path(said["app_private_key"]).read_text("utf-8"))
    public = Path(said["app_public_key"]).read_text("utf-8")
    assert PublicKey.load(public).bare() == key.public.bare()
    assert PublicKey.load(Path(said["platform_public_key"]).read_text("utf-8")).bits == 2048
    assert len(said["buyers"]) >= 5
    assert all({"user_id", "logon_id", "pin"} <= set(buyer) for buyer in said["buyers"])


@POSIX
def test_a_home_is_for_its_owner_alone(run: Run, home: Path) -> None:
    home.mkdir(mode=0o755)

    said = run("sandbox", "--home", home).json

    rights = {path: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    assert {oct(right) for path, right in rights.items() if path.is_file()} == {"0o600"}
    assert rights[home / "keys"] == 0o700
    assert (
        Path(said["app_private_key"])
        .read_text("utf-8")
        .startswith("-----BEGIN RSA PRIVATE KEY-----\n")
    )


def test_the_same_is_printed_each_time(run: Run, home: Path) -> None:
    first = run("sandbox", "--home", home)
    second = run("sandbox", "--home", home)

    assert first.code == 0
    assert first == second


def test_a_home_that_moved_is_still_a_home(run: Run, home: Path, tmp_path: Path) -> None:
    before = run("sandbox", "--home", home).json
    home.rename(tmp_path / "moved")

    after = run("sandbox", "--home", tmp_path / "moved").json

    assert after["app_id"] == before["app_id"]
    assert Path(after["app_private_key"]).is_file()


def test_commands_that_come_at_once_open_one_home(home: Path) -> None:
    together = [process("sandbox", "--home", home) for _ in range(3)]

    said = [end(each) for each in together]

    assert {each.code for each in said} == {0}, said
    assert len({each.out for each in said}) == 1


@pytest.mark.parametrize("point", ["database.commit.before", "database.commit.after"])
def test_a_home_half_opened_when_the_power_failed_is_opened_in_the_end(
    run: Run, home: Path, point: str
) -> None:
    killed = end(process("sandbox", "--home", home, ZHANGGUI_CRASH=point))
    assert killed.code != 0
    assert killed.out == ""
    plan = json.loads((home / "sandbox.json").read_text("utf-8"))

    said = run("sandbox", "--home", home).json

    assert said["app_id"] == plan["app_id"]
    balance = run("wallet", "--home", home, "balance", "--buyer", said["buyers"][0]["logon_id"])
    assert balance.json == {"balance": plan["buyers"][0]["balance"]}
    assert run("verify", "--home", home).code == 0


def test_a_lost_app_key_is_made_again_and_the_app_knows_it(run: Run, home: Path) -> None:
    run("sandbox", "--home", home)
    for name in ("app_private", "app_public"):
        (home / "keys" / f"{name}.pem").unlink()

    assert run("wallet", "--home", home, "balance", "--buyer", "10000000001").code == 0

    assert run("verify", "--home", home).code == 0
    assert (home / "keys" / "app_private.pem").is_file()


@pytest.mark.parametrize("name", ["home.json", "sandbox.json"])
@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_a_spoilt_file_is_named(run: Run, home: Path, name: str, text: str) -> None:
    run("sandbox", "--home", home)
    (home / name).write_text(text, "utf-8")

    done = run("sandbox", "--home", home)

    assert done.code == 2
    assert name in done.err
    assert done.out == ""


def test_a_spoilt_key_is_named(run: Run, home: Path) -> None:
    run("sandbox", "--home", home)
    (home / "keys" / "platform_private.pem").write_text("hello", "utf-8")

    done = run("wallet", "--home", home, "balance", "--buyer", "10000000001")

    assert done.code == 2
    assert "platform_private" in done.err


def test_a_file_that_cannot_be_read_is_told(run: Run, home: Path) -> None:
    (home / "home.json").mkdir(parents=True)

    done = run("sandbox", "--home", home)

    assert (done.code, done.out) == (2, "")
    assert "home.json cannot be read" in done.err


def test_a_home_that_lost_its_plan_is_told(run: Run, home: Path) -> None:
    run("sandbox", "--home", home)
    (home / "sandbox.json").unlink()

    assert run("sandbox", "--home", home).code == 2


def test_a_folder_that_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")

    done = run("sandbox", "--home", tmp_path / "file" / "home")

    assert (done.code, done.out) == (2, "")
    assert "cannot be made" in done.err


def test_a_database_that_cannot_be_opened_is_told(run: Run, home: Path) -> None:
    done = run("sandbox", "--home", home, "--database", "sqlite:////nowhere/at/all.db")

    assert done.code == 2
    assert "cannot be opened" in done.err


def test_a_database_of_another_home_is_not_taken_over(run: Run, home: Path, tmp_path: Path) -> None:
    run("sandbox", "--home", home)

    done = run(
        "sandbox", "--home", tmp_path / "other", "--database", f"sqlite:///{home / 'platform.db'}"
    )

    assert done.code == 2
    assert "another home" in done.err


def test_a_database_named_once_is_remembered(run: Run, home: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"

    run("sandbox", "--home", home, "--database", url)

    assert (tmp_path / "elsewhere.db").is_file()
    assert run("wallet", "--home", home, "balance", "--buyer", "10000000001").code == 0
    assert not (home / "platform.db").exists()


# The folder itself


def test_a_home_is_held_by_one_at_a_time(home: Path) -> None:
    with Home(home).held(), pytest.raises(HomeTaken), Home(home).held():
        pass
    with Home(home).held():
        pass


def test_a_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.json"
    write_whole(path, "old")

    def fails(descriptor: int) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="gone"):
        write_whole(path, "new")
    monkeypatch.undo()

    assert path.read_text("utf-8") == "old"
    write_whole(path, "newer")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.json"]
    assert path.read_text("utf-8") == "newer"


def test_a_home_whose_notes_are_no_object_is_unusable(home: Path) -> None:
    folder = Home(home)
    folder.make()
    (home / "service.json").write_text("3", "utf-8")

    with pytest.raises(HomeUnusable):
        folder.serving()
