"""One row of a file as goods, or what is wrong with each of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from sys import intern
from typing import Final

from pydantic import ValidationError

from backend.protocol.formulas import as_it_was, is_formula
from backend.protocol.money import Money
from backend.retail.contract.goods import GoodsFacts
from console.retail.files.columns import NEEDED, Column, Heading
from console.retail.files.problems import Problem
from console.retail.files.sheet import Cell, Row
from console.retail.files.taxes import tax_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOfGoods:
    """Goods as a file says they are; 100,000 of them lie in memory at once."""

    line: int
    goods_id: str
    name: str
    price: Money
    barcode: str | None = None
    spec: str = ""
    initials: str = ""
    category: str = ""
    unit: str = ""
    cost: Money | None = None
    tax: str = ""
    weighed: bool = False
    on_sale: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell; ``first`` is the line that had it first, 0 if none had."""

    column: Column
    problem: Problem
    text: str = ""
    first: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is not goods; there is at least one fault."""

    line: int
    faults: tuple[Fault, ...]


_WORDS_MAX: Final = {Column.NAME: 128}
_WORD_MAX: Final = 64
_YES: Final = frozenset({"是", "1", "yes", "y", "true"})
_NO: Final = frozenset({"否", "0", "no", "n", "false"})
_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_FINE: Final = re.compile(r"\d+\.\d{3,}", re.ASCII)
_NEGATIVE: Final = re.compile(r"-\d+(\.\d+)?", re.ASCII)
_PLAIN: Final = re.compile(r"\d+(\.\d{1,2})?", re.ASCII)
_ROUNDED: Final = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE | re.ASCII)
_BARCODE: Final = re.compile(r"[0-9A-Za-z-]{1,32}")
_SCALE: Final = re.compile(r"2[0-9]{6}00000[0-9]")
"""EAN-13 for use in the shop: its number, the place of the weight, the check digit. Source: GS1
General Specifications, 2.1.11 (prefixes 20 to 29)."""


def read_row(row: Row, heading: Heading) -> RowOfGoods | BadRow:
    """Return goods, or every fault of the row, in the order of its columns."""
    facts: dict[str, str] = {}
    faults: list[Fault] = []
    for column, place in heading.places.items():
        found = _fact(column, row.cells[place] if place < len(row.cells) else "")
        if isinstance(found, Fault):
            faults.append(found)
        elif found:
            facts[column] = found
    try:
        goods = GoodsFacts.model_validate({**_STAND_INS, **facts} if faults else facts)
    except ValidationError as error:
        wrong = {Column(str(one["loc"][0])): None for one in error.errors(include_url=False)}
        faults += [_fault(column, _cell(row, heading, column)) for column in wrong]
    else:
        if goods.weighed and goods.barcode and _SCALE.fullmatch(goods.barcode) is None:
            faults.append(Fault(Column.BARCODE, Problem.WEIGHED_BARCODE, goods.barcode))
        if not faults:
            return _kept(row.line, goods)
    places = heading.places
    return BadRow(row.line, tuple(sorted(faults, key=lambda fault: places.get(fault.column, 0))))


def _cell(row: Row, heading: Heading, column: Column) -> Cell:
    place = heading.places.get(column, len(row.cells))
    return row.cells[place] if place < len(row.cells) else ""


_STAND_INS: Final[Mapping[str, str]] = {
    Column.GOODS_ID: "0",
    Column.NAME: "0",
    Column.PRICE: "0",
}
"""What a column that cannot be read is taken for while the others are looked at."""


def _kept(line: int, goods: GoodsFacts) -> RowOfGoods:
    return RowOfGoods(
        line=line,
        goods_id=goods.goods_id,
        name=intern(goods.name),
        price=goods.price,
        barcode=goods.barcode,
        spec=intern(goods.spec),
        initials=goods.initials,
        category=intern(goods.category),
        unit=intern(goods.unit),
        cost=goods.cost,
        tax=intern(goods.tax),
        weighed=goods.weighed,
        on_sale=goods.on_sale,
    )


def _fact(column: Column, cell: Cell) -> str | Fault:
    """Return what a cell says, empty if nothing; what it says may still be wrong."""
    if isinstance(cell, Problem):
        return Fault(column, cell)
    text = cell.strip()
    if not text:
        return Fault(column, Problem.MISSING) if column in NEEDED else ""
    if is_formula(text):
        return Fault(column, Problem.FORMULA, text)
    return _READ.get(column, as_it_was)(text)


def _amount(text: str) -> str:
    bare = text.removeprefix("¥").removeprefix("\uffe5").lstrip()
    return bare.replace(",", "") if _GROUPED.fullmatch(bare) else bare


def _answer(text: str) -> str:
    word = text.casefold()
    return "1" if word in _YES else "0" if word in _NO else text


_READ: Final[Mapping[Column, Callable[[str], str]]] = {
    Column.PRICE: _amount,
    Column.COST: _amount,
    Column.TAX: lambda text: tax_of(as_it_was(text)),
    Column.WEIGHED: _answer,
    Column.ON_SALE: _answer,
}
"""How cells are read that say more than a word."""


def _fault(column: Column, cell: Cell) -> Fault:
    text = cell.strip() if isinstance(cell, str) else ""
    match column:
        case Column.PRICE | Column.COST:
            problem = _amount_problem(_amount(text))
        case Column.WEIGHED | Column.ON_SALE:
            problem = Problem.YES_NO
        case Column.GOODS_ID:
            problem = Problem.GOODS_ID
        case Column.BARCODE:
            problem = _barcode_problem(as_it_was(text))
        case _:
            is_long = len(as_it_was(text)) > _WORDS_MAX.get(column, _WORD_MAX)
            problem = Problem.TOO_LONG if is_long else Problem.NOT_ONE_LINE
    return Fault(column, problem, text)


def _amount_problem(text: str) -> Problem:
    if _NEGATIVE.fullmatch(text):
        return Problem.NEGATIVE
    if _FINE.fullmatch(text):
        return Problem.DECIMALS
    return Problem.AMOUNT_RANGE if _PLAIN.fullmatch(text) else Problem.AMOUNT


def _barcode_problem(text: str) -> Problem:
    if _ROUNDED.fullmatch(text):
        return Problem.BARCODE_ROUNDED
    return Problem.CHECK_DIGIT if _BARCODE.fullmatch(text) else Problem.BARCODE
