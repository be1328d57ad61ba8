"""Whatever is asked of orders, in whatever order: the platform does what the plain model says."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from backend.ledger import accounts
from backend.payments.contract.trade import TRADE_CLOSE
from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from tests.backend.payments.model import Model, Order
from tests.backend.payments.shop import BO, MEI, PIN, Shop

T = TypeVar("T")

PURSE = 500_00
PRICES = (120_83, 260_00)
NEW = -1
BUYERS = st.sampled_from([MEI, MEI, MEI, MEI, MEI, BO])
NTH = st.sampled_from([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, NEW])
"""Which order: the last, the one before …, or one nobody knows yet."""
ASKED = st.sampled_from([NEW, NEW, 0, 0, 1, 2])
ODDS = st.sampled_from([0, 0, 0, 0, 0, 1])
"""Now and then an amount is not the one the order number stands for."""
REFUNDS = st.lists(
    st.tuples(st.sampled_from(["R1", "R1", "R2"]), st.sampled_from([20_83, 20_83, 100_00, 260_00])),
    min_size=1,
    max_size=4,
)
HOURS = st.sampled_from([1, 2, 3]).map(lambda hours: timedelta(hours=hours))
DAYS = st.sampled_from([89, 90]).map(lambda days: timedelta(days=days))
ENDS = st.sampled_from(["cancel", "close", "refuse"])


class Orders(RuleBasedStateMachine):
    """One merchant, two buyers, and orders under numbers that meet again."""

    template: ClassVar[Shop]

    @initialize()
    def open(self) -> None:
        self.shop = self.template.copy()
        self.qr: dict[str, str] = {}
        self.model = Model(self.shop.now, {MEI: PURSE, BO: PURSE})

    def both(self, real: Callable[[], T], meant: Callable[[], T]) -> None:
        """Do it for real and in the model; both refuse alike, or both answer alike."""
        before_model, before = copy.deepcopy(self.model), self.shop.everything()
        try:
            expected = meant()
        except PlatformError as refusal:
            self.model = before_model
            with pytest.raises(type(refusal)):
                real()
            assert self.shop.everything() == before
        else:
            assert real() == expected

    @rule(nth=ASKED, odd=ODDS, buyer=BUYERS, always=ODDS)
    def pay(self, nth: int, odd: int, buyer: str, always: int) -> None:
        number, amount = self._order(nth, odd)
        code = self.shop.code(buyer, always_confirm=bool(always))

        def real() -> str:
            text = Money(amount).to_text()
            answer = self.shop.pay(text, out_trade_no=number, auth_code=code)
            return "waiting" if answer.code == "10003" else "paid"

        self.both(real, lambda: self.model.pay(number, amount, buyer, always=bool(always)))

    @rule(nth=ASKED, odd=ODDS, buyer=BUYERS)
    def create(self, nth: int, odd: int, buyer: str) -> None:
        number, amount = self._order(nth, odd)

        def real() -> None:
            self.shop.create(Money(amount).to_text(), out_trade_no=number, buyer_id=buyer)

        self.both(real, lambda: self.model.create(number, amount, buyer))

    @rule(nth=ASKED, odd=ODDS)
    def precreate(self, nth: int, odd: int) -> None:
        number, amount = self._order(nth, odd)

        def real() -> None:
            made = self.shop.precreate(Money(amount).to_text(), out_trade_no=number)
            self.qr[number] = made.qr_code

        self.both(real, lambda: self.model.precreate(number, amount))

    @rule(nth=NTH, buyer=BUYERS)
    def scan(self, nth: int, buyer: str) -> None:
        if self.qr:
            number = [*self.qr][-1 - max(nth, 0) % len(self.qr)]
            self.both(
                lambda: self._done(self.shop.scan(self.qr[number], buyer)),
                lambda: self.model.scan(number, buyer),
            )

    @rule(nth=NTH, buyer=BUYERS, pin=ODDS)
    def confirm(self, nth: int, buyer: str, pin: int) -> None:
        number = self._number(nth)
        typed = None if pin else PIN
        self.both(
            lambda: self._done(self.shop.confirm(self._trade_no(number), buyer, typed)),
            lambda: self.model.confirm(number, buyer, pin=not pin),
        )

    @rule(nth=NTH, way=ENDS, buyer=BUYERS)
    def end(self, nth: int, way: str, buyer: str) -> None:
        number = self._number(nth)
        if way == "cancel":
            self.both(lambda: self.shop.cancel(number).action, lambda: self.model.cancel(number))
        elif way == "close":
            self.both(
                lambda: self._done(self.shop.ask(TRADE_CLOSE, out_trade_no=number)),
                lambda: self.model.close(number),
            )
        else:
            self.both(
                lambda: self._done(self.shop.refuse(self._trade_no(number), buyer)),
                lambda: self.model.refuse(number, buyer),
            )

    @rule(nth=NTH, refunds=REFUNDS)
    def refund(self, nth: int, refunds: list[tuple[str, int]]) -> None:
        for request, amount in refunds:
            self._refund(self._number(nth), request, amount)

    def _refund(self, number: str, request: str, amount: int) -> None:
        def real() -> str:
            text = Money(amount).to_text()
            return str(self.shop.refund(number, text, out_request_no=request).fund_change)

        self.both(real, lambda: self.model.refund(number, request, amount))

    @rule()
    def sell(self) -> None:
        """Sell something small, to somebody who has the money."""
        if self.model.purses[MEI] < PRICES[0]:
            self.shop.fund(MEI, Money(PURSE))
            self.model.purses[MEI] += PURSE
        self.model.orders[f"S{2 * len(self.model.orders)}"] = order = Order(
            PRICES[0], "waiting", self.shop.now, MEI
        )
        number = [*self.model.orders][-1]
        self.shop.pay(Money(PRICES[0]).to_text(), out_trade_no=number)
        self.model.take(order)

    @rule(span=st.one_of(HOURS, HOURS, DAYS))
    def pass_time(self, span: timedelta) -> None:
        self.shop.now += span
        self.model.now = self.shop.now

    @rule()
    def settle(self) -> None:
        self.shop.settle()
        self.model.pass_time()

    @rule(nth=NTH)
    def query(self, nth: int) -> None:
        number = self._number(nth)

        def real() -> bool:
            return self.shop.query(number).trade_status in self.model.statuses(number)

        self.both(real, lambda: bool(self.model.statuses(number)))

    @invariant()
    def everybody_has_what_the_model_says(self) -> None:
        if not hasattr(self, "model"):
            return
        for buyer, fen in self.model.purses.items():
            assert self.shop.balance(accounts.buyer(buyer)) == Money(fen)
        assert self.shop.fees == Money(self.model.fees)
        assert self.shop.seller == Money(self.model.kept - self.model.fees)

    def teardown(self) -> None:
        if hasattr(self, "model"):
            assert self.shop.breaches() == []
            self.shop.database.close()

    def _number(self, nth: int) -> str:
        known = [*self.model.orders]
        return f"A{len(known)}" if nth == NEW or not known else known[-1 - nth % len(known)]

    def _order(self, nth: int, odd: int) -> tuple[str, int]:
        number = self._number(nth)
        return number, PRICES[int(number[1:]) % len(PRICES)] + odd

    def _trade_no(self, number: str) -> str:
        named = f"SELECT trade_no FROM payments_trade WHERE out_trade_no = '{number}'"  # noqa: S608
        rows = self.shop.rows(named)
        return str(rows[0][0]) if rows else "2" * 28

    @staticmethod
    def _done(answer: object) -> None:
        assert answer is not None


def test_orders_do_what_the_model_says(shop: Shop) -> None:
    shop.plan_finishing()
    Orders.template = shop
    run_state_machine_as_test(
        Orders,
        settings=settings(
            max_examples=60,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
