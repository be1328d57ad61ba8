"""The columns of a file of goods, and what people call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.retail.files.problems import FileRefused, Problem


class Column(StrEnum):
    """One field of goods; its value is the field's name in the contract."""

    GOODS_ID = "goods_id"
    BARCODE = "barcode"
    NAME = "name"
    SPEC = "spec"
    CATEGORY = "category"
    UNIT = "unit"
    PRICE = "price"
    COST = "cost"
    TAX = "tax"
    WEIGHED = "weighed"
    ON_SALE = "on_sale"
    INITIALS = "initials"


NEEDED: Final = (Column.GOODS_ID, Column.NAME, Column.PRICE)

HEADINGS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.GOODS_ID: ("商品编号", "Goods ID", "编号", "货号", "商品编码", "item no", "sku"),
    Column.BARCODE: ("条码", "Barcode", "商品条码", "国际条码", "条形码", "ean", "gtin"),
    Column.NAME: ("商品名称", "Name", "名称", "品名", "goods name", "item name", "product name"),
    Column.SPEC: ("规格", "Size", "规格型号", "spec", "specification"),
    Column.CATEGORY: ("分类", "Category", "类别", "商品分类", "shelf"),
    Column.UNIT: ("单位", "Unit", "计量单位"),
    Column.PRICE: ("售价", "Price", "零售价", "销售价", "价格", "单价", "retail price"),
    Column.COST: ("进价", "Cost", "成本", "成本价", "进货价", "cost price", "purchase price"),
    Column.TAX: ("税收分类", "Tax category", "税目", "税类", "tax", "tax class", "vat category"),
    Column.WEIGHED: ("称重", "By weight", "是否称重", "计重", "weighed", "sold by weight"),
    Column.ON_SALE: ("在售", "On sale", "是否在售", "上架", "active"),
    Column.INITIALS: ("拼音码", "Initials", "助记码", "拼音首字母", "pinyin"),
}
"""What a column may be called; ours in Chinese and in English come first."""

_IDLE: Final = re.compile(r"\([^)]*\)|[\s_*:\-]")


@dataclass(frozen=True, slots=True)
class Heading:
    """Which column stands where, and headings that nobody here knows."""

    places: Mapping[Column, int]
    unknown: tuple[str, ...]


def read_heading(cells: Sequence[str]) -> Heading:
    """
    Find the columns, in any order, in either language.

    :raises FileRefused: if one that is needed is missing, or one stands there twice.
    """
    places: dict[Column, int] = {}
    unknown: list[str] = []
    for place, cell in enumerate(cells):
        column = _KNOWN.get(_plain(cell))
        if column is None:
            unknown += [cell] if cell.strip() else []
        elif column in places:
            raise FileRefused(Problem.HEADING_TWICE, line=1, detail=cell.strip())
        else:
            places[column] = place
    missing = [column for column in NEEDED if column not in places]
    if missing:
        raise FileRefused(Problem.NO_HEADING, line=1, detail=_both(missing[0]))
    return Heading(places, tuple(unknown))


def known_in(cells: Sequence[str]) -> int:
    """Return how many cells are headings."""
    return sum(_plain(cell) in _KNOWN for cell in cells)


def _both(column: Column) -> str:
    return " / ".join(HEADINGS[column][:2])


def _plain(heading: str) -> str:
    return _IDLE.sub("", unicodedata.normalize("NFKC", heading).casefold())


_KNOWN: Final = {
    _plain(name): column for column, names in HEADINGS.items() for name in (*names, column.value)
}
