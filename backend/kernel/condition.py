"""
How the database does: its figures at once, and whether it is sound by one check at a time.

A check reads the whole file on a connection and a thread of its own, beside the one that writes;
what it finds is kept outside the database, which may be the very thing that is damaged.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from backend.kernel.clock import Clock
from backend.kernel.database import Database, Uncheckable
from backend.kernel.unit import Unit

PAUSE: Final = timedelta(minutes=1)
"""No check begins sooner after the last one, however often it is asked for."""
_log = logging.getLogger("zhanggui.database")


class Checked(NamedTuple):
    """What came of a check."""

    at: datetime
    sound: bool


class Figures(NamedTuple):
    """What can be told without reading much."""

    size: int
    """Bytes."""
    free: int | None
    """Bytes free on the disk it lies on; None if that is not this machine's."""
    schema: str
    """The last step its tables have taken; empty if they were made at one go."""


class Condition:
    """How one open database does; without one, there is nothing to tell."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database
        self._wanted = asyncio.Event()
        self._keep: Callable[[Checked], None] = _forget
        self.last: Checked | None = None
        """What came of the last check, in this run or before."""
        self.schema = ""

    @property
    def is_checking(self) -> bool:
        """Whether a check is wanted, or under way."""
        return self._wanted.is_set()

    def remember(
        self, *, schema: str, last: Checked | None, keep: Callable[[Checked], None]
    ) -> None:
        """Take over what a former run left, and where to keep what is found."""
        self.schema, self.last, self._keep = schema, last, keep

    def figures(self, unit: Unit) -> Figures:
        """Return its figures."""
        file, database = self._file, self._database
        free = None if file is None else shutil.disk_usage(file.parent).free
        return Figures(database.size(unit) if database else 0, free, self.schema)

    @property
    def can_be_checked(self) -> bool:
        """Whether there is a file to be read; another kind of database sees to itself."""
        return self._file is not None

    def want(self, now: datetime) -> None:
        """Have it checked soon, unless it just was."""
        rested = self.last is None or not timedelta() <= now - self.last.at < PAUSE
        if self.can_be_checked and rested:
            self._wanted.set()

    async def tend(self, clock: Clock) -> None:
        """Check it whenever that is wanted, until cancelled; a check under way ends with it."""
        while (file := self._file) is not None:
            await self._wanted.wait()
            try:
                await self._check(file, clock)
            except (Uncheckable, OSError):
                _log.exception("the database could not be checked")
            finally:
                self._wanted.clear()

    @property
    def _file(self) -> Path | None:
        return self._database.path if self._database is not None else None

    async def _check(self, file: Path, clock: Clock) -> None:
        reader = Database.reader_of(file)
        try:
            damage = await asyncio.to_thread(reader.damage)
        except asyncio.CancelledError:
            reader.interrupt()
            raise
        for line in damage:
            _log.error("the database is damaged: %s", line)
        self.last = Checked(clock.now(), sound=not damage)
        self._keep(self.last)


def _forget(_: Checked) -> None:
    """Nowhere to keep it: it is known until the end of this run."""
