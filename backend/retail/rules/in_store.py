"""
The barcodes a shop gives its own goods: EAN-13 that no scale's label can be taken for.

A prefix from 20 to 29, five digits for the goods, five zeros, and a digit that checks the others.
The zeros are where a scale prints the weight or the price: a bag of nothing is never sold, so a
label of the scale is never such a code, however the scales of the shop are set. The prefix is one
that no goods have which the scale labels, so that a bag of goods the till does not know is not
taken for these.

Source: GS1 General Specifications, 2.1.12 (restricted circulation numbers within a company);
GB/T 18283 (20 to 24 are the shop's).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from backend.retail.contract.fields import check_digit

PREFIXES: Final = ("24", "23", "22", "21", "20", "29", "28", "27", "26", "25")
"""In the order they are taken: scales are mostly set to 20 to 22, and to 25 on for a price."""
MOST: Final = 99_999
_ITEM: Final = slice(2, 7)
_NOTHING: Final = "00000"


def code(prefix: str, item: int) -> str:
    """Return the code of an item from 1 to 99999."""
    digits = f"{prefix}{item:05}{_NOTHING}"
    return digits + check_digit(digits)


def item_of(barcode: str) -> int:
    """Return which item a code belongs to."""
    return int(barcode[_ITEM])


def free_prefix(labelled: Collection[str]) -> str | None:
    """Return the prefix to take while the scale labels goods of these; None if none is left."""
    return next((prefix for prefix in PREFIXES if prefix not in labelled), None)
