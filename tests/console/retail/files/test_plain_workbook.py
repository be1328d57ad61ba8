"""Two readers of workbooks say the same, and the fast one gets nothing that it would misread."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from console.retail.files import plain_workbook, workbook
from console.retail.files.plain_workbook import Look
from console.retail.files.problems import FileRefused, Problem
from console.retail.files.reading import read_goods
from console.retail.files.sheet import Row
from tests.console.retail.files.a_file import HEADING, repacked
from tests.console.retail.files.a_file import workbook as a_workbook

SHEET = "xl/worksheets/sheet1.xml"
NAME = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORMATS = [
    *("General", "0", "0.00", "#,##0.00", "@", "0%", "0.00E+00", "¥#,##0.00", '"元"0.00'),
    *("yyyy-mm-dd", "m/d/yy", "h:mm", "[h]:mm", "mm:ss.0", "yyyy年m月d日", "[$-804]aaaa"),
    *("[Red]0.00", '0"day"', "0.00_);[Red](0.00)", "\\d0", "# ?/?", "[$¥-804]#,##0"),
]


def looked_at(*pieces: bytes) -> bool:
    look = Look()
    for piece in pieces:
        look.see(piece)
    look.end()
    return look.is_plain


def plainly(path: Path) -> list[Row] | None:
    with TemporaryDirectory() as folder:
        found = workbook.plain_rows(path, Path(folder) / "copy.xlsx")
        return None if found is None else [trimmed(row) for row in workbook.as_rows(found)]


def carefully(path: Path) -> list[Row]:
    return [trimmed(row) for row in workbook.as_rows(workbook.careful_rows(path))]


def trimmed(row: Row) -> Row:
    """Leave out blank cells at the end, of which each reader tells as many as it likes."""
    cells = list(row.cells)
    while cells and not cells[-1]:
        cells.pop()
    return Row(row.line, tuple(cells))


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20)
_NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(-1e15, 1e15).filter(
    lambda number: "e-" not in repr(number)
)
_VALUES = st.none() | _TEXTS | _NUMBERS | st.booleans() | st.sampled_from(["007", " 1 ", "a\nb"])


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.lists(_VALUES, max_size=6), min_size=1, max_size=8),
    at=st.tuples(st.integers(1, 4), st.integers(1, 30)),
    form=st.sampled_from(FORMATS),
)
def test_both_readers_say_the_same(rows: list[list[Any]], at: tuple[int, int], form: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "goods.xlsx"
        book = Workbook()
        sheet = book.worksheets[0]
        for down, values in enumerate(rows):
            for right, value in enumerate(values):
                cell = sheet.cell(at[0] + down, at[1] + right)
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
                if isinstance(value, int) and 0 < value < 2_000_000:
                    cell.number_format = form
        book.save(path)
        plain = plainly(path)
        assert plain is None or plain == carefully(path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("value", [1, 45000, 45000.5, 0.25, 1234.5])
def test_a_number_is_a_date_to_both_readers_or_to_none(
    tmp_path: Path, form: str, value: float
) -> None:
    path = a_workbook(tmp_path, ["x"])
    book = Workbook()
    cell = book.worksheets[0].cell(1, 1)
    cell.value, cell.number_format = value, form
    book.save(path)

    assert plainly(path) == carefully(path)


@pytest.mark.parametrize("value", [date(2026, 5, 1), time(9, 30), timedelta(hours=30)])
def test_dates_are_told_by_both(tmp_path: Path, value: object) -> None:
    path = a_workbook(tmp_path, [value])

    assert plainly(path) == carefully(path) == [Row(1, (Problem.DATE,))]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A2"><f>1+1</f><v>2</v></c>',
        '<c r="A2"><f\n>1+1</f><v>2</v></c>',
        '<c r="A2"><f t="shared" si="0"/><v>2</v></c>',
        '<x:c r="A2"><x:f>1+1</x:f><x:v>2</x:v></x:c>',
        '<c r="A2" t="e"><v>#N/A</v></c>',
        '<c t="e" r="A2"><v>#N/A</v></c>',
        "<c r='A2' t='e'><v>#N/A</v></c>",
        '<c r="A2" t = "e"><v>#N/A</v></c>',
        '<c r="A2" t="d"><v>2026-05-01</v></c>',
        '<c r="A2"><v>6901357100273123456</v></c>',
        '<c r="A2"><v>-1234567890123456</v></c>',
        '<c r="A2"><v xml:space="preserve">1234567890123456789</v></c>',
        "<c><v>1</v></c>",
        '<c r="XFD2"><v>1</v></c>',
        '<c r="A1048576"><v>1</v></c>',
        '<c r="ZZ99999"><v>1</v></c>',
        '<c r="B600000"><v>1</v></c>',
        '<c r="A2" t="inlineStr"><is><t>a_x000D_b</t></is></c>',
        '<c r="A2" t="inlineStr"><is><t><![CDATA[a]]></t></is></c>',
        '<c r="A2" t="inlineStr"><is><t>a<!-- b --></t></is></c>',
        '<c r="A2" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>',
    ],
)
def test_what_the_fast_reader_would_misread_is_not_plain(cell: str) -> None:
    before = f'<worksheet xmlns="{NAME}" xmlns:x="{NAME}"><sheetData><row r="2">'
    after = "</row></sheetData></worksheet>"

    assert looked_at(f'{before}<c r="A2" s="1" t="s"><v>0</v></c>{after}'.encode())
    assert not looked_at(f"{before}{cell}{after}".encode())


@pytest.mark.parametrize("encoding", ["gb2312", "iso-8859-1", "UTF-7", "no-such"])
def test_words_in_another_encoding_are_not_plain(encoding: str) -> None:
    assert looked_at(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>')
    assert looked_at(b"<?xml version='1.0' encoding='utf-8'?><a/>")
    assert not looked_at(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode())


_MARKS = [
    '<c r="A2"><v>1</v></c>',
    "<f>1</f>",
    "水" * 9,
    "_x000D_",
    "<t/>",
    "</b>",
    "<!-- -->",
    'a"b',
]


@given(st.lists(st.sampled_from(_MARKS), max_size=8), st.lists(st.integers(1, 30), max_size=12))
def test_however_a_part_comes_the_same_is_seen(marks: list[str], sizes: list[int]) -> None:
    whole = "".join(["<a>", *marks, "</a>"]).encode()

    assert looked_at(*_cut(whole, sizes)) is looked_at(whole)


def _cut(whole: bytes, sizes: list[int]) -> Iterator[bytes]:
    for size in sizes:
        yield whole[:size]
        whole = whole[size:]
    yield whole


@pytest.mark.parametrize(
    ("limit", "most"), [("_PLAIN_MAX", 100), ("_AREA_MAX", 100), ("_TEXTS_MAX", 1)]
)
def test_what_would_not_fit_is_not_plain(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = b'<a><si><t>1</t></si><si><t>2</t></si><c r="A2"><v>1</v></c>' + b" " * 100 + b"</a>"
    assert looked_at(whole)

    monkeypatch.setattr(plain_workbook, limit, most)

    assert not looked_at(whole)


def test_a_tag_without_end_is_not_plain_and_soon_let_go() -> None:
    look = Look()
    look.see(b"<a>")
    for _ in range(4):
        look.see(b"<b/>" + b"x" * 600_000)
    assert look.is_plain
    for _ in range(4):
        look.see(b"x" * 600_000)
    assert not look.is_plain


@pytest.mark.parametrize("part", [b"<a>", b"<a></b>", b"<a/><b/>", b"<a b=1/>", b"", b"\xff\xff"])
def test_what_is_no_xml_is_not_plain(part: bytes) -> None:
    assert not looked_at(part)
    look = Look()
    for each in (b"<a/>", part):
        look.see(each)
        look.end()
    assert not look.is_plain


def test_a_part_that_is_there_twice_is_not_plain(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, HEADING.split(","), ["G1", "水", 1])
    assert plainly(path) is not None

    with zipfile.ZipFile(path, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr(SHEET, packed.read(SHEET))

    assert plainly(path) is None
    assert [row.goods_id for row in read_goods(path).good] == ["G1"]


@pytest.mark.filterwarnings("ignore:Workbook contains no stylesheet")
@pytest.mark.parametrize("content", [b"", b"<worksheet", b"<a/>", b"\xff\xff"])
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", SHEET]
)
def test_what_the_fast_reader_cannot_make_out_is_left_to_the_careful_one(
    tmp_path: Path, part: str, content: bytes
) -> None:
    path = a_workbook(tmp_path, HEADING.split(","), ["G1", "水", 1])
    repacked(path, {part: content})

    assert _told(path, fast=True) == _told(path, fast=False)


@pytest.mark.parametrize("place", range(100, 900, 60))
def test_a_sheet_that_ends_too_early_is_refused(tmp_path: Path, place: int) -> None:
    path = a_workbook(tmp_path, HEADING.split(","), ["G1", "水", 1], ["G2", "茶", 2])
    with zipfile.ZipFile(path) as packed:
        whole = packed.read(SHEET)
    assert whole[:place] != whole
    repacked(path, {SHEET: whole[:place]})

    with pytest.raises(FileRefused):
        read_goods(path)


def _told(path: Path, *, fast: bool) -> object:
    try:
        found = plainly(path) if fast else None
        return carefully(path) if found is None else found
    except (LookupError, ValueError, AttributeError, TypeError, SyntaxError) as error:
        return type(error)
