"""What merchants are told of their trades, and how often."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.payments.contract.refund import TRADE_REFUND
from backend.payments.contract.trade import TRADE_CREATE, TRADE_PAY, TRADE_PRECREATE
from backend.protocol.signing import PrivateKey, notification_text
from tests.backend.payments.shop import APP, MEI, NOON, SELLER, Shop

URL = "http://127.0.0.1:9/heard?shop=1"
ASKED = {"out_trade_no": "A1", "subject": "早餐", "total_amount": "12.80"}


def pay(shop: Shop, **changes: str) -> None:
    shop.ask(TRADE_PAY, notify_url=URL, **{**ASKED, "auth_code": shop.code(), **changes})


def forms(shop: Shop) -> list[dict[str, str]]:
    return [form for _, _, form in shop.outside.heard]


def test_a_payment_is_told_signed_and_without_empty_fields(
    shop: Shop, platform_key: PrivateKey
) -> None:
    pay(shop, passback_params="a%3Db")
    shop.later(seconds=1)

    shop.settle()

    ((at, url, form),) = shop.outside.heard
    assert (at, url) == (shop.now, URL)
    assert all(form.values())
    assert "body" not in form
    sign = form.pop("sign")
    assert platform_key.public.verify(notification_text(form, "utf-8"), sign, "RSA2")
    assert form.pop("sign_type") == "RSA2"
    assert len(form.pop("notify_id")) == 34
    assert form == {
        "notify_time": "2026-05-01 12:00:01",
        "notify_type": "trade_status_sync",
        "app_id": APP,
        "auth_app_id": APP,
        "charset": "utf-8",
        "version": "1.0",
        "trade_no": shop.query("A1").trade_no,
        "out_trade_no": "A1",
        "trade_status": "TRADE_SUCCESS",
        "buyer_id": MEI,
        "buyer_logon_id": "138****0011",
        "seller_id": SELLER,
        "total_amount": "12.80",
        "receipt_amount": "12.80",
        "invoice_amount": "12.80",
        "buyer_pay_amount": "12.80",
        "point_amount": "0.00",
        "subject": "早餐",
        "gmt_create": "2026-05-01 12:00:00",
        "gmt_payment": "2026-05-01 12:00:00",
        "fund_bill_list": '[{"amount":"12.80","fundChannel":"ALIPAYACCOUNT"}]',
        "passback_params": "a%3Db",
    }


def test_it_is_told_until_it_is_heard_at_the_published_times_and_always_alike(shop: Shop) -> None:
    shop.outside.answer = "fail"
    pay(shop)

    for _ in range(26 * 60):
        shop.settle()
        shop.later(minutes=1)

    waits = [0, 4, 10, 10, 60, 120, 360, 900]
    due = [NOON + timedelta(minutes=sum(waits[: nth + 1])) for nth in range(len(waits))]
    assert [at for at, _, _ in shop.outside.heard] == due
    assert all(form == forms(shop)[0] for form in forms(shop))
    assert shop.rows("SELECT state, tries FROM job WHERE kind = 'payments.notify'") == [("dead", 8)]


@pytest.mark.parametrize(
    "answer", ["", "fail", "SUCCESS", "success\n", " success", "<p>success</p>", "successful"]
)
def test_only_the_seven_letters_are_heard(shop: Shop, answer: str) -> None:
    shop.outside.answer = answer
    pay(shop)
    shop.settle()
    shop.outside.answer = "success"
    for _ in range(3):
        shop.later(minutes=4)
        shop.settle()

    assert len(shop.outside.heard) == 2
    assert shop.rows("SELECT state FROM job WHERE kind = 'payments.notify'") == [("done",)]


def test_a_part_given_back_is_told_with_all_that_was_given_back(shop: Shop) -> None:
    pay(shop)
    shop.later(seconds=1, milliseconds=250)
    shop.ask(TRADE_REFUND, out_trade_no="A1", refund_amount="2.80", out_request_no="R1")
    shop.ask(TRADE_REFUND, out_trade_no="A1", refund_amount="4.00", out_request_no="R2")

    shop.settle()

    paid, first, second = forms(shop)
    assert "refund_fee" not in paid
    assert (first["refund_fee"], second["refund_fee"]) == ("2.80", "6.80")
    assert (first["out_biz_no"], second["out_biz_no"]) == ("R1", "R2")
    assert first["gmt_refund"] == "2026-05-01 12:00:01.250"
    assert first["trade_status"] == second["trade_status"] == "TRADE_SUCCESS"
    assert "gmt_close" not in second
    assert len({form["notify_id"] for form in forms(shop)}) == 3


@pytest.mark.parametrize("cancelled", [True, False])
def test_all_given_back_is_told_as_closed(shop: Shop, cancelled: bool) -> None:
    pay(shop)
    if cancelled:
        shop.cancel("A1")
    else:
        shop.refund("A1", "12.80", out_request_no="R1")

    shop.settle()

    last = forms(shop)[-1]
    assert (last["trade_status"], last["refund_fee"]) == ("TRADE_CLOSED", "12.80")
    assert last["gmt_close"] == "2026-05-01 12:00:00"
    assert last["out_biz_no"] == ("A1" if cancelled else "R1")


def test_an_order_that_ends_unpaid_is_not_told(shop: Shop) -> None:
    shop.ask(TRADE_CREATE, notify_url=URL, buyer_id=MEI, **ASKED)
    shop.cancel("A1")
    shop.settle()

    assert shop.outside.heard == []


def test_a_repeated_refund_is_not_told_again(shop: Shop) -> None:
    pay(shop)
    for _ in range(3):
        shop.refund("A1", "1.00", out_request_no="R1")
    shop.settle()

    assert len(shop.outside.heard) == 2


def test_a_merchant_who_does_not_want_to_hear_is_not_told(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    shop.refund("A1", "1.00")
    shop.settle()

    assert shop.outside.heard == []
    assert shop.rows("SELECT * FROM job") == []


def test_an_order_confirmed_on_a_phone_is_told_where_its_maker_said(shop: Shop) -> None:
    code = shop.ask(TRADE_PRECREATE, notify_url=URL, **ASKED).qr_code
    shop.confirm(shop.scan(code).trade_no)
    shop.settle()

    assert [url for _, url, _ in shop.outside.heard] == [URL]


def test_a_fact_told_twice_is_delivered_once(shop: Shop) -> None:
    pay(shop)
    shop.settle()
    shop.change_row("UPDATE outbox_relay SET seq = 0")
    shop.settle()

    assert len(shop.outside.heard) == 1


def test_a_fact_whose_trade_is_gone_is_passed_over(shop: Shop) -> None:
    pay(shop)
    shop.change_row("UPDATE payments_trade SET notify_url = NULL")
    shop.settle()

    assert shop.outside.heard == []
