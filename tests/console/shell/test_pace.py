"""The screen never stands still for longer than two frames."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.desk.staff import Person
from console.shell.counter import Counter
from console.shell.window import Window
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.money_label import MoneyLabel
from console.widgets.rows import Column, PagedRows, Slice
from tests.console.fakes import ZHAO, Immediate
from tests.console.keys import scanned
from tests.console.watchdog import longest_ms

LONGEST_MS = 32


@pytest.mark.usefixtures("qapp")
def test_the_watchdog_sees_a_screen_that_stands_still() -> None:
    def dawdle() -> None:
        end = time.thread_time() + 0.05
        while time.thread_time() < end:
            pass

    assert longest_ms([lambda: None, lambda: QTimer.singleShot(0, dawdle), lambda: None]) >= 50


def test_scans_and_pages_never_hold_up_the_screen(
    window: Window, counter: Counter, sign_in: Callable[[Person], None]
) -> None:
    sign_in(ZHAO)
    window.resize(1920, 1080)
    for key in ("test.books", "shell.preferences", "test.till"):
        counter.go(key)
    QApplication.processEvents()

    longest = longest_ms(
        [
            *[lambda: scanned(counter, "6921168509256")] * 10,
            *[lambda: counter.go("test.books"), lambda: counter.go("test.till")] * 5,
            counter.palette_sheet.open,
            counter.palette_sheet.dismiss,
        ]
    )

    assert longest < LONGEST_MS


def test_a_table_of_a_million_rows_scrolls_without_a_halt(qtbot: QtBot) -> None:
    def fetch(after: object | None) -> Slice[int]:
        start = after if isinstance(after, int) else 0
        return Slice(range(start, start + 50), start + 50 if start < 1_000_000 else None)

    columns = [
        Column[int](title="Sale", text=lambda n: f"261122-{n:06}", note=lambda n: f"note {n}"),
        Column[int](title="Amount", text=lambda n: f"{n}.00", figure=True, width=160),
        Column[int](title="State", text=lambda _: "Paid", tag=lambda _: "good", width=160),
    ]
    rows = PagedRows(columns, Immediate())
    table = DataTable(rows, name="Sales", empty=Empty("None"))
    card = Card(margin=0)
    card.body.addWidget(table)
    qtbot.addWidget(card)
    card.resize(1400, 900)
    card.show()
    rows.load(fetch)
    QApplication.processEvents()
    bar = table.view.verticalScrollBar()

    longest = longest_ms([lambda: bar.setValue(bar.value() + 600)] * 60)

    assert rows.rowCount() >= 500
    assert longest < LONGEST_MS


def test_an_amount_changes_within_a_frame(qtbot: QtBot) -> None:
    label = MoneyLabel(Money(0), name="To pay", size=56)
    qtbot.addWidget(label)
    label.resize(346, 80)
    label.show()
    QApplication.processEvents()

    longest = longest_ms([lambda: label.show_amount(Money(12345678)), label.repaint])

    assert longest < LONGEST_MS / 2
