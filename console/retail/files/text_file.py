"""CSV: UTF-8 or GB18030 or what a spreadsheet calls Unicode; commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import DEFAULT_BUFFER_SIZE
from pathlib import Path
from typing import Final, TextIO

from console.retail.files.columns import known_in
from console.retail.files.problems import FileRefused, Problem
from console.retail.files.sheet import CELL_MAX, COLUMNS_MAX, LINES_MAX, Row

_DELIMITERS: Final = (",", ";", "\t")
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_GUESSES: Final = ("utf-8-sig", "gb18030")
_AT_ONCE: Final = 1024 * 1024
"""Characters."""


def read_text_file(path: Path) -> Iterator[Row]:
    """
    Yield the rows that are not blank, the heading first.

    :raises FileRefused: where it cannot be read on.
    """
    with path.open(encoding=_encoding(path), newline="") as file:
        delimiter = _delimiter(file)
        reader = csv.reader(_lines(file), delimiter=delimiter, strict=True)
        line = 1
        try:
            for found in reader:
                if any(cell.strip() for cell in found):
                    yield Row(line, _bounded(found, line))
                line = reader.line_num + 1
                if line > LINES_MAX:
                    raise FileRefused(Problem.TOO_MANY_ROWS, line=line)
        except csv.Error as error:
            raise FileRefused(Problem.BROKEN, line=line) from error


def _lines(file: TextIO) -> Iterator[str]:
    """
    Yield lines, taken from the disk many at a time.

    Python's lock is let go for each look at the disk, and taken again before a thread that waits
    for it has woken: with a look every few rows the window would wait until the last of them.
    """
    while block := file.readlines(_AT_ONCE):
        yield from block


def _bounded(cells: list[str], line: int) -> tuple[str, ...]:
    if len(cells) > COLUMNS_MAX and any(cell.strip() for cell in cells[COLUMNS_MAX:]):
        raise FileRefused(Problem.TOO_MANY_COLUMNS, line=line)
    return tuple(cell[:CELL_MAX] for cell in cells[:COLUMNS_MAX])


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    marked = [name for mark, name in _MARKS if start.startswith(mark)]
    for name in marked or _GUESSES:
        if _decodes(path, name):
            return name
    raise FileRefused(Problem.ENCODING)


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while file.read(DEFAULT_BUFFER_SIZE):
                pass
    except UnicodeError:
        return False
    return True


def _delimiter(file: TextIO) -> str:
    """Return what parts the heading into the most columns that are known."""
    start = file.readline(CELL_MAX * COLUMNS_MAX)
    file.seek(0)
    return max(_DELIMITERS, key=lambda each: known_in(start.split(each)))
