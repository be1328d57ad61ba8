"""A file of goods is read whole: every row is goods, or says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.protocol.money import Money
from console.retail.files.columns import Column
from console.retail.files.problems import FileRefused, Problem
from console.retail.files.reading import read_goods
from tests.console.retail.files.a_file import (
    HEADING,
    WATER,
    faults,
    read_text,
    text_file,
    workbook,
)

FULL = "编号,条码,名称,规格,分类,单位,零售价(元),进价"
LINE = "G1,6901357100273,饮用天然水,550ml,饮料,瓶,2.00,0.92"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_file_is_read_as_shops_save_it(
    tmp_path: Path, encoding: str, delimiter: str, end: str
) -> None:
    text = end.join([FULL, LINE, ""]).replace(",", delimiter)

    read = read_text(tmp_path, text, encoding)

    assert read.good == (WATER,)
    assert read.bad == ()


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    cells = ["G1", 6901357100273, "饮用天然水", "550ml", "饮料", "瓶", 2, 0.92]

    assert read_goods(workbook(tmp_path, FULL.split(","), cells)).good == (WATER,)


def test_headings_stand_in_any_order_and_either_language(tmp_path: Path) -> None:
    read = read_text(tmp_path, "备注,PRICE,Goods_ID,name\n好,2,G1,水\n")

    assert [(one.goods_id, one.name, one.price) for one in read.good] == [("G1", "水", Money(200))]
    assert read.ignored == ("备注",)
    assert read.given == {Column.PRICE, Column.GOODS_ID, Column.NAME}


def test_lines_are_counted_as_a_person_counts_them(tmp_path: Path) -> None:
    read = read_text(tmp_path, f'{HEADING}\n\n ,,\n"","",""\nG1,"两\n行",1\nG2,水,x\n')

    assert faults(read) == [
        (5, "name", Problem.NOT_ONE_LINE),
        (7, "price", Problem.AMOUNT),
    ]


@pytest.mark.parametrize(
    ("price", "fen"),
    [("2", 200), ("0", 0), ("2.5", 250), ("¥ 2.05", 205), ("￥2", 200), ("1,234.50", 123450)],
)
def test_a_price_is_read_as_people_write_it(tmp_path: Path, price: str, fen: int) -> None:
    read = read_text(tmp_path, f'{HEADING}\nG1,水,"{price}"\n')

    assert [one.price for one in read.good] == [Money(fen)]


@pytest.mark.parametrize(
    ("cell", "tax"),
    [
        *[("13%", "13%"), ("13", "13%"), (" ９ ％", "9%"), (6, "6%"), (0.13, "13%"), ("0", "0%")],
        *[("免税", "免税"), ("130", "130"), ("1030208030000000000", "1030208030000000000")],
    ],
)
def test_a_tax_rate_is_read_as_people_write_it(tmp_path: Path, cell: object, tax: str) -> None:
    path = workbook(tmp_path, [*HEADING.split(","), "税目"], ["G1", "水", 2, cell])

    assert [one.tax for one in read_goods(path).good] == [tax]


@pytest.mark.parametrize("fen", [1999, 29, 57, 115, 999_999_999, 10_000_000_000, 435, 1])
def test_a_number_of_a_workbook_loses_no_fen(tmp_path: Path, fen: int) -> None:
    path = workbook(tmp_path, HEADING.split(","), ["G1", "水", fen / 100])

    assert [one.price for one in read_goods(path).good] == [Money(fen)]


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        (",水,1", "goods_id", Problem.MISSING),
        ("G1,,1", "name", Problem.MISSING),
        ("G1,水,", "price", Problem.MISSING),
        ("G1", "name", Problem.MISSING),
        ("../x,水,1", "goods_id", Problem.GOODS_ID),
        ("货号,水,1", "goods_id", Problem.GOODS_ID),
        (f"G1,{'水' * 129},1", "name", Problem.TOO_LONG),
        ("G1,水\u202e,1", "name", Problem.NOT_ONE_LINE),
        ("G1,水\x00,1", "name", Problem.NOT_ONE_LINE),
        ("G1,水,1.999", "price", Problem.DECIMALS),
        ("G1,水,-1", "price", Problem.NEGATIVE),
        ("G1,水,100000000.01", "price", Problem.AMOUNT_RANGE),
        ("G1,水,1e2", "price", Problem.AMOUNT),
        ("G1,水,１", "price", Problem.AMOUNT),
        ("G1,水,nan", "price", Problem.AMOUNT),
        ('G1,水,"1,5"', "price", Problem.AMOUNT),
        ("G1,水,1,6901357100274", "barcode", Problem.CHECK_DIGIT),
        ("G1,水,1,12345671", "barcode", Problem.CHECK_DIGIT),
        ("G1,水,1,690 1357", "barcode", Problem.BARCODE),
        ("G1,水,1,6.90136E+12", "barcode", Problem.BARCODE_ROUNDED),
        ("G1,水,1,,maybe", "weighed", Problem.YES_NO),
        ("G1,水,1,6901357100273,是", "barcode", Problem.WEIGHED_BARCODE),
        ("G1,水,1,2100300012340,是", "barcode", Problem.WEIGHED_BARCODE),
        ("G1,=1+1,1", "name", Problem.FORMULA),
        ('"=HYPERLINK(""http://x"")",水,1', "goods_id", Problem.FORMULA),
        ("G1,水,=A1", "price", Problem.FORMULA),
        ("G1,#N/A,1", "name", Problem.FORMULA),
    ],
)
def test_a_row_says_what_is_wrong_with_it(
    tmp_path: Path, line: str, column: str, problem: Problem
) -> None:
    read = read_text(tmp_path, f"{HEADING},条码,称重\n{line}\nG9,好,1,,\n")

    assert [each for each in faults(read) if each[1] == column] == [(2, column, problem)]
    assert [one.goods_id for one in read.good] == ["G9"]


def test_a_row_tells_all_its_faults_in_the_order_of_its_columns(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEADING},条码\n,=1,x,1234\n甲,水,-1,12345671\n")

    assert faults(read) == [
        (2, "goods_id", Problem.MISSING),
        (2, "name", Problem.FORMULA),
        (2, "price", Problem.AMOUNT),
        (3, "goods_id", Problem.GOODS_ID),
        (3, "price", Problem.NEGATIVE),
        (3, "barcode", Problem.CHECK_DIGIT),
    ]


def test_weighed_goods_have_the_barcode_a_scale_prints_without_its_weight(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEADING},条码,称重\nG1,苹果,9.96,2100307000005,是\nG2,梨,1,,Yes")

    assert [(one.barcode, one.weighed) for one in read.good] == [
        ("2100307000005", True),
        (None, True),
    ]


def test_a_repeat_names_the_line_it_repeats(tmp_path: Path) -> None:
    lines = ["G1,水,1,12345670", "G2,水,x,", "G1,茶,1,", "G3,奶,1,12345670", "G2,水,1,"]
    read = read_text(tmp_path, "\n".join([f"{HEADING},条码", *lines]))

    assert [(row.line, fault.problem, fault.first) for row in read.bad for fault in row.faults] == [
        (3, Problem.AMOUNT, 0),
        (4, Problem.REPEATED_ID, 2),
        (5, Problem.REPEATED_BARCODE, 2),
        (6, Problem.REPEATED_ID, 3),
    ]


def test_what_a_spreadsheet_made_of_a_text_is_said(tmp_path: Path) -> None:
    from datetime import date

    heading = [*HEADING.split(","), "规格"]
    lines = [["G1", "=1+1", 1, "x"], ["G2", "水", 1, date(2026, 1, 2)], ["G3", "水", 1.005, None]]

    assert faults(read_goods(workbook(tmp_path, heading, *lines))) == [
        (2, "name", Problem.FORMULA),
        (3, "spec", Problem.DATE),
        (4, "price", Problem.DECIMALS),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.EMPTY),
        ("\n \n", Problem.EMPTY),
        ("水,茶\n", Problem.NO_HEADING),
        ("编号,名称\n", Problem.NO_HEADING),
        ("编号,名称,售价,价格\n", Problem.HEADING_TWICE),
        (f'{HEADING}\nG1,"水,1\nG2,茶,1\n', Problem.BROKEN),
        (f'{HEADING}\nG1,"水"x,1\n', Problem.BROKEN),
        (f"{HEADING}{',x' * 70}\n", Problem.TOO_MANY_COLUMNS),
    ],
)
def test_a_text_that_is_no_file_of_goods_is_refused(
    tmp_path: Path, text: str, problem: Problem
) -> None:
    with pytest.raises(FileRefused) as refused:
        read_text(tmp_path, text)
    assert refused.value.problem is problem


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "goods.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xff\x00\x80\xff")

    with pytest.raises(FileRefused) as refused:
        read_goods(path)
    assert refused.value.problem is Problem.ENCODING


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(FileRefused) as refused:
            read_goods(path)
        assert refused.value.problem is Problem.NOT_A_FILE


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(rows: int) -> None:
        raise Stopped(rows)

    lines = "\n".join(f"G{number},水,1" for number in range(2000))
    path = text_file(tmp_path, f"{HEADING}\n{lines}\n")

    with pytest.raises(Stopped, match="500"):
        read_goods(path, stop)
