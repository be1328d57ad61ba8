"""Real sockets: what a connection may send, how long it may take, and how the service stops."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, Final

import pytest

from backend.app import Service
from backend.gateway import server as serving
from backend.gateway.http import Http
from backend.gateway.server import PortTaken, listen, make_server
from backend.kernel.outbound import Outbound
from tests.backend.gateway.door import Door, common, form, node, signed
from tests.patience import PATIENCE

HOST: Final = "127.0.0.1"
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Running:
    """A server in this very loop."""

    def __init__(self, port: int, stop: Callable[[], None]) -> None:
        self.port = port
        self.stop = stop
        self._writers: list[asyncio.StreamWriter] = []

    async def line(self) -> Line:
        reader, writer = await asyncio.open_connection(HOST, self.port)
        self._writers.append(writer)
        return reader, writer

    async def hang_up(self) -> None:
        for writer in self._writers:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def exchange(self, raw: bytes, pause: int = 0) -> bytes:
        """Send bytes, a few at a time if asked, and return one reply."""
        reader, writer = await self.line()
        pieces = [raw[at : at + pause] for at in range(0, len(raw), pause)] if pause else [raw]
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        return await read_reply(reader)


async def read_reply(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    assert length is not None
    return head + await reader.readexactly(int(length[1]))


@contextlib.asynccontextmanager
async def running(door: Door) -> AsyncGenerator[Running]:
    listening = listen(HOST, 0)
    ready = asyncio.Event()
    service = Service(door.platform, Outbound(local=True), lambda: None)
    server = make_server(Http(service, {}), ready.set)
    task = asyncio.get_running_loop().create_task(server.serve(sockets=[listening]))
    await ready.wait()

    def stop() -> None:
        server.should_exit = True

    running = Running(listening.getsockname()[1], stop)
    try:
        yield running
    finally:
        await running.hang_up()
        stop()
        await task


def over(
    door: Door, talk: Callable[[Running], Awaitable[Any]], *, patience: float = PATIENCE
) -> Any:
    """Hold one conversation with a running server; ``patience`` is in the loop's own seconds."""

    async def main() -> Any:
        async with asyncio.timeout(patience), running(door) as server:
            return await talk(server)

    return asyncio.run(main())


def post(target: str, body: bytes, *more: str) -> bytes:
    lines = [f"POST {target} HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def is_answered(reply: bytes) -> None:
    head, _, body = reply.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert node(body)["sub_code"] == "ACQ.TRADE_NOT_EXIST"


BODY: Final = form(signed(common()))


@pytest.mark.parametrize(
    "raw",
    [
        post("/gateway.do", BODY),
        post("http://127.0.0.1/gateway.do?charset=utf-8", BODY),
        post("http://openapi.example:443/gateway.do", BODY),
        b"GET /gateway.do?" + BODY + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /gateway.do?" + BODY + b" HTTP/1.0\r\n\r\n",
        b"POST /gateway.do HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"%x\r\n" % len(BODY)
        + BODY
        + b"\r\n0\r\n\r\n",
    ],
    ids=["post", "absolute", "absolute, other host", "get", "http/1.0", "chunked"],
)
@pytest.mark.parametrize("pause", [0, 1])
def test_every_form_of_a_request_is_read(door: Door, raw: bytes, pause: int) -> None:
    is_answered(over(door, lambda server: server.exchange(raw, pause)))


def test_a_connection_serves_many_calls_and_pipelined_ones_in_order(door: Door) -> None:
    async def talk(server: Running) -> list[bytes]:
        reader, writer = await server.line()
        writer.write(post("/gateway.do", BODY) * 3 + b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        return [await read_reply(reader) for _ in range(4)]

    *answers, health = over(door, talk)

    for answer in answers:
        is_answered(answer)
    assert health.endswith(b'"in_flight":0}')


def test_calls_of_one_moment_are_all_answered(door: Door) -> None:
    async def talk(server: Running) -> list[bytes]:
        calls = [server.exchange(post("/gateway.do", BODY)) for _ in range(100)]
        return await asyncio.gather(*calls)

    for answer in over(door, talk):
        is_answered(answer)


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /gateway.do?" + b"x" * 140_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nx: " + b"y" * 140_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 80_000 + b"\r\n",
        b"hello\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
    ids=["url", "header", "headers", "words", "tls", "length", "smuggled"],
)
def test_what_is_no_request_or_too_long_a_one_ends_the_connection(door: Door, raw: bytes) -> None:
    async def talk(server: Running) -> bytes:
        reader, writer = await server.line()
        with contextlib.suppress(ConnectionError):
            writer.write(raw)
            await writer.drain()
        try:
            return await asyncio.wait_for(reader.read(-1), 5)
        except ConnectionError:
            return b""

    reply = over(door, talk)

    assert reply == b"" or reply.startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "raw", [b"", b"POST /gate", b"POST /gateway.do HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf"]
)
def test_a_sender_who_never_ends_is_given_up(
    door: Door, raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "REQUEST_SECONDS", 0.05)

    async def talk(server: Running) -> bytes:
        reader, writer = await server.line()
        writer.write(raw)
        with contextlib.suppress(ConnectionError):
            return await asyncio.wait_for(reader.read(-1), 5)
        return b""

    assert over(door, talk) == b""


def test_a_call_on_its_way_is_answered_before_the_service_stops(door: Door) -> None:
    async def talk(server: Running) -> tuple[bytes, bool]:
        reader, writer = await server.line()
        raw = post("/gateway.do", BODY)
        writer.write(raw[:-1])
        await server.exchange(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        server.stop()
        closed = False
        while not closed:
            try:
                await server.line()
                await asyncio.sleep(0)
            except ConnectionError:
                closed = True
        writer.write(raw[-1:])
        return await read_reply(reader), closed

    reply, closed = over(door, talk)

    is_answered(reply)
    assert closed


def test_connections_beyond_what_is_borne_are_dropped(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "CONNECTIONS_MAX", 1)

    async def talk(server: Running) -> bytes:
        first, _ = await server.line()
        second, _ = await server.line()
        with contextlib.suppress(ConnectionError):
            return await asyncio.wait_for(second.read(-1), 5)
        assert not first.at_eof()
        return b""

    assert over(door, talk) == b""


def test_a_port_in_use_is_not_shared() -> None:
    with contextlib.closing(listen(HOST, 0)) as first, pytest.raises(PortTaken):
        listen(HOST, first.getsockname()[1])
