"""The sale at the counter, against a whole platform."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.protocol.errors import BusinessError
from backend.protocol.money import Money
from backend.retail.rules.in_store import code
from console.desk.words import Words
from console.payments.checkout.model import PAID_MS, CheckoutModel
from console.payments.checkout.stage import Hint, Stage
from console.till.sale import Goods, SaleState
from tests.console.fakes import Held
from tests.console.payments.counter import Ear, at, attempts
from tests.console.payments.shop import APPLE, COLA, WATER, Shop
from tests.console.till.shop import lost_before

POLL, WINDOW = 3, 60


class TestGoods:
    def test_a_barcode_a_name_and_initials_find_goods(self, model: CheckoutModel) -> None:
        assert model.submit(WATER)
        assert model.submit("ppxkl")
        assert model.submit("饮用天然水")
        assert [line.quantity for line in model.basket.cart.lines] == [2000, 1000]
        assert model.total == Money(680)

    def test_what_is_neither_goods_nor_a_code_is_said(self, model: CheckoutModel, ear: Ear) -> None:
        assert not model.submit("6900000000000")
        assert ear.hints == [(Hint.STRANGE, "6900000000000")]

    def test_a_word_that_means_several_goods_adds_none(
        self, model: CheckoutModel, ear: Ear
    ) -> None:
        assert not model.submit("纯牛奶")
        assert not model.basket.cart.lines
        assert ear.hints == [(Hint.STRANGE, "纯牛奶")]

    def test_digits_that_are_no_barcode_never_add_what_only_looks_like_them(
        self, model: CheckoutModel
    ) -> None:
        assert not model.submit(WATER[:8])
        assert not model.basket.cart.lines

    def test_weighed_goods_wait_for_their_weight(self, model: CheckoutModel, shop: Shop) -> None:
        asked: list[object] = []
        model.basket.weight_needed.connect(asked.append)

        assert model.submit(APPLE)
        assert asked == [shop.goods(APPLE)]
        assert not model.basket.cart.lines

        assert model.basket.add_weighed(shop.goods(APPLE), 842)
        assert model.total == Money(839)
        assert not model.basket.add_weighed(shop.goods(APPLE), 0)

    def test_a_typed_number_means_what_the_scale_labels_before_a_code_of_the_shops_own(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        asked: list[object] = []
        model.basket.weight_needed.connect(asked.append)
        own, pears = code("24", 31415), code("25", 31415)
        shop.till.goods.put(
            (
                Goods("X1", "钥匙扣", Money(500), barcode=own),
                Goods("X2", "散梨", Money(600), barcode=pears, weighed=True),
            )
        )

        assert model.submit("31415")

        assert asked == [shop.goods(pears)]
        assert not model.basket.cart.lines

    def test_quantities_change_and_none_removes_the_line(self, model: CheckoutModel) -> None:
        model.submit(WATER)
        model.basket.set_quantity(1, 3000)
        assert model.total == Money(600)
        model.basket.set_quantity(1, 0)
        assert not model.basket.cart.lines

    def test_an_impossible_quantity_is_told_and_changes_nothing(
        self, model: CheckoutModel, ear: Ear
    ) -> None:
        model.submit(WATER)
        model.basket.set_quantity(1, 1500)
        assert [type(error).__name__ for error in ear.failures] == ["BadQuantity"]
        assert model.total == Money(200)

    def test_a_cart_is_put_aside_and_changes_places_with_the_next(
        self, model: CheckoutModel
    ) -> None:
        model.basket.hold()
        assert not model.basket.held
        model.submit(WATER)
        model.basket.hold()
        assert not model.basket.cart.lines
        model.submit(COLA)

        model.basket.take_back(model.basket.held[0].cart_id)

        assert [line.barcode for line in model.basket.cart.lines] == [WATER]
        assert [cart.lines[0].barcode for cart in model.basket.held] == [COLA]

    def test_emptying_leaves_nothing(self, model: CheckoutModel) -> None:
        model.submit(WATER)
        model.basket.clear()
        assert not model.basket.cart.lines


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
        assert model.before.sale is not None
        assert model.before.sale.total == Money(200)

    def test_the_next_scan_serves_the_next_customer_and_stops_the_clock(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.submit(shop.code())
        model.submit(COLA)
        assert at(model) is Stage.SELLING
        assert [line.barcode for line in model.basket.cart.lines] == [COLA]

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
        model.basket.set_quantity(1, 5000)
        model.basket.clear()
        model.basket.hold()
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
