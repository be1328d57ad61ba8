"""What the page asks, as the gateway hands it on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from backend.kernel.call import AnyServed, Call, Caller
from backend.protocol.errors import PlatformError
from backend.wallet import service
from backend.wallet.contract import LogonOrPinWrong, PinWrong, SignedOut
from backend.wallet.phone import PHONE
from tests.backend.wallet.conftest import MEI, House

VERBS = {served.method.name.rpartition(".")[2]: served for served in PHONE}


def ask(house: House, verb: str, body: Mapping[str, object], *, buyer_id: str = MEI) -> Any:
    """Answer a verb as JSON, as the signed-in buyer."""
    served = VERBS[verb]
    request = served.method.request.model_validate(body)

    def work(call: Call) -> Any:
        signed_in = Call(Caller(buyer_id=buyer_id), call.now, call.unit, call.ids, call.setting)
        return served.handler(signed_in, request).model_dump(mode="json", exclude_none=True)

    return house.do(work)


def test_the_page_signs_in_and_hears_who_it_is(house: House) -> None:
    answer = ask(house, "sign_in", {"logon_id": "13800000011", "pin": "111111"}, buyer_id="")
    assert (answer["user_id"], answer["name"]) == (MEI, "林小满")
    assert len(answer["token"]) >= 32
    assert ask(house, "me", {}) == {
        "user_id": MEI,
        "logon_id": "138****0011",
        "name": "林小满",
        "balance": "500.00",
        "free_limit": "200.00",
        "highest_free_limit": "1000.00",
    }


def test_signing_out_ends_the_session_named_with_it(house: House) -> None:
    token = ask(house, "sign_in", {"logon_id": "13800000011", "pin": "111111"}, buyer_id="")[
        "token"
    ]
    assert house.do(service.session_buyer, token) == MEI
    assert ask(house, "sign_out", {"token": token}) == {}
    with pytest.raises(SignedOut):
        house.do(service.session_buyer, token)


def test_a_code_says_how_long_it_is_good(house: House) -> None:
    answer = ask(house, "code", {})
    assert answer["seconds_left"] == 60
    assert len(answer["auth_code"]) == 18


def test_balance_and_limit_are_yuan_text(house: House) -> None:
    assert ask(house, "balance", {}) == {"balance": "500.00"}
    assert ask(house, "limit", {"free_limit": "88.8"}) == {"free_limit": "88.80"}
    assert ask(house, "limit", {"free_limit": "300", "pin": "111111"}) == {"free_limit": "300.00"}


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "sign_in"])
def test_every_other_verb_needs_somebody_signed_in(house: House, verb: str) -> None:
    with pytest.raises(SignedOut):
        ask(house, verb, {"free_limit": "0.00"}, buyer_id="")


@pytest.mark.parametrize(("verb", "refusal"), [("sign_in", LogonOrPinWrong), ("limit", PinWrong)])
def test_a_wrong_pin_is_refused_in_a_way_the_verb_declares(
    house: House, verb: str, refusal: type[PlatformError]
) -> None:
    wrong = {"logon_id": "13800000011", "pin": "999999", "free_limit": "900.00"}
    with pytest.raises(refusal) as refused:
        ask(house, verb, wrong)
    assert isinstance(refused.value, VERBS[verb].method.refuses)
    assert refused.value.fields == {"tries_left": "4"}


@pytest.mark.parametrize("served", PHONE, ids=lambda served: served.method.name)
def test_every_refusal_of_the_wallet_has_its_own_code(served: AnyServed) -> None:
    assert served.method.name.startswith("zhanggui.wallet.")
    codes = [refusal.sub_code for refusal in served.method.refuses]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("WALLET.") for code in codes)
