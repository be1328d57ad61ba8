"""What an import would do, line by line, for a list to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from backend.protocol.money import Money
from console.desk.words import DASH, Words
from console.retail.files.columns import HEADINGS, Column
from console.retail.files.preview import Change, Difference, Fact, Preview
from console.retail.files.row_of_goods import BadRow, RowOfGoods
from console.retail.files.words import why, yes_or_no
from console.widgets.rows import Slice

PAGE: Final = 100


class Part(StrEnum):
    """Which rows of a file are listed."""

    BAD = "bad"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    line: int
    title: str
    note: str
    what: str


def entries(shown: Preview, part: Part, words: Words, after: object | None) -> Slice[Entry]:
    """Return some rows of a part, in the order of the file; ``after`` counts those before."""
    first = after if isinstance(after, int) else 0
    end = first + PAGE
    if part is Part.BAD:
        total = len(shown.bad)
        found = [entry for row in shown.bad[first:end] for entry in _bad(row, words)]
    elif part is Part.NEW:
        total = len(shown.new)
        found = [_new(goods, words) for goods in shown.new[first:end]]
    else:
        total = len(shown.changed)
        found = [_changed(change, words) for change in shown.changed[first:end]]
    return Slice(found, end if end < total else None)


def _bad(row: BadRow, words: Words) -> Iterator[Entry]:
    for fault in row.faults:
        yield Entry(row.line, named(fault.column, words), fault.text, why(fault))


def _new(goods: RowOfGoods, words: Words) -> Entry:
    return Entry(goods.line, goods.name, _note(goods), words.amount(goods.price))


def _changed(change: Change, words: Words) -> Entry:
    what = " · ".join(_said(each, words) for each in change.differences)
    return Entry(change.goods.line, change.goods.name, _note(change.goods), what)


def named(column: Column, words: Words) -> str:
    """Return what a column is called in the language in force."""
    return HEADINGS[column][0 if words.language == "zh_CN" else 1]


def _note(goods: RowOfGoods) -> str:
    return " · ".join(part for part in (goods.goods_id, goods.spec, goods.barcode) if part)


def _said(each: Difference, words: Words) -> str:
    before, after = _read(each.before, words), _read(each.after, words)
    return f"{named(each.column, words)} {before} → {after}"


def _read(fact: Fact, words: Words) -> str:
    match fact:
        case None | "":
            return DASH
        case bool():
            return yes_or_no(fact)
        case Money():
            return words.amount(fact)
        case _:
            return fact
