"""What the backup page knows and can do; no widgets, never blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from console.care import archive
from console.care.archive import Manifest
from console.care.backup import AUTOMATIC, backups_in
from console.care.refusals import BackupDamaged
from console.care.restore import ask_restore
from console.care.settings import backups_folder, home_of
from console.care.working import back_up, prove_again
from console.desk.page import Desk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup in the folder."""

    path: Path
    made_at: datetime
    size: int
    manifest: Manifest | None
    """None of a file that is not one any more."""

    @property
    def automatic(self) -> bool:
        """Whether it was made by itself."""
        return self.path.name.startswith(AUTOMATIC)


class BackupsModel(QObject):
    """The backups, newest first, and one of them that is looked at."""

    changed = Signal()
    made = Signal(object)
    """The path of a new backup, proven."""
    proven = Signal(object)
    """The path of one that was proven again."""
    restore_asked = Signal(object)
    """The path of one that is brought back at the next start."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: Sequence[Kept] = ()
        self._chosen: Path | None = None
        self.busy = False
        """Whether one is being made or proven."""

    @property
    def items(self) -> Sequence[Kept]:
        return self._items

    @property
    def folder(self) -> Path:
        """Where they are."""
        return backups_folder(self._desk)

    @property
    def chosen(self) -> Kept | None:
        return next((one for one in self._items if one.path == self._chosen), None)

    @property
    def may_restore(self) -> bool:
        """Whether who is signed in may bring one back: it undoes what came after it."""
        person = self._desk.session.person
        return person is not None and person.role == "owner"

    def look(self) -> None:
        """Look into the folder."""
        folder = self.folder
        self._desk.background.run(
            self, lambda: _kept_in(folder), done=self._see, failed=self.failed.emit
        )

    def choose(self, path: Path | None) -> None:
        """Look at one of them."""
        self._chosen = path
        self.changed.emit()

    def make(self) -> None:
        """Make one now."""
        desk = self._desk
        self._work(lambda: back_up(desk, automatic=False), self.made.emit)

    def prove(self) -> None:
        """Prove the chosen one again, every byte, line and book of it."""
        if self._chosen is not None:
            path = self._chosen
            self._work(lambda: prove_again(path), lambda _: self.proven.emit(path))

    def ask_restore(self) -> None:
        """Bring the chosen one back at the next start, when nobody uses the books."""
        if self._chosen is None or not self.may_restore:
            return
        path, home = self._chosen, home_of(self._desk)
        self._work(lambda: ask_restore(home, path), lambda _: self.restore_asked.emit(path))

    def _work(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        if self.busy:
            return
        self.busy = True
        self.changed.emit()

        def over(result: T) -> None:
            self.busy = False
            done(result)
            self.look()

        def stumble(error: Exception) -> None:
            self.busy = False
            self.failed.emit(error)
            self.look()

        self._desk.background.run(self, work, done=over, failed=stumble)

    def _see(self, items: Sequence[Kept]) -> None:
        self._items = items
        self.changed.emit()


def _kept_in(folder: Path) -> Sequence[Kept]:
    return [_kept(path) for path in backups_in(folder)]


def _kept(path: Path) -> Kept:
    stat = path.stat()
    try:
        manifest = archive.look(path)
    except BackupDamaged:
        return Kept(path, datetime.fromtimestamp(stat.st_mtime, tz=UTC), stat.st_size, None)
    return Kept(path, manifest.made_at, stat.st_size, manifest)
