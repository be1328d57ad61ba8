"""A shop with a manager at the counter, and its goods page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.words import Words
from console.retail.goods.view.page import GoodsView
from console.shell.counter import Counter
from console.shell.window import Window
from tests.console.payments.shop import OWNER, Shop, staffed
from tests.console.windows import signed_in


@pytest.fixture
def desk_shop(qapp: QApplication, words: Words, tmp_path: Path) -> Iterator[Shop]:
    """Open a shop with its owner at the counter."""
    del qapp
    yield from staffed(tmp_path, words, OWNER)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk_shop: Shop) -> Iterator[Window]:
    """Open the window as it is shipped."""
    yield from signed_in(qtbot, qapp, desk_shop.desk)


@pytest.fixture
def counter(window: Window) -> Counter:
    assert window.counter is not None
    return window.counter


@pytest.fixture
def page(counter: Counter) -> GoodsView:
    """Return the goods page, in front."""
    counter.go("retail.goods")
    view = counter.page("retail.goods")
    assert isinstance(view, GoodsView)
    return view
