"""Typed calls: answers, refusals by their very class, and everything that is neither."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backend.payments.contract.refusals import AuthCodeInvalid
from backend.payments.contract.trade import (
    TRADE_PAY,
    TRADE_QUERY,
    TradePayRequest,
    TradePayWaiting,
    TradeQueryRequest,
)
from backend.protocol.envelope import write_answer
from backend.protocol.errors import (
    BusinessError,
    CallLimited,
    InvalidArgument,
    PlatformError,
    SystemError_,
)
from backend.protocol.money import Money
from backend.protocol.signing import KeyUnreadable
from console.client.client import Client
from console.client.credentials import Credentials, CredentialsUnreadable
from console.client.failures import AnswerUnknown, Doubt, Unreachable
from console.client.signer import Signer
from tests.helpers.keys import key

NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)
PAY = TradePayRequest(
    out_trade_no="P1", auth_code="280000000000000000", total_amount=Money(1280), subject="x"
)
PAID = {
    "code": "10000",
    "msg": "Success",
    "trade_no": "2026050122000000000000000001",
    "out_trade_no": "P1",
    "buyer_logon_id": "100****01",
    "buyer_user_id": "2088000000000102",
    "total_amount": "12.80",
}


class Echo:
    """Answers whatever it is told to."""

    def __init__(self, answer: bytes | Exception) -> None:
        self.answer = answer
        self.sent: list[bytes] = []
        self.closed = False

    def carry(self, form: bytes) -> bytes:
        self.sent.append(form)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def fetch(self, url: str) -> bytes:
        return self.carry(url.encode())

    def close(self) -> None:
        self.closed = True


def client(answer: bytes | Exception) -> tuple[Client, Echo]:
    echo = Echo(answer)
    signer = Signer("2021000000000001", key("app"), key("platform").public)
    return Client(echo, signer, clock=lambda: NOON), echo


def signed(fields: dict[str, str], node: str = TRADE_PAY.node, by: str = "platform") -> bytes:
    return write_answer(node, fields, key=key(by))


def test_an_answer_has_the_methods_own_type() -> None:
    paid = client(signed(PAID))[0].call(TRADE_PAY, PAY)
    assert (paid.total_amount, paid.out_trade_no) == (Money(1280), "P1")
    assert not isinstance(paid, TradePayWaiting)


def test_another_public_code_has_a_type_of_its_own() -> None:
    waiting = client(signed({**PAID, "code": "10003"}))[0].call(TRADE_PAY, PAY)
    assert isinstance(waiting, TradePayWaiting)


def test_what_is_sent_is_signed_and_says_where_to_notify() -> None:
    caller, echo = client(signed(PAID))
    caller.call(TRADE_PAY, PAY, notify_url="http://127.0.0.1/n")
    assert b"notify_url=http" in echo.sent[0]
    assert b"timestamp=2026-05-01+12%3A00%3A00" in echo.sent[0]
    assert b"&sign=" in echo.sent[0]


@pytest.mark.parametrize(
    ("code", "sub_code", "kind"),
    [
        ("40004", "ACQ.PAYMENT_AUTH_CODE_INVALID", AuthCodeInvalid),
        ("40004", "ACQ.SOMETHING_NEW", BusinessError),
        ("40002", "isv.invalid-parameter", InvalidArgument),
        ("40005", "isv.app-call-limited", CallLimited),
        ("20000", "isp.unknow-error", SystemError_),
        ("40006", "isv.never-heard-of", PlatformError),
    ],
)
def test_a_refusal_is_the_very_class_it_names(
    code: str, sub_code: str, kind: type[PlatformError]
) -> None:
    refusal = signed({"code": code, "msg": "m", "sub_code": sub_code, "sub_msg": "原因"})
    with pytest.raises(kind) as refused:
        client(refusal)[0].call(TRADE_PAY, PAY)
    assert (refused.value.code, refused.value.sub_code) == (code, sub_code)
    assert refused.value.words() == "原因"


def cut(answer: bytes) -> bytes:
    return answer[:-3]


def unsigned(answer: bytes) -> bytes:
    node = json.loads(answer)
    return json.dumps({TRADE_PAY.node: node[TRADE_PAY.node]}).encode()


def dearer(answer: bytes) -> bytes:
    return answer.replace(b"12.80", b"99.80")


def nothing(_: bytes) -> bytes:
    return b""


def html(_: bytes) -> bytes:
    return b"<html>502 Bad Gateway</html>"


@pytest.mark.parametrize(
    ("change", "doubt"),
    [
        (cut, Doubt.ILLEGIBLE),
        (nothing, Doubt.ILLEGIBLE),
        (html, Doubt.ILLEGIBLE),
        (unsigned, Doubt.UNSIGNED),
        (dearer, Doubt.FORGED),
    ],
)
def test_an_answer_that_cannot_be_trusted_is_none(
    change: Callable[[bytes], bytes], doubt: Doubt
) -> None:
    with pytest.raises(AnswerUnknown) as unknown:
        client(change(signed(PAID)))[0].call(TRADE_PAY, PAY)
    assert unknown.value.doubt is doubt
    assert unknown.value.code == f"NET-{doubt}"


@pytest.mark.parametrize(
    "answer",
    [
        signed(PAID, by="somebody else"),
        signed({"code": "40002", "sub_code": "isv.invalid-app-id"}, by="nobody"),
    ],
)
def test_what_another_key_signed_is_none(answer: bytes) -> None:
    assert key("platform") is not key("somebody else")
    with pytest.raises(AnswerUnknown):
        client(answer)[0].call(TRADE_PAY, PAY)


def test_an_unsigned_refusal_is_never_believed() -> None:
    refusal = write_answer(TRADE_PAY.node, {"code": "40002", "sub_code": "x"}, key=None)
    with pytest.raises(AnswerUnknown) as unknown:
        client(refusal)[0].call(TRADE_PAY, PAY)
    assert unknown.value.doubt is Doubt.UNSIGNED


def test_the_answer_of_another_method_is_none() -> None:
    with pytest.raises(AnswerUnknown):
        client(signed(PAID))[0].call(TRADE_QUERY, TradeQueryRequest(out_trade_no="P1"))


def test_an_answer_of_another_shape_is_none() -> None:
    with pytest.raises(AnswerUnknown):
        client(signed({**PAID, "total_amount": "12.801"}))[0].call(TRADE_PAY, PAY)


@pytest.mark.parametrize("failure", [Unreachable(), AnswerUnknown(Doubt.TIMEOUT)])
def test_what_the_line_says_is_passed_on(failure: Exception) -> None:
    with pytest.raises(type(failure)):
        client(failure)[0].call(TRADE_PAY, PAY)


def test_closing_closes_the_line() -> None:
    caller, echo = client(b"")
    caller.close()
    assert echo.closed


def test_credentials_are_read_and_their_keys_parsed_once(tmp_path: Path) -> None:
    (tmp_path / "app.pem").write_text(key("app").pem())
    (tmp_path / "platform.pem").write_text(key("platform").public.pem())
    printed = {
        "gateway": "http://127.0.0.1:8780/gateway.do",
        "platform_public_key": str(tmp_path / "platform.pem"),
        "merchant_id": "2088000000000001",
        "app_id": "2021000000000001",
        "app_private_key": str(tmp_path / "app.pem"),
        "buyers": [{"user_id": "2088", "logon_id": "1", "pin": "2", "name": "new field"}],
    }
    path = tmp_path / "sandbox.json"
    path.write_text(json.dumps(printed))
    credentials = Credentials.read(path)
    assert credentials.buyers[0].logon_id == "1"
    signer = Signer.load(credentials)
    assert signer.app_id == "2021000000000001"
    assert signer.platform.pem() == key("platform").public.pem()
    (tmp_path / "app.pem").write_text("no key")
    with pytest.raises(KeyUnreadable):
        Signer.load(credentials)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"gateway": 1}'])
def test_what_are_no_credentials_is_refused(text: str) -> None:
    with pytest.raises(CredentialsUnreadable):
        Credentials.from_json(text)
