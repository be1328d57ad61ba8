"""Where the shop hears of payments: it remembers everything and says that it heard."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl


class Receiver:
    """Notifications that came, by number, and how often."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.forms: dict[str, dict[str, str]] = {}
        self.contradictions: list[str] = []
        self.url = ""

    def hear(self, body: bytes) -> None:
        """Take a notification."""
        form = dict(parse_qsl(body.decode("utf-8")))
        number = form["notify_id"]
        self.times[number] += 1
        if self.forms.setdefault(number, form) != form:
            self.contradictions.append(f"{number} was {self.forms[number]}, then {form}")


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Listen on a free port of this machine."""
    heard = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.hear(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.send_header("content-length", "7")
            self.end_headers()
            self.wfile.write(b"success")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its given name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    heard.url = f"http://127.0.0.1:{server.server_port}/notify"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
