"""The two edges of the wire a test stands at: where notifications arrive, and the road between."""

from __future__ import annotations

import contextlib
import http.client
import queue
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from tests.patience import beside

NOTICE_WITHIN_S = 60.0

Alter = Callable[[bytes], bytes]


class Receiver:
    """A merchant's notification address; what arrives is kept in order of arrival."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/notify?shop=7"
        self.answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._arrived: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()

    def take(self, body: str) -> None:
        self._arrived.put(dict(parse_qsl(body, keep_blank_values=True, strict_parsing=True)))

    def next(self) -> dict[str, str]:
        """Wait for the next notification.

        :raises queue.Empty: if none arrives in time.
        """
        return self._arrived.get(timeout=NOTICE_WITHIN_S)

    def about(self, out_trade_no: str, trade_status: str) -> dict[str, str]:
        """Wait for a notification about one trade in one state, passing over all others."""
        while True:
            fields = self.next()
            if (fields["out_trade_no"], fields["trade_status"]) == (out_trade_no, trade_status):
                return fields


@contextlib.contextmanager
def receiver() -> Iterator[Receiver]:
    """Listen for notifications on a free loopback port until the block ends."""

    class Handler(_Quiet):
        def do_POST(self) -> None:
            here.take(self.body().decode("ascii"))
            self.reply(b"success", "text/plain")

    with _served(Handler) as port:
        here = Receiver(port)
        yield here


@contextlib.contextmanager
def road(to_port: int, *, out: Alter = bytes, back: Alter = bytes) -> Iterator[int]:
    """Stand between a client and the platform, changing what passes; yields the port to call.

    ``out`` sees the request target and the body, one after the other; ``back`` sees the answer.
    """

    class Handler(_Quiet):
        def do_GET(self) -> None:
            self.pass_on(b"")

        def do_POST(self) -> None:
            self.pass_on(self.body())

        def pass_on(self, body: bytes) -> None:
            line = http.client.HTTPConnection("127.0.0.1", to_port, timeout=NOTICE_WITHIN_S)
            kept = {"Content-Type": self.headers.get("Content-Type", "text/plain")}
            try:
                target = out(self.path.encode("latin-1")).decode("latin-1")
                line.request(self.command, target, body=out(body), headers=kept)
                answer = line.getresponse()
                self.reply(back(answer.read()), str(answer.getheader("Content-Type")))
            finally:
                line.close()

    with _served(Handler) as port:
        yield port


class _Quiet(BaseHTTPRequestHandler):
    """Reads a body by its length, writes a whole answer, logs nothing."""

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def reply(self, body: bytes, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@contextlib.contextmanager
def _served(handler: type[_Quiet]) -> Iterator[int]:
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        beside(lambda: server.serve_forever(poll_interval=0.02)),
    ):
        try:
            yield server.server_port
        finally:
            server.shutdown()
