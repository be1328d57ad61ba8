"""Staff signed in at a whole platform; their names also while it is away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from console.client.failures import Unreachable
from console.desk.staff import RoleTooLow
from console.retail.goods_sync import sync_goods
from console.till.pins import PinLocked, PinRefused
from tests.console.payments.shop import APPLE, CASHIER, MANAGER, WATER, Shop
from tests.console.till.shop import unsent


@pytest.fixture
def who() -> None:
    """Let no PIN have been right on this till yet."""


def test_the_right_pin_says_who_it_is_and_what_they_may_do(shop: Shop) -> None:
    cashier = shop.staffing.admit(*CASHIER)
    manager = shop.staffing.admit(*MANAGER)
    assert (cashier.staff_id, cashier.name, cashier.role) == ("101", "林小满", "cashier")
    assert "SELL" in cashier.may
    assert "REFUND" not in cashier.may
    assert "REFUND" in manager.may


def test_a_wrong_pin_says_how_many_tries_are_left_and_then_until_when(shop: Shop) -> None:
    left = []
    for _ in range(4):
        with pytest.raises(PinRefused) as wrong:
            shop.staffing.admit("101", "0000")
        left.append(wrong.value.tries_left)
    assert left == [4, 3, 2, 1]
    with pytest.raises(PinLocked) as locked:
        shop.staffing.admit("101", "0000")
    assert locked.value.until > shop.clock.now()
    with pytest.raises(PinLocked):
        shop.staffing.admit(*CASHIER)

    shop.clock.advance((locked.value.until - shop.clock.now() + timedelta(1)).total_seconds())
    assert shop.staffing.admit(*CASHIER).staff_id == "101"


def test_a_role_that_is_too_low_is_not_admitted(shop: Shop) -> None:
    with pytest.raises(RoleTooLow):
        shop.staffing.admit(*CASHIER, role="manager")
    assert shop.staffing.admit(*MANAGER, role="manager").role == "manager"


def test_names_are_known_while_the_platform_is_away(shop: Shop) -> None:
    shop.line.down = unsent
    assert [person.staff_id for person in shop.staffing.people()] == ["101", "102", "201", "301"]
    with pytest.raises(Unreachable):
        shop.staffing.admit(*CASHIER)
    with pytest.raises(Unreachable):
        shop.staffing.learn()
    assert len(shop.staffing.people()) == 4


def test_goods_come_once_and_then_only_what_changed(shop: Shop) -> None:
    assert len(shop.till.goods) == 5
    assert sync_goods(shop.till, shop.client) == 0
    apple = shop.goods(APPLE)
    assert apple.weighed
    assert apple.unit == "千克"
    assert shop.goods(WATER).initials == "sqlyytrs"


def test_goods_that_stopped_coming_half_way_go_on_where_they_stopped(shop: Shop) -> None:
    shop.till.settings.put("goods.last_seq", 2)
    assert sync_goods(shop.till, shop.client) == 3
