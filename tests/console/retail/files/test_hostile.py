"""What a hostile file tries: bombs, declarations, paths, formulas, HTML."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from backend.protocol.formulas import as_it_was, harmless
from backend.protocol.money import Money
from console.retail.files import sheet, text_file, workbook
from console.retail.files.columns import Column
from console.retail.files.problems import FileRefused, Problem
from console.retail.files.reading import read_goods
from console.retail.files.row_of_goods import BadRow, Fault, RowOfGoods
from console.retail.files.writing import write_bad_rows, write_goods
from tests.console.retail.files.a_file import HEADING, read_text, repacked
from tests.console.retail.files.a_file import text_file as a_text_file
from tests.console.retail.files.a_file import workbook as a_workbook

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "水;=1+1",
    "水, =1+1",
    "'=1+1",
    "''@x",
    ",-1;+1",
]
NAMES = ["<b>水</b>", "<img src=x onerror=alert(1)>", "../../etc/passwd", "C:\\x", "a/b", 'x";=1;"']
SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path) -> Problem:
    with pytest.raises(FileRefused) as error:
        read_goods(path)
    return error.value.problem


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return a_workbook(tmp_path, HEADING.split(","), ["G1", "水", 1])


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """Bring the limit down to what a test can exceed quickly."""
    limit = 2 * 1024 * 1024
    monkeypatch.setattr(workbook, "UNPACKED_MAX", limit)
    return limit


@pytest.mark.parametrize("name", ["xl/media/image1.png", "xl/sharedStrings.xml", "../../../evil"])
def test_a_bomb_is_not_unpacked(plain: Path, small: int, name: str) -> None:
    repacked(plain, {name: b" " * (small + 1)})
    assert plain.stat().st_size < small // 100

    assert refused(plain) is Problem.TOO_LARGE


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(plain: Path, small: int) -> None:
    size = small + 4096
    repacked(plain, {"xl/media/x": b" " * size})
    packed = plain.read_bytes().replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    plain.write_bytes(packed)

    assert refused(plain) in {Problem.TOO_LARGE, Problem.BROKEN}


def test_a_crowd_of_parts_is_refused(plain: Path) -> None:
    repacked(plain, {f"xl/x{number}": b"" for number in range(1100)})

    assert refused(plain) is Problem.TOO_LARGE


@pytest.mark.parametrize(
    "declared",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x []><x/>'.encode("utf-16"),
        b" " * (1024 * 1024 - 4) + b"<!DOCTYPE x []><x/>",
    ],
)
def test_a_part_that_declares_anything_is_refused(plain: Path, declared: bytes) -> None:
    repacked(plain, {SHEET: declared})

    assert refused(plain) is Problem.BROKEN


@pytest.mark.parametrize("content", [b"", b"<worksheet", b"\xff\xff", b"<a/>"])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "[Content_Types].xml", SHEET])
def test_a_damaged_workbook_is_refused_and_nothing_else_happens(
    plain: Path, part: str, content: bytes
) -> None:
    repacked(plain, {part: content})

    assert refused(plain) in {Problem.BROKEN, Problem.EMPTY}


def test_a_packed_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "goods.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../evil.txt", "x")

    assert refused(path) is Problem.BROKEN
    assert [each.name for each in tmp_path.iterdir()] == ["goods.xlsx"]


def test_a_sheet_that_states_to_be_endless_is_read_as_it_is(plain: Path) -> None:
    cells = "".join(
        f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
        for place, text in zip(("A1", "B1", "C1"), HEADING.split(","), strict=True)
    )
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    repacked(
        plain,
        {
            SHEET: f'<worksheet xmlns="{name}"><dimension ref="A1:XFD1048576"/><sheetData>'
            f'<row r="1">{cells}</row>{far}</sheetData></worksheet>'.encode()
        },
    )

    read = read_goods(plain)

    assert (read.good, read.bad) == ((), ())


def test_limits_of_a_text_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_text_file(tmp_path, HEADING + "\nG1,水,1" * 30)
    monkeypatch.setattr("console.retail.files.reading.ROWS_MAX", 20)
    assert refused(path) is Problem.TOO_MANY_ROWS
    monkeypatch.setattr(text_file, "LINES_MAX", 10)
    assert refused(path) is Problem.TOO_MANY_ROWS
    monkeypatch.setattr("console.retail.files.reading.FILE_MAX", 100)
    assert refused(path) is Problem.TOO_LARGE


def test_a_cell_of_any_length_is_a_fault_and_no_burden(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEADING}\nG1,{'x' * 100_000},1\n")

    (row,) = read.bad
    assert row.faults[0].problem is Problem.TOO_LONG
    assert len(row.faults[0].text) == sheet.CELL_MAX


@given(st.text("=+-@＝ ',;a水", max_size=12))
def test_text_is_made_harmless_and_itself_again(text: str) -> None:
    safe = harmless(text)

    assert as_it_was(safe) == text
    for cell in safe.replace(";", ",").split(","):
        assert not cell.strip().startswith(("=", "+", "-", "@", "＝"))


@pytest.mark.parametrize("name", [*FORMULAS, *NAMES])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_name_is_run_where_it_was_exported(tmp_path: Path, name: str, ending: str) -> None:
    goods = RowOfGoods(line=2, goods_id="-1", name=name, price=Money(1), barcode="-1-1")
    path = tmp_path / f"out.{ending}"
    write_goods(path, [goods], chinese=True)

    if ending == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            values: list[object] = [*list(csv.reader(file))[1]]
    else:
        with path.open("rb") as packed:
            (cells,) = load_workbook(packed).worksheets[0].iter_rows(min_row=2)
            assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
            values = [cell.value for cell in cells]
    assert not [value for value in values if str(value)[:1] in tuple("=+-@＝")]
    assert read_goods(path).good == (goods,)


def test_a_report_of_bad_rows_runs_nothing_either(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    bad = [BadRow(2, (Fault(Column.NAME, Problem.FORMULA, text),)) for text in FORMULAS]

    count = write_bad_rows(
        path, bad, heading=("行", "列", "内容", "原因"), say=lambda _: "=公式", chinese=True
    )

    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert count == len(FORMULAS)
    assert lines[0] == ["行", "列", "内容", "原因"]
    assert [line[:2] for line in lines[1:]] == [["2", "商品名称"]] * len(FORMULAS)
    assert not [cell for line in lines for cell in line if cell[:1] in tuple("=+-@＝")]


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    def broken() -> object:
        yield RowOfGoods(line=2, goods_id="G1", name="水", price=Money(1))
        raise RuntimeError

    path = tmp_path / "goods.csv"
    path.write_text("old", "utf-8")

    with pytest.raises(RuntimeError):
        write_goods(path, broken(), chinese=True)  # type: ignore[arg-type]

    assert path.read_text("utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["goods.csv"]
