"""What the fields of the shop's records may hold."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from backend.protocol.money import Money, Yuan

GTIN_LENGTHS: Final = (8, 12, 13, 14)
"""EAN-8, UPC-A, EAN-13 and ITF-14: the codes whose last digit checks the others."""

THOUSANDTHS: Final = Decimal("0.001")
_QUANTITY: Final = re.compile(r"\d{1,6}(?:\.\d{1,3})?", re.ASCII)
_AMOUNT_MAX: Final = Money(10_000_000_000)


def check_digit(digits: str) -> str:
    """
    Return the digit that must follow ``digits`` in a GTIN: ``690100000001`` gives ``7``.

    Source: GS1 General Specifications, 7.9 (weights 3 and 1 from the right, modulo 10).
    """
    signs = digits.encode("ascii")  # each is 48 more than its digit
    threes, ones = signs[::-2], signs[-2::-2]
    weighted = 3 * (sum(threes) - 48 * len(threes)) + sum(ones) - 48 * len(ones)
    return str(-weighted % 10)


def _checked(barcode: str) -> str:
    is_gtin = barcode.isdigit() and len(barcode) in GTIN_LENGTHS
    if is_gtin and check_digit(barcode[:-1]) != barcode[-1]:
        raise ValueError("the last digit of the barcode does not check the others")
    return barcode


_KEY: Final = r"^[0-9A-Za-z_-]{1,32}$"
_LONG_KEY: Final = r"^[0-9A-Za-z_-]{1,48}$"
# No control characters, line breaks or marks that turn the direction of writing: a name is one
# line on every receipt. Everything else, ``<b>`` and ``=1+1`` too, is a name like any other.
_ONE_LINE: Final = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"

GoodsId = Annotated[str, StringConstraints(pattern=_KEY)]
"""The shop's own number of one kind of goods: 1 to 32 of ``0-9A-Za-z_-``."""

StaffId = Annotated[str, StringConstraints(pattern=_KEY)]
"""One person who works in the shop: 1 to 32 of ``0-9A-Za-z_-``."""

TillId = Annotated[str, StringConstraints(pattern=_KEY)]
"""One till of the shop: 1 to 32 of ``0-9A-Za-z_-``."""

SaleId = Annotated[str, StringConstraints(pattern=_LONG_KEY)]
"""One sale, refund or approval, numbered by the till: 1 to 48 of ``0-9A-Za-z_-``."""

Barcode = Annotated[
    str, StringConstraints(pattern=r"^[0-9A-Za-z-]{1,32}$"), AfterValidator(_checked)
]
"""What the scanner reads off the goods; of 8, 12, 13 or 14 digits, the last must check."""

Pin = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9]{4,8}$")]
"""4 to 8 digits, as text: a leading zero counts."""

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128, pattern=_ONE_LINE)
]
"""One line for people, 1 to 128 characters, shown as plain text everywhere."""

Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=64, pattern=_ONE_LINE)]
"""One short line for people, perhaps empty, at most 64 characters."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=256, pattern=_ONE_LINE)]
"""One line for people, perhaps empty, at most 256 characters."""


def _bounded(amount: Money) -> Money:
    if not Money(0) <= amount <= _AMOUNT_MAX:
        raise ValueError("an amount from 0.00 to 100000000.00")
    return amount


Amount = Annotated[
    Yuan,
    AfterValidator(_bounded),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,9}(\.\d{1,2})?$"}),
]
"""CNY from 0.00 to 100000000.00 yuan."""


def _read_quantity(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise ValueError("not a quantity such as 3 or 0.842")  # noqa: TRY004 - pydantic's way
    text = repr(value) if isinstance(value, float) else str(value)
    if _QUANTITY.fullmatch(text) is None or not Decimal(text):
        raise ValueError("a quantity from 0.001 to 999999.999")
    return Decimal(text)


def quantity_text(quantity: Decimal) -> str:
    """Write a quantity without idle zeros: ``3``, ``0.5``, ``0.842``."""
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


Quantity = Annotated[
    Decimal,
    BeforeValidator(_read_quantity),
    PlainSerializer(quantity_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,6}(\.\d{1,3})?$"}),
]
"""Pieces, or kilograms of weighed goods: a decimal string of at most three decimals, not 0."""


_LEVEL: Final = re.compile(r"-?\d{1,9}(?:\.\d{1,3})?", re.ASCII)


def _read_level(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise ValueError("not a quantity such as 3 or -0.842")  # noqa: TRY004 - pydantic's way
    text = repr(value) if isinstance(value, float) else str(value)
    if _LEVEL.fullmatch(text) is None:
        raise ValueError("a quantity from -999999999.999 to 999999999.999")
    return Decimal(text)


Level = Annotated[
    Decimal,
    BeforeValidator(_read_level),
    PlainSerializer(quantity_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,9}(\.\d{1,3})?$"}),
]
"""Pieces or kilograms there are by the books: a decimal string, below zero if more was sold."""


def _not_below(level: Decimal) -> Decimal:
    if level < 0:
        raise ValueError("a quantity that is not below zero")
    return level


Counted = Annotated[Level, AfterValidator(_not_below)]
"""Pieces or kilograms that were counted, 0 or more."""
