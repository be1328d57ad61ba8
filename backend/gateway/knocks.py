"""How often one address may try to sign in: a guess costs the one writer 10 ms of hashing."""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta
from typing import Final

AT_ONCE: Final = 30
"""Tries that may come together: every phone of a shop behind one address."""
EVERY: Final = timedelta(seconds=2)
"""After them, one more in this time."""
REMEMBERED: Final = 4096
"""Addresses that are counted; the one counted longest makes room for a new one."""
_FULL: Final = AT_ONCE * EVERY
_NETWORK_BITS: Final = 64
"""Of an IPv6 address, what one household cannot change at will."""


class Knocks:
    """
    Counts tries by address, in memory: what keeps one buyer's PIN safe is counted in the database.

    Kept for each address is when all its tries will be free again.
    """

    def __init__(self) -> None:
        self._free_at: dict[str, datetime] = {}

    def admits(self, address: str, now: datetime) -> bool:
        """Count a try; return whether it may be made. A clock set back locks nobody out."""
        who = _network(address)
        free_at = min(max(self._free_at.pop(who, now), now), now + _FULL)
        admitted = free_at + EVERY <= now + _FULL
        self._free_at[who] = free_at + EVERY if admitted else free_at
        if len(self._free_at) > REMEMBERED:
            del self._free_at[next(iter(self._free_at))]
        return admitted


def _network(address: str) -> str:
    try:
        version_6 = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    mapped = version_6.ipv4_mapped
    return str(mapped) if mapped else str(int(version_6) >> _NETWORK_BITS)
