"""An open counter, and somebody to sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.page import Desk, Page
from console.desk.staff import Person
from console.shell.catalog import FOOT
from console.shell.counter import Counter
from console.shell.window import Window
from tests.console import fakes
from tests.console.keys import press, typed
from tests.console.shell.pages import BOOKS, TILL
from tests.console.windows import opened


@pytest.fixture
def pages() -> tuple[Sequence[Page], Sequence[Page]]:
    """Name the pages of the window and those at the foot of its side bar."""
    return (TILL, BOOKS), FOOT


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, desk: Desk, pages: tuple[Sequence[Page], Sequence[Page]]
) -> Iterator[Window]:
    """Open the window; nobody is signed in."""
    with opened(qtbot, desk, *pages) as window:
        yield window


@pytest.fixture
def sign_in(counter: Counter) -> Callable[[Person], None]:
    """Return a way to sign in as somebody, by tile and keys."""

    def enter(person: Person = fakes.LIN) -> None:
        counter.sign_in.tile(person.staff_id).click()
        typed(counter, person.staff_id[-1] * 4)
        press(counter, "Return")

    return enter
