"""What the phone may send: anything else is refused before it reaches a verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from backend.protocol.money import Money
from backend.wallet.contract import (
    HIGHEST_FREE_LIMIT,
    CodeRequest,
    LimitRequest,
    SignInRequest,
    read_logon,
)
from backend.wallet.rules import mask_logon

GOOD = {"logon_id": "13800000011", "pin": "111111"}


@pytest.mark.parametrize(
    ("spelt", "logon"),
    [
        (" 13800000011\n", "13800000011"),
        ("Mei.Lin+1@Shop-2.example", "mei.lin+1@shop-2.example"),
        ("a@b.cn", "a@b.cn"),
    ],
)
def test_a_logon_has_one_spelling(spelt: str, logon: str) -> None:
    assert SignInRequest(logon_id=spelt, pin="111111").logon_id == logon


@pytest.mark.parametrize(
    "logon",
    [
        "",
        "2380000001",
        "23800000111",
        "138000000111",
        "１３８００００００１１",
        "@shop.example",
        "mei@",
        "mei@shop",
        "mei@.example",
        "mei@shop..example",
        "mei lin@shop.example",
        "<b>@shop.example",
        "a@" + "b." * 70 + "cn",
    ],
)
def test_what_is_neither_a_number_nor_mail_is_refused(logon: str) -> None:
    with pytest.raises(ValidationError):
        SignInRequest.model_validate({**GOOD, "logon_id": logon})


@pytest.mark.parametrize(
    "pin",
    ["", "11111", "1111111", "１１１１１１", "11111a", "111111\n", " 11111", 111111, None, []],
)
def test_a_pin_is_six_ascii_digits_in_text(pin: object) -> None:
    with pytest.raises(ValidationError):
        SignInRequest.model_validate({**GOOD, "pin": pin})


@given(fen=st.integers(0, HIGHEST_FREE_LIMIT.minor))
def test_every_limit_in_reach_is_read_to_the_fen(fen: int) -> None:
    assert LimitRequest.model_validate({"free_limit": Money(fen).to_text()}).free_limit == Money(
        fen
    )


@pytest.mark.parametrize(
    "limit",
    ["-0.01", "1000.01", "1.001", "NaN", "1e400", "1e2", "１", "", " ", None, True, 200.0, [], {}],
)
def test_a_limit_out_of_reach_or_out_of_form_is_refused(limit: object) -> None:
    with pytest.raises(ValidationError):
        LimitRequest.model_validate({"free_limit": limit})


def test_a_field_nobody_knows_changes_nothing() -> None:
    assert CodeRequest.model_validate({"buyer_id": "2088000000000012"}) == CodeRequest()


@pytest.mark.parametrize(
    ("logon", "shown"),
    [
        ("13800005620", "138****5620"),
        ("buyer@shop.example", "buy***@shop.example"),
        ("a@b.cn", "a***@b.cn"),
    ],
)
def test_a_logon_is_shown_without_its_middle(logon: str, shown: str) -> None:
    assert mask_logon(logon) == shown


@given(st.text(max_size=40))
def test_reading_a_logon_twice_changes_nothing_more(text: str) -> None:
    try:
        once = read_logon(text)
    except ValueError:
        return
    assert read_logon(once) == once
