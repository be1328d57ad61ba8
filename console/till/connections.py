"""
How the till's file is connected to, and its write-ahead log brought to the disk.

SQLite itself lets whoever commits the thousandth page copy all of them into the file and wait for
the disk: a cashier's scan, as likely as not. Here that is done by whoever has time.
"""

from __future__ import annotations

import importlib
import os
from contextlib import suppress
from pathlib import Path
from threading import Lock  # noqa: TID251 - work comes from any thread
from types import ModuleType
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event

SQLITE_FLOOR: Final = (3, 51, 3)
"""Older ones can corrupt a write-ahead log that two connections reset at once."""
PAGES: Final = 1000
"""With more in the log it is copied into the file."""
_ANOTHER_TIME: Final = ("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_LOCKED")
"""Why a log is not copied and all is well still."""
_BUSY_SECONDS: Final = 10.0
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"wal_autocheckpoint={16 * 1024 * 1024 // 4096}",  # pages; ``settle`` is nearly always before
    "cache_size=-8192",  # KiB, for each connection: more finds no sooner
)


def sqlite() -> ModuleType:
    """Return the SQLite driver that is safe: the system's may be old."""
    return importlib.import_module("pysqlite3")  # has no stubs


def engine(path: Path) -> Engine:
    """Return the connections to a file; ``till_writes`` and ``till_lasts`` say what for."""
    made = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlite(),
        pool_size=4,
        max_overflow=12,
        pool_use_lifo=True,  # the pages that were just read are in the memory of that connection
        connect_args={
            "check_same_thread": False,
            "isolation_level": None,
            "timeout": _BUSY_SECONDS,
        },
    )
    event.listen(made, "connect", _prepare_connection)
    event.listen(made, "begin", _begin)
    return made


def _prepare_connection(connection: Any, record: object) -> None:
    del record
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("till_writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    much = "FULL" if options.get("till_lasts", True) else "NORMAL"
    connection.exec_driver_sql(f"PRAGMA synchronous={much}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class Log:
    """Knows what was brought to the disk."""

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(f"{file.name}-wal")
        self._settling = Lock()
        self._settled = 0

    def settle(self, connections: Engine, writes: int) -> None:
        """
        Let the first ``writes`` writes outlive a loss of power, and keep the log short.

        Whoever writes meanwhile does not wait. It does nothing while somebody else is at it.

        :raises OSError, sqlite().Error: if the disk failed.
        """
        if writes == self._settled or not self._settling.acquire(blocking=False):
            return
        try:
            if not self._copied(connections):
                with suppress(FileNotFoundError), self._path.open("r+b") as log:
                    os.fsync(log.fileno())
            self._settled = writes
        finally:
            self._settling.release()

    @staticmethod
    def _copied(connections: Engine) -> bool:
        """Copy a long log into the file, for which both are brought to the disk."""
        plain = connections.raw_connection()
        try:
            cursor = plain.cursor()
            _, pages, done = cursor.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
            if pages - done < PAGES:
                return False
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except sqlite().OperationalError as error:
            if not error.sqlite_errorname.startswith(_ANOTHER_TIME):
                raise
            return False
        else:
            return True
        finally:
            plain.close()
