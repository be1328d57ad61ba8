"""The platform's database seen from outside: has anything changed, and what."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from pathlib import Path
from typing import Final

QUIET_WITHIN_S: Final = 60.0
QUIET_FOR_S: Final = 0.15
SOON_S: Final = 2.0
_EXPECTED: Final = """
SELECT EXISTS (SELECT 1 FROM outbox WHERE awaited = 1
               AND seq > (SELECT coalesce(max(seq), 0) FROM outbox_relay))
    OR EXISTS (SELECT 1 FROM job WHERE state = 'due' AND due_at < :soon)
"""
Fingerprint = dict[str, str]


class Books:
    """A reading connection of its own to a served home's database."""

    def __init__(self, home: Path) -> None:
        self._line = sqlite3.connect(f"file:{home / 'platform.db'}?mode=ro", uri=True)
        names = self._line.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        self._tables = sorted(row[0] for row in names)
        self._seen = self._settled = -1
        self._fingerprint: Fingerprint = {}

    def close(self) -> None:
        self._line.close()

    def fingerprint(self) -> Fingerprint:
        """Digest every table, row by row; cheap while nobody has committed anything."""
        version = self._version()
        if version != self._seen:
            self._fingerprint = {name: self._digest(name) for name in self._tables}
            self._seen = version
        return self._fingerprint

    def settle(self) -> Fingerprint:
        """Wait until the work earlier calls left behind is done, then read.

        :raises TimeoutError: if something keeps changing.
        """
        until = time.monotonic() + QUIET_WITHIN_S
        while time.monotonic() < until:
            before = self._version()
            if before == self._settled:
                return self.fingerprint()
            time.sleep(QUIET_FOR_S)
            if self._version() == before and not self._expects_work():
                self._settled = before
        raise TimeoutError("the books never came to rest")

    def _expects_work(self) -> bool:
        """Tell whether a fact waits to be told, or a job is due: a busy platform comes late."""
        soon = int((time.time() + SOON_S) * 1_000_000)
        return bool(self._line.execute(_EXPECTED, {"soon": soon}).fetchone()[0])

    def _version(self) -> int:
        return int(self._line.execute("PRAGMA data_version").fetchone()[0])

    def _digest(self, table: str) -> str:
        rows = sorted(map(repr, self._line.execute(f'SELECT * FROM "{table}"')))  # noqa: S608
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def changed(before: Fingerprint, after: Fingerprint) -> list[str]:
    """Name the tables that differ."""
    return sorted(name for name in before | after if before.get(name) != after.get(name))
