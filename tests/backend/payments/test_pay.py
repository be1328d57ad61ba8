"""Charging the code a buyer shows."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from backend.kernel.call import Caller
from backend.kernel.unit import Unit
from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refusals import (
    AuthCodeInvalid,
    BuyerBalanceNotEnough,
    BuyerIsSeller,
    BuyerNotMatch,
    BuyerStatusForbids,
    ContextInconsistent,
    CurrencyNotSupported,
    ExpireTimePassed,
    ProductNotSigned,
    ReceiveAccountInvalid,
    SceneNotSupported,
    TradeHasClose,
    TradeHasSuccess,
)
from backend.payments.contract.trade import TRADE_PAY, TradePayResponse, TradePayWaiting
from backend.protocol.errors import BusinessError, InvalidArgument
from backend.protocol.moment import to_wire
from backend.protocol.money import Money
from backend.wallet import service as wallet
from tests.backend.payments.shop import BO, MEI, SELLER, Shop


def test_a_small_amount_is_paid_at_once_and_booked_with_its_fee(shop: Shop) -> None:
    paid = shop.pay("100.00", store_id="S1", operator_id="O1", terminal_id="K1")

    assert type(paid) is TradePayResponse
    assert (paid.buyer_logon_id, paid.buyer_user_id) == ("138****0011", MEI)
    assert (paid.total_amount, paid.receipt_amount) == (Money(100_00), Money(100_00))
    assert paid.fund_bill_list is not None
    assert [bill.amount for bill in paid.fund_bill_list] == [Money(100_00)]
    assert paid.gmt_payment == shop.now
    assert (shop.mei, shop.seller, shop.fees) == (Money(400_00), Money(99_40), Money(60))


def test_a_paid_trade_is_found_by_either_number(shop: Shop) -> None:
    paid = shop.pay("12.80", out_trade_no="A1", store_id="S1", terminal_id="K1", body="豆浆")

    by_order = shop.query("A1", query_options=["fund_bill_list", "charge_info_list"])

    assert by_order.trade_status is TradeStatus.TRADE_SUCCESS
    assert by_order.trade_no == paid.trade_no
    assert (by_order.store_id, by_order.terminal_id, by_order.body) == ("S1", "K1", "豆浆")
    assert by_order.send_pay_date == shop.now
    assert by_order.fund_bill_list is not None
    assert by_order.charge_amount == Money(8)
    assert shop.query("not-looked-at", trade_no=paid.trade_no).out_trade_no == "A1"
    assert shop.query("A1").fund_bill_list is None
    assert shop.query("A1").charge_info_list is None


def test_a_code_that_asks_always_waits_for_its_buyer_and_moves_nothing(shop: Shop) -> None:
    waiting = shop.pay_waiting("12.80", out_trade_no="A1")

    assert isinstance(waiting, TradePayWaiting)
    assert waiting.code == "10003"
    assert waiting.receipt_amount is None
    assert shop.query("A1").trade_status is TradeStatus.WAIT_BUYER_PAY
    assert shop.mei == Money(500_00)


@pytest.mark.parametrize(
    ("amount", "waits"), [("200.00", False), ("200.01", True), ("500.00", True)]
)
def test_above_the_password_free_limit_the_buyer_must_confirm(
    shop: Shop, amount: str, waits: bool
) -> None:
    assert isinstance(shop.pay(amount), TradePayWaiting) is waits


def test_the_same_charge_again_while_the_buyer_is_asked_gives_the_same_answer(shop: Shop) -> None:
    code = shop.code(always_confirm=True)
    first = shop.pay("12.80", out_trade_no="A1", auth_code=code)
    before = shop.everything()
    shop.later(minutes=5)

    again = shop.pay("12.80", out_trade_no="A1", auth_code=code)

    assert again == first
    assert isinstance(again, TradePayWaiting)
    assert shop.everything() == before


def test_a_fresh_code_of_the_same_buyer_pays_an_order_that_waits(shop: Shop) -> None:
    waiting = shop.pay_waiting("12.80", out_trade_no="A1")

    paid = shop.pay("12.80", out_trade_no="A1")

    assert type(paid) is TradePayResponse
    assert paid.trade_no == waiting.trade_no
    assert shop.mei == Money(487_20)
    assert shop.rows("SELECT * FROM job WHERE kind = 'payments.expire'") == []


def test_a_fresh_code_that_asks_again_leaves_the_order_waiting(shop: Shop) -> None:
    waiting = shop.pay_waiting("12.80", out_trade_no="A1")

    assert shop.pay_waiting("12.80", out_trade_no="A1") == waiting


def test_a_paid_order_is_never_charged_again(shop: Shop) -> None:
    code = shop.code()
    shop.pay("12.80", out_trade_no="A1", auth_code=code)
    before = shop.everything()

    for auth_code in (code, shop.code(BO)):
        before = shop.everything()
        with pytest.raises(TradeHasSuccess):
            shop.pay("12.80", out_trade_no="A1", auth_code=auth_code)
        assert shop.everything() == before


@pytest.mark.parametrize(
    "changes", [{"total_amount": "12.81"}, {"subject": "午餐"}, {"body": "加蛋"}]
)
@pytest.mark.parametrize("always_confirm", [True, False])
def test_an_order_number_stands_for_one_content_only(
    shop: Shop, changes: dict[str, str], always_confirm: bool
) -> None:
    code = shop.code(always_confirm=always_confirm)
    shop.pay("12.80", out_trade_no="A1", auth_code=code)
    fresh = shop.code()
    before = shop.everything()

    with pytest.raises(ContextInconsistent):
        shop.pay("12.80", **{"out_trade_no": "A1", "auth_code": fresh, **changes})

    assert shop.everything() == before


def test_other_tills_and_cashiers_do_not_make_another_order(shop: Shop) -> None:
    code = shop.code(always_confirm=True)
    first = shop.pay("12.80", out_trade_no="A1", auth_code=code, operator_id="O1")

    assert shop.pay("12.80", out_trade_no="A1", auth_code=code, operator_id="O2") == first


@pytest.mark.parametrize(
    "code", ["280000000000000000", "1", "不是码", "fp0123456789", "2" * 64, "<b>"]
)
def test_a_code_nobody_shows_charges_nobody(shop: Shop, code: str) -> None:
    before = shop.everything()

    with pytest.raises(AuthCodeInvalid):
        shop.pay("12.80", auth_code=code)

    assert shop.everything() == before


def test_a_code_is_good_for_one_minute(shop: Shop) -> None:
    code = shop.code()
    shop.later(seconds=60)

    with pytest.raises(AuthCodeInvalid):
        shop.pay("12.80", auth_code=code)


def test_a_used_code_pays_for_nothing_else(shop: Shop) -> None:
    code = shop.code()
    shop.pay("12.80", auth_code=code)

    with pytest.raises(AuthCodeInvalid):
        shop.pay("12.80", auth_code=code)

    assert shop.mei == Money(487_20)


def test_a_short_balance_leaves_code_and_number_as_they_were(shop: Shop) -> None:
    shop.pay("200.00")
    shop.pay("200.00")
    code = shop.code()
    before = shop.everything()

    with pytest.raises(BuyerBalanceNotEnough):
        shop.pay("100.01", out_trade_no="A1", auth_code=code)

    assert shop.everything() == before
    assert shop.pay("100.00", out_trade_no="A1", auth_code=code).receipt_amount == Money(100_00)


def test_a_refused_number_may_be_tried_with_the_code_of_somebody_else(shop: Shop) -> None:
    with pytest.raises(AuthCodeInvalid):
        shop.pay("12.80", out_trade_no="A1", auth_code="281234567890123456")

    assert shop.pay("12.80", out_trade_no="A1", auth_code=shop.code(BO)).buyer_user_id == BO


def test_an_order_that_waits_for_one_buyer_is_not_paid_by_another(shop: Shop) -> None:
    shop.pay_waiting("12.80", out_trade_no="A1")
    theirs = shop.code(BO)
    before = shop.everything()

    with pytest.raises(BuyerNotMatch):
        shop.pay("12.80", out_trade_no="A1", auth_code=theirs)

    assert shop.everything() == before


def test_the_code_must_be_of_the_buyer_the_merchant_named(shop: Shop) -> None:
    with pytest.raises(BuyerNotMatch):
        shop.pay("12.80", buyer_id=BO)
    assert shop.pay("12.80", buyer_id=MEI).buyer_user_id == MEI


def test_a_closed_wallet_pays_nothing(shop: Shop) -> None:
    code = shop.code()
    shop.database.do(lambda unit: wallet.close_buyer(shop.call(Caller(), unit), MEI))

    with pytest.raises(BuyerStatusForbids):
        shop.pay("12.80", auth_code=code)


def test_a_code_is_charged_on_the_terms_of_its_own_buyer(shop: Shop) -> None:
    theirs = shop.code(BO)

    def work(unit: Unit) -> None:
        call = shop.call(Caller(), unit)
        wallet.set_free_limit(call, MEI, Money(0), pin=None)
        wallet.close_buyer(call, MEI)

    shop.database.do(work)

    paid = shop.pay("200.00", auth_code=theirs)

    assert type(paid) is TradePayResponse
    assert (paid.buyer_user_id, paid.buyer_logon_id) == (BO, "bo***@example.com")


def test_nobody_buys_from_themselves(shop: Shop) -> None:
    with pytest.raises(BuyerIsSeller):
        shop.ask(
            TRADE_PAY,
            merchant=MEI,
            out_trade_no="A1",
            subject="x",
            total_amount="1",
            auth_code=shop.code(),
        )


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"product_code": "QUICK_MSECURITY_PAY"}, ProductNotSigned),
        ({"scene": "wave_code"}, SceneNotSupported),
        ({"scene": "security_code"}, SceneNotSupported),
        ({"seller_id": BO}, ReceiveAccountInvalid),
        ({"trans_currency": "USD"}, CurrencyNotSupported),
        ({"time_expire": "2026-05-01 11:59:59"}, ExpireTimePassed),
    ],
)
def test_terms_that_are_not_offered_are_refused_by_name(
    shop: Shop, asked: dict[str, str], refusal: type[BusinessError]
) -> None:
    code = shop.code()
    before = shop.everything()

    with pytest.raises(refusal):
        shop.pay("12.80", auth_code=code, **asked)

    assert shop.everything() == before


@pytest.mark.parametrize(
    "asked",
    [
        {"product_code": "FACE_TO_FACE_PAYMENT"},
        {"product_code": "OFFLINE_PAYMENT"},
        {"seller_id": SELLER},
        {"trans_currency": "CNY"},
        {"time_expire": "2026-05-01 12:00:01"},
        {"timeout_express": "1c"},
        {"discountable_amount": "10.00", "undiscountable_amount": "2.80"},
        {"goods_detail": [{"goods_id": "1", "goods_name": "豆浆", "quantity": 2, "price": "2"}]},
        {"passback_params": "a%3Db", "body": "", "store_id": None},
    ],
)
def test_terms_that_are_offered_are_taken(shop: Shop, asked: dict[str, object]) -> None:
    assert shop.pay("12.80", **asked).receipt_amount == Money(12_80)


@pytest.mark.parametrize(
    "asked",
    [
        {"total_amount": "0"},
        {"total_amount": "-1"},
        {"total_amount": "0.001"},
        {"total_amount": "100000000.01"},
        {"total_amount": "１２"},
        {"total_amount": "NaN"},
        {"total_amount": "1e400"},
        {"subject": ""},
        {"subject": "a\x00b"},
        {"subject": "长" * 257},
        {"out_trade_no": "a b"},
        {"out_trade_no": "9" * 65},
        {"scene": "face"},
        {"timeout_express": "1.5h"},
        {"timeout_express": "0m"},
        {"time_expire": "2026-05-01"},
        {"discountable_amount": "10.00", "undiscountable_amount": "2.79"},
        {"goods_detail": [{"price": "0.001"}]},
        {"passback_params": "x" * 513},
    ],
)
def test_what_is_not_as_it_must_be_is_refused_before_anything_is_looked_at(
    shop: Shop, asked: dict[str, object]
) -> None:
    with pytest.raises(ValidationError):
        shop.pay("12.80", auth_code="281234567890123456", **asked)


@pytest.mark.parametrize(
    "asked", [{"timeout_express": "16d"}, {"time_expire": "2026-06-01 00:00:00"}]
)
def test_an_order_lives_fifteen_days_at_most(shop: Shop, asked: dict[str, str]) -> None:
    with pytest.raises(InvalidArgument):
        shop.pay("12.80", **asked)


def test_an_order_past_its_time_is_not_charged_though_nobody_has_closed_it_yet(
    shop: Shop,
) -> None:
    code = shop.code(always_confirm=True)
    shop.pay("12.80", out_trade_no="A1", auth_code=code, timeout_express="1m")
    shop.later(minutes=1)

    with pytest.raises(TradeHasClose):
        shop.pay("12.80", out_trade_no="A1", auth_code=code)
    with pytest.raises(TradeHasClose):
        shop.pay("12.80", out_trade_no="A1")


def test_another_merchant_has_numbers_of_its_own(shop: Shop) -> None:
    shop.pay("12.80", out_trade_no="A1")
    other = "2088000000000002"

    theirs = shop.ask(
        TRADE_PAY,
        merchant=other,
        out_trade_no="A1",
        subject="午餐",
        total_amount="5.00",
        auth_code=shop.code(),
    )

    assert theirs.total_amount == Money(5_00)
    assert shop.query("A1").total_amount == Money(12_80)


def test_a_repeat_is_judged_by_the_order_not_by_terms_that_have_passed(shop: Shop) -> None:
    asked = {"out_trade_no": "A1", "time_expire": to_wire(shop.now.replace(minute=5))}
    shop.pay("12.80", **asked)
    shop.later(hours=1)

    with pytest.raises(TradeHasSuccess):
        shop.pay("12.80", **asked)
