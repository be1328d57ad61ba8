"""Goods and bad rows written out, so that no spreadsheet runs what a name says."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from backend.protocol.money import Money
from console.retail.files.columns import HEADINGS, Column
from console.retail.files.formulas import harmless
from console.retail.files.row_of_goods import BadRow, Fault, RowOfGoods

_ANSWERS: Final = (("否", "是"), ("no", "yes"))
# XML has no way to say these two; a name that holds one is written with a mark in its place.
_NO_XML: Final = re.compile("[\ufffe\uffff]")
_UNFINISHED: Final = ".part"


def write_csv(
    path: Path,
    goods: Iterable[RowOfGoods],
    *,
    chinese: bool,
    columns: Sequence[Column] = tuple(Column),
) -> int:
    """
    Write goods as CSV that a spreadsheet opens; return how many. ``path`` is whole or untouched.

    :raises OSError: if the disk does not take it.
    """
    return _write_lines(path, _table(goods, columns, chinese=chinese))


def write_workbook(
    path: Path,
    goods: Iterable[RowOfGoods],
    *,
    chinese: bool,
    columns: Sequence[Column] = tuple(Column),
) -> int:
    """
    Write goods as XLSX, every cell a text; return how many. ``path`` is whole or untouched.

    :raises OSError: if the disk does not take it.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    count = -1
    for line in _table(goods, columns, chinese=chinese):
        cells = [WriteOnlyCell(sheet) for _ in line]
        for cell, text in zip(cells, line, strict=True):
            cell.value = _NO_XML.sub("\ufffd", text) or None
            cell.data_type = "s"
        sheet.append(cells)
        count += 1
    with _whole(path) as unfinished:
        book.save(unfinished)
    return count


def write_bad_rows(
    path: Path,
    rows: Iterable[BadRow],
    *,
    heading: tuple[str, str, str, str],
    say: Callable[[Fault], str],
    chinese: bool,
) -> int:
    """
    Write one line for each fault as CSV: line number, column, text, reason; return how many.

    :raises OSError: if the disk does not take it.
    """
    return _write_lines(path, _report(rows, heading, say, 0 if chinese else 1))


def _report(
    rows: Iterable[BadRow],
    heading: tuple[str, str, str, str],
    say: Callable[[Fault], str],
    language: int,
) -> Iterator[Sequence[str]]:
    yield heading
    for row in rows:
        for fault in row.faults:
            column = HEADINGS[fault.column][language]
            yield str(row.line), column, harmless(fault.text), harmless(say(fault))


def _table(
    goods: Iterable[RowOfGoods], columns: Sequence[Column], *, chinese: bool
) -> Iterator[Sequence[str]]:
    language = 0 if chinese else 1
    yield [HEADINGS[column][language] for column in columns]
    for one in goods:
        yield [_text(getattr(one, column), language) for column in columns]


def _text(fact: object, language: int) -> str:
    match fact:
        case None:
            return ""
        case bool():
            return _ANSWERS[language][fact]
        case Money():
            return fact.to_text()
        case _:
            return harmless(str(fact))


def _write_lines(path: Path, lines: Iterable[Sequence[str]]) -> int:
    with _whole(path) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        count = -1
        for count, line in enumerate(lines):  # noqa: B007 - the heading is number 0
            writer.writerow(line)
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
