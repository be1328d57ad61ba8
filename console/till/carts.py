"""The cart at the counter, saved at every change, and carts on hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from console.till.database import Database
from console.till.failures import CartFull, EmptyCart, NoSuchCart, NoSuchLine
from console.till.sale import Cart, CartLine, Goods
from console.till.store import carts as store
from console.till.totals import ONE, chargeable, line_amount

LINES_MAX: Final = 500
"""As many lines as the platform takes in one report."""
_NAME_MAX: Final = 128


class Carts:
    """Every change is on disk before it is returned."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self, now: datetime) -> Cart:
        """Return the cart at the counter; there always is one."""
        found = self._database.look(store.current)
        return found or self._database.do(lambda db: _current(db, now))

    def add(self, goods: Goods, quantity: int = ONE, *, now: datetime) -> Cart:
        """
        Put goods into the cart; the same goods at the same price join a line unless weighed.

        :raises BadQuantity: if the quantity is none of these goods, or the line grows too large.
        """

        def change(cart: Cart) -> Cart:
            for line in cart.lines:
                same = (line.goods_id, line.price) == (goods.goods_id, goods.price)
                if same and not goods.weighed:
                    return _with(cart, replace(line, quantity=line.quantity + quantity))
            return _with(
                cart,
                CartLine(
                    line_no=_next_line(cart),
                    goods_id=goods.goods_id,
                    barcode=goods.barcode,
                    name=_one_line(f"{goods.name} {goods.spec}"),
                    unit=goods.unit,
                    price=goods.price,
                    quantity=quantity,
                    weighed=goods.weighed,
                ),
            )

        return self._change(change, now)

    def add_amount(self, name: str, price: Money, *, now: datetime) -> Cart:
        """
        Put in something that has no goods number, at a price said by hand.

        :raises AmountOutOfRange: if the price is none a payment could ask for.
        """
        chargeable(price)
        return self._change(
            lambda cart: _with(
                cart,
                CartLine(
                    line_no=_next_line(cart),
                    goods_id=None,
                    barcode=None,
                    name=_one_line(name),
                    unit="",
                    price=price,
                    quantity=ONE,
                    weighed=False,
                ),
            ),
            now,
        )

    def set_quantity(self, line_no: int, quantity: int, *, now: datetime) -> Cart:
        """
        Change how much of a line is bought.

        :raises BadQuantity: if the quantity is none of these goods.
        :raises NoSuchLine: if there is no such line.
        """
        return self._change(
            lambda cart: _with(cart, replace(_line(cart, line_no), quantity=quantity)), now
        )

    def remove(self, line_no: int, *, now: datetime) -> Cart:
        """
        Take a line out; the lines below it move up.

        :raises NoSuchLine: if there is no such line.
        """

        def change(cart: Cart) -> Cart:
            gone = _line(cart, line_no)
            left = (line for line in cart.lines if line != gone)
            numbered = (replace(line, line_no=place) for place, line in enumerate(left, start=1))
            return replace(cart, lines=tuple(numbered))

        return self._change(change, now)

    def clear(self, *, now: datetime) -> Cart:
        """Take every line out."""
        return self._change(lambda cart: replace(cart, lines=(), note=""), now)

    def write_note(self, note: str, *, now: datetime) -> Cart:
        """Keep a note with the cart."""
        return self._change(lambda cart: replace(cart, note=note), now)

    def hold(self, *, note: str = "", now: datetime) -> Cart:
        """
        Put the cart on hold and return a new one.

        :raises EmptyCart: if there is nothing in it.
        """

        def work(db: Connection) -> Cart:
            cart = _current(db, now)
            if not cart.lines:
                raise EmptyCart
            kept = replace(cart, note=note or cart.note, saved_at=now)
            store.save(db, kept, before=cart.lines, is_current=False)
            return _current(db, now)

        return self._database.do(work)

    def held(self) -> tuple[Cart, ...]:
        """Return the carts on hold, the longest first."""
        return self._database.look(store.held)

    def resume(self, cart_id: int, *, now: datetime) -> Cart:
        """
        Bring a cart back to the counter; the one there goes on hold, or is forgotten if empty.

        :raises NoSuchCart: if it is not on hold.
        """

        def work(db: Connection) -> Cart:
            wanted = store.get_held(db, cart_id)
            if wanted is None:
                raise NoSuchCart(cart_id=str(cart_id))
            back = replace(wanted, saved_at=now)
            return _replace_current(db, back, now, before=wanted.lines)

        return self._database.do(work)

    def drop(self, cart_id: int) -> None:
        """
        Forget a cart on hold.

        :raises NoSuchCart: if it is not on hold.
        """

        def work(db: Connection) -> None:
            if store.get_held(db, cart_id) is None:
                raise NoSuchCart(cart_id=str(cart_id))
            store.drop(db, cart_id)

        self._database.do(work)

    def _change(self, change: Callable[[Cart], Cart], now: datetime) -> Cart:
        def work(db: Connection) -> Cart:
            cart = _current(db, now)
            changed = replace(change(cart), saved_at=now)
            store.save(db, changed, before=cart.lines)
            return changed

        return self._database.do(work)


def take(db: Connection, now: datetime) -> Cart:
    """
    Take the cart off the counter for a sale, and leave an empty one.

    :raises EmptyCart: if there is nothing in it.
    """
    cart = _current(db, now)
    if not cart.lines:
        raise EmptyCart
    store.save(db, replace(cart, lines=(), note="", saved_at=now), before=cart.lines)
    return cart


def put_back(db: Connection, lines: tuple[CartLine, ...], note: str, now: datetime) -> Cart:
    """Make a cart of a sale's lines again and bring it to the counter."""
    cart = store.add(db, is_current=False, note=note, at=now)
    return _replace_current(db, replace(cart, lines=lines), now)


def _current(db: Connection, now: datetime) -> Cart:
    return store.current(db) or store.add(db, is_current=True, note="", at=now)


def _replace_current(
    db: Connection, wanted: Cart, now: datetime, *, before: tuple[CartLine, ...] = ()
) -> Cart:
    there = _current(db, now)
    if there.lines:
        store.save(db, there, before=there.lines, is_current=False)
    else:
        store.drop(db, there.cart_id)
    store.save(db, wanted, before=before)
    return wanted


def _line(cart: Cart, line_no: int) -> CartLine:
    for line in cart.lines:
        if line.line_no == line_no:
            return line
    raise NoSuchLine(line_no=str(line_no))


def _next_line(cart: Cart) -> int:
    return len(cart.lines) + 1


def _with(cart: Cart, changed: CartLine) -> Cart:
    line_amount(changed.price, changed.quantity, weighed=changed.weighed)
    if changed.line_no > LINES_MAX:
        raise CartFull(most=str(LINES_MAX))
    place = changed.line_no - 1
    return replace(cart, lines=(*cart.lines[:place], changed, *cart.lines[place + 1 :]))


def _one_line(name: str) -> str:
    """Return a name as a receipt can bear it."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_NAME_MAX] or "-"
