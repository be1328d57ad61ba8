"""
A bundle for those who help: what runs here and how it stands, and nothing that is anybody's.

Logs are masked line by line; of the books only their shape and the number of rows are told.
"""

from __future__ import annotations

import json
import platform
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final, cast

from backend.protocol.moment import to_wire
from console.care.masking import Mask
from console.till.copying import names_in, rows_of, schema_of
from console.till.failures import TillError

_LOGS: Final = ("console.log", "console.old.log", "platform.log", "platform.old.log")
_SOURCE: Final = "from source"
_TAIL: Final = 512 * 1024
_PLAIN: Final = frozenset(
    {
        "language",
        "theme",
        "sound",
        "customer_window",
        "payment.poll_seconds",
        "payment.wait_seconds",
    }
)
"""Settings whose values say nothing of anybody; of other texts only the length is told."""
_PACKAGES: Final = ("PySide6-Essentials", "SQLAlchemy", "pysqlite3", "httpcore", "cryptography")


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was written, and the names of its parts."""

    path: Path
    parts: tuple[str, ...]


def write_bundle(
    home: Path,
    target: Path,
    *,
    now: datetime,
    health: Sequence[Mapping[str, str]],
    known: Sequence[tuple[str, str]],
    salt: bytes,
) -> Bundle:
    """
    Write the bundle, whole or not at all; blocking.

    ``known`` are values of this shop by what they are, as of ``Mask``; ``salt`` is drawn anew.

    :raises OSError: if it cannot be written.
    """
    mask = Mask([*known, *_secrets_of(home)], salt=salt)
    parts = dict(_parts(home, now, health))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".new")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, mask.text(text))
    draft.replace(target)
    return Bundle(target, tuple(parts))


def known_of(home: Path) -> list[tuple[str, str]]:
    """Return the names of people that a home's till knows: staff, and buyers as they are told."""
    file = home / "till" / "till.db"
    return [("name", name) for name in names_in(file)] if file.is_file() else []


def _parts(
    home: Path, now: datetime, health: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    yield "versions.json", _json(_versions(now))
    yield "health.json", _json(list(health))
    yield "settings.json", _json(_settings(home / "console-settings.json"))
    for name, file in (("till", home / "till" / "till.db"), ("platform", home / "platform.db")):
        if not file.is_file():
            continue
        try:
            yield f"{name}-schema.sql", "\n".join(schema_of(file))
            yield f"{name}-counts.json", _json({"bytes": file.stat().st_size, **rows_of(file)})
        except TillError as error:
            yield f"{name}-unreadable.txt", f"{type(error).__name__}: {error}"
    for log in _LOGS:
        if (home / log).is_file():
            yield log, _end_of(home / log)


def _versions(now: datetime) -> dict[str, Any]:
    return {
        "made_at": to_wire(now),
        "program": _version("zhanggui"),
        "python": sys.version.split()[0],
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        **{package: _version(package) for package in _PACKAGES},
    }


def program_version() -> str:
    """Return the version of this program; nothing where it runs from its sources."""
    found = _version("zhanggui")
    return "" if found == _SOURCE else found


def runs_on() -> str:
    """Return what whoever sets tills up asks first: ``Python 3.11.7 · Qt 6.11.3 · Linux``."""
    python = sys.version.split()[0]
    return f"Python {python} · Qt {_version('PySide6-Essentials')} · {platform.system()}"


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return _SOURCE


def _settings(path: Path) -> dict[str, Any]:
    found = _object(path)
    return {
        key: value
        if key in _PLAIN or not isinstance(value, str)
        else f"[text of {len(value)} signs]"
        for key, value in found.items()
    }


def _secrets_of(home: Path) -> Iterator[tuple[str, str]]:
    """Yield what the home's own files call secret: whatever stands in them as text."""
    for name in ("service.json", "sandbox.json", "credentials.json", "home.json"):
        yield from _texts(_object(home / name))
    for key in (home / "keys").glob("*"):
        if key.is_file():
            lines = key.read_text("utf-8", "replace").splitlines()
            yield from (("key", line) for line in lines if not line.startswith("-----"))


def _texts(found: object) -> Iterator[tuple[str, str]]:
    if isinstance(found, dict):
        for name, value in cast("dict[str, object]", found).items():
            if name == "name" and isinstance(value, str):
                yield "name", value
            yield from _texts(value)
    elif isinstance(found, list):
        for value in cast("list[object]", found):
            yield from _texts(value)
    elif isinstance(found, str) and len(found) >= 6 and not found.startswith(("http:", "https:")):  # noqa: PLR2004
        yield "value", found


def _object(path: Path) -> dict[str, Any]:
    try:
        found: object = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _end_of(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read().decode("utf-8", "replace")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
