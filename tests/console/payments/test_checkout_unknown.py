"""The counter when nobody knows, after a restart, and when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest

from backend.protocol.money import Money
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import UNSURE, WAITING, Stage
from console.till.attempt import State
from console.till.failures import EmptyCart
from console.till.pace import Pace
from console.till.sale import SaleState
from tests.console.payments.counter import Ear, at, reach
from tests.console.payments.shop import COLA, WATER, Shop
from tests.console.till.shop import lost_after, lost_before, unsent

POLL, WINDOW = 3, 60


class TestUnknown:
    def test_a_lost_answer_is_unknown_and_then_found_paid(
        self, model: CheckoutModel, shop: Shop, ear: Ear
    ) -> None:
        before = shop.balance()
        shop.line.faults.extend([lost_after, lost_before])
        model.submit(WATER)
        model.submit(shop.code())
        assert at(model) is Stage.UNKNOWN

        shop.clock.advance(POLL)

        assert at(model) is Stage.PAID
        assert shop.balance() == before - Money(200)
        assert Stage.REFUSED not in ear.stages

    def test_a_lost_request_is_unknown_and_then_undone(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        before = shop.balance()
        shop.line.faults.extend([lost_before, lost_before])
        model.submit(WATER)
        model.submit(shop.code())
        assert at(model) is Stage.UNKNOWN
        shop.clock.advance(POLL)
        assert at(model) is Stage.CANCELLED
        assert model.attempt is not None
        assert model.attempt.reason == "not_found"
        assert shop.balance() == before

    def test_no_network_takes_nothing_and_says_so(self, model: CheckoutModel, shop: Shop) -> None:
        shop.line.down = unsent
        model.submit(WATER)
        model.submit(shop.code())
        assert at(model) is Stage.SENDING
        shop.clock.advance(15)
        assert at(model) is Stage.REFUSED
        assert model.attempt is not None
        assert model.attempt.reason == "unreachable"
        assert shop.trade(model.attempt.out_trade_no) == "ACQ.TRADE_NOT_EXIST"

    def test_an_unknown_payment_is_left_to_the_keeper_and_brought_back(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        told: list[str] = []
        shop.desk.attended.handed_over.connect(told.append)
        shop.line.down = lost_before
        model.submit(WATER)
        model.submit(shop.code())
        no = model.attempt.out_trade_no if model.attempt else ""
        sale_id = model.sale.sale_id if model.sale else ""
        assert no in shop.desk.attended.numbers

        model.park()

        assert at(model) is Stage.SELLING
        assert told == [no]
        assert shop.desk.attended.numbers == frozenset()
        shop.clock.advance(30)
        assert at(model) is Stage.SELLING

        shop.till.sales.take_in_hand(sale_id)
        model.resume()
        assert model.stage in UNSURE
        shop.line.down = None
        shop.clock.advance(120)
        assert at(model) is Stage.CANCELLED

    @pytest.mark.parametrize("stage", sorted(set(Stage) - UNSURE))
    def test_only_what_nobody_can_know_may_be_left(
        self, shop: Shop, model: CheckoutModel, stage: Stage
    ) -> None:
        reach(stage, model, shop)
        model.park()
        assert at(model) is stage

    def test_money_that_came_before_the_cancel_goes_back(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        """The last question is lost, the customer pays, and only then the cancel arrives."""
        before = shop.balance()
        model.submit(WATER)
        model.submit(shop.code(always_confirm=True))
        assert model.attempt is not None
        trade_no = model.attempt.trade_no

        def pay_meanwhile(exchange: Callable[[], bytes]) -> bytes:
            shop.confirm(trade_no)
            return lost_before(exchange)

        shop.line.faults.append(pay_meanwhile)
        model.stop()

        assert at(model) is Stage.CANCELLED
        assert model.attempt.returned
        assert shop.balance() == before

    def test_money_that_came_before_the_last_question_pays_the_sale(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.submit(shop.code(always_confirm=True))
        assert model.attempt is not None
        shop.confirm(model.attempt.trade_no)
        model.stop()
        assert at(model) is Stage.PAID
        assert model.attempt.reason == "late_kept"


class TestGoingBack:
    def test_goods_come_back_into_the_cart_after_a_cancel(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.pay_by_qr()
        model.stop()
        sale_id = model.sale.sale_id if model.sale else ""
        model.back_to_cart()
        assert at(model) is Stage.SELLING
        assert [line.barcode for line in model.basket.cart.lines] == [WATER]
        assert shop.till.sales.get(sale_id).state is SaleState.VOID

    def test_more_goods_after_a_refusal_reopen_the_sale(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        reach(Stage.REFUSED, model, shop)
        model.submit(COLA)
        assert at(model) is Stage.SELLING
        assert {line.barcode for line in model.basket.cart.lines} >= {COLA}

    def test_nothing_goes_back_while_money_may_be_on_its_way(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        reach(Stage.CONFIRMING, model, shop)
        model.back_to_cart()
        model.next_sale()
        assert at(model) is Stage.CONFIRMING

    def test_the_ask_for_a_code_can_be_taken_back(self, model: CheckoutModel) -> None:
        model.submit(WATER)
        model.ask()
        model.back_to_cart()
        assert at(model) is Stage.SELLING
        assert len(model.basket.cart.lines) == 1


class TestRestart:
    """The program ends at any moment and comes back: the sale is where it was."""

    COMES_BACK: ClassVar = {
        Stage.SELLING: Stage.SELLING,
        Stage.ASKING: Stage.SELLING,
        Stage.SENDING: Stage.CANCELLED,  # certainly never sent; the code is not written down
        Stage.CONFIRMING: Stage.CONFIRMING,
        Stage.SHOWING: Stage.SHOWING,
        Stage.UNKNOWN: Stage.PAID,
        Stage.CANCELLING: Stage.CANCELLED,
        Stage.PAID: Stage.SELLING,
        Stage.REFUSED: Stage.REFUSED,
        Stage.CANCELLED: Stage.CANCELLED,
    }

    @pytest.mark.parametrize(("stage", "after"), COMES_BACK.items(), ids=str)
    def test_the_right_panel_comes_back(self, shop: Shop, stage: Stage, after: Stage) -> None:
        model = CheckoutModel(shop.desk)
        reach(stage, model, shop)
        total = model.total
        shop.line.down = None
        shop.restart()
        shop.sign_in()

        again = CheckoutModel(shop.desk)
        shop.clock.advance(POLL)

        assert at(again) is after
        assert again.total == (Money(0) if stage is Stage.PAID else total)
        assert shop.balance() in {Money(800_000), Money(799_800)}

    def test_a_sale_without_a_payment_asks_for_one(self, shop: Shop) -> None:
        model = CheckoutModel(shop.desk)
        model.submit(WATER)
        shop.till.sales.checkout(cashier="101", now=shop.clock.now())
        shop.restart()
        again = CheckoutModel(shop.desk)
        assert at(again) is Stage.ASKING
        assert again.total == Money(200)

    def test_a_payment_goes_on_where_it_stood(self, shop: Shop) -> None:
        model = CheckoutModel(shop.desk)
        reach(Stage.SHOWING, model, shop)
        qr = model.attempt.qr_code if model.attempt else None
        shop.restart()
        again = CheckoutModel(shop.desk)
        assert again.attempt is not None
        assert again.attempt.qr_code == qr
        shop.scan_and_pay(qr or "")
        shop.clock.advance(POLL + 3)
        assert at(again) is Stage.PAID


class TestWhatTheTillRefuses:
    def test_a_till_that_refuses_is_told_and_nothing_moves(
        self, model: CheckoutModel, shop: Shop, ear: Ear, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(**_: object) -> None:
            raise EmptyCart

        model.submit(WATER)
        monkeypatch.setattr(shop.till.sales, "checkout", refuse)
        model.submit(shop.code())
        assert [type(error) for error in ear.failures] == [EmptyCart]
        assert at(model) is Stage.SELLING

    def test_a_payment_that_cannot_begin_keeps_asking_for_one(
        self, model: CheckoutModel, shop: Shop, ear: Ear
    ) -> None:
        model.submit(WATER)
        model.pay_by_code("123")
        assert [type(error).__name__ for error in ear.failures] == ["BadCode"]
        assert at(model) is Stage.ASKING
        model.submit(shop.code())
        assert at(model) is Stage.PAID


def test_seconds_tick_only_while_somebody_is_waited_for(model: CheckoutModel, shop: Shop) -> None:
    ticks: list[None] = []
    model.ticked.connect(lambda: ticks.append(None))
    shop.clock.advance(3)
    assert ticks == []
    assert (model.seconds_left, model.window_seconds) == (0, 1)
    reach(Stage.CONFIRMING, model, shop)
    shop.clock.advance(3)
    assert len(ticks) == 3


def test_another_pace_holds_from_the_next_payment_on(model: CheckoutModel, shop: Shop) -> None:
    from datetime import timedelta

    shop.till.set_pace(Pace(window_code=timedelta(seconds=30)))
    reach(Stage.CONFIRMING, model, shop)
    assert model.window_seconds == 30
    assert model.attempt is not None
    assert model.attempt.state is State.WAITING
    assert model.stage in WAITING
