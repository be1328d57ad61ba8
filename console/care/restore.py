"""
Restoring: unpacked beside the shop's books, proven there, and only then put in their place.

What stood there is set aside whole, and everything unsent in it is saved to a file first. The till
that comes back numbers everything anew.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, cast

import filelock

from console.care import archive
from console.care.backup import Proven, prove_home, require_counts
from console.care.refusals import HomeInUse
from console.till.activity import COMMAND
from console.till.export import Export
from console.till.failures import TillError
from console.till.proof import begin_anew
from console.till.till import Till

REQUEST: Final = "restore.json"
_KEPT: Final = ("backups", "exports")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and where what stood there is now."""

    proven: Proven
    aside: Path | None
    unsent: Export | None
    """What the till that was set aside had not sent yet."""


def restore(path: Path, home: Path, *, now: datetime) -> Restored:
    """
    Put the books of a backup in the place of a home's; blocking.

    :raises BackupDamaged, BooksWrong, CountsDiffer, TillCorrupt: if it does not prove; the home
        is as it was.
    :raises HomeInUse: if somebody works with the home.
    :raises OSError: if it cannot be written.
    """
    home = home.absolute()
    staging = home.with_name(f".{home.name}-restoring")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        manifest = archive.unpack(path, staging)
        require_counts(manifest, *prove_home(staging))
        if manifest.has("till/till.db"):
            begin_anew(staging / "till", now=now, made_at=manifest.made_at, sha256=manifest.sha256)
        aside, unsent = _set_aside(home, now) if _has_books(home) else (None, None)
        _move_in(staging, home, aside)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Restored(Proven(path, manifest), aside, unsent)


def ask_restore(home: Path, path: Path) -> None:
    """
    Leave word that a backup is to be restored at the next start, when nobody uses the home.

    :raises OSError: if it cannot be written.
    """
    draft = home / f"{REQUEST}.new"
    draft.write_text(json.dumps({"path": str(path.absolute())}), "utf-8")
    draft.replace(home / REQUEST)


def asked(home: Path) -> Path | None:
    """Return the backup that is to be restored, if any, and forget that: it is tried once."""
    request = home / REQUEST
    try:
        found: object = json.loads(request.read_text("utf-8"))
    except (OSError, ValueError):
        found = None
    request.unlink(missing_ok=True)
    path = cast("dict[str, object]", found).get("path") if isinstance(found, dict) else None
    return Path(path) if isinstance(path, str) else None


def _has_books(home: Path) -> bool:
    return (home / "till" / "till.db").exists() or (home / "platform.db").exists()


def _set_aside(home: Path, now: datetime) -> tuple[Path, Export | None]:
    """Save what is unsent, then move everything out of the way."""
    unsent = _save_unsent(home, now)
    for place in (home / "till" / "till.lock", home / "lock"):
        if place.parent.is_dir():
            _require_free(place)
    aside = home.with_name(f"{home.name}-aside-{now:%Y%m%dT%H%M%S}")
    home.rename(aside)
    return aside, unsent


def _save_unsent(home: Path, now: datetime) -> Export | None:
    if not (home / "till" / "till.db").exists():
        return None
    try:
        till = Till.open(home / "till", now=now)
    except TillError as error:
        if error.code == "TILL-IN-USE":
            raise HomeInUse from error
        return None  # it cannot be read: it is set aside as it is
    try:
        if not till.queue(now):
            return None
        path = home / "exports" / f"unsent-{now:%Y%m%dT%H%M%S}.json"
        return till.exporter.write(path, by=COMMAND, now=now)
    finally:
        till.close()


def _require_free(place: Path) -> None:
    lock = filelock.FileLock(place, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise HomeInUse from error
    lock.release()


def _move_in(staging: Path, home: Path, aside: Path | None) -> None:
    if home.exists():  # a folder without books in it: what it holds stays
        for part in staging.iterdir():
            place = home / part.name
            if place.is_dir():
                shutil.rmtree(place)
            part.replace(place)
        return
    staging.rename(home)
    for name in _KEPT:
        if aside is not None and (aside / name).is_dir():
            (aside / name).rename(home / name)
