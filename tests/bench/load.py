"""A client that costs little: prepared HTTP requests over kept connections."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import cast
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


class _Line(asyncio.Protocol):
    """One connection: a request out, its answer in; callbacks instead of tasks, to cost little."""

    def __init__(self, hear: Callable[[_Line, float, bytes], None]) -> None:
        self._hear = hear
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
        answer, self._heard = self._heard, b""
        self._hear(self, time.perf_counter() - self._begin, answer)

    def close(self) -> None:
        self._transport.close()


class Crowd:
    """Clients that keep their connections, as tills do."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._measured = Measured()
        self._free: Callable[[_Line], None] = lambda line: None

    @classmethod
    @asynccontextmanager
    async def of(cls, gateway: str, count: int) -> AsyncIterator[Crowd]:
        """Connect so many clients."""
        crowd, url, loop = cls(), urlsplit(gateway), asyncio.get_running_loop()
        host, port = url.hostname or "", url.port or 80
        for _ in range(count):
            _, line = await loop.create_connection(lambda: _Line(crowd._hear), host, port)
            crowd._lines.append(line)
        yield crowd
        for line in crowd._lines:
            line.close()

    def _hear(self, line: _Line, seconds: float, answer: bytes) -> None:
        self._measured.latencies.append(seconds)
        if b'"code":"10000"' not in answer:
            self._measured.refused.append(answer)
        self._free(line)

    async def full_speed(self, requests: Sequence[bytes]) -> Measured:
        """Send everything as fast as the answers come back, each client one at a time."""
        measured = self._measured = Measured()
        waiting, done = iter(requests), asyncio.Event()

        def free(line: _Line) -> None:
            raw = next(waiting, None)
            if raw is not None:
                line.send(raw, time.perf_counter())
            elif len(measured.latencies) == len(requests):
                done.set()

        self._free = free
        begin = time.perf_counter()
        for line in self._lines:
            free(line)
        await done.wait()
        measured.seconds = time.perf_counter() - begin
        return measured

    async def at_rate(self, requests: Sequence[bytes], per_second: float) -> Measured:
        """Send at a steady rate whatever the answers take; latency counts from the plan."""
        measured = self._measured = Measured()
        done, idle = asyncio.Event(), deque(self._lines)
        late: deque[tuple[bytes, float]] = deque()

        def free(line: _Line) -> None:
            if late:
                line.send(*late.popleft())
                return
            idle.append(line)
            if len(measured.latencies) == len(requests):
                done.set()

        self._free = free
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
        return measured
