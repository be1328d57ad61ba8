"""The envelope around a call and its answer, as the strictest of the known clients reads it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.protocol.envelope import (
    AnswerDoubtful,
    read_answer,
    refusal_fields,
    write_answer,
    write_request,
)
from backend.protocol.errors import BusinessError, InvalidArgument, PlatformError, SystemError_
from backend.protocol.method import Method, Request, Response
from backend.protocol.money import Money, Yuan
from backend.protocol.node import node_text, response_fields
from backend.protocol.parameters import CHARSETS, read_pairs
from backend.protocol.refusals import InvalidAppId
from backend.protocol.signing import canonical
from tests.helpers.keys import key

PLATFORM: Final = key("platform")


class Lent(BusinessError):
    """The book is lent."""

    sub_code = "BOOK.LENT"
    template = "《{title}》已借出"


class Borrow(Request):
    title: str
    fee: Yuan | None = None


class Borrowed(Response):
    title: str
    count: int = 1
    prompt: bool = True
    notes: tuple[str, ...] = ()
    missing: str | None = None


class Waits(Borrowed):
    code = "10003"
    msg = "order success pay inprocess"


BORROW: Final = Method("library.book.borrow", Borrow, Borrowed, (Lent,), (Waits,))
NODE: Final = "library_book_borrow_response"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MARKS = st.text(st.sampled_from('{}"\\/},sign:_response[] \n'), max_size=30)


def answer(fields: dict[str, object], **how: object) -> bytes:
    return write_answer(NODE, fields, key=PLATFORM, **how)  # type: ignore[arg-type]  # a test's


# Writing


def test_an_answer_is_written_to_the_byte() -> None:
    fields: dict[str, object] = {
        "code": "10000",
        "subject": "可乐/雪碧 \u2028",
        "count": 3,
        "yes": True,
        "no": False,
        "absent": None,
        "empty": {},
        "none": [],
        "blank": "",
        "list": [{"a": 1}, {}, "x"],
        "tuple": ({"b": False},),
    }
    node = (
        '{"code":"10000","subject":"可乐\\/雪碧 \\u2028","count":"3","yes":"true","no":"false",'
        '"none":[],"blank":"","list":[{"a":"1"},{},"x"],"tuple":[{"b":"false"}]}'
    )
    sign = PLATFORM.sign(node.encode())

    assert answer(fields).decode() == f'{{"{NODE}":{node},"sign":"{sign}"}}'
    assert write_answer(NODE, {"code": "1"}, key=None) == b'{"' + NODE.encode() + b'":{"code":"1"}}'


@pytest.mark.parametrize("value", [0.1, b"x", object()])
def test_a_value_without_a_place_on_the_wire_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        answer({"amount": value})


def test_what_the_charset_lacks_is_replaced_before_it_is_signed() -> None:
    raw = answer({"subject": "可乐😀"}, charset=CHARSETS["gbk"])

    node, _, rest = raw.partition(b',"sign":"')
    content = node.removeprefix(b'{"' + NODE.encode() + b'":')
    assert content == '{"subject":"可乐?"}'.encode("gbk")
    assert PLATFORM.public.verify(content, rest[:-2].decode())


def test_the_older_algorithm_signs_for_those_who_ask_with_it() -> None:
    raw = answer({"code": "10000"}, algorithm="RSA")
    sign = json.loads(raw)["sign"]

    assert PLATFORM.public.verify(b'{"code":"10000"}', sign, "RSA")
    assert not PLATFORM.public.verify(b'{"code":"10000"}', sign, "RSA2")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a{b}c", "a{b}c"),
        ("{{}}", "{{}}"),
        ("{", "\\u007b"),
        ("}", "\\u007d"),
        ("}{", "\\u007d\\u007b"),
        ('"}', '\\"\\u007d'),
        ("{}}", "\\u007b\\u007d\\u007d"),
    ],
)
def test_braces_are_escaped_only_where_counting_them_would_mislead(text: str, written: str) -> None:
    assert node_text({"a": text, "b": "x"}) == f'{{"a":"{written}","b":"x"}}'


# As clients cut it out


def counted_braces(text: str) -> str:
    """Return the node as python-alipay-sdk finds it: counting braces, blind to quotes."""
    start = text.index("{", text.index(f'"{NODE}"'))
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return text[start : at + 1]
    raise AssertionError("no end")


def between_patterns(text: str) -> str:
    """Return the node as alipay-sdk-python finds it: to the last look-alike of the end."""
    start = re.search(r"(\"[a-zA-z_]+_response\"[ \t\n]*:[ \t\n]*\{)", text)
    ends = list(re.finditer(r"(\}[ \t\n]*,[ \t\n]*\"sign\"[ \t\n]*:[ \t\n]*\")", text))
    assert start is not None
    return text[start.end() - 1 : ends[-1].start() + 1]


def by_offsets(text: str) -> str:
    """Return the node as the PHP client finds it: by lengths, two marks after the name."""
    start = text.index(NODE) + len(NODE) + 2
    return text[start : text.rindex('"sign"') - 1]


@given(TEXT | MARKS, TEXT | MARKS)
def test_every_client_cuts_out_the_very_text_that_was_signed(subject: str, body: str) -> None:
    raw = answer({"code": "10000", "subject": subject, "inner": [{"body": body}]}).decode()
    sign = json.loads(raw)["sign"]

    for cut in (counted_braces, between_patterns, by_offsets):
        assert PLATFORM.public.verify(cut(raw).encode(), sign), cut.__name__
    assert json.loads(raw)[NODE]["subject"] == subject


BRACE = re.compile(r"((?<!\\)(?:\\\\)*)\\u(007[bd])")
"""An escaped brace; what looks like one after an escaped backslash is text."""


@example(r"\u007b{")
@given(TEXT | MARKS)
def test_the_parsed_node_written_again_by_php_is_the_same(subject: str) -> None:
    node = node_text({"subject": subject, "inner": [{"count": 3}]})

    again = json.dumps(json.loads(node), ensure_ascii=False, separators=(",", ":"))
    again = again.replace("/", "\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

    assert again == BRACE.sub(lambda brace: brace[1] + chr(int(brace[2], 16)), node)


@given(st.lists(st.text(st.characters(), max_size=5)))
def test_any_text_is_written_as_json_writes_it(texts: list[str]) -> None:
    texts = [text.translate({ord(mark): None for mark in "/{}\u2028\u2029"}) for text in texts]

    expected = json.dumps({"a": texts}, ensure_ascii=False, separators=(",", ":"))
    assert node_text({"a": texts}) == expected
    half = json.dumps({"a": "\ud800\x7f\x1f"}, ensure_ascii=False, separators=(",", ":"))
    assert node_text({"a": "\ud800\x7f\x1f"}) == half


# Asking and reading


def test_a_request_says_everything_in_a_signed_form() -> None:
    at = datetime(2026, 5, 1, 4, tzinfo=UTC)
    asked = Borrow(title="红楼梦 & co", fee=Money(1280))

    pairs = dict(
        read_pairs(
            write_request(
                BORROW, asked, app_id="2021", key=key("app"), at=at, notify_url="http://a/?b=1&c"
            )
        )
    )

    sign = pairs.pop(b"sign").decode()
    assert {name.decode(): value.decode() for name, value in pairs.items()} == {
        "app_id": "2021",
        "method": "library.book.borrow",
        "format": "JSON",
        "charset": "utf-8",
        "sign_type": "RSA2",
        "timestamp": "2026-05-01 12:00:00",
        "version": "1.0",
        "notify_url": "http://a/?b=1&c",
        "biz_content": '{"title":"红楼梦 & co","fee":"12.80"}',
    }
    assert key("app").public.verify(canonical(pairs), sign)


@given(TEXT | MARKS, st.integers(-5, 5), st.booleans())
def test_an_answer_is_read_as_it_was_meant(title: str, count: int, prompt: bool) -> None:
    meant = Borrowed(title=title, count=count, prompt=prompt, notes=("a", title))

    assert read_answer(answer(response_fields(meant)), BORROW, PLATFORM.public) == meant


def test_another_public_code_has_its_own_class() -> None:
    raw = answer(response_fields(Waits(title="a")))

    assert isinstance(read_answer(raw, BORROW, PLATFORM.public), Waits)


def test_an_answer_in_gbk_is_read() -> None:
    raw = answer(response_fields(Borrowed(title="可乐")), charset=CHARSETS["gbk"])

    assert read_answer(raw, BORROW, PLATFORM.public, charset="gbk").title == "可乐"


def heard(refusal: PlatformError) -> PlatformError:
    raw = answer(refusal_fields(refusal))
    with pytest.raises(PlatformError) as caught:
        read_answer(raw, BORROW, PLATFORM.public)
    return caught.value


@pytest.mark.parametrize(
    "refusal",
    [Lent(title="红楼梦"), InvalidAppId(), InvalidArgument(problem="title"), SystemError_()],
    ids=lambda refusal: type(refusal).__name__,
)
def test_the_very_refusal_is_raised_again(refusal: PlatformError) -> None:
    again = heard(refusal)

    assert type(again) is type(refusal)
    assert again.words() == refusal.words()


class Unlisted(BusinessError):
    sub_code = "BOOK.BURNT"
    template = "烧了"


class Unknown(SystemError_):
    sub_code = "ACQ.SYSTEM_ERROR"


class Novel(PlatformError):
    code = "50505"
    sub_code = "isv.novel"


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [(Unlisted(), BusinessError), (Unknown(), SystemError_), (Novel(), BusinessError)],
)
def test_a_refusal_nobody_listed_is_known_by_its_code(
    refusal: PlatformError, kind: type[PlatformError]
) -> None:
    again = heard(refusal)

    assert isinstance(again, kind)
    assert (again.code, again.sub_code) == (refusal.code, refusal.sub_code)
    assert again.words() == refusal.words()


GOOD = answer(response_fields(Borrowed(title="红楼梦")))
OTHER = write_answer("library_book_return_response", {"code": "10000"}, key=PLATFORM)


@pytest.mark.parametrize(
    ("raw", "doubt"),
    [
        (b"", "illegible"),
        (b"<html>502 Bad Gateway</html>", "illegible"),
        (b"[]", "illegible"),
        (b"null", "illegible"),
        (b"{}", "illegible"),
        (GOOD[:-1], "illegible"),
        (GOOD[:40], "illegible"),
        (GOOD + b"x", "illegible"),
        (GOOD[:-1] + b',"sign":"x"}', "illegible"),
        (GOOD.replace(b'"code":"10000"', b'"code":"10000","code":"10000"'), "illegible"),
        (b'{1:2,"sign":"x"}', "illegible"),
        (b'{"' + NODE.encode() + b'":"QUJD","sign":"x"}', "illegible"),
        (b'{"' + NODE.encode() + b'":' + b"[" * 5000, "illegible"),
        (b"\xff\xfe" + GOOD, "illegible"),
        (b" " * (4 * 1024 * 1024) + GOOD, "illegible"),
        (OTHER, "illegible"),
        (write_answer(NODE, {"code": "10000", "title": "a"}, key=None), "unsigned"),
        (b'{"' + NODE.encode() + b'":{"code":"10000"},"sign":null}', "unsigned"),
        (write_answer(NODE, {"code": "10000", "title": "a"}, key=key("app")), "forged"),
        (GOOD.replace("红".encode(), "青".encode()), "forged"),
        (GOOD.replace(b':{"', b':{ "'), "forged"),
        (answer({"code": "10000"}), "illegible"),
    ],
)
def test_what_cannot_be_trusted_or_read_leaves_the_outcome_unknown(raw: bytes, doubt: str) -> None:
    with pytest.raises(AnswerDoubtful) as caught:
        read_answer(raw, BORROW, PLATFORM.public)
    assert caught.value.doubt == doubt


def test_what_an_untrusted_answer_claims_can_be_logged() -> None:
    raw = write_answer(NODE, refusal_fields(InvalidAppId()), key=None)

    with pytest.raises(AnswerDoubtful) as caught:
        read_answer(raw, BORROW, PLATFORM.public)
    assert caught.value.claimed["sub_code"] == "isv.invalid-app-id"


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_no_changed_byte_goes_unseen(at: int, change: int) -> None:
    tampered = bytearray(GOOD)
    tampered[at] ^= change

    try:
        read = read_answer(bytes(tampered), BORROW, PLATFORM.public)
    except AnswerDoubtful:
        return
    assert read == Borrowed(title="红楼梦")


@pytest.mark.parametrize(
    "raw",
    [
        b"\n" + GOOD + b"\n",
        GOOD.replace(b'{"' + NODE.encode() + b'":', b'{ "' + NODE.encode() + b'" : '),
        GOOD.replace(b',"sign"', b' , "alipay_cert_sn":"abc", "sign"'),
        GOOD[:-1] + b',"trace":{"a":[1]}}',
    ],
)
def test_blanks_and_members_around_the_node_do_not_matter(raw: bytes) -> None:
    assert read_answer(raw, BORROW, PLATFORM.public).title == "红楼梦"


def test_a_refusal_of_an_unread_request_is_heard_if_it_is_signed() -> None:
    raw = write_answer("error_response", refusal_fields(InvalidAppId()), key=PLATFORM)

    with pytest.raises(InvalidAppId):
        read_answer(raw, BORROW, PLATFORM.public)
