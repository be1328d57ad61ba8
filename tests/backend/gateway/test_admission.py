"""Who may come in, in which order it is checked, and what the others are told."""

from __future__ import annotations

import html
import itertools
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.ecosystem import service as ecosystem
from backend.gateway import admission
from backend.protocol.parameters import read_pairs
from tests.backend.gateway.door import APP, SELLER, Door, biz, common, form, node, signed, text_of
from tests.helpers.keys import key

QUERY: Final = "alipay.trade.query"
Change = Callable[[dict[str, str]], None]


def put(**changes: str) -> Change:
    return lambda fields: fields.update(changes)


def drop(name: str) -> Change:
    def change(fields: dict[str, str]) -> None:
        fields.pop(name, None)

    return change


# What is wrong, how it is refused, and whether the refusal can be signed: in the order of checks.
ORDER: Final[list[tuple[str, Change, str, str, bool]]] = [
    ("no method", drop("method"), "40001", "isv.missing-method", False),
    ("no app", drop("app_id"), "40001", "isv.missing-app-id", False),
    ("unknown app", put(app_id="2021999999999999"), "40002", "isv.invalid-app-id", False),
    ("format", put(format="xml"), "40002", "isv.invalid-format", True),
    ("charset", put(charset="utf-16"), "40002", "isv.invalid-charset", True),
    ("no sign_type", drop("sign_type"), "40001", "isv.missing-signature-type", True),
    ("no timestamp", drop("timestamp"), "40001", "isv.missing-timestamp", True),
    ("no version", drop("version"), "40001", "isv.missing-version", True),
    ("no such method", put(method="alipay.trade.paint"), "40002", "isv.invalid-method", True),
    ("no sign", drop("sign"), "40001", "isv.missing-signature", True),
    ("wrong sign", put(sign="QUJD"), "40002", "isv.invalid-signature", True),
]


@pytest.mark.parametrize(
    ("first", "second"),
    list(itertools.combinations(ORDER, 2)),
    ids=lambda wrong: wrong[0].replace(" ", "_"),
)
def test_of_two_things_wrong_the_first_in_order_is_told(
    one_door: Door,
    first: tuple[str, Change, str, str, bool],
    second: tuple[str, Change, str, str, bool],
) -> None:
    fields = signed(common())
    for _, change, *_ in (second, first):
        change(fields)

    answer = one_door.send(fields)

    assert (answer["code"], answer["sub_code"], bool(answer["signed"])) == first[2:]


def test_a_refusal_stands_in_the_methods_node(one_door: Door) -> None:
    assert one_door.send({"method": QUERY})["node"] == "alipay_trade_query_response"
    assert one_door.send({})["node"] == "error_response"
    assert one_door.send({})["signed"] == ""


@pytest.mark.parametrize(
    "method", ["../etc", "a", 'x"y', "<b>", "方法", "a." * 80 + "a", "a b", "a.b\n", "."]
)
def test_a_method_no_node_can_be_named_after_is_refused_in_the_error_node(
    one_door: Door, method: str
) -> None:
    answer = one_door.ask(common(method))

    assert (answer["node"], answer["sub_code"]) == ("error_response", "isv.invalid-method")


@pytest.mark.parametrize(
    ("changes", "sub_code"),
    [
        ({"sign_type": "MD5"}, "isv.invalid-signature-type"),
        ({"sign_type": "rsa2"}, "isv.invalid-signature-type"),
        ({"sign_type": "SM2"}, "isv.invalid-signature-type"),
        ({"timestamp": "2026-05-01T12:00:00"}, "isv.invalid-timestamp"),
        ({"timestamp": "2026-5-1 12:00:00"}, "isv.invalid-timestamp"),
        ({"timestamp": "2026-02-30 12:00:00"}, "isv.invalid-timestamp"),
        ({"timestamp": "２026-05-01 12:00:00"}, "isv.invalid-timestamp"),
        ({"timestamp": "0001-01-01 00:00:00"}, "isv.invalid-timestamp"),
        ({"timestamp": "1777608000"}, "isv.invalid-timestamp"),
        ({"timestamp": "2026-04-28 11:59:59"}, "isv.invalid-timestamp"),
        ({"timestamp": "2026-05-04 12:00:01"}, "isv.invalid-timestamp"),
        ({"version": "2.0"}, "isv.invalid-parameter"),
        ({"encrypt_type": "AES"}, "isv.invalid-encrypt-type"),
        ({"app_cert_sn": "abc"}, "isv.app-cert-not-exist"),
        ({"alipay_root_cert_sn": "abc"}, "isv.app-cert-not-exist"),
        ({"app_auth_token": "201509BB"}, "aop.invalid-app-auth-token"),
        ({"auth_token": "composeB"}, "aop.invalid-auth-token"),
        ({"notify_url": "http://a/" + "x" * 250}, "isv.invalid-parameter"),
        ({"notify_url": "http://a/\r\nx: y"}, "isv.invalid-parameter"),
        ({"notify_url": "http://例子/"}, "isv.invalid-parameter"),
        ({"biz_content": "{"}, "isv.illegal-json"),
        ({"biz_content": "[]"}, "isv.illegal-json"),
        ({"subject": "a\0b"}, "isv.illegal-json"),
    ],
)
def test_each_public_parameter_has_its_own_refusal(
    one_door: Door, changes: dict[str, str], sub_code: str
) -> None:
    answer = one_door.ask(common() | changes)

    assert answer["sub_code"] == sub_code
    assert answer["signed"]


@pytest.mark.parametrize(
    "changes",
    [
        {"timestamp": "2026-04-30 20:00:00"},
        {"timestamp": "2026-05-03 12:00:00"},
        {"format": "json"},
        {"format": ""},
        {"alipay_sdk": "alipay-sdk-java-4", "terminal_type": "web", "ws_service_url": "x"},
        {"app_auth_token": "", "auth_token": "", "encrypt_type": ""},
    ],
)
def test_clients_whose_clock_or_habits_differ_are_let_in(
    one_door: Door, changes: dict[str, str]
) -> None:
    assert one_door.ask(common() | changes)["sub_code"] == "ACQ.TRADE_NOT_EXIST"


# Signatures

FORGERIES: Final[list[tuple[str, Change]]] = [
    ("unsigned", drop("sign")),
    ("empty", put(sign="")),
    ("zeros", put(sign="A" * 342 + "==")),
    ("another app's key", lambda f: f.update(signed(f, key("stranger")))),
    ("the platform's own key", lambda f: f.update(signed(f, key("platform")))),
    ("signed as RSA, said RSA2", lambda f: f.update(signed(f, algorithm="RSA"))),
    ("signed as RSA2, said RSA", put(sign_type="RSA")),
    ("line breaks", lambda f: f.update(sign="\n".join((f["sign"][:76], f["sign"][76:])))),
    ("blanks for plus", lambda f: f.update(sign=f["sign"].replace("+", " ") + " ")),
    ("other alphabet", lambda f: f.update(sign=f["sign"].replace("/", "_") + "-")),
    ("no padding", lambda f: f.update(sign=f["sign"].rstrip("="))),
    ("amount changed", lambda f: f.update(biz_content='{"out_trade_no":"A2"}')),
    ("json reformatted", lambda f: f.update(biz_content='{"out_trade_no": "A1"}')),
    ("one more parameter", put(total_amount="0.01")),
    ("notify_url added", put(notify_url="http://127.0.0.1:1/")),
    ("time changed", put(timestamp="2026-05-01 12:00:01")),
    ("app changed", put(app_id="2021000000000002")),
    ("method changed", put(method="alipay.trade.cancel")),
    ("blank appended", lambda f: f.update(biz_content=f["biz_content"] + " ")),
    ("charset switched", put(charset="gbk")),
    ("charset dropped", drop("charset")),
    ("full-width twin", lambda f: f.update(biz_content='{"out_trade_no":"Ａ1"}')),
]


@pytest.fixture(scope="module")
def two_apps(one_door: Door) -> Door:
    """Let a second app in, of the same merchant, with its own key."""
    public = key("stranger").public.pem()
    registration = ecosystem.Registration("2021000000000002", SELLER, "二号机", public)
    one_door.platform.do(lambda call: ecosystem.register_app(call, registration))
    return one_door


@pytest.mark.parametrize(("name", "forge"), FORGERIES, ids=[name for name, _ in FORGERIES])
def test_a_forged_request_is_refused_and_changes_no_row(
    two_apps: Door, name: str, forge: Change
) -> None:
    before = two_apps.rows()
    fields = signed(biz("alipay.trade.create", out_trade_no="A1", total_amount="1.00", subject="x"))

    forge(fields)
    answer = two_apps.send(fields, said_in=fields.get("charset", "utf-8"))

    assert answer["sub_code"] in ("isv.invalid-signature", "isv.missing-signature"), name
    assert answer["signed"]
    assert two_apps.rows() == before


def test_what_should_have_been_signed_is_said_and_cannot_run_in_a_browser(one_door: Door) -> None:
    fields = common() | {"subject": "<script>alert(1)</script>&x=1", "sign": "QUJD"}

    answer = one_door.send(fields)

    expected = html.escape(text_of(fields).decode())
    assert answer["sub_msg"].endswith(f"网关生成的验签字符串为：{expected}")
    assert "<script" not in answer["sub_msg"]


def test_what_should_have_been_signed_is_not_said_without_end(one_door: Door) -> None:
    assert len(one_door.send(common() | {"x": "y" * 100_000, "sign": "QUJD"})["sub_msg"]) < 5000


@pytest.mark.parametrize(("kept", "sent"), [("", "0"), ("0", ""), ("", "")])
def test_what_a_client_did_not_sign_does_not_exist(door: Door, kept: str, sent: str) -> None:
    """Values some clients leave out could be added by anybody on the way: they say nothing."""
    fields = biz("alipay.trade.create", out_trade_no="A1", total_amount="1.00")
    sign = key("app").sign(
        text_of({**fields, "body": kept}, empty=False) if kept else text_of(fields)
    )

    answer = door.send({**fields, "sign": sign, "subject": sent})

    assert answer["sub_code"] in ("isv.missing-parameter", "isv.invalid-signature")


TWICE: Final = [b"out_trade_no=B1", b"sign=QUJD", b"charset=gbk", b"app_id=2021000000000002"]


@pytest.mark.parametrize("extra", [b"biz_content=%7B%7D", b"notify_url=b", b"format=json"])
@pytest.mark.parametrize("place", ["query first", "query last", "body first", "body last"])
def test_a_parameter_given_twice_is_suspected(one_door: Door, extra: bytes, place: str) -> None:
    fields = form(signed(common(notify_url="a", format="JSON")))
    query, body = {
        "query first": (extra, fields),
        "query last": (fields, extra),
        "body first": (b"", extra + b"&" + fields),
        "body last": (b"", fields + b"&" + extra),
    }[place]

    answer = node(one_door.platform.answer(query, body))

    assert (answer["sub_code"], bool(answer["signed"])) == ("isv.suspected-attack", True)


def test_a_parameter_repeated_alike_in_query_and_body_is_fine(one_door: Door) -> None:
    fields = form(signed(common()))

    assert node(one_door.platform.answer(fields, fields))["sub_code"] == "ACQ.TRADE_NOT_EXIST"


@given(st.permutations(sorted(signed(common()).items())), st.integers(0, 9))
def test_the_order_of_parameters_means_nothing(
    one_door: Door, pairs: list[tuple[str, str]], cut: int
) -> None:
    query, body = form(dict(pairs[:cut])), form(dict(pairs[cut:]))

    assert node(one_door.platform.answer(query, body))["sub_code"] == "ACQ.TRADE_NOT_EXIST"


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_are_answered(one_door: Door, query: bytes, body: bytes) -> None:
    assert node(one_door.platform.answer(query, body))["code"].startswith("400")


def mutations(raw: bytes) -> Iterator[bytes]:
    for at in range(0, len(raw), 7):
        yield raw[:at] + raw[at + 1 :]
        yield raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def test_no_changed_byte_of_a_request_gets_past_the_signature(one_door: Door) -> None:
    good = form(signed(common()))
    meant = dict(read_pairs(good))

    for raw in mutations(good):
        answer = node(one_door.platform.answer(b"", raw))
        came_in = answer["sub_code"] == "ACQ.TRADE_NOT_EXIST"
        assert came_in == (dict(read_pairs(raw)) == meant), raw


def test_bytes_that_are_not_text_of_the_charset_are_refused(one_door: Door) -> None:
    fields = signed(common() | {"subject": "可乐"}, charset="gbk")

    raw = one_door.platform.answer(b"", form(fields, "gbk"))

    assert node(raw)["sub_msg"] == "参数无效: subject: not utf-8"


# Apps


def test_a_stopped_app_is_refused_within_a_minute(door: Door) -> None:
    assert door.ask(common())["sub_code"] == "ACQ.TRADE_NOT_EXIST"
    door.platform.do(lambda call: ecosystem.set_online(call, APP, online=False))

    door.later(seconds=61)

    assert door.ask(common())["sub_code"] == "isv.not-online-app"


@pytest.mark.parametrize("seconds", [61, -1])
def test_a_replaced_key_opens_and_the_old_one_no_longer(door: Door, seconds: int) -> None:
    assert door.ask(common())["code"] == "40004"
    public = key("stranger").public.pem()
    door.platform.do(lambda call: ecosystem.replace_key(call, APP, public))

    door.later(seconds=seconds)

    assert door.ask(common())["sub_code"] == "isv.invalid-signature"
    assert door.ask(common(), by=key("stranger"))["sub_code"] == "ACQ.TRADE_NOT_EXIST"


def test_an_app_whose_key_was_spoilt_is_told_so(door: Door) -> None:
    from backend.ecosystem.tables import APP as APPS

    door.platform.do(lambda call: call.unit.change(APPS.update().values(public_key="spoilt")))

    assert door.ask(common())["sub_code"] == "isv.missing-signature-config"


def test_an_unknown_app_can_become_known(door: Door) -> None:
    fields = common(app_id="2021000000000002")
    assert door.ask(fields)["sub_code"] == "isv.invalid-app-id"

    registration = ecosystem.Registration(fields["app_id"], SELLER, "x", key("app").public.bare())
    door.platform.do(lambda call: ecosystem.register_app(call, registration))

    assert door.ask(fields)["sub_code"] == "ACQ.TRADE_NOT_EXIST"


def test_no_more_apps_are_remembered_than_there_is_room_for(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "_APPS_MAX", 1)
    registration = ecosystem.Registration("2021000000000002", SELLER, "x", key("app").public.bare())
    door.platform.do(lambda call: ecosystem.register_app(call, registration))

    for app_id in (APP, registration.app_id, APP):
        assert door.ask(common(app_id=app_id))["sub_code"] == "ACQ.TRADE_NOT_EXIST"
