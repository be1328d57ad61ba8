"""A shop with a cashier at the counter, and its shift page in front."""

from __future__ import annotations

import pytest

from console.retail.shifts.view.page import ShiftsView
from console.shell.window import Window


@pytest.fixture
def window(window: Window) -> Window:
    """Return the window with the shift page in front."""
    assert window.counter is not None
    window.counter.go("retail.shifts")
    return window


@pytest.fixture
def page(window: Window) -> ShiftsView:
    """Return the shift page."""
    assert window.counter is not None
    view = window.counter.page("retail.shifts")
    assert isinstance(view, ShiftsView)
    return view
