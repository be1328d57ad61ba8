"""Where something may lie: never on what is handled if there is a place that is free."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from console.widgets.room import Taken, lowest_free

WITHIN = QRect(0, 24, 800, 600)
SIZE = QSize(400, 60)
LEFT = 200


def areas(most: int) -> st.SearchStrategy[list[QRect]]:
    side = st.integers(0, 800)
    one = st.builds(QRect, side, side, st.integers(0, 400), st.integers(0, 120))
    return st.lists(one, max_size=most)


def test_with_nothing_in_the_way_it_lies_lowest() -> None:
    assert lowest_free(SIZE, LEFT, WITHIN, Taken([], [])) == QPoint(LEFT, 624 - 60)


def test_it_goes_above_a_row_of_keys() -> None:
    keys = QRect(180, 560, 500, 44)
    assert lowest_free(SIZE, LEFT, WITHIN, Taken([keys], [])) == QPoint(LEFT, 560 - 8 - 60)


def test_what_is_handled_counts_for_more_than_a_row() -> None:
    keys, row = QRect(0, 330, 800, 294), QRect(0, 24, 800, 300)
    place = QRect(lowest_free(SIZE, LEFT, WITHIN, Taken([keys], [row])), SIZE)
    assert not place.intersects(keys)


@given(areas(8), areas(2))
def test_it_stays_within_and_covers_nothing_if_any_place_is_free(
    handled: list[QRect], rows: list[QRect]
) -> None:
    avoided = Taken(handled, rows)
    place = QRect(lowest_free(SIZE, LEFT, WITHIN, avoided), SIZE)

    assert WITHIN.contains(place)
    assert place.x() == LEFT
    stride = 1
    room_beside = 8
    bigger = QSize(SIZE.width(), SIZE.height() + 2 * room_beside)
    tops = range(WITHIN.top(), WITHIN.bottom() + 2 - bigger.height(), stride)
    roomy = any(avoided.covered(QRect(QPoint(LEFT, top), bigger)) == (0, 0) for top in tops)
    if roomy:
        assert avoided.covered(place) == (0, 0)
