"""Goods as somebody types them: the same rules as for a row of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from backend.protocol.formulas import harmless
from backend.retail.contract.goods import Goods
from console.retail.files.columns import Column, Heading
from console.retail.files.problems import Problem
from console.retail.files.row_of_goods import BadRow, Fault, RowOfGoods, read_row
from console.retail.files.sheet import Row
from console.retail.files.taxes import read_tax

Texts = Mapping[Column, str]
"""What stands in each field; ``0`` or ``1`` where it is on or off."""

_EVERY: Final = tuple(Column)
_HEADING: Final = Heading({column: place for place, column in enumerate(_EVERY)}, ())


def read_form(texts: Texts) -> RowOfGoods | tuple[Fault, ...]:
    """
    Return goods, or every fault, in the order of the fields.

    Goods without a number of their own are numbered by their barcode. What begins like a formula
    is a name like any other here: nobody typed it into a spreadsheet.
    """
    cells = {column: texts.get(column, "").strip() for column in _EVERY}
    cells[Column.GOODS_ID] = cells[Column.GOODS_ID] or cells[Column.BARCODE]
    tax = read_tax(cells[Column.TAX])
    bad = () if tax is not None else (Fault(Column.TAX, Problem.TAX_RATE, cells[Column.TAX]),)
    cells[Column.TAX] = tax or ""
    found = read_row(Row(0, tuple(harmless(cells[column]) for column in _EVERY)), _HEADING)
    faults = (*found.faults, *bad) if isinstance(found, BadRow) else bad
    return found if isinstance(found, RowOfGoods) and not faults else faults


def written(goods: Goods) -> dict[Column, str]:
    """Return goods as the fields show them."""
    return {
        Column.GOODS_ID: goods.goods_id,
        Column.BARCODE: goods.barcode or "",
        Column.NAME: goods.name,
        Column.SPEC: goods.spec,
        Column.CATEGORY: goods.category,
        Column.UNIT: goods.unit,
        Column.PRICE: goods.price.to_text(),
        Column.COST: "" if goods.cost is None else goods.cost.to_text(),
        Column.TAX: goods.tax,
        Column.WEIGHED: str(int(goods.weighed)),
        Column.ON_SALE: str(int(goods.on_sale)),
        Column.INITIALS: goods.initials,
    }
