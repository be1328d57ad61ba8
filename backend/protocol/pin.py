"""PINs: how one is kept, compared, and how many wrong ones are borne. No clock, no database."""

from __future__ import annotations

import hashlib
import hmac
import math
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

TRIES: Final = 5
"""Wrong PINs in a row before the lock closes."""
LOCK: Final = timedelta(minutes=30)
"""How long it stays closed. PCI DSS 8.3.4 asks for at most ten tries and at least this long."""

# A PIN has at most a million values: no cost of hashing saves a stolen hash, the tries above are
# the lock. The cost is what the one writer can bear (about 10 ms), and is kept with each hash.
_LOG_N: Final = 12
_BLOCKS: Final = 8
_LANES: Final = 1
_KEY_BYTES: Final = 32
_MEMORY: Final = 1 << 26

NOBODY: Final = "$".join(("scrypt", "12", "8", "1", "AAAAAAAAAAAAAAAAAAAAAA==", "A" * 43 + "="))
"""A hash no PIN has, compared when nobody has the name given, so that the answer takes as long."""


def hash_pin(pin: str, salt: bytes) -> str:
    """Return ``scrypt$log2 n$r$p$salt$key``: everything needed to check the PIN later."""
    key = _key(pin, salt, (_LOG_N, _BLOCKS, _LANES))
    packed = (b64encode(part).decode("ascii") for part in (salt, key))
    return "$".join(("scrypt", str(_LOG_N), str(_BLOCKS), str(_LANES), *packed))


def pin_matches(pin: str, kept: str) -> bool:
    """Test a PIN against a kept hash, taking as long for a wrong one as for the right one."""
    _, log_n, blocks, lanes, salt, key = kept.split("$")
    tried = _key(pin, b64decode(salt), (int(log_n), int(blocks), int(lanes)))
    return hmac.compare_digest(tried, b64decode(key))


def _key(pin: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    log_n, blocks, lanes = cost
    return hashlib.scrypt(
        pin.encode(), salt=salt, n=1 << log_n, r=blocks, p=lanes, maxmem=_MEMORY, dklen=_KEY_BYTES
    )


@dataclass(frozen=True, slots=True)
class Tries:
    """How many wrong PINs in a row there were, and until when no PIN is looked at."""

    failed: int = 0
    locked_until: datetime | None = None

    @property
    def left(self) -> int:
        """How many wrong PINs are still borne."""
        return max(TRIES - self.failed, 0)

    def is_locked(self, now: datetime) -> bool:
        """Test whether the lock is closed; it opens at the very moment it names."""
        return self.locked_until is not None and now < self.locked_until

    def minutes_locked(self, now: datetime) -> int:
        """Return the minutes to wait, rounded up: after them the lock is surely open."""
        if self.locked_until is None or not self.is_locked(now):
            return 0
        return math.ceil((self.locked_until - now) / timedelta(minutes=1))

    def after(self, now: datetime, *, right: bool) -> Tries:
        """
        Return the tries once a PIN was compared at ``now``.

        :raises ValueError: if the lock is closed: then a PIN must not be compared at all.
        """
        if self.is_locked(now):
            raise ValueError("the lock is closed")
        if right:
            return Tries()
        failed = (0 if self.locked_until else self.failed) + 1
        return Tries(failed, now + LOCK if failed >= TRIES else None)
