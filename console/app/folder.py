"""
The till's folder of a home: always ``till``, and always of the shop this home serves now.

One file holds the reports of one shop. Joined to another, the till begins anew; what the first
shop's had still to say stays in a folder beside it, and is there again if the home goes back.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import filelock

from console.client.place import Place, joined
from console.till.failures import TillInUse

_OWN: Final = "own"
"""The shop of the platform that runs on this computer."""
_MARK: Final = "shop.txt"


def till_folder(place: Place) -> Path:
    """
    Return the folder, changed over if the home has joined another shop since.

    :raises TillInUse: if another window has the till open that must make room.
    """
    folder = place.home / "till"
    if place.platform:
        return folder
    credentials = joined(place.home)
    wanted = _OWN if credentials is None else credentials.merchant_id
    there = _shop_of(folder)
    if there != wanted:
        _make_room(folder, there)
        waiting = place.home / f"till-{wanted}"
        if waiting.exists():
            waiting.replace(folder)
        else:
            folder.mkdir()
            (folder / _MARK).write_text(wanted, "ascii")
    return folder


def _shop_of(folder: Path) -> str:
    mark = folder / _MARK
    return mark.read_text("ascii") if mark.exists() else _OWN


def _make_room(folder: Path, shop: str) -> None:
    if not folder.exists():
        return
    lock = filelock.FileLock(folder / "till.lock")
    try:
        with lock.acquire(timeout=0):
            pass
    except filelock.Timeout as error:
        raise TillInUse(folder=str(folder)) from error
    folder.replace(folder.with_name(f"till-{shop}"))
