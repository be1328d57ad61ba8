"""Goods that are found only after the cashier went on: at the counter, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.desk.words import Words
from console.payments.checkout.view.page import CheckoutView
from console.shell.counter import Counter
from tests.console.fakes import Held
from tests.console.keys import press, typed
from tests.console.payments.shop import Shop


@pytest.fixture
def held_up() -> Held:
    return Held()


@pytest.fixture
def shop(qapp: QApplication, words: Words, tmp_path: Path, held_up: Held) -> Iterator[Shop]:
    del qapp
    opened = Shop(tmp_path, words, held_up)
    opened.sign_in()
    yield opened
    opened.close()


@pytest.fixture
def ready(page: CheckoutView, held_up: Held) -> CheckoutView:
    """Return the checkout with nothing left to do elsewhere."""
    do_all(held_up)
    page.scan_box.setFocus()
    return page


def do_all(held_up: Held) -> None:
    while len(held_up):
        held_up.release()


def bought(page: CheckoutView) -> list[str]:
    return [line.goods_id or "" for line in page.model.basket.cart.lines]


def test_enter_never_takes_what_an_earlier_text_meant(ready: CheckoutView, held_up: Held) -> None:
    typed(ready, "b")
    do_all(held_up)
    typed(ready, "zzz")  # the list below is still that of the first sign
    assert ready.suggestions.list.offers
    press(ready, "Return")

    assert bought(ready) == []
    assert ready.scan_box.text() == "bzzz", "nobody knows it; it can be mended"
    do_all(held_up)
    assert ready.suggestions.isHidden()


@pytest.mark.parametrize("text", ["bycnnzx", "bycnn"])
def test_enter_takes_the_first_also_before_it_is_offered(
    ready: CheckoutView, shop: Shop, held_up: Held, text: str
) -> None:
    typed(ready, text[:1])
    do_all(held_up)
    typed(ready, text[1:])
    press(ready, "Return")
    do_all(held_up)

    assert bought(ready) == [shop.till.goods.search(text, limit=1)[0].goods_id]
    assert ready.scan_box.text() == ""
    assert ready.suggestions.isHidden()


def test_what_is_found_late_does_not_cover_another_page(
    ready: CheckoutView, counter: Counter, held_up: Held
) -> None:
    typed(ready, "b")
    counter.go("payments.orders")
    do_all(held_up)

    assert ready.suggestions.isHidden()
