"""The cart at the counter, saved at every change, and carts on hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from console.till import activity
from console.till.activity import Activity
from console.till.database import Database
from console.till.discount import FULL_PRICE, Off, sound
from console.till.failures import AmountOutOfRange, CartFull, EmptyCart, NoSuchCart, NoSuchLine
from console.till.sale import Cart, CartLine, Goods, Sale
from console.till.splitting import numbered, split
from console.till.store import carts as store
from console.till.totals import LARGEST_CHARGE, ONE, chargeable, line_amount

LINES_MAX: Final = 500
"""As many lines as the platform takes in one report."""
_NAME_MAX: Final = 128
_NOTE_MAX: Final = 120


class Carts:
    """Every change is on disk before it is returned."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self, now: datetime) -> Cart:
        """Return the cart at the counter; there always is one."""
        found = self._database.look(store.current)
        return found or self._database.do(lambda db: _current(db, now))

    def add(
        self, goods: Goods, quantity: int = ONE, *, off: Off = FULL_PRICE, now: datetime
    ) -> Cart:
        """
        Put goods into the cart, less ``off``.

        The same goods join a line unless they are weighed, or either is sold for something else
        than the shelf says.

        :raises BadQuantity: if the quantity is none of these goods, or the line grows too large.
        """

        def change(cart: Cart) -> Cart:
            for line in cart.lines:
                same = (line.goods_id, line.price) == (goods.goods_id, goods.price)
                if same and not (goods.weighed or off or line.changed or line.note):
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
                    list_price=goods.price,
                    off=off,
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
                    list_price=price,
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

    def set_price(self, line_no: int, price: Money, *, now: datetime) -> Cart:
        """
        Sell a line at another price than the shelf says; the shelf's own takes that back.

        :raises AmountOutOfRange: if it is no price.
        :raises NoSuchLine: if there is no such line.
        """
        if not Money(0) <= price <= LARGEST_CHARGE:
            raise AmountOutOfRange(amount=price.to_text())
        return self._change(
            lambda cart: _with(cart, replace(_line(cart, line_no), price=price)), now
        )

    def discount_line(self, line_no: int, off: Off, *, now: datetime) -> Cart:
        """
        Take something off a line; nothing takes that back.

        :raises BadDiscount: if there is not so much to take off.
        :raises NoSuchLine: if there is no such line.
        """

        def change(cart: Cart) -> Cart:
            line = _line(cart, line_no)
            return _with(cart, replace(line, off=sound(off, line.amount)))

        return self._change(change, now)

    def discount(self, off: Off, *, now: datetime) -> Cart:
        """
        Take something off the whole cart, after the discounts of its lines.

        :raises EmptyCart: if there is nothing in it.
        :raises BadDiscount: if there is not so much to take off.
        """

        def change(cart: Cart) -> Cart:
            if not cart.lines:
                raise EmptyCart
            return replace(cart, off=sound(off, cart.net))

        return self._change(change, now)

    def remove(self, line_no: int, *, by: str = "", now: datetime) -> Cart:
        """
        Take a line out, which is put on record; the lines below it move up.

        :raises NoSuchLine: if there is no such line.
        """

        def change(cart: Cart) -> Cart:
            gone = _line(cart, line_no)
            left = numbered(line for line in cart.lines if line != gone)
            return replace(cart, lines=left) if left else _emptied(cart)

        def told(cart: Cart) -> Activity:
            gone = _line(cart, line_no)
            done = Activity(action="REMOVE_LINE", by=by, at=now)
            return replace(done, subject=gone.name, amount=gone.amount)

        return self._change(change, now, told)

    def clear(self, *, by: str = "", now: datetime) -> Cart:
        """Take every line out; if there was any, it is put on record."""

        def told(cart: Cart) -> Activity | None:
            done = Activity(action="CLEAR_CART", by=by, at=now)
            names = "、".join(line.name for line in cart.lines)
            return replace(done, subject=names, amount=cart.total) if cart.lines else None

        return self._change(_emptied, now, told)

    def write_note(self, note: str, *, now: datetime) -> Cart:
        """Keep a note with the cart."""
        return self._change(lambda cart: replace(cart, note=_note(note)), now)

    def write_line_note(self, line_no: int, note: str, *, now: datetime) -> Cart:
        """
        Keep a note with a line.

        :raises NoSuchLine: if there is no such line.
        """
        return self._change(
            lambda cart: _with(cart, replace(_line(cart, line_no), note=_note(note))), now
        )

    def hold(self, *, note: str = "", by: str = "", now: datetime) -> Cart:
        """
        Put the cart on hold, under a name or with a note, and return a new one.

        :raises EmptyCart: if there is nothing in it.
        """

        def work(db: Connection) -> Cart:
            cart = _current(db, now)
            if not cart.lines:
                raise EmptyCart
            kept = replace(cart, note=_note(note) or cart.note, held_by=by, saved_at=now)
            store.save(db, kept, before=cart.lines, is_current=False)
            return _current(db, now)

        return self._database.do(work)

    def split(self, quantities: Mapping[int, int], *, by: str = "", now: datetime) -> Cart:
        """
        Put some of the cart on hold as a cart of its own, and return what stays.

        :param quantities: thousandths that go, by line number.
        :raises NoSuchLine, BadQuantity, NotDivisible, EmptyCart, NothingLeft: as ``splitting``.
        """

        def work(db: Connection) -> Cart:
            cart = _current(db, now)
            going, staying = split(cart, quantities)
            aside = store.add(db, is_current=False, note=cart.note, at=now)
            aside = replace(aside, lines=going.lines, off=going.off, held_by=by)
            store.save(db, aside, is_current=False)
            left = replace(cart, lines=staying.lines, off=staying.off, saved_at=now)
            store.save(db, left, before=cart.lines)
            return left

        return self._database.do(work)

    def held(self) -> tuple[Cart, ...]:
        """Return the carts on hold, the longest first."""
        return self._database.look(store.held)

    def resume(self, cart_id: int, *, by: str = "", now: datetime) -> Cart:
        """
        Bring a cart back to the counter; the one there goes on hold, or is forgotten if empty.

        :raises NoSuchCart: if it is not on hold.
        """

        def work(db: Connection) -> Cart:
            wanted = store.get_held(db, cart_id)
            if wanted is None:
                raise NoSuchCart(cart_id=str(cart_id))
            back = replace(wanted, saved_at=now)
            return _replace_current(db, back, now, by=by, before=wanted.lines)

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

    def _change(
        self,
        change: Callable[[Cart], Cart],
        now: datetime,
        told: Callable[[Cart], Activity | None] = lambda _: None,
    ) -> Cart:
        """Change the cart; ``told`` says of it as it was what to put on record."""

        def work(db: Connection) -> Cart:
            cart = _current(db, now)
            done = told(cart)
            if done is not None:
                activity.note(db, done)
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
    store.save(db, replace(_emptied(cart), saved_at=now), before=cart.lines)
    return cart


def put_back(
    db: Connection, lines: tuple[CartLine, ...], sale: Sale, *, by: str, now: datetime
) -> Cart:
    """Make a cart of a sale's lines again and bring it to the counter."""
    cart = store.add(db, is_current=False, note=sale.note, at=now)
    return _replace_current(db, replace(cart, lines=lines, off=sale.off), now, by=by)


def _current(db: Connection, now: datetime) -> Cart:
    return store.current(db) or store.add(db, is_current=True, note="", at=now)


def _replace_current(
    db: Connection, wanted: Cart, now: datetime, *, by: str, before: tuple[CartLine, ...] = ()
) -> Cart:
    there = _current(db, now)
    if there.lines:
        aside = replace(there, held_by=by, saved_at=now)
        store.save(db, aside, before=there.lines, is_current=False)
    else:
        store.drop(db, there.cart_id)
    back = replace(wanted, held_by="")
    store.save(db, back, before=before)
    return back


def _emptied(cart: Cart) -> Cart:
    """Leave nothing of a customer to the next."""
    return replace(cart, lines=(), note="", off=FULL_PRICE)


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
    return _printable(name)[:_NAME_MAX] or "-"


def _note(note: str) -> str:
    return _printable(note)[:_NOTE_MAX].rstrip()


def _printable(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
