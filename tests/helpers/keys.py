"""Keys for tests: made once in a process, worth nothing."""

from __future__ import annotations

from functools import cache

from backend.protocol.signing import PrivateKey


@cache
def key(name: str) -> PrivateKey:
    """Return the key of a name."""
    del name
    return PrivateKey.generate()
