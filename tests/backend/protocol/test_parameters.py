"""The query and the form, read byte for byte."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote_plus, unquote_to_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.parameters import CHARSETS, gather, quoted, read_pairs
from backend.protocol.refusals import Oversize

PAIRS = st.lists(st.tuples(st.binary(min_size=1, max_size=20), st.binary(max_size=40)), max_size=8)


@given(PAIRS)
def test_what_was_encoded_is_read_back(pairs: list[tuple[bytes, bytes]]) -> None:
    assert read_pairs(urlencode(pairs).encode("ascii")) == pairs


@given(
    st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_a_value_is_encoded_as_the_standard_library_encodes_it(value: bytes) -> None:
    assert quoted(value) == quote_plus(value).encode()


@given(st.binary(min_size=1, max_size=60))
def test_a_long_value_is_read_back(value: bytes) -> None:
    long = value * (20_000 // len(value))
    assert read_pairs(b"a=" + quoted(long)) == [(b"a", long)]


@given(st.binary(max_size=60))
def test_any_bytes_mean_what_the_standard_library_reads(raw: bytes) -> None:
    expected = parse_qsl(raw.decode("latin-1"), keep_blank_values=True, encoding="latin-1")

    read = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in read_pairs(raw)]

    assert read == expected


@pytest.mark.parametrize(
    ("raw", "pairs"),
    [
        (b"", []),
        (b"&&", []),
        (b"a", [(b"a", b"")]),
        (b"a=", [(b"a", b"")]),
        (b"a=b=c", [(b"a", b"b=c")]),
        (b"a=1+2%202%2B", [(b"a", b"1 2 2+")]),
        (b"%61=%e4%BD%a0", [(b"a", "你".encode())]),
        (rb"a=\x41\n%5C", [(b"a", rb"\x41\n" + b"\\")]),
        (b"a=100%", [(b"a", b"100%")]),
        (b"a=%zz%4", [(b"a", b"%zz%4")]),
        (b"a=%u4f60", [(b"a", b"%u4f60")]),
        (b"a=\xe4\xbd\xa0", [(b"a", "你".encode())]),
        (b"a;b=1", [(b"a;b", b"1")]),
    ],
)
def test_a_form_is_read_as_browsers_write_it(raw: bytes, pairs: list[tuple[bytes, bytes]]) -> None:
    assert read_pairs(raw) == pairs


@given(st.binary(max_size=30))
def test_a_stray_percent_stands_for_itself(raw: bytes) -> None:
    raw = raw.replace(b"&", b"").replace(b"+", b"").replace(b"=", b"")

    assert read_pairs(b"a=" + raw) == [(b"a", unquote_to_bytes(raw))]


@given(st.text("%4aFg_.\n\r\t \0", max_size=12), st.booleans())
def test_stray_percents_and_line_ends_are_read_as_they_stand(text: str, escaped: bool) -> None:
    raw = text.encode() + (b"%41%0D%0a%25" if escaped else b"")

    assert read_pairs(b"a=" + raw) == [(b"a", unquote_to_bytes(raw))]


def test_query_and_body_are_one() -> None:
    both = gather([(b"a", b"1"), (b"b", b"2")], [(b"c", b"3"), (b"a", b"1")])

    assert both.values == {b"a": b"1", b"b": b"2", b"c": b"3"}
    assert both.twice is None
    assert (both.ascii(b"a"), both.ascii(b"z")) == ("1", "")


@pytest.mark.parametrize(
    "sources",
    [
        ([(b"a", b"1"), (b"a", b"2")],),
        ([(b"a", b"1")], [(b"a", b"2")]),
        ([(b"a", b"1")], [(b"b", b"1"), (b"a", b""), (b"b", b"2")]),
    ],
)
def test_a_name_given_twice_is_told(sources: tuple[list[tuple[bytes, bytes]], ...]) -> None:
    assert gather(*sources).twice == b"a"


@pytest.mark.parametrize("count", [1001, 10_000])
def test_more_than_a_thousand_parameters_are_refused(count: int) -> None:
    many = [(b"p%d" % n, b"1") for n in range(count)]

    with pytest.raises(Oversize):
        read_pairs(urlencode(many).encode("ascii"))
    with pytest.raises(Oversize):
        gather(many[:600], many[600:])
    assert len(read_pairs(urlencode(many[:1000]).encode("ascii"))) == 1000


def test_text_said_to_be_gb2312_may_be_gbk_and_answers_stay_within_gb2312() -> None:
    charset = CHARSETS["gb2312"]

    assert "朱镕基".encode("gbk").decode(charset.reads) == "朱镕基"
    assert "朱镕基".encode(charset.writes, "replace") == "朱?基".encode("gb2312")
