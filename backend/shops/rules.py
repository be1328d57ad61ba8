"""What an invitation is. No clock, no database, no wire."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Final

from backend.retail.contract.staff import Action

PAIRING: Final = Action.PAIR_TILL
"""What whoever opens the door, invites tills or turns them away must be free to do."""
LIFE: Final = timedelta(minutes=15)
"""How long a code is good."""
WRONG_MAX: Final = 5
"""Wrong codes before the invitation ends; at 10^12 codes nobody guesses one in five."""


def code_key(code: str) -> str:
    """Return what is stored of a code, so that a copied database lets no till in."""
    return hashlib.sha256(f"zhanggui invitation {code}".encode()).hexdigest()
