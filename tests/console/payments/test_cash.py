"""Cash and split sales at the counter: by keys, to the fen, and nothing given up unsaid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from console.desk.customer import Cart, Thanks
from console.desk.sounds import PAID
from console.desk.words import Words
from console.payments.checkout.model import PAID_MS, CheckoutModel
from console.payments.checkout.stage import Hint, Stage
from console.payments.checkout.view.page import CheckoutView
from console.payments.orders.view.page import OrdersView
from console.shell.window import Window
from console.till.attempt import How
from console.till.cash import likely_amounts
from console.till.failures import TillError
from console.till.sale import SaleState
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, scanned, typed
from tests.console.payments.counter import Ear, at
from tests.console.payments.shop import CASHIER, COLA, MANAGER, WATER, Shop


class TestModel:
    def test_cash_pays_and_the_change_stays_until_the_next_customer(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.take_cash(Money(500))
        assert at(model) is Stage.PAID
        assert model.attempt is not None
        assert model.attempt.change == Money(300)
        shop.clock.advance(PAID_MS / 1000 + 1)
        assert at(model) is Stage.PAID
        model.submit(COLA)
        assert at(model) is Stage.SELLING

    def test_exact_cash_frees_the_counter_by_itself(self, model: CheckoutModel, shop: Shop) -> None:
        model.submit(WATER)
        model.take_cash(Money(200))
        shop.clock.advance(PAID_MS / 1000 + 1)
        assert at(model) is Stage.SELLING

    def test_a_part_in_cash_then_the_rest_by_code(self, model: CheckoutModel, shop: Shop) -> None:
        before = shop.balance()
        model.submit(WATER)
        model.take_cash(Money(150))
        assert (at(model), model.due, model.taken) == (Stage.ASKING, Money(50), Money(150))
        model.submit(shop.code())
        assert at(model) is Stage.PAID
        assert shop.balance() == before - Money(50)
        assert model.sale is not None
        assert model.sale.state is SaleState.PAID

    def test_a_crash_between_the_parts_asks_for_the_rest(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.take_cash(Money(150))
        shop.restart()
        again = CheckoutModel(shop.desk)
        assert (at(again), again.due) == (Stage.ASKING, Money(50))

    def test_a_code_that_is_declined_leaves_the_part_that_was_paid(
        self, model: CheckoutModel
    ) -> None:
        model.submit(WATER)
        model.take_cash(Money(150))
        model.submit("289999999999999999")
        assert (at(model), model.due) == (Stage.REFUSED, Money(50))
        model.take_cash(Money(50))
        assert at(model) is Stage.PAID

    def test_goods_do_not_change_while_a_part_is_paid(self, model: CheckoutModel, ear: Ear) -> None:
        model.submit(WATER)
        model.take_cash(Money(150))
        assert not model.submit(COLA)
        assert ear.hints == [(Hint.PARTLY, "")]
        assert (at(model), model.taken) == (Stage.ASKING, Money(150))

    def test_giving_up_says_what_to_hand_back(self, model: CheckoutModel) -> None:
        said: list[Money] = []
        model.handed_back.connect(said.append)
        model.submit(WATER)
        model.take_cash(Money(150))
        model.back_to_cart()
        assert said == [Money(150)]
        assert (at(model), model.due) == (Stage.SELLING, Money(200))

    def test_giving_up_names_who_did_it(self, model: CheckoutModel, shop: Shop) -> None:
        model.submit(WATER)
        model.take_cash(Money(150))
        assert model.sale is not None
        sale_id = model.sale.sale_id
        model.back_to_cart()
        (refund,) = shop.till.refunds.of_sale(sale_id)
        assert refund.asked_by == CASHIER[0]
        told = {line.kind: line.fields for line in shop.till.journal.timeline(sale_id)}
        assert told["sale.void"]["by"] == CASHIER[0]

    def test_a_clock_set_back_between_the_parts_hides_no_payment_under_way(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(WATER)
        model.take_cash(Money(150))
        shop.clock.advance(-3600)
        model.pay_by_code(shop.code(always_confirm=True))
        shop.restart()
        again = CheckoutModel(shop.desk)
        assert again.attempt is not None
        assert not again.attempt.settled

    def test_nothing_is_taken_for_nothing(self, model: CheckoutModel, ear: Ear) -> None:
        model.take_cash(Money(500))
        model.submit(WATER)
        model.take_cash(Money(0))
        assert all(isinstance(error, TillError) for error in ear.failures)
        assert model.taken == Money(0)
        assert at(model) in {Stage.SELLING, Stage.ASKING}


class TestView:
    def test_cash_by_keys_alone(self, page: CheckoutView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F11")
        assert page.panel.key == "cash"
        assert page.panel.cash.edit.hasFocus()
        typed(page, "10")
        assert page.panel.cash.change.amount == Money(800)
        press(page, "Return")
        assert page.panel.key == "paid"
        assert page.panel.paid.change.isVisible()
        assert page.panel.paid.change.amount == Money(800)
        assert shop.sounds.played == [PAID]
        assert shop.desk.customer.scene == Thanks(total=Money(200), change=Money(800))
        press(page, "Space")
        assert page.panel.key == "total"

    def test_exact_cash_is_two_keys(self, page: CheckoutView) -> None:
        scanned(page, WATER)
        press(page, "F11")
        press(page, "Return")
        assert page.panel.key == "paid"
        assert not page.panel.paid.change.isVisible()

    def test_less_than_due_is_a_part(self, page: CheckoutView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F11")
        typed(page, "1.5")
        assert page.panel.cash.take.text().startswith("Take ¥")
        assert page.panel.cash.take.text().endswith("of it")
        press(page, "Return")
        assert page.panel.key == "ask"
        assert page.panel.ask.total.amount == Money(50)
        assert page.panel.ask.taken.isVisible()
        scene = shop.desk.customer.scene
        assert isinstance(scene, Cart)
        assert scene.total == Money(50)

    def test_a_likely_amount_is_touched(self, page: CheckoutView) -> None:
        scanned(page, WATER, "Return")
        press(page, "F11")
        last = page.panel.cash.likely[-1]
        last.click()
        assert page.panel.cash.edit.money() == Money(10000)
        press(page, "Return")
        assert page.panel.paid.change.amount == Money(9800)

    def test_escape_leaves_it(self, page: CheckoutView) -> None:
        scanned(page, WATER)
        press(page, "F11")
        press(page, "Esc")
        assert page.panel.key == "total"
        assert page.scan_box.hasFocus()

    def test_giving_a_part_back_is_said_until_it_is_read(
        self, page: CheckoutView, shop: Shop
    ) -> None:
        page.model.submit(WATER)
        page.model.take_cash(Money(150))
        press(page, "Esc")
        assert (page.panel.key, shop.toasts) == ("give_back", [])
        press(page, "Ctrl+Del")
        assert shop.toasts == ["Hand ¥\u20091.50 in cash back"]
        assert page.panel.key == "total"

    @pytest.mark.parametrize("language", ["en", "zh_CN"])
    def test_nothing_is_cut_or_nameless(
        self, page: CheckoutView, window: Window, words: Words, language: str
    ) -> None:
        words.speak(language)
        page.model.submit(WATER)
        for key in ("F11", "Return"):
            press(page, key)
            for size in ((1366, 768), (1920, 1080)):
                window.resize(*size)
                QApplication.processEvents()
                for finds in (nameless, guessing, small, cut_words):
                    assert finds(page) == []


class TestOrders:
    def test_many_parts_in_cash_go_back_in_one_word(self, orders: OrdersView, shop: Shop) -> None:
        model = CheckoutModel(shop.desk)
        model.submit(WATER)
        for _ in range(5):
            model.take_cash(Money(40))
        assert model.sale is not None
        shop.sign_in(MANAGER)
        orders.model.choose(model.sale.sale_id)
        assert orders.model.ways(Money(200)) == ((How.CASH, Money(200)),)
        orders.model.refund_all("")
        assert shop.toasts == ["Hand ¥\u20092.00 in cash back"]

    def test_a_split_sale_goes_back_both_ways(self, orders: OrdersView, shop: Shop) -> None:
        model = CheckoutModel(shop.desk)
        model.submit(WATER)
        model.take_cash(Money(150))
        model.submit(shop.code())
        sale = model.sale
        assert sale is not None
        shop.sign_in(MANAGER)
        orders.model.choose(sale.sale_id)
        orders.model.refund_amount(Money(100), "")
        shop.clock.advance(10)
        after = shop.till.sales.get(sale.sale_id)
        assert after.refunded == Money(100)
        assert [one.amount for one in shop.till.refunds.of_sale(sale.sale_id)] == [
            Money(75),
            Money(25),
        ]


@given(st.integers(1, 10_000_000))
def test_likely_amounts_begin_with_the_exact_one_and_pay(due: int) -> None:
    amounts = likely_amounts(Money(due))
    assert amounts[0] == Money(due)
    assert list(amounts) == sorted(set(amounts))
    assert 1 <= len(amounts) <= 6
