"""XLSX, row by row. Its numbers are read by their text, its formulas not at all."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Final
from xml.etree.ElementTree import ParseError

from console.retail.files.problems import FileRefused, Problem
from console.retail.files.sheet import CELL_MAX, COLUMNS_MAX, LINES_MAX, UNPACKED_MAX, Cell, Row

_PARTS_MAX: Final = 1000
_PIECE: Final = 1024 * 1024
_DECLARES: Final = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")
"""A workbook's parts declare nothing; a NUL would be text in an encoding this does not look for."""
_LOOKED_BACK: Final = 16
_TOLD: Final = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    NotImplementedError,
    ParseError,
    zipfile.BadZipFile,
)
"""What the reader raises over a workbook that is none."""


def is_workbook(path: Path) -> bool:
    """Test if a file is packed, whatever its name says."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def read_workbook(path: Path) -> Iterator[Row]:
    """
    Yield the rows of the first sheet that are not blank, the heading first.

    :raises FileRefused: if it is too large unpacked, or no workbook.
    """
    try:
        _refuse_bombs(path)
        yield from _rows(path)
    except _TOLD as error:
        raise FileRefused(Problem.BROKEN) from error


def _refuse_bombs(path: Path) -> None:
    """Unpack everything once, a piece at a time, believing no size that the file states."""
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        if len(parts) > _PARTS_MAX:
            raise FileRefused(Problem.TOO_LARGE)
        left = UNPACKED_MAX
        for part in parts:
            is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
            with packed.open(part) as opened:
                left -= _size(opened, left, declares_nothing=is_xml)


def _size(opened: IO[bytes], most: int, *, declares_nothing: bool) -> int:
    size, end = 0, b""
    while piece := opened.read(_PIECE):
        size += len(piece)
        if size > most:
            raise FileRefused(Problem.TOO_LARGE)
        seen = end + piece
        if declares_nothing and any(mark in seen for mark in _DECLARES):
            raise FileRefused(Problem.BROKEN)
        end = piece[-_LOOKED_BACK:]
    return size


def _rows(path: Path) -> Iterator[Row]:
    from openpyxl import load_workbook

    # An open file: by name, only some endings would be taken.
    with (
        path.open("rb") as file,
        closing(load_workbook(file, read_only=True, data_only=False, keep_links=False)) as book,
    ):
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file states of its size may be anything
        found = sheet.iter_rows(max_col=COLUMNS_MAX + 1, values_only=True)
        for line, values in enumerate(found, 1):
            if line > LINES_MAX:
                raise FileRefused(Problem.TOO_MANY_ROWS, line=line)
            cells = tuple(_cell(value) for value in values)
            if any(cells):
                if len(cells) > COLUMNS_MAX and cells[COLUMNS_MAX]:
                    raise FileRefused(Problem.TOO_MANY_COLUMNS, line=line)
                yield Row(line, cells[:COLUMNS_MAX])


def _cell(value: object) -> Cell:
    """Return the shortest text that means the same number: 19.989999999999998 is 19.99."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value[:CELL_MAX]
    if isinstance(value, bool | int):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if type(value).__module__ == "datetime":
        return Problem.DATE
    return Problem.FORMULA
