"""The words of the counter: goods, carts, sales and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from backend.protocol.money import Money
from console.till.attempt import Attempt, How
from console.till.discount import FULL_PRICE, NOTHING, Off, shares
from console.till.refund import Refund
from console.till.totals import ONE, line_amount, total_of


@dataclass(frozen=True, slots=True)
class Goods:
    """One kind of goods as the till sells it."""

    goods_id: str
    name: str
    price: Money
    barcode: str | None = None
    spec: str = ""
    initials: str = ""
    """First letters of the name's pinyin, lower case."""
    category: str = ""
    unit: str = ""
    weighed: bool = False
    on_sale: bool = True
    tax: str = ""
    """Its tax category, a word of the shop's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsQuery:
    """Which goods a list shows; every condition given must hold."""

    text: str = ""
    """Words that name, size, initials or barcode hold; each of them somewhere."""
    category: str = ""
    on_sale: bool | None = True
    """False for those that are no longer sold, None for both."""


@dataclass(frozen=True, slots=True)
class GoodsPage:
    """Some goods, and after which the next come."""

    goods: tuple[Goods, ...]
    next: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line being rung up; ``quantity`` in thousandths."""

    line_no: int
    goods_id: str | None
    barcode: str | None
    name: str
    unit: str
    price: Money
    """What one is sold for."""
    quantity: int
    weighed: bool
    list_price: Money
    """What stands on the shelf; another price if it was changed for this customer."""
    off: Off = FULL_PRICE
    """What is taken off this line, before its share of what is taken off the cart."""
    note: str = ""
    tax: str = ""
    """The tax category its goods had when they were put into the cart."""

    @property
    def amount(self) -> Money:
        """Price times quantity, half up to the fen."""
        return line_amount(self.price, self.quantity, weighed=self.weighed)

    @property
    def net(self) -> Money:
        """What is left of the amount after the line's own discount."""
        amount = self.amount
        return amount - self.off.of(amount)

    @property
    def changed(self) -> bool:
        """Whether it is sold for something else than the shelf says."""
        return self.price != self.list_price or bool(self.off)


@dataclass(frozen=True, slots=True)
class Cart:
    """What the customer is buying, saved at every change."""

    cart_id: int
    lines: tuple[CartLine, ...]
    note: str
    saved_at: datetime
    """When it was changed last; of a cart on hold, when it was put aside."""
    off: Off = FULL_PRICE
    """What is taken off all of it, after the discounts of its lines."""
    held_by: str = ""
    """Who put it aside."""

    @property
    def amount(self) -> Money:
        """The sum of the lines before any discount."""
        return total_of(line.amount for line in self.lines)

    @property
    def net(self) -> Money:
        """The sum of the lines after their own discounts."""
        return total_of(line.net for line in self.lines)

    @property
    def total(self) -> Money:
        """What is to be paid."""
        net = self.net
        return net - self.off.of(net)

    @property
    def discount(self) -> Money:
        """All that is taken off, of lines and cart."""
        return self.amount - self.total

    @property
    def shares(self) -> tuple[Money, ...]:
        """What each line bears of the cart's discount; they sum to it."""
        return shares(self.off.of(self.net), tuple(line.net for line in self.lines))

    @property
    def pieces(self) -> int:
        """How many things lie on the counter: pieces, and one for each weighed line."""
        return sum(1 if line.weighed else line.quantity // ONE for line in self.lines)


def saved(lines: Sequence[CartLine], total: Money) -> Money:
    """Return how much less than the shelf says is paid; nothing if prices were raised by more."""
    shelf = total_of(
        line_amount(line.list_price, line.quantity, weighed=line.weighed) for line in lines
    )
    return max(Money(0), shelf - total)


class SaleState(StrEnum):
    """``paid`` if and only if the platform took the money; ``void`` was given up before."""

    OPEN = "open"
    PAID = "paid"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class SaleLine(CartLine):
    """One line as it was sold."""

    share: Money = NOTHING
    """What it bears of what was taken off the cart."""
    refunding: int = 0
    """Thousandths asked to come back, and not yet settled."""
    refunded: int = 0
    """Thousandths that came back."""
    taken: Money = NOTHING
    """What both are worth."""

    @property
    def total(self) -> Money:
        """What was to be paid for it."""
        return self.net - self.share

    @property
    def discount(self) -> Money:
        """All that was taken off it."""
        return self.amount - self.total

    @property
    def left(self) -> int:
        """Thousandths that can still come back."""
        return self.quantity - self.refunding - self.refunded


@dataclass(frozen=True, slots=True)
class Sale:
    """One sale as a list shows it; the money figures are those of the payment that paid it."""

    seq: int
    sale_id: str
    number: str
    """What a person calls it: ``261122-0042``."""
    state: SaleState
    total: Money
    discount: Money
    """All that was taken off, of its lines and of the whole."""
    paid: Money
    refunding: Money
    """Asked to be given back, and not yet settled."""
    refunded: Money
    cashier: str
    note: str
    off: Off
    """What was taken off all of it."""
    opened_at: datetime
    closed_at: datetime | None
    in_hand: bool
    """Whether it is the one at the counter."""
    out_trade_no: str | None
    """Of the last payment through the platform that paid it; none if cash paid it all."""
    trade_no: str | None
    buyer: str | None
    hows: tuple[How, ...]
    """In what ways it was paid; several if it was split."""

    @property
    def to_pay(self) -> Money:
        """What its payments have not brought yet."""
        return self.total - self.paid

    @property
    def rest(self) -> Money:
        """What can still be given back."""
        return self.paid - self.refunding - self.refunded


@dataclass(frozen=True, slots=True)
class SaleDetail:
    """One sale with everything that belongs to it."""

    sale: Sale
    lines: tuple[SaleLine, ...]
    attempts: tuple[Attempt, ...]
    """Oldest first."""
    refunds: tuple[Refund, ...]
    """Oldest first; also of payments that did not pay the sale."""

    @property
    def may_come_back(self) -> bool:
        """Whether any of it can be returned: money, or goods for which none is left."""
        is_paid = self.sale.state is SaleState.PAID
        return is_paid and (bool(self.sale.rest) or any(line.left for line in self.lines))


@dataclass(frozen=True, slots=True)
class SaleQuery:
    """Which sales to list; everything given must hold."""

    text: str = ""
    """The start of a sale, order or trade number, or a part of a name on its lines."""
    amount: Money | None = None
    day: date | None = None
    state: SaleState | None = None
    cashier: str | None = None


@dataclass(frozen=True, slots=True)
class SalePage:
    """Sales, newest first."""

    sales: tuple[Sale, ...]
    next: int | None
    """What to pass as ``after`` for the next page; none on the last."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A business day so far."""

    count: int
    paid: Money
    refunded: Money


PAGE_MAX: Final = 200
