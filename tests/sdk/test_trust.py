"""Who believes whom: notifications, forged requests, and answers changed on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.sdk import clients, edges
from tests.sdk.clients import Client, Refused, Setup
from tests.sdk.conftest import Start
from tests.sdk.edges import Receiver
from tests.sdk.service import Buyer, Json, Platform

pytestmark = pytest.mark.sdk

NOT_GENUINE = {
    "official": {"ResponseException"},
    "fzlee": {"AliPayValidationError", "AliPayException"},
    "node": {"AlipayRequestError", "TypeError"},
}


def charge(client: Client, order_no: str, auth_code: str, notify_url: str | None = None) -> Json:
    biz: Json = {
        "out_trade_no": order_no,
        "scene": "bar_code",
        "auth_code": auth_code,
        "subject": "豆浆 & 油条 50% + 糖",
        "total_amount": "12.80",
    }
    return client.call("alipay.trade.pay", biz, notify_url=notify_url)


def query(client: Client, order_no: str) -> Json:
    return client.call("alipay.trade.query", {"out_trade_no": order_no})


@pytest.fixture(scope="module")
def foreign_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a key of the right kind that no app of this platform owns."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    kept = tmp_path_factory.mktemp("foreign") / "key.pem"
    pem = made.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    kept.write_bytes(pem)
    return kept


def test_the_client_believes_our_notifications_and_no_altered_one(
    client: Client, platform: Platform, buyer: Buyer, inbox: Receiver, order_no: str
) -> None:
    paid = charge(client, order_no, platform.auth_code(buyer), inbox.url)
    notice = inbox.about(order_no, "TRADE_SUCCESS")

    assert notice["trade_no"] == paid["trade_no"]
    assert (notice["notify_type"], notice["total_amount"]) == ("trade_status_sync", "12.80")
    assert notice["subject"] == "豆浆 & 油条 50% + 糖"
    assert all(notice.values()), "some clients sign empty fields and some do not: send none"
    assert client.finds_genuine(notice)
    assert not client.finds_genuine({**notice, "total_amount": "0.01"})
    assert not client.finds_genuine({**notice, "buyer_note": "x"})


def test_a_refund_is_notified_and_believed(
    client: Client, platform: Platform, buyer: Buyer, inbox: Receiver, order_no: str
) -> None:
    charge(client, order_no, platform.auth_code(buyer), inbox.url)
    paid = inbox.about(order_no, "TRADE_SUCCESS")

    client.call(
        "alipay.trade.refund",
        {"out_trade_no": order_no, "refund_amount": "12.80", "out_request_no": "R1"},
    )

    notice = inbox.about(order_no, "TRADE_CLOSED")
    assert (notice["refund_fee"], notice["out_biz_no"]) == ("12.80", "R1")
    assert notice["notify_id"] != paid["notify_id"]
    assert client.finds_genuine(notice)


def test_a_request_signed_by_a_stranger_is_refused_and_charges_nobody(
    client_name: str,
    client: Client,
    start: Start,
    setup: Setup,
    platform: Platform,
    buyer: Buyer,
    foreign_key: Path,
    order_no: str,
) -> None:
    stranger = start(client_name, setup.changed(app_private_key=foreign_key))

    answer = charge(stranger, order_no, platform.auth_code(buyer))

    assert (answer["code"], answer["sub_code"]) == ("40002", "isv.invalid-signature")
    assert query(client, order_no)["sub_code"] == "ACQ.TRADE_NOT_EXIST"


def test_a_request_altered_on_the_way_is_refused_and_charges_nobody(
    client_name: str,
    client: Client,
    setup: Setup,
    platform: Platform,
    buyer: Buyer,
    order_no: str,
) -> None:
    with (
        edges.road(platform.port, out=lambda sent: sent.replace(b"12.80", b"11.80")) as port,
        clients.running(client_name, setup.changed(port=port)) as misled,
    ):
        answer = charge(misled, order_no, platform.auth_code(buyer))

    assert (answer["code"], answer["sub_code"]) == ("40002", "isv.invalid-signature")
    assert query(client, order_no)["sub_code"] == "ACQ.TRADE_NOT_EXIST"


def test_an_answer_altered_on_the_way_is_not_believed(
    client_name: str,
    client: Client,
    setup: Setup,
    platform: Platform,
    buyer: Buyer,
    order_no: str,
) -> None:
    charge(client, order_no, platform.auth_code(buyer))
    tongue: list[edges.Alter] = [bytes]

    def latest(answer: bytes) -> bytes:
        return tongue[-1](answer)

    with (
        edges.road(platform.port, back=latest) as port,
        clients.running(client_name, setup.changed(port=port)) as told,
    ):
        assert query(told, order_no)["total_amount"] == "12.80", "the road itself changes nothing"
        for lie, alter in _lies().items():
            tongue.append(alter)
            with pytest.raises(Refused) as refusal:
                query(told, order_no)
            assert refusal.value.kind in NOT_GENUINE[client_name], lie


def _lies() -> dict[str, edges.Alter]:
    """Ways to change an answer, each of which leaves well-formed JSON behind."""
    return {
        "another amount": lambda answer: answer.replace(b"12.80", b"12.90"),
        "another state": lambda answer: answer.replace(b"TRADE_SUCCESS", b"TRADE_CLOSED"),
        "a field more": lambda answer: answer.replace(b'"code":', b'"extra":"1","code":', 1),
        "no signature": lambda answer: re.sub(rb',"sign":"[^"]*"', b"", answer),
        "another signature": lambda answer: re.sub(
            rb'"sign":"(.)',
            lambda found: b'"sign":"' + (b"A" if found[1] != b"A" else b"B"),
            answer,
        ),
    }
