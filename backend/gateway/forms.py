"""The body of a request: a urlencoded form, or the text fields of a multipart one."""

from __future__ import annotations

from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from backend.protocol.errors import InvalidArgument
from backend.protocol.parameters import PARAMETERS_MAX, Pair, read_pairs
from backend.protocol.refusals import Oversize

BODY_MAX: Final = 2 * 1024 * 1024
"""Bytes of one request's body."""


def read_form(body: bytes, content_type: str) -> list[Pair]:
    """
    Return a body's fields as sent. Files are left out: they are never signed.

    :raises Oversize: if there is too much of it.
    :raises InvalidArgument: if a multipart body is torn.
    """
    if len(body) > BODY_MAX:
        raise Oversize(problem=f"a body of more than {BODY_MAX} bytes")
    if content_type[:19].lower() != "multipart/form-data":
        return read_pairs(body)
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if not 0 < len(boundary) <= 200:  # noqa: PLR2004 - RFC 2046 says 70; clients exceed it
        raise InvalidArgument(problem="a multipart body without its boundary")
    parts = _Parts()
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": parts.begin,
                "on_header_field": parts.header_name,
                "on_header_value": parts.header_value,
                "on_header_end": parts.header_end,
                "on_part_data": parts.data,
                "on_part_end": parts.end,
                "on_end": parts.finish,
            },
        )
        parser.write(body)
        parser.finalize()
    except FormParserError as error:
        raise InvalidArgument(problem="a torn multipart body") from error
    if not parts.complete:
        raise InvalidArgument(problem="a torn multipart body")
    return parts.fields


class _Parts:
    """Collects the text fields of a multipart body as the parser meets them."""

    def __init__(self) -> None:
        self.fields: list[Pair] = []
        self.complete = False
        self._header_name = b""
        self._header_value = b""
        self._disposition = b""
        self._value: list[bytes] = []
        self._count = 0

    def begin(self) -> None:
        self._count += 1
        if self._count > PARAMETERS_MAX:
            raise Oversize(problem=f"more than {PARAMETERS_MAX} parts")
        self._header_name = self._header_value = self._disposition = b""
        self._value = []

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def header_end(self) -> None:
        if self._header_name.lower() == b"content-disposition":
            self._disposition = self._header_value
        self._header_name = self._header_value = b""

    def data(self, data: bytes, start: int, end: int) -> None:
        self._value.append(data[start:end])

    def end(self) -> None:
        _, options = parse_options_header(self._disposition)
        if b"filename" not in options and b"name" in options:
            self.fields.append((options[b"name"], b"".join(self._value)))

    def finish(self) -> None:
        self.complete = True
