"""A cart split in two: chosen lines, or some of their pieces, go their own way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from console.till.discount import FULL_PRICE, Off
from console.till.failures import (
    BadQuantity,
    EmptyCart,
    NoSuchLine,
    NotDivisible,
    NothingLeft,
)
from console.till.sale import Cart, CartLine
from console.till.totals import total_of


@dataclass(frozen=True, slots=True)
class Half:
    """What one of the two gets."""

    lines: tuple[CartLine, ...]
    off: Off


def split(cart: Cart, quantities: Mapping[int, int]) -> tuple[Half, Half]:
    """
    Return what goes, and what stays; amounts taken off are shared out to the fen.

    :param quantities: thousandths that go, by line number.
    :raises NoSuchLine, BadQuantity: if the lines do not have so much.
    :raises NotDivisible: if a part of something weighed is to go.
    :raises EmptyCart: if nothing goes.
    :raises NothingLeft: if nothing stays.
    """
    for line_no in quantities:
        if not 1 <= line_no <= len(cart.lines):
            raise NoSuchLine(line_no=str(line_no))
    parted = [_split(line, quantities.get(line.line_no, 0)) for line in cart.lines]
    going = numbered(goes for goes, _ in parted if goes is not None)
    staying = numbered(stays for _, stays in parted if stays is not None)
    if not going:
        raise EmptyCart
    if not staying:
        raise NothingLeft
    weights = tuple(total_of(line.net for line in half).minor for half in (going, staying))
    off_going, off_staying = cart.off.cut(cart.net).split(weights)
    return Half(going, off_going), Half(staying, off_staying)


def numbered(lines: Iterable[CartLine]) -> tuple[CartLine, ...]:
    """Return the lines counted from 1."""
    return tuple(replace(line, line_no=place) for place, line in enumerate(lines, start=1))


def _split(line: CartLine, going: int) -> tuple[CartLine | None, CartLine | None]:
    if going in {0, line.quantity}:
        return (line, None) if going else (None, line)
    if not 0 < going < line.quantity:
        raise BadQuantity(quantity=str(going))
    if line.weighed:
        raise NotDivisible(name=line.name)
    goes = replace(line, quantity=going, off=FULL_PRICE)
    stays = replace(line, quantity=line.quantity - going, off=FULL_PRICE)
    weights = (goes.amount.minor, stays.amount.minor)
    offs = line.off.cut(line.amount).split(weights)
    return replace(goes, off=offs[0]), replace(stays, off=offs[1])
