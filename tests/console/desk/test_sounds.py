"""Three short sounds, and silence where there should be."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.desk.assets import asset
from console.desk.settings import SOUND, Settings
from console.desk.sounds import PAID, SOUNDS, SystemSounds


@pytest.mark.parametrize("sound", SOUNDS)
def test_a_sound_is_short_and_not_loud(sound: str) -> None:
    with asset(f"sounds/{sound}.wav").open("rb") as file, wave.open(file) as record:
        seconds = record.getnframes() / record.getframerate()
        frames = record.readframes(record.getnframes())

    samples = memoryview(frames).cast("h")
    assert record.getnchannels() == 1
    assert 0.2 < seconds < 1.2
    assert 0.3 < max(abs(sample) for sample in samples) / 32768 < 0.7
    assert abs(samples[-1]) < 300, "it ends with a click"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_a_sound_is_handed_to_the_systems_player(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = tmp_path / "played"
    player = tmp_path / "pw-play"
    player.write_text(f'#!/bin/sh\necho "$1" > "{played}"\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    settings = Settings(tmp_path / "console.json")

    SystemSounds(settings).play(PAID)

    qtbot.waitUntil(lambda: played.exists() and played.read_text().endswith("paid.wav\n"))


def test_nothing_is_played_when_sounds_are_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "console.json")
    settings.put(SOUND, False)
    started: list[Path] = []
    monkeypatch.setattr(SystemSounds, "_start", lambda _self, path: started.append(path))

    SystemSounds(settings).play(PAID)

    assert started == []


def test_a_system_without_a_player_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    SystemSounds(Settings(tmp_path / "console.json")).play(PAID)
