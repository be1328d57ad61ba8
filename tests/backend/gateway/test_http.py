"""HTTP in, HTTP out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from backend.app import Platform, Service
from backend.gateway.forms import BODY_MAX
from backend.gateway.http import Http
from backend.gateway.knocks import AT_ONCE
from backend.gateway.pages import wallet_pages
from backend.gateway.phone import Asking
from backend.kernel.outbound import Outbound
from tests.backend.gateway.door import LOGON, PIN, Door, common, form, node, signed

HOST: Final = "127.0.0.1:8780"
CLIENT: Final = "192.168.1.7"
JSON: Final = {"content-type": "application/json", "host": HOST}
NONE: Final[Mapping[str, str]] = {}
PAGES: Final = wallet_pages()


@dataclass
class Reply:
    """What came back over the network."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Network:
    """An ASGI server without sockets."""

    platform: Platform

    def send(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes] = b"",
        query: bytes = b"",
        headers: Mapping[str, str] = NONE,
    ) -> Reply:
        """Send one request, its body in the given pieces, and return the reply."""
        return asyncio.run(self._send(method, path, body, query, headers))

    async def _send(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes],
        query: bytes,
        headers: Mapping[str, str],
    ) -> Reply:
        pieces = [body] if isinstance(body, bytes) else list(body)
        reply = Reply()
        inbox = iter(pieces)
        left = len(pieces)

        async def receive() -> MutableMapping[str, Any]:
            nonlocal left
            left -= 1
            if left < 0:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": next(inbox), "more_body": left > 0}

        async def send(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                reply.status = message["status"]
                reply.headers = {n.decode(): v.decode() for n, v in message["headers"]}
            else:
                reply.body += message["body"]

        scope: MutableMapping[str, Any] = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query,
            "client": (CLIENT, 50_000),
            "headers": [
                (name.encode(), value.encode("latin-1")) for name, value in headers.items()
            ],
        }
        service = Service(self.platform, Outbound(local=True), lambda: None)
        await Http(service, PAGES)(scope, receive, send)
        return reply


@pytest.fixture
def network(door: Door) -> Network:
    return Network(door.platform)


FORMED: Final = {"content-type": "application/x-www-form-urlencoded"}


# The gateway


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_call_is_answered_with_200_whatever_it_comes_to(network: Network, method: str) -> None:
    reply = network.send(method, "/gateway.do", query=form(signed(common())))

    assert reply.status == 200
    assert reply.headers["content-type"] == "text/html;charset=utf-8"
    assert len(reply.headers["trace_id"]) == 32
    assert reply.headers["content-length"] == str(len(reply.body))
    assert "sandbox" in reply.headers["content-security-policy"]
    assert node(reply.body)["sub_code"] == "ACQ.TRADE_NOT_EXIST"


def test_every_call_has_a_trace_of_its_own(network: Network) -> None:
    traces = {network.send("GET", "/gateway.do").headers["trace_id"] for _ in range(3)}

    assert len(traces) == 3


def test_the_charset_of_the_answer_is_told(network: Network) -> None:
    fields = signed(common(charset="GBK"), charset="gbk")

    reply = network.send("POST", "/gateway.do", form(fields, "gbk"), headers=FORMED)

    assert reply.headers["content-type"] == "text/html;charset=gbk"
    assert node(reply.body, "gbk")["signed"]


def test_a_body_may_come_in_pieces_of_one_byte(network: Network) -> None:
    whole = form(signed(common()))
    pieces = [whole[at : at + 1] for at in range(len(whole))]

    assert node(network.send("POST", "/gateway.do", pieces).body)["code"] == "40004"


def test_a_sender_who_leaves_half_way_is_not_answered(network: Network) -> None:
    async def gone() -> Reply:
        reply = Reply()
        half: MutableMapping[str, Any] = {
            "type": "http.request",
            "body": b"method=",
            "more_body": True,
        }
        messages = iter([half, {"type": "http.disconnect"}])

        async def receive() -> MutableMapping[str, Any]:
            return next(messages)

        async def send(message: MutableMapping[str, Any]) -> None:
            reply.status = 1

        scope: MutableMapping[str, Any] = {
            "type": "http",
            "method": "POST",
            "path": "/gateway.do",
            "query_string": form(signed(common())),
            "headers": [],
        }
        service = Service(network.platform, Outbound(local=True), lambda: None)
        await Http(service, PAGES)(scope, receive, send)
        return reply

    assert asyncio.run(gone()).status == 0


@pytest.mark.parametrize("pieces", [1, 3, 40])
def test_a_body_too_large_is_refused_and_the_connection_ends(network: Network, pieces: int) -> None:
    size = BODY_MAX + pieces if pieces < 40 else 20 * BODY_MAX
    body = [b"x" * (size // pieces)] * pieces

    reply = network.send("POST", "/gateway.do", body)

    assert reply.status == 200
    assert reply.headers["connection"] == "close"
    assert node(reply.body)["sub_msg"].startswith("参数无效: a request of more than")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"])
def test_the_gateway_is_asked_by_get_and_post_only(network: Network, method: str) -> None:
    assert network.send(method, "/gateway.do").status == 405


# The phone


def sign_in(network: Network) -> str:
    content = json.dumps({"logon_id": LOGON, "pin": PIN}).encode()
    reply = network.send("POST", "/wallet/api/sign_in", content, headers=JSON)
    cookie, *rules = reply.headers["set-cookie"].split("; ")
    assert set(rules) == {"Path=/wallet", "Max-Age=604800", "HttpOnly", "SameSite=Strict"}
    return cookie


def test_a_page_signs_in_and_asks_by_its_cookie(network: Network) -> None:
    cookie = sign_in(network)

    reply = network.send(
        "POST",
        "/wallet/api/balance",
        b"{}",
        headers={**JSON, "cookie": f"a=b; {cookie}", "origin": f"http://{HOST}"},
    )

    assert json.loads(reply.body)["balance"] == "500.00"
    assert "set-cookie" not in reply.headers
    assert reply.headers["cache-control"] == "no-store"


def test_signing_out_takes_the_cookie_back(network: Network) -> None:
    reply = network.send(
        "POST", "/wallet/api/sign_out", b"{}", headers={**JSON, "cookie": sign_in(network)}
    )

    assert "Max-Age=0" in reply.headers["set-cookie"]


def test_a_session_may_come_as_a_bearer_token(network: Network) -> None:
    token = sign_in(network).partition("=")[2]

    reply = network.send(
        "POST", "/wallet/api/balance", b"{}", headers={**JSON, "authorization": f"bearer {token}"}
    )

    assert json.loads(reply.body)["code"] == "10000"


def test_the_homes_token_holds_any_phone(network: Network) -> None:
    network.platform.verbs.home_token = token = network.platform.edges.ids.token()
    headers = {**JSON, "authorization": f"Bearer {token}", "x-buyer": LOGON}

    reply = network.send("POST", "/wallet/api/balance", b"{}", headers=headers)
    refused = network.send("POST", "/wallet/api/balance", b"{}", headers={**headers, "x-buyer": ""})

    assert json.loads(reply.body)["code"] == "10000"
    assert json.loads(refused.body)["sub_code"] == "WALLET.SIGNED_OUT"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": f"ftp://{HOST}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": ""},
        {"host": "evil.example"},
        {"host": "evil.example:8780", "origin": "http://evil.example:8780"},
        {"host": ""},
        {"host": "[::1"},
    ],
    ids=str,
)
def test_nobody_elses_page_can_do_anything(
    door: Door, network: Network, headers: dict[str, str]
) -> None:
    cookie = sign_in(network)
    before = door.rows()

    reply = network.send(
        "POST", "/wallet/api/code", b"{}", headers={**JSON, "cookie": cookie, **headers}
    )

    assert reply.status == 403
    assert door.rows() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "192.168.1.7:8780", "origin": "http://192.168.1.7:8780"},
        {"host": "localhost", "origin": "https://localhost"},
        {"host": "[::1]:8780", "origin": "http://[::1]:8780"},
        {"sec-fetch-site": "same-origin"},
        {"content-type": "application/json; charset=utf-8"},
    ],
    ids=str,
)
def test_our_own_page_can_by_whatever_address_it_was_opened(
    network: Network, headers: dict[str, str]
) -> None:
    reply = network.send("POST", "/wallet/api/balance", b"{}", headers={**JSON, **headers})

    assert json.loads(reply.body)["sub_code"] == "WALLET.SIGNED_OUT"


def test_a_verb_is_asked_by_post_and_kept_short(network: Network) -> None:
    assert network.send("GET", "/wallet/api/balance", headers=JSON).status == 403
    assert network.send("POST", "/wallet/api/balance", b" " * 20_000, headers=JSON).status == 413


# The rest


def test_the_service_says_how_it_does(network: Network) -> None:
    reply = network.send("GET", "/health")

    assert (reply.status, json.loads(reply.body)["status"]) == (200, "ok")


@pytest.mark.parametrize("path", ["/wallet", "/wallet/", "/q/abc", "/q/any/thing"])
def test_the_page_opens_at_the_wallet_and_at_every_qr_code(network: Network, path: str) -> None:
    reply = network.send("GET", path)

    assert reply.status == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in reply.headers["content-security-policy"]
    assert b"<!doctype html>" in reply.body.lower()


def test_a_file_the_browser_has_is_not_sent_again(network: Network) -> None:
    first = network.send("GET", "/wallet/api.js")
    again = network.send("GET", "/wallet/api.js", headers={"if-none-match": first.headers["etag"]})

    assert first.headers["content-type"].startswith("text/javascript")
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/wallet/../pyproject.toml",
        "/wallet/none.js",
        "/wallet//etc/passwd",
        "/wallet/index.htmlx",
        "/gateway.do/",
        "/favicon.ico",
        "/q",
        "",
    ],
)
def test_nothing_else_is_served(network: Network, path: str) -> None:
    assert network.send("GET", path).status == 404


def test_a_page_is_only_read(network: Network) -> None:
    assert network.send("POST", "/wallet").status == 404
    assert network.send("HEAD", "/wallet").status == 200


def test_what_is_not_http_is_left_alone(network: Network) -> None:
    async def unused() -> MutableMapping[str, Any]:
        raise AssertionError

    async def never(message: MutableMapping[str, Any]) -> None:
        raise AssertionError(message)

    service = Service(network.platform, Outbound(local=True), lambda: None)
    asyncio.run(Http(service, PAGES)({"type": "websocket"}, unused, never))


def test_whoever_guesses_too_often_is_known_by_the_address_they_come_from(
    network: Network,
) -> None:
    guess = json.dumps({"logon_id": LOGON, "pin": "000000"}).encode()
    for _ in range(AT_ONCE):
        network.platform.phone("sign_in", guess, Asking(address=CLIENT))

    reply = network.send("POST", "/wallet/api/sign_in", guess, headers=JSON)

    assert json.loads(reply.body)["sub_code"] == "isv.app-call-limited"
