"""A shop with a cashier at the counter, and its shift page in front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.words import Words
from console.retail.shifts.view.page import ShiftsView
from console.shell.catalog import FOOT, PAGES
from console.shell.window import Window
from tests.console.payments.shop import Shop


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
    window = Window(demo=True)
    qtbot.addWidget(window)
    counter = window.open_counter(shop.desk, PAGES, FOOT)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    counter.sign_in.entered.emit()
    counter.go("retail.shifts")
    yield window
    qapp.removeEventFilter(window.scanner)


@pytest.fixture
def page(window: Window) -> ShiftsView:
    """Return the shift page."""
    assert window.counter is not None
    view = window.counter.page("retail.shifts")
    assert isinstance(view, ShiftsView)
    return view
