"""Rows of text written as CSV or XLSX; the file is whole or untouched."""

from __future__ import annotations

import csv
import re
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

# XML has no way to say these two; a name that holds one is written with a mark in its place.
_NO_XML: Final = re.compile("[\ufffe\uffff]")
_UNFINISHED: Final = ".part"


def write_table(path: Path, lines: Iterable[Sequence[str]]) -> int:
    """Write lines as ``write_workbook`` does if the name ends in ``.xlsx``, else as CSV."""
    write = write_workbook if path.suffix.lower() == ".xlsx" else write_csv
    return write(path, lines)


def write_csv(path: Path, lines: Iterable[Sequence[str]]) -> int:
    """
    Write lines, the first of them the heading, as CSV; return how many follow the heading.

    Names and remote text must be ``formulas.harmless`` before.

    :raises OSError: if the disk does not take it.
    """
    with _whole(path) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        count = -1
        for count, line in enumerate(lines):  # noqa: B007 - the heading is number 0
            writer.writerow(line)
    return count


def write_workbook(path: Path, lines: Iterable[Sequence[str]]) -> int:
    """
    Write lines as XLSX, every cell a text; else as ``write_csv``.

    :raises OSError: if the disk does not take it.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    count = -1
    for line in lines:
        cells = [WriteOnlyCell(sheet) for _ in line]
        for cell, text in zip(cells, line, strict=True):
            cell.value = _NO_XML.sub("\ufffd", text) or None
            cell.data_type = "s"
        sheet.append(cells)
        count += 1
    with _whole(path) as unfinished:
        book.save(unfinished)
    return count


@contextmanager
def _whole(path: Path) -> Generator[Path]:
    """Write beside the file and change places at the end: an old one is never half overwritten."""
    unfinished = path.with_name(path.name + _UNFINISHED)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
