"""A shop's own program: it charges, cancels, closes and refunds the same orders all at once."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import partial
from typing import Final

from backend.payments.contract.refund import (
    REFUND_QUERY,
    TRADE_REFUND,
    RefundQueryRequest,
    TradeRefundRequest,
)
from backend.payments.contract.trade import (
    TRADE_CANCEL,
    TRADE_CLOSE,
    TRADE_CREATE,
    TRADE_PAY,
    TRADE_PRECREATE,
    TRADE_QUERY,
    TradeCancelRequest,
    TradeCloseRequest,
    TradeCreateRequest,
    TradePayRequest,
    TradePrecreateRequest,
    TradeQueryRequest,
)
from backend.protocol.errors import PlatformError
from backend.protocol.method import Method, RequestT, ResponseT
from backend.protocol.money import Money
from console.client.client import Client
from console.client.failures import ClientError
from tests.simulation.buyers import Buyer
from tests.simulation.world import Process, World

NOTIFY: Final = "http://127.0.0.1:9/notify"
_REFUNDS: Final = ("R1", "R1", "R2", "R3")
"""Refund numbers are few, so that they meet."""


@dataclass(frozen=True, slots=True)
class _Order:
    number: str
    amount: Money
    subject: str = "办公室订单"


class Office(Process):
    """Makes orders, and has several hands on each."""

    def __init__(self, world: World, client: Client, buyers: list[Buyer]) -> None:
        super().__init__(world, "office")
        self._client = client
        self._buyers = buyers
        self._chance: random.Random = world.chance(self.name)

    def make(self, orders: int) -> None:
        """Plan some orders."""
        for count in range(orders):
            order = _Order(f"OFFICE{count}", Money(self._chance.randint(1, 120_00)))
            self.later(self._chance.uniform(0, 30), partial(self._begin, order))

    def _begin(self, order: _Order) -> None:
        begin = self._chance.choice((self._pay, self._pay, self._precreate, self._create))
        self.start(lambda: begin(order))
        for _ in range(self._chance.randint(1, 3)):
            self.later(self._chance.choice((0.0, 0.5, 5.0, 30.0)), lambda: self._meddle(order))

    def _meddle(self, order: _Order) -> None:
        self.start(lambda: self._hand(order))

    def _hand(self, order: _Order) -> None:
        """One more pair of hands on an order."""
        for _ in range(self._chance.randint(1, 4)):
            self._chance.choice(
                (
                    self._refund,
                    self._refund,
                    self._refund,
                    self._query,
                    self._cancel,
                    self._close,
                    self._ask_refund,
                    self._precreate,
                )
            )(order)
            self.world.sleep(self._chance.choice((0.0, 0.0, 1.0, 20.0)))

    def _pay(self, order: _Order) -> None:
        buyer = self._chance.choice(self._buyers)
        code = self._old_code if self._chance.random() < 0.3 else None
        code = code or buyer.show_code(always_confirm=self._chance.random() < 0.3)
        if code is None:
            return
        self._old_code = code
        buyer.expect_to_be_asked()
        asked = TradePayRequest(
            out_trade_no=order.number,
            total_amount=order.amount,
            subject=order.subject,
            auth_code=code,
        )
        for _ in range(self._chance.randint(1, 3)):
            self._call(TRADE_PAY, asked)

    _old_code: str | None = None
    """What was read last; a customer may hold out the same picture again."""

    def _precreate(self, order: _Order) -> None:
        asked = TradePrecreateRequest(
            out_trade_no=order.number, total_amount=order.amount, subject=order.subject
        )
        answer = self._call(TRADE_PRECREATE, asked)
        if answer is not None:
            for buyer in self._buyers[: self._chance.randint(1, 2)]:
                buyer.scan(answer.qr_code)

    def _create(self, order: _Order) -> None:
        buyer = self._chance.choice(self._buyers)
        asked = TradeCreateRequest(
            out_trade_no=order.number,
            total_amount=order.amount,
            subject=order.subject,
            buyer_id=buyer.person.buyer_id,
        )
        self._call(TRADE_CREATE, asked)
        buyer.expect_to_be_asked()

    def _query(self, order: _Order) -> None:
        self._call(TRADE_QUERY, TradeQueryRequest(out_trade_no=order.number))

    def _cancel(self, order: _Order) -> None:
        self._call(TRADE_CANCEL, TradeCancelRequest(out_trade_no=order.number))

    def _close(self, order: _Order) -> None:
        self._call(TRADE_CLOSE, TradeCloseRequest(out_trade_no=order.number))

    def _refund(self, order: _Order) -> None:
        share = self._chance.choice((30, 60, 60, 100))
        asked = TradeRefundRequest(
            out_trade_no=order.number,
            refund_amount=Money(max(1, order.amount.minor * share // 100)),
            out_request_no=self._chance.choice(_REFUNDS),
        )
        for _ in range(self._chance.randint(1, 2)):
            self._call(TRADE_REFUND, asked)

    def _ask_refund(self, order: _Order) -> None:
        number = self._chance.choice(_REFUNDS)
        asked = RefundQueryRequest(out_trade_no=order.number, out_request_no=number)
        self._call(REFUND_QUERY, asked)

    def _call(self, method: Method[RequestT, ResponseT], request: RequestT) -> ResponseT | None:
        try:
            return self._client.call(method, request, notify_url=NOTIFY)
        except (PlatformError, ClientError):
            return None
