"""The short way through HTTP for signed calls: a whole POST in, one write out, no task between."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, cast

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from backend.gateway.dispatch import Answer
from backend.gateway.forms import BODY_MAX
from backend.gateway.http import answer_headers

if TYPE_CHECKING:
    from backend.gateway.http import Http, Service

_TARGET: Final = b"/gateway.do"
_LENGTH_DIGITS: Final = len(str(BODY_MAX))
_FAILED: Final = (
    b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


_NOBODY: Final = asyncio.Event()
"""The protocol tells it when a connection ends. Nobody waits for it: answers are called back."""


class _Call(RequestResponseCycle):
    """One call on its way, in the place where the protocol keeps a request in progress."""

    def __init__(self, query: bytes, content_type: str, *, keep_alive: bool) -> None:
        self.query = query
        self.content_type = content_type
        self.keep_alive = keep_alive
        self.pieces: list[bytes] = []
        self.response_complete = False
        self.disconnected = False
        self.message_event = _NOBODY


class Express(HttpToolsProtocol):
    """
    Answers ``POST /gateway.do`` with a known length itself; leaves all else to the application.

    All else is also: a body announced by ``Expect``, in chunks or too large, HTTP/1.0, a target
    in absolute form, a call behind another one, a client that does not fetch its answers.
    """

    _call: _Call | None = None
    _service: Service

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        self._service = cast("Http", self.config.app).service

    def on_headers_complete(self) -> None:
        self._call = self._short()
        if self._call is None:
            super().on_headers_complete()
        else:
            self.cycle = self._call

    def on_body(self, body: bytes) -> None:
        if self._call is None:
            super().on_body(body)
        else:
            self._call.pieces.append(body)

    def on_message_complete(self) -> None:
        call, self._call = self._call, None
        if call is None:
            super().on_message_complete()
            return
        trace = self._service.trace()

        def reply(answer: Answer | None) -> None:
            self._reply(call, answer, trace)

        body = b"".join(call.pieces)
        self._service.call(call.query, body, call.content_type, trace, reply)

    def _short(self) -> _Call | None:
        """Return the call that begins here, if it can go the short way."""
        url = self.url
        parser: Any = self.parser  # typed as None until there is a connection
        before = cast("RequestResponseCycle | None", self.cycle)
        if not (
            (url == _TARGET or url.startswith(b"/gateway.do?"))
            and parser.get_method() == b"POST"
            and parser.get_http_version() == "1.1"
            and (before is None or before.response_complete)
            and not (self.flow.write_paused or self.expect_100_continue or parser.should_upgrade())
        ):
            return None
        headers = dict(reversed(self.headers))  # of headers given twice the first counts
        length = headers.get(b"content-length", b"")
        if not length.isdigit() or len(length) > _LENGTH_DIGITS or int(length) > BODY_MAX:
            return None
        query = (httptools.parse_url(url).query or b"") if len(url) > len(_TARGET) else b""
        kind = headers.get(b"content-type", b"").decode("latin-1")
        return _Call(query, kind, keep_alive=parser.should_keep_alive())

    def _reply(self, call: _Call, answer: Answer | None, trace: str) -> None:
        call.response_complete = True
        if self.transport.is_closing():
            return
        if answer is None:
            self.transport.write(_FAILED)
            self.transport.close()
            return
        length = (b"content-length", b"%d" % len(answer.body))
        headers = [*self.server_state.default_headers, length, *answer_headers(answer, trace)]
        if not call.keep_alive:
            headers.append((b"connection", b"close"))
        lines = [b"%b: %b\r\n" % header for header in headers]
        self.transport.write(b"".join((b"HTTP/1.1 200 OK\r\n", *lines, b"\r\n", answer.body)))
        if not call.keep_alive:
            self.transport.close()
        self.on_response_complete()
