"""A shop with a manager at the counter, and its goods page."""

from __future__ import annotations

import pytest

from console.retail.goods.view.page import GoodsView
from console.shell.counter import Counter
from tests.console.payments.shop import OWNER


@pytest.fixture
def who() -> tuple[str, str]:
    return OWNER


@pytest.fixture
def page(counter: Counter) -> GoodsView:
    """Return the goods page, in front."""
    counter.go("retail.goods")
    view = counter.page("retail.goods")
    assert isinstance(view, GoodsView)
    return view
