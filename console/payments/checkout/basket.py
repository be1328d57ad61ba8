"""What is done with goods at the counter: found, put into the cart, changed, put aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from console.desk.guarded import guarded
from console.desk.page import Desk
from console.desk.settings import SCALE_LABELS
from console.payments.checkout.bargain import Bargain
from console.payments.checkout.offers import Offers
from console.payments.checkout.stage import Hint
from console.till import labels
from console.till.discount import FULL_PRICE, Off
from console.till.failures import RuleBroken
from console.till.sale import Cart, CartLine, Goods
from console.till.sharing import SharedCart
from console.till.splitting import split
from console.till.totals import ONE


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
        self.bargain = Bargain(desk, self._change, self)
        self.bargain.denied.connect(self.hinted)
        self.offers = Offers(desk, self)
        self.offers.failed.connect(self.failed)
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

    def submit(self, text: str) -> bool:
        """Take goods that were typed or scanned; return whether they were understood."""
        found = self._till.goods.by_barcode(text) or self._by_own_number(text)
        if found is None and not text.isdigit():
            meant = self._till.goods.search(text, limit=2)
            found = meant[0] if len(meant) == 1 else None
        if found is not None:
            return self.add(found)
        bag = guarded(self.failed, lambda: self._bag(text))
        if bag is not None:
            return self._put(bag.goods, bag.quantity, bag.off)
        self.hinted.emit(Hint.STRANGE, text)
        return False

    def add(self, goods: Goods) -> bool:
        """Put one piece into the cart; after a finished sale this begins the next."""
        if not self._make_room():
            return False
        if goods.weighed:
            self.weight_needed.emit(goods)
            return True
        return self._put(goods, ONE)

    def add_weighed(self, goods: Goods, thousandths: int) -> bool:
        """Put so much of some goods into the cart."""
        return thousandths > 0 and self._put(goods, thousandths)

    def set_quantity(self, line_no: int, quantity: int) -> None:
        """Change a line to so many thousandths; none removes it."""
        now, by, carts = self._desk.clock.now(), self._desk.session.staff_id, self._till.carts
        line = self._line(line_no)
        if not self._is_open():
            self.hinted.emit(Hint.BUSY, "")
        elif line is not None and line.changed and quantity > line.quantity:
            self.bargain.sell_more(line, quantity)
        elif quantity > 0:
            self._change(lambda: carts.set_quantity(line_no, quantity, now=now))
        else:
            self._change(lambda: carts.remove(line_no, by=by, now=now))

    def clear(self) -> None:
        """Empty the cart."""
        if self._is_open():
            by, now = self._desk.session.staff_id, self._desk.clock.now()
            self._change(lambda: self._till.carts.clear(by=by, now=now))

    def write_notes(self, note: str, line_no: int = 0, line_note: str = "") -> None:
        """Keep a note with the cart, or its name, and one with a line."""
        now, carts = self._desk.clock.now(), self._till.carts
        if self._is_open():
            if line_no:
                self._change(lambda: carts.write_line_note(line_no, line_note, now=now))
            self._change(lambda: carts.write_note(note, now=now))

    def split(self, quantities: Mapping[int, int]) -> bool:
        """Put some of the cart aside as a cart of its own; return whether that was possible."""
        by, now = self._desk.session.staff_id, self._desk.clock.now()
        going = {line: quantity for line, quantity in quantities.items() if quantity}
        return self._is_open() and self._change(
            lambda: self._till.carts.split(going, by=by, now=now)
        )

    def halves(self, quantities: Mapping[int, int]) -> tuple[Money, Money] | None:
        """Return what goes and what stays comes to, if the cart is split so; none if it cannot."""
        cart = self.cart
        try:
            halves = split(cart, quantities)
        except RuleBroken:
            return None
        goes, stays = (replace(cart, lines=half.lines, off=half.off).total for half in halves)
        return goes, stays

    def hold(self) -> None:
        """Put the cart aside and serve the next customer."""
        if self._is_open() and self.cart.lines:
            by, now = self._desk.session.staff_id, self._desk.clock.now()
            self._change(lambda: self._till.carts.hold(by=by, now=now))

    def take_back(self, number: int | str) -> None:
        """
        Bring a cart back; the one at the counter is put aside, if there is anything in it.

        ``number`` is this till's own, or the shop's of a cart that any till may take.
        """
        if isinstance(number, str):
            self._claim(number)
        elif self._is_open():
            cart_id, by, now = number, self._desk.session.staff_id, self._desk.clock.now()
            self._change(lambda: self._till.carts.resume(cart_id, by=by, now=now))

    def _claim(self, number: str) -> None:
        if self._is_open() and self._desk.session.staff_id:
            self._desk.holds.take(
                self,
                number,
                self._desk.session.staff_id,
                done=lambda _: self.changed.emit(),
                failed=self.failed.emit,
            )

    def _by_own_number(self, text: str) -> Goods | None:
        """Return the goods of a number that somebody typed: those of the scale before others."""
        asked = map(self._till.goods.by_barcode, labels.numbers_of(text))
        found = [goods for goods in asked if goods is not None]
        return next((goods for goods in found if goods.weighed), found[0] if found else None)

    def _bag(self, text: str) -> labels.Bag | None:
        """Return what a scale's label means; none if it is no label of goods that are sold."""
        label = labels.read(text, labels.Layout(self._desk.settings.get(SCALE_LABELS)))
        goods = self._till.goods.by_barcode(label.barcode) if label is not None else None
        return labels.bag_of(label, goods) if label is not None and goods is not None else None

    def _put(self, goods: Goods, quantity: int, off: Off = FULL_PRICE) -> bool:
        now = self._desk.clock.now()
        return self._make_room() and self._change(
            lambda: self._till.carts.add(goods, quantity, off=off, now=now)
        )

    def _line(self, line_no: int) -> CartLine | None:
        return next((line for line in self.cart.lines if line.line_no == line_no), None)

    def _change(self, change: Callable[[], Cart]) -> bool:
        changed = guarded(self.failed, change) is not None
        if changed:
            self.changed.emit()
        return changed
