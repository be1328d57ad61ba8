"""The short way through HTTP for signed calls: a whole POST in, one write out, no task between."""

from __future__ import annotations

import asyncio
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from backend.gateway.dispatch import Answer
from backend.gateway.forms import BODY_MAX
from backend.gateway.http import Header, answer_headers, trace_header

if TYPE_CHECKING:
    from backend.gateway.http import Http, Service

_TARGET: Final = b"/gateway.do"
_FIRST_LINE: Final = b"POST /gateway.do HTTP/1.1\r\n"
_PLAIN_HEAD_MAX: Final = 4096
_PLAIN_NAMES: Final = frozenset(
    (b"host", b"content-type", b"content-length", b"user-agent", b"accept", b"accept-encoding")
)
"""Headers that leave no question how the request is to be read."""
_LENGTH_DIGITS: Final = len(str(BODY_MAX))
_ANSWER: Final = b"HTTP/1.1 200 OK\r\n%bcontent-length: %d\r\n%b%b: %b\r\n%b\r\n%b"
_FAILED: Final = (
    b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


_NOBODY: Final = asyncio.Event()
"""The protocol tells it when a connection ends. Nobody waits for it: answers are called back."""


def _lines(*headers: Header) -> bytes:
    return b"".join([b"%b: %b\r\n" % header for header in headers])


@lru_cache(maxsize=8)
def _answer_lines(charset: str) -> bytes:
    return _lines(*answer_headers(charset))


class _Head(NamedTuple):
    """What a plain head says of the body."""

    length: bytes
    content_type: str


@lru_cache(maxsize=256)
def _plain_head(head: bytes) -> _Head | None:
    """Read the headers of a plain call, which a client sends the same again and again."""
    lines = head.split(b"\r\n")
    if head.count(b"\r") + head.count(b"\n") != 2 * (len(lines) - 1):
        return None
    headers: dict[bytes, bytes] = {}
    for line in lines:
        name, _, value = line.partition(b":")
        name = name.lower()
        if name not in _PLAIN_NAMES or name in headers:
            return None
        headers[name] = value.strip(b" \t")
    kind = headers.get(b"content-type", b"").decode("latin-1")
    return _Head(headers.get(b"content-length", b""), kind)


_CLOSES: Final = _lines((b"connection", b"close"))


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

    A request that comes in one piece, with plain headers only, is not even given to the parser.
    All else is also: a body announced by ``Expect``, in chunks or too large, HTTP/1.0, a target
    in absolute form, a call behind another one, a client that does not fetch its answers.
    """

    mid_request: bool = False
    """The parser has begun with a request and not ended it."""
    _call: _Call | None = None
    _quiet_since: float = 0.0
    _defaults: tuple[list[Header], bytes] = ([], b"")
    _service: Service

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        self._service = cast("Http", self.config.app).service

    def data_received(self, data: bytes) -> None:
        call = self._plain(data) if data.startswith(_FIRST_LINE) else None
        if call is None:
            super().data_received(data)
            return
        self.cycle = call
        self._call_service(call)

    def _plain(self, data: bytes) -> _Call | None:
        """Return a whole and plain call; None if it takes the parser to tell."""
        if self.mid_request or self._is_busy():
            return None
        end = data.find(b"\r\n\r\n", 0, _PLAIN_HEAD_MAX)
        if end < 0 or self.flow.write_paused:
            return None
        head = _plain_head(data[len(_FIRST_LINE) : end])
        if head is None:
            return None
        body = data[end + 4 :]
        if head.length != b"%d" % len(body) or len(body) > BODY_MAX:
            return None
        call = _Call(b"", head.content_type, keep_alive=True)
        call.pieces.append(body)
        return call

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
        self._call_service(call)

    def _call_service(self, call: _Call) -> None:
        trace = self._service.trace()
        body = b"".join(call.pieces)
        call.pieces.clear()
        reply = partial(self._reply, call, trace)
        self._service.call(call.query, body, call.content_type, trace, reply)

    def _short(self) -> _Call | None:
        """Return the call that begins here, if it can go the short way."""
        url = self.url
        parser: Any = self.parser  # typed as None until there is a connection
        if not (
            (url == _TARGET or url.startswith(b"/gateway.do?"))
            and parser.get_method() == b"POST"
            and parser.get_http_version() == "1.1"
            and not self._is_busy()
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

    def _default_lines(self) -> bytes:
        headers = self.server_state.default_headers  # another list every second
        if self._defaults[0] is not headers:
            Express._defaults = (headers, _lines(*headers))
        return self._defaults[1]

    def _reply(self, call: _Call, trace: str, answer: Answer | None) -> None:
        call.response_complete = True
        if self.transport.is_closing():
            return
        if answer is None:
            self.transport.write(_FAILED)
            self.transport.close()
            return
        body, charset = answer
        closes = b"" if call.keep_alive else _CLOSES
        lines = _answer_lines(charset)
        told = (self._default_lines(), len(body), lines, *trace_header(trace), closes, body)
        self.transport.write(_ANSWER % told)
        if not call.keep_alive:
            self.transport.close()
        elif self._clock_runs():
            self._quiet_since = self.loop.time()
            self.server_state.total_requests += 1
            return
        self.on_response_complete()

    def _is_busy(self) -> bool:
        """Whether a request on this connection is not answered yet."""
        cycle = cast("RequestResponseCycle | None", self.cycle)
        return cycle is not None and not cycle.response_complete

    def _clock_runs(self) -> bool:
        """Whether nothing is to be done after an answer but to wait for the next call."""
        waits = self.timeout_keep_alive_task is not None
        return waits and not (self.pipeline or self.flow.read_paused)

    def on_response_complete(self) -> None:
        self._quiet_since = self.loop.time()
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """End a connection that was quiet for too long; plain calls let the clock run on."""
        busy = self._is_busy()
        left = self._quiet_since + self.timeout_keep_alive - self.loop.time()
        if busy or left > 0:
            wait = self.timeout_keep_alive if busy else left
            self.timeout_keep_alive_task = self.loop.call_later(
                wait, self.timeout_keep_alive_handler
            )
        else:
            super().timeout_keep_alive_handler()
