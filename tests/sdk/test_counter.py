"""A day at the counter, told through every client: what each call must answer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.sdk.clients import Client
from tests.sdk.service import Buyer, Json, Platform

pytestmark = pytest.mark.sdk

NEVER_ISSUED = "289999999999999999"


def charge(client: Client, order_no: str, auth_code: str, amount: str = "12.80") -> Json:
    return client.call(
        "alipay.trade.pay",
        {
            "out_trade_no": order_no,
            "scene": "bar_code",
            "auth_code": auth_code,
            "subject": "豆浆 油条",
            "total_amount": amount,
        },
    )


def refund(client: Client, order_no: str, amount: str, request_no: str) -> Json:
    biz: Json = {
        "out_trade_no": order_no,
        "refund_amount": amount,
        "out_request_no": request_no,
        "refund_reason": "少了一根油条",
    }
    return client.call("alipay.trade.refund", biz)


def about(client: Client, verb: str, order_no: str) -> Json:
    return client.call(f"alipay.trade.{verb}", {"out_trade_no": order_no})


def balance(platform: Platform, buyer: Buyer) -> Decimal:
    return Decimal(str(platform.phone("balance", buyer)["balance"]))


def refused_with(answer: Json) -> object:
    assert answer["code"] == "40004", answer
    assert answer["msg"] == "Business Failed"
    assert answer["sub_msg"], "a refusal says why in words"
    return answer["sub_code"]


def test_a_payment_code_is_charged_once_however_often_it_is_sent(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    before = balance(platform, buyer)
    auth_code = platform.auth_code(buyer)

    paid = charge(client, order_no, auth_code)
    again = charge(client, order_no, auth_code)
    with_a_fresh_code = charge(client, order_no, platform.auth_code(buyer))

    assert (paid["code"], paid["msg"]) == ("10000", "Success")
    assert (paid["out_trade_no"], paid["total_amount"]) == (order_no, "12.80")
    assert (paid["buyer_pay_amount"], paid["receipt_amount"]) == ("12.80", "12.80")
    assert paid["buyer_user_id"] == buyer.user_id
    assert refused_with(again) == "ACQ.TRADE_HAS_SUCCESS"
    assert refused_with(with_a_fresh_code) == "ACQ.TRADE_HAS_SUCCESS"
    found = about(client, "query", order_no)
    assert (found["trade_status"], found["total_amount"]) == ("TRADE_SUCCESS", "12.80")
    assert found["trade_no"] == paid["trade_no"]
    assert before - balance(platform, buyer) == Decimal("12.80")


def test_a_code_never_issued_or_already_used_pays_nothing(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    used = platform.auth_code(buyer)
    assert charge(client, order_no, used)["code"] == "10000"

    assert refused_with(charge(client, f"{order_no}a", NEVER_ISSUED)) == (
        "ACQ.PAYMENT_AUTH_CODE_INVALID"
    )
    assert refused_with(charge(client, f"{order_no}b", used)) == "ACQ.PAYMENT_AUTH_CODE_INVALID"


def test_a_printed_code_becomes_a_trade_when_it_is_scanned_and_paid_when_confirmed(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    biz: Json = {"out_trade_no": order_no, "total_amount": "5.00", "subject": "茶叶蛋"}

    shown = client.call("alipay.trade.precreate", biz)
    shown_again = client.call("alipay.trade.precreate", biz)
    changed = client.call("alipay.trade.precreate", {**biz, "total_amount": "5.01"})

    assert (shown["code"], shown["out_trade_no"]) == ("10000", order_no)
    assert shown_again["code"] == "10000"
    assert refused_with(changed) == "ACQ.CONTEXT_INCONSISTENT"
    assert refused_with(about(client, "query", order_no)) == "ACQ.TRADE_NOT_EXIST"

    scanned = platform.phone("scan", buyer, "--qr", str(shown["qr_code"]))
    assert about(client, "query", order_no)["trade_status"] == "WAIT_BUYER_PAY"
    platform.phone("confirm", buyer, "--trade", str(scanned["trade_no"]))
    found = about(client, "query", order_no)
    assert (found["trade_status"], found["trade_no"]) == ("TRADE_SUCCESS", scanned["trade_no"])
    assert refused_with(client.call("alipay.trade.precreate", biz)) == "ACQ.TRADE_HAS_SUCCESS"


def test_a_buyer_who_is_asked_can_confirm_or_refuse(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    asked = charge(client, order_no, platform.auth_code(buyer, "--always-confirm"))
    assert (asked["code"], asked["out_trade_no"]) == ("10003", order_no)
    assert asked["msg"] == "order success pay inprocess"
    assert about(client, "query", order_no)["trade_status"] == "WAIT_BUYER_PAY"
    platform.phone("confirm", buyer, "--trade", str(asked["trade_no"]))
    assert about(client, "query", order_no)["trade_status"] == "TRADE_SUCCESS"

    doubted = charge(client, f"{order_no}r", platform.auth_code(buyer, "--always-confirm"))
    assert doubted["code"] == "10003"
    platform.phone("refuse", buyer, "--trade", str(doubted["trade_no"]))
    assert about(client, "query", f"{order_no}r")["trade_status"] != "TRADE_SUCCESS"
    assert about(client, "cancel", f"{order_no}r")["code"] == "10000"


def test_refunds_add_up_and_a_repeated_one_moves_nothing(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    charge(client, order_no, platform.auth_code(buyer), "20.00")
    paid = balance(platform, buyer)

    first = refund(client, order_no, "5.00", "R1")
    repeated = refund(client, order_no, "5.00", "R1")
    discordant = refund(client, order_no, "6.00", "R1")
    beyond = refund(client, order_no, "15.01", "R2")
    still_open = about(client, "query", order_no)
    rest = refund(client, order_no, "15.00", "R3")

    assert (first["code"], first["fund_change"], first["refund_fee"]) == ("10000", "Y", "5.00")
    assert (repeated["code"], repeated["fund_change"]) == ("10000", "N")
    assert repeated["refund_fee"] == "5.00"
    assert refused_with(discordant) == "ACQ.DISCORDANT_REPEAT_REQUEST"
    assert refused_with(beyond) in {
        "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
        "ACQ.REASON_TRADE_REFUND_FEE_ERR",
    }
    assert still_open["trade_status"] == "TRADE_SUCCESS"
    assert (rest["fund_change"], rest["refund_fee"]) == ("Y", "20.00")
    assert about(client, "query", order_no)["trade_status"] == "TRADE_CLOSED"
    assert balance(platform, buyer) - paid == Decimal("20.00")


def test_a_refund_is_found_by_its_own_number(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    charge(client, order_no, platform.auth_code(buyer), "8.00")
    refund(client, order_no, "3.00", "R1")

    def refund_query(request_no: str) -> Json:
        biz: Json = {"out_trade_no": order_no, "out_request_no": request_no}
        return client.call("alipay.trade.fastpay.refund.query", biz)

    found = refund_query("R1")
    assert (found["refund_status"], found["refund_amount"]) == ("REFUND_SUCCESS", "3.00")
    assert found["total_amount"] == "8.00"
    unheard_of = refund_query("R2")
    assert unheard_of["code"] == "10000"
    assert "refund_status" not in unheard_of


def test_cancelling_gives_the_money_back_or_keeps_a_late_charge_out(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    before = balance(platform, buyer)
    charge(client, order_no, platform.auth_code(buyer))
    unused = platform.auth_code(buyer)

    reversed_ = about(client, "cancel", order_no)
    reversed_again = about(client, "cancel", order_no)
    unseen = about(client, "cancel", f"{order_no}late")
    late = charge(client, f"{order_no}late", unused)

    assert (reversed_["code"], reversed_["action"]) == ("10000", "refund")
    assert reversed_["retry_flag"] == "N"
    assert reversed_again["code"] == "10000"
    assert about(client, "query", order_no)["trade_status"] == "TRADE_CLOSED"
    assert unseen["code"] == "10000"
    assert "action" not in unseen
    assert refused_with(late) == "ACQ.TRADE_HAS_CLOSE"
    assert balance(platform, buyer) == before


def test_only_an_unpaid_trade_is_closed(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    asked = charge(client, order_no, platform.auth_code(buyer, "--always-confirm"))
    charge(client, f"{order_no}p", platform.auth_code(buyer))

    closed = about(client, "close", order_no)

    assert (closed["code"], closed["trade_no"]) == ("10000", asked["trade_no"])
    assert about(client, "query", order_no)["trade_status"] == "TRADE_CLOSED"
    assert refused_with(about(client, "close", f"{order_no}p")) in {
        "ACQ.REASON_TRADE_STATUS_INVALID",
        "ACQ.TRADE_STATUS_ERROR",
    }
    assert refused_with(about(client, "close", f"{order_no}x")) == "ACQ.TRADE_NOT_EXIST"
