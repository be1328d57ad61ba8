"""Business content that is not one JSON object with one meaning."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.hostile.books import Books, changed
from tests.hostile.world import World

PAY = "alipay.trade.pay"
QUERY = "alipay.trade.query"

NOT_ONE_OBJECT = {
    "nothing": b"",
    "blank": b"  ",
    "null": b"null",
    "a number": b"12.80",
    "a text": b'"out_trade_no"',
    "a list": b'[{"out_trade_no":"a"}]',
    "half": b'{"out_trade_no":"a"',
    "two": b'{"out_trade_no":"a"}{"out_trade_no":"b"}',
    "a comma too many": b'{"out_trade_no":"a",}',
    "single quotes": b"{'out_trade_no':'a'}",
    "no quotes": b"{out_trade_no:1}",
    "a comment": b'{"out_trade_no":"a"}//',
    "a byte order mark": b'\xef\xbb\xbf{"out_trade_no":"a"}',
    "bytes that are no text": b'{"out_trade_no":"\xff\xfe"}',
    "an overlong code": b'{"out_trade_no":"\xc0\xafa"}',
    "half a surrogate pair": b'{"out_trade_no":"\\ud83d"}',
    "half a surrogate pair in a name": b'{"\\udc00":"a","out_trade_no":"a"}',
    "a NUL": b'{"out_trade_no":"a\\u0000"}',
    "a NUL byte": b'{"out_trade_no":"a\x00"}',
    "a raw line break in a text": b'{"out_trade_no":"a\nb"}',
    "a name given twice": b'{"out_trade_no":"a","out_trade_no":"b"}',
    "a name given twice, once escaped": b'{"out_trade_no":"a","out\\u005ftrade_no":"b"}',
    "a name given twice, deep down": b'{"out_trade_no":"a","x":[{"y":1,"y":1}]}',
    "NaN": b'{"out_trade_no":"a","x":NaN}',
    "Infinity": b'{"out_trade_no":"a","x":-Infinity}',
    "deep lists": b'{"out_trade_no":"a","x":' + b"[" * 500 + b"]" * 500 + b"}",
    "deeper lists": b'{"out_trade_no":"a","x":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "deep objects": b'{"a":' * 500 + b"1" + b"}" * 500,
    "unclosed depths": b"[" * 100_000,
}


@pytest.mark.parametrize("content", NOT_ONE_OBJECT.values(), ids=NOT_ONE_OBJECT)
@pytest.mark.parametrize("method", [PAY, QUERY])
def test_is_refused_and_changes_nothing(
    world: World, books: Books, method: str, content: bytes
) -> None:
    before = books.settle()

    heard = world.counter.call_with(method, content)

    assert heard.status == 200
    assert heard.node["code"] in {"40001", "40002"}
    assert heard.sub_code in {
        "isv.illegal-json",
        "isv.invalid-parameter",
        "isv.missing-parameter",
    }, heard.body
    assert changed(before, books.fingerprint()) == []


@settings(
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()))
@example(content=b'{"out_trade_no":1e400}')
@example(content=b'{"out_trade_no":' + b"1" * 9000 + b"}")
def test_noise_is_answered_with_a_refusal_and_changes_nothing(
    world: World, books: Books, content: bytes
) -> None:
    before = books.settle()

    heard = world.counter.call_with(PAY, content)

    assert heard.status == 200
    assert heard.node["code"] in {"40001", "40002"}, heard.body
    assert changed(before, books.fingerprint()) == []


def test_a_text_longer_than_any_order_is_refused(world: World, books: Books) -> None:
    order = {**world.unpaid_order(), "body": "长" * 700_000}
    before = books.settle()

    heard = world.counter.call(PAY, order)

    assert heard.status == 200
    assert heard.node["code"] == "40002"
    assert changed(before, books.fingerprint()) == []
