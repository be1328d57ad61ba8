"""What the counter shows the customer, elsewhere, and at its limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from console.desk import customer
from console.desk.sounds import PAID
from console.payments.checkout.stage import Stage
from console.payments.checkout.view.page import CheckoutView
from console.shell.counter import Counter
from console.till.sale import Goods
from tests.console.accessible import guessing
from tests.console.keys import press
from tests.console.payments.counter import reach
from tests.console.payments.shop import WATER, Shop
from tests.console.payments.test_checkout_view import LONGEST_MS, scan
from tests.console.watchdog import longest_ms


class TestTheCustomer:
    @pytest.mark.parametrize(
        ("stage", "scene"),
        [
            (Stage.SELLING, customer.Cart),
            (Stage.ASKING, customer.Cart),
            (Stage.SENDING, customer.Cart),
            (Stage.CONFIRMING, customer.Confirm),
            (Stage.SHOWING, customer.ScanMe),
            (Stage.UNKNOWN, customer.Checking),
            (Stage.CANCELLING, customer.Checking),
            (Stage.PAID, customer.Thanks),
            (Stage.REFUSED, customer.NotPaid),
            (Stage.CANCELLED, customer.NotPaid),
        ],
        ids=str,
    )
    def test_each_stage_has_its_scene(
        self, page: CheckoutView, shop: Shop, stage: Stage, scene: type[object]
    ) -> None:
        reach(stage, page.model, shop)
        assert isinstance(shop.desk.customer.scene, scene)

    def test_an_empty_counter_welcomes(self, page: CheckoutView, shop: Shop) -> None:
        scan(page, WATER)
        press(page, "Ctrl+Del")
        assert isinstance(shop.desk.customer.scene, customer.Welcome)


class TestElsewhere:
    def test_money_that_arrives_while_another_page_is_in_front_is_said(
        self, page: CheckoutView, counter: Counter, shop: Shop
    ) -> None:
        reach(Stage.CONFIRMING, page.model, shop)
        counter.go("payments.orders")
        shop.confirm(page.model.attempt.trade_no if page.model.attempt else None)
        shop.clock.advance(3)
        assert shop.sounds.played == [PAID]
        assert shop.toasts == [f"{page.model.sale.number} has been paid"]  # type: ignore[union-attr]
        counter.toasts.showing[-1].action.click()
        assert counter.current == "payments.checkout"
        assert page.panel.key == "paid"

    def test_somebody_who_reads_a_list_of_commands_is_not_disturbed(
        self, page: CheckoutView, counter: Counter, shop: Shop
    ) -> None:
        reach(Stage.CONFIRMING, page.model, shop)
        press(page, "Ctrl+K")
        shop.confirm(page.model.attempt.trade_no if page.model.attempt else None)
        shop.clock.advance(3)
        assert page.model.stage is Stage.PAID
        assert counter.palette_sheet.edit.hasFocus()
        press(page, "Esc")
        assert page.scan_box.hasFocus()

    def test_a_failure_is_told_with_what_to_do(self, page: CheckoutView, shop: Shop) -> None:
        page.model.pay_by_code("123")
        scan(page, WATER)
        page.model.pay_by_code("123")
        assert shop.toasts[-1].startswith("That did not work. This is not a payment code.")


def test_names_that_look_like_markup_are_shown_as_they_are(page: CheckoutView, shop: Shop) -> None:
    name = "<b>特价</b> & <img src='x'>"
    shop.till.goods.put([Goods("T1", name, Money(100), barcode="6900000000017")])
    scan(page, "6900000000017")
    press(page, "F2")
    assert page.panel.quantity.title.text().strip() == name
    assert guessing(page) == []


def test_a_large_amount_is_never_cut_off(page: CheckoutView, shop: Shop) -> None:
    shop.till.goods.put([Goods("T1", "金条", Money(123_456_789), barcode="6900000000017")])
    scan(page, "6900000000017")
    QApplication.processEvents()
    label = page.panel.total.total
    assert label.text().endswith("1,234,567.89")
    assert label.minimumSizeHint().width() <= label.width()


def test_scans_and_payments_never_hold_up_the_screen(page: CheckoutView, shop: Shop) -> None:
    shop.till.goods.put(
        Goods(f"T{n}", f"第{n}种商品", Money(100 + n), barcode=f"69000000{n:05}") for n in range(30)
    )
    scan(page, WATER)
    QApplication.processEvents()

    def step(n: int) -> Callable[[], None]:
        return lambda: scan(page, f"69000000{n:05}")

    longest = longest_ms([step(n) for n in range(30)])

    assert longest < LONGEST_MS
