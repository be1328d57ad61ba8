"""A file written in the background, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from console.desk.background import OneAtATime
from console.desk.page import Desk


class FileExport(QObject):
    """What a page can write to a file: it names the file and gives the work."""

    exported = Signal(object, int)
    """Where it is, and how many lines of it follow the heading."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing = OneAtATime(desk.background, self)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._writing.is_busy

    def name(self, ending: str) -> str:
        """Return what the file is called; ``ending`` is ``csv`` or ``xlsx``."""
        raise NotImplementedError

    def write(self, path: Path) -> None:
        """Write it, as a workbook if the name ends so, else as CSV."""
        work = self._work(path)
        if work is not None:
            self._writing.run(
                work, done=lambda count: self.exported.emit(path, count), failed=self.failed.emit
            )

    def _work(self, path: Path) -> Callable[[], int] | None:
        """Return what writes and counts the lines, in the background; None while there are none."""
        raise NotImplementedError
