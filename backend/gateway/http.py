"""HTTP in, HTTP out: the only file that knows how the service is asked over a network."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from backend.gateway.dispatch import OVERSIZE, Answer
from backend.gateway.downloads import PATH, Download, NoDownload
from backend.gateway.forms import BODY_MAX
from backend.gateway.pages import INDEX, Page
from backend.gateway.phone import Asking, Told

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Header = tuple[bytes, bytes]

_DRAINED_MAX: Final = 8 * BODY_MAX
"""How much of a body that is too large is still listened to, so that its sender hears why."""
_VERB_MAX: Final = 16 * 1024
ENTRY_PATH: Final = "/device/activate"
_COOKIE: Final = "zhanggui_wallet"
_SESSION_SECONDS: Final = 7 * 24 * 3600

_SAFE: Final[tuple[Header, ...]] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)
_GATEWAY: Final[tuple[Header, ...]] = (
    (b"cache-control", b"no-store"),
    # An answer is JSON labelled as HTML, and repeats what it was sent: nothing in it runs.
    (b"content-security-policy", b"default-src 'none'; sandbox; frame-ancestors 'none'"),
)
_PAGE_POLICY: Final = (
    b"default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
    b" object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_PAGE: Final[tuple[Header, ...]] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-cache"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(self), microphone=(), geolocation=()"),
    (b"content-security-policy", _PAGE_POLICY),
)
_ENCODING: Final = b"accept-encoding"
_PACKED: Final[Header] = (b"content-encoding", b"gzip")
_CLOSING: Final[Header] = (b"connection", b"close")
_ZIP: Final[Header] = (b"content-type", b"application/zip")
_WORDS: Final[Header] = (b"content-type", b"text/plain; charset=utf-8")
_JSON: Final[Header] = (b"content-type", b"application/json; charset=utf-8")


class _Left(Exception):
    """The sender went away before the request was whole: there is nobody to answer."""


class Service(Protocol):
    """What the network may ask of the platform."""

    @property
    def base_url(self) -> str:
        """Where the service is reached."""
        ...

    def trace(self) -> str:
        """Return a name for one call: 32 digits."""
        ...

    async def hear(self, query: bytes, body: bytes, content_type: str, trace: str) -> Answer:
        """Answer a signed call."""
        ...

    def call(
        self,
        query: bytes,
        body: bytes,
        content_type: str,
        trace: str,
        reply: Callable[[Answer | None], None],
    ) -> None:
        """Answer a signed call by calling ``reply``; with None if no answer could be written."""
        ...

    async def hear_phone(self, verb: str, body: bytes, asking: Asking, trace: str) -> Told:
        """Answer a phone."""
        ...

    def download(self, query: bytes) -> Download | NoDownload:
        """Open a file that was given out."""
        ...

    async def hear_entry(self, body: bytes, address: str, trace: str) -> bytes:
        """Answer a till that asks to be activated."""
        ...

    def health(self) -> Mapping[str, object]:
        """Say how the service does."""
        ...


class Http:
    """The ASGI application of this machine: the gateway, the phone page, the state of health."""

    def __init__(self, service: Service, pages: Mapping[str, Page]) -> None:
        self.service: Final = service
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            with contextlib.suppress(_Left):
                await self._route(scope, receive, send)

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path == "/gateway.do":
            await self._gateway(scope, receive, send)
        elif path == "/health":
            await _reply(send, 200, _json(self.service.health()), (_JSON, *_SAFE))
        elif path.startswith("/wallet/api/"):
            await self._phone(scope, receive, send)
        elif path == PATH:
            await self._download(scope, send)
        else:
            await self._page(scope, send)

    # Files that were given out

    async def _download(self, scope: Scope, send: Send) -> None:
        if scope["method"] != "GET":
            await _reply(send, 405, b"", ((b"allow", b"GET"), *_SAFE))
            return
        opened = self.service.download(scope["query_string"])
        if isinstance(opened, NoDownload):
            await _reply(send, opened.status, opened.words.encode(), (_WORDS, *_SAFE))
            return
        named = b'attachment; filename="%b"' % opened.name.encode("ascii")
        headers = (_ZIP, (b"content-disposition", named), *_SAFE)
        await send({"type": "http.response.start", "status": 200, "headers": [*headers]})
        for piece in opened.pieces:  # each is read in a turn of its own: calls go between them
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": b""})

    # The gateway

    async def _gateway(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "POST"):
            await _reply(send, 405, b"", ((b"allow", b"GET, POST"), *_SAFE))
            return
        trace = self.service.trace()
        body = await _body(receive, BODY_MAX)
        if body is None:
            answer = OVERSIZE
        else:
            content_type = _header(scope, b"content-type").decode("latin-1")
            answer = await self.service.hear(scope["query_string"], body, content_type, trace)
        headers = (*answer_headers(answer.charset), trace_header(trace))
        await _reply(send, 200, answer.body, headers if body is not None else (*headers, _CLOSING))

    # The phone

    async def _phone(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = self._trespass(scope)
        if problem:
            await _reply(send, 403, _json({"problem": problem}), (_JSON, *_SAFE))
            return
        body = await _body(receive, _VERB_MAX)
        if body is None:
            await _reply(send, 413, _json({"problem": "too much"}), (_JSON, *_SAFE))
            return
        trace = self.service.trace()
        verb = scope["path"].removeprefix("/wallet/api/")
        told = await self.service.hear_phone(verb, body, _asking(scope), trace)
        headers = (_JSON, (b"trace_id", trace.encode("ascii")), *_SAFE, *_session(told))
        await _reply(send, 200, told.body, headers)

    def _trespass(self, scope: Scope) -> str:
        """Say why a page of somebody else's must not do this; empty if it is ours or no page."""
        if scope["method"] != "POST":
            return "only POST"
        if _header(scope, b"content-type").split(b";")[0].strip() != b"application/json":
            return "only JSON"
        host = _header(scope, b"host").decode("latin-1")
        if not self._is_ours(host):
            return "not this service's name"
        origin = _header(scope, b"origin").decode("latin-1")
        if origin and origin not in (f"http://{host}", f"https://{host}"):
            return "not from another page"
        if _header(scope, b"sec-fetch-site") not in (b"", b"same-origin", b"none"):
            return "not from another page"
        return ""

    def _is_ours(self, host: str) -> bool:
        """Test a Host header: an address, or our own name; a rebound name is neither."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
            if name not in ("localhost", urlsplit(self.service.base_url).hostname):
                ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    async def _page(self, scope: Scope, send: Send) -> None:
        page = self._pages.get(_file(scope["path"]))
        if page is None or scope["method"] not in ("GET", "HEAD"):
            await _reply(send, 404, b"", _SAFE)
            return
        packs = b"gzip" in _header(scope, _ENCODING)
        body, tag = (page.packed, b"W/" + page.tag) if packs else (page.body, page.tag)
        headers = ((b"content-type", page.kind), (b"etag", tag), (b"vary", _ENCODING), *_PAGE)
        if _header(scope, b"if-none-match") == tag:
            await _reply(send, 304, b"", headers)
            return
        await _reply(send, 200, body, (*headers, *((_PACKED,) if packs else ())))


class ShopHttp(Http):
    """
    The ASGI application of the shop's network: signed calls, the files they gave out, and how a
    till gets its key.

    Nothing else is there: no phone page, and no word of the process that serves it.
    """

    def __init__(self, service: Service) -> None:
        super().__init__(service, {})

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/gateway.do":
            await self._gateway(scope, receive, send)
        elif scope["path"] == ENTRY_PATH and scope["method"] == "POST":
            await self._enter(scope, receive, send)
        elif scope["path"] == PATH:
            await self._download(scope, send)
        else:
            await _reply(send, 404, b"", _SAFE)

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive, _VERB_MAX)
        if body is None:
            await _reply(send, 413, _json({"problem": "too much"}), (_JSON, *_SAFE))
            return
        trace = self.service.trace()
        told = await self.service.hear_entry(body, _address(scope), trace)
        await _reply(send, 200, told, (_JSON, trace_header(trace), *_SAFE))


def answer_headers(charset: str) -> tuple[Header, ...]:
    """Return what is said above every answer of the gateway in a charset."""
    return ((b"content-type", b"text/html;charset=" + charset.encode("ascii")), *_GATEWAY)


def trace_header(trace: str) -> Header:
    """Return what names a call to its caller."""
    return (b"trace_id", trace.encode("ascii"))


def _file(path: str) -> str:
    """Return which file answers a path; the page itself for the wallet and for every QR code."""
    if path in ("/wallet", "/wallet/") or path.startswith("/q/"):
        return INDEX
    return path.removeprefix("/wallet/") if path.startswith("/wallet/") else ""


def _header(scope: Scope, name: bytes) -> bytes:
    found: bytes = next((value for key, value in scope["headers"] if key == name), b"")
    return found


def _asking(scope: Scope) -> Asking:
    authorization = _header(scope, b"authorization").decode("latin-1")
    scheme, _, token = authorization.partition(" ")
    bearer = token.strip() if scheme.lower() == "bearer" else ""
    logon = _header(scope, b"x-buyer").decode("latin-1")
    address = _address(scope)
    if logon:
        return Asking(home_token=bearer, logon=logon, address=address)
    session = bearer or _cookie(_header(scope, b"cookie").decode("latin-1"))
    return Asking(session=session, address=address)


def _address(scope: Scope) -> str:
    address: str = (scope.get("client") or ("",))[0]
    return address


def _cookie(header: str) -> str:
    for pair in header.split(";"):
        name, _, value = pair.strip().partition("=")
        if name == _COOKIE:
            return value
    return ""


def _session(told: Told) -> tuple[Header, ...]:
    if told.session is None:
        return ()
    life = _SESSION_SECONDS if told.session else 0
    rules = f"Path=/wallet; Max-Age={life}; HttpOnly; SameSite=Strict"
    return ((b"set-cookie", f"{_COOKIE}={told.session}; {rules}".encode("ascii")),)


async def _body(receive: Receive, most: int) -> bytes | None:
    """
    Read a body; None if it is longer than ``most``.

    :raises _Left: if its sender leaves before the end.
    """
    message = await _whole(receive)
    if not message.get("more_body"):
        body: bytes = message.get("body", b"")
        return body if len(body) <= most else None
    chunks, length = [message["body"]], len(message["body"])
    while message.get("more_body") and length <= _DRAINED_MAX:
        message = await _whole(receive)
        chunk = message.get("body", b"")
        length += len(chunk)
        if length <= most:
            chunks.append(chunk)
    return b"".join(chunks) if length <= most else None


async def _whole(receive: Receive) -> Message:
    message = await receive()
    if message["type"] == "http.disconnect":
        raise _Left
    return message


async def _reply(send: Send, status: int, body: bytes, headers: tuple[Header, ...]) -> None:
    length = (b"content-length", str(len(body)).encode("ascii"))
    await send({"type": "http.response.start", "status": status, "headers": [length, *headers]})
    await send({"type": "http.response.body", "body": body})


def _json(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, separators=(",", ":")).encode("ascii")
