"""Whether the platform answers: what the last exchanges found. Used from any thread; no Qt."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from console.client.failures import ClientError, Unreachable

_DOUBTS: Final = 2
"""One answer may get lost on a good line; of two in a row the line is to blame."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is known of the platform at one moment."""

    heard_at: datetime | None = None
    """When an answer that can be trusted came last, by this computer's clock."""
    missed_at: datetime | None = None
    """Since when none has come; None while they do."""
    misses: int = 0
    certain: bool = False
    """Whether the last one could not even be sent."""
    code: str = ""
    skew: timedelta | None = None
    """How far this computer's clock is ahead of the platform's; to the second."""

    @property
    def away(self) -> bool:
        """Whether the platform is known to be away: nothing should be started that needs it."""
        return self.certain or self.misses >= _DOUBTS


class Presence:
    """Hears how every exchange went."""

    def __init__(self) -> None:
        self._seen = Sighting()

    @property
    def seen(self) -> Sighting:
        return self._seen

    def heard(self, now: datetime) -> None:
        """Remember that a trusted answer came, whatever it said."""
        self._seen = Sighting(heard_at=now, skew=self._seen.skew)

    def missed(self, failure: ClientError, now: datetime) -> None:
        """Remember that none came."""
        before = self._seen
        self._seen = replace(
            before,
            missed_at=before.missed_at or now,
            misses=before.misses + 1,
            certain=isinstance(failure, Unreachable),
            code=failure.code,
        )

    def dated(self, header: str, now: datetime) -> None:
        """Compare our clock with the ``Date`` of an answer; what cannot be read says nothing."""
        with suppress(ValueError, TypeError):
            self._seen = replace(self._seen, skew=now - parsedate_to_datetime(header))
