"""Why a backup or a restore is refused, in words."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from console.desk.failures import Because, Told
from console.desk.phrases import QT_TRANSLATE_NOOP


class BackupDamaged(Told):
    """The file is not a backup, or not as it was written; nothing of it was used."""

    code: ClassVar[str] = "BACKUP-DAMAGED"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Care", "This backup is damaged or was changed. Nothing of it was used."),
        QT_TRANSLATE_NOOP("Care", "Take another backup."),
    )

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")


class BooksWrong(Told):
    """The books of the platform do not add up."""

    code: ClassVar[str] = "BACKUP-BOOKS"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Care", "The books in it do not add up. Nothing was changed."),
        QT_TRANSLATE_NOOP("Care", "Keep everything as it is, and pass on the code."),
    )


class CountsDiffer(Told):
    """What was unpacked holds other counts than what was packed."""

    code: ClassVar[str] = "BACKUP-COUNTS"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Care", "It does not hold what it says it holds. Nothing was changed."),
        QT_TRANSLATE_NOOP("Care", "Take another backup."),
    )


class HomeInUse(Told):
    """Somebody works with the shop's books."""

    code: ClassVar[str] = "RESTORE-IN-USE"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Care", "The shop's books are in use. Nothing was changed."),
        QT_TRANSLATE_NOOP("Care", "Close every window of this program, then try again."),
    )


class NothingToKeep(Told):
    """There are no books in this folder."""

    code: ClassVar[str] = "BACKUP-NOTHING"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Care", "There are no books in this folder."),
        QT_TRANSLATE_NOOP("Care", "Name the folder where the shop's books are kept."),
    )


class NoRoom(Told):
    """The disk has too little room."""

    code: ClassVar[str] = "CARE-NO-ROOM"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Care", "The disk has too little room. Nothing was changed."),
        QT_TRANSLATE_NOOP("Care", "Free some space, then try again."),
    )
