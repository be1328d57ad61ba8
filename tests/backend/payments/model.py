"""What a trade may do, written a second time and as plainly as possible."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refusals import (
    BuyerBalanceNotEnough,
    BuyerNotMatch,
    CancelTooLate,
    ContextInconsistent,
    QrExpired,
    RefundBeyondPaid,
    RepeatDiffers,
    TradeHasClose,
    TradeHasFinished,
    TradeHasSuccess,
    TradeNotExist,
    TradeStatusWrong,
)
from backend.wallet.contract import PinNeeded

LIMIT = 200_00
ORDER_LIFE = timedelta(hours=3)
QR_LIFE = timedelta(hours=2)
WINDOW = timedelta(days=90)


def fee(kept: int) -> int:
    """Sixty basis points, half a fen and more rounded up."""
    whole, rest = divmod(kept * 60, 10_000)
    return whole + (rest >= 5_000)


@dataclass
class Order:
    """One order number."""

    total: int
    state: str
    expires: datetime
    buyer: str = ""
    kept: int = 0
    paid_at: datetime | None = None
    closing: str = ""
    qr_expires: datetime | None = None
    refunds: dict[str, int] = field(default_factory=dict)

    def over(self, now: datetime) -> bool:
        return self.paid_at is not None and now >= self.paid_at + WINDOW


@dataclass
class Model:
    """All orders of a merchant, and what everybody has, in fen."""

    now: datetime
    purses: dict[str, int]
    orders: dict[str, Order] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        return sum(order.kept for order in self.orders.values())

    @property
    def fees(self) -> int:
        return sum(fee(order.kept) for order in self.orders.values())

    def _asked(self, number: str, amount: int) -> Order | None:
        """Return an order that can still be asked about."""
        order = self.orders.get(number)
        if order is None:
            return None
        if order.total and order.total != amount:
            raise ContextInconsistent
        if order.state == "paid":
            raise TradeHasSuccess
        if order.state == "closed" or (order.state == "waiting" and self.now >= order.expires):
            raise TradeHasClose
        return order

    def _ask(self, number: str, amount: int, buyer: str) -> Order:
        old = self._asked(number, amount)
        if old is not None and old.buyer not in ("", buyer):
            raise BuyerNotMatch
        if old is not None and old.state == "waiting":
            return old
        order = Order(amount, "waiting", self.now + ORDER_LIFE, buyer)
        if old is not None:
            order.qr_expires = old.qr_expires
        return order

    def take(self, order: Order) -> None:
        if self.purses[order.buyer] < order.total:
            raise BuyerBalanceNotEnough
        self.purses[order.buyer] -= order.total
        order.state, order.kept, order.paid_at = "paid", order.total, self.now

    def pay(self, number: str, amount: int, buyer: str, *, always: bool) -> str:
        order = self._ask(number, amount, buyer)
        if not always and amount <= LIMIT:
            self.take(order)
        self.orders[number] = order
        return order.state

    def create(self, number: str, amount: int, buyer: str) -> None:
        self.orders[number] = self._ask(number, amount, buyer)

    def precreate(self, number: str, amount: int) -> None:
        order = self._asked(number, amount)
        if order is None:
            order = Order(amount, "precreated", self.now + ORDER_LIFE)
            order.qr_expires = self.now + QR_LIFE
        elif order.state == "precreated" and (order.qr_expires or self.now) <= self.now:
            order.expires, order.qr_expires = self.now + ORDER_LIFE, self.now + QR_LIFE
        elif order.qr_expires is None:
            order.qr_expires = self.now + QR_LIFE
        self.orders[number] = order

    def scan(self, number: str, buyer: str) -> None:
        order = self.orders[number]
        if order.closing == "unseen":
            raise TradeHasClose
        if order.state != "precreated":
            if order.buyer != buyer:
                raise BuyerNotMatch
            return
        if order.qr_expires is None or self.now >= order.qr_expires:
            raise QrExpired
        order.state, order.buyer = "waiting", buyer

    def _own(self, number: str, buyer: str) -> Order:
        order = self.orders.get(number)
        if order is None or order.buyer != buyer:
            raise TradeNotExist
        return order

    def confirm(self, number: str, buyer: str, *, pin: bool) -> None:
        order = self._own(number, buyer)
        if order.state == "paid":
            return
        if order.state == "closed" or self.now >= order.expires:
            raise TradeHasClose
        if order.total > LIMIT and not pin:
            raise PinNeeded
        self.take(order)

    def refuse(self, number: str, buyer: str) -> None:
        order = self._own(number, buyer)
        if order.state == "paid":
            raise TradeHasSuccess
        if order.state == "waiting":
            order.state, order.closing = "closed", "refuse"

    def _seen(self, number: str) -> Order:
        order = self.orders.get(number)
        if order is None or order.state == "precreated" or order.closing == "unseen":
            raise TradeNotExist
        return order

    def cancel(self, number: str) -> str | None:
        order = self.orders.setdefault(number, Order(0, "precreated", self.now))
        if order.state == "precreated":
            order.state, order.closing = "closed", "unseen"
        elif order.state == "waiting":
            order.state, order.closing = "closed", "cancel"
        elif order.state == "paid":
            if order.over(self.now):
                raise CancelTooLate
            self._give_back(order, order.kept)
        if order.closing == "unseen":
            return None
        return "refund" if order.paid_at else "close"

    def close(self, number: str) -> None:
        order = self._seen(number)
        if order.state == "waiting":
            order.state, order.closing = "closed", "close"
        elif order.closing != "close":
            raise TradeStatusWrong

    def refund(self, number: str, request: str, amount: int) -> str:
        order = self._seen(number)
        if request in order.refunds:
            if order.refunds[request] != amount:
                raise RepeatDiffers
            return "N"
        if order.state == "closed":
            raise TradeHasClose
        if order.state == "waiting":
            raise TradeStatusWrong
        if order.over(self.now):
            raise TradeHasFinished
        if amount > order.kept:
            raise RefundBeyondPaid
        order.refunds[request] = amount
        self._give_back(order, amount)
        return "Y"

    def _give_back(self, order: Order, amount: int) -> None:
        self.purses[order.buyer] += amount
        order.kept -= amount
        if not order.kept:
            order.state, order.closing = "closed", "refund"

    def pass_time(self) -> None:
        """Let the jobs that are due run."""
        for order in self.orders.values():
            if order.state == "waiting" and self.now >= order.expires:
                order.state, order.closing = "closed", "expire"

    def statuses(self, number: str) -> set[TradeStatus]:
        """Return what a query may answer; a trade past its window is finished within the hour."""
        order = self._seen(number)
        if order.state == "waiting":
            return {TradeStatus.WAIT_BUYER_PAY}
        if order.state == "closed":
            return {TradeStatus.TRADE_CLOSED}
        over = {TradeStatus.TRADE_FINISHED} if order.over(self.now) else set[TradeStatus]()
        return {TradeStatus.TRADE_SUCCESS} | over
