"""
The labels a scale prints: the goods' own number, and in it what lies in the bag weighs or costs.

Thirteen digits: a prefix of the shop's own (20 to 29), five digits for the goods, five for the
weight or the price, and a digit that checks the others. The goods are known by the label of an
empty bag: zeros where the scale prints.

Source: GS1 General Specifications, 2.1.12 (restricted circulation numbers within a company).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.fields import check_digit
from console.till.discount import FULL_PRICE, Off
from console.till.failures import BadLabel
from console.till.sale import Goods
from console.till.totals import MOST, ONE, half_up, line_amount

_LABEL: Final = re.compile(r"2[0-9]{12}", re.ASCII)
_ITEM: Final = re.compile(r"[0-9]{1,5}", re.ASCII)
_ITEM_AT, _VALUE_AT, _CHECK_AT = 2, 7, 12


class Layout(StrEnum):
    """What the five digits before the last say, as the shop's scales are set."""

    GRAMS = "grams"
    FEN = "fen"
    BOTH = "both"
    """Prefixes 20 to 24 carry a weight, 25 to 29 a price."""
    NONE = "none"
    """The shop has no such scales."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says: one of grams and price."""

    barcode: str
    """Of the goods: the label of an empty bag."""
    grams: int = 0
    price: Money | None = None


@dataclass(frozen=True, slots=True)
class Bag:
    """What goes into the cart for a label, so that its line costs what the label says."""

    goods: Goods
    quantity: int
    off: Off = FULL_PRICE


def read(text: str, layout: Layout) -> Label | None:
    """
    Return what a label says; none if the text is no label, or of an empty bag.

    :raises BadLabel: if its last digit does not check the others: it was misread.
    """
    if layout is Layout.NONE or not _LABEL.fullmatch(text):
        return None
    if check_digit(text[:_CHECK_AT]) != text[_CHECK_AT]:
        raise BadLabel(code=text)
    value = int(text[_VALUE_AT:_CHECK_AT])
    if not value:
        return None
    barcode = _empty(text[:_VALUE_AT])
    weighs = layout is Layout.GRAMS or (layout is Layout.BOTH and text[1] < "5")
    return Label(barcode, grams=value) if weighs else Label(barcode, price=Money(value))


def numbers_of(text: str) -> tuple[str, ...]:
    """Return the barcodes that a typed in-store number of up to five digits may mean."""
    if not _ITEM.fullmatch(text):
        return ()
    item = text.zfill(_VALUE_AT - _ITEM_AT)
    return tuple(_empty(f"2{second}{item}") for second in "1023456789")


def bag_of(label: Label, goods: Goods) -> Bag | None:
    """
    Return what a label means of these goods; none if it cannot be of them.

    A price names no weight: that of a bag which costs so much is taken, and what it would cost
    more, where the scale knew another price, is taken off.
    """
    if label.price is None:
        return Bag(goods, label.grams) if goods.weighed else None
    if not goods.weighed:
        return Bag(replace(goods, price=label.price), ONE)
    if not goods.price:
        return None
    grams = max(1, half_up(label.price.minor * ONE, goods.price.minor))
    while grams <= MOST and line_amount(goods.price, grams, weighed=True) < label.price:
        grams += 1
    if grams > MOST:
        return None
    return Bag(goods, grams, Off(line_amount(goods.price, grams, weighed=True) - label.price))


def _empty(start: str) -> str:
    """Return the label of an empty bag that begins so."""
    digits = start.ljust(_CHECK_AT, "0")
    return digits + check_digit(digits)
