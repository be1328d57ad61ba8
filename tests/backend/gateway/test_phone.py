"""What a phone may ask, as whom, and what it is told."""

from __future__ import annotations

import json
import logging
from typing import Any, Final

import pytest

from backend.gateway.dispatch import UndeclaredRefusal
from backend.gateway.phone import Asking, Phone, Told
from backend.kernel.call import Call, Served, Setting
from backend.kernel.ids import Ids
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response
from tests.backend.gateway.door import BUYER, LOGON, NOON, PIN, Door

NOBODY: Final = Asking()


def ask(
    door: Door, verb: str, asking: Asking = NOBODY, **content: object
) -> tuple[dict[str, Any], str | None]:
    """Ask one verb; return what is told, and what becomes of the session."""
    told = door.platform.phone(verb, json.dumps(content).encode(), asking)
    return json.loads(told.body), told.session


def signed_in(door: Door) -> Asking:
    _, token = ask(door, "sign_in", logon_id=LOGON, pin=PIN)
    assert token
    return Asking(session=token)


def test_signing_in_gives_a_session_the_page_cannot_read(door: Door) -> None:
    answer, token = ask(door, "sign_in", logon_id=LOGON, pin=PIN)

    assert (answer["code"], answer["user_id"], answer["name"]) == ("10000", BUYER, "林小满")
    assert "token" not in answer
    assert token
    assert token not in json.dumps(answer)


def test_a_session_asks_for_its_own_buyer(door: Door) -> None:
    asking = signed_in(door)

    assert ask(door, "balance", asking) == (
        {"code": "10000", "msg": "Success", "balance": "500.00"},
        None,
    )


def test_signing_out_ends_this_session_and_no_other(door: Door) -> None:
    here, there = signed_in(door), signed_in(door)

    answer, session = ask(door, "sign_out", here)

    assert (answer["code"], session) == ("10000", "")
    assert ask(door, "balance", here)[0]["sub_code"] == "WALLET.SIGNED_OUT"
    assert ask(door, "balance", there)[0]["code"] == "10000"


@pytest.mark.parametrize("verb", ["me", "code", "balance", "receipts", "scan", "confirm"])
@pytest.mark.parametrize("asking", [NOBODY, Asking(session="guess")])
def test_nobody_is_told_to_sign_in_and_their_session_is_forgotten(
    door: Door, verb: str, asking: Asking
) -> None:
    content = {"qr": "x", "trade_no": "2026050122000000000000000001"}

    answer, session = ask(door, verb, asking, **content)

    assert answer["sub_code"] == "WALLET.SIGNED_OUT"
    assert session == ""


def test_a_worn_out_session_does_not_keep_anybody_from_signing_in(door: Door) -> None:
    answer, token = ask(door, "sign_in", Asking(session="old"), logon_id=LOGON, pin=PIN)

    assert answer["code"] == "10000"
    assert token


def test_a_refusal_brings_the_fields_the_page_words_it_with(door: Door) -> None:
    answer, session = ask(door, "sign_in", logon_id=LOGON, pin="000000")

    assert answer["sub_code"] == "WALLET.LOGON_OR_PIN_WRONG"
    assert answer["fields"] == {"tries_left": "4"}
    assert session is None


@pytest.mark.parametrize(
    ("verb", "body", "sub_code"),
    [
        ("paint", b"{}", "isv.invalid-method"),
        ("", b"{}", "isv.invalid-method"),
        ("sign_in", b"", "isv.missing-parameter"),
        ("sign_in", b"{", "isv.illegal-json"),
        ("sign_in", b"[]", "isv.illegal-json"),
        ("sign_in", b"\xff\xfe", "isv.illegal-json"),
        ("sign_in", b'{"logon_id":"x","pin":"1"}', "isv.invalid-parameter"),
        ("sign_in", b'{"logon_id":"10000000001","pin":"1","pin":"2"}', "isv.illegal-json"),
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(
    door: Door, verb: str, body: bytes, sub_code: str
) -> None:
    before = door.rows()

    told = door.platform.phone(verb, body, NOBODY)

    assert json.loads(told.body)["sub_code"] == sub_code
    assert door.rows() == before


# The home's own token


@pytest.mark.parametrize("token", ["", "wrong", "中文"])
@pytest.mark.parametrize("kept", ["", "right"])
def test_another_phone_is_only_held_with_the_homes_token(door: Door, token: str, kept: str) -> None:
    door.platform.verbs.home_token = kept

    answer, _ = ask(door, "balance", Asking(home_token=token, logon=LOGON))

    assert answer["sub_code"] == "aop.invalid-auth-token"


def test_with_the_homes_token_any_buyer_can_be_held(door: Door) -> None:
    door.platform.verbs.home_token = word = door.platform.edges.ids.token()

    answer, _ = ask(door, "code", Asking(home_token=word, logon=LOGON), always_confirm=True)
    stranger, _ = ask(door, "code", Asking(home_token=word, logon="19999999999"))

    assert len(answer["auth_code"]) == 18
    assert stranger["sub_code"] == "WALLET.BUYER_UNKNOWN"


# Faults of a verb


class Odd(BusinessError):
    sub_code = "ODD"


class Ask(Request):
    """Nothing."""


class Nothing(Response):
    """Nothing."""


def phone_that_raises(error: Exception, *, strict: bool) -> Phone:
    def handler(call: Call, request: Ask) -> Nothing:
        raise error

    served = Served(Method("zhanggui.wallet.odd", Ask, Nothing), handler)
    ids = Ids.seeded(1)
    return Phone(
        {served.method.name: served},
        lambda caller, unit, now: Call(caller, now, unit, ids, Setting()),
        strict=strict,
    )


def fail(error: Exception, *, strict: bool = False) -> dict[str, Any]:
    phone = phone_that_raises(error, strict=strict)
    opened = phone.open("odd", b"", NOBODY, now=NOON, trace="7" * 32)
    assert not isinstance(opened, Told)
    answer: dict[str, Any] = json.loads(phone.close(opened, error).body)
    return answer


def test_a_crash_is_told_as_a_system_error(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert fail(ZeroDivisionError("secret"))["sub_code"] == "isp.unknow-error"
    assert "7" * 32 in caplog.text


def test_an_undeclared_refusal_is_a_fault_of_the_verb(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(UndeclaredRefusal):
        fail(Odd(), strict=True)
    with caplog.at_level(logging.ERROR):
        assert fail(Odd())["sub_code"] == "ODD"
    assert "undeclared" in caplog.text
