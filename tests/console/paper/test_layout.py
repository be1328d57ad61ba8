"""A document in columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk.document import Block, Document, Pair, Row, Rule, Size, Space, Words
from console.paper.layout import NARROW, WIDE, Line, lay_out
from console.paper.letters import breadth, clean
from tests.console.paper.papers import HOSTILE

FIGURES = st.integers(-(10**11), 10**11).map(lambda fen: f"{fen / 100:,.2f}")


def _lines(*blocks: Block, columns: int) -> list[Line]:
    return [each for each in lay_out(Document(blocks), columns) if isinstance(each, Line)]


@given(HOSTILE, FIGURES, st.sampled_from(Size), st.sampled_from([24, NARROW, WIDE]))
def test_a_figure_is_never_broken_and_a_name_never_cut(
    name: str, figure: str, size: Size, columns: int
) -> None:
    lines = _lines(Pair(left=name, right=figure, size=size), columns=columns)

    assert all(breadth(line.text) * line.size.across <= columns for line in lines)
    assert [line for line in lines if line.text.endswith(figure)]
    said = "".join(line.text for line in lines).replace(figure, "", 1)
    assert sorted(said.replace(" ", "")) == sorted(clean(name).replace(" ", ""))


@given(HOSTILE, st.lists(FIGURES, min_size=3, max_size=3), st.sampled_from([NARROW, WIDE]))
def test_every_figure_of_a_row_is_whole(name: str, figures: list[str], columns: int) -> None:
    quantity, price, amount = figures
    row = Row(name=name, quantity=quantity, price=price, amount=amount)

    lines = _lines(row, columns=columns)

    assert all(breadth(line.text) <= columns for line in lines)
    for figure in figures:
        assert any(figure in line.text.split() for line in lines)
    assert any(line.text.endswith(amount) for line in lines)


def test_goods_stand_in_one_row_on_wide_paper_and_in_two_on_narrow() -> None:
    row = Row(name="苹果", quantity="0.842kg", price="12.80", amount="10.78")

    assert [line.text for line in _lines(row, columns=WIDE)] == [
        "苹果                  0.842kg    12.80     10.78"
    ]
    assert [line.text for line in _lines(row, columns=NARROW)] == [
        "苹果",
        "0.842kg x 12.80            10.78",
    ]


def test_what_does_not_fit_large_is_printed_tall() -> None:
    short, long = _lines(
        Words(text="小店", size=Size.LARGE),
        Words(text="掌柜小店（南山店）", size=Size.LARGE),
        columns=NARROW,
    )

    assert (short.size, long.size) == (Size.LARGE, Size.TALL)


def test_rules_reach_both_edges_and_spaces_are_empty() -> None:
    lines = _lines(Rule(), Space(2), columns=NARROW)

    assert [line.text for line in lines] == ["-" * NARROW, "", ""]


def test_a_ribbon_is_no_paper() -> None:
    with pytest.raises(ValueError, match="columns"):
        lay_out(Document(()), 10)
