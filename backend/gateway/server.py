"""The server under the ASGI application: sockets, patience with slow senders, a clean stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import socket
import ssl
import sys
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import uvicorn

from backend.gateway.express import Express
from backend.gateway.http import Http

REQUEST_SECONDS: Final = 30
"""How long a sender may take over one request, headers and body."""
IDLE_SECONDS: Final = 60
"""How long an idle connection is kept."""
STOP_SECONDS: Final = 10
"""How long calls in flight may take to end when the service stops."""
CONNECTIONS_MAX: Final = 2000
_HEAD_MAX: Final = 128 * 1024
"""Bytes of a request's URL, and of all its headers."""
_BACKLOG: Final = 1024


class PortTaken(Exception):
    """Somebody else listens there."""


class _Patient(Express):
    """Bounds what one connection may send before it is understood, and how long it may take."""

    _head: int = 0
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS_MAX:
            transport.abort()
        else:
            self._be_patient()

    def connection_lost(self, exc: Exception | None) -> None:
        self._relax()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.mid_request:
            if self._patience is None:  # most requests come whole, in one piece
                self._be_patient()
        else:
            self._relax()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._head = 0
        self.mid_request = True
        self._relax()

    def on_url(self, url: bytes) -> None:
        self._bound(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._bound(len(name) + len(value))
        super().on_header(name, value)

    def on_message_complete(self) -> None:
        self.mid_request = False
        self._relax()
        super().on_message_complete()

    def _bound(self, length: int) -> None:
        self._head += length
        if self._head > _HEAD_MAX:
            raise ValueError("the head of the request is too long")

    def _be_patient(self) -> None:
        self._relax()
        self._patience = self.loop.call_later(REQUEST_SECONDS, self._give_up)

    def _relax(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.abort()


class _Server(uvicorn.Server):
    """Says when it is ready, and leaves the signals of the process to whoever runs it."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """
    Take a port; 0 takes any that is free.

    :raises PortTaken: if it is in use, or must not be taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two services share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise PortTaken(str(error)) from error
    listening.setblocking(False)
    return listening


@dataclass(frozen=True, slots=True)
class Seal:
    """The certificate a server shows, and the key behind it: paths of PEM files."""

    certificate: Path
    key: Path


def make_server(app: Http, ready: Callable[[], None], seal: Seal | None = None) -> uvicorn.Server:
    """
    Return a server that is not running yet; it calls ``ready`` once it accepts calls.

    With a ``seal`` it speaks TLS 1.3 and nothing older. Set ``should_exit`` to stop it: calls in
    flight are ended first.
    """
    config = uvicorn.Config(
        app,
        http=_Patient,
        ws="none",
        loop="none",
        lifespan="off",
        interface="asgi3",
        access_log=False,
        log_config=None,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        date_header=True,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        ssl_certfile=seal.certificate if seal else None,
        ssl_keyfile=seal.key if seal else None,
    )
    config.load()
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_3
    return _Server(config, ready)


def run(main: Callable[[], Coroutine[None, None, None]]) -> None:
    """
    Run ``main`` in the fastest event loop this machine has.

    What is in memory by now stays to the end: the collector need not walk it again and again.
    """
    gc.collect()
    gc.freeze()
    if find_spec("uvloop"):
        import uvloop

        uvloop.run(main())
    else:
        asyncio.run(main())
