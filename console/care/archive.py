"""
The file of a backup: a zip whose manifest names every part, its size and its SHA-256.

A part that is not named, a name that leads out of the folder, a byte that differs: the whole file
is refused before anything of it is used.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final, cast

from backend.protocol.moment import from_wire, to_wire
from console.care.refusals import BackupDamaged, NoRoom

FORM: Final = "zhanggui-backup/1"
MANIFEST: Final = "manifest.json"
_NAME: Final = re.compile(r"(?:(?:keys|till)/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,63}", re.ASCII)
_PIECE: Final = 1024 * 1024
_MANIFEST_MAX: Final = 4 * 1024 * 1024
_WHOLE_MAX: Final = 1 << 40
_SPARE: Final = 64 * 1024 * 1024
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What a spoiled zip may raise: bad sums, bad streams, encryption, unknown methods."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, and what was proven of it when it was made."""

    made_at: datetime
    parts: tuple[Part, ...]
    till: Mapping[str, Any]
    """The till's number and counts; empty without a till."""
    books: Mapping[str, int]
    """How much each check of the platform's books looked at; empty without a platform."""
    sha256: str
    """Of the manifest itself: the proof that two people can compare."""

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    def has(self, name: str) -> bool:
        """Whether a part of this name is in it."""
        return any(part.name == name for part in self.parts)


def write(
    folder: Path,
    target: Path,
    *,
    made_at: datetime,
    till: Mapping[str, Any],
    books: Mapping[str, int],
) -> Manifest:
    """
    Pack a folder, whole or not at all, and read it back.

    :raises OSError: if it cannot be written.
    """
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    parts = [_part(folder, name) for name in names if _NAME.fullmatch(name)]
    content = {
        "form": FORM,
        "made_at": to_wire(made_at),
        "till": dict(till),
        "books": dict(books),
        "parts": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in parts],
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".new")
    with draft.open("wb") as file:
        draft.chmod(0o600)  # it holds the shop's keys
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            packed.writestr(MANIFEST, json.dumps(content, ensure_ascii=False, indent=1))
            for part in parts:
                packed.write(folder / part.name, part.name)
        file.flush()
        os.fsync(file.fileno())
    manifest = check(draft)
    draft.replace(target)
    return manifest


def look(path: Path) -> Manifest:
    """
    Read what a backup says of itself; its parts are not read.

    :raises BackupDamaged: if it is none.
    :raises OSError: if it cannot be read.
    """
    with _opened(path) as packed:
        return _manifest(path, packed)


def check(path: Path) -> Manifest:
    """
    Read a whole backup and compare every byte with its hash.

    :raises BackupDamaged: at the first that differs.
    :raises OSError: if it cannot be read.
    """
    with _opened(path) as packed:
        manifest = _manifest(path, packed)
        for part in manifest.parts:
            _copy(path, packed, part, None)
    return manifest


def unpack(path: Path, folder: Path) -> Manifest:
    """
    Unpack a backup into a new folder, every byte compared with its hash.

    :raises BackupDamaged: at the first that differs.
    :raises NoRoom: if the disk has too little room for it.
    :raises OSError: if it cannot be read or written.
    """
    with _opened(path) as packed:
        manifest = _manifest(path, packed)
        folder.mkdir(parents=True)
        if shutil.disk_usage(folder).free < manifest.size + _SPARE:
            raise NoRoom
        for part in manifest.parts:
            place = folder / part.name
            place.parent.mkdir(exist_ok=True, mode=0o700)
            with place.open("xb") as file:
                place.chmod(0o600)
                _copy(path, packed, part, file)
                file.flush()
                os.fsync(file.fileno())
    return manifest


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BackupDamaged(path, "not a backup") from error


def _manifest(path: Path, packed: zipfile.ZipFile) -> Manifest:
    try:
        if packed.getinfo(MANIFEST).file_size > _MANIFEST_MAX:
            raise BackupDamaged(path, "its manifest is too large")
        text = packed.read(MANIFEST)
        content = cast("dict[str, Any]", json.loads(text))
        if content["form"] != FORM:
            raise BackupDamaged(path, "not a backup of this program")
        parts = tuple(
            Part(str(one["name"]), int(one["size"]), str(one["sha256"])) for one in content["parts"]
        )
        manifest = Manifest(
            from_wire(str(content["made_at"])),
            parts,
            dict(content["till"]),
            {str(name): int(count) for name, count in content["books"].items()},
            hashlib.sha256(text).hexdigest(),
        )
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, EOFError) as error:
        raise BackupDamaged(path, "its manifest cannot be read") from error
    _require_fitting(path, packed, manifest)
    return manifest


def _require_fitting(path: Path, packed: zipfile.ZipFile, manifest: Manifest) -> None:
    """Let nothing in that is not named, named twice, leads elsewhere, or is of another size."""
    named = {part.name: part.size for part in manifest.parts}
    found = {one.filename: one.file_size for one in packed.infolist() if one.filename != MANIFEST}
    for name in (*named, *found):
        if not _NAME.fullmatch(name) or ".." in name:
            raise BackupDamaged(path, "a part of it has a forbidden name")
    if len(named) != len(manifest.parts) or len(packed.infolist()) != len(found) + 1:
        raise BackupDamaged(path, "a part of it is there twice")
    if named != found:
        raise BackupDamaged(path, "its parts are not those of its manifest")
    if not 0 <= manifest.size <= _WHOLE_MAX or any(size < 0 for size in named.values()):
        raise BackupDamaged(path, "its sizes are impossible")


def _copy(path: Path, packed: zipfile.ZipFile, part: Part, to: IO[bytes] | None) -> None:
    digest, left = hashlib.sha256(), part.size
    try:
        with packed.open(part.name) as file:
            while piece := file.read(min(_PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    break
                digest.update(piece)
                if to is not None:
                    to.write(piece)
    except _UNREADABLE as error:
        raise BackupDamaged(path, f"{part.name} cannot be read") from error
    if left != 0 or digest.hexdigest() != part.sha256:
        raise BackupDamaged(path, f"{part.name} is not as it was written")


def _part(folder: Path, name: str) -> Part:
    with (folder / name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Part(name, (folder / name).stat().st_size, digest)
