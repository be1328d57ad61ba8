"""The unit of work: one call's share of a group commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Executable, Insert, Row, Select, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from backend.kernel.prepared import Params, Prepared, Values


class Stage(Protocol):
    """Something written once for a whole group, just before its commit."""

    def write(self, unit: Unit, items: Sequence[Any]) -> None:
        """Write what the group's successful calls staged, in their order."""
        ...


class Unit:
    """
    What a call may do to the database: read, change, and stage for the end of its group.

    Never commits: the group does, for all of its calls together.
    """

    __slots__ = ("_earlier", "_is_careful", "_own", "_prepared", "has_hoped", "touched")

    def __init__(
        self,
        prepared: Prepared,
        earlier: Mapping[Stage, Sequence[Any]] | None = None,
        *,
        is_careful: bool = True,
    ) -> None:
        self._prepared = prepared
        self._is_careful = is_careful
        self._earlier: Mapping[Stage, Sequence[Any]] = earlier or {}
        self._own: dict[Stage, list[Any]] = {}
        self.touched = False
        """Whether it has changed rows."""
        self.has_hoped = False
        """Whether it has left out to look for something, and fails only for the time being."""

    def may_hope(self) -> bool:
        """
        Tell whether the call may take for granted what is nearly always so, without looking.

        If it then fails, whatever the reason, it is run again and must look.
        """
        self.has_hoped = not self._is_careful
        return self.has_hoped

    def one(self, statement: Executable, params: Params | None = None) -> Row[Any] | None:
        """
        Return the only row, or None.

        :raises MultipleResultsFound: if there are more.
        """
        row = self._prepared.one(statement, params)
        if row is not None and not isinstance(statement, Select):
            self.touched = True
        return row

    def all(self, statement: Executable, params: Params | None = None) -> Sequence[Row[Any]]:
        """Return every row; the statement bounds how many there can be."""
        rows = self._prepared.all(statement, params)
        if rows and not isinstance(statement, Select):
            self.touched = True
        return rows

    def change(self, statement: Executable, params: Params | None = None) -> int:
        """Return how many rows an insert, update or delete touched."""
        count = self._prepared.change(statement, params)
        if count:
            self.touched = True
        return count

    def insert_once(self, table: Table, row: Params) -> bool:
        """Insert unless a unique key is taken; return whether the row is new."""
        return self.change(_insert_or_ignore(table, self._prepared.dialect), row) == 1

    def add_once(self, table: Table, row: Values) -> bool:
        """Insert a whole row unless a unique key is taken; return whether it is new."""
        count = self._prepared.add(_insert_or_ignore(table, self._prepared.dialect), row)
        if count:
            self.touched = True
        return count == 1

    def add_many(self, table: Table, rows: Sequence[Values]) -> None:
        """Insert whole rows in one statement."""
        if rows:
            self.touched = True
            self._prepared.add_many(_insert(table), rows)

    def add_many_once(self, table: Table, rows: Sequence[Values]) -> int:
        """Insert whole rows but for those of which a unique key is taken; return how many."""
        count = 0
        if rows:
            statement = _insert_or_ignore(table, self._prepared.dialect)
            count = self._prepared.add_many(statement, rows)
            self.touched = self.touched or count > 0
        return count

    def write_many(self, table: Table, rows: Sequence[Params]) -> None:
        """Insert rows in one statement."""
        if rows:
            self.touched = True
            self._prepared.many(_insert(table), rows)

    def merge(self, table: Table, rows: Select[Any]) -> int:
        """
        Insert what a query yields; where the primary key is taken, replace the other columns.

        Returns how many rows there were. Any other unique key that is taken is an error.
        """
        return self.change(_insert_or_replace(table, rows, self._prepared.dialect))

    def stage(self, stage: Stage, item: Any) -> None:
        """Leave something to be written at the end of the group; forgotten if the call fails."""
        self._own.setdefault(stage, []).append(item)

    def later(self, table: Table, row: Params) -> None:
        """Stage an append-only row that cannot conflict; it cannot be read in this group."""
        self.stage(_rows_of(table), row)

    def staged(self, stage: Stage) -> Iterator[Any]:
        """Yield what this group staged so far, earlier calls first."""
        yield from self._earlier.get(stage, ())
        yield from self._own.get(stage, ())

    def handed_in(self) -> Mapping[Stage, Sequence[Any]]:
        """Return what this call alone staged."""
        return self._own


class _Rows:
    """Rows of one table, written together."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def write(self, unit: Unit, items: Sequence[Any]) -> None:
        unit.write_many(self.table, items)


@cache
def _rows_of(table: Table) -> Stage:
    return _Rows(table)


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_or_ignore(table: Table, dialect: str) -> Insert:
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def _insert_or_replace(table: Table, rows: Select[Any], dialect: str) -> Executable:
    kind = postgresql.insert if dialect == "postgresql" else sqlite.insert
    names = [str(column.key) for column in rows.selected_columns]
    merging = kind(table).from_select(names, rows)
    keys = [str(column.key) for column in table.primary_key]
    new = {name: merging.excluded[name] for name in names if name not in keys}
    return merging.on_conflict_do_update(index_elements=keys, set_=new)
