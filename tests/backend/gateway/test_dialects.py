"""The same call, as each client writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

import pytest

from tests.backend.gateway.door import FORM, Door, biz, common, form, node, signed, text_of
from tests.helpers.keys import key

BOUNDARY: Final = "ALIPAY_SDK_PYTHON_BOUNDARY"
TRADE: Final = {"out_trade_no": "A1", "total_amount": "12.80", "subject": "可乐 & 雪碧/#1+"}
PRECREATE: Final = "alipay.trade.precreate"


def call(charset: str = "utf-8", **changes: str | None) -> dict[str, str]:
    content = json.dumps(TRADE, ensure_ascii=False)
    return common(PRECREATE, charset=charset, biz_content=content, **changes)


def split(fields: Mapping[str, str], *body: str) -> tuple[bytes, bytes]:
    """Put the named fields into the body and the rest into the query."""
    inside = {name: value for name, value in fields.items() if name in body}
    query = {name: value for name, value in fields.items() if name not in body}
    return form(query), form(inside)


def is_made(answer: dict[str, Any]) -> None:
    assert answer["code"] == "10000", answer
    assert answer["signed"]
    assert answer["out_trade_no"] == "A1"


def test_python_official(door: Door) -> None:
    fields = call(notify_url="http://127.0.0.1:1/n?x=1&y=2")
    query, body = split(signed(fields), "biz_content")

    is_made(node(door.platform.answer(query, body, "application/x-www-form-urlencoded")))


def test_python_official_with_empty_values_kept(door: Door) -> None:
    fields = call(app_auth_token="", return_url="")
    query, body = split(signed(fields, empty=True), "biz_content")

    is_made(node(door.platform.answer(query, body, FORM)))


def test_python_official_in_gbk(door: Door) -> None:
    fields = call("GBK")
    raw = door.platform.answer(b"", form(signed(fields, charset="gbk"), "gbk"), FORM)

    is_made(node(raw, "gbk"))
    asked = biz("alipay.trade.query", out_trade_no="A1") | {"charset": "gbk"}
    assert door.ask(asked, charset="gbk")["sub_code"] == "ACQ.TRADE_NOT_EXIST"


def test_python_community_asks_by_get_with_escaped_json(door: Door) -> None:
    fields = call(format=None) | {"biz_content": json.dumps(TRADE, separators=(",", ":"))}

    is_made(node(door.platform.answer(form(signed(fields)))))


def test_python_community_sends_amounts_as_numbers(door: Door) -> None:
    content = '{"out_trade_no":"A1","total_amount":12.8,"subject":12}'
    fields = call(format=None) | {"biz_content": content}

    is_made(node(door.platform.answer(form(signed(fields)))))
    shown = door.platform.do(lambda call: call.unit.all(_trades()))
    assert [(row.total, row.subject) for row in shown] == [(1280, "12")]


def _trades() -> Any:
    from backend.kernel.columns import METADATA

    return METADATA.tables["payments_trade"].select()


def test_node_leaves_the_rest_to_the_body(door: Door) -> None:
    fields = call(format=None, charset="utf-8") | {"app_version": "1"}
    query, body = split(signed(fields), "biz_content", "app_version")

    is_made(node(door.platform.answer(query, body, FORM)))


def test_php_signs_without_empty_and_zero_but_sends_them(door: Door) -> None:
    fields = call(auth_token="") | {"debug": "0"}
    kept = {name: value for name, value in fields.items() if value not in ("", "0")}
    sign = key("app").sign(text_of(kept))

    is_made(node(door.platform.answer(form({**fields, "sign": sign}))))


def test_go_sends_everything_in_the_body_without_empties(door: Door) -> None:
    fields = call(return_url="")

    is_made(node(door.platform.answer(b"", form(signed(fields, empty=False)), FORM)))


def test_yansongda_names_the_charset_in_the_query_too(door: Door) -> None:
    body = form(signed(call()))

    is_made(node(door.platform.answer(b"charset=utf-8", body, FORM)))


@pytest.mark.parametrize("kept", ["utf-8", "gbk"])
def test_a_multipart_body_is_read_and_its_files_are_not_signed(door: Door, kept: str) -> None:
    fields = signed(call(kept), charset=kept)
    lines: list[bytes] = []
    for name in ("biz_content",):
        lines += [
            f"--{BOUNDARY}".encode(),
            f'Content-Disposition: form-data; name="{name}"'.encode(),
            f"Content-Type: text/plain; charset={kept}".encode(),
            b"",
            fields[name].encode(kept),
        ]
    lines += [
        f"--{BOUNDARY}".encode(),
        b'Content-Disposition: form-data; name="image"; filename="a.png"',
        b"Content-Transfer-Encoding: binary",
        b"",
        b"\x89PNG\r\n\0&=",
        f"--{BOUNDARY}--".encode(),
        b"",
    ]
    query, _ = split(fields, "biz_content")
    kind = f"multipart/form-data; boundary={BOUNDARY}"

    is_made(node(door.platform.answer(query, b"\r\n".join(lines), kind), kept))


def test_percent_twenty_is_a_blank_as_plus_is(door: Door) -> None:
    fields = signed(call())
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())

    is_made(node(door.platform.answer(query.encode())))


def test_the_older_algorithm_is_answered_with_itself(door: Door) -> None:
    answer = door.ask(call(sign_type="RSA"), algorithm="RSA")

    is_made(answer)
    assert answer["signed"] == "RSA"


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "GBK", "gb2312", "utf8"])
def test_charsets_are_known_whatever_their_case(door: Door, name: str) -> None:
    charset = "utf-8" if name.lower().startswith("utf") else "gbk"
    raw = door.platform.answer(b"", form(signed(call(name), charset=charset), charset))

    is_made(node(raw, charset))


def test_a_call_without_charset_is_utf_8(door: Door) -> None:
    is_made(door.ask(call() | {"charset": ""}))


def test_content_beside_biz_content_is_read_and_biz_content_wins(door: Door) -> None:
    fields = common(PRECREATE, biz_content='{"out_trade_no":"A1","subject":"茶"}')
    fields |= {"total_amount": "1.00", "out_trade_no": "B1", "alipay_sdk": "x", "unknown": "y"}

    is_made(door.ask(fields))


def test_content_needs_no_biz_content(door: Door) -> None:
    is_made(door.ask({**common(PRECREATE, biz_content=None), **TRADE}))


def test_null_and_empty_members_are_as_good_as_absent(door: Door) -> None:
    content = {**TRADE, "body": None, "timeout_express": "", "store_id": ""}

    is_made(door.ask(biz(PRECREATE, **content)))
