"""What is taken off a price: worked out to the fen, and shared so that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from backend.protocol.money import Money
from console.till.failures import BadDiscount
from console.till.totals import half_up

NOTHING: Final = Money(0)
ALL: Final = 100
"""Percent: everything is taken off."""


@dataclass(frozen=True, slots=True)
class Off:
    """What is to be taken off: an amount, or whole percent of what it is taken off; not both."""

    amount: Money = NOTHING
    percent: int = 0

    def __bool__(self) -> bool:
        return bool(self.amount) or bool(self.percent)

    def of(self, whole: Money) -> Money:
        """Return what it takes off so much: never more than that; percent half up to the fen."""
        if self.percent:
            return Money(half_up(whole.minor * self.percent, ALL), whole.currency)
        return min(self.amount, whole)

    def cut(self, whole: Money) -> Off:
        """Return the same with an amount cut to what there is."""
        return self if self.percent else Off(self.of(whole))

    def split(self, weights: tuple[int, ...]) -> tuple[Off, ...]:
        """Share it out: an amount by weight, to the fen; percent are the same for every part."""
        if self.percent or not any(weights):
            return tuple(Off(percent=self.percent) for _ in weights)
        return tuple(Off(part) for part in self.amount.split(weights))


FULL_PRICE: Final = Off()


def sound(off: Off, whole: Money) -> Off:
    """
    Return what is taken off, if it can be.

    :raises BadDiscount: if it is negative, both, more than there is, or more than all percent.
    """
    fits = NOTHING <= off.amount <= whole and 0 <= off.percent <= ALL
    if not fits or (off.amount and off.percent):
        raise BadDiscount(whole=whole.to_text())
    return off


def shares(off: Money, parts: tuple[Money, ...]) -> tuple[Money, ...]:
    """Share out what is taken off a whole, by its parts; no part loses more than there is of it."""
    weights = tuple(part.minor for part in parts)
    return off.split(weights) if any(weights) else tuple(NOTHING for _ in parts)
