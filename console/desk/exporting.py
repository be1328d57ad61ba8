"""A file written in the background, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from console.desk.page import Desk


class FileExport(QObject):
    """What a page can write to a file: it names the file and gives the work."""

    exported = Signal(object, int)
    """Where it is, and how many lines of it follow the heading."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._is_busy

    def name(self, ending: str) -> str:
        """Return what the file is called; ``ending`` is ``csv`` or ``xlsx``."""
        raise NotImplementedError

    def write(self, path: Path) -> None:
        """Write it, as a workbook if the name ends so, else as CSV."""
        work = None if self._is_busy else self._work(path)
        if work is None:
            return
        self._is_busy = True
        self._desk.background.run(
            self, work, done=lambda count: self._hear(path, count), failed=self._fail
        )

    def _work(self, path: Path) -> Callable[[], int] | None:
        """Return what writes and counts the lines, in the background; None while there are none."""
        raise NotImplementedError

    def _hear(self, path: Path, count: int) -> None:
        self._is_busy = False
        self.exported.emit(path, count)

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)
