"""The window as it is shipped."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from console.desk.page import Desk, Page
from console.shell.catalog import FOOT, PAGES
from console.shell.window import Window


@contextmanager
def opened(
    qtbot: QtBot,
    desk: Desk,
    pages: Sequence[Page] = PAGES,
    foot: Sequence[Page] = FOOT,
) -> Generator[Window]:
    """Open it with nobody signed in, and let go of its keys at the end."""
    window = Window(demo=True)
    qtbot.addWidget(window)
    window.open_counter(desk, pages, foot)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.scanner.close()


def signed_in(qtbot: QtBot, desk: Desk) -> Iterator[Window]:
    """Open it for a fixture, which yields from this, once somebody has signed in."""
    with opened(qtbot, desk) as window:
        assert window.counter is not None
        window.counter.sign_in.entered.emit()
        yield window
