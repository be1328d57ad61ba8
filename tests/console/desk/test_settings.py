"""What the shop chose is typed, checked and kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.desk.phrases import said
from console.desk.settings import (
    DESK_SETTINGS,
    LANGUAGE,
    POLL_SECONDS,
    SOUND,
    THEME,
    WAIT_SECONDS,
    Settings,
)


def test_what_was_chosen_is_there_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home" / "console.json")
    settings.put(LANGUAGE, "en")
    settings.put(WAIT_SECONDS, 90)
    settings.put(SOUND, False)

    again = Settings(tmp_path / "home" / "console.json")

    assert (again.get(LANGUAGE), again.get(WAIT_SECONDS), again.get(SOUND)) == ("en", 90, False)
    assert again.get(POLL_SECONDS) == POLL_SECONDS.default


def test_a_choice_tells_its_key_once(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "console.json")

    with qtbot.waitSignal(settings.changed) as told:
        settings.put(THEME, "dark")
    with qtbot.assertNotEmitted(settings.changed):
        settings.put(THEME, "dark")

    assert told.args == ["theme"]


@pytest.mark.parametrize("value", ["mauve", "", "DARK"])
def test_a_value_that_is_not_a_choice_is_refused_and_changes_nothing(
    tmp_path: Path, value: str
) -> None:
    settings = Settings(tmp_path / "console.json")

    with pytest.raises(ValueError, match="theme"):
        settings.put(THEME, value)

    assert settings.get(THEME) == "system"
    assert not (tmp_path / "console.json").exists()


@pytest.mark.parametrize("value", [1, 11, -3, 10**9])
def test_a_number_out_of_range_is_refused(tmp_path: Path, value: int) -> None:
    with pytest.raises(ValueError, match="poll_seconds"):
        Settings(tmp_path / "console.json").put(POLL_SECONDS, value)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"dark"', "\x00\x01", '{"theme": '], ids=repr
)
def test_a_file_that_cannot_be_read_is_kept_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "console.json"
    path.write_text(text, "utf-8")

    settings = Settings(path)

    assert settings.get(THEME) == "system"
    assert path.with_suffix(".unreadable").read_text("utf-8") == text


@pytest.mark.parametrize("found", [7, True, None, "mauve", {"a": 1}, ["dark"]])
def test_a_strange_value_counts_as_not_chosen(tmp_path: Path, found: object) -> None:
    path = tmp_path / "console.json"
    path.write_text(json.dumps({"theme": found, "payment.poll_seconds": "3"}), "utf-8")

    settings = Settings(path)

    assert settings.get(THEME) == "system"
    assert settings.get(POLL_SECONDS) == 3


def test_true_is_not_a_number(tmp_path: Path) -> None:
    path = tmp_path / "console.json"
    path.write_text('{"payment.poll_seconds": true, "sound": 1}', "utf-8")

    assert Settings(path).get(POLL_SECONDS) == 3
    assert Settings(path).get(SOUND) is True


def test_what_another_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "console.json"
    path.write_text('{"from.tomorrow": "x"}', "utf-8")

    Settings(path).put(THEME, "dark")

    assert json.loads(path.read_text("utf-8")) == {"from.tomorrow": "x", "theme": "dark"}


def test_every_setting_has_words_and_a_default_it_accepts() -> None:
    for setting in DESK_SETTINGS:
        assert said(setting.title)
        assert said(setting.about)
        assert setting.accepts(setting.default)


def test_keys_are_unique() -> None:
    keys = [setting.key for setting in DESK_SETTINGS]

    assert len(set(keys)) == len(keys)
