"""
Backups: of one moment, made while the shop sells, proven before they count.

The till is copied before the platform: what the copied till holds for sent, the copied platform
has. What the platform has and the till does not know is asked for again, and nothing twice.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from backend.protocol.moment import business_day
from console.care import archive
from console.care.archive import Manifest
from console.care.books import check_books
from console.care.refusals import CountsDiffer, NothingToKeep
from console.till.copying import copy_database
from console.till.proof import TillProof, prove

SUFFIX: Final = ".zgbackup"
AUTOMATIC: Final = "daily-"
_TILL: Final = "till/till.db"
_PLATFORM: Final = "platform.db"
_SMALL: Final = (
    "home.json",
    "sandbox.json",
    "anchors.txt",
    "console-settings.json",
    "credentials.json",
)


@dataclass(frozen=True, slots=True)
class Proven:
    """A backup whose every byte, line and book was checked."""

    path: Path
    manifest: Manifest

    @property
    def code(self) -> str:
        """The first signs of its hash: what two people compare."""
        return self.manifest.sha256[:12].upper()


def make_backup(home: Path, target: Path, *, now: datetime) -> Proven:
    """
    Copy the books of a home into one file and prove the copy; blocking, seconds to minutes.

    :raises NothingToKeep: if there are none.
    :raises BooksWrong: if the platform's do not add up.
    :raises TillCorrupt: if the till's do not.
    :raises OSError: if it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".zhanggui-", dir=target.parent) as scratch:
        copy, proof = Path(scratch) / "copy", Path(scratch) / "proof"
        copy.mkdir(mode=0o700)
        _copy_home(home, copy)
        if not any(copy.iterdir()):
            raise NothingToKeep
        shutil.copytree(copy, proof)  # proving may bring it to this version: the copy stays
        till, books = prove_home(proof)
        manifest = archive.write(
            copy, target, made_at=now, till=asdict(till) if till else {}, books=books
        )
        return Proven(target, manifest)


def check_backup(path: Path) -> Proven:
    """
    Unpack a backup aside, check its books and counts, and leave no trace.

    :raises BackupDamaged, BooksWrong, CountsDiffer, TillCorrupt: if anything does not fit.
    """
    with TemporaryDirectory(prefix="zhanggui-") as scratch:
        folder = Path(scratch) / "copy"
        manifest = archive.unpack(path, folder)
        require_counts(manifest, *prove_home(folder))
    return Proven(path, manifest)


def prove_home(folder: Path) -> tuple[TillProof | None, dict[str, int]]:
    """
    Check all books in a folder that nobody uses.

    :raises BooksWrong, TillCorrupt: if they do not add up.
    """
    till = prove(folder / "till") if (folder / _TILL).is_file() else None
    books = check_books(folder) if (folder / _PLATFORM).is_file() else {}
    return till, books


def require_counts(manifest: Manifest, till: TillProof | None, books: dict[str, int]) -> None:
    """
    Make sure that what was unpacked holds what was packed.

    :raises CountsDiffer: if not.
    """
    if manifest.till != (asdict(till) if till else {}) or manifest.books != books:
        raise CountsDiffer


def backups_in(folder: Path) -> Sequence[Path]:
    """Return the backups in a folder, the newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)


def file_name(now: datetime, *, automatic: bool) -> str:
    """Return what a backup of a moment is called."""
    begin = AUTOMATIC if automatic else "backup-"
    return f"{begin}{business_day(now):%Y%m%d}-{now:%H%M%S}{SUFFIX}"


def is_due(folder: Path, now: datetime) -> bool:
    """Whether a day has passed since the last backup of either kind."""
    newest = next(iter(backups_in(folder)), None)
    if newest is None:
        return True
    age = now.timestamp() - newest.stat().st_mtime
    return not 0 <= age < timedelta(days=1).total_seconds()


def prune(folder: Path, keep: int) -> Sequence[Path]:
    """Take away all but the newest automatic backups; those made by hand stay. Return which."""
    daily = [path for path in backups_in(folder) if path.name.startswith(AUTOMATIC)]
    gone = daily[max(1, keep) :]
    for path in gone:
        path.unlink()
    return gone


def _copy_home(home: Path, copy: Path) -> None:
    if (home / "till" / "till.db").is_file():
        (copy / "till").mkdir(mode=0o700)
        copy_database(home / _TILL, copy / _TILL)
    for name in _SMALL:  # the anchors before the books: what they name must be in them
        if (home / name).is_file():
            shutil.copyfile(home / name, copy / name)
    for key in sorted((home / "keys").glob("*.pem")):
        (copy / "keys").mkdir(exist_ok=True, mode=0o700)
        shutil.copyfile(key, copy / "keys" / key.name)
    if (home / _PLATFORM).is_file():
        copy_database(home / _PLATFORM, copy / _PLATFORM)
