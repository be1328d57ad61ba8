"""
Core statements, compiled once and then run straight on the driver's cursor.

Compiling, binding and wrapping results costs SQLAlchemy about 25 µs a statement, more than SQLite
needs to run it; a payment runs eight. A statement object that is run a second time (a constant of
a store) is prepared: its text, its parameter order and its type conversions are kept. Statements
built for one call go the ordinary way.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from weakref import WeakSet

from sqlalchemy import Connection, Delete, Executable, Insert, Row, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError, MultipleResultsFound
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Params = Mapping[str, Any]
Values = tuple[Any, ...]
"""A whole row, in the order of its table's columns."""
_Converter = Callable[[Any], Any]

_PREPARABLE: Final = (Select, Insert, Update, Delete)
_NO_PARAMS: Final[Params] = {}


class _Text:
    """One statement as the driver runs it."""

    def __init__(self, statement: Any, compiled: SQLCompiler, dialect: Dialect) -> None:
        self.sql = str(compiled)
        self._dialect = dialect
        self._positional = compiled.positional
        named = {name: bind for bind, name in compiled.bind_names.items()}
        order = compiled.positiontup if compiled.positional else list(named)
        self._names = tuple(order or ())
        self._binds = [
            (named[name].key, named[name].effective_value, _bind(named[name].type, dialect))
            for name in self._names
        ]
        described = _described(statement)
        self._converters = [_result(each["type"], dialect) for each in described]
        self._converts = any(self._converters)
        self._binding = [
            (place, convert) for place, (_, _, convert) in enumerate(self._binds) if convert
        ]
        self._make: Callable[[Sequence[Any]], Any] | None = None

    def parameters(self, given: Params) -> Any:
        """Return the driver's parameters, in its order and its types."""
        get = given.get
        values = [
            get(key, default) if convert is None else convert(get(key, default))
            for key, default, convert in self._binds
        ]
        return values if self._positional else dict(zip(self._names, values, strict=True))

    def whole(self, row: Values) -> Any:
        """Return the driver's parameters for a row of every column."""
        values = list(row)
        for place, convert in self._binding:
            values[place] = convert(values[place])
        return values if self._positional else dict(zip(self._names, values, strict=True))

    def rows(self, cursor: Any) -> list[Any]:
        """Return every row as a tuple with names."""
        found = cursor.fetchall()
        if not found:
            return []
        make = self._make = self._make or _row_maker(cursor.description)
        if not self._converts:
            return [*map(make, found)]
        return [make([*map(_convert, self._converters, row)]) for row in found]


def _row_maker(description: Sequence[Sequence[Any]]) -> Callable[[Sequence[Any]], Any]:
    names = [str(column[0]) for column in description]
    make_class: Callable[..., Any] = namedtuple  # noqa: PYI024 - its names are known at run time
    maker: Callable[[Sequence[Any]], Any] = make_class("PreparedRow", names, rename=True)._make
    return maker


def _convert(converter: _Converter | None, value: Any) -> Any:
    return value if converter is None else converter(value)


def _bind(kind: TypeEngine[Any], dialect: Dialect) -> _Converter | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _result(kind: TypeEngine[Any], dialect: Dialect) -> _Converter | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _described(statement: Any) -> Sequence[Any]:
    if isinstance(statement, Select):
        columns: Sequence[Any] = statement.column_descriptions
        return columns
    described: Sequence[Any] = statement.returning_column_descriptions
    return described


class Prepared:
    """The statements one connection has run before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        self._error: Any = self._dialect.loaded_dbapi.Error
        driver: Any = connection.connection.driver_connection
        self._driver = driver
        self._cursor = driver.cursor()
        self._seen: WeakSet[Any] = WeakSet()
        self._whole: dict[int, _Text] = {}
        self._ready: dict[int, _Text] = {}
        """Those that are not inserts, whose text does not depend on what is given."""
        self._known: dict[int, tuple[Any, dict[tuple[str, ...], _Text | None]]] = {}

    @property
    def dialect(self) -> str:
        """Name of the database's dialect."""
        return self._dialect.name

    @property
    def in_transaction(self) -> bool:
        """Whether the driver has a transaction open; SQLite ends some itself when they fail."""
        return bool(self._driver.in_transaction)

    def command(self, sql: str) -> None:
        """Run a command without parameters, such as a savepoint."""
        try:
            self._cursor.execute(sql)
        except self._error as error:
            raise self._wrapped(sql, error) from error

    def interrupt(self) -> None:
        """End what another thread runs here; SQLite only."""
        self._driver.interrupt()

    def one(self, statement: Executable, params: Params | None) -> Row[Any] | None:
        """
        Return the only row, or None.

        :raises MultipleResultsFound: if there are more.
        """
        rows = self.all(statement, params)
        if not rows:
            return None
        if len(rows) > 1:
            raise MultipleResultsFound("more than one row")
        return rows[0]  # type: ignore[no-any-return]  # rows of a cursor

    def all(self, statement: Executable, params: Params | None) -> Sequence[Any]:
        """Return every row."""
        text = self._ready.get(id(statement)) or self._text(statement, params)
        if text is None:
            return self._connection.execute(statement, params).all()
        return text.rows(self._run(text, text.parameters(params or _NO_PARAMS)))

    def change(self, statement: Executable, params: Params | None) -> int:
        """Return how many rows were touched."""
        text = self._ready.get(id(statement)) or self._text(statement, params)
        if text is None:
            return self._connection.execute(statement, params).rowcount
        return int(self._run(text, text.parameters(params or _NO_PARAMS)).rowcount)

    def add(self, statement: Insert, row: Values) -> int:
        """Insert a whole row and return how many rows were touched."""
        text = self._whole.get(id(statement)) or self._whole_text(statement)
        return int(self._run(text, text.whole(row)).rowcount)

    def add_many(self, statement: Insert, rows: Sequence[Values]) -> int:
        """Insert whole rows and return how many rows were touched."""
        text = self._whole.get(id(statement)) or self._whole_text(statement)
        self._run_many(text, [text.whole(row) for row in rows])
        return int(self._cursor.rowcount)

    def many(self, statement: Insert, rows: Sequence[Params]) -> None:
        """Run an insert for each row; all rows have the same columns."""
        text = self._text(statement, rows[0])
        if text is None:
            self._connection.execute(statement, rows)
            return
        self._run_many(text, [text.parameters(row) for row in rows])

    def _run(self, text: _Text, parameters: Any) -> Any:
        cursor = self._cursor
        try:
            cursor.execute(text.sql, parameters)
        except self._error as error:
            raise self._wrapped(text.sql, error) from error
        return cursor

    def _run_many(self, text: _Text, parameters: list[Any]) -> None:
        try:
            self._cursor.executemany(text.sql, parameters)
        except self._error as error:
            raise self._wrapped(text.sql, error) from error

    def _wrapped(self, sql: str, error: Exception) -> BaseException:
        return DBAPIError.instance(sql, None, error, self._error, dialect=self._dialect)

    def _text(self, statement: Any, params: Params | None) -> _Text | None:
        known = self._known.get(id(statement))
        if known is None:
            self._meet(statement)
            return None
        is_insert = isinstance(statement, Insert)
        keys = tuple(params or ()) if is_insert else ()
        texts = known[1]
        if keys not in texts:
            texts[keys] = text = self._prepare(statement, keys)
            if text is not None and not is_insert:
                self._ready[id(statement)] = text
        return texts[keys]

    def _whole_text(self, statement: Insert) -> _Text:
        compiled = statement.compile(
            dialect=self._dialect, column_keys=[c.key for c in statement.table.columns]
        )
        text = self._whole[id(statement)] = _Text(statement, compiled, self._dialect)
        return text

    def _meet(self, statement: Any) -> None:
        """Note the first run; from the second on the statement is kept, and so is its ``id``."""
        key = id(statement)
        if not isinstance(statement, _PREPARABLE):
            return
        if statement in self._seen:
            self._known[key] = (statement, {})
        else:
            self._seen.add(statement)

    def _prepare(self, statement: Any, keys: tuple[str, ...]) -> _Text | None:
        columns = list(keys) if isinstance(statement, Insert) else None
        compiled = statement.compile(dialect=self._dialect, column_keys=columns)
        if compiled.post_compile_params or compiled.insert_prefetch or compiled.update_prefetch:
            return None
        return _Text(statement, compiled, self._dialect)
