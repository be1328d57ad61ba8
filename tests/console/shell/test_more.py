"""What is not needed every day: behind "More", by topic, for whoever may see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.desk.page import Desk, Page, Place
from console.desk.staff import Person
from console.shell.catalog import MORE, PREFERENCES
from console.shell.counter import Counter
from console.shell.more_view import MoreView
from tests.console.accessible import nameless
from tests.console.fakes import LIN, ZHAO
from tests.console.keys import press
from tests.console.shell.pages import BOOKS, TILL

SignIn = Callable[[Person], None]
PAPERS = replace(BOOKS, key="test.papers", place=Place.MORE, topic="Shop", about="Paper")
CLOCKS = replace(BOOKS, key="test.clocks", place=Place.MORE, topic="System", about="Time")
BELLS = replace(BOOKS, key="test.bells", place=Place.MORE, topic="Shop", about="Sound")
ALL = (TILL, PAPERS, CLOCKS, BELLS)


def _build(desk: Desk) -> QWidget:
    return MoreView(desk, [page for page in ALL if page.place is Place.MORE])


@pytest.fixture
def pages() -> tuple[Sequence[Page], Sequence[Page]]:
    return ALL, (replace(MORE, build=_build), PREFERENCES)


def _more(counter: Counter) -> MoreView:
    page = counter.page("shell.more")
    assert isinstance(page, MoreView)
    return page


def test_pages_stand_behind_more_by_topic(counter: Counter, sign_in: SignIn) -> None:
    sign_in(ZHAO)
    counter.go("shell.more")

    assert list(_more(counter).tiles) == ["test.papers", "test.bells", "test.clocks"]
    assert nameless(_more(counter)) == []


def test_a_tile_goes_there_and_more_stays_marked(
    qtbot: QtBot, counter: Counter, sign_in: SignIn
) -> None:
    sign_in(ZHAO)
    counter.go("shell.more")
    qtbot.mouseClick(_more(counter).tiles["test.clocks"], Qt.MouseButton.LeftButton)

    assert counter.current == "test.clocks"
    assert counter.side_bar.button("shell.more").isChecked()


def test_arrow_keys_and_enter_are_enough(counter: Counter, sign_in: SignIn) -> None:
    sign_in(ZHAO)
    counter.go("shell.more")
    press(counter, "Right")
    press(counter, "Space")

    assert counter.current == "test.bells"


def test_who_may_see_none_of_them_has_no_more(counter: Counter, sign_in: SignIn) -> None:
    sign_in(LIN)

    with pytest.raises(KeyError):
        counter.side_bar.button("shell.more")


def test_only_the_side_bar_is_reached_by_number(counter: Counter, sign_in: SignIn) -> None:
    sign_in(ZHAO)
    press(counter, "Ctrl+2")

    assert counter.current == "test.till"
