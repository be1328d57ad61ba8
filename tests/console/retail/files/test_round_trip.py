"""What was exported and imported again is what it was; a preview says what would change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.fields import check_digit
from console.retail.files.columns import Column
from console.retail.files.preview import preview
from console.retail.files.problems import Problem
from console.retail.files.reading import read_goods
from console.retail.files.row_of_goods import Fault, RowOfGoods
from console.retail.files.taxes import tax_of
from console.retail.files.words import WORDS, why
from console.retail.files.writing import write_goods
from tests.console.retail.files.a_file import HEADING, WATER, read_text

_LETTERS = st.one_of(
    st.sampled_from("=+-@＝＋－＠'\",; 水<>&/\\.0123"),
    st.characters(
        exclude_categories=("Cs", "Cc", "Zl", "Zp"),
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
    ),
)

_FAILED = st.builds(
    "{}{}".format,
    st.sampled_from(("", "'", "''", "_x0041_")),
    st.sampled_from(("#VALUE!", "#N/A", "#REF!", "#DIV/0!", "#SPILL!", "_x000D_", "")),
)
"""Names that look like a formula that failed, or like a sign that XLSX spells out."""


def words(most: int, least: int = 0) -> st.SearchStrategy[str]:
    typed = st.text(_LETTERS, max_size=most).map(str.strip)
    return (typed | _FAILED).filter(lambda text: least <= len(text) <= most)


def _checked(digits: str) -> str:
    return digits + check_digit(digits)


_CODES = st.one_of(
    st.from_regex(r"[0-9]{12}", fullmatch=True).map(_checked),
    st.from_regex(r"[0-9]{7}", fullmatch=True).map(_checked),
    st.from_regex(r"[0-9A-Za-z-]{1,7}", fullmatch=True),
)
_SCALES = st.from_regex(r"2[0-9]{6}00000", fullmatch=True).map(_checked)
_AMOUNTS = st.integers(0, 10_000_000_000).map(Money)
_GOODS = st.builds(
    RowOfGoods,
    line=st.just(0),
    goods_id=st.from_regex(r"[0-9A-Za-z_-]{1,32}", fullmatch=True),
    name=words(128, 1),
    price=_AMOUNTS,
    barcode=st.none() | _CODES,
    spec=words(64),
    initials=words(64),
    category=words(64),
    unit=words(64),
    cost=st.none() | _AMOUNTS,
    tax=words(64).map(tax_of),
    weighed=st.just(False),
    on_sale=st.booleans(),
)
_WEIGHED = st.builds(replace, _GOODS, weighed=st.just(True), barcode=st.none() | _SCALES)


def _one_of_each(goods: list[RowOfGoods]) -> list[RowOfGoods]:
    ids = {one.goods_id: one for one in goods}
    codes = {one.barcode or one.goods_id: one for one in ids.values()}
    return [replace(one, line=line) for line, one in enumerate(codes.values(), 2)]


_SHELVES = st.lists(_GOODS | _WEIGHED, max_size=6).map(_one_of_each)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=150, deadline=None)
@given(goods=_SHELVES, chinese=st.booleans())
def test_what_is_exported_comes_back_unchanged(
    ending: str, goods: list[RowOfGoods], chinese: bool
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{ending}"
        assert write_goods(path, goods, chinese=chinese) == len(goods)
        read = read_goods(path)

    assert read.good == tuple(goods)
    assert (read.bad, read.ignored) == ((), ())
    again = preview(read, goods, known_seq=0)
    assert (again.new, again.changed, again.unchanged) == ((), (), len(goods))


def test_a_preview_says_what_is_new_and_what_changes(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEADING}\nG1,饮用天然水,2.50\nG2,茶,3\nG3,奶,x\n")

    shown = preview(read, [WATER, replace(WATER, goods_id="G9")], known_seq=0)

    assert [one.goods_id for one in shown.new] == ["G2"]
    (change,) = shown.changed
    assert [(one.column, one.before, one.after) for one in change.differences] == [
        (Column.PRICE, Money(200), Money(250))
    ]
    assert change.goods == replace(WATER, price=Money(250))
    assert [row.line for row in shown.bad] == [4]
    assert not shown.is_ready


def test_a_column_the_file_has_not_changes_nothing_and_an_empty_cell_does(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{HEADING},规格\nG1,饮用天然水,2,\n")

    (change,) = preview(read, [WATER], known_seq=0).changed

    assert change.goods == replace(WATER, spec="")


def test_initials_are_kept_while_the_name_is(tmp_path: Path) -> None:
    known = [replace(WATER, initials="yytrs")]

    same = preview(read_text(tmp_path, f"{HEADING},拼音码\nG1,饮用天然水,2,\n"), known, known_seq=0)
    other = preview(read_text(tmp_path, f"{HEADING}\nG1,纯净水,2\n"), known, known_seq=0)

    assert same.unchanged == 1
    assert not same.is_ready
    assert [change.goods.initials for change in other.changed] == [""]
    assert other.is_ready
    assert other.to_send == (other.changed[0].goods,)


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_has_words(problem: Problem) -> None:
    assert WORDS[problem].source
    assert "{line}" not in why(Fault(Column.NAME, problem, first=7))
