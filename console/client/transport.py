"""
Bytes to the gateway and back over HTTP. The one place of the console that speaks it.

The whole exchange has one limit: a server that sends a byte now and then cannot hold a cashier.
Redirects are not followed, proxies of the environment are not used.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlsplit, urlunsplit

import httpcore

from backend.protocol.envelope import FORM
from console.client.failures import AnswerUnknown, Doubt, NotFetched, Stranger, Unreachable
from console.client.pin import Pin, any_certificate

ANSWER_MAX: Final = 1024 * 1024
FILE_MAX: Final = 64 * 1024 * 1024
_OK: Final = 200
_LINES: Final = 8
_OWN_MACHINE: Final = ("127.0.0.1", "::1", "localhost")
_IDLE: Final = 4.0
"""Seconds a connection may idle before it is not used again; servers keep theirs for longer."""
_NOTHING_SENT: Final = (
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.PoolTimeout,
    httpcore.UnsupportedProtocol,
)


class Transport(Protocol):
    """Carries one signed form to the gateway and brings back the body of its answer."""

    def carry(self, form: bytes) -> bytes:
        """
        Exchange once.

        :raises Unreachable: if certainly nothing was sent.
        :raises AnswerUnknown: if something may have been sent and no whole answer came back.
        """
        ...

    def fetch(self, url: str) -> bytes:
        """
        Fetch a file from an address the platform gave out, at most ``FILE_MAX`` bytes.

        :raises Unreachable: if nobody answers there.
        :raises NotFetched: if it did not come whole.
        """
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: to connect, between two pieces of an answer, and for all of it."""

    connect: float = 3.0
    silence: float = 10.0
    total: float = 15.0


class HttpTransport:
    """
    Over HTTP, with connections kept open between calls.

    Over TLS with a ``pin``: whoever has another key is hung up on before anything is sent.
    """

    def __init__(
        self,
        gateway: str,
        limits: Limits | None = None,
        pin: Pin | None = None,
        dated: Callable[[str], None] = lambda _: None,
    ) -> None:
        """``dated`` hears the ``Date`` of every answer, as it stands in its head."""
        limits = limits or Limits()
        self._dated = dated
        self._gateway = gateway
        self._headers = [("content-type", FORM), ("user-agent", "zhanggui"), ("accept", "*/*")]
        self._timeout = {
            "connect": limits.connect,
            "pool": limits.connect,
            "read": limits.silence,
            "write": limits.silence,
        }
        self._pool = httpcore.ConnectionPool(
            max_connections=_LINES,
            keepalive_expiry=_IDLE,
            ssl_context=any_certificate() if pin else None,
            network_backend=_Lines(httpcore.SyncBackend(), limits.total, pin),
        )

    def carry(self, form: bytes) -> bytes:
        """Post the form."""
        try:
            return self._exchange(form)
        except _NOTHING_SENT as error:
            raise Unreachable(f"{Unreachable.code} {error}".rstrip()) from error
        except httpcore.TimeoutException as error:
            raise AnswerUnknown(Doubt.TIMEOUT, type(error).__name__) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise AnswerUnknown(Doubt.CUT, type(error).__name__) from error

    def _exchange(self, form: bytes) -> bytes:
        with self._pool.stream(
            "POST",
            self._gateway,
            headers=self._headers,
            content=form,
            extensions={"timeout": self._timeout},
        ) as answer:
            self._dated(_date_of(answer.headers))
            if answer.status != _OK:
                raise AnswerUnknown(Doubt.HTTP, str(answer.status))
            return _whole(answer.iter_stream())

    def fetch(self, url: str) -> bytes:
        """Get a file; one the platform keeps on its own machine, where the platform is reached."""
        try:
            with self._pool.stream(
                "GET",
                _reached(url, self._gateway),
                headers=self._headers[1:],
                extensions={"timeout": self._timeout},
            ) as answer:
                if answer.status != _OK:
                    raise NotFetched(f"{NotFetched.code} HTTP {answer.status}")
                return _file(answer.iter_stream())
        except _NOTHING_SENT as error:
            raise Unreachable(f"{Unreachable.code} {error}".rstrip()) from error
        except (
            httpcore.TimeoutException,
            httpcore.NetworkError,
            httpcore.ProtocolError,
        ) as error:
            raise NotFetched(f"{NotFetched.code} {type(error).__name__}") from error

    def close(self) -> None:
        """Drop the connections."""
        self._pool.close()


def _date_of(head: Iterable[tuple[bytes, bytes]]) -> str:
    return next((value.decode("latin-1") for name, value in head if name.lower() == b"date"), "")


def _reached(url: str, gateway: str) -> str:
    """Return where a file is fetched: an address of the platform's own machine means no other."""
    given, known = urlsplit(url), urlsplit(gateway)
    if given.hostname not in _OWN_MACHINE or known.hostname in _OWN_MACHINE:
        return url
    return urlunsplit((known.scheme, known.netloc, given.path, given.query, ""))


def _file(pieces: Iterable[bytes]) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > FILE_MAX:
            raise NotFetched(f"{NotFetched.code} too large")
    return bytes(body)


def _whole(pieces: Iterable[bytes]) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > ANSWER_MAX:
            raise AnswerUnknown(Doubt.OVERSIZE)
    return bytes(body)


class _Lines(httpcore.NetworkBackend):
    """Opens connections whose exchanges are bounded."""

    def __init__(
        self, inner: httpcore.NetworkBackend, total: float, pin: Pin | None = None
    ) -> None:
        self._inner = inner
        self._total = total
        self._pin = pin

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        line = self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return _Line(line, self._total, pin=self._pin)


class _Line(httpcore.NetworkStream):
    """A connection; the limit of an exchange runs from its first write."""

    def __init__(
        self,
        inner: httpcore.NetworkStream,
        total: float,
        now: Callable[[], float] = time.monotonic,
        *,
        pin: Pin | None = None,
    ) -> None:
        self._inner = inner
        self._pin = pin
        self._total = total
        self._now = now
        self._until = 0.0
        self._writing = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._writing = False
        return self._inner.read(max_bytes, self._left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._writing:
            self._writing = True
            self._until = self._now() + self._total
        self._inner.write(buffer, self._left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, timeout)
        if self._pin is not None:
            try:
                self._pin.check(inner.get_extra_info("socket"))
            except Stranger:
                inner.close()
                raise
        return _Line(inner, self._total)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)

    def _left(
        self, timeout: float | None, late: Callable[[str], httpcore.TimeoutException]
    ) -> float:
        left = self._until - self._now()
        if left <= 0:
            raise late("the whole exchange took too long")
        return left if timeout is None else min(timeout, left)
