"""Rows for a table: a short list in memory, or a long one fetched slice by slice. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from console.desk.background import Background
from console.desk.phrases import Text, said

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole


def _ink(_: object) -> str:
    return "ink"


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """How one column reads a row."""

    title: Text
    text: Callable[[R], str]
    note: Callable[[R], str] | None = None
    """A faint second line."""
    tag: Callable[[R], str] | None = None
    """The tone of a pill around the text; see ``widgets.tag``."""
    tone: Callable[[R], str] = _ink
    """The token of the ink."""
    width: int = 0
    """Pixels; 0 takes what is left."""
    figure: bool = False
    """Right-aligned, points under one another."""
    struck: bool = False
    """Whether the note is what no longer counts: struck through."""
    strong: bool = False


class State(Enum):
    """What a table has to show."""

    LOADING = "loading"
    EMPTY = "empty"
    ROWS = "rows"
    FAILED = "failed"


@dataclass(frozen=True)
class Slice(Generic[R]):
    """Some rows and where the next begin; ``next`` is None after the last."""

    rows: Sequence[R]
    next: object | None = None


class Rows(QAbstractTableModel, Generic[R]):
    """A short list, wholly in memory, such as a cart. Row objects are compared by ``==``."""

    state_changed = Signal()

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Final = tuple(columns)
        self._rows: list[R] = []

    @property
    def state(self) -> State:
        return State.ROWS if self._rows else State.EMPTY

    @property
    def rows(self) -> Sequence[R]:
        return tuple(self._rows)

    def row(self, number: int) -> R:
        """Return one row."""
        return self._rows[number]

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these; rows that stay in place keep selection and scroll position."""
        new = list(rows)
        same = min(len(new), len(self._rows))
        if len(new) < len(self._rows):
            self.beginRemoveRows(_ROOT, same, len(self._rows) - 1)
            del self._rows[same:]
            self.endRemoveRows()
        for number in range(same):
            if self._rows[number] != new[number]:
                self._rows[number] = new[number]
                self._tell_row(number)
        self._append(new[same:])
        self.state_changed.emit()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == _Role.DisplayRole:
            return column.text(row)
        if role == _Role.AccessibleTextRole:
            note = column.note(row) if column.note else ""
            return " ".join(part for part in (said(column.title), column.text(row), note) if part)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if role != _Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return said(self.columns[section].title)

    def _append(self, rows: Sequence[R]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def _tell_row(self, number: int) -> None:
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))


class PagedRows(Rows[R]):
    """A long list: the first slice at once, the next when the table is scrolled to its end."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._background = background
        self._fetch: Callable[[object | None], Slice[R]] | None = None
        self._next: object | None = None
        self._round = 0
        self._busy = False
        self._error: Exception | None = None

    @property
    def state(self) -> State:
        if self._rows:
            return State.ROWS
        if self._error is not None:
            return State.FAILED
        return State.LOADING if self._busy else State.EMPTY

    @property
    def error(self) -> Exception | None:
        return self._error

    def load(self, fetch: Callable[[object | None], Slice[R]]) -> None:
        """
        Begin a list anew. ``fetch(next)`` is called in the background, first with None.

        A slice of an earlier list that arrives late is dropped.
        """
        self.beginResetModel()
        self._rows.clear()
        self.endResetModel()
        self._fetch = fetch
        self._next = None
        self._round += 1
        self._busy = False
        self._ask()

    def again(self) -> None:
        """Load the same list anew, from its first slice."""
        if self._fetch is not None:
            self.load(self._fetch)

    def canFetchMore(self, parent: AnyIndex = _ROOT) -> bool:  # noqa: N802 - Qt's name
        return not parent.isValid() and self._next is not None and not self._busy

    def fetchMore(self, parent: AnyIndex = _ROOT) -> None:  # noqa: N802 - Qt's name
        if self.canFetchMore(parent):
            self._ask()

    def _ask(self) -> None:
        fetch, after, this_round = self._fetch, self._next, self._round
        if fetch is None:
            return
        self._busy = True
        self._error = None
        self.state_changed.emit()
        self._background.run(
            self,
            lambda: fetch(after),
            done=lambda found: self._arrive(this_round, found),
            failed=lambda error: self._fail(this_round, error),
        )

    def _arrive(self, this_round: int, found: Slice[R]) -> None:
        if this_round != self._round:
            return
        self._busy = False
        self._next = found.next
        self._append(found.rows)
        self.state_changed.emit()

    def _fail(self, this_round: int, error: Exception) -> None:
        if this_round != self._round:
            return
        self._busy = False
        self._error = error
        self.state_changed.emit()
