"""
The arithmetic of a sale: whole fen and whole thousandths, never a float.

A quantity is a whole number of thousandths (1000 is one piece, 325 is 0.325 kg). The one rounding
is *half up to the fen*, on each line; a total is the plain sum of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from backend.protocol.money import Money
from console.till.failures import AmountOutOfRange, BadQuantity

ONE: Final = 1000
"""One piece, or one kilogram."""
MOST: Final = 9_999_999
"""The largest quantity of one line: 9,999.999."""
LEAST_CHARGE: Final = Money(1)
LARGEST_CHARGE: Final = Money(10_000_000_000)


def half_up(numerator: int, denominator: int) -> int:
    """Divide two counts that are not negative and round half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def line_amount(price: Money, quantity: int, *, weighed: bool) -> Money:
    """
    Return what a line costs: price per ``ONE``, half up to the fen.

    :raises BadQuantity: unless the quantity is 1 to ``MOST``, and whole pieces if not weighed.
    """
    if not 0 < quantity <= MOST or (quantity % ONE and not weighed):
        raise BadQuantity(quantity=str(quantity))
    return Money(half_up(price.minor * quantity, ONE), price.currency)


def total_of(amounts: Iterable[Money]) -> Money:
    """Return the sum of line amounts; nothing sums to zero yuan."""
    return sum(amounts, Money(0))


def chargeable(total: Money) -> Money:
    """
    Return the total if one payment may ask for it.

    :raises AmountOutOfRange: if it is not 0.01 to 100000000.00 yuan.
    """
    if not LEAST_CHARGE <= total <= LARGEST_CHARGE:
        raise AmountOutOfRange(amount=total.to_text())
    return total


def payable(total: Money) -> Money:
    """
    Return the total if a sale may come to it: also to nothing, when all of it is given away.

    :raises AmountOutOfRange: if it is not 0.00 to 100000000.00 yuan.
    """
    return chargeable(total) if total else total


def part_of_line(left: Money, quantity_left: int, *, returning: int) -> Money:
    """
    Return what ``returning`` is worth of what is left of a line.

    The last part takes all that is left, so the parts of a line sum to the line, to the fen, in
    whatever steps it is returned.

    :raises BadQuantity: if nothing is returned, or more than is left.
    """
    if not 0 < returning <= quantity_left:
        raise BadQuantity(quantity=str(returning))
    return Money(half_up(left.minor * returning, quantity_left), left.currency)
