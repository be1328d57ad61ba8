"""Giving money back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from backend.kernel.call import Caller
from backend.payments import rules
from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refund import REFUND_QUERY, TRADE_REFUND
from backend.payments.contract.refusals import (
    CurrencyNotSupported,
    RefundBeyondPaid,
    RepeatDiffers,
    SellerBalanceNotEnough,
    TradeHasClose,
    TradeHasFinished,
    TradeNotExist,
    TradeStatusWrong,
)
from backend.payments.contract.trade import TRADE_CANCEL
from backend.protocol.errors import BusinessError
from backend.protocol.money import Money
from tests.backend.payments.shop import APP, MEI, PIN, SELLER, Shop


def test_a_part_is_given_back_with_its_part_of_the_fee(shop: Shop) -> None:
    paid = shop.pay("100.00", out_trade_no="A1")
    shop.later(minutes=1)

    back = shop.refund("A1", "40.00", out_request_no="R1")

    assert (back.trade_no, back.buyer_user_id) == (paid.trade_no, MEI)
    assert (back.fund_change, back.refund_fee) == ("Y", Money(40_00))
    assert back.gmt_refund_pay == shop.now
    assert back.refund_detail_item_list is None
    assert shop.query("A1").trade_status is TradeStatus.TRADE_SUCCESS
    assert (shop.mei, shop.seller, shop.fees) == (Money(440_00), Money(59_64), Money(36))


def test_the_last_part_closes_the_trade(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "40.00", out_request_no="R1")

    last = shop.refund("A1", "60.00", out_request_no="R2")

    assert last.refund_fee == Money(100_00)
    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED
    assert (shop.mei, shop.seller, shop.fees) == (Money(500_00), Money(0), Money(0))


def test_the_same_refund_again_moves_nothing(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    first = shop.refund("A1", "40.00", out_request_no="R1")
    before = shop.everything()
    shop.later(minutes=1)

    again = shop.refund("A1", "40.00", out_request_no="R1")

    assert again == first.model_copy(update={"fund_change": "N"})
    assert shop.everything() == before


def test_a_repeat_tells_all_that_was_given_back_by_then(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "40.00", out_request_no="R1")
    shop.refund("A1", "60.00", out_request_no="R2")

    again = shop.refund("A1", "40.00", out_request_no="R1")

    assert (again.fund_change, again.refund_fee) == ("N", Money(100_00))


def test_a_repeat_is_answered_even_when_the_window_is_over(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "40.00", out_request_no="R1")
    shop.later(days=400)

    assert shop.refund("A1", "40.00", out_request_no="R1").fund_change == "N"


def test_one_refund_number_stands_for_one_amount(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "40.00", out_request_no="R1")
    before = shop.everything()

    with pytest.raises(RepeatDiffers):
        shop.refund("A1", "40.01", out_request_no="R1")

    assert shop.everything() == before


def test_a_refund_without_a_number_takes_the_orders_and_so_is_one(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    assert shop.refund("A1", "40.00").fund_change == "Y"

    assert shop.refund("A1", "40.00").fund_change == "N"
    assert shop.refund("A1", "40.00", out_request_no="A1").fund_change == "N"
    with pytest.raises(RepeatDiffers):
        shop.refund("A1", "60.00")


def test_the_same_number_on_another_trade_is_another_refund(shop: Shop) -> None:
    for number in ("A1", "A2"):
        shop.pay("10.00", out_trade_no=number)

        assert shop.refund(number, "1.00", out_request_no="R1").fund_change == "Y"


@pytest.mark.parametrize("amount", ["60.01", "100.00", "100000000.00"])
def test_no_more_goes_back_than_is_left(shop: Shop, amount: str) -> None:
    shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "40.00", out_request_no="R1")
    before = shop.everything()

    with pytest.raises(RefundBeyondPaid):
        shop.refund("A1", amount, out_request_no="R2")

    assert shop.everything() == before


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        ("waits", TradeStatusWrong),
        ("closed", TradeHasClose),
        ("returned", TradeHasClose),
        ("unscanned", TradeNotExist),
        ("unheard", TradeNotExist),
    ],
)
def test_only_what_was_paid_can_be_given_back(
    shop: Shop, number: str, refusal: type[BusinessError]
) -> None:
    shop.pay_waiting(out_trade_no="waits")
    shop.pay_waiting(out_trade_no="closed")
    shop.cancel("closed")
    shop.pay("12.80", out_trade_no="returned")
    shop.refund("returned", "12.80")
    shop.precreate(out_trade_no="unscanned")
    before = shop.everything()

    with pytest.raises(refusal):
        shop.refund(number, "1.00", out_request_no="R1")

    assert shop.everything() == before


@pytest.mark.parametrize("settled", [True, False])
def test_money_goes_back_for_ninety_days(shop: Shop, settled: bool) -> None:
    shop.pay("10.00", out_trade_no="A1")
    shop.later(days=90, microseconds=-1)
    shop.refund("A1", "1.00", out_request_no="R1")
    shop.later(microseconds=1)
    if settled:
        shop.plan_finishing()
        shop.settle()
        assert shop.query("A1").trade_status is TradeStatus.TRADE_FINISHED

    with pytest.raises(TradeHasFinished):
        shop.refund("A1", "1.00", out_request_no="R2")


def test_a_merchant_without_the_money_gives_nothing_back(shop: Shop) -> None:
    shop.pay("10.00", out_trade_no="A1")
    shop.drain_seller()
    before = shop.everything()

    with pytest.raises(SellerBalanceNotEnough):
        shop.refund("A1", "1.00")

    assert shop.everything() == before


def test_only_yuan_go_back(shop: Shop) -> None:
    shop.pay("10.00", out_trade_no="A1")
    with pytest.raises(CurrencyNotSupported):
        shop.refund("A1", "1.00", refund_currency="USD")
    assert shop.refund("A1", "1.00", refund_currency="CNY").fund_change == "Y"


@pytest.mark.parametrize(
    "asked",
    [
        {"refund_amount": "0"},
        {"refund_amount": "-1"},
        {"refund_amount": "0.001"},
        {"refund_amount": "1e2"},
        {"out_request_no": "#cancel"},
        {"out_request_no": "9" * 65},
        {"refund_reason": "长" * 257},
    ],
)
def test_what_is_not_as_it_must_be_is_refused(shop: Shop, asked: dict[str, str]) -> None:
    shop.pay("10.00", out_trade_no="A1")
    with pytest.raises(ValidationError):
        shop.refund("A1", **{"amount": "1.00", **asked})


def test_two_refunds_that_meet_in_one_commit_never_exceed_what_was_paid(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    caller = Caller(merchant_id=SELLER, app_id=APP)

    outcomes = shop.group(
        [
            shop.work(
                TRADE_REFUND,
                caller,
                out_trade_no="A1",
                refund_amount="60.00",
                out_request_no=number,
            )
            for number in ("R1", "R2", "R1")
        ]
    )

    first, second, again = outcomes
    assert first.value is not None
    assert isinstance(second.error, RefundBeyondPaid)
    assert again.value is not None
    assert (first.value.fund_change, again.value.fund_change) == ("Y", "N")
    assert shop.mei == Money(460_00)


def test_a_refund_and_a_cancel_that_meet_give_back_once(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")
    caller = Caller(merchant_id=SELLER, app_id=APP)
    cancel = shop.work(TRADE_CANCEL, caller, out_trade_no="A1")
    refund = shop.work(TRADE_REFUND, caller, out_trade_no="A1", refund_amount="100.00")

    outcomes = shop.group([cancel, refund, cancel])

    assert isinstance(outcomes[1].error, TradeHasClose)
    assert shop.mei == Money(500_00)


def test_a_refund_is_found_by_its_number(shop: Shop) -> None:
    paid = shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "40.00", out_request_no="R1", refund_reason="洒了")

    found = shop.ask(REFUND_QUERY, out_trade_no="A1", out_request_no="R1")

    assert (found.refund_status, found.refund_amount) == ("REFUND_SUCCESS", Money(40_00))
    assert (found.total_amount, found.trade_no) == (Money(100_00), paid.trade_no)
    assert (found.refund_reason, found.gmt_refund_pay) == ("洒了", None)
    full = shop.ask(
        REFUND_QUERY,
        trade_no=paid.trade_no,
        out_request_no="R1",
        query_options=["gmt_refund_pay", "refund_detail_item_list"],
    )
    assert (full.gmt_refund_pay, full.send_back_fee) == (shop.now, Money(40_00))


def test_a_refund_that_never_was_is_answered_with_nothing(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")

    answer = shop.ask(REFUND_QUERY, out_trade_no="A1", out_request_no="R1")

    assert answer.model_dump(exclude_none=True) == {}
    with pytest.raises(TradeNotExist):
        shop.ask(REFUND_QUERY, out_trade_no="A2", out_request_no="R1")


def test_a_refund_tells_where_the_money_went_when_asked(shop: Shop) -> None:
    shop.pay("100.00", out_trade_no="A1")

    back = shop.refund("A1", "40.00", query_options="refund_detail_item_list")

    assert back.send_back_fee == Money(40_00)
    assert back.refund_detail_item_list is not None
    assert [bill.amount for bill in back.refund_detail_item_list] == [Money(40_00)]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    total=st.integers(1, 500_00),
    parts=st.lists(st.integers(1, 300_00), max_size=6),
    rate=st.integers(0, 300),
)
def test_however_it_is_given_back_the_books_agree_with_the_fee_rule(
    shop: Shop, total: int, parts: list[int], rate: int
) -> None:
    shop.fund(MEI, Money(500_00))
    shop.setting = replace(shop.setting, fee_bp=rate)
    before = (shop.mei, shop.seller, shop.fees)
    number = shop.numbers()
    waiting = shop.create(Money(total).to_text(), out_trade_no=number)
    shop.confirm(waiting.trade_no, pin=PIN)
    kept = Money(total)
    for nth, part in enumerate(parts):
        try:
            shop.refund(number, Money(part).to_text(), out_request_no=f"R{nth}")
        except (RefundBeyondPaid, TradeHasClose):
            continue
        kept -= Money(part)

    fee = rules.fee(kept, rate)
    after = (shop.mei, shop.seller, shop.fees)
    assert [now - then for now, then in zip(after, before, strict=True)] == [-kept, kept - fee, fee]
