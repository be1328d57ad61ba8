"""A gateway made of plain sockets, which misbehaves as it is told."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SILENCE = 30.0
"""Seconds a line that falls silent is held open."""
PATIENCE = 30.0
Conversation = Callable[["Wire", socket.socket], None]
"""Talks to one caller and returns when it has nothing more to say."""


@dataclass
class Wire:
    """Listens on a port; each connection goes through one conversation."""

    converse: Conversation
    answer: bytes = b"{}"
    heard: list[bytes] = field(default_factory=list[bytes])
    connections: int = 0
    hung_up: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listening.getsockname()[1]
        self.gateway = f"http://127.0.0.1:{self.port}/gateway.do"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while not self.over.is_set():
            try:
                caller, _ = self.listening.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        with caller, contextlib.suppress(OSError):
            self.converse(self, caller)
        self.hung_up.release()

    def close(self) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)  # or it would take one more caller
        self.listening.close()

    def hear(self, caller: socket.socket, most: int | None = None) -> bytes:
        """Read one request, or its first ``most`` bytes."""
        heard = b""
        while most is None or len(heard) < most:
            piece = caller.recv(65536 if most is None else most - len(heard))
            if not piece:
                break
            heard += piece
            head, blank, body = heard.partition(b"\r\n\r\n")
            if blank and most is None and len(body) >= _length(head):
                break
        self.heard.append(heard)
        return heard

    def reply(self, body: bytes | None = None, *, status: str = "200 OK", extra: str = "") -> bytes:
        body = self.answer if body is None else body
        head = f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n{extra}\r\n"
        return head.encode() + body


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


@contextmanager
def wired(converse: Conversation, answer: bytes = b"{}") -> Iterator[Wire]:
    """Open a gateway for a while."""
    wire = Wire(converse, answer)
    try:
        yield wire
    finally:
        wire.close()


def well(wire: Wire, caller: socket.socket) -> None:
    """Answer every request on the connection."""
    while wire.hear(caller):
        caller.sendall(wire.reply())


def replying(**how: str | bytes) -> Conversation:
    def converse(wire: Wire, caller: socket.socket) -> None:
        wire.hear(caller)
        caller.sendall(wire.reply(**how))  # type: ignore[arg-type]  # the arguments of reply

    return converse


def hanging_up_after_request(count: int, *, reset: bool) -> Conversation:
    """Read so many bytes of the request, and end the connection."""

    def converse(wire: Wire, caller: socket.socket) -> None:
        if count:
            wire.hear(caller, count)
        if reset:
            _reset(caller)

    return converse


def hanging_up_after_answer(count: int, *, reset: bool) -> Conversation:
    """Send so many bytes of the answer, and end the connection."""

    def converse(wire: Wire, caller: socket.socket) -> None:
        wire.hear(caller)
        caller.sendall(wire.reply()[:count])
        if reset:
            _reset(caller)

    return converse


def silent_after(count: int) -> Conversation:
    """Send so many bytes of the answer, and keep the line open without a word."""

    def converse(wire: Wire, caller: socket.socket) -> None:
        wire.hear(caller)
        caller.sendall(wire.reply()[:count])
        wire.over.wait(SILENCE)

    return converse


def dripping(pause: float, *, from_byte: int = 0) -> Conversation:
    """Send the answer one byte at a time."""

    def converse(wire: Wire, caller: socket.socket) -> None:
        wire.hear(caller)
        reply = wire.reply()
        caller.sendall(reply[:from_byte])
        for byte in reply[from_byte:]:
            caller.sendall(bytes([byte]))
            time.sleep(pause)

    return converse


def _reset(caller: socket.socket) -> None:
    """Let the close be an RST, not a FIN."""
    caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
