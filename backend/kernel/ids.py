"""Numbers and tokens: the only place that draws randomness."""

from __future__ import annotations

import os
import random
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, Protocol

from backend.kernel.columns import micros
from backend.protocol.ids import AUTH_CODE_PREFIXES

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz"
_BLOCK: Final = 4096
_DAY: Final = 86_400_000_000
_AHEAD: Final = _DAY // 3
"""Microseconds in a day, and those by which GMT+8 is ahead."""


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


@lru_cache(maxsize=4)
def _day(number: int) -> str:
    """Write the day that began so many days after 1970 began in GMT+8."""
    return f"{date(1970, 1, 1) + timedelta(days=number):%Y%m%d}"


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
        day, into_day = divmod(micros(now) + _AHEAD, _DAY)
        return f"{_day(day)}22{into_day:011d}{self.digits(7)}"

    def payment_code(self) -> str:
        """Return 18 digits that begin 25 to 30."""
        prefix = AUTH_CODE_PREFIXES[self._source.randrange(len(AUTH_CODE_PREFIXES))]
        return prefix + self.digits(16)

    def user_id(self) -> str:
        """Return the number of a buyer or a merchant: 2088 and 12 digits."""
        return "2088" + self.digits(12)
