"""Goods and bad rows written out, so that no spreadsheet runs what a name says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from backend.protocol.formulas import harmless
from backend.protocol.money import Money
from console.files import writing
from console.retail.files.columns import HEADINGS, Column
from console.retail.files.row_of_goods import BadRow, Fault, RowOfGoods

_ANSWERS: Final = (("否", "是"), ("no", "yes"))


def write_goods(
    path: Path,
    goods: Iterable[RowOfGoods],
    *,
    chinese: bool,
    columns: Sequence[Column] = tuple(Column),
) -> int:
    """
    Write goods as XLSX if the name ends so, every cell a text, else as CSV that a spreadsheet
    opens; return how many. ``path`` is whole or untouched.

    :raises OSError: if the disk does not take it.
    """
    return writing.write_table(path, _table(goods, columns, chinese=chinese))


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
    return writing.write_csv(path, _report(rows, heading, say, 0 if chinese else 1))


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
