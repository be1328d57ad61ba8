"""Numbers and tokens: the only place that draws randomness."""

from __future__ import annotations

import os
import random
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, Protocol

from backend.protocol.ids import AUTH_CODE_PREFIXES
from backend.protocol.moment import BEIJING

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz"
_BLOCK: Final = 4096
_MICROSECOND: Final = timedelta(microseconds=1)


class Source(Protocol):
    """Where randomness comes from; ``random.Random(seed)`` in a simulation."""

    def randrange(self, stop: int, /) -> int: ...


class SystemSource:
    """The operating system's randomness, fetched a block at a time."""

    def __init__(self) -> None:
        self._block = b""
        self._at = 0

    def randrange(self, stop: int, /) -> int:
        """Return a whole number from 0 up to ``stop``, each as likely as the others."""
        bits = (stop - 1).bit_length()
        length = (bits + 7) // 8
        while (drawn := int.from_bytes(self._draw(length), "big") >> (8 * length - bits)) >= stop:
            pass
        return drawn

    def _draw(self, length: int) -> bytes:
        if self._at + length > len(self._block):
            self._block, self._at = os.urandom(_BLOCK), 0
        piece = self._block[self._at : self._at + length]
        self._at += length
        return piece


@lru_cache(maxsize=64)
def _day_and_time(now: datetime) -> tuple[str, int]:
    """Return the day in GMT+8 and the microseconds of it that are over."""
    local = now.astimezone(BEIJING)
    into_day = local - local.replace(hour=0, minute=0, second=0, microsecond=0)
    return f"{local.year:04d}{local.month:02d}{local.day:02d}", into_day // _MICROSECOND


class Ids:
    """Makes the platform's numbers; two from the system's source never meet in practice."""

    def __init__(self, source: Source | None = None) -> None:
        self._source: Source = source or SystemSource()

    @classmethod
    def seeded(cls, seed: int) -> Ids:
        """Return ids that repeat for the same seed."""
        return cls(random.Random(seed))  # noqa: S311 - repeatable on purpose

    def digits(self, count: int) -> str:
        """Return ``count`` decimal digits."""
        return str(self._source.randrange(10**count)).zfill(count)

    def token(self, length: int = 32) -> str:
        """Return letters and digits that do not look alike, about 5.7 bits each."""
        pick = self._source.randrange
        return "".join(_ALPHABET[pick(len(_ALPHABET))] for _ in range(length))

    def trade_no(self, now: datetime) -> str:
        """
        Return 28 digits: the day in GMT+8, ``22``, the microsecond of the day, and 7 at random.

        In the order of time, so that what is written together lies together on the disk.
        """
        day, into_day = _day_and_time(now)
        return f"{day}22{into_day:011d}{self.digits(7)}"

    def payment_code(self) -> str:
        """Return 18 digits that begin 25 to 30."""
        prefix = AUTH_CODE_PREFIXES[self._source.randrange(len(AUTH_CODE_PREFIXES))]
        return prefix + self.digits(16)

    def user_id(self) -> str:
        """Return the number of a buyer or a merchant: 2088 and 12 digits."""
        return "2088" + self.digits(12)
