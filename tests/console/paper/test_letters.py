"""What may stand on paper, and how wide it is."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.paper.device import Mode, knows
from console.paper.letters import breadth, cells, clean, columns, wrap
from tests.console.paper.papers import HOSTILE


@given(HOSTILE)
def test_nothing_but_what_shows_is_left(text: str) -> None:
    cleaned = clean(text)

    assert all(unicodedata.category(letter)[0] in "LMNPS " or letter == " " for letter in cleaned)
    assert cleaned == cleaned.strip()
    assert clean(cleaned) == cleaned
    assert sum(wide for _, wide in cells(cleaned)) == breadth(cleaned)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1bp\x00\x32\x32", "p22"),
        ("两\n行\t字", "两 行 字"),
        ("−¥\u20093", "-￥3"),
        ("<b>粗</b>", "<b>粗</b>"),
        ("e\u0301", "é"),
        ("\u0301a \u0301", "a"),
        ("\u202e反\u200b写\ufe0f", "反写"),
        ("\ud800", ""),
    ],
)
def test_a_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(HOSTILE.map(clean), st.integers(2, 48))
def test_a_wrapped_text_fits_and_loses_nothing(text: str, most: int) -> None:
    lines = wrap(text, most)

    assert all(breadth(line) <= most for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(lines) or lines == [""]


def test_words_stay_whole_and_marks_stay_with_what_they_close() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("掌柜小店（南山店）", 16) == ["掌柜小店（南山", "店）"]
    assert wrap("掌柜小店（南山店）", 10) == ["掌柜小店", "（南山店）"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_letters_are_as_wide_as_a_chinese_printer_prints_them() -> None:
    known = [letter for letter in map(chr, range(0xD800)) if knows(letter, Mode.GB18030)]

    assert len(known) > 20_000
    wrong = [letter for letter in known if columns(letter) != len(letter.encode("gb18030"))]
    assert wrong == []
    assert not any(knows(letter, Mode.RASTER) for letter in "a掌")


def test_lines_break_between_chinese_letters_only_where_full() -> None:
    lines = wrap("掌柜" * 30, 32)

    assert all(breadth(line) == 32 for line, _ in pairwise(lines))
