"""Prices changed and discounts given at the counter: by whom, with whose PIN, and on record."""

from __future__ import annotations

import json

import pytest

from backend.protocol.money import Money
from backend.retail.contract.fields import check_digit
from console.desk import customer
from console.desk.settings import SCALE_LABELS
from console.desk.words import Words
from console.payments.checkout.bargain import Favour
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Hint
from console.payments.checkout.view.page import CheckoutView
from console.payments.discounts import off_text, percent_to_type, typed_percent
from console.payments.orders.view.page import OrdersView
from console.till.discount import Off
from console.till.pins import PinRefused
from console.till.sale import CartLine
from console.widgets.label import Label
from tests.console.keys import press, scanned, typed
from tests.console.payments.counter import Ear
from tests.console.payments.shop import APPLE, CASHIER, COLA, MANAGER, WATER, Shop

MANAGER_NO = MANAGER[0]


def line(model: CheckoutModel, number: int = 1) -> CartLine:
    return model.basket.cart.lines[number - 1]


def record(shop: Shop) -> list[tuple[str, str, str]]:
    """Return what is on record: what was done, by whom, who let them."""
    found = (one for one in shop.till.journal.after(0) if one.kind.startswith("activity."))
    return [
        (one.kind.partition(".")[2], one.fields["by"], one.fields.get("approved_by", ""))
        for one in found
    ]


class TestLeave:
    def test_a_manager_changes_a_price_alone(self, model: CheckoutModel, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        model.submit(COLA)
        model.basket.bargain.set_price(line(model), Money(200))
        assert line(model).price == Money(200)
        assert record(shop) == [("change_price", MANAGER_NO, "")]

    def test_a_cashier_needs_a_pin_and_both_are_on_record(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        asked: list[Favour] = []
        model.basket.bargain.approval_needed.connect(asked.append)
        model.submit(COLA)
        model.basket.bargain.discount_line(line(model), Off(percent=50))
        assert not line(model).off
        assert [(one.action, one.worth) for one in asked] == [("GIVE_DISCOUNT", Money(140))]
        manager = shop.staffing.admit(*MANAGER)
        model.basket.bargain.asking.approve(manager, MANAGER[1])
        assert line(model).net == Money(140)
        assert record(shop) == [("give_discount", CASHIER[0], MANAGER_NO)]

    def test_a_wrong_pin_changes_nothing(self, model: CheckoutModel, shop: Shop) -> None:
        refused: list[Exception] = []
        model.basket.bargain.approval_refused.connect(refused.append)
        model.submit(COLA)
        model.basket.bargain.discount(Off(percent=50))
        model.basket.bargain.asking.approve(shop.staffing.admit(*MANAGER), "0000")
        assert [type(one) for one in refused] == [PinRefused]
        assert model.basket.cart.total == Money(280)
        assert record(shop) == []

    def test_a_cart_that_changed_meanwhile_is_not_what_was_allowed(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(COLA)
        model.basket.bargain.discount(Off(percent=50))
        model.submit(WATER)
        model.basket.bargain.asking.approve(shop.staffing.admit(*MANAGER), MANAGER[1])
        assert not model.basket.cart.off

    def test_what_was_withdrawn_is_not_done(self, model: CheckoutModel, shop: Shop) -> None:
        model.submit(COLA)
        model.basket.bargain.discount(Off(percent=50))
        model.basket.bargain.asking.withdraw()
        model.basket.bargain.asking.approve(shop.staffing.admit(*MANAGER), MANAGER[1])
        assert not model.basket.cart.off

    def test_the_shelfs_own_price_needs_no_leave(self, model: CheckoutModel, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        model.submit(COLA)
        model.basket.bargain.set_price(line(model), Money(200))
        shop.sign_in(CASHIER)
        model.basket.bargain.set_price(line(model), Money(280))
        assert line(model).price == Money(280)

    def test_more_of_what_was_allowed_is_asked_for_again(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        asked: list[Favour] = []
        model.basket.bargain.approval_needed.connect(asked.append)
        shop.sign_in(MANAGER)
        model.submit(COLA)
        model.basket.bargain.set_price(line(model), Money(100))
        shop.sign_in(CASHIER)
        model.basket.set_quantity(1, 9000)
        assert line(model).quantity == 1000
        assert len(asked) == 1
        model.basket.bargain.asking.approve(shop.staffing.admit(*MANAGER), MANAGER[1])
        assert line(model).quantity == 9000
        model.basket.set_quantity(1, 1000)
        assert line(model).quantity == 1000

    def test_a_discount_larger_than_the_line_is_told(
        self, model: CheckoutModel, shop: Shop, ear: Ear
    ) -> None:
        shop.sign_in(MANAGER)
        model.submit(COLA)
        model.basket.bargain.discount_line(line(model), Off(Money(281)))
        assert len(ear.failures) == 1
        assert record(shop) == []

    def test_emptied_carts_and_sales_given_up_are_on_record_and_reported(
        self, model: CheckoutModel, shop: Shop
    ) -> None:
        model.submit(COLA)
        model.basket.clear()
        model.submit(WATER)
        model.pay_by_code("289999999999999999")
        model.leave()
        assert record(shop) == [("clear_cart", CASHIER[0], ""), ("void_sale", CASHIER[0], "")]
        waiting = [json.loads(one.payload) for one in shop.till.outbox.waiting()]
        assert [(one["action"], one["amount"]) for one in waiting] == [
            ("CLEAR_CART", "2.80"),
            ("VOID_SALE", "2.00"),
        ]


class TestAfterwards:
    def test_the_sale_says_what_each_line_cost_in_the_end(
        self, orders: OrdersView, shop: Shop
    ) -> None:
        now = shop.clock.now()
        shop.till.carts.add(shop.goods(COLA), 2000, now=now)
        shop.till.carts.discount(Off(percent=50), by=MANAGER_NO, now=now)
        sale = shop.till.sales.checkout(cashier=MANAGER_NO, now=now)
        shop.till.charges.take_cash(sale.sale_id, Money(280), by=MANAGER_NO, now=now)
        orders.arrive(sale.sale_id)
        texts = {label.text() for label in orders.panel.detail.findChildren(Label)}
        assert "2.80 × 2, \u22122.80" in texts
        assert "2.80" in texts


class TestLabels:
    def label(self, value: int) -> str:
        digits = f"{APPLE[:7]}{value:05}"
        return digits + check_digit(digits)

    def test_a_bag_goes_into_the_cart_by_its_label(self, model: CheckoutModel) -> None:
        assert model.submit(self.label(842))
        assert (line(model).quantity, line(model).net) == (842, Money(839))

    def test_a_label_may_say_the_price(self, model: CheckoutModel, shop: Shop) -> None:
        shop.desk.settings.put(SCALE_LABELS, "fen")
        assert model.submit(self.label(839))
        assert line(model).net == Money(839)

    def test_the_label_of_an_empty_bag_asks_for_the_weight(self, model: CheckoutModel) -> None:
        asked: list[object] = []
        model.basket.weight_needed.connect(asked.append)
        assert model.submit(APPLE)
        assert model.submit("307")
        assert len(asked) == 2

    def test_a_misread_label_is_told(self, model: CheckoutModel, ear: Ear) -> None:
        good = self.label(842)
        assert not model.submit(good[:-1] + str((int(good[-1]) + 1) % 10))
        assert [getattr(one, "code", "") for one in ear.failures] == ["BAD-LABEL"]

    def test_a_shop_without_scales_does_not_know_it(
        self, model: CheckoutModel, shop: Shop, ear: Ear
    ) -> None:
        shop.desk.settings.put(SCALE_LABELS, "none")
        assert not model.submit(self.label(842))
        assert ear.hints[0][0] == Hint.STRANGE


class TestView:
    def test_a_price_is_typed_approved_and_shown(self, page: CheckoutView, shop: Shop) -> None:
        scanned(page, COLA)
        press(page, "F3")
        assert page.panel.key == "price"
        typed(page, "2")
        press(page, "Return")
        assert page.panel.key == "approve"
        page.panel.bargaining.approve.pad.entered.emit(MANAGER[1])
        assert page.panel.key == "total"
        assert page.scan_box.hasFocus()
        assert page.panel.total.total.amount == Money(200)
        scene = shop.desk.customer.scene
        assert isinstance(scene, customer.Cart)
        assert (scene.total, scene.savings) == (Money(200), Money(80))

    def test_f3_goes_on_to_percent_and_amount(self, page: CheckoutView, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        scanned(page, COLA)
        leaf = page.panel.bargaining.price
        ways = []
        for _ in range(4):
            press(page, "F3")
            ways.append(leaf.by.key)
        assert ways == ["price", "percent", "amount", "price"]
        press(page, "F3")
        leaf.likely[1].click()
        assert leaf.after.amount == Money(252)
        press(page, "Return")
        assert page.panel.total.total.amount == Money(252)
        press(page, "F3")
        press(page, "F4")
        assert page.panel.total.total.amount == Money(280)

    def test_the_whole_cart_gets_a_discount(self, page: CheckoutView, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        scanned(page, COLA)
        press(page, "F8")
        typed(page, "101")
        assert not page.panel.bargaining.discount.done.isEnabled()
        page.panel.bargaining.discount.percent.edit.clear()
        typed(page, "12")
        press(page, "Return")
        assert page.panel.total.total.amount == Money(246)
        assert page.panel.total.off.isVisible()
        assert not page.panel.total.discount.isVisible()
        press(page, "F8")
        press(page, "F4")
        assert page.panel.total.total.amount == Money(280)

    def test_chinese_types_what_is_left(self, page: CheckoutView, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        shop.desk.words.speak("zh_CN")
        scanned(page, COLA)
        press(page, "F8")
        leaf = page.panel.bargaining.discount
        assert leaf.percent.edit.text() == "10"
        leaf.percent.plus.click()
        assert leaf.percent.edit.text() == "10", "eleven would mean 1.1 tenths"
        leaf.percent.minus.click()
        assert leaf.after.amount == Money(252)
        leaf.percent.edit.clear()
        leaf.percent.edit.setFocus()
        typed(page, "85")
        assert leaf.after.amount == Money(238)
        press(page, "Return")
        press(page, "F8")
        assert leaf.percent.edit.text() == "8.5"
        leaf.percent.edit.clear()
        leaf.percent.edit.textEdited.emit("")
        assert not leaf.done.isEnabled(), "nothing typed is not everything given away"

    def test_notes_name_a_cart_that_is_put_aside(self, page: CheckoutView, shop: Shop) -> None:
        scanned(page, COLA)
        press(page, "Ctrl+N")
        typed(page, "red coat")
        press(page, "Return")
        assert page.panel.total.note.text() == "red coat"
        press(page, "F6")
        shop.restart()
        (held,) = shop.till.carts.held()
        assert (held.note, held.held_by) == ("red coat", CASHIER[0])

    def test_a_cart_is_split(self, page: CheckoutView) -> None:
        scanned(page, COLA)
        scanned(page, WATER)
        scanned(page, WATER)
        press(page, "Ctrl+F6")
        leaf = page.panel.bargaining.split
        assert not leaf.done.isEnabled()
        edit = leaf.edits[2]
        edit.setFocus()
        typed(page, "5")
        press(page, "Return")
        (held,) = page.model.basket.held
        assert held.total == Money(400)
        assert page.panel.total.total.amount == Money(280)

    @pytest.mark.parametrize("key", ["F3", "F8", "Ctrl+N", "Ctrl+F6"])
    def test_esc_leaves_everything_as_it_is(self, page: CheckoutView, key: str) -> None:
        scanned(page, COLA)
        press(page, key)
        assert page.panel.key != "total"
        press(page, "Esc")
        assert page.panel.key == "total"
        assert page.scan_box.hasFocus()
        assert page.model.basket.cart.total == Money(280)


@pytest.mark.parametrize(
    ("off", "english", "chinese"),
    [
        (Off(), "", ""),
        (Off(percent=10), "10% off", "9折"),
        (Off(percent=12), "12% off", "88折"),
        (Off(percent=100), "free", "赠送"),
        (Off(Money(500)), "¥\u20095.00 off", "立减 ¥\u20095.00"),
    ],
)
def test_a_discount_reads_as_people_say_it(
    words: Words, off: Off, english: str, chinese: str
) -> None:
    assert off_text(off, words) == english
    words.speak("zh_CN")
    assert off_text(off, words) == chinese


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("percent", range(101))
def test_what_is_shown_for_a_share_means_it(words: Words, language: str, percent: int) -> None:
    words.speak(language)
    assert typed_percent(percent_to_type(percent, words), words) == percent


@pytest.mark.parametrize(
    ("typed", "english", "chinese"),
    [
        (8, 8, 20),
        (8.5, None, 15),
        (85, 85, 15),
        (8.55, None, None),
        (0, 0, 100),
        (10, 10, 0),
        (100, 100, 0),
        (101, None, None),
    ],
)
def test_a_share_is_typed_as_people_say_it(
    words: Words, typed: float, english: int | None, chinese: int | None
) -> None:
    assert typed_percent(round(typed * 1000), words) == english
    words.speak("zh_CN")
    assert typed_percent(round(typed * 1000), words) == chinese
