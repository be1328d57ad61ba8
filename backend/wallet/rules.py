"""Wallet rules: what a payment code, a session and a limit are. No clock, no database, no wire."""

from __future__ import annotations

import hashlib
import math
from datetime import datetime, timedelta
from typing import Final

from backend.protocol.money import Money

CODE_DIGITS: Final = 18
CODE_LIFE: Final = timedelta(minutes=1)
STALE_CODE: Final = timedelta(days=1)
"""An unused code is forgotten after a day; a used one never, so that no code pays twice."""

STALE_TRIES: Final = timedelta(days=1)
"""Wrong sign-ins under a name nobody has are counted like any other, and forgotten after a day."""

SESSION_LIFE: Final = timedelta(days=7)

DEFAULT_FREE_LIMIT: Final = Money(200_00)

_SHOWN: Final = 3


def token_key(token: str) -> str:
    """Return what is stored of a session token, so that a copied database signs nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()


def seconds_left(expires_at: datetime, now: datetime) -> int:
    """Return the whole seconds a code can still be used, never negative."""
    return max(0, math.floor((expires_at - now).total_seconds()))


def mask_logon(logon: str) -> str:
    """Hide the middle, as receipts show it: ``159****5620``, ``buy***@example.com``."""
    name, at, host = logon.partition("@")
    if at:
        return f"{name[:_SHOWN]}***@{host}"
    return f"{name[:_SHOWN]}****{name[-4:]}"
