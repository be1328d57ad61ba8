"""
What tax is in what was paid: prices of the counter include it.

The tax of so much at one rate is ``gross * rate / (1 + rate)``, half up to the fen, worked out once
of all that was sold at it.
Source of the formula for prices that include the tax: 增值税暂行条例实施细则 第十四条, and 第三十条
for small-scale payers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from backend.protocol.money import Money
from console.till.totals import half_up, total_of

WHOLE: Final = 10_000
"""All of an amount, in hundredths of a percent."""
_RATE: Final = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*%", re.ASCII)


@dataclass(frozen=True, slots=True)
class TaxPart:
    """All that was sold at one rate."""

    rate: int | None
    """Hundredths of a percent; none of what is exempt, or in a category that is no rate."""
    gross: Money
    """What was paid for it, the tax included."""
    tax: Money

    @property
    def net(self) -> Money:
        """What it cost without the tax."""
        return self.gross - self.tax


def rate_of(word: str) -> int | None:
    """Return the rate a tax category is, in hundredths of a percent: 1300 of ``13%``."""
    found = _RATE.fullmatch(unicodedata.normalize("NFKC", word).strip())
    if found is None:
        return None
    rate = int(Decimal(found[1]).scaleb(2))
    return rate if rate <= WHOLE else None


def rate_text(rate: int) -> str:
    """Write a rate as a category has it: ``13%``, ``0.5%``."""
    return f"{Decimal(rate).scaleb(-2).normalize():f}%"


def breakdown(lines: Iterable[tuple[str, Money]]) -> tuple[TaxPart, ...]:
    """
    Part what was paid by rate, the highest first; what has no rate comes last.

    :param lines: the tax category and the amount, after all discounts, of each line.
    """
    sums: dict[int | None, Money] = {}
    for word, gross in lines:
        rate = rate_of(word)
        sums[rate] = sums.get(rate, Money(0)) + gross
    ordered = sorted(sums.items(), key=lambda part: -1 if part[0] is None else part[0])
    return tuple(TaxPart(rate, gross, _tax(gross, rate or 0)) for rate, gross in reversed(ordered))


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What one return gave back."""

    lines: tuple[tuple[str, Money], ...]
    """The tax category and worth of the goods that came back; none if money alone did."""
    amount: Money


def given_back(
    sold: Iterable[tuple[str, Money]], returns: Iterable[GivenBack]
) -> Iterator[tuple[TaxPart, ...]]:
    """
    Part what each return of a sale gave back by rate, as ``breakdown`` parts the sale.

    Goods bear the tax of their own rate. Money without goods lowers what was paid for all that is
    left, by what is left at each rate. The tax of a return is by how much less is in all that came
    back before than with it, so returns sum to the tax of the sale, to the fen, in any steps.

    :param sold: as for ``breakdown``.
    :param returns: one after another, as they were settled; no more than was sold.
    """
    left = {part.rate: part.gross for part in breakdown(sold)}
    whole = dict(left)
    for one in returns:
        back = {part.rate: min(part.gross, left[part.rate]) for part in breakdown(one.lines)}
        rests = {rate: rest - back.get(rate, Money(0)) for rate, rest in left.items()}
        more = one.amount - total_of(back.values())
        if more:
            shares = more.split(tuple(rest.minor for rest in rests.values()))
            for rate, share in zip(rests, shares, strict=True):
                back[rate] = back.get(rate, Money(0)) + share
        parts: list[TaxPart] = []
        for rate, rest in left.items():
            gross = back.get(rate, Money(0))
            before, after = whole[rate] - rest, whole[rate] - rest + gross
            if gross:
                tax = _tax(after, rate or 0) - _tax(before, rate or 0)
                parts.append(TaxPart(rate, gross, tax))
        left = {rate: rest - back.get(rate, Money(0)) for rate, rest in left.items()}
        yield tuple(parts)


def included(parts: Iterable[TaxPart]) -> Money | None:
    """Return all the tax in them; None if none of them has a rate."""
    taxes = [part.tax for part in parts if part.rate is not None]
    return total_of(taxes) if taxes else None


def _tax(gross: Money, rate: int) -> Money:
    return Money(half_up(gross.minor * rate, WHOLE + rate), gross.currency)
