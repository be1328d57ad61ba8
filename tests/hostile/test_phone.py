"""The phone's door: strangers, other pages, noise, and PINs that are guessed."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.gateway.catalog import PHONE
from backend.gateway.phone import PREFIX
from backend.protocol.refusals import DOOR
from tests.hostile.books import Books, changed
from tests.hostile.values import STRANGE, fields_of, spoiled
from tests.hostile.world import World

HELD: Final = settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WRONG_INPUT: Final = {"isv.missing-parameter", "isv.invalid-parameter", "isv.illegal-json"}
NO_ORDER: Final = "2026010100000000000000000000"
ASKED: Final[Mapping[str, Mapping[str, Any]]] = {
    "sign_in": {"logon_id": "10000000009", "pin": "000000"},
    "sign_out": {},
    "me": {},
    "code": {},
    "balance": {},
    "limit": {"free_limit": "100.00"},
    "scan": {"qr": "nothing"},
    "confirm": {"trade_no": NO_ORDER},
    "refuse": {"trade_no": NO_ORDER},
    "receipts": {},
    "receipt": {"trade_no": NO_ORDER},
}

Told = tuple[int, dict[str, Any]]
Ask = Callable[..., Told]


@pytest.fixture
def ask(world: World) -> Ask:
    """Ask the phone's door, by default as the sandbox's third buyer."""
    home = world.platform.home
    token = json.loads((home / "service.json").read_text("utf-8"))["phone_token"]
    own = {
        "Content-Type": "application/json",
        "Authorization": f"Bearer {token}",
        "X-Buyer": world.sandbox.buyers[2].logon_id,
    }

    def ask(verb: str, body: bytes, *, way: str = "POST", **headers: str) -> Told:
        line = http.client.HTTPConnection("127.0.0.1", world.platform.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in {**own, **named}.items() if value}
        try:
            line.request(way, f"/wallet/api/{verb}", body, sent)
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            line.close()

    return ask


def test_every_verb_has_a_request_to_spoil() -> None:
    assert {PREFIX + verb for verb in ASKED} == set(PHONE)


@pytest.mark.parametrize("verb", sorted(ASKED))
@settings(HELD, max_examples=25)
@given(data=st.data())
def test_a_value_outside_the_published_schema_changes_nothing(
    books: Books, ask: Ask, verb: str, data: st.DataObject
) -> None:
    schema = PHONE[PREFIX + verb].method.request.model_json_schema()
    places = [(f, [bad for bad in STRANGE if f.refuses(bad)]) for f in fields_of(schema, {})]
    choices = [(field, bad) for field, bad in places if bad]
    if not choices:
        return
    field, bad = data.draw(st.sampled_from(choices))
    body = spoiled(ASKED[verb], field.place, data.draw(st.sampled_from(bad)))
    before = books.settle()

    status, told = ask(verb, body)

    assert (status, told["code"]) in {(200, "40001"), (200, "40002")}, told
    assert told["sub_code"] in WRONG_INPUT
    assert changed(before, books.fingerprint()) == []


@settings(HELD, max_examples=60)
@given(body=st.binary(max_size=200), verb=st.sampled_from([*sorted(ASKED), "steal", "../me"]))
@example(body=b"[" * 15_000, verb="scan")
@example(body=b'{"qr":"\\ud800"}', verb="scan")
@example(body=b'{"qr":"a","qr":"b"}', verb="scan")
def test_noise_gets_a_declared_answer(ask: Ask, body: bytes, verb: str) -> None:
    status, told = ask(verb, body)

    declared = {refusal.sub_code for refusal in DOOR}
    if verb in ASKED:
        declared |= {refusal.sub_code for refusal in PHONE[PREFIX + verb].method.refuses}
    assert status == 200
    assert told["code"] == "10000" or told["sub_code"] in declared - {"isp.unknow-error"}


@pytest.mark.parametrize("verb", sorted(set(ASKED) - {"sign_in"}))
def test_a_stranger_is_told_nothing(books: Books, ask: Ask, verb: str) -> None:
    body = json.dumps(ASKED[verb]).encode()
    before = books.settle()

    for headers in (
        {"Authorization": "", "X_Buyer": ""},
        {"Authorization": "Bearer guessed", "X_Buyer": ""},
        {"Authorization": "", "X_Buyer": "", "Cookie": "zhanggui_wallet=guessed"},
        {"Authorization": ""},
        {"Authorization": "Bearer guessed"},
    ):
        _, told = ask(verb, body, **headers)
        assert told["sub_code"] in {"WALLET.SIGNED_OUT", "aop.invalid-auth-token"}, headers

    assert changed(before, books.fingerprint()) == []


@pytest.mark.parametrize(
    ("way", "headers"),
    [
        ("GET", {}),
        ("POST", {"Content_Type": "text/plain"}),
        ("POST", {"Content_Type": "application/x-www-form-urlencoded"}),
        ("POST", {"Origin": "http://evil.example"}),
        ("POST", {"Origin": "null"}),
        ("POST", {"Host": "evil.example"}),
        ("POST", {"Sec_Fetch_Site": "cross-site"}),
    ],
)
def test_a_page_of_somebody_else_holds_no_phone(
    books: Books, ask: Ask, way: str, headers: dict[str, str]
) -> None:
    before = books.settle()

    assert ask("code", b"{}", way=way, **headers)[0] == 403

    assert changed(before, books.fingerprint()) == []


def test_a_guessed_pin_is_counted_then_locked_and_moves_nothing(
    world: World, books: Books, ask: Ask
) -> None:
    buyer = world.sandbox.buyers[4]
    guess = json.dumps({"logon_id": buyer.logon_id, "pin": "999999"}).encode()
    right = json.dumps({"logon_id": buyer.logon_id, "pin": buyer.pin}).encode()
    stranger = {"Authorization": "", "X_Buyer": ""}
    before = books.settle()

    told = [ask("sign_in", guess, **stranger)[1]["sub_code"] for _ in range(6)]
    even_right = ask("sign_in", right, **stranger)[1]["sub_code"]

    assert told == [*["WALLET.LOGON_OR_PIN_WRONG"] * 4, *["WALLET.PIN_LOCKED"] * 2]
    assert even_right == "WALLET.PIN_LOCKED"
    assert changed(before, books.fingerprint()) == ["wallet_tries"]


def test_a_guessed_staff_pin_is_counted_and_moves_nothing(world: World, books: Books) -> None:
    guess = {"staff_id": world.staff_id, "pin": "9182", "till_id": "T1"}
    before = books.settle()

    told = world.counter.call("zhanggui.retail.staff.sign_in", guess)

    assert told.sub_code == "RETAIL.PIN_WRONG"
    assert changed(before, books.fingerprint()) == ["retail_staff"]
