"""The arithmetic of cash: what people hand over, and what to suggest."""

from __future__ import annotations

from typing import Final

from backend.protocol.money import Money

_NOTES: Final = (100, 500, 1000, 2000, 5000, 10000)
"""Coins and notes of the yuan in use from one yuan up, in fen."""
_MOST: Final = 6


def likely_amounts(due: Money) -> tuple[Money, ...]:
    """
    Return what a customer is likely to hand over for ``due``, the least first.

    The exact amount, then the next multiple of each coin or note; at most 6.
    """
    likely = {due.minor, *(-(-due.minor // note) * note for note in _NOTES)}
    return tuple(Money(fen, due.currency) for fen in sorted(likely)[:_MOST])
