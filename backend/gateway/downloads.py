"""Files that are fetched from an address the gateway gave out. Needs no socket, no event loop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from backend.payments.service import billing
from backend.payments.service.sheets.download import download
from backend.payments.service.sheets.lines import Ask
from backend.protocol.seal import SealBroken, SealOld

PATH: Final = billing.PATH
_GONE: Final = 410
_FORBIDDEN: Final = 403


@dataclass(frozen=True, slots=True)
class Download:
    """A file: its name, and its bytes in pieces, each read from the database when it is asked."""

    name: str
    pieces: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class NoDownload:
    """Why there is none, as a status of HTTP and in words."""

    status: int
    words: str


def open_download(query: bytes, ask: Ask, *, now: datetime, secret: bytes) -> Download | NoDownload:
    """Return the file an address stands for; nothing of an address is ever read as a path."""
    try:
        bill = billing.open_address(query.decode("ascii"), now=now, secret=secret)
    except SealOld:
        return NoDownload(_GONE, "下载地址已失效,请重新获取")
    except (SealBroken, UnicodeDecodeError):
        return NoDownload(_FORBIDDEN, "下载地址无效")
    return Download(bill.file_name, download(bill, ask, now))
