"""A shop with its owner at the counter, and the window as it is shipped."""

from __future__ import annotations

import pytest

from console.retail.activity.view.page import ActivityView
from console.retail.staff.view.page import StaffView
from console.shell.counter import Counter
from console.till.activity import Activity
from console.till.custodian import Custodian
from tests.console.payments.shop import OWNER, Shop


@pytest.fixture
def who() -> tuple[str, str]:
    return OWNER


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
