"""Prices changed and discounts given at the counter, by who may, or with the PIN of who may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from backend.retail.contract.staff import Action
from console.desk.leave import Permit
from console.desk.page import Desk
from console.desk.staff import Person
from console.payments.checkout.guarded import who
from console.payments.checkout.stage import Hint
from console.till.discount import Off
from console.till.refund import Approval
from console.till.sale import Cart, CartLine


@dataclass(frozen=True, slots=True)
class Favour:
    """What is to be done for a customer, if it may be."""

    action: Action
    cart: Cart
    line: CartLine | None
    """What it is done to; the whole cart if none."""
    worth: Money
    """What it is about: what one is sold for from now on, or what is taken off."""
    do: Callable[[Approval | None], Cart]


class Bargain(QObject):
    """Asks for leave where it must, then changes the cart."""

    approval_needed = Signal(object)
    """A ``Favour`` that somebody else's PIN must allow; see ``approve`` and ``withdraw``."""
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
        self._wanted: Favour | None = None

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

    def approve(self, approver: Person, pin: str) -> None:
        """Let somebody's PIN decide."""
        wanted = self._wanted
        if wanted is None:
            return
        self._desk.leave.approve(
            self,
            approver,
            pin,
            wanted.action,
            f"cart-{wanted.cart.cart_id}",
            done=partial(self._approved, wanted),
            failed=self.approval_refused.emit,
        )

    def withdraw(self) -> None:
        """Forget what waits for a PIN."""
        self._wanted = None

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
        def do(approval: Approval | None) -> Cart:
            return change(by=who(self._desk), approval=approval, now=self._desk.clock.now())

        favour = Favour(action, self._cart, line, worth, do)
        permit = Permit.ALLOWED if free else self._desk.leave.permit(action)
        if permit is Permit.ALLOWED:
            self._change(lambda: do(None))
        elif permit is Permit.DENIED:
            self.denied.emit(Hint.DENIED, "")
        else:
            self._wanted = favour
            self.approval_needed.emit(favour)

    def _approved(self, wanted: Favour, approval: Approval) -> None:
        """Do it, if the very cart the PIN was typed for still waits."""
        if self._wanted is wanted and wanted.cart == self._cart:
            self._wanted = None
            self._change(lambda: wanted.do(approval))
