"""What time does to orders, though the platform was away meanwhile."""

from __future__ import annotations

import pytest

from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refusals import CancelTooLate, TradeHasClose
from backend.payments.contract.trade import TRADE_CLOSE
from backend.payments.service import undoing
from backend.protocol.money import Money
from tests.backend.payments.shop import SELLER, Shop


def test_an_order_nobody_pays_closes_by_itself(shop: Shop) -> None:
    waiting = shop.pay_waiting(out_trade_no="A1", timeout_express="5m")
    shop.later(minutes=5, microseconds=-1)
    shop.settle()
    assert shop.query("A1").trade_status is TradeStatus.WAIT_BUYER_PAY
    shop.later(microseconds=1)

    shop.settle()

    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED
    with pytest.raises(TradeHasClose):
        shop.confirm(waiting.trade_no)


@pytest.mark.parametrize("terms", [{}, {"time_expire": "2026-05-01 15:00:00"}])
def test_an_order_waits_three_hours_unless_told(shop: Shop, terms: dict[str, str]) -> None:
    shop.create(out_trade_no="A1", **terms)
    shop.later(hours=3, microseconds=-1)
    shop.settle()
    assert shop.query("A1").trade_status is TradeStatus.WAIT_BUYER_PAY
    shop.later(microseconds=1)
    shop.settle()

    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED


def test_a_platform_that_was_away_closes_late_but_never_lets_it_be_paid(shop: Shop) -> None:
    waiting = shop.pay_waiting(out_trade_no="A1", timeout_express="5m")
    shop.later(days=3)

    with pytest.raises(TradeHasClose):
        shop.confirm(waiting.trade_no)
    shop.settle()

    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED


def test_what_became_of_an_order_before_its_time_stays(shop: Shop) -> None:
    for number in ("paid", "closed", "cancelled", "refused"):
        shop.create(out_trade_no=number)
    shop.confirm(shop.query("paid").trade_no)
    shop.ask(TRADE_CLOSE, out_trade_no="closed")
    shop.cancel("cancelled")
    shop.refuse(shop.query("refused").trade_no)
    before = shop.everything()
    shop.later(hours=3)

    assert shop.runner.turn(shop.now) == 0

    assert shop.everything() == before


def test_an_expiry_that_is_told_twice_closes_once(shop: Shop) -> None:
    shop.create(out_trade_no="A1", timeout_express="5m")
    job = "SELECT * FROM job WHERE kind = 'payments.expire'"
    (row,) = shop.rows(job)
    shop.later(minutes=5)
    shop.settle()
    assert shop.rows(job) == []
    shop.change_row(
        "INSERT INTO job VALUES (" + ", ".join(repr(value) for value in row) + ")"  # noqa: S608
    )
    before = shop.rows("SELECT * FROM payments_trade")

    shop.settle()

    assert shop.rows("SELECT * FROM payments_trade") == before


def test_an_order_never_scanned_leaves_nothing_to_close(shop: Shop) -> None:
    shop.precreate(out_trade_no="A1")

    assert shop.rows("SELECT * FROM job WHERE kind = 'payments.expire'") == []


def test_paid_trades_are_finished_after_ninety_days_and_no_sooner(shop: Shop) -> None:
    shop.plan_finishing()
    shop.pay("10.00", out_trade_no="A1")
    shop.pay("10.00", out_trade_no="A2")
    shop.refund("A2", "1.00")
    shop.pay("10.00", out_trade_no="A3")
    shop.cancel("A3")
    shop.later(days=90, microseconds=-1)
    shop.settle()
    assert shop.query("A1").trade_status is TradeStatus.TRADE_SUCCESS
    shop.later(hours=1)

    shop.settle()

    assert shop.query("A1").trade_status is TradeStatus.TRADE_FINISHED
    assert shop.query("A2").trade_status is TradeStatus.TRADE_FINISHED
    assert shop.query("A3").trade_status is TradeStatus.TRADE_CLOSED
    with pytest.raises(CancelTooLate):
        shop.cancel("A1")


def test_looking_for_old_trades_goes_on_for_ever_whether_there_are_any_or_not(shop: Shop) -> None:
    shop.plan_finishing()
    for _ in range(3):
        shop.later(hours=1)
        shop.settle()

    assert len(shop.rows("SELECT * FROM job WHERE kind = 'payments.finish'")) == 1


def test_planning_it_at_every_start_makes_no_crowd(shop: Shop) -> None:
    for _ in range(12):
        shop.plan_finishing()
        shop.settle()
        shop.later(minutes=17)

    assert len(shop.rows("SELECT * FROM job WHERE kind = 'payments.finish'")) == 1


def test_more_old_trades_than_fit_in_one_look_are_finished_one_look_after_another(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "FINISH_MOST", 2)
    for _ in range(5):
        shop.pay("1.00")
    shop.later(days=91)
    shop.plan_finishing()
    left = []
    for _ in range(3):
        shop.settle()
        left.append(len(shop.rows("SELECT * FROM payments_trade WHERE state = 'paid'")))
        shop.later(seconds=1)

    assert left == [3, 1, 0]
    assert len(shop.rows("SELECT * FROM job WHERE kind = 'payments.finish'")) == 1


def test_a_clock_set_back_brings_nothing_back(shop: Shop) -> None:
    shop.pay_waiting("12.80", out_trade_no="A1", timeout_express="5m")
    shop.later(minutes=5)
    shop.settle()
    shop.later(days=-1)

    with pytest.raises(TradeHasClose):
        shop.pay("12.80", out_trade_no="A1")
    assert shop.mei == Money(500_00)


def test_every_merchants_trades_are_finished_each_under_its_own_name(shop: Shop) -> None:
    shop.pay("1.00", out_trade_no="A1")
    shop.later(days=91)
    shop.plan_finishing()

    shop.settle()

    assert shop.rows("SELECT merchant_id FROM outbox WHERE name = 'payments.trade.finished'") == [
        (SELLER,)
    ]
