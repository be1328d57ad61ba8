"""XLSX, row by row. Its numbers are read by their text, its formulas not at all."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import IO, Final
from xml.etree.ElementTree import ParseError

from console.retail.files.plain_workbook import Look, read_plain
from console.retail.files.problems import FileRefused, Problem
from console.retail.files.sheet import CELL_MAX, COLUMNS_MAX, LINES_MAX, UNPACKED_MAX, Cell, Row

_PARTS_MAX: Final = 1000
_PIECE: Final = 1024 * 1024
_DECLARES: Final = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")
"""A workbook's parts declare nothing; a NUL would be text in an encoding this does not look for."""
_LOOKED_BACK: Final = 16
_BOOK: Final = b'"/xl/workbook.xml"'
"""Where one of the readers looks for the workbook whatever the file says of it."""
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
        with TemporaryDirectory() as folder:
            plain = plain_rows(path, Path(folder) / "plain.xlsx")
            yield from as_rows(careful_rows(path) if plain is None else plain)
    except _TOLD as error:
        raise FileRefused(Problem.BROKEN) from error


def plain_rows(path: Path, copy: Path) -> Iterator[Sequence[object]] | None:
    """Return the rows of a workbook of nothing but values; None if it is another."""
    with zipfile.ZipFile(path) as packed:
        if not _is_plain(packed) or _BOOK not in packed.read("[Content_Types].xml"):
            return None
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as copied:
            for part in filter(_is_xml, packed.infolist()):
                with packed.open(part) as source, copied.open(part.filename, "w") as target:
                    copyfileobj(source, target, _PIECE)
    return read_plain(copy)


def _is_plain(packed: zipfile.ZipFile) -> bool:
    """
    Unpack everything once, a piece at a time, believing no size that the file states.

    Returns whether there is nothing but values.
    """
    parts = packed.infolist()
    if len(parts) > _PARTS_MAX:
        raise FileRefused(Problem.TOO_LARGE)
    left, look = UNPACKED_MAX, Look()
    for part in parts:
        with packed.open(part) as opened:
            left -= _size(opened, left, look if _is_xml(part) else None)
    return look.is_plain and len({part.filename for part in parts}) == len(parts)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels", ".vml"))


def _size(opened: IO[bytes], most: int, look: Look | None) -> int:
    size, end = 0, b""
    while piece := opened.read(_PIECE):
        size += len(piece)
        if size > most:
            raise FileRefused(Problem.TOO_LARGE)
        if look is not None:
            seen = end + piece
            if any(mark in seen for mark in _DECLARES):
                raise FileRefused(Problem.BROKEN)
            end = piece[-_LOOKED_BACK:]
            look.see(piece)
    if look is not None:
        look.end()
    return size


def careful_rows(path: Path) -> Iterator[Sequence[object]]:
    """Yield the rows of any workbook, a formula as one."""
    from openpyxl import load_workbook

    # An open file: by name, only some endings would be taken.
    with (
        path.open("rb") as file,
        closing(load_workbook(file, read_only=True, data_only=False, keep_links=False)) as book,
    ):
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file states of its size may be anything
        yield from sheet.iter_rows(max_col=COLUMNS_MAX + 1, values_only=True)


def as_rows(found: Iterable[Sequence[object]]) -> Iterator[Row]:
    """
    Yield what a reader found, in text, but for blank rows.

    :raises FileRefused: if there are more rows or columns than a list of goods has.
    """
    for line, values in enumerate(found, 1):
        if line > LINES_MAX:
            raise FileRefused(Problem.TOO_MANY_ROWS, line=line)
        cells = tuple(map(_cell, values[: COLUMNS_MAX + 1]))
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
