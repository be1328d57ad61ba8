"""A shop with its owner at the counter, and the window as it is shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.words import Words
from console.retail.activity.view.page import ActivityView
from console.retail.staff.view.page import StaffView
from console.shell.counter import Counter
from console.shell.window import Window
from console.till.activity import Activity
from console.till.custodian import Custodian
from tests.console.payments.shop import OWNER, Shop, staffed
from tests.console.windows import signed_in


@pytest.fixture
def shop(qapp: QApplication, words: Words, tmp_path: Path) -> Iterator[Shop]:
    del qapp
    yield from staffed(tmp_path, words, OWNER)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, shop: Shop) -> Iterator[Window]:
    yield from signed_in(qtbot, qapp, shop.desk)


@pytest.fixture
def counter(window: Window) -> Counter:
    assert window.counter is not None
    return window.counter


@pytest.fixture
def log(counter: Counter) -> ActivityView:
    """Return the activity page, in front."""
    counter.go("retail.activity")
    view = counter.page("retail.activity")
    assert isinstance(view, ActivityView)
    return view


@pytest.fixture
def staff(counter: Counter) -> StaffView:
    """Return the staff page, in front."""
    counter.go("retail.staff")
    view = counter.page("retail.staff")
    assert isinstance(view, StaffView)
    return view


def done(shop: Shop, **what: object) -> None:
    """Do something at the till, a second after what was done before."""
    shop.clock.advance(1)
    whole: dict[str, object] = {"action": "OPEN_DRAWER", "by": "101", "at": shop.clock.now()}
    shop.till.note(Activity(**{**whole, **what}))  # type: ignore[arg-type]


def report(shop: Shop) -> None:
    """Tell the platform of everything."""
    custodian = Custodian(shop.till, shop.client, clock=shop.clock.now)
    for _ in range(20):
        custodian.turn()
    assert shop.till.outbox.waiting() == ()
