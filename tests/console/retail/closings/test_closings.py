"""Every till's closings on one page: this till's, another's, day by day, summed to the fen."""

from __future__ import annotations

import pytest

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import SHIFT_REPORT, ShiftReportRequest
from console.retail.closings.model import ClosingsModel
from console.shops.hello import say_hello
from tests.backend.retail.test_shifts import a_shift
from tests.console.payments import day
from tests.console.payments.shop import OWNER, WATER, Shop
from tests.console.retail.people.conftest import report
from tests.console.retail.shifts import till as shifts
from tests.console.till.shop import unsent


@pytest.fixture
def who() -> tuple[str, str]:
    return OWNER


@pytest.fixture
def shop(shop: Shop) -> Shop:
    say_hello(shop.till, shop.client, shop.clock.now())
    return shop


@pytest.fixture
def model(shop: Shop) -> ClosingsModel:
    return ClosingsModel(shop.desk)


def test_this_till_and_another_stand_together_and_sum_up(shop: Shop, model: ClosingsModel) -> None:
    day.paid(shop, WATER)
    shifts.sell(shop, 500)
    shifts.closed(shop, 300)
    report(shop)
    other = ShiftReportRequest.model_validate(
        {**a_shift(), "closed_at": "2026-11-22 16:00:00", "counted": "290.00", "difference": "2.00"}
    )
    shop.client.call(SHIFT_REPORT, other)
    model.load()

    assert {model.till(z.till_id) for z in model.closings} == {"主收银台", "T1"}
    sums = model.totals
    assert (sums.shifts, sums.sales, sums.sold) == (2, 5, Money(18_800 + 700))
    assert sums.kept == {
        Tender.PAYMENT_CODE: Money(200),
        Tender.QR: Money(10_000),
        Tender.CASH: Money(8_800 + 500),
    }
    assert (sums.difference, sums.short) == (Money(0), Money(-200))


def test_days_stand_apart_and_none_is_after_today(shop: Shop, model: ClosingsModel) -> None:
    shifts.sell(shop, 500)
    shifts.closed(shop, 500)
    report(shop)
    day.tomorrow(shop)
    model = ClosingsModel(shop.desk)
    model.load()
    assert model.closings == ()
    model.step_day(-1)
    assert (len(model.closings), model.is_today) == (1, False)
    model.step_day(1)
    model.step_day(1)
    assert (model.closings, model.is_today) == ((), True)


def test_a_platform_that_is_away_is_told_and_what_was_known_stays(
    shop: Shop, model: ClosingsModel
) -> None:
    shifts.sell(shop, 500)
    shifts.closed(shop, 500)
    report(shop)
    model.load()
    failures: list[Exception] = []
    model.failed.connect(failures.append)
    shop.line.down = unsent
    model.load()
    assert (len(failures), len(model.closings)) == (1, 1)


def test_a_day_that_could_not_be_asked_for_is_not_looked_at(
    shop: Shop, model: ClosingsModel
) -> None:
    today = model.day
    shop.line.down = unsent
    model.step_day(-1)
    assert model.day == today
    shop.line.down = None
    model.step_day(-1)
    assert (today - model.day).days == 1
