"""The envelope around a call and its answer, written and read on both sides of the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, cast
from urllib.parse import quote_plus

from pydantic import ValidationError
from pydantic_core import to_json

from backend.protocol.errors import BusinessError, PlatformError
from backend.protocol.method import AnyMethod, Method, RequestT, Response, ResponseT
from backend.protocol.moment import to_wire
from backend.protocol.parameters import UTF_8, Charset
from backend.protocol.refusals import DOOR, IllegalJson
from backend.protocol.signing import Algorithm, PrivateKey, PublicKey, canonical
from backend.protocol.strict_json import object_of

ERROR_NODE: Final = "error_response"
"""Holds the refusal of a request whose method could not even be read."""
FORM: Final = "application/x-www-form-urlencoded;charset=utf-8"

COMMON: Final = frozenset(
    {
        *("app_id", "method", "format", "charset", "sign_type", "sign", "timestamp", "version"),
        *("app_auth_token", "auth_token", "notify_url", "return_url", "biz_content"),
        *("encrypt_type", "app_cert_sn", "alipay_root_cert_sn", "alipay_sdk", "terminal_type"),
        *("terminal_info", "prod_code", "target_app_id", "ws_service_url"),
    }
)
"""Parameters around the business content; every other one is part of it."""

_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_JSON_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_ANSWER_MAX: Final = 4 * 1024 * 1024

Doubt = Literal["unsigned", "forged", "illegible"]


class AnswerDoubtful(Exception):
    """
    What came back cannot be trusted or read: what became of the call is unknown.

    ``claimed`` is what it said, if it could be read; for logs, never for decisions.
    """

    def __init__(self, doubt: Doubt, claimed: Mapping[str, object] | None = None) -> None:
        self.doubt: Doubt = doubt
        self.claimed: Mapping[str, object] = claimed or {}
        super().__init__(doubt)


def write_request(
    method: Method[RequestT, ResponseT],
    request: RequestT,
    *,
    app_id: str,
    key: PrivateKey,
    at: datetime,
    notify_url: str = "",
) -> bytes:
    """Return the signed form to POST with content type ``FORM``; everything is in the body."""
    content = request.model_dump_json(exclude_none=True, by_alias=True)
    fields = {
        "app_id": app_id,
        "method": method.name,
        "format": "JSON",
        "charset": "utf-8",
        "sign_type": "RSA2",
        "timestamp": to_wire(at),
        "version": "1.0",
        "notify_url": notify_url,
        "biz_content": content,
    }
    raw = {name.encode(): value.encode() for name, value in fields.items() if value}
    raw[b"sign"] = key.sign(canonical(raw)).encode()
    return "&".join(f"{name.decode()}={quote_plus(value)}" for name, value in raw.items()).encode()


def response_fields(response: Response) -> dict[str, object]:
    """Return the members of a successful answer's node, code and message first."""
    content = response.model_dump(mode="json", exclude_none=True, by_alias=True)
    return {"code": response.code, "msg": response.msg, **content}


def refusal_fields(refusal: PlatformError) -> dict[str, object]:
    """Return the members of a refusal's node."""
    return {
        "code": refusal.code,
        "msg": refusal.msg,
        "sub_code": refusal.sub_code,
        "sub_msg": refusal.words(),
    }


def write_answer(
    node: str,
    fields: Mapping[str, object],
    *,
    key: PrivateKey | None,
    algorithm: Algorithm = "RSA2",
    charset: Charset = UTF_8,
) -> bytes:
    """
    Write an answer the way every known client can verify it; unsigned if there is no key.

    Compact, node first, sign last; every scalar is a string, ``/`` is escaped, Chinese is not;
    what the charset lacks becomes ``?`` before it is signed.
    """
    content = node_text(fields).encode(charset.writes, "replace")
    head = b'{"' + node.encode("ascii") + b'":' + content
    if key is None:
        return head + b"}"
    return head + b',"sign":"' + key.sign(content, algorithm).encode("ascii") + b'"}'


def node_text(fields: Mapping[str, object]) -> str:
    """Write a node so that clients that re-encode it, or count its braces, still agree."""
    plain = _plain_members(fields)
    text = _compact(plain).replace("/", "\\/")
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    if text.count("{") + text.count("}") != 2 * _objects(plain):
        text = _JSON_STRING.sub(_braces_escaped, text)
    return text


def read_answer(
    raw: bytes,
    method: Method[RequestT, ResponseT],
    key: PublicKey,
    *,
    algorithm: Algorithm = "RSA2",
    charset: str = "utf-8",
) -> ResponseT:
    """
    Verify an answer and return its content.

    :raises PlatformError: the very refusal the platform answered, if it is signed.
    :raises AnswerDoubtful: if it is not signed by ``key``, or not an answer to ``method``.
    """
    members = _members(raw, charset)
    node = method.node if method.node in members else ERROR_NODE
    content, signed_text = members.get(node, (None, ""))
    if not isinstance(content, dict):
        raise AnswerDoubtful("illegible")
    fields = cast("dict[str, object]", content)
    sign, _ = members.get("sign", (None, ""))
    if not isinstance(sign, str):
        raise AnswerDoubtful("unsigned", fields)
    if not key.verify(signed_text.encode(charset), sign, algorithm):
        raise AnswerDoubtful("forged", fields)
    return _meaning(fields, method)


def _meaning(fields: Mapping[str, object], method: Method[RequestT, ResponseT]) -> ResponseT:
    code = str(fields.get("code", ""))
    shapes: Sequence[type[ResponseT]] = (method.response, *method.also)
    for shape in shapes:
        if shape.code == code:
            try:
                return shape.model_validate(fields)
            except ValidationError as error:
                raise AnswerDoubtful("illegible", fields) from error
    sub_code, words = str(fields.get("sub_code", "")), str(fields.get("sub_msg", ""))
    raise heard(method, code=code, msg=str(fields.get("msg", "")), sub_code=sub_code, words=words)


def heard(method: AnyMethod, *, code: str, msg: str, sub_code: str, words: str) -> PlatformError:
    """Return the refusal an answer stands for: the declared class, or one made for its code."""
    for kind in (*method.refuses, *DOOR):
        if kind.sub_code == sub_code and kind.code == code:
            return _with_words(kind, words)
    base = next((kind for kind in DOOR if kind.code == code), BusinessError)
    return _with_words(_unlisted(base, code, msg, sub_code), words)


def _unlisted(base: type[PlatformError], code: str, msg: str, sub_code: str) -> type[PlatformError]:
    members: dict[str, object] = {"code": code, "msg": msg, "sub_code": sub_code}
    return type("UnlistedRefusal", (base,), members)


def _with_words(kind: type[PlatformError], words: str) -> PlatformError:
    refusal = kind.__new__(kind)
    refusal.fields = kind.fields_in(words)
    Exception.__init__(refusal, words)
    return refusal


def _members(raw: bytes, charset: str) -> dict[str, tuple[object, str]]:
    """Return each member of the outer object with its value and its exact text."""
    try:
        if len(raw) > _ANSWER_MAX:
            raise AnswerDoubtful("illegible")
        return _scan(raw.decode(charset))
    except (ValueError, IndexError, RecursionError, IllegalJson) as error:
        raise AnswerDoubtful("illegible") from error


def _scan(text: str) -> dict[str, tuple[object, str]]:
    decoder = json.JSONDecoder(object_pairs_hook=object_of)
    members: dict[str, tuple[object, str]] = {}
    at = _past(text, _skip(text, 0), "{")
    while True:
        name, at = decoder.raw_decode(text, _skip(text, at))
        start = _skip(text, _past(text, _skip(text, at), ":"))
        value, at = decoder.raw_decode(text, start)
        if not isinstance(name, str) or name in members:
            raise ValueError("a name is not text, or given twice")
        members[name] = value, text[start:at]
        at = _skip(text, at)
        if text[at] == "}":
            break
        at = _past(text, at, ",")
    if _skip(text, at + 1) != len(text):
        raise ValueError("something follows the answer")
    return members


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _past(text: str, at: int, mark: str) -> int:
    if text[at] != mark:
        raise ValueError(f"{mark} is expected")
    return at + 1


def _compact(plain: Mapping[str, object]) -> str:
    """Write JSON; four times faster than ``json``, which writes the same, halves of pairs too."""
    try:
        return to_json(plain).decode()
    except ValueError:
        return _COMPACT.encode(plain)


def _plain(value: object) -> object:
    """
    Make every scalar a string; leave out what is absent, and objects without members.

    A PHP client that writes an answer anew writes ``{}`` as ``[]``; an empty list it keeps.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return _plain_members(cast("dict[str, object]", value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast("Sequence[object]", value)]
    raise TypeError(f"{type(value).__name__} has no place in an answer")


def _plain_members(fields: Mapping[str, object]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for name, item in fields.items():
        if isinstance(item, str):
            plain[name] = item
        elif item is not None and (inner := _plain(item)) != {}:
            plain[name] = inner
    return plain


def _objects(value: object) -> int:
    if isinstance(value, dict):
        inner = cast("dict[str, object]", value).values()
        return 1 + sum([_objects(item) for item in inner if not isinstance(item, str)])
    if isinstance(value, list):
        return sum([_objects(item) for item in cast("list[object]", value)])
    return 0


def _braces_escaped(token: re.Match[str]) -> str:
    text = token[0]
    if "{" not in text and "}" not in text:
        return text
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("{", "\\u007b").replace("}", "\\u007d")
