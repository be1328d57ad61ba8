"""What the merchant's console asks of its trades."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from backend.payments.contract.orders import (
    TRADE_DETAIL,
    TRADE_LIST,
    TRADE_TOTALS,
    TradeListResponse,
)
from backend.payments.contract.refusals import TradeNotExist
from backend.payments.contract.trade import TRADE_PAY
from backend.protocol.money import Money
from tests.backend.payments.shop import BO, MEI, Shop


def listed(shop: Shop, **asked: object) -> TradeListResponse:
    return shop.ask(TRADE_LIST, **asked)  # type: ignore[arg-type]  # by name


def numbers(shop: Shop, **asked: object) -> list[str]:
    return [line.out_trade_no for line in listed(shop, **asked).trades]


@pytest.fixture
def day(shop: Shop) -> Shop:
    """Trade a day of every kind, a minute apart, and once under another merchant."""
    shop.pay("1.00", out_trade_no="paid", subject="豆浆")
    shop.later(minutes=1)
    shop.pay("2.00", out_trade_no="part", auth_code=shop.code(BO))
    shop.refund("part", "0.50", out_request_no="R1", refund_reason="洒了", operator_id="O1")
    shop.later(minutes=1)
    shop.pay("3.00", out_trade_no="back", subject="100%_鲜牛奶")
    shop.refund("back", "3.00")
    shop.later(minutes=1)
    shop.pay_waiting("4.00", out_trade_no="waits")
    shop.later(minutes=1)
    shop.pay_waiting("5.00", out_trade_no="closed")
    shop.cancel("closed")
    shop.precreate(out_trade_no="unscanned")
    shop.cancel("unseen")
    shop.ask(
        TRADE_PAY,
        merchant="2088000000000002",
        out_trade_no="theirs",
        subject="x",
        total_amount="9.00",
        auth_code=shop.code(),
    )
    return shop


def test_trades_are_listed_newest_first_and_only_ones_own(day: Shop) -> None:
    assert numbers(day) == ["closed", "waits", "back", "part", "paid"]


def test_a_line_says_what_was_asked_paid_given_back_charged_and_kept(day: Shop) -> None:
    line = listed(day, text="part").trades[0]

    assert (line.total_amount, line.paid_amount) == (Money(2_00), Money(2_00))
    assert (line.refund_fee, line.charge_amount, line.net_amount) == (
        Money(50),
        Money(1),
        Money(1_49),
    )
    assert line.buyer_logon_id == "bo***@example.com"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "TRADE_SUCCESS"}, ["part", "paid"]),
        ({"status": "TRADE_CLOSED"}, ["closed", "back"]),
        ({"status": "WAIT_BUYER_PAY"}, ["waits"]),
        ({"status": "TRADE_FINISHED"}, []),
        ({"refunded": True}, ["back", "part"]),
        ({"refunded": False}, ["closed", "waits", "paid"]),
        ({"status": "TRADE_SUCCESS", "refunded": "true"}, ["part"]),
        ({"begin": "2026-05-01 12:01:00", "end": "2026-05-01 12:03:00"}, ["back", "part"]),
        ({"text": "豆"}, ["paid"]),
        ({"text": "PA"}, ["part", "paid"]),
        ({"text": "BO*"}, ["part"]),
        ({"text": "138"}, ["closed", "waits", "back", "paid"]),
        ({"text": "%"}, ["back"]),
        ({"text": "_"}, ["back"]),
        ({"text": "' OR 1=1 --"}, []),
        ({"text": "  "}, ["closed", "waits", "back", "part", "paid"]),
    ],
)
def test_trades_are_found_by_what_is_known_of_them(
    day: Shop, asked: dict[str, object], found: list[str]
) -> None:
    assert numbers(day, **asked) == found


def test_a_trade_is_found_by_the_platforms_number(day: Shop) -> None:
    trade_no = day.query("waits").trade_no

    assert numbers(day, text=trade_no) == ["waits"]


@pytest.mark.parametrize("size", [1, 2, 4, 5, 6])
def test_pages_follow_one_another_without_gap_or_repeat(day: Shop, size: int) -> None:
    seen: list[str] = []
    page = listed(day, page_size=size)
    while True:
        seen += [line.out_trade_no for line in page.trades]
        if page.next is None:
            break
        page = listed(day, page_size=str(size), after=page.next)

    assert seen == ["closed", "waits", "back", "part", "paid"]


def test_a_page_after_the_end_of_time_is_every_page(day: Shop) -> None:
    page = listed(day, after="99999999999999999-0000000000000000")

    assert len(page.trades) == 5


def test_pages_divide_trades_of_one_moment_too(shop: Shop) -> None:
    for _ in range(5):
        shop.pay("1.00")
    seen: set[str] = set()
    page = listed(shop, page_size=2)
    sizes = [len(page.trades)]
    while page.next:
        seen |= {line.trade_no for line in page.trades}
        page = listed(shop, page_size=2, after=page.next)
        sizes.append(len(page.trades))
    seen |= {line.trade_no for line in page.trades}

    assert (sizes, len(seen)) == ([2, 2, 1], 5)


@pytest.mark.parametrize(
    "asked",
    [
        *({"page_size": 0}, {"page_size": 201}, {"page_size": "many"}, {"status": "X"}),
        *({"after": "x"}, {"after": "300000000000000000-0000000000000000"}),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(shop: Shop, asked: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        listed(shop, **asked)


def test_totals_are_the_sums_of_the_list(day: Shop) -> None:
    totals = day.ask(TRADE_TOTALS)

    assert (totals.count, totals.paid_count) == (5, 3)
    assert (totals.paid_amount, totals.refund_fee) == (Money(6_00), Money(3_50))
    assert (totals.charge_amount, totals.net_amount) == (Money(2), Money(2_48))
    assert day.ask(TRADE_TOTALS, text="none").count == 0


def test_a_trade_is_shown_with_its_refunds(day: Shop) -> None:
    detail = day.ask(TRADE_DETAIL, out_trade_no="part")

    assert detail.trade == listed(day, text="part").trades[0]
    assert (detail.buyer_user_id, detail.fee_rate_bp, detail.close_reason) == (BO, 60, None)
    (refund,) = detail.refunds
    assert (refund.out_request_no, refund.refund_amount) == ("R1", Money(50))
    assert (refund.refund_reason, refund.operator_id) == ("洒了", "O1")


@pytest.mark.parametrize(("number", "reason"), [("back", "refund"), ("closed", "cancel")])
def test_a_closed_trade_says_why(day: Shop, number: str, reason: str) -> None:
    assert day.ask(TRADE_DETAIL, out_trade_no=number).close_reason == reason


def test_a_cancelled_payment_shows_the_refund_that_undid_it(shop: Shop) -> None:
    shop.pay("1.00", out_trade_no="A1")
    shop.cancel("A1")

    detail = shop.ask(TRADE_DETAIL, out_trade_no="A1")

    assert [refund.out_request_no for refund in detail.refunds] == ["#cancel"]
    assert (detail.close_reason, detail.buyer_user_id) == ("cancel", MEI)


@pytest.mark.parametrize("number", ["unscanned", "unseen", "theirs", "never"])
def test_what_is_no_trade_of_ones_own_is_not_shown(day: Shop, number: str) -> None:
    with pytest.raises(TradeNotExist):
        day.ask(TRADE_DETAIL, out_trade_no=number)
