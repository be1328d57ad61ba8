"""Exact money: whole minor units of one currency, never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_TEXT: Final = re.compile(r"(-(?=[0.]*[1-9]))?(\d{1,12})(?:\.(\d{1,3}))?", re.ASCII)


class Currency(Enum):
    """An ISO 4217 currency and its exponent (minor-unit digits)."""

    CNY = "CNY", 2
    JPY = "JPY", 0
    KWD = "KWD", 3

    def __init__(self, code: str, exponent: int) -> None:
        self.code = code
        self.exponent = exponent


class CurrencyMismatch(Exception):
    """Two currencies met in one sum."""

    def __init__(self, left: Currency, right: Currency) -> None:
        super().__init__(f"{left.code} and {right.code} do not add up")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency, in whole minor units (fen for CNY)."""

    minor: int
    currency: Currency = Currency.CNY

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __mul__(self, count: int) -> Money:
        return Money(self.minor * count, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: Money) -> int:
        if self.currency is not other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return other.minor

    def split(self, weights: tuple[int, ...]) -> tuple[Money, ...]:
        """
        Split by weight; the shares sum to the whole and earlier shares take the spare units.

        :raises ValueError: if a weight is negative or all are zero.
        """
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            raise ValueError("weights must not be negative and not all zero")
        sign = -1 if self.minor < 0 else 1
        whole = abs(self.minor)
        shares = [whole * weight // total for weight in weights]
        takers = [index for index, weight in enumerate(weights) if weight]
        for index in takers[: whole - sum(shares)]:
            shares[index] += 1
        return tuple(Money(sign * share, self.currency) for share in shares)

    def to_text(self) -> str:
        """Write as a decimal major amount with every digit of the currency: ``88.80``."""
        exponent = self.currency.exponent
        if not exponent:
            return str(self.minor)
        if self.minor < 0:
            return f"-{(-self).to_text()}"
        major, rest = divmod(self.minor, 10**exponent)
        return f"{major}.{str(rest).zfill(exponent)}"

    @classmethod
    def from_text(cls, text: str, currency: Currency = Currency.CNY) -> Money:
        """
        Read a decimal major amount: ASCII digits, one point, no exponent, no grouping.

        :raises ValueError: for anything else, and for digits below the minor unit.
        """
        match = _TEXT.fullmatch(text)
        if match is None:
            raise ValueError("not an amount such as 88.80")
        sign, whole, fraction = match.group(1), match.group(2), match.group(3) or ""
        if len(fraction) > currency.exponent:
            raise ValueError(f"more than {currency.exponent} decimals")
        minor = int(whole + fraction.ljust(currency.exponent, "0"))
        return cls(-minor if sign else minor, currency)


def _read_yuan(value: object) -> Money:
    if isinstance(value, Money):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("not an amount such as 88.80")  # noqa: TRY004 - pydantic wants ValueError
    return Money.from_text(repr(value) if isinstance(value, float) else str(value))


Yuan = Annotated[
    Money,
    BeforeValidator(_read_yuan),
    PlainSerializer(Money.to_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,12}(\.\d{1,2})?$"}),
]
"""CNY whose wire form is a decimal string such as ``"88.80"``; numbers are read by their text."""


PAYABLE_MAX: Final = 10_000_000_000
"""Fen."""


def _read_payable(value: object) -> Money:
    money = _read_yuan(value)
    if not 1 <= money.minor <= PAYABLE_MAX:
        raise ValueError("an amount from 0.01 to 100000000.00")
    return money


Payable = Annotated[
    Money,
    BeforeValidator(_read_payable),
    PlainSerializer(Money.to_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,9}(\.\d{1,2})?$"}),
]
"""CNY from 0.01 to 100000000.00 yuan: what one trade may ask for."""
