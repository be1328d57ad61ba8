"""Goods that are found only after the cashier went on: at the counter, by keys."""

from __future__ import annotations

import pytest

from console.payments.checkout.view.page import CheckoutView
from console.shell.counter import Counter
from tests.console.fakes import Held
from tests.console.keys import press, typed
from tests.console.payments.shop import Shop


@pytest.fixture
def background() -> Held:
    return Held()


@pytest.fixture
def ready(page: CheckoutView, background: Held) -> CheckoutView:
    """Return the checkout with nothing left to do elsewhere."""
    do_all(background)
    page.scan_box.setFocus()
    return page


def do_all(background: Held) -> None:
    while len(background):
        background.release()


def bought(page: CheckoutView) -> list[str]:
    return [line.goods_id or "" for line in page.model.basket.cart.lines]


def test_enter_never_takes_what_an_earlier_text_meant(
    ready: CheckoutView, background: Held
) -> None:
    typed(ready, "b")
    do_all(background)
    typed(ready, "zzz")  # the list below is still that of the first sign
    assert ready.suggestions.list.offers
    press(ready, "Return")

    assert bought(ready) == []
    assert ready.scan_box.text() == "bzzz", "nobody knows it; it can be mended"
    do_all(background)
    assert ready.suggestions.isHidden()


@pytest.mark.parametrize("text", ["bycnnzx", "bycnn"])
def test_enter_takes_the_first_also_before_it_is_offered(
    ready: CheckoutView, shop: Shop, background: Held, text: str
) -> None:
    typed(ready, text[:1])
    do_all(background)
    typed(ready, text[1:])
    press(ready, "Return")
    do_all(background)

    assert bought(ready) == [shop.till.goods.search(text, limit=1)[0].goods_id]
    assert ready.scan_box.text() == ""
    assert ready.suggestions.isHidden()


def test_what_is_found_late_does_not_cover_another_page(
    ready: CheckoutView, counter: Counter, background: Held
) -> None:
    typed(ready, "b")
    counter.go("payments.orders")
    do_all(background)

    assert ready.suggestions.isHidden()
