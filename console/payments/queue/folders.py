"""Where what is carried away from the till is put."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.settings import Setting
from console.payments.queue.caps import OFFLINE
from console.till.export import Export

EXPORT_FOLDER: Final = Setting(
    key="export.folder",
    topic=OFFLINE,
    default="",
    title=QT_TRANSLATE_NOOP("Settings", "Folder for exports"),
    about=QT_TRANSLATE_NOOP(
        "Settings", "Where sales that wait are saved to. Empty: beside the shop's books."
    ),
)


def exports_folder(desk: Desk) -> Path:
    """Return the folder the shop has chosen, or one beside the till's own."""
    chosen = desk.settings.get(EXPORT_FOLDER).strip()
    return Path(chosen).expanduser() if chosen else desk.till.folder.parent / "exports"


def save_unsent(desk: Desk) -> Export:
    """
    Write everything unsent into a new file of that folder; blocking.

    :raises OSError: if it cannot be written.
    """
    now = desk.clock.now()
    stamp = desk.words.moment(now).replace(" ", "-").replace(":", "")
    path = exports_folder(desk) / f"unsent-{stamp}.json"
    return desk.till.exporter.write(path, by=desk.session.staff_id, now=now)
