"""JSON as the gateway reads it: one meaning or none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.refusals import IllegalJson
from backend.protocol.strict_json import DEPTH_MAX, read_object

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


def nested(levels: int) -> str:
    """Return an object of so many levels, itself the first."""
    return '{"a":' * levels + "1" + "}" * levels


@given(st.dictionaries(TEXT, VALUES, max_size=4), st.booleans())
def test_what_was_written_is_read_back(value: dict[str, object], escaped: bool) -> None:
    assert read_object(json.dumps(value, ensure_ascii=escaped)) == value


def test_numbers_keep_the_text_they_were_written_in() -> None:
    text = '{"a":88.80,"b":-0,"c":1e400,"d":0.1E-7,"e":%s}' % ("9" * 5000)

    assert read_object(text) == {
        "a": "88.80",
        "b": "-0",
        "c": "1e400",
        "d": "0.1E-7",
        "e": "9" * 5000,
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "null",
        "[]",
        '"a"',
        "1",
        "{",
        '{"a":1}}',
        '{"a":1}x',
        "{'a':1}",
        '{"a":1,}',
        "{a:1}",
        '{"a":01}',
        '{"a":+1}',
        '{"a":.5}',
        '{"a":1.}',
        '{"a":0x10}',
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":-Infinity}',
        '{"a":[NaN]}',
        '{"a":1,"a":1}',
        '{"a":{"b":1,"b":2}}',
        '{"a":1,"\\u0061":2}',
        '{"a":"\\ud800"}',
        '{"a":"\\udc00\\ud800"}',
        '{"\\ud83d":1}',
        '{"a":["\\udfff"]}',
        '{"a":"\\u0000"}',
        '{"a\\u0000":1}',
        '{"a":"\0"}',
        '{"a":"\n"}',
        '{"a":"\\x41"}',
        '\ufeff{"a":1}',
        '{"a":１}',
        "{}//",
        "/**/{}",
        nested(DEPTH_MAX + 1),
        nested(10_000),
        '{"a":' + "[" * 10_000,
        '{"a":' + "[" * DEPTH_MAX + "]" * DEPTH_MAX + "}",
    ],
    ids=lambda text: text[:24],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(IllegalJson):
        read_object(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        (' {"a" : [ ] } ', {"a": []}),
        ('{"a":"\\ud83d\\ude00\\/"}', {"a": "😀/"}),
        ('{"a":true,"b":null}', {"a": True, "b": None}),
        ('{"a":"' + "{[" * 100 + '"}', {"a": "{[" * 100}),
    ],
)
def test_every_form_of_good_json_is_read(text: str, value: object) -> None:
    assert read_object(text) == value


def test_thirty_two_levels_are_read() -> None:
    value: object = read_object(nested(DEPTH_MAX))
    for _ in range(DEPTH_MAX):
        assert isinstance(value, dict)
        value = value["a"]
    assert value == "1"
