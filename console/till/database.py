"""
The till's one file: locked for this window alone, checked when opened, never half written.

SQLite in WAL mode with synchronous=FULL: what was committed survives a loss of power, but for
writes that are said not to last so well. After the disk failed under a write nothing more is
written by this process; a full disk is borne, and one reserve file gives the room to write down
the answer that was just received.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock  # noqa: TID251 - work comes from any thread
from typing import Final, TypeVar

import filelock
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from console.till import shared_tables, shifts_tables
from console.till.connections import SQLITE_FLOOR, Log, engine, sqlite
from console.till.failures import (
    TillBroken,
    TillCorrupt,
    TillFull,
    TillInUse,
    TillTooNew,
    TillUnusable,
)
from console.till.store import (
    discounts,
    finding,
    gifts,
    goods,
    lapse,
    outbox,
    reconciliations,
    verifiers,
)
from console.till.tables import COVERED_TRIGGER, METADATA, TRIGGERS

T = TypeVar("T")

ROOM: Final = 32 * 1024 * 1024
"""With less free room on the disk no new sale is begun."""
RESERVE: Final = 1024 * 1024
CHECKED_AT_ONCE: Final = 32 * 1024 * 1024
"""A file up to so many bytes (a tenth of a second) is looked through at every opening."""
_FILE: Final = "till.db"
_DAMAGE: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_DISK: Final = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
_BUSY: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")


def _create(connection: Connection) -> None:
    METADATA.create_all(connection)
    for trigger in (*TRIGGERS, *shifts_tables.TRIGGERS):
        connection.exec_driver_sql(trigger)


def _add_loose(connection: Connection) -> None:
    """Keep which refused payments are still to be closed at the platform."""
    columns = connection.exec_driver_sql("PRAGMA table_info(attempts)").all()
    if "loose" in {column[1] for column in columns}:
        return  # the file was just made, as it is today
    connection.exec_driver_sql(
        "ALTER TABLE attempts ADD COLUMN loose INTEGER NOT NULL DEFAULT 0 CHECK (loose IN (0, 1))"
    )
    connection.exec_driver_sql(
        "CREATE INDEX attempts_loose ON attempts (settled_at) WHERE loose = 1"
    )


def _add_tenders(connection: Connection) -> None:
    """Let several payments, cash among them, pay one sale, and one return go back to several."""
    columns = connection.exec_driver_sql("PRAGMA table_info(sales)").all()
    if "covered" in {column[1] for column in columns}:
        return  # the file was just made, as it is today
    for statement in (
        (
            "ALTER TABLE sales ADD COLUMN covered INTEGER NOT NULL DEFAULT 0"
            " CHECK (covered BETWEEN 0 AND total)"
        ),
        "UPDATE sales SET covered = total WHERE state = 'paid'",
        "CREATE INDEX sales_partly ON sales (seq) WHERE state = 'open' AND covered > 0",
        "ALTER TABLE attempts ADD COLUMN given INTEGER CHECK (given >= amount)",
        "DROP INDEX attempts_one_kept",
        "CREATE INDEX attempts_kept ON attempts (sale_id) WHERE kept = 1",
        "ALTER TABLE refunds ADD COLUMN return_id VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE refunds ADD COLUMN how VARCHAR NOT NULL DEFAULT 'code'",
        (
            "UPDATE refunds SET return_id = out_request_no, how = (SELECT a.how FROM attempts a"
            " WHERE a.out_trade_no = refunds.out_trade_no)"
        ),
        "CREATE INDEX refunds_return ON refunds (return_id)",
        COVERED_TRIGGER,
    ):
        connection.exec_driver_sql(statement)


MIGRATIONS: Final[tuple[Callable[[Connection], None], ...]] = (
    _create,
    _add_loose,
    _add_tenders,
    finding.prepare,
    goods.prepare,
    discounts.prepare,
    verifiers.prepare,
    shifts_tables.prepare,
    goods.add_tax,
    shared_tables.prepare,
    reconciliations.prepare,
    goods.add_line_tax,
    gifts.prepare,
    lapse.prepare,
    outbox.prepare,
)
"""The step at index *n* takes a file of version *n* to version *n + 1*."""


class Database:
    """One open till file. Work runs in transactions of its own and may come from any thread."""

    def __init__(self, folder: Path, lock: filelock.BaseFileLock) -> None:
        self.folder = folder
        self.path = folder / _FILE
        self._lock = lock
        self._engine = engine(self.path)
        self._broken: TillUnusable | None = None
        self._next, self._writing = Lock(), Lock()
        self._writes = 0
        self._log = Log(self.path)

    @classmethod
    def open(cls, folder: Path) -> Database:
        """
        Open the file of a folder, made if absent, brought to this version if older.

        :raises TillInUse: if another window or process has it open.
        :raises TillTooNew: if a newer program wrote it.
        :raises TillCorrupt: if it is damaged; it is left as it is. A file too large to be looked
            through here is looked through by ``check``.
        :raises TillFull: if there is no room for it.
        :raises TillBroken: if the SQLite library is too old to be safe.
        """
        _requiresqlite()
        folder.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(folder / "till.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise TillInUse(folder=str(folder)) from error
        database = cls(folder, lock)
        try:
            database._prepare()
        except BaseException:
            database.close()
            raise
        return database

    @property
    def writes(self) -> int:
        """
        How many writes there were, those that failed among them.

        It is counted before ``do`` returns, and stands still during one's own ``do``.
        """
        return self._writes

    def close(self) -> None:
        """Close the file and give up the lock; what was committed stays."""
        self._engine.dispose()
        self._lock.release()

    def do(
        self, work: Callable[[Connection], T], *, essential: bool = False, lasts: bool = True
    ) -> T:
        """
        Run work in one writing transaction and return its value once it is on disk.

        ``essential`` work, an answer about money, may use up the reserve on a full disk. Work that
        need not last outlives the program at once, and a loss of power from the next ``settle`` or
        lasting work on: nobody waits for the disk. It is never lost without all that came later.

        :raises TillFull: if the disk is full; nothing was written.
        :raises TillBroken: if the disk failed, now or before.
        """
        try:
            return self._write(work, lasts=lasts)
        except TillFull:
            if not essential or not self._give_reserve():
                raise
            return self._write(work, lasts=lasts)

    def settle(self) -> None:
        """
        Do what waits for the disk; blocking, for the background, a second after a write or so.

        :raises TillBroken: if the disk failed.
        """
        if self._broken is not None:
            return
        try:
            self._log.settle(self._engine, self._writes)
        except (OSError, sqlite().Error) as error:
            failure = TillBroken(detail=str(error))
            self.mark_broken(failure)
            raise failure from error

    def look(self, work: Callable[[Connection], T]) -> T:
        """Run work that only reads, on one consistent picture of the file."""
        with _failures(self), self._engine.connect() as connection, connection.begin():
            return work(connection)

    def check(self) -> None:
        """
        Look through a file that was too large for that when it was opened; seconds for some GB.

        :raises TillCorrupt: if it is damaged; nothing more is written then.
        """
        if self._is_large():
            self._look_through()

    def why_unfit(self) -> TillUnusable | None:
        """Return why no new sale may begin now, if there is a reason."""
        if self._broken is not None:
            return self._broken
        if shutil.disk_usage(self.folder).free < ROOM:
            return TillFull(folder=str(self.folder))
        return None

    def require_fit(self) -> None:
        """
        Let a new sale begin.

        :raises TillUnusable: if none may.
        """
        unfit = self.why_unfit()
        if unfit is not None:
            raise unfit

    def mark_broken(self, failure: TillUnusable) -> None:
        """Write nothing more until the file is opened anew."""
        self._broken = failure

    def _write(self, work: Callable[[Connection], T], *, lasts: bool) -> T:
        with self._turn():
            if self._broken is not None:  # perhaps by whoever wrote just before
                raise self._broken
            with _failures(self), self._engine.connect() as plain:
                connection = plain.execution_options(till_writes=True, till_lasts=lasts)
                with connection.begin():
                    return work(connection)

    @contextmanager
    def _turn(self) -> Generator[None]:
        """
        Write one after another, in the order of coming.

        SQLite itself lets whoever waits sleep and try again: beside a long import, which begins its
        next batch at once, a scan would wait for half a second.
        """
        with self._next:  # whoever waits here is before those who come later
            self._writing.acquire()
        try:
            yield
        finally:
            self._writes += 1
            self._writing.release()

    def _prepare(self) -> None:
        version = self._readable_version()
        if version > len(MIGRATIONS):
            raise TillTooNew(found=str(version), known=str(len(MIGRATIONS)))
        if version < len(MIGRATIONS):
            self.do(_migrate)
        with contextlib.suppress(OSError):
            self._keep_reserve()

    def _readable_version(self) -> int:
        try:
            version = self.look(_version)
            if not self._is_large():
                self._look_through()
        except (DBAPIError, UnicodeError) as error:  # SQLite quotes what it cannot read
            raise TillCorrupt(path=str(self.path), detail=type(error).__name__) from error
        return version

    def _is_large(self) -> bool:
        return self.path.stat().st_size > CHECKED_AT_ONCE

    def _look_through(self) -> None:
        found = self.look(_first_flaw)
        if found != "ok":
            damage = TillCorrupt(path=str(self.path), detail=found)
            self.mark_broken(damage)
            raise damage

    @property
    def _reserve(self) -> Path:
        return self.folder / "till.reserve"

    def _keep_reserve(self) -> None:
        if not self._reserve.exists() and shutil.disk_usage(self.folder).free > ROOM:
            self._reserve.write_bytes(bytes(RESERVE))

    def _give_reserve(self) -> bool:
        try:
            self._reserve.unlink()
        except OSError:
            return False
        return True


def set_aside(folder: Path, now: datetime) -> Path:
    """
    Move a damaged file out of the way, for a person to look into, and return where it is.

    The next ``Database.open`` starts a new file, with another till number. Whatever the old one
    left unknown must be looked up at the platform by hand.
    """
    aside = folder / f"damaged-{now:%Y%m%dT%H%M%S}"
    aside.mkdir()
    for part in sorted(folder.glob(f"{_FILE}*")):
        part.replace(aside / part.name)
    return aside


def _requiresqlite() -> None:
    library = sqlite()
    if library.sqlite_version_info < SQLITE_FLOOR:
        raise TillBroken(detail=f"SQLite {library.sqlite_version} is older than 3.51.3")


def _first_flaw(connection: Connection) -> str:
    return str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _migrate(connection: Connection) -> None:
    for step in MIGRATIONS[_version(connection) :]:
        step(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextmanager
def _failures(database: Database) -> Generator[None]:
    """Say what the disk did in the till's own words; after a failed write, trust nothing more."""
    try:
        yield
    except DBAPIError as error:
        failure = _failure(database, str(getattr(error.orig, "sqlite_errorname", "")), error)
        if failure is None:
            raise
        raise failure from error


def _failure(database: Database, name: str, error: DBAPIError) -> TillUnusable | None:
    if name == "SQLITE_FULL":
        return TillFull(folder=str(database.folder))
    if name.startswith(_BUSY):  # a backup or a virus scanner holds it: another time
        return TillBroken(detail=str(error.orig))
    if name.startswith(_DAMAGE):
        failure: TillUnusable = TillCorrupt(path=str(database.path), detail=str(error.orig))
    elif name.startswith(_DISK):
        failure = TillBroken(detail=str(error.orig))
    else:
        return None
    database.mark_broken(failure)
    return failure
