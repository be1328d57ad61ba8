"""How much time has certainly passed, whatever the computer's clock is set to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from console.till.database import Database
from console.till.store import lapse as store

CLOSED_MOST: Final = timedelta(days=1)
"""A shop opens every day: a till that was closed for longer has a clock that was set."""
_KEPT_EVERY: Final = timedelta(minutes=1)
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Lapse:
    """
    The till's own count of the time that has passed, which nobody can set.

    The rule: while the till is *open* the computer's monotonic clock counts; what its clock says
    meanwhile, put right by the network, set back or set forward, counts for nothing. For the time
    it was *closed* there is only the clock: it counts what that says has passed, never less than
    nothing, and at most ``CLOSED_MOST``. The count only grows and goes on after a restart; what a
    crash may take is the last minute.

    What follows. The age of an unsent sale is all that was counted since: a clock set back does not
    make it younger, and a computer that wakes up in 1970 or in 2099 makes it older by a day at
    most, so it shuts no shop. A lock after wrong PINs opens by *open* time alone, so that neither
    setting the clock nor leaving the program opens it; it is one person's, another's PIN works
    meanwhile, and any PIN the platform says is right ends it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = store.Kept()
        self._before = timedelta()
        self._first: float | None = None
        self._last = 0.0

    @property
    def open(self) -> timedelta:
        """How long the till has been open in its life, as far as was noted."""
        return self._before + timedelta(seconds=self._last - (self._first or 0.0))

    @property
    def moment(self) -> datetime:
        """The same as a moment: it names none on any calendar."""
        return _BEGINNING + self.open

    @property
    def total(self) -> timedelta:
        """How much time has passed in its life, open or closed."""
        return self.open + self._kept.closed

    def begin(self, db: Connection, now: datetime) -> None:
        """Count the time the till was closed; ``now`` is what the clock says."""
        kept = store.get(db)
        away = now - kept.seen_at if kept.seen_at is not None else timedelta()
        closed = kept.closed + min(max(away, timedelta()), CLOSED_MOST)
        self._before, self._kept = kept.open, store.Kept(kept.open, closed, now)
        store.put(db, self._kept)

    def note(self, elapsed: float, now: datetime) -> None:
        """
        Count the time since this was noted before; every minute it is put on disk.

        :param elapsed: seconds of the monotonic clock, of which only differences count.
        :param now: what the clock says.
        """
        if self._first is None:
            self._first = self._last = elapsed
        self._last = max(self._last, elapsed)
        if self.open - self._kept.open >= _KEPT_EVERY:
            self._kept = store.Kept(self.open, self._kept.closed, now)
            self._database.do(lambda db: store.put(db, self._kept))
