"""Files of goods as shops have them, and as an adversary would make them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from backend.protocol.money import Money
from console.retail.files.problems import Problem
from console.retail.files.reading import Read, read_goods
from console.retail.files.row_of_goods import RowOfGoods

HEADING = "商品编号,商品名称,售价"
WATER = RowOfGoods(
    line=2,
    goods_id="G1",
    name="饮用天然水",
    price=Money(200),
    barcode="6901357100273",
    spec="550ml",
    category="饮料",
    unit="瓶",
    cost=Money(92),
)


def text_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a CSV file."""
    path = folder / "goods.csv"
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *lines: Sequence[Any]) -> Path:
    """Write an XLSX file, with numbers and formulas as a spreadsheet has them."""
    book = Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(list(line))
    path = folder / "goods.xlsx"
    book.save(path)
    return path


def repacked(path: Path, changes: dict[str, bytes]) -> Path:
    """Put other parts into a workbook."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in {**parts, **changes}.items():
            new.writestr(name, content)
    return path


def faults(read: Read) -> list[tuple[int, str, Problem]]:
    """Return line, column and problem of every fault."""
    return [
        (row.line, fault.column.value, fault.problem) for row in read.bad for fault in row.faults
    ]


def read_text(folder: Path, text: str, encoding: str = "utf-8") -> Read:
    """Write a CSV file and read it."""
    return read_goods(text_file(folder, text, encoding))
