"""What is done with goods at the counter: found, put into the cart, changed, put aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.desk.page import Desk
from console.payments.checkout.guarded import guarded
from console.payments.checkout.stage import Hint
from console.till.sale import Cart, Goods
from console.till.sharing import SharedCart
from console.till.totals import ONE

_OFFERS: Final = 8


class Basket(QObject):
    """The cart at the counter, and those that were put aside."""

    changed = Signal()
    hinted = Signal(str, str)
    """A ``Hint``, and what was scanned."""
    weight_needed = Signal(object)
    """``Goods`` that are sold by weight: ``add_weighed`` them once it is known."""
    failed = Signal(object)
    """An exception to be told in words."""

    def __init__(
        self,
        desk: Desk,
        make_room: Callable[[], bool],
        is_open: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """``make_room`` lets goods in if it can, ``is_open`` says whether they can be changed."""
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self._make_room = make_room
        self._is_open = is_open
        desk.holds.changed.connect(self.changed)

    @property
    def cart(self) -> Cart:
        return self._till.carts.current(self._desk.clock.now())

    @property
    def held(self) -> Sequence[Cart]:
        """Carts that were put aside, the oldest first."""
        return self._till.carts.held()

    @property
    def on_hold(self) -> Sequence[Cart | SharedCart]:
        """Those, and then the carts that any till of the shop may take."""
        return (*self.held, *self._desk.holds.carts)

    def search(self, text: str) -> Sequence[Goods]:
        """Return the goods a typed text may mean, likeliest first."""
        return self._till.goods.search(text, limit=_OFFERS) if text else ()

    def submit(self, text: str) -> bool:
        """Take goods that were typed or scanned; return whether they were understood."""
        found = self._till.goods.by_barcode(text)
        if found is None and not text.isdigit():
            offers = self.search(text)
            found = offers[0] if len(offers) == 1 else None
        if found is not None:
            return self.add(found)
        self.hinted.emit(Hint.STRANGE, text)
        return False

    def add(self, goods: Goods) -> bool:
        """Put one piece into the cart; after a finished sale this begins the next."""
        if not self._make_room():
            return False
        if goods.weighed:
            self.weight_needed.emit(goods)
            return True
        return self._change(lambda: self._till.carts.add(goods, ONE, now=self._desk.clock.now()))

    def add_weighed(self, goods: Goods, thousandths: int) -> bool:
        """Put so much of some goods into the cart."""
        now = self._desk.clock.now()
        if thousandths <= 0 or not self._make_room():
            return False
        return self._change(lambda: self._till.carts.add(goods, thousandths, now=now))

    def set_quantity(self, line_no: int, quantity: int) -> None:
        """Change a line to so many thousandths; none removes it."""
        now, by, carts = self._desk.clock.now(), self._cashier(), self._till.carts
        if not self._is_open():
            self.hinted.emit(Hint.BUSY, "")
        elif quantity > 0:
            self._change(lambda: carts.set_quantity(line_no, quantity, now=now))
        else:
            self._change(lambda: carts.remove(line_no, by=by, now=now))

    def clear(self) -> None:
        """Empty the cart."""
        if self._is_open():
            now, by = self._desk.clock.now(), self._cashier()
            self._change(lambda: self._till.carts.clear(by=by, now=now))

    def hold(self) -> None:
        """Put the cart aside and serve the next customer."""
        if self._is_open() and self.cart.lines:
            self._change(lambda: self._till.carts.hold(now=self._desk.clock.now()))

    def take_back(self, number: int | str) -> None:
        """
        Bring a cart back; the one at the counter is put aside, if there is anything in it.

        ``number`` is this till's own, or the shop's of a cart that any till may take.
        """
        if isinstance(number, str):
            self._claim(number)
        elif self._is_open():
            cart_id = number
            self._change(lambda: self._till.carts.resume(cart_id, now=self._desk.clock.now()))

    def _claim(self, number: str) -> None:
        if self._is_open() and self._cashier():
            self._desk.holds.take(
                self,
                number,
                self._cashier(),
                done=lambda _: self.changed.emit(),
                failed=self.failed.emit,
            )

    def _cashier(self) -> str:
        person = self._desk.session.person
        return person.staff_no if person is not None else ""

    def _change(self, change: Callable[[], Cart]) -> bool:
        changed = guarded(self.failed.emit, change) is not None
        if changed:
            self.changed.emit()
        return changed
