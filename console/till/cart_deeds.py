"""What is done with a cart and put on record: the cart as it then is, and what the record says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.staff import Action
from console.till.activity import Activity
from console.till.cart import emptied, line_of, with_line
from console.till.discount import Off, sound
from console.till.failures import AmountOutOfRange, EmptyCart
from console.till.refund import Approval
from console.till.sale import Cart
from console.till.splitting import numbered
from console.till.totals import LARGEST_CHARGE, ONE

REMOVE_LINE: Final = "REMOVE_LINE"
CLEAR_CART: Final = "CLEAR_CART"
Deed = tuple[Cart, Activity | None]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does it, when, and who let them if somebody had to."""

    by: str
    at: datetime
    approval: Approval | None = None

    def did(self, action: str, subject: str, amount: Money, reason: str = "") -> Activity:
        """Return what the record says of it."""
        return Activity(
            action=action,
            by=self.by,
            at=self.at,
            approval=self.approval,
            subject=subject,
            amount=amount,
            reason=reason,
        )


def set_price(cart: Cart, line_no: int, price: Money, hand: Hand) -> Deed:
    """
    Sell a line at another price than the shelf says.

    :raises AmountOutOfRange: below nothing, or above the largest charge.
    """
    if not Money(0) <= price <= LARGEST_CHARGE:
        raise AmountOutOfRange(amount=price.to_text())
    line = line_of(cart, line_no)
    steps = f"{line.price.to_text()} > {price.to_text()}"
    done = hand.did(Action.CHANGE_PRICE, line.name, price, steps)
    return with_line(cart, replace(line, price=price)), done


def discount_line(cart: Cart, line_no: int, off: Off, hand: Hand) -> Deed:
    """Take something off a line."""
    line = line_of(cart, line_no)
    given = sound(off, line.amount).of(line.amount)
    done = hand.did(Action.GIVE_DISCOUNT, line.name, given, _percent(off))
    return with_line(cart, replace(line, off=off)), done


def discount(cart: Cart, off: Off, hand: Hand) -> Deed:
    """
    Take something off the whole cart.

    :raises EmptyCart: if there is nothing in it.
    """
    if not cart.lines:
        raise EmptyCart
    given = sound(off, cart.net).of(cart.net)
    done = hand.did(Action.GIVE_DISCOUNT, _names(cart), given, _percent(off))
    return replace(cart, off=off), done


def sell_more(cart: Cart, line_no: int, quantity: int, hand: Hand) -> Deed:
    """Sell more of a line for which a price or a discount was allowed."""
    line = line_of(cart, line_no)
    more = replace(line, quantity=quantity)
    steps = f"{line.quantity // ONE} > {quantity // ONE}"
    after = with_line(cart, more)
    if line.price != line.list_price:
        return after, hand.did(Action.CHANGE_PRICE, line.name, line.price, steps)
    return after, hand.did(Action.GIVE_DISCOUNT, line.name, more.amount - more.net, steps)


def remove(cart: Cart, line_no: int, hand: Hand) -> Deed:
    """Take a line out."""
    gone = line_of(cart, line_no)
    left = numbered(line for line in cart.lines if line != gone)
    done = hand.did(REMOVE_LINE, gone.name, gone.net)
    return replace(cart, lines=left) if left else emptied(cart), done


def clear(cart: Cart, hand: Hand) -> Deed:
    """Take every line out."""
    done = hand.did(CLEAR_CART, _names(cart), cart.total)
    return emptied(cart), done if cart.lines else None


def _names(cart: Cart) -> str:
    return "、".join(line.name for line in cart.lines)


def _percent(off: Off) -> str:
    return f"{off.percent}%" if off.percent else ""
