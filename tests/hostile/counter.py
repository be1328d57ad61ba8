"""A till that signs whatever it is told to, well-formed or not, and keeps its line open."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import quote_from_bytes

from tests.sdk.raw import Keys, common
from tests.sdk.service import Json, Sandbox

ANSWER_WITHIN_S: Final = 20.0
IDLE_MAX_S: Final = 1.0
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded;charset=utf-8"}

Pairs = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: its HTTP status, its one node, and what came with it."""

    status: int
    charset: str
    body: bytes

    @property
    def document(self) -> Json:
        read: Json = json.loads(self.body.decode(self.charset))
        return read

    @property
    def node(self) -> Json:
        """The member holding the answer.

        :raises AssertionError: if it is not the first of an answer and, perhaps, its signature.
        """
        name, *rest = self.document
        assert rest in ([], ["sign"]), self.body
        node = self.document[name]
        assert isinstance(node, dict)
        return node

    @property
    def sub_code(self) -> str:
        return str(self.node.get("sub_code", ""))


class Counter:
    """Calls the platform as the sandbox's app; not for two threads."""

    def __init__(self, port: int, sandbox: Sandbox) -> None:
        self.app_id = sandbox.app_id
        self.keys = Keys.of(sandbox)
        self._port = port
        self._heard_at = 0.0
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN_S)

    def another(self, sandbox: Sandbox) -> Self:
        return type(self)(self._port, sandbox)

    def close(self) -> None:
        self._line.close()

    def pairs(self, method: str, biz_content: bytes, **more: str) -> Pairs:
        """Write a request's parameters, without their signature."""
        named = common(self.app_id, method, **more).items()
        written = [(name.encode(), value.encode()) for name, value in named]
        return [*written, (b"biz_content", biz_content)]

    def signed(self, pairs: Pairs) -> Pairs:
        text = b"&".join(b"=".join(pair) for pair in sorted(pairs))
        return [*pairs, (b"sign", self.keys.sign(text).encode())]

    def call(self, method: str, biz: Mapping[str, object], **more: str) -> Heard:
        text = json.dumps(biz, ensure_ascii=False, separators=(",", ":"))
        return self.call_with(method, text.encode(), **more)

    def call_with(self, method: str, biz_content: bytes, **more: str) -> Heard:
        """Call with a text of one's own in place of the business content."""
        return self.send(form(self.signed(self.pairs(method, biz_content, **more))))

    def send(self, body: bytes, target: str = "/gateway.do") -> Heard:
        if time.monotonic() - self._heard_at > IDLE_MAX_S:
            self._line.close()  # the platform may have done so already
        try:
            self._line.request("POST", target, body=body, headers=FORM)
            heard = self._line.getresponse()
            content = heard.read()
        except (OSError, http.client.HTTPException):
            self._line.close()  # whatever comes next is another call
            raise
        self._heard_at = time.monotonic()
        return Heard(heard.status, heard.headers.get_content_charset("utf-8"), content)


def form(pairs: Pairs) -> bytes:
    """Percent-encode names and values, whatever bytes they are."""
    coded = (f"{quote_from_bytes(name)}={quote_from_bytes(value)}" for name, value in pairs)
    return "&".join(coded).encode("ascii")
