"""A shop for every test of the counter, and its window."""

from __future__ import annotations

import pytest

from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.view.page import CheckoutView
from console.payments.orders.view.page import OrdersView
from console.shell.counter import Counter
from tests.console.payments.counter import Ear
from tests.console.payments.shop import Shop


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
