"""The envelope around a call and its answer, written and read on both sides of the wire."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, cast

from pydantic import ValidationError

from backend.protocol.errors import BusinessError, PlatformError
from backend.protocol.method import AnyMethod, Method, RequestT, Response, ResponseT
from backend.protocol.moment import to_wire
from backend.protocol.node import node_text, response_text
from backend.protocol.parameters import UTF_8, Charset, quoted
from backend.protocol.refusals import DOOR, IllegalJson
from backend.protocol.signing import Algorithm, PrivateKey, PublicKey, canonical
from backend.protocol.strict_json import object_of, read_object

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
    return b"&".join(name + b"=" + quoted(value) for name, value in raw.items())


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
    said: Mapping[str, object] | Response,
    *,
    key: PrivateKey | None,
    algorithm: Algorithm = "RSA2",
    charset: Charset = UTF_8,
) -> bytes:
    """Write an answer the way every known client can verify it; unsigned if there is no key."""
    return sealed(node, content_of(said, charset), key=key, algorithm=algorithm)


def content_of(said: Mapping[str, object] | Response, charset: Charset = UTF_8) -> bytes:
    """
    Write an answer's node, the text that is signed.

    Compact; every scalar is a string, ``/`` is escaped, Chinese is not; what the charset lacks
    becomes ``?`` before it is signed.
    """
    text = response_text(said) if isinstance(said, Response) else node_text(said)
    return text.encode(charset.writes, "replace")


def sealed(
    node: str, content: bytes, *, key: PrivateKey | None, algorithm: Algorithm = "RSA2"
) -> bytes:
    """Put the envelope around a node's content: node first, signature last."""
    head = b'{"' + node.encode("ascii") + b'":' + content
    if key is None:
        return head + b"}"
    return head + b',"sign":"' + key.sign(content, algorithm).encode("ascii") + b'"}'


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


def read_unsigned(raw: bytes, method: Method[RequestT, ResponseT]) -> ResponseT:
    """
    Return the content of an answer that is believed for the line it came over.

    :raises PlatformError: the refusal that was answered.
    :raises AnswerDoubtful: if it is no answer to ``method``.
    """
    try:
        return _meaning(read_object(raw.decode("utf-8")), method)
    except (ValueError, IllegalJson) as error:
        raise AnswerDoubtful("illegible") from error


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
