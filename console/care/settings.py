"""How the shop wants its books kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.settings import AnySetting, Setting

KEEPING: Final = QT_TRANSLATE_NOOP("Topics", "Backup")

BACKUP_DAILY: Final = Setting(
    key="backup.daily",
    topic=KEEPING,
    default=True,
    title=QT_TRANSLATE_NOOP("Settings", "Back up every day"),
    about=QT_TRANSLATE_NOOP("Settings", "By itself, while the shop is open; each one is proven."),
)
BACKUP_KEEP: Final = Setting(
    key="backup.keep",
    topic=KEEPING,
    default=14,
    title=QT_TRANSLATE_NOOP("Settings", "Daily backups to keep"),
    about=QT_TRANSLATE_NOOP("Settings", "Older ones are removed; those made by hand stay."),
    least=1,
    most=90,
)
BACKUP_FOLDER: Final = Setting(
    key="backup.folder",
    topic=KEEPING,
    default="",
    title=QT_TRANSLATE_NOOP("Settings", "Folder for backups"),
    about=QT_TRANSLATE_NOOP(
        "Settings", "Another disk is best. Empty: beside the shop's books. They hold its keys."
    ),
)
BACKUP_SETTINGS: Final[tuple[AnySetting, ...]] = (BACKUP_DAILY, BACKUP_KEEP, BACKUP_FOLDER)


def home_of(desk: Desk) -> Path:
    """Return the folder of the shop's books."""
    return desk.till.folder.parent


def backups_folder(desk: Desk) -> Path:
    """Return where backups are put."""
    chosen = desk.settings.get(BACKUP_FOLDER).strip()
    return Path(chosen).expanduser() if chosen else home_of(desk) / "backups"
