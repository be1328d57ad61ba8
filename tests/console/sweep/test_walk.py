"""The walk itself sees what it is there to see, behind an action too."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.desk.page import Desk
from console.widgets.button import Button
from console.widgets.label import Label
from console.widgets.page_view import PageView
from tests.console.fakes import WANG
from tests.console.shell.pages import TILL
from tests.console.sweep.walk import Walker
from tests.console.windows import opened


class _Bad(PageView):
    def __init__(self) -> None:
        super().__init__()
        more = Button("More")
        hidden = QWidget()
        inside = QVBoxLayout(hidden)
        unnamed = QLineEdit()
        unreached = QPushButton("x")
        unreached.setAccessibleName("Nobody comes here")
        unreached.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        narrow = Label(lambda: "far too long a line for so little room")
        narrow.setFixedWidth(60)
        for widget in (unnamed, unreached, narrow):
            inside.addWidget(widget)
        hidden.hide()
        more.clicked.connect(hidden.show)
        column = QVBoxLayout(self)
        column.addWidget(more)
        column.addWidget(hidden)


def test_what_is_amiss_behind_an_action_is_found_with_the_way_to_it(
    qtbot: QtBot, qapp: QApplication, desk: Desk
) -> None:
    page = replace(TILL, build=lambda _: _Bad())
    with opened(qtbot, desk, (page,), ()) as window:
        counter = window.counter
        assert counter is not None
        desk.session.enter(WANG)
        counter.sign_in.entered.emit()

        walker = Walker(window, counter, page.key, pause=lambda: None)
        walker.walk(())

    lines = walker.faults.splitlines()
    assert any(line.startswith("no name: ") for line in lines)
    for sign in ("no key leads to: ", "small: ", "cut: "):  # of what can be seen only
        assert any(line.startswith(sign) and line.endswith("(More)") for line in lines), sign
