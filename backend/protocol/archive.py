"""A zip written while it is sent: no file, no seeking, and never more than a piece in memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Generator, Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from backend.protocol.moment import BEIJING

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_SIZES: Final = struct.Struct("<4s3I")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_SIZES_FOLLOW: Final = 1 << 3
_DEFLATED: Final = 8
_RAW: Final = -zlib.MAX_WBITS
_FIRST_YEAR: Final = 1980
SIZE_MAX: Final = 2**32 - 1
"""Bytes a file, and the whole, may come to; what is more takes another form of zip."""


class ArchiveTooLarge(ValueError):
    """A file, or the whole, is larger than ``SIZE_MAX``."""


class File(NamedTuple):
    """A file of an archive: its name in the bytes it is to have, and its content in pieces."""

    name: bytes
    pieces: Iterable[bytes]


class _Entry(NamedTuple):
    name: bytes
    crc: int
    packed: int
    size: int
    offset: int


def archive(files: Iterable[File], at: datetime) -> Iterator[bytes]:
    """
    Yield a zip of files, each dated ``at`` in GMT+8, in pieces about as large as theirs.

    Names are written as they are, without the mark of UTF-8: the way the real platform names the
    files of a bill.

    :raises ArchiveTooLarge: before what is too large is written.
    """
    date, time = _dated(at)
    entries: list[_Entry] = []
    offset = 0
    for file in files:
        head = _LOCAL.pack(
            *(b"PK\3\4", _VERSION, _SIZES_FOLLOW, _DEFLATED, time, date, 0, 0, 0),
            *(len(file.name), 0),
        )
        yield head + file.name
        entry = yield from _packed(file, offset)
        sizes = _SIZES.pack(b"PK\7\10", entry.crc, entry.packed, entry.size)
        yield sizes
        entries.append(entry)
        offset += len(head) + len(file.name) + entry.packed + len(sizes)
        _check(offset)
    listing = b"".join(_listed(entry, date, time) for entry in entries)
    count = len(entries)
    yield listing + _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), offset, 0)


def _packed(file: File, offset: int) -> Generator[bytes, None, _Entry]:
    packer = zlib.compressobj(6, zlib.DEFLATED, _RAW)
    crc = packed = size = 0
    for piece in file.pieces:
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        if done := packer.compress(piece):
            packed += len(done)
            yield done
        _check(size)
    last = packer.flush()
    yield last
    return _Entry(file.name, crc, packed + len(last), size, offset)


def _listed(entry: _Entry, date: int, time: int) -> bytes:
    return (
        _CENTRAL.pack(
            *(b"PK\1\2", _VERSION, _VERSION, _SIZES_FOLLOW, _DEFLATED, time, date),
            *(entry.crc, entry.packed, entry.size, len(entry.name), 0, 0, 0, 0, 0, entry.offset),
        )
        + entry.name
    )


def _check(size: int) -> None:
    if size > SIZE_MAX:
        raise ArchiveTooLarge


def _dated(at: datetime) -> tuple[int, int]:
    local = at.astimezone(BEIJING)
    date = (max(local.year - _FIRST_YEAR, 0) << 9) | (local.month << 5) | local.day
    return date, (local.hour << 11) | (local.minute << 5) | (local.second // 2)
