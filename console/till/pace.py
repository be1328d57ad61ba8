"""How long the till waits, asks and keeps asking. Every duration of a payment stands here."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

SLACK: Final = timedelta(seconds=5)
"""A clock put right by less than this has not jumped."""
_SPREAD = 0x1_0000


@dataclass(frozen=True, slots=True)
class Pace:
    """The networks ask for a query every 3 to 5 s for about 60 s, then a cancel at once."""

    query_every: timedelta = timedelta(seconds=3)
    query_slow: timedelta = timedelta(seconds=5)
    slow_after: timedelta = timedelta(seconds=30)
    window_code: timedelta = timedelta(seconds=60)
    window_qr: timedelta = timedelta(seconds=180)
    exchange: timedelta = timedelta(seconds=20)
    """After this an exchange nobody reported on is taken for lost; longer than any time-out."""
    resend_every: timedelta = timedelta(seconds=1)
    resend_for: timedelta = timedelta(seconds=10)
    """How long a charge that certainly was not sent is tried again with the same number."""
    backoff_first: timedelta = timedelta(seconds=1)
    backoff_most: timedelta = timedelta(seconds=60)
    watch: tuple[timedelta, ...] = (timedelta(seconds=30), timedelta(minutes=5))
    """How long after a cancel the order is looked at again, in case money came late."""
    overdue: timedelta = timedelta(minutes=10)
    """After this an open matter is shown as one that needs a person; it is still asked for."""

    @property
    def longest(self) -> timedelta:
        """The longest wait while something is open."""
        return max(
            self.query_every,
            self.query_slow,
            self.exchange,
            self.resend_every,
            self.backoff_most,
        )

    @property
    def longest_watch(self) -> timedelta:
        """The longest wait once everything is over."""
        return max((self.longest, *self.watch))

    def interval(self, since: datetime, now: datetime) -> timedelta:
        """Return the time between two queries of a payment begun at ``since``."""
        return self.query_every if now - since < self.slow_after else self.query_slow

    def backoff(self, tries: int, key: str) -> timedelta:
        """
        Return the wait after ``tries`` failures: doubling to a cap, and up to a quarter less.

        The part taken off depends on ``key``, so that many tills do not come back at once.
        """
        doubled = self.backoff_first * (1 << min(max(tries - 1, 0), 16))
        capped = min(doubled, self.backoff_most)
        spread = zlib.crc32(f"{key}{tries}".encode()) % _SPREAD
        return capped - capped * spread // (4 * _SPREAD)


def is_due(at: datetime, now: datetime, longest: timedelta) -> bool:
    """
    Test whether a planned moment has come; a clock set back keeps nobody waiting.

    Nobody plans further ahead than the ``longest`` wait: a moment that lies there was planned
    by a clock that was ahead, and is due now.
    """
    return not now < at <= now + longest + SLACK
