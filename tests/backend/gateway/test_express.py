"""The short way through HTTP says exactly what the long way says, and never overtakes it."""

from __future__ import annotations

import asyncio
import re
import socket
from typing import Final

import pytest
from uvicorn.protocols.http.flow_control import FlowControl

from backend.gateway import server as server_module
from backend.gateway.express import Express
from backend.gateway.forms import BODY_MAX
from tests.backend.gateway.door import Door, common, form, signed
from tests.backend.gateway.test_server import (
    BODY,
    HOST,
    Running,
    is_answered,
    over,
    post,
    read_reply,
)
from tests.patience import PATIENCE

HEALTH: Final = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
_OWN: Final = re.compile(rb"(trace_id|date): [^\r]*")


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each request so far went the short way."""
    ways: list[bool] = []
    # Which way it goes cannot be seen from outside.
    plain, parsed = Express._plain, Express._short  # noqa: SLF001

    def noted_plain(self: Express, data: bytes) -> object:
        call = plain(self, data)
        if call is not None:
            ways.append(True)
        return call

    def noted(self: Express) -> object:
        call = parsed(self)
        ways.append(call is not None)
        return call

    monkeypatch.setattr(Express, "_plain", noted_plain)
    monkeypatch.setattr(Express, "_short", noted)
    return ways


def halved() -> tuple[bytes, bytes]:
    """Return the signed call split between query and body, as several clients send it."""
    pairs = BODY.split(b"&")
    return b"&".join(pairs[:4]), b"&".join(pairs[4:])


@pytest.mark.parametrize(
    "raw",
    [
        post("/gateway.do", BODY),
        post(f"/gateway.do?{halved()[0].decode()}", halved()[1]),
        post("/gateway.do", BODY, "Content-Type: multipart/form-data", "Content-Type: text/plain"),
        post("/gateway.do", BODY, "Connection: close"),
        post("/gateway.do", b""),
        post("/gateway.do", form(signed(common(charset="GBK"), charset="gbk"), "gbk")),
        post("/gateway.do", BODY, "X-Forwarded-For: 10.0.0.1"),
        post("/gateway.do", BODY, "Accept: */*", "ACCEPT-ENCODING:gzip ", "User-Agent: a b: c"),
    ],
    ids=[
        *("body", "query and body", "two content types", "close", "empty", "gbk"),
        *("other headers", "plain headers"),
    ],
)
def test_both_ways_say_the_same(door: Door, raw: bytes, short: list[bool]) -> None:
    async def talk(server: Running) -> tuple[bytes, bytes]:
        ways = raw, raw.replace(b" /gateway.do", b" http://x/gateway.do")
        first, second = [await server.exchange(way) for way in ways]
        return first, second

    first, second = over(door, talk)

    assert short == [True, False]
    assert _OWN.sub(b"", first) == _OWN.sub(b"", second)


@pytest.mark.parametrize(
    "raw",
    [
        HEALTH,
        post("/gateway.do/", b""),
        post("/gateway.dot", b""),
        post("http://x/gateway.do", BODY),
        post("/gateway.do", BODY, "Expect: 100-continue"),
        post("/gateway.do", b"x" * (BODY_MAX + 1)),
        b"PUT" + post("/gateway.do", BODY)[4:],
        b"GET /gateway.do?" + BODY + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        post("/gateway.do", BODY).replace(b"HTTP/1.1", b"HTTP/1.0"),
        b"POST /gateway.do HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ids=lambda raw: raw[:40],
)
def test_whatever_is_unusual_goes_the_long_way(door: Door, raw: bytes, short: list[bool]) -> None:
    async def talk(server: Running) -> bytes:
        reader, writer = await server.line()
        writer.write(raw)
        return await reader.readuntil(b"\r\n")

    assert over(door, talk).startswith(b"HTTP/1.1 ")
    assert short == [False]


@pytest.mark.parametrize(
    "spoiled",
    [
        (b"Host: x", b"Host: x\nTransfer-Encoding: chunked"),
        (b"Host: x", b"Host: x\rTransfer-Encoding: chunked"),
        (b"Content-Length: ", b"Content-Length: +"),
        (b"Content-Length: ", b"Content-Length: 0"),
        (b"Content-Length: ", b"Content-Length: 1\r\nContent-Length: "),
        (b"Content-Length: ", b"Content-Length : "),
        (b"Host: x", b"Host: " + b"x" * 5000),
        (b"Host: x\r\n", b"Host: x\r\n folded\r\n"),
    ],
)
def test_a_head_that_can_be_read_in_two_ways_is_left_to_the_parser(
    spoiled: tuple[bytes, bytes],
) -> None:
    express = Express.__new__(Express)
    express.cycle = None  # type: ignore[assignment]  # as uvicorn begins
    express.flow = FlowControl(asyncio.Transport())

    whole = post("/gateway.do", BODY)
    assert express._plain(whole) is not None  # noqa: SLF001
    assert spoiled[0] in whole
    assert express._plain(whole.replace(*spoiled)) is None  # noqa: SLF001


def test_calls_and_other_requests_on_one_line_are_answered_in_order(
    door: Door, short: list[bool]
) -> None:
    async def talk(server: Running) -> list[bytes]:
        reader, writer = await server.line()
        writer.write(post("/gateway.do", BODY) + HEALTH + post("/gateway.do", BODY) + HEALTH)
        replies = [await read_reply(reader) for _ in range(4)]
        writer.write(post("/gateway.do", BODY))
        return [*replies, await read_reply(reader)]

    replies = over(door, talk)

    for number in (0, 2, 4):
        is_answered(replies[number])
    for number in (1, 3):
        assert b'"status":"ok"' in replies[number]
    assert short[0]
    assert short[-1]


def test_a_sender_who_leaves_before_the_answer_harms_nobody(door: Door) -> None:
    async def talk(server: Running) -> bytes:
        for raw in (post("/gateway.do", BODY), post("/gateway.do", BODY)[:-1]):
            _, writer = await server.line()
            writer.write(raw)
            await writer.drain()
            writer.transport.abort()
        reply = await server.exchange(post("/gateway.do", BODY))
        health = await server.exchange(HEALTH)
        assert health.endswith(b'"in_flight":0}')
        return reply

    is_answered(over(door, talk))


def test_a_line_is_kept_or_ended_as_its_sender_wishes(door: Door) -> None:
    async def talk(server: Running) -> bytes:
        reader, writer = await server.line()
        writer.write(post("/gateway.do", BODY))
        assert b"connection:" not in await read_reply(reader)
        writer.write(post("/gateway.do", BODY, "Connection: close"))
        assert b"\r\nconnection: close\r\n" in await read_reply(reader)
        return await asyncio.wait_for(reader.read(), 5)

    assert over(door, talk) == b""


def test_an_answer_that_cannot_be_written_ends_the_line(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(door.platform.dispatch, "close", broken)

    async def talk(server: Running) -> tuple[bytes, bytes]:
        reader, writer = await server.line()
        writer.write(post("/gateway.do", BODY))
        first = await asyncio.wait_for(reader.read(), 5)
        return first, await server.exchange(HEALTH)

    failed, health = over(door, talk)

    assert failed.startswith(b"HTTP/1.1 500 ")
    assert health.endswith(b'"in_flight":0}')


def test_answers_nobody_fetches_do_not_pile_up(door: Door, short: list[bool]) -> None:
    async def talk(server: Running) -> int:
        with socket.socket() as small:
            small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            small.connect((HOST, server.port))
            reader, writer = await asyncio.open_connection(sock=small, limit=4096)
            sent = 0
            while False not in short and sent < 50_000:
                writer.write(post("/gateway.do", b"") * 100)
                sent += 100
                await asyncio.sleep(0)
            for _ in range(sent):
                assert b"isv.missing-method" in await read_reply(reader)
            writer.close()
        return sent

    assert over(door, talk) < 50_000


def test_a_line_is_ended_once_it_was_quiet_for_long_enough(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "IDLE_SECONDS", 600)

    async def talk(server: Running) -> tuple[bool, bytes]:
        loop, passed = asyncio.get_running_loop(), [0.0]
        time = loop.time
        monkeypatch.setattr(loop, "time", lambda: time() + passed[0])
        reader, writer = await server.line()
        for raw in (HEALTH, *[post("/gateway.do", BODY)] * 6):
            writer.write(raw)
            await read_reply(reader)
            passed[0] += 150
            await asyncio.sleep(0)
        writer.write(post("/gateway.do", BODY))
        is_answered(await read_reply(reader))
        still_open = not reader.at_eof()
        passed[0] += 600
        return still_open, await reader.read()

    assert over(door, talk, patience=PATIENCE + 7 * 150 + 600) == (True, b"")
