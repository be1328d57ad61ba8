"""A cart as a value: looked into and changed, never saved."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from console.till.discount import FULL_PRICE
from console.till.failures import CartFull, NoSuchLine
from console.till.sale import Cart, CartLine
from console.till.totals import line_amount

LINES_MAX: Final = 500
"""As many lines as the platform takes in one report."""
_NAME_MAX: Final = 128
_NOTE_MAX: Final = 120


def emptied(cart: Cart) -> Cart:
    """Leave nothing of a customer to the next."""
    return replace(cart, lines=(), note="", off=FULL_PRICE)


def line_of(cart: Cart, line_no: int) -> CartLine:
    """
    Return one line.

    :raises NoSuchLine: if there is none.
    """
    for line in cart.lines:
        if line.line_no == line_no:
            return line
    raise NoSuchLine(line_no=str(line_no))


def next_line(cart: Cart) -> int:
    """Return the number of a line that is added."""
    return len(cart.lines) + 1


def with_line(cart: Cart, changed: CartLine) -> Cart:
    """
    Return the cart with a line added, or as it is now.

    :raises BadQuantity: if the quantity is none of these goods.
    :raises CartFull: if it is one line too many.
    """
    line_amount(changed.price, changed.quantity, weighed=changed.weighed)
    if changed.line_no > LINES_MAX:
        raise CartFull(most=str(LINES_MAX))
    place = changed.line_no - 1
    return replace(cart, lines=(*cart.lines[:place], changed, *cart.lines[place + 1 :]))


def one_line(name: str) -> str:
    """Return a name as a receipt can bear it."""
    return _printable(name)[:_NAME_MAX] or "-"


def note_line(note: str) -> str:
    """Return a note as one printable line."""
    return _printable(note)[:_NOTE_MAX].rstrip()


def _printable(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
