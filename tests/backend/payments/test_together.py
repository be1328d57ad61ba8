"""Charges that share a commit."""

from __future__ import annotations

from backend.kernel.call import Caller
from backend.payments.contract.refusals import (
    AuthCodeInvalid,
    BuyerBalanceNotEnough,
    TradeHasSuccess,
)
from backend.payments.contract.trade import TRADE_PAY, TradePayWaiting
from backend.protocol.money import Money
from tests.backend.payments.shop import APP, SELLER, Shop


def test_two_orders_that_show_one_code_in_one_commit_charge_it_once(shop: Shop) -> None:
    code = shop.code()
    caller = Caller(merchant_id=SELLER, app_id=APP)
    asked = {"auth_code": code, "subject": "早餐", "total_amount": "12.80"}

    first, second = shop.group(
        [shop.work(TRADE_PAY, caller, out_trade_no=number, **asked) for number in ("A1", "A2")]
    )

    assert first.error is None
    assert isinstance(second.error, AuthCodeInvalid)
    assert shop.mei == Money(487_20)


def test_a_double_click_in_one_commit_charges_once(shop: Shop) -> None:
    code = shop.code()
    caller = Caller(merchant_id=SELLER, app_id=APP)
    asked = {"auth_code": code, "subject": "早餐", "total_amount": "12.80", "out_trade_no": "A1"}

    outcomes = shop.group([shop.work(TRADE_PAY, caller, **asked) for _ in range(3)])

    assert [type(outcome.error) for outcome in outcomes] == [
        type(None),
        TradeHasSuccess,
        TradeHasSuccess,
    ]
    assert shop.mei == Money(487_20)


def test_a_second_order_in_the_same_commit_sees_what_the_first_left_of_a_balance(
    shop: Shop,
) -> None:
    shop.pay("200.00")
    shop.pay("150.00")
    codes = [shop.code(), shop.code()]
    caller = Caller(merchant_id=SELLER, app_id=APP)

    first, second = shop.group(
        [
            shop.work(
                TRADE_PAY,
                caller,
                out_trade_no=shop.numbers(),
                subject="x",
                total_amount="100.00",
                auth_code=code,
            )
            for code in codes
        ]
    )

    assert first.error is None
    assert isinstance(second.error, BuyerBalanceNotEnough)
    assert shop.mei == Money(50_00)


def test_the_same_charge_twice_in_one_commit_asks_its_buyer_once(shop: Shop) -> None:
    code = shop.code(always_confirm=True)
    caller = Caller(merchant_id=SELLER, app_id=APP)
    asked = {"auth_code": code, "subject": "早餐", "total_amount": "12.80", "out_trade_no": "A1"}

    first, second = shop.group([shop.work(TRADE_PAY, caller, **asked) for _ in range(2)])

    assert isinstance(first.value, TradePayWaiting)
    assert second.value == first.value
    assert len(shop.rows("SELECT * FROM outbox WHERE subject NOT LIKE 'sale%'")) == 1
