"""Backups made and proven in a process of their own, so that the counter never waits for them."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from console.care.backup import file_name, prune
from console.care.settings import BACKUP_KEEP, backups_folder, home_of
from console.client.service import run_console
from console.desk.failures import Because, Told
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP


class BackupFailed(Told):
    """The backup was not made, or does not prove; the program's own words are in it."""

    code: ClassVar[str] = "BACKUP-FAILED"
    because: ClassVar[Because] = Because(
        QT_TRANSLATE_NOOP("Care", "The backup could not be made or does not prove."),
        QT_TRANSLATE_NOOP("Care", "Check the folder and its disk, then try again."),
    )


def back_up(desk: Desk, *, automatic: bool) -> Path:
    """
    Make a backup now and return where it is; blocking, for a background task.

    :raises BackupFailed: if it was not made; the last one stays.
    """
    folder = backups_folder(desk)
    target = folder / file_name(desk.clock.now(), automatic=automatic)
    _run("--home", str(home_of(desk)), "backup", "--to", str(target))
    if automatic:
        prune(folder, desk.settings.get(BACKUP_KEEP))
    return target


def prove_again(path: Path) -> None:
    """
    Prove a backup once more; blocking, for a background task.

    :raises BackupFailed: if it does not.
    """
    _run("check-backup", str(path))


def _run(*arguments: str) -> None:
    done, said = run_console(arguments)
    if not done:
        raise BackupFailed(said.strip())
