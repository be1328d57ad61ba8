"""Cancelling and closing, in every state an order can be in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from backend.kernel.call import Caller
from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refund import TRADE_REFUND
from backend.payments.contract.refusals import (
    CancelTooLate,
    SellerBalanceNotEnough,
    TradeHasClose,
    TradeNotExist,
    TradeStatusWrong,
)
from backend.payments.contract.trade import TRADE_CANCEL, TRADE_CLOSE, TRADE_PAY
from backend.protocol.money import Money
from tests.backend.payments.shop import APP, SELLER, Shop


def close(shop: Shop, out_trade_no: str) -> str:
    return shop.ask(TRADE_CLOSE, out_trade_no=out_trade_no).trade_no


def test_cancelling_a_paid_trade_gives_everything_back_fee_and_all(shop: Shop) -> None:
    paid = shop.pay("100.00", out_trade_no="A1")
    shop.later(minutes=1)

    cancelled = shop.cancel("A1")

    assert (cancelled.action, cancelled.retry_flag) == ("refund", "N")
    assert (cancelled.trade_no, cancelled.gmt_refund_pay) == (paid.trade_no, shop.now)
    assert (shop.mei, shop.seller, shop.fees) == (Money(500_00), Money(0), Money(0))
    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED


def test_cancelling_gives_back_only_what_is_left(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "30.00", out_request_no="R1")

    assert shop.cancel("A1").action == "refund"
    assert (shop.mei, shop.seller, shop.fees) == (Money(500_00), Money(0), Money(0))


def test_cancelling_an_order_that_waits_closes_it(shop: Shop) -> None:
    waiting = shop.pay_waiting("12.80", out_trade_no="A1")

    assert shop.cancel("A1").action == "close"
    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED
    with pytest.raises(TradeHasClose):
        shop.confirm(waiting.trade_no)
    assert shop.rows("SELECT * FROM job WHERE kind = 'payments.expire'") == []


def test_an_order_cancelled_before_it_was_seen_can_never_be_charged(shop: Shop) -> None:
    unseen = shop.cancel("A1")

    assert (unseen.action, unseen.trade_no, unseen.out_trade_no) == (None, None, "A1")
    with pytest.raises(TradeHasClose):
        shop.pay(out_trade_no="A1")
    with pytest.raises(TradeHasClose):
        shop.create(out_trade_no="A1")
    with pytest.raises(TradeNotExist):
        shop.query("A1")
    with pytest.raises(TradeNotExist):
        close(shop, "A1")
    with pytest.raises(TradeNotExist):
        shop.refund("A1", "1.00")
    assert shop.mei == Money(500_00)


def test_cancelling_again_is_answered_as_before_and_changes_nothing(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    shop.pay_waiting(out_trade_no="A2")
    first = {number: shop.cancel(number) for number in ("A1", "A2", "A3")}
    before = shop.everything()
    shop.later(hours=1)

    assert {number: shop.cancel(number) for number in first} == first
    assert shop.everything() == before


def test_cancelling_what_was_refunded_or_closed_says_what_became_of_it(shop: Shop) -> None:
    shop.pay("10.00", out_trade_no="A1")
    shop.refund("A1", "10.00")
    shop.create(out_trade_no="A2")
    close(shop, "A2")

    assert shop.cancel("A1").action == "refund"
    assert shop.cancel("A2").action == "close"


def test_a_platform_number_nobody_knows_undoes_nothing(shop: Shop) -> None:
    before = shop.everything()

    answer = shop.ask(TRADE_CANCEL, trade_no="2" * 28)

    assert (answer.action, answer.trade_no) == (None, None)
    assert shop.everything() == before


def test_a_trade_is_cancelled_by_the_platforms_number_too(shop: Shop) -> None:
    paid = shop.pay("12.80")

    assert shop.ask(TRADE_CANCEL, trade_no=paid.trade_no).action == "refund"


def test_one_merchant_cannot_undo_or_see_anothers_trade(shop: Shop) -> None:
    paid = shop.pay("12.80", out_trade_no="A1")
    other = "2088000000000002"

    assert shop.ask(TRADE_CANCEL, merchant=other, trade_no=paid.trade_no).action is None
    assert shop.ask(TRADE_CANCEL, merchant=other, out_trade_no="A1").action is None
    with pytest.raises(TradeNotExist):
        shop.ask(TRADE_CLOSE, merchant=other, trade_no=paid.trade_no)
    with pytest.raises(TradeNotExist):
        shop.ask(TRADE_REFUND, merchant=other, trade_no=paid.trade_no, refund_amount="1")
    assert shop.query("A1").trade_status is TradeStatus.TRADE_SUCCESS


def test_a_trade_is_undone_for_ninety_days(shop: Shop) -> None:
    shop.pay("1.00", out_trade_no="A1")
    shop.pay("1.00", out_trade_no="A2")
    shop.later(days=90, microseconds=-1)
    assert shop.cancel("A1").action == "refund"
    shop.later(microseconds=1)

    with pytest.raises(CancelTooLate):
        shop.cancel("A2")


def test_a_merchant_without_the_money_cannot_undo(shop: Shop) -> None:
    shop.pay("12.80", out_trade_no="A1")
    shop.drain_seller()
    before = shop.everything()

    with pytest.raises(SellerBalanceNotEnough):
        shop.cancel("A1")

    assert shop.everything() == before


def test_a_late_charge_and_its_cancel_in_one_commit_leave_no_money_moved(shop: Shop) -> None:
    asked = {"subject": "早餐", "total_amount": "12.80", "auth_code": shop.code()}
    caller = Caller(merchant_id=SELLER, app_id=APP)
    pay = shop.work(TRADE_PAY, caller, out_trade_no="A1", **asked)
    cancel = shop.work(TRADE_CANCEL, caller, out_trade_no="A1")

    first, second, third = shop.group([cancel, pay, cancel])

    assert (first.error, third.error) == (None, None)
    assert isinstance(second.error, TradeHasClose)
    assert shop.mei == Money(500_00)


def test_cancel_right_after_the_charge_in_one_commit_refunds_it(shop: Shop) -> None:
    asked = {"subject": "早餐", "total_amount": "12.80", "auth_code": shop.code()}
    caller = Caller(merchant_id=SELLER, app_id=APP)
    pay = shop.work(TRADE_PAY, caller, out_trade_no="A1", **asked)
    cancel = shop.work(TRADE_CANCEL, caller, out_trade_no="A1")

    outcomes = shop.group([pay, cancel, cancel])

    assert [outcome.error for outcome in outcomes] == [None, None, None]
    assert (shop.mei, shop.seller) == (Money(500_00), Money(0))


def test_closing_is_for_orders_that_wait(shop: Shop) -> None:
    waiting = shop.pay_waiting(out_trade_no="A1")

    assert close(shop, "A1") == waiting.trade_no
    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED
    before = shop.everything()
    assert close(shop, "A1") == waiting.trade_no
    assert shop.everything() == before


def test_what_was_paid_or_ended_otherwise_is_not_closed(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    shop.pay_waiting(out_trade_no="A2")
    shop.cancel("A2")

    for number in ("A1", "A2"):
        with pytest.raises(TradeStatusWrong):
            close(shop, number)


def test_what_nobody_has_scanned_cannot_be_closed(shop: Shop) -> None:
    shop.precreate(out_trade_no="A1")

    for number in ("A1", "A2"):
        with pytest.raises(TradeNotExist):
            close(shop, number)


def test_one_of_the_numbers_must_be_given(shop: Shop) -> None:
    with pytest.raises(ValidationError, match="out_trade_no and trade_no"):
        shop.ask(TRADE_CANCEL, out_trade_no=None)
    with pytest.raises(ValidationError, match="out_trade_no and trade_no"):
        shop.ask(TRADE_CLOSE)
