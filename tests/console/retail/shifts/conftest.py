"""A shop with a cashier at the counter, and its shift page in front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.words import Words
from console.retail.shifts.view.page import ShiftsView
from console.shell.window import Window
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
    """Open the window as it is shipped, the shift page in front."""
    for window in signed_in(qtbot, qapp, shop.desk):
        assert window.counter is not None
        window.counter.go("retail.shifts")
        yield window


@pytest.fixture
def page(window: Window) -> ShiftsView:
    """Return the shift page."""
    assert window.counter is not None
    view = window.counter.page("retail.shifts")
    assert isinstance(view, ShiftsView)
    return view
