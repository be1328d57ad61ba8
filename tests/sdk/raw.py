"""Requests made and answers checked byte for byte, owing nothing to the platform's code."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final, cast
from urllib.parse import quote_plus

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key,
    load_pem_public_key,
)

from tests.sdk.service import Json, Sandbox

Params = dict[str, str]
ANSWER_WITHIN_S: Final = 20.0
BEIJING: Final = timezone(timedelta(hours=8))
DIGESTS: Final[dict[str, Callable[[], hashes.HashAlgorithm]]] = {
    "RSA2": hashes.SHA256,
    "RSA": hashes.SHA1,
}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    trace_id: str | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """The app's private key and the platform's public one."""

    private: rsa.RSAPrivateKey
    public: rsa.RSAPublicKey

    @classmethod
    def of(cls, sandbox: Sandbox) -> Keys:
        private = load_pem_private_key(sandbox.app_private_key.read_bytes(), None)
        public = load_pem_public_key(sandbox.platform_public_key.read_bytes())
        return cls(cast("rsa.RSAPrivateKey", private), cast("rsa.RSAPublicKey", public))

    def sign(self, text: bytes, sign_type: str = "RSA2") -> str:
        signature = self.private.sign(text, padding.PKCS1v15(), DIGESTS[sign_type]())
        return base64.b64encode(signature).decode("ascii")

    def accepts(self, text: bytes, sign: str, sign_type: str = "RSA2") -> bool:
        signature = base64.b64decode(sign, validate=True)
        try:
            self.public.verify(signature, text, padding.PKCS1v15(), DIGESTS[sign_type]())
        except InvalidSignature:
            return False
        return True


def common(app_id: str, method: str, **more: str) -> Params:
    """Write the parameters every call carries."""
    return {
        "app_id": app_id,
        "method": method,
        "format": "JSON",
        "charset": "utf-8",
        "sign_type": "RSA2",
        "timestamp": datetime.now(BEIJING).strftime("%Y-%m-%d %H:%M:%S"),
        "version": "1.0",
        **more,
    }


def biz(content: Mapping[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def content_of(params: Params, *, dropped: Iterable[str] = (), charset: str = "utf-8") -> bytes:
    """Write the text under a request's signature, leaving out the values in ``dropped``."""
    without = set(dropped)
    pairs = sorted(params.items(), key=lambda pair: pair[0].encode())
    kept = (f"{name}={value}" for name, value in pairs if value not in without)
    return "&".join(kept).encode(charset)


def form(params: Params, charset: str = "utf-8") -> bytes:
    coded = (f"{name}={quote_plus(value, encoding=charset)}" for name, value in params.items())
    return "&".join(coded).encode("ascii")


def send(
    port: int,
    target: str,
    body: bytes | Iterable[bytes] | None = None,
    *,
    verb: str = "POST",
    content_type: str = "application/x-www-form-urlencoded;charset=utf-8",
) -> Answer:
    """Send one request exactly as told; an iterable body goes out in chunks."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN_S)
    try:
        line.request(verb, target, body=body, headers={"Content-Type": content_type})
        heard = line.getresponse()
        trace_id = heard.getheader("trace_id")
        return Answer(heard.status, str(heard.getheader("Content-Type")), trace_id, heard.read())
    finally:
        line.close()


def checked_by_offsets(keys: Keys, method: str, body: bytes, sign_type: str = "RSA2") -> Json:
    """Read an answer the way the PHP client does: by counting bytes, never by parsing.

    The signed text runs from two bytes behind the node's name to one byte before the last
    ``"sign"``; a stray blank, a key between the two or a sign put first all break it.
    """
    node = f"{method.replace('.', '_')}_response".encode()
    start = body.index(node) + len(node) + len('":')
    end = body.rindex(b'"sign"') - len(",")
    signed = body[start:end]
    answer = json.loads(body)
    assert keys.accepts(signed, answer["sign"], sign_type), "the answer's signature does not hold"
    assert list(answer) == [node.decode(), "sign"]
    return cast("Json", json.loads(signed))
