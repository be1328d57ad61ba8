"""The cart at the counter, saved at every change, and carts on hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from backend.protocol.money import Money
from console.till import cart_deeds
from console.till.activity import Activity, note
from console.till.cart import emptied, line_of, next_line, note_line, one_line, with_line
from console.till.cart_deeds import Hand
from console.till.database import Database
from console.till.discount import FULL_PRICE, Off
from console.till.failures import EmptyCart, NoSuchCart
from console.till.refund import Approval
from console.till.sale import Cart, CartLine, Goods, Sale
from console.till.seen import Seen
from console.till.splitting import split
from console.till.store import carts as store
from console.till.totals import ONE, chargeable


class Carts:
    """
    Every change outlives the program once it is returned, and a loss of power a second later.

    What is put on record, or leaves the counter, outlives that at once.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._at_counter = Seen(database, store.current)
        self._on_hold = Seen(database, store.held)

    def current(self, now: datetime) -> Cart:
        """Return the cart at the counter; there always is one."""
        return self._at_counter.get() or self._database.do(lambda db: _current(db, now))

    def add(
        self, goods: Goods, quantity: int = ONE, *, off: Off = FULL_PRICE, now: datetime
    ) -> Cart:
        """
        Put goods into the cart, less ``off``.

        The same goods join a line unless they are weighed, or either is sold for something else
        than the shelf says, or under another tax category.

        :raises BadQuantity: if the quantity is none of these goods, or the line grows too large.
        """

        def change(cart: Cart) -> Cart:
            for line in cart.lines:
                if _same(line, goods) and not (goods.weighed or off or line.changed or line.note):
                    return with_line(cart, replace(line, quantity=line.quantity + quantity))
            return with_line(
                cart,
                CartLine(
                    line_no=next_line(cart),
                    goods_id=goods.goods_id,
                    barcode=goods.barcode,
                    name=one_line(f"{goods.name} {goods.spec}"),
                    unit=goods.unit,
                    price=goods.price,
                    quantity=quantity,
                    weighed=goods.weighed,
                    list_price=goods.price,
                    off=off,
                    tax=goods.tax,
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
            lambda cart: with_line(
                cart,
                CartLine(
                    line_no=next_line(cart),
                    goods_id=None,
                    barcode=None,
                    name=one_line(name),
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
            lambda cart: with_line(cart, replace(line_of(cart, line_no), quantity=quantity)), now
        )

    def sell_more(
        self,
        line_no: int,
        quantity: int,
        *,
        by: str,
        approval: Approval | None = None,
        now: datetime,
    ) -> Cart:
        """
        Sell more of a line for which a price or a discount was allowed; it goes on record.

        :raises BadQuantity: if the quantity is none of these goods.
        :raises NoSuchLine: if there is no such line.
        """
        hand = Hand(by, now, approval)
        return self._do(lambda cart: cart_deeds.sell_more(cart, line_no, quantity, hand), now)

    def set_price(
        self,
        line_no: int,
        price: Money,
        *,
        by: str,
        approval: Approval | None = None,
        now: datetime,
    ) -> Cart:
        """
        Sell a line at another price than the shelf says; the shelf's own takes that back.

        It is put on record, as are discounts and carts that are emptied.

        :raises AmountOutOfRange: if it is no price.
        :raises NoSuchLine: if there is no such line.
        """
        hand = Hand(by, now, approval)
        return self._do(lambda cart: cart_deeds.set_price(cart, line_no, price, hand), now)

    def discount_line(
        self, line_no: int, off: Off, *, by: str, approval: Approval | None = None, now: datetime
    ) -> Cart:
        """
        Take something off a line; nothing takes that back.

        :raises BadDiscount: if there is not so much to take off.
        :raises NoSuchLine: if there is no such line.
        """
        hand = Hand(by, now, approval)
        return self._do(lambda cart: cart_deeds.discount_line(cart, line_no, off, hand), now)

    def discount(
        self, off: Off, *, by: str, approval: Approval | None = None, now: datetime
    ) -> Cart:
        """
        Take something off the whole cart, after the discounts of its lines.

        :raises EmptyCart: if there is nothing in it.
        :raises BadDiscount: if there is not so much to take off.
        """
        hand = Hand(by, now, approval)
        return self._do(lambda cart: cart_deeds.discount(cart, off, hand), now)

    def remove(self, line_no: int, *, by: str = "", now: datetime) -> Cart:
        """
        Take a line out, which is put on record; the lines below it move up.

        :raises NoSuchLine: if there is no such line.
        """
        return self._do(lambda cart: cart_deeds.remove(cart, line_no, Hand(by, now)), now)

    def clear(self, *, by: str = "", now: datetime) -> Cart:
        """Take every line out; if there was any, it is put on record."""
        return self._do(lambda cart: cart_deeds.clear(cart, Hand(by, now)), now)

    def write_note(self, note: str, *, now: datetime) -> Cart:
        """Keep a note with the cart."""
        return self._change(lambda cart: replace(cart, note=note_line(note)), now)

    def write_line_note(self, line_no: int, note: str, *, now: datetime) -> Cart:
        """
        Keep a note with a line.

        :raises NoSuchLine: if there is no such line.
        """
        return self._change(
            lambda cart: with_line(cart, replace(line_of(cart, line_no), note=note_line(note))), now
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
            kept = replace(cart, note=note_line(note) or cart.note, held_by=by, saved_at=now)
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
        return self._on_hold.get()

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

    def _change(self, change: Callable[[Cart], Cart], now: datetime) -> Cart:
        # Nothing is told of it yet: no platform knows what a loss of power could take back.
        return self._do(lambda cart: (change(cart), None), now, lasts=False)

    def _do(
        self,
        deed: Callable[[Cart], tuple[Cart, Activity | None]],
        now: datetime,
        *,
        lasts: bool = True,
    ) -> Cart:
        """Change the cart, and put on record what is to be."""

        def work(db: Connection) -> tuple[Cart, int]:
            cart = self._at_counter.get_in(db) or _current(db, now)
            after, done = deed(cart)
            changed = replace(after, saved_at=now)
            store.save(db, changed, before=cart.lines)
            if done is not None:
                note(db, done)
            return changed, self._database.writes + 1

        changed, writes = self._database.do(work, lasts=lasts)
        self._at_counter.put(changed, writes)
        self._on_hold.outlive(writes)
        return changed


def take(db: Connection, now: datetime) -> Cart:
    """
    Take the cart off the counter for a sale, and leave an empty one.

    :raises EmptyCart: if there is nothing in it.
    """
    cart = _current(db, now)
    if not cart.lines:
        raise EmptyCart
    store.save(db, replace(emptied(cart), saved_at=now), before=cart.lines)
    return cart


def put_back(
    db: Connection, lines: tuple[CartLine, ...], sale: Sale, *, by: str, now: datetime
) -> Cart:
    """Make a cart of a sale's lines again and bring it to the counter."""
    cart = store.add(db, is_current=False, note=sale.note, at=now)
    return _replace_current(db, replace(cart, lines=lines, off=sale.off), now, by=by)


def _same(line: CartLine, goods: Goods) -> bool:
    was = (line.goods_id, line.price, line.tax)
    return was == (goods.goods_id, goods.price, goods.tax)


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
