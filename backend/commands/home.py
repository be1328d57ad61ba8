"""The home folder: keys, database, what was opened in it, and who serves it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import sys
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast

from filelock import FileLock, Timeout

from backend.protocol.keeping import write_whole
from backend.protocol.moment import from_wire, to_wire

DEFAULT_PORT: Final = 8780
_HTTP_PORT: Final = 80
_ANCHOR: Final = re.compile(r"\d+ [0-9a-f]{64}", re.ASCII)
_PRIVATE: Final = 0o600
_FOLDER: Final = 0o700


class CannotBegin(Exception):
    """A command cannot even begin; the message says why, and what to do."""


class HomeTaken(CannotBegin):
    """Another process serves this home, or is opening it."""


class HomeUnusable(CannotBegin):
    """What stands in the folder, or behind its database URL, is not a home."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Who serves a home, and the token that lets this machine's scripts hold any phone."""

    pid: int
    port: int
    url: str
    phone_token: str


class Home:
    """One home folder. Every file in it is for its owner alone."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.keys = self.root / "keys"

    def make(self) -> None:
        """
        Make the folders.

        :raises HomeUnusable: if they cannot be made.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=_FOLDER)
            self.keys.mkdir(exist_ok=True, mode=_FOLDER)
        except OSError as error:
            raise HomeUnusable(f"{self.root} cannot be made: {error.strerror}") from error

    @contextlib.contextmanager
    def held(self) -> Generator[None]:
        """
        Be the only one to write here, until the end of the block or of the process.

        :raises HomeTaken: if somebody else is.
        """
        self.make()
        lock = FileLock(self.root / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise HomeTaken(f"{self.root} is already served by another process") from None
        try:
            self._forget_serving()
            yield
        finally:
            self._forget_serving()
            lock.release()

    # Keys

    def key_path(self, name: str) -> Path:
        """Return where a key is kept, e.g. ``platform_private``."""
        return self.keys / f"{name}.pem"

    def key_text(self, name: str) -> str | None:
        """Return a key, or None if it was not made yet."""
        return _read(self.key_path(name))

    def keep_key(self, name: str, pem: str) -> None:
        """Write a key, whole or not at all."""
        write_whole(self.key_path(name), pem)

    # What was opened here

    def plan(self) -> dict[str, Any] | None:
        """Return the demonstration's numbers, chosen once; None in a new home."""
        return _object(self.root / "sandbox.json")

    def keep_plan(self, plan: Mapping[str, Any]) -> None:
        """Write the demonstration's numbers."""
        write_whole(self.root / "sandbox.json", _text(plan))

    def settings(self) -> dict[str, Any]:
        """Return what is remembered: ``port``, ``database``, ``opened``, ``checked``."""
        return _object(self.root / "home.json") or {}

    def remember(self, **settings: object) -> None:
        """Add to what is remembered."""
        write_whole(self.root / "home.json", _text({**self.settings(), **settings}))

    def checked(self) -> tuple[datetime, bool] | None:
        """Return when the database was last read whole, and whether all fitted; None if never."""
        kept = self.settings().get("checked")
        return None if kept is None else (from_wire(kept["at"]), bool(kept["sound"]))

    def keep_checked(self, checked: tuple[datetime, bool]) -> None:
        """Remember what came of a check of the database, beside it."""
        at, sound = checked
        self.remember(checked={"at": to_wire(at), "sound": sound})

    def database_url(self) -> str:
        """Return where the database is: remembered, or a file in this folder."""
        from sqlalchemy import URL  # slow to load, and a phone that asks a service needs none of it

        remembered: str | None = self.settings().get("database")
        return remembered or str(URL.create("sqlite", database=str(self.root / "platform.db")))

    # What must still be in the database

    def anchors(self) -> list[str]:
        """Return the heads of the chain written down so far; a line torn by a crash is none."""
        lines = (_read(self.root / "anchors.txt") or "").splitlines()
        return [line for line in lines if _ANCHOR.fullmatch(line)]

    def anchor(self, line: str) -> None:
        """Write a head of the chain down, for ever."""
        descriptor = os.open(
            self.root / "anchors.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, _PRIVATE
        )
        with os.fdopen(descriptor, "a", encoding="utf-8", newline="\n") as file:
            file.write(f"\n{line}\n")
            file.flush()
            os.fsync(file.fileno())

    # Who serves it

    def serving(self) -> Serving | None:
        """Return who serves this home; it may have died since."""
        found = _object(self.root / "service.json")
        return Serving(**found) if found else None

    def announce(self, serving: Serving) -> None:
        """Say who serves this home."""
        fields = {name: getattr(serving, name) for name in Serving.__slots__}
        write_whole(self.root / "service.json", _text(fields))

    def _forget_serving(self) -> None:
        (self.root / "service.json").unlink(missing_ok=True)


def gateway_base(port: int, host: str = "127.0.0.1") -> str:
    """
    Return where a service is reached, without the port that needs no saying.

    The official Python client calls no port but 80, and fails on a URL that names one.
    """
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}" if port == _HTTP_PORT else f"http://{name}:{port}"


def promised_port(home: Home) -> int:
    """Return the port this home is served on: the last one, or one chosen now and kept."""
    remembered: int | None = home.settings().get("port")
    if remembered is None:
        remembered = DEFAULT_PORT if _is_free(DEFAULT_PORT) else _any_free()
        home.remember(port=remembered)
    return remembered


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise HomeUnusable(f"{path} cannot be read: {error.strerror}") from error


def _object(path: Path) -> dict[str, Any] | None:
    text = _read(path)
    if text is None:
        return None
    try:
        found: object = json.loads(text)
    except ValueError as error:
        raise HomeUnusable(f"{path} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise HomeUnusable(f"{path} cannot be read: not an object")
    return cast("dict[str, Any]", found)


def _text(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":  # there it would say free of a port in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _any_free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
