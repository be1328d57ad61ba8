"""A shop for every test of the counter, and its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.words import Words
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.view.page import CheckoutView
from console.payments.orders.view.page import OrdersView
from console.shell.counter import Counter
from console.shell.window import Window
from tests.console.payments.counter import Ear
from tests.console.payments.shop import Shop
from tests.console.windows import signed_in


@pytest.fixture
def shop(qapp: QApplication, words: Words, tmp_path: Path) -> Iterator[Shop]:
    """Open a shop with a cashier at the counter."""
    del qapp
    opened = Shop(tmp_path, words)
    opened.sign_in()
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, shop: Shop) -> Iterator[Window]:
    """Open the window as it is shipped; the cashier has signed in."""
    yield from signed_in(qtbot, qapp, shop.desk)


@pytest.fixture
def counter(window: Window) -> Counter:
    assert window.counter is not None
    return window.counter


@pytest.fixture
def page(counter: Counter) -> CheckoutView:
    """Return the checkout, in front."""
    view = counter.page("payments.checkout")
    assert isinstance(view, CheckoutView)
    return view


@pytest.fixture
def orders(counter: Counter) -> OrdersView:
    """Return the orders page, in front."""
    counter.go("payments.orders")
    view = counter.page("payments.orders")
    assert isinstance(view, OrdersView)
    return view


@pytest.fixture
def model(shop: Shop) -> CheckoutModel:
    return CheckoutModel(shop.desk)


@pytest.fixture
def ear(model: CheckoutModel) -> Ear:
    return Ear(model)
