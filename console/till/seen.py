"""What was read from the till's file, good until somebody writes to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy import Connection

from console.till.database import Database

T = TypeVar("T")


class Seen(Generic[T]):
    """
    One look at the file, not repeated while ``Database.writes`` stands still.

    A screen asks for the same cart a dozen times between two scans. What is kept is shared between
    threads, so it must be immutable.
    """

    def __init__(self, database: Database, look: Callable[[Connection], T]) -> None:
        self._database = database
        self._look = look
        self._kept: tuple[int, T] | None = None

    def get(self) -> T:
        """Return it as it is in the file."""
        writes = self._database.writes  # before the look: a write during it makes it stale
        kept = self._kept
        if kept is not None and kept[0] == writes:
            return kept[1]
        found = self._database.look(self._look)
        self._kept = (writes, found)
        return found

    def get_in(self, db: Connection) -> T:
        """Return it inside a writing transaction which has not changed it yet."""
        kept = self._kept
        if kept is not None and kept[0] == self._database.writes:
            return kept[1]
        return self._look(db)

    def put(self, value: T, writes: int) -> None:
        """Keep what a write has left in the file; ``writes`` is what counted it."""
        self._kept = (writes, value)

    def outlive(self, writes: int) -> None:
        """Stay good through the write that counts as ``writes``, which did not touch it."""
        kept = self._kept
        if kept is not None and kept[0] == writes - 1:
            self._kept = (writes, kept[1])
