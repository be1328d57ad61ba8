"""Malformed, oversize and senseless content: a clear refusal, and every row as it was."""

from __future__ import annotations

import gzip
import json
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.gateway.catalog import SERVED
from backend.gateway.forms import BODY_MAX
from tests.backend.gateway.door import FORM, Door, biz, common, form, node, signed

CREATE: Final = "alipay.trade.create"
GOOD: Final = {"out_trade_no": "A1", "total_amount": "1.00", "subject": "可乐"}


def raw(text: str) -> dict[str, str]:
    """Return a create call whose business content is this very text."""
    return common(CREATE, biz_content=text)


def with_amount(text: str) -> dict[str, str]:
    return raw('{"out_trade_no":"A1","subject":"x","total_amount":' + text + "}")


# Content that is not one well-formed object

ILLEGIBLE: Final = [
    "",
    "null",
    "[]",
    '"x"',
    "{",
    '{"a":1}{"a":1}',
    '\ufeff{"out_trade_no":"A1"}',
    '{"out_trade_no":"A1","out_trade_no":"A2"}',
    '{"total_amount":NaN}',
    '{"total_amount":-Infinity}',
    '{"subject":"\\ud800"}',
    '{"subject":"a\\u0000"}',
    '{"subject":"a\tb"}',
    '{"a":' * 33 + "1" + "}" * 33,
    '{"a":' * 10_000 + "1" + "}" * 10_000,
    '{"goods_detail":' + "[" * 100_000,
]


@pytest.mark.parametrize("text", ILLEGIBLE, ids=lambda text: text[:24] or "nothing")
def test_content_that_is_not_one_object_is_refused(one_door: Door, text: str) -> None:
    before = one_door.rows()

    answer = one_door.ask(raw(text))

    assert answer["code"] in ("40001", "40002")
    assert answer["sub_code"] == ("isv.illegal-json" if text else "isv.missing-parameter")
    assert answer["signed"]
    assert one_door.rows() == before


@pytest.mark.parametrize(
    "amount",
    [
        "0",
        '"0"',
        '"0.00"',
        '"-0.01"',
        "-1",
        "-0",
        '"0.001"',
        "0.001",
        "1e400",
        "1e2",
        '"1e2"',
        '"100000000.01"',
        "100000000.01",
        "9" * 5000,
        '"１２"',
        '"1２.00"',
        '"٣.00"',
        '"1,00"',
        '"1,000.00"',
        '" 1.00"',
        '"1.00 "',
        '"1.00\\n"',
        '"+1.00"',
        '"1."',
        '".5"',
        '"0x10"',
        '"¥1.00"',
        '"1.00元"',
        '"NaN"',
        '"Infinity"',
        '"一"',
        "true",
        "[]",
        "{}",
        '["1.00"]',
        '{"amount":"1.00"}',
        '"1.00<img src=x>"',
    ],
)
def test_a_senseless_amount_is_refused_naming_the_field(one_door: Door, amount: str) -> None:
    before = one_door.rows()

    answer = one_door.ask(with_amount(amount))

    assert answer["code"] == "40002", answer
    assert answer["sub_msg"].startswith("参数无效: total_amount: ")
    assert "<" not in answer["sub_msg"]
    assert one_door.rows() == before


def test_amounts_that_floats_would_bend_stay_exact(door: Door) -> None:
    for number, text in enumerate(("0.1", "0.29", "1.15", "4.35", "8.2", "99999999.99", "1.10")):
        asked = f'{{"out_trade_no":"F{number}","subject":"x","total_amount":{text}}}'
        assert door.ask(common("alipay.trade.precreate", biz_content=asked))["code"] == "10000"

    kept = door.rows()["payments_trade"]
    for fen in (10, 29, 115, 435, 820, 9_999_999_999, 110):
        assert any(f", {fen}, " in row for row in kept), fen


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("out_trade_no", ""),
        ("out_trade_no", None),
        ("out_trade_no", "A" * 65),
        ("out_trade_no", "A 1"),
        ("out_trade_no", "订单1"),
        ("out_trade_no", "A1\n"),
        ("out_trade_no", "Ａ1"),
        ("out_trade_no", ["A1"]),
        ("out_trade_no", {"a": 1}),
        ("out_trade_no", True),
        ("subject", "x" * 257),
        ("subject", "a\u0007b"),
        ("subject", ["x"]),
        ("goods_detail", "x"),
        ("goods_detail", [[]]),
        ("time_expire", "2026-13-01 00:00:00"),
        ("timeout_express", "0m"),
        ("timeout_express", "-1m"),
    ],
)
def test_a_senseless_field_is_refused_naming_it(one_door: Door, name: str, value: object) -> None:
    before = one_door.rows()

    answer = one_door.ask(biz("alipay.trade.precreate", **{**GOOD, name: value}))

    assert answer["code"] in ("40001", "40002"), answer
    assert name in answer["sub_msg"]
    assert one_door.rows() == before


@pytest.mark.parametrize("name", ["out_trade_no", "total_amount", "subject"])
def test_a_missing_field_is_named(one_door: Door, name: str) -> None:
    content = {field: value for field, value in GOOD.items() if field != name}

    answer = one_door.ask(biz("alipay.trade.precreate", **content))

    assert (answer["code"], answer["sub_code"]) == ("40001", "isv.missing-parameter")
    assert answer["sub_msg"] == f"缺少必选参数: {name}"


def test_what_is_said_of_a_field_cannot_run_in_a_browser(one_door: Door) -> None:
    goods = [{"goods_id": "1", "goods_name": "x", "quantity": 1, "price": "<script>1</script>"}]

    answer = one_door.ask(biz("alipay.trade.precreate", **GOOD, goods_detail=goods))

    assert answer["code"] == "40002"
    assert "<script" not in json.dumps(answer)


JUNK = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.integers() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("method", sorted(SERVED))
@given(data=st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_method_is_crashed_by_junk(one_door: Door, method: str, data: st.DataObject) -> None:
    fields = sorted(SERVED[method].method.request.model_fields)
    content = data.draw(
        st.dictionaries(st.sampled_from(fields), JUNK, max_size=6) if fields else st.just({})
    )

    answer = one_door.ask(common(method, biz_content=json.dumps(content)))

    assert answer["code"] in ("10000", "40001", "40002", "40004"), answer


# Again, and too late

REPLAYED: Final = [
    ("alipay.trade.create", GOOD),
    ("alipay.trade.precreate", GOOD),
    ("alipay.trade.cancel", {"out_trade_no": "A1"}),
    (
        "alipay.trade.refund",
        {"out_trade_no": "A1", "refund_amount": "0.40", "out_request_no": "R1"},
    ),
]


def test_replayed_requests_move_no_money_twice(door: Door) -> None:
    paid = form(signed(biz("alipay.trade.pay", **GOOD, scene="bar_code", auth_code=door.code())))
    replays = [form(signed(biz(method, **content))) for method, content in REPLAYED]
    assert node(door.platform.answer(b"", paid))["code"] == "10000"
    refund = replays.pop()
    assert node(door.platform.answer(b"", refund))["code"] == "10000"
    before = door.rows()

    for raw in (paid, refund, *replays[:2]) * 2:
        door.platform.answer(b"", raw)

    assert {name: door.rows()[name] for name in MONEY} == {name: before[name] for name in MONEY}


MONEY: Final = [
    "ledger_balance",
    "ledger_entry",
    "ledger_posting",
    "payments_refund",
    "payments_trade",
]


def test_a_request_kept_for_days_is_refused(door: Door) -> None:
    kept = form(signed(biz("alipay.trade.create", **GOOD)))
    door.later(days=3, seconds=1)
    before = door.rows()

    assert node(door.platform.answer(b"", kept))["sub_code"] == "isv.invalid-timestamp"
    assert door.rows() == before


# Too much


def test_a_compressed_body_is_never_inflated(one_door: Door) -> None:
    bomb = gzip.compress(form(signed(common())))

    assert node(one_door.platform.answer(b"", bomb))["sub_code"] == "isv.missing-method"


def test_a_body_of_two_mebibytes_is_read_and_one_byte_more_is_not(one_door: Door) -> None:
    fields = form(signed(common()))
    room = BODY_MAX - len(fields) - len(b"&x=")

    fits = one_door.platform.answer(b"", fields + b"&x=" + b"y" * room)
    bursts = one_door.platform.answer(b"", fields + b"&x=" + b"y" * (room + 1))

    assert node(fits)["sub_code"] == "isv.invalid-signature"
    assert (node(bursts)["sub_code"], node(bursts)["signed"]) == ("isv.invalid-parameter", "")


@pytest.mark.parametrize("count", [1001, 10_000])
def test_too_many_parameters_are_refused(one_door: Door, count: int) -> None:
    many = b"&".join(b"p%d=1" % number for number in range(count))

    for query, body in ((many, b""), (b"", many)):
        answer = node(one_door.platform.answer(query, body))
        assert answer["sub_msg"].startswith("请求过大")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x--\r\n"),
        ("multipart/form-data; boundary=", b"--x--\r\n"),
        ("multipart/form-data; boundary=" + "x" * 300, b""),
        ("multipart/form-data; boundary=x", b"hello"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhello',
        ),
    ],
)
def test_a_torn_multipart_body_is_refused(one_door: Door, kind: str, body: bytes) -> None:
    query = form(signed(common()))

    assert node(one_door.platform.answer(query, body, kind))["sub_code"] == "isv.invalid-parameter"


def part(name: str, value: str, extra: str = "") -> str:
    return f'--x\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n\r\n{value}\r\n'


def test_too_many_parts_are_refused(one_door: Door) -> None:
    body = "".join(part(f"p{number}", "1") for number in range(1001)) + "--x--\r\n"

    answer = node(one_door.platform.answer(b"", body.encode(), "multipart/form-data; boundary=x"))

    assert answer["sub_msg"].startswith("请求过大")


def test_a_part_without_a_name_is_no_parameter(one_door: Door) -> None:
    body = "--x\r\nContent-Type: text/plain\r\n\r\nhello\r\n" + part("a", "b", '; filename="c"')
    query = form(signed(common()))

    raw_answer = one_door.platform.answer(
        query, (body + "--x--\r\n").encode(), "Multipart/Form-Data; boundary=x"
    )

    assert node(raw_answer)["sub_code"] == "ACQ.TRADE_NOT_EXIST"


def test_a_body_of_another_kind_holds_no_parameters_worth_a_crash(one_door: Door) -> None:
    fields: dict[str, Any] = signed(common())

    for kind in ("application/json", "text/plain", "", "application/x-www-form-urlencoded"):
        answer = node(one_door.platform.answer(b"", json.dumps(fields).encode(), kind))
        assert answer["sub_code"] == "isv.missing-method"
    assert node(one_door.platform.answer(b"", form(fields), FORM))["code"] == "40004"
