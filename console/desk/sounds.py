"""One sound for paid, one for refused, one for look here; silence where nothing can play."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from importlib.resources import as_file
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QProcess

from console.desk.assets import asset
from console.desk.settings import SOUND, Settings

PAID: Final = "paid"
REFUSED: Final = "refused"
ATTENTION: Final = "attention"
SOUNDS: Final = (PAID, REFUSED, ATTENTION)

_PLAYERS: Final[Sequence[Sequence[str]]] = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
)


class Sounds(Protocol):
    """Play a short sound; never waits, never fails."""

    def play(self, sound: str) -> None: ...


class SystemSounds(QObject):
    """Play through whatever player the system has."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._player = _player()

    def play(self, sound: str) -> None:
        """Play ``paid``, ``refused`` or ``attention`` if sounds are on."""
        if not self._settings.get(SOUND):
            return
        with as_file(asset(f"sounds/{sound}.wav")) as path:
            self._start(path)

    def _start(self, path: Path) -> None:
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._player:
            QProcess.startDetached(self._player[0], [*self._player[1:], str(path)])


def _player() -> Sequence[str]:
    return next((player for player in _PLAYERS if shutil.which(player[0])), ())
