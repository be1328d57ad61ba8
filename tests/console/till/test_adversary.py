"""The till against a real platform over a network that loses, delays, repeats and reorders."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from console.client.failures import AnswerUnknown, Doubt, Unreachable
from console.till.answers import Answer
from console.till.attempt import Attempt, State
from console.till.charges import Code, Qr
from console.till.engine import Send
from console.till.failures import RuleBroken
from console.till.pace import Pace
from console.till.refund import RefundAmount
from console.till.sale import Sale, SaleState
from tests.console.till.books import check_books, last_sale
from tests.console.till.shop import CASHIER, Shop, opened

PICK = st.integers(0, 1_000_000)
FATES = ("answered", "answered", "answered", "answer lost", "late", "held", "unsent")


@dataclass
class Parcel:
    """One request on its way; it may arrive more than once, and its answer never."""

    send: Send
    answer: Answer | None = None


class Adversary(RuleBasedStateMachine):
    """Everything that may happen between one counter and its platform."""

    shop: Shop

    def __init__(self) -> None:
        super().__init__()
        self.before = self.shop.balance()
        self.since = last_sale(self.shop)
        self.sales: list[Sale] = []
        self.attempts: list[Attempt] = []
        self.refunds: list[str] = []
        self.parcels: list[Parcel] = []
        self.states: dict[str, State] = {}

    @property
    def now(self) -> datetime:
        return self.shop.clock.now()

    @initialize(how=st.sampled_from(["code", "confirm", "qr"]), paid=st.booleans())
    def open_a_sale(self, how: str, *, paid: bool) -> None:
        self.sales.append(self.shop.sale())
        if paid:
            self.shop.pay(self.shop.charge(self.sales[0]))
            self.sales.append(self.shop.sale())
        self.charge(-1, how)

    @rule()
    def another_sale(self) -> None:
        if len(self.sales) < 3:
            self.sales.append(self.shop.sale())

    @rule(pick=PICK, how=st.sampled_from(["code", "confirm", "qr", "wrong"]))
    def charge(self, pick: int, how: str) -> None:
        sale = self.sales[pick % len(self.sales)]
        kind: Code | Qr = Qr()
        if how != "qr":
            wrong = how == "wrong"
            code = "2" * 18 if wrong else self.shop.code(always_confirm=how == "confirm")
            kind = Code("28" + code[2:]) if wrong else Code(code)
        try:
            self.attempts.append(self.shop.charge(sale, kind))
        except RuleBroken:
            return

    @rule(pick=PICK, amount=st.integers(1, 1400))
    def give_back(self, pick: int, amount: int) -> None:
        sale = self.sales[pick % len(self.sales)]
        try:
            (begun,) = self.shop.till.refunds.begin(
                sale.sale_id, RefundAmount(Money(amount)), asked_by="201", now=self.now
            )
        except RuleBroken:
            return
        self.refunds.append(begun.out_request_no)

    @rule(pick=PICK, fate=st.sampled_from(FATES))
    def step(self, pick: int, fate: str) -> None:
        """Do what is due for one number, and let the network do what it likes."""
        numbers = [*(one.out_trade_no for one in self.attempts), *self.refunds]
        if not numbers:
            return
        no = numbers[-1 - pick % len(numbers)]
        step = self.shop.till.engine_of(no).next(no, self.now)
        if not isinstance(step, Send):
            return
        parcel = Parcel(step)
        match fate:
            case "answered":
                self._record(step, self._ask(step))
            case "answer lost":
                parcel.answer = self._ask(step)
                self.parcels.append(parcel)
                self._record(step, AnswerUnknown(Doubt.CUT))
            case "late":
                self.parcels.append(parcel)
                self._record(step, AnswerUnknown(Doubt.TIMEOUT))
            case "unsent":
                self._record(step, Unreachable())
            case _:
                self.parcels.append(parcel)

    @rule(pick=PICK)
    @precondition(lambda self: self.parcels)
    def arrive(self, pick: int) -> None:
        """Let a request arrive, for the first time or again."""
        parcel = self.parcels[pick % len(self.parcels)]
        parcel.answer = self._ask(parcel.send)

    @rule(pick=PICK)
    @precondition(lambda self: self.parcels)
    def answered(self, pick: int) -> None:
        """Let an answer come back, in whatever order."""
        parcel = self.parcels[pick % len(self.parcels)]
        if parcel.answer is not None:
            self._record(parcel.send, parcel.answer)

    @rule(pick=PICK, forget=st.booleans())
    @precondition(lambda self: self.parcels)
    def time_out(self, pick: int, *, forget: bool) -> None:
        """Give a request up while it is perhaps still on its way."""
        parcel = self.parcels[pick % len(self.parcels)]
        self._record(parcel.send, AnswerUnknown(Doubt.TIMEOUT))
        if forget:
            self.parcels.remove(parcel)

    @rule(seconds=st.sampled_from([1, 3, 5, 5, 20, 70]))
    def wait(self, seconds: int) -> None:
        self.shop.clock.advance(seconds)
        self.shop.platform.tend()

    @rule(pick=PICK)
    @precondition(lambda self: self.attempts)
    def stop(self, pick: int) -> None:
        attempt = self.attempts[pick % len(self.attempts)]
        self.shop.till.charges.stop(attempt.out_trade_no, by=CASHIER, now=self.now)

    @rule(pick=PICK)
    @precondition(lambda self: self.attempts)
    def the_buyer_pays(self, pick: int) -> None:
        attempt = self._fresh(self.attempts[pick % len(self.attempts)])
        try:
            if attempt.qr_code is not None:
                self.shop.scan_and_pay(attempt.qr_code)
            elif attempt.trade_no is not None:
                self.shop.confirm(attempt.trade_no)
        except PlatformError:
            return

    @rule(often=st.integers(0, 5))
    def restart(self, often: int) -> None:
        if not often:
            self.shop.restart()

    @rule(pick=PICK)
    def give_the_sale_up(self, pick: int) -> None:
        sale = self.sales[pick % len(self.sales)]
        try:
            self.shop.till.sales.reopen(sale.sale_id, now=self.now)
        except RuleBroken:
            return
        self.shop.till.carts.clear(by=CASHIER, now=self.now)

    @invariant()
    def settled_stays_settled(self) -> None:
        for attempt in self.attempts:
            fresh = self._fresh(attempt)
            known = self.states.get(attempt.out_trade_no)
            assert known is None or fresh.state is known
            if fresh.settled:
                self.states[attempt.out_trade_no] = fresh.state

    @invariant()
    def at_most_one_payment_of_a_sale_is_alive_or_kept(self) -> None:
        for sale in self.sales:
            attempts = self.shop.till.charges.of_sale(sale.sale_id)
            assert sum(not one.settled for one in attempts) <= 1
            kept = sum(one.kept for one in attempts)
            state = self.shop.till.sales.get(sale.sale_id).state
            assert kept == (state is SaleState.PAID)

    def teardown(self) -> None:
        """Mend the network, let everything late arrive, and look at the books."""
        self.shop.tidy()
        for parcel in self.parcels:
            self._ask(parcel.send)
        self.shop.tidy()
        check_books(self.shop, self.before, since=self.since)

    def _fresh(self, attempt: Attempt) -> Attempt:
        return self.shop.till.charges.get(attempt.out_trade_no)

    def _ask(self, send: Send) -> Answer:
        try:
            answer: Answer = self.shop.client.call(send.method, send.request)
        except PlatformError as refusal:
            answer = refusal
        return answer

    def _record(self, send: Send, answer: Answer) -> None:
        self.shop.till.engine_of(send.no).record(send, answer, self.now)


def test_whatever_the_network_does_nothing_is_lost_or_doubled() -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), Pace(watch=())) as shop:
        Adversary.shop = shop
        run_state_machine_as_test(
            Adversary,
            settings=settings(
                max_examples=60,
                stateful_step_count=40,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
