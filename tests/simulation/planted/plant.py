"""What a planted bug is, and how real code is changed for as long as it lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CheckConstraint, Table
from sqlalchemy.schema import Constraint

Change = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Plant:
    """One bug: its name, what is wrong, and the changes that make it."""

    name: str
    words: str
    changes: tuple[Change, ...]
    tables: tuple[Change, ...] = ()
    """What is taken away from tables before they are made: the second line of defence."""

    def planted(self) -> AbstractContextManager[None]:
        """Have the bug in the code."""
        return _all(self.changes)

    def undefended(self) -> AbstractContextManager[None]:
        """Have the tables without what would catch the bug."""
        return _all(self.tables)


@contextmanager
def _all(changes: Sequence[Change]) -> Iterator[None]:
    with ExitStack() as stack:
        for change in changes:
            stack.enter_context(change())
        yield


def swap(owner: Any, name: str, make: Callable[[Any], Any]) -> Change:
    """Replace an attribute of a module or class by what ``make`` makes of the real one."""

    @contextmanager
    def change() -> Iterator[None]:
        real = owner.__dict__[name]
        given = getattr(owner, name) if isinstance(real, classmethod) else real
        setattr(owner, name, make(given))
        try:
            yield
        finally:
            setattr(owner, name, real)

    return change


def without_checks(table: Table, *names: str) -> Change:
    """Take checks away from a table."""

    @contextmanager
    def change() -> Iterator[None]:
        taken: Sequence[Constraint] = [
            constraint
            for constraint in table.constraints
            if isinstance(constraint, CheckConstraint)
            and any(str(constraint.name).endswith(name) for name in names)
        ]
        if len(taken) != len(names):
            raise ValueError(f"{table.name} has no checks {names}")
        table.constraints.difference_update(taken)
        try:
            yield
        finally:
            table.constraints.update(taken)

    return change
