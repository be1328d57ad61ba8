"""A client that costs little: prepared HTTP requests over kept connections."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, cast
from urllib.parse import urlsplit

HALF_LOAD_LINES: Final = 128


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


class _Line(asyncio.Protocol):
    """One connection: a request out, its answer in; callbacks instead of tasks, to cost little."""

    def __init__(self, measured: Measured, free: Callable[[_Line], None]) -> None:
        self._measured, self._free = measured, free
        self._heard, self._begin = b"", 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def send(self, raw: bytes, begin: float) -> None:
        self._begin = begin
        self._transport.write(raw)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        head = self._heard.find(b"\r\n\r\n")
        if head < 0:
            return
        at = self._heard.lower().index(b"content-length:") + 15
        if len(self._heard) < head + 4 + int(self._heard[at : self._heard.index(b"\r\n", at)]):
            return
        self._measured.latencies.append(time.perf_counter() - self._begin)
        if b'"code":"10000"' not in self._heard:
            self._measured.refused.append(self._heard)
        self._heard = b""
        self._free(self)

    def close(self) -> None:
        self._transport.close()


async def _lines(
    gateway: str, count: int, measured: Measured, free: Callable[[_Line], None]
) -> list[_Line]:
    url, loop = urlsplit(gateway), asyncio.get_running_loop()
    host, port = url.hostname or "", url.port or 80
    made = [
        await loop.create_connection(lambda: _Line(measured, free), host, port)
        for _ in range(count)
    ]
    return [line for _, line in made]


async def full_speed(gateway: str, requests: Sequence[bytes], connections: int) -> Measured:
    """Send everything as fast as the answers come back, each connection one at a time."""
    measured, waiting, done = Measured(), iter(requests), asyncio.Event()

    def free(line: _Line) -> None:
        raw = next(waiting, None)
        if raw is not None:
            line.send(raw, time.perf_counter())
        elif len(measured.latencies) == len(requests):
            done.set()

    lines = await _lines(gateway, connections, measured, free)
    begin = time.perf_counter()
    for line in lines:
        free(line)
    await done.wait()
    measured.seconds = time.perf_counter() - begin
    for line in lines:
        line.close()
    return measured


async def at_rate(gateway: str, requests: Sequence[bytes], per_second: float) -> Measured:
    """Send at a steady rate whatever the answers take; latency counts from the planned moment."""
    measured, done = Measured(), asyncio.Event()
    idle: deque[_Line] = deque()
    late: deque[tuple[bytes, float]] = deque()

    def free(line: _Line) -> None:
        if late:
            line.send(*late.popleft())
            return
        idle.append(line)
        if len(measured.latencies) == len(requests):
            done.set()

    lines = await _lines(gateway, HALF_LOAD_LINES, measured, free)
    idle.extend(lines)
    begin = time.perf_counter()
    for number, raw in enumerate(requests):
        planned = begin + number / per_second
        wait = planned - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        if idle:
            idle.popleft().send(raw, planned)
        else:
            late.append((raw, planned))
    await done.wait()
    measured.seconds = time.perf_counter() - begin
    for line in lines:
        line.close()
    return measured
