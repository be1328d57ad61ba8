"""The window as it is shipped, once somebody has signed in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.page import Desk
from console.shell.catalog import FOOT, PAGES
from console.shell.window import Window


def signed_in(
    qtbot: QtBot, qapp: QApplication, desk: Desk, *, size: tuple[int, int] | None = None
) -> Iterator[Window]:
    """Open it for a fixture, which yields from this, and let go of its keys at the end."""
    window = Window(demo=True)
    qtbot.addWidget(window)
    counter = window.open_counter(desk, PAGES, FOOT)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    if size is not None:
        window.resize(*size)
    counter.sign_in.entered.emit()
    yield window
    qapp.removeEventFilter(window.scanner)
