"""Prices changed and discounts given at the counter, by who may, or with the PIN of who may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from backend.retail.contract.staff import Action
from console.desk.leave import Asking, Permit
from console.desk.page import Desk
from console.payments.checkout.stage import Hint
from console.till.discount import Off
from console.till.refund import Approval
from console.till.sale import Cart, CartLine


@dataclass(frozen=True, slots=True)
class Favour:
    """What is to be done for a customer, if it may be."""

    action: Action
    line: CartLine | None
    """What it is done to; the whole cart if none."""
    worth: Money
    """What it is about: what one is sold for from now on, or what is taken off."""


class Bargain(QObject):
    """Asks for leave where it must, then changes the cart."""

    approval_needed = Signal(object)
    """A ``Favour`` that somebody else's PIN must allow."""
    approval_refused = Signal(object)
    """Why a PIN was not taken."""
    denied = Signal(str, str)
    """A ``Hint``: not even with a PIN."""

    def __init__(
        self, desk: Desk, change: Callable[[Callable[[], Cart]], bool], parent: QObject
    ) -> None:
        """``change`` does something with the cart and tells what became of it."""
        super().__init__(parent)
        self._desk = desk
        self._carts = desk.till.carts
        self._change = change
        self.asking = Asking(desk.leave, self, refused=self.approval_refused.emit)

    def set_price(self, line: CartLine, price: Money) -> None:
        """Sell a line at another price; the shelf's own needs no leave."""
        set_price = partial(self._carts.set_price, line.line_no, price)
        self._ask(Action.CHANGE_PRICE, line, price, set_price, free=price == line.list_price)

    def discount_line(self, line: CartLine, off: Off) -> None:
        """Take something off a line; to take nothing off needs no leave."""
        discount = partial(self._carts.discount_line, line.line_no, off)
        given = off.of(line.amount)
        self._ask(Action.GIVE_DISCOUNT, line, given, discount, free=not off)

    def discount(self, off: Off) -> None:
        """Take something off the whole cart; to take nothing off needs no leave."""
        given = off.of(self._cart.net)
        discount = partial(self._carts.discount, off)
        self._ask(Action.GIVE_DISCOUNT, None, given, discount, free=not off)

    def sell_more(self, line: CartLine, quantity: int) -> None:
        """Sell more at a price that was allowed for less."""
        price_changed = line.price != line.list_price
        action = Action.CHANGE_PRICE if price_changed else Action.GIVE_DISCOUNT
        larger = replace(line, quantity=quantity)
        worth = line.price if price_changed else larger.off.of(larger.amount)
        sell_more = partial(self._carts.sell_more, line.line_no, quantity)
        self._ask(action, line, worth, sell_more)

    @property
    def _cart(self) -> Cart:
        return self._carts.current(self._desk.clock.now())

    def _ask(
        self,
        action: Action,
        line: CartLine | None,
        worth: Money,
        change: Callable[..., Cart],
        *,
        free: bool = False,
    ) -> None:
        cart = self._cart

        def do(approval: Approval | None) -> None:
            if self._cart == cart:  # the very cart the PIN was typed for
                by, now = self._desk.session.staff_id, self._desk.clock.now()
                self._change(lambda: change(by=by, approval=approval, now=now))

        if free:
            do(None)
            return
        permit = self.asking.ask(action, f"cart-{cart.cart_id}", do)
        if permit is Permit.NEEDS_APPROVAL:
            self.approval_needed.emit(Favour(action, line, worth))
        elif permit is Permit.DENIED:
            self.denied.emit(Hint.DENIED, "")
