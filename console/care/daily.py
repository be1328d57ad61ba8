"""The backup of the day, made by itself."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QObject

from console.care.backup import is_due
from console.care.settings import BACKUP_DAILY, backups_folder
from console.care.working import back_up
from console.desk.background import OneAtATime
from console.desk.page import Desk

FIRST_MS: Final = 240_000
"""The first customers are served before the disk is kept busy."""
LOOK_MS: Final = 600_000

_log = logging.getLogger("zhanggui.daily")


class DailyBackup(QObject):
    """Looks now and then whether a day has passed since the last one."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._making = OneAtATime(desk.background, self)
        desk.clock.after(self, FIRST_MS, self.look)
        desk.clock.every(self, LOOK_MS, self.look)

    def look(self) -> None:
        """Make one if it is due."""
        if self._desk.settings.get(BACKUP_DAILY):
            self._making.run(self._work, done=lambda _: None, failed=self._stumble)

    def _work(self) -> None:
        if is_due(backups_folder(self._desk), self._desk.clock.now()):
            back_up(self._desk, automatic=True)

    def _stumble(self, error: Exception) -> None:
        _log.warning("%r", error)  # the health page says how old the last one is
