"""The sale at the counter, against a whole platform."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from backend.protocol.errors import BusinessError
from backend.protocol.money import Money
from console.desk.words import Words
from console.payments.checkout.model import PAID_MS, CheckoutModel
from console.payments.checkout.stage import UNSURE, WAITING, Hint, Stage
from console.till.attempt import State
from console.till.failures import EmptyCart
from console.till.pace import Pace
from console.till.sale import SaleState
from tests.console.fakes import Held
from tests.console.payments.shop import APPLE, COLA, WATER, Shop
from tests.console.till.shop import lost_after, lost_before, unsent

POLL, WINDOW = 3, 60


class Ear:
    """Remembers what a model says in passing."""

    def __init__(self, model: CheckoutModel) -> None:
        self.hints: list[tuple[str, str]] = []
        self.failures: list[Exception] = []
        self.stages: list[Stage] = []
        model.hinted.connect(lambda hint, code: self.hints.append((hint, code)))
        model.failed.connect(self.failures.append)
        model.stage_changed.connect(lambda: self.stages.append(model.stage))


@pytest.fixture
def model(shop: Shop) -> CheckoutModel:
    return CheckoutModel(shop.desk)


@pytest.fixture
def ear(model: CheckoutModel) -> Ear:
    return Ear(model)


def at(model: CheckoutModel) -> Stage:
    """Return where the sale stands; asked through a function, it may differ each time."""
    return model.stage


def attempts(shop: Shop) -> int:
    """Return how many payments the till ever meant."""
    return sum(line.kind == "charge.begun" for line in shop.till.journal.after(0))


class TestGoods:
    def test_a_barcode_a_name_and_initials_find_goods(self, model: CheckoutModel) -> None:
        assert model.submit(WATER)
        assert model.submit("ppxkl")
        assert model.submit("饮用天然水")
        assert [line.quantity for line in model.cart.lines] == [2000, 1000]
        assert model.total == Money(680)

    def test_what_is_neither_goods_nor_a_code_is_said(self, model: CheckoutModel, ear: Ear) -> None:
        assert not model.submit("6900000000000")
        assert ear.hints == [(Hint.STRANGE, "6900000000000")]

    def test_a_word_that_means_several_goods_adds_none(
        self, model: CheckoutModel, ear: Ear
    ) -> None:
        assert not model.submit("纯牛奶")
        assert not model.cart.lines
        assert ear.hints == [(Hint.STRANGE, "纯牛奶")]

    def test_digits_that_are_no_barcode_never_add_what_only_looks_like_them(
        self, model: CheckoutModel
    ) -> None:
        assert not model.submit(WATER[:8])
        assert not model.cart.lines

    def test_weighed_goods_wait_for_their_weight(self, model: CheckoutModel, shop: Shop) -> None:
        asked: list[object] = []
        model.weight_needed.connect(asked.append)

        assert model.submit(APPLE)
        assert asked == [shop.goods(APPLE)]
        assert not model.cart.lines

        assert model.add_weighed(shop.goods(APPLE), 842)
        assert model.total == Money(839)
        assert not model.add_weighed(shop.goods(APPLE), 0)

    def test_quantities_change_and_none_removes_the_line(self, model: CheckoutModel) -> None:
        model.submit(WATER)
        model.set_quantity(1, 3000)
        assert model.total == Money(600)
        model.set_quantity(1, 0)
        assert not model.cart.lines

    def test_an_impossible_quantity_is_told_and_changes_nothing(
        self, model: CheckoutModel, ear: Ear
    ) -> None:
        model.submit(WATER)
        model.set_quantity(1, 1500)
        assert [type(error).__name__ for error in ear.failures] == ["BadQuantity"]
        assert model.total == Money(200)

    def test_a_cart_is_put_aside_and_changes_places_with_the_next(
        self, model: CheckoutModel
    ) -> None:
        model.hold()
        assert not model.held
        model.submit(WATER)
        model.hold()
        assert not model.cart.lines
        model.submit(COLA)

        model.take_back(model.held[0].cart_id)

        assert [line.barcode for line in model.cart.lines] == [WATER]
        assert [cart.lines[0].barcode for cart in model.held] == [COLA]

    def test_emptying_leaves_nothing(self, model: CheckoutModel) -> None:
        model.submit(WATER)
        model.clear()
        assert not model.cart.lines


class TestPaymentByCode:
    def test_a_code_pays(self, model: CheckoutModel, shop: Shop, ear: Ear) -> None:
        before = shop.balance()
        model.submit(WATER)
        model.ask()
        assert at(model) is Stage.ASKING

        model.submit(shop.code())

        assert at(model) is Stage.PAID
        assert model.sale is not None
        assert model.attempt is not None
        assert model.sale.state is SaleState.PAID
        assert shop.trade(model.attempt.out_trade_no) == "TRADE_SUCCESS"
        assert shop.balance() == before - Money(200)
        assert Stage.SENDING in ear.stages

    def test_the_counter_is_free_by_itself_some_seconds_later(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.submit(shop.code())
        shop.clock.advance(PAID_MS / 1000 - 1)
        assert at(model) is Stage.PAID
        shop.clock.advance(2)
        assert at(model) is Stage.SELLING
        assert model.last is not None
        assert model.last.total == Money(200)

    def test_the_next_scan_serves_the_next_customer_and_stops_the_clock(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.submit(shop.code())
        model.submit(COLA)
        assert at(model) is Stage.SELLING
        assert [line.barcode for line in model.cart.lines] == [COLA]

        shop.clock.advance(PAID_MS / 1000 - 1)
        model.submit(shop.code())
        shop.clock.advance(2)
        assert at(model) is Stage.PAID, "the clock of the first sale frees only the first sale"

    def test_a_code_scanned_again_after_it_paid_charges_nobody(
        self, model: CheckoutModel, shop: Shop, ear: Ear
    ) -> None:
        model.submit(WATER)
        code = shop.code()
        model.submit(code)
        model.submit(code)
        assert ear.hints == [(Hint.PAID, "")]
        assert at(model) is Stage.PAID
        assert attempts(shop) == 1

    def test_a_code_without_goods_charges_nobody(
        self, model: CheckoutModel, shop: Shop, ear: Ear
    ) -> None:
        model.submit(shop.code())
        model.pay_by_qr()
        model.ask()
        assert ear.hints == [(Hint.NOTHING, "")]
        assert at(model) is Stage.SELLING
        assert attempts(shop) == 0

    def test_a_customer_who_must_confirm_is_waited_for(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.submit(shop.code(always_confirm=True))
        assert at(model) is Stage.CONFIRMING
        assert (model.seconds_left, model.window_seconds) == (WINDOW, WINDOW)

        shop.clock.advance(POLL + 1)
        assert at(model) is Stage.CONFIRMING
        assert model.seconds_left == WINDOW - POLL - 1
        assert model.attempt is not None
        shop.confirm(model.attempt.trade_no)
        shop.clock.advance(POLL)
        assert at(model) is Stage.PAID

    def test_a_question_by_hand_hears_at_once(self, model: CheckoutModel, shop: Shop) -> None:
        model.submit(WATER)
        model.submit(shop.code(always_confirm=True))
        assert model.attempt is not None
        shop.confirm(model.attempt.trade_no)
        assert at(model) is Stage.CONFIRMING
        model.ask_now()
        assert at(model) is Stage.PAID

    def test_nobody_who_confirms_ends_in_a_cancel(self, model: CheckoutModel, shop: Shop) -> None:
        before = shop.balance()
        model.submit(WATER)
        model.submit(shop.code(always_confirm=True))
        shop.clock.advance(WINDOW + POLL)

        assert at(model) is Stage.CANCELLED
        assert model.attempt is not None
        assert model.attempt.reason == "timed_out"
        assert shop.trade(model.attempt.out_trade_no) == "TRADE_CLOSED"
        assert shop.balance() == before
        queries = [line for line in model.evidence if line.fields.get("what") == "query"]
        assert len(queries) > 10

    def test_a_declined_code_says_so_and_another_may_be_scanned(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        used = shop.code()
        model.submit(used)
        model.submit(COLA)
        model.submit(used)
        assert at(model) is Stage.REFUSED
        assert model.attempt is not None
        assert model.attempt.reason == "refused:ACQ.PAYMENT_AUTH_CODE_INVALID"
        first, sale = model.attempt.out_trade_no, model.sale

        model.ask()
        assert at(model) is Stage.ASKING
        model.submit(shop.code())

        assert at(model) is Stage.PAID
        assert model.sale is not None
        assert sale is not None
        assert model.sale.sale_id == sale.sale_id
        assert model.attempt.out_trade_no != first, "an order that was refused is over"


class TestQrCode:
    def test_a_qr_code_is_shown_and_paid(self, model: CheckoutModel, shop: Shop) -> None:
        model.submit(WATER)
        model.pay_by_qr()
        assert at(model) is Stage.SHOWING
        assert model.attempt is not None
        assert model.attempt.qr_code

        shop.scan_and_pay(model.attempt.qr_code)
        shop.clock.advance(POLL)
        assert at(model) is Stage.PAID

    def test_an_order_that_is_stopped_can_no_longer_be_paid(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.pay_by_qr()
        qr = model.attempt.qr_code if model.attempt else None
        model.stop()
        assert at(model) is Stage.CANCELLED
        assert model.attempt is not None
        assert model.attempt.reason == "stopped"
        with pytest.raises(BusinessError):
            shop.scan_and_pay(qr or "")
        assert shop.balance() == Money(800_000)


class TestOneAtATime:
    """However often a key is pressed, one payment begins."""

    @pytest.fixture
    def background(self) -> Held:
        return Held()

    @pytest.fixture
    def slow(self, words: Words, tmp_path: Path, background: Held) -> Iterator[Shop]:
        """Open a shop whose platform answers when it is told to."""
        shop = Shop(tmp_path, words, background)
        shop.sign_in()
        yield shop
        shop.close()

    def test_a_code_scanned_twice_is_sent_once(self, slow: Shop, background: Held) -> None:
        model = CheckoutModel(slow.desk)
        ear = Ear(model)
        model.submit(WATER)
        code = slow.code()
        model.submit(code)
        model.submit(code)
        model.pay_by_qr()
        model.ask()
        assert ear.hints == [(Hint.BUSY, "")]
        assert (attempts(slow), len(background)) == (1, 1)

        background.release()
        assert at(model) is Stage.PAID
        assert attempts(slow) == 1

    def test_goods_wait_until_a_payment_is_over(self, slow: Shop, background: Held) -> None:
        model = CheckoutModel(slow.desk)
        ear = Ear(model)
        model.submit(WATER)
        model.submit(slow.code())
        for scan in (COLA, APPLE):
            assert not model.submit(scan)
        model.set_quantity(1, 5000)
        model.clear()
        model.hold()
        assert [hint for hint, _ in ear.hints] == [Hint.BUSY] * 3
        assert [line.quantity for line in model.lines] == [1000]
        background.release()
        assert at(model) is Stage.PAID
        assert model.total == Money(200)

    def test_stopping_twice_stops_once(self, slow: Shop, background: Held) -> None:
        model = CheckoutModel(slow.desk)
        model.submit(WATER)
        model.submit(slow.code(always_confirm=True))
        background.release()
        model.stop()
        model.stop()
        while len(background):
            background.release()
            slow.clock.advance(1)
        assert at(model) is Stage.CANCELLED
        kinds = [line.kind for line in model.evidence]
        assert kinds.count("charge.stopped") == 1

    def test_the_next_payment_does_not_wait_for_the_one_that_was_left(
        self, slow: Shop, background: Held
    ) -> None:
        model = CheckoutModel(slow.desk)
        slow.line.faults.append(lost_before)
        model.submit(WATER)
        model.submit(slow.code())
        background.release()
        assert at(model) is Stage.UNKNOWN
        assert len(background) == 1, "the query of the first is under way"
        model.park()

        model.submit(COLA)
        model.submit(slow.code())
        background.release()

        assert at(model) is Stage.PAID
        assert model.total == Money(280)


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
        assert [line.barcode for line in model.cart.lines] == [WATER]
        assert shop.till.sales.get(sale_id).state is SaleState.VOID

    def test_more_goods_after_a_refusal_reopen_the_sale(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        reach(Stage.REFUSED, model, shop)
        model.submit(COLA)
        assert at(model) is Stage.SELLING
        assert {line.barcode for line in model.cart.lines} >= {COLA}

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
        assert len(model.cart.lines) == 1


def reach(stage: Stage, model: CheckoutModel, shop: Shop) -> None:
    """Bring the counter to a stage, each in its own way."""
    model.submit(WATER)
    ways: dict[Stage, Callable[[], None]] = {
        Stage.SELLING: lambda: None,
        Stage.ASKING: model.ask,
        Stage.SENDING: lambda: _charge(model, shop, down=True),
        Stage.CONFIRMING: lambda: model.pay_by_code(shop.code(always_confirm=True)),
        Stage.SHOWING: model.pay_by_qr,
        Stage.UNKNOWN: lambda: _lose(model, shop),
        Stage.CANCELLING: lambda: _lose_cancel(model, shop),
        Stage.PAID: lambda: model.pay_by_code(shop.code()),
        Stage.REFUSED: lambda: model.pay_by_code("289999999999999999"),
        Stage.CANCELLED: lambda: _stop(model),
    }
    ways[stage]()
    assert at(model) is stage


def _stop(model: CheckoutModel) -> None:
    model.pay_by_qr()
    model.stop()


def _charge(model: CheckoutModel, shop: Shop, *, down: bool) -> None:
    shop.line.down = unsent if down else None
    model.pay_by_code(shop.code())


def _lose(model: CheckoutModel, shop: Shop) -> None:
    shop.line.down = lost_after
    model.pay_by_code(shop.code())


def _lose_cancel(model: CheckoutModel, shop: Shop) -> None:
    model.pay_by_qr()
    shop.line.down = lost_before
    model.stop()
    shop.clock.advance(1)


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
