"""A file of goods, row by row: each row is goods, or says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from console.retail.files.columns import Column, Heading, read_heading
from console.retail.files.problems import FileRefused, Problem
from console.retail.files.row_of_goods import BadRow, Fault, RowOfGoods, read_row
from console.retail.files.sheet import FILE_MAX, ROWS_MAX, Row
from console.retail.files.text_file import read_text_file
from console.retail.files.workbook import is_workbook, read_workbook

_TELLS_EVERY: Final = 500


@dataclass(frozen=True, slots=True)
class Read:
    """Everything a file says."""

    given: frozenset[Column]
    """Which columns it has: fields it has not are not meant to change."""
    ignored: tuple[str, ...]
    """Headings of columns that were not taken."""
    good: tuple[RowOfGoods, ...]
    bad: tuple[BadRow, ...]


def read_goods(path: Path, on_rows: Callable[[int], None] | None = None) -> Read:
    """
    Read a whole file; ``on_rows`` hears now and then how many rows were read, and may raise.

    :raises FileRefused: if it is no file of goods; a row that is wrong is told, not raised.
    :raises OSError: if the disk does not give it.
    """
    with closing(_rows(path)) as rows:
        heading = _heading(rows)
        seen = _Seen()
        good: list[RowOfGoods] = []
        bad: list[BadRow] = []
        for count, row in enumerate(rows, 1):
            if count > ROWS_MAX:
                raise FileRefused(Problem.TOO_MANY_ROWS, line=row.line)
            found = seen.told_apart(read_row(row, heading), row, heading)
            if isinstance(found, BadRow):
                bad.append(found)
            else:
                good.append(found)
            if on_rows is not None and count % _TELLS_EVERY == 0:
                on_rows(count)
    return Read(frozenset(heading.places), heading.unknown, tuple(good), tuple(bad))


def _rows(path: Path) -> Generator[Row]:
    if not path.is_file():
        raise FileRefused(Problem.NOT_A_FILE)
    if path.stat().st_size > FILE_MAX:
        raise FileRefused(Problem.TOO_LARGE)
    yield from read_workbook(path) if is_workbook(path) else read_text_file(path)


def _heading(rows: Iterator[Row]) -> Heading:
    first = next(rows, None)
    if first is None:
        raise FileRefused(Problem.EMPTY)
    return read_heading([cell if isinstance(cell, str) else "" for cell in first.cells])


@dataclass(slots=True)
class _Seen:
    """Numbers and barcodes of the rows so far, bad ones too, and the line each stood in."""

    ids: dict[str, int] = field(default_factory=dict[str, int])
    barcodes: dict[str, int] = field(default_factory=dict[str, int])

    def told_apart(
        self, found: RowOfGoods | BadRow, row: Row, heading: Heading
    ) -> RowOfGoods | BadRow:
        """Add the fault that an earlier row has the same number or barcode."""
        faults = [
            *self._repeats(self.ids, Column.GOODS_ID, Problem.REPEATED_ID, (row, heading)),
            *self._repeats(self.barcodes, Column.BARCODE, Problem.REPEATED_BARCODE, (row, heading)),
        ]
        if not faults:
            return found
        earlier = found.faults if isinstance(found, BadRow) else ()
        return BadRow(row.line, (*earlier, *faults))

    @staticmethod
    def _repeats(
        seen: dict[str, int], column: Column, problem: Problem, where: tuple[Row, Heading]
    ) -> Iterator[Fault]:
        row, heading = where
        text = _text(row, heading.places, column)
        first = seen.setdefault(text, row.line)
        if text and first != row.line:
            yield Fault(column, problem, text, first)


def _text(row: Row, places: Mapping[Column, int], column: Column) -> str:
    place = places.get(column, len(row.cells))
    cell = row.cells[place] if place < len(row.cells) else ""
    return cell.strip() if isinstance(cell, str) else ""
