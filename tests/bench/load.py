"""A client that costs little: prepared HTTP requests over kept connections."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(slots=True)
class Measured:
    """What one run saw; latencies in seconds."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    refused: list[bytes] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, percent: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def request(gateway: str, body: bytes) -> bytes:
    """Return the bytes of one POST."""
    url = urlsplit(gateway)
    head = (
        f"POST {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n"
        "Content-Type: application/x-www-form-urlencoded;charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class _Connection:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def send(self, raw: bytes) -> bytes:
        self._writer.write(raw)
        head = await self._reader.readuntil(b"\r\n\r\n")
        at = head.lower().index(b"content-length:") + 15
        return await self._reader.readexactly(int(head[at : head.index(b"\r\n", at)]))

    def close(self) -> None:
        self._writer.close()


async def _connect(gateway: str) -> _Connection:
    url = urlsplit(gateway)
    return _Connection(*await asyncio.open_connection(url.hostname, url.port))


async def full_speed(gateway: str, requests: Sequence[bytes], connections: int) -> Measured:
    """Send everything as fast as the answers come back, each connection one at a time."""
    measured, waiting = Measured(), iter(requests)

    async def client(connection: _Connection) -> None:
        for raw in waiting:
            begin = time.perf_counter()
            _note(measured, await connection.send(raw), begin)

    clients = [await _connect(gateway) for _ in range(connections)]
    begin = time.perf_counter()
    await asyncio.gather(*(client(connection) for connection in clients))
    measured.seconds = time.perf_counter() - begin
    for connection in clients:
        connection.close()
    return measured


async def at_rate(gateway: str, requests: Sequence[bytes], per_second: float) -> Measured:
    """Send at a steady rate whatever the answers take; latency counts from the planned moment."""
    measured = Measured()
    free: asyncio.Queue[_Connection] = asyncio.Queue()
    clients = [await _connect(gateway) for _ in range(128)]
    for connection in clients:
        free.put_nowait(connection)

    async def one(raw: bytes, planned: float) -> None:
        connection = await free.get()
        _note(measured, await connection.send(raw), planned)
        free.put_nowait(connection)

    begin = time.perf_counter()
    sent: list[asyncio.Task[None]] = []
    for number, raw in enumerate(requests):
        planned = begin + number / per_second
        wait = planned - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        sent.append(asyncio.create_task(one(raw, planned)))
    await asyncio.gather(*sent)
    measured.seconds = time.perf_counter() - begin
    for connection in clients:
        connection.close()
    return measured


def _note(measured: Measured, answer: bytes, begin: float) -> None:
    measured.latencies.append(time.perf_counter() - begin)
    if b'"code":"10000"' not in answer:
        measured.refused.append(answer)
