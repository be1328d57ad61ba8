"""The files of the phone page, read once and sent with what keeps a page to itself."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import backend

_KINDS: Final = {
    ".html": b"text/html; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".json": b"application/json; charset=utf-8",
    ".webmanifest": b"application/manifest+json",
    ".svg": b"image/svg+xml",
    ".png": b"image/png",
    ".ico": b"image/x-icon",
    ".woff2": b"font/woff2",
    ".mp3": b"audio/mpeg",
    ".wav": b"audio/wav",
}
INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True)
class Page:
    """One file as it is sent."""

    body: bytes
    kind: bytes
    tag: bytes
    packed: bytes
    """The body compressed: a phone in the shop's network waits for a third of it."""


def wallet_pages() -> Mapping[str, Page]:
    """Return the files of ``resources/wallet`` by their path below it, from checkout or wheel."""
    root = Path(backend.__file__).parents[1]
    for folder in (root / "resources" / "wallet", root / "console" / "resources" / "wallet"):
        if folder.is_dir():
            return {
                path.relative_to(folder).as_posix(): _page(path)
                for path in sorted(folder.rglob("*"))
                if path.suffix in _KINDS
            }
    return {}


def _page(path: Path) -> Page:
    body = path.read_bytes()
    tag = b'"' + hashlib.sha256(body).hexdigest()[:24].encode() + b'"'
    return Page(body, _KINDS[path.suffix], tag, gzip.compress(body, mtime=0))
