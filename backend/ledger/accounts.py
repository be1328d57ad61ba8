"""The chart of accounts and how an account is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the book; ``floor`` is the lowest its free balance may be, in fen."""

    owner_id: str
    name: str
    floor: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.owner_id}/{self.name}"


@lru_cache(maxsize=1024)
def buyer(buyer_id: str) -> Account:
    """Return what a buyer can spend; never below zero."""
    return Account(buyer_id, "balance", 0)


@lru_cache(maxsize=1024)
def merchant(merchant_id: str) -> Account:
    """Return what a merchant was paid, after fees; never below zero."""
    return Account(merchant_id, "settled", 0)


@lru_cache(maxsize=16)
def platform(name: str) -> Account:
    """Return an account of the platform itself: ``funding`` or ``fees``; it may run below zero."""
    return Account("platform", name)
