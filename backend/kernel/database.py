"""
The database: one writer, group commit, SQLite and PostgreSQL made to behave alike.

Every call of a group runs in one transaction, and all are answered after the one commit. A call
that fails after it has changed rows spoils the transaction: the calls are then run again, each in
a savepoint of its own. If the commit is refused by a constraint, they are run again one by one, so
that only the guilty one fails. A call may thus run several times, but only once for good.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

from sqlalchemy import URL, Connection, Engine, Executable, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool

from backend.kernel.columns import METADATA
from backend.kernel.prepared import Prepared
from backend.kernel.unit import Stage, Unit
from backend.protocol.errors import PlatformError, SystemError_
from backend.protocol.rehearsal import reach

T = TypeVar("T")

_SQLITE: Final[Any] = import_module("pysqlite3")
"""The wheel that brings SQLite along; it has no annotations."""


def _left_empty(nothing: None) -> None:
    return nothing


# Else the driver asks each of these, by two attributes they lack, how it wants to be stored: 0.8 µs
# a value, of which an order leaves a dozen empty.
_SQLITE.register_adapter(type(None), _left_empty)
_SQLITE.register_adapter(bool, int)
SQLITE_FLOOR: Final = (3, 51, 3)
"""Older ones can corrupt a write-ahead log that two connections reset at once."""
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",  # KiB: the pages a busy day touches
    "wal_autocheckpoint=4000",  # pages: 16 MiB; the same few are written again and again
    "temp_store=MEMORY",  # what a savepoint may put back is kept in memory, not in a file
)
_BEGIN_READING, _BEGIN_WRITING = "BEGIN", "BEGIN IMMEDIATE"
_ADVISORY_LOCK: Final = 7_265_746
_SIZES: Final[Mapping[str, Executable]] = {
    "sqlite": text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"),
    "postgresql": text("SELECT pg_database_size(current_database())"),
}
_DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_DAMAGE_MAX: Final = 5
_log = logging.getLogger("zhanggui.database")


class DatabaseLost(Exception):
    """The disk failed under a commit: nothing more may be written by this process."""


class _Spoiled(Exception):
    """A call failed after it had changed rows, which must be put back."""

    def __init__(self, cause: Exception) -> None:
        self.cause = cause
        super().__init__(str(cause))


class Uncheckable(Exception):
    """The file could not be read to its end, for a reason that says nothing of what is in it."""


class DiskFull(SystemError_):
    """There was no room: nothing was written, and the very same may pass later."""


class Outcome(NamedTuple, Generic[T]):
    """What one call of a group came to: its value, or why not."""

    value: T | None = None
    error: Exception | None = None

    def result(self) -> T:
        """Return the value, or raise the error."""
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value]  # None only where T allows it


class Database:
    """One open database and its one writing connection."""

    def __init__(self, engine: Engine, begin: str | None = None) -> None:
        """``begin`` is the driver's own command, of which SQLAlchemy need not know."""
        self.engine = engine
        self._begin = begin
        self._connection: Connection = engine.connect()
        self._prepared = Prepared(self._connection)
        self._lost: DatabaseLost | None = None

    @classmethod
    def open(cls, url: str) -> Database:
        """
        Open by SQLAlchemy URL, e.g. ``sqlite:////shop/platform.db`` or ``postgresql+psycopg://…``.

        :raises DatabaseLost: if the SQLite library is too old to be safe.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return cls(sqlite_engine(parsed), _BEGIN_WRITING)
        database = cls(create_engine(parsed, poolclass=StaticPool, hide_parameters=True))
        database._claim()
        return database

    @classmethod
    def reader(cls, url: str) -> Database:
        """
        Open to read only, also beside a running service: each work sees one moment of it.

        :raises DatabaseLost: if the SQLite library is too old to be safe.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return cls(sqlite_engine(parsed, reads_only=True), _BEGIN_READING)
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        engine = create_engine(
            parsed, poolclass=StaticPool, execution_options=options, hide_parameters=True
        )
        return cls(engine)

    @classmethod
    def reader_of(cls, path: Path) -> Database:
        """
        Open a SQLite file to read only, as ``reader`` does.

        :raises Uncheckable: if that cannot be.
        """
        try:
            return cls.reader(str(URL.create("sqlite", database=str(path))))
        except DBAPIError as error:
            raise Uncheckable(str(error.orig)) from error

    @property
    def path(self) -> Path | None:
        """The file of it; None if it is in memory, or somebody else's."""
        url = self.engine.url
        kept = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
        return Path(str(url.database)) if kept else None

    def size(self, unit: Unit) -> int:
        """Return how many bytes it takes."""
        row = unit.one(_SIZES[self.engine.dialect.name])
        return int(row[0]) if row is not None else 0

    def damage(self) -> list[str]:
        """
        Read every page of a SQLite file and return what is wrong, in SQLite's words, and close.

        Blocking, for seconds if it is large: meant for a reader on a thread of its own.

        :raises Uncheckable: if that came to no end.
        """
        try:
            said = self._connection.exec_driver_sql(f"PRAGMA quick_check({_DAMAGE_MAX})").scalars()
            return [line for line in map(str, said) if line != "ok"]
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorname", "").startswith(_DAMAGED):
                return [str(error.orig)]
            raise Uncheckable(str(error.orig)) from error
        finally:
            self.close()

    def interrupt(self) -> None:
        """End what another thread reads here."""
        with suppress(_SQLITE.ProgrammingError):  # it has just ended, and closed it
            self._prepared.interrupt()

    @classmethod
    def file(cls, path: Path) -> Database:
        """Open a SQLite file, made if absent."""
        return cls.open(str(URL.create("sqlite", database=str(path))))

    def create_all(self) -> None:
        """Create every table that is missing."""
        with self._connection.begin():
            METADATA.create_all(self._connection)

    def alter(self, change: Callable[[Connection], None]) -> None:
        """Change the shape of the database in a transaction of its own, whole or not at all."""
        with self._connection.begin():
            change(self._connection)

    def close(self) -> None:
        """Close the connection; what was committed stays."""
        self._connection.close()
        self.engine.dispose()

    def do(self, work: Callable[[Unit], T]) -> T:
        """Run one piece of work in a transaction of its own and return its value, or raise."""
        return self.group([work])[0].result()

    def group(self, works: Sequence[Callable[[Unit], T]]) -> list[Outcome[T]]:
        """
        Run works in one transaction and return their outcomes, in order, after its commit.

        :raises DatabaseLost: if the disk failed, now or before; the outcome of every work under
            way when it did is unknown, and nothing is written after it.
        """
        if not works:
            return []
        if self._lost is not None:
            raise self._lost
        try:
            return self._commit(works)
        except DBAPIError as error:
            if isinstance(error, IntegrityError):
                return self._one_by_one(works, error)
            if _disk_is_full(error):
                _log.error("the disk is full")
                return [Outcome(error=DiskFull()) for _ in works]
            self._lost = DatabaseLost(str(error.orig))
            raise self._lost from error
        except Exception as error:  # noqa: BLE001 - a stage failed; the calls are not to blame
            return self._one_by_one(works, error)

    def _one_by_one(
        self, works: Sequence[Callable[[Unit], T]], error: Exception
    ) -> list[Outcome[T]]:
        if len(works) == 1:
            _log.error("a commit was refused", exc_info=error)
            return [Outcome(error=SystemError_())]
        return [self.group([work])[0] for work in works]

    def _commit(self, works: Sequence[Callable[[Unit], T]]) -> list[Outcome[T]]:
        try:
            return self._committed(works, self._step)
        except _Spoiled:
            return self._committed(works, self._guarded_step)

    def _committed(
        self,
        works: Sequence[Callable[[Unit], T]],
        step: Callable[[Callable[[Unit], T], dict[Stage, list[Any]]], Outcome[T]],
    ) -> list[Outcome[T]]:
        staged: dict[Stage, list[Any]] = {}
        with self._transaction():
            outcomes = [step(work, staged) for work in works]
            closing = Unit(self._prepared)
            for stage, items in staged.items():
                stage.write(closing, items)
            reach("database.commit.before")
        reach("database.commit.after")
        return outcomes

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """Begin and end straight on the driver, where that can be: SQLAlchemy takes 0.2 ms."""
        if self._begin is None:
            with self._connection.begin():
                yield
            return
        self._prepared.command(self._begin)
        try:
            yield
            self._end(self._connection.commit, "COMMIT")
        except BaseException:
            self._end(self._connection.rollback, "ROLLBACK")
            raise

    def _end(self, joined: Callable[[], None], command: str) -> None:
        if self._connection.in_transaction():  # statements that were not prepared have joined in
            joined()
        elif self._prepared.in_transaction:
            self._prepared.command(command)

    def _step(
        self,
        work: Callable[[Unit], T],
        staged: dict[Stage, list[Any]],
        *,
        is_careful: bool = False,
    ) -> Outcome[T]:
        unit = Unit(self._prepared, staged, is_careful=is_careful)
        outcome: Outcome[T]
        try:
            outcome = Outcome(value=work(unit))
        except Exception as error:
            if _is_fatal(error):
                raise
            if unit.has_hoped or not _keeps(error):
                if unit.touched or isinstance(error, DBAPIError):
                    raise _Spoiled(error) from error
                if unit.has_hoped:
                    return self._step(work, staged, is_careful=True)
                return Outcome(error=error)
            outcome = Outcome(error=error)
        for stage, items in unit.handed_in().items():
            staged.setdefault(stage, []).extend(items)
        return outcome

    def _guarded_step(
        self, work: Callable[[Unit], T], staged: dict[Stage, list[Any]]
    ) -> Outcome[T]:
        outcome: Outcome[T]
        self._prepared.command("SAVEPOINT step")
        try:
            outcome = self._step(work, staged, is_careful=True)
        except _Spoiled as spoiled:
            self._prepared.command("ROLLBACK TO SAVEPOINT step")
            outcome = Outcome(error=spoiled.cause)
        self._prepared.command("RELEASE SAVEPOINT step")
        return outcome

    def _claim(self) -> None:
        """Be the only service on a PostgreSQL database, for as long as this connection lives."""
        statement = f"SELECT pg_try_advisory_lock({_ADVISORY_LOCK})"
        with self._connection.begin():
            if not self._connection.exec_driver_sql(statement).scalar():
                raise DatabaseLost("another service already writes to this database")


def sqlite_engine(url: URL, *, reads_only: bool = False) -> Engine:
    """
    Return an engine on SQLite as the house uses it: WAL, synchronous=FULL, writers begin at once.

    :raises DatabaseLost: if the SQLite library is too old to be safe.
    """
    if _SQLITE.sqlite_version_info < SQLITE_FLOOR:
        raise DatabaseLost(f"SQLite {_SQLITE.sqlite_version} is too old; 3.51.3 is the oldest")
    engine = create_engine(
        url,
        module=_SQLITE,
        poolclass=StaticPool,
        hide_parameters=True,  # an error is logged; what was to be written may be a secret
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 5.0},
    )
    event.listen(engine, "connect", _prepare_reader if reads_only else _prepare_sqlite)
    command = _BEGIN_READING if reads_only else _BEGIN_WRITING
    event.listen(engine, "begin", partial(_join_or_begin, command))
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    del record
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_reader(connection: Any, record: object) -> None:
    del record
    connection.execute("PRAGMA query_only=ON")


def _join_or_begin(command: str, connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    if not driver.in_transaction:
        connection.exec_driver_sql(command)


def _is_fatal(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and not isinstance(error, IntegrityError)


def _keeps(error: Exception) -> bool:
    return isinstance(error, PlatformError) and error.keeps


def _disk_is_full(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorname", "") == "SQLITE_FULL" or "full" in str(error.orig)
