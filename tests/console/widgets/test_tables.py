"""Tables: short lists in place, long ones slice by slice, every state drawn."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.desk.failures import Failure
from console.desk.theme import color
from console.desk.words import Words
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.failure_view import FailureView
from console.widgets.rows import Column, PagedRows, Rows, Slice, State
from tests.console.fakes import Held


@dataclass(frozen=True)
class Sale:
    """One row."""

    number: str
    amount: str
    note: str = ""


COLUMNS = (
    Column[Sale](title="Sale", text=lambda sale: sale.number, note=lambda sale: sale.note),
    Column[Sale](title="Amount", text=lambda sale: sale.amount, figure=True, width=120),
    Column[Sale](title="State", text=lambda _: "Paid", tag=lambda _: "good", width=100),
)


def _sales(first: int, count: int) -> list[Sale]:
    return [Sale(f"261122-{first + place:04}", f"{place}.00") for place in range(count)]


def _table(qtbot: QtBot, rows: Rows[Sale]) -> DataTable:
    table = DataTable(
        rows,
        name="Sales",
        empty=Empty("No sales"),
        failed=lambda error: Failure(what=str(error), why="", now="", code=""),
    )
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    return table


def _shown(table: DataTable) -> QWidget:
    return next(
        child
        for child in table.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible()
    )


class TestRows:
    def test_rows_that_stay_keep_the_selection(self, qtbot: QtBot) -> None:
        rows = Rows(COLUMNS)
        rows.show_rows(_sales(0, 5))
        table = _table(qtbot, rows)
        table.select(3)

        rows.show_rows([*_sales(0, 3), Sale("changed", "9.00"), *_sales(4, 3)])

        assert table.selected() == Sale("changed", "9.00")
        assert rows.rowCount() == 7

    def test_only_rows_that_changed_are_told(self) -> None:
        rows = Rows(COLUMNS)
        sales = _sales(0, 5)
        rows.show_rows(sales)
        told: list[int] = []
        rows.dataChanged.connect(lambda first, _last: told.append(first.row()))

        rows.show_rows([*sales[:2], Sale("changed", "9.00"), *sales[3:]])

        assert told == [2]

    def test_a_longer_list_does_not_read_again_what_was_counted(self, qtbot: QtBot) -> None:
        read: list[str] = []

        def amount(sale: Sale) -> str:
            read.append(sale.number)
            return sale.amount

        rows = Rows((Column[Sale](title="Amount", text=amount, figure=True),))
        rows.show_rows(_sales(0, 500))
        table = _table(qtbot, rows)
        table.grab()
        read.clear()

        rows.show_rows([*_sales(0, 500), Sale("finer", "0.125")])
        table.grab()

        assert len(read) < 100
        assert "finer" in read

    def test_a_list_may_shrink_to_nothing(self, qtbot: QtBot) -> None:
        rows = Rows(COLUMNS)
        rows.show_rows(_sales(0, 5))
        table = _table(qtbot, rows)

        rows.show_rows([])

        assert rows.state is State.EMPTY
        assert table.selected() is None
        assert isinstance(_shown(table), Empty)

    def test_a_cell_is_read_out_with_its_column(self) -> None:
        rows = Rows(COLUMNS)
        rows.show_rows([Sale("261122-0042", "47.89", "by code")])

        index = rows.index(0, 0)
        assert rows.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Sale 261122-0042 by code"
        assert rows.data(index) == "261122-0042"
        assert rows.data(index, Qt.ItemDataRole.EditRole) is None
        assert rows.headerData(1, Qt.Orientation.Horizontal) == "Amount"


class TestPagedRows:
    @pytest.fixture
    def held(self) -> Held:
        return Held()

    def test_only_what_is_looked_at_is_fetched(self, qtbot: QtBot, held: Held) -> None:
        asked: list[object] = []

        def fetch(after: object | None) -> Slice[Sale]:
            asked.append(after)
            start = after if isinstance(after, int) else 0
            return Slice(_sales(start, 50), start + 50)

        rows = PagedRows(COLUMNS, held)
        table = _table(qtbot, rows)
        rows.load(fetch)
        held.release()
        assert (asked, rows.rowCount()) == ([None], 50)

        table.view.scrollToBottom()
        qtbot.waitUntil(lambda: len(held) == 1)
        table.view.scrollToBottom()
        assert len(held) == 1, "one slice at a time"
        held.release()
        assert (asked, rows.rowCount()) == ([None, 50], 100)

    def test_the_last_slice_ends_the_list(self, held: Held) -> None:
        rows = PagedRows(COLUMNS, held)
        rows.load(lambda _: Slice(_sales(0, 3)))
        held.release()

        assert not rows.canFetchMore()
        rows.fetchMore()
        assert len(held) == 0

    def test_a_late_slice_of_an_earlier_list_is_dropped(self, held: Held) -> None:
        rows = PagedRows(COLUMNS, held)
        rows.load(lambda _: Slice([Sale("old", "1.00")]))
        rows.load(lambda _: Slice([Sale("new", "2.00")]))

        held.release()

        assert [sale.number for sale in rows.rows] == ["new"]

    def test_a_late_failure_of_an_earlier_list_is_dropped(self, held: Held) -> None:
        rows = PagedRows(COLUMNS, held)
        rows.load(_broken)
        rows.load(lambda _: Slice(_sales(0, 1)))

        held.release()

        assert (rows.state, rows.error) == (State.ROWS, None)

    def test_every_state_is_drawn(self, qtbot: QtBot, held: Held) -> None:
        rows = PagedRows(COLUMNS, held)
        table = _table(qtbot, rows)
        assert isinstance(_shown(table), Empty)

        rows.load(_broken)
        assert rows.state is State.LOADING
        assert type(_shown(table)).__name__ == "Skeleton"

        held.release()
        failed = _shown(table)
        assert isinstance(failed, FailureView)
        assert "no disk" in failed.accessibleName()

        failed.retry.click()
        assert rows.state is State.LOADING
        held.release()
        assert isinstance(_shown(table), FailureView)

        rows.load(lambda _: Slice([]))
        held.release()
        assert isinstance(_shown(table), Empty)

        rows.load(lambda _: Slice(_sales(0, 1)))
        held.release()
        assert _shown(table) is table.view

    def test_a_failed_list_can_be_asked_for_again(self, held: Held) -> None:
        tried: list[bool] = []

        def fetch(_: object | None) -> Slice[Sale]:
            tried.append(True)
            if len(tried) == 1:
                raise OSError("no disk")
            return Slice(_sales(0, 2))

        rows = PagedRows(COLUMNS, held)
        rows.load(fetch)
        held.release()
        assert rows.state is State.FAILED

        rows.again()
        held.release()
        assert rows.rowCount() == 2

    def test_asking_again_before_the_first_time_does_nothing(self, held: Held) -> None:
        PagedRows(COLUMNS, held).again()

        assert len(held) == 0


def _broken(_: object | None) -> Slice[Sale]:
    raise OSError("no disk")


class TestDataTable:
    @pytest.fixture
    def table(self, qtbot: QtBot) -> DataTable:
        rows = Rows(COLUMNS)
        rows.show_rows([*_sales(0, 4), Sale("<b>x</b> " * 30, "12345678.00")])
        return _table(qtbot, rows)

    def test_the_selection_is_told(self, qtbot: QtBot, table: DataTable) -> None:
        with qtbot.waitSignal(table.chosen) as told:
            table.select(2)

        assert told.args == [Sale("261122-0002", "2.00")]

    def test_keys_elsewhere_step_through_it(self, table: DataTable) -> None:
        table.step(1)
        first = table.selected()
        table.step(1)
        table.step(-1)
        table.step(-1)

        assert first == table.selected() == Sale("261122-0000", "0.00")
        table.select(-1)
        assert table.selected() is None
        table.step(-1)
        assert table.view.currentIndex().row() == 4

    def test_the_focus_alone_chooses_nothing(self, qtbot: QtBot, table: DataTable) -> None:
        with qtbot.waitActive(table.window()):
            table.window().activateWindow()
        with qtbot.assertNotEmitted(table.chosen):
            table.view.setFocus(Qt.FocusReason.TabFocusReason)
        assert table.view.hasFocus()

        qtbot.keyClick(table.view, Qt.Key.Key_Down)

        assert table.selected() == Sale("261122-0000", "0.00")

    def test_enter_and_double_click_open_a_row(self, qtbot: QtBot, table: DataTable) -> None:
        opened: list[object] = []
        table.opened.connect(opened.append)
        table.select(1)

        qtbot.keyClick(table.view, Qt.Key.Key_Return)
        place = table.view.visualRect(table.view.model().index(2, 0)).center()
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert opened == [Sale("261122-0001", "1.00"), Sale("261122-0002", "2.00")]

    def test_enter_without_a_selection_opens_nothing(self, qtbot: QtBot, table: DataTable) -> None:
        with qtbot.assertNotEmitted(table.opened):
            qtbot.keyClick(table.view, Qt.Key.Key_Return)

    def test_the_widest_column_takes_what_is_left(self, table: DataTable) -> None:
        widths = [table.view.columnWidth(column) for column in range(3)]

        assert widths[1:] == [120, 100]
        assert sum(widths) == table.view.viewport().width()

    def test_the_selected_row_is_painted_in_the_soft_accent(self, table: DataTable) -> None:
        table.select(1)
        row = table.view.visualRect(table.view.model().index(1, 0))

        image = table.view.viewport().grab().toImage()

        assert image.pixelColor(row.right() - 3, row.center().y()) == color("accent_soft")
        assert image.pixelColor(0, row.center().y()) != color("accent")

    def test_a_large_figure_is_shrunk_rather_than_cut(self, table: DataTable) -> None:
        cell = table.view.visualRect(table.view.model().index(4, 1))

        image = table.view.viewport().grab().toImage().copy(cell)

        assert _is_blank(image.copy(0, 0, 8, cell.height() - 1))

    def test_a_name_that_is_cut_off_explains_itself_as_plain_text(self, table: DataTable) -> None:
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QHelpEvent
        from PySide6.QtWidgets import QApplication, QToolTip

        place = table.view.visualRect(table.view.model().index(4, 0)).center()
        viewport = table.view.viewport()
        event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))

        QApplication.sendEvent(viewport, event)

        assert "&lt;b&gt;" in QToolTip.text()
        QToolTip.hideText()

    def test_a_light_follows_the_pointer_and_goes_out(self, table: DataTable) -> None:
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        row = table.view.visualRect(table.view.model().index(2, 0))
        table.view.entered.emit(table.view.model().index(2, 0))
        lit = table.view.viewport().grab().toImage().pixelColor(QPoint(3, row.center().y()))
        QApplication.sendEvent(table.view, QEvent(QEvent.Type.Leave))
        dark = table.view.viewport().grab().toImage().pixelColor(QPoint(3, row.center().y()))

        assert lit == color("surface_hover")
        assert dark != lit

    def test_the_heads_change_their_language(self, qtbot: QtBot, words: Words) -> None:
        from console.desk.phrases import QT_TRANSLATE_NOOP

        title = QT_TRANSLATE_NOOP("Roles", "Cashier")
        rows = Rows([Column[Sale](title=title, text=lambda sale: sale.number)])
        rows.show_rows(_sales(0, 1))
        table = _table(qtbot, rows)

        words.speak("zh_CN")
        qtbot.waitUntil(lambda: rows.headerData(0, Qt.Orientation.Horizontal) == "收银员")
        assert table.view.accessibleName() == "Sales"


def _is_blank(image: QImage) -> bool:
    ground = image.pixelColor(0, 0)
    return all(
        image.pixelColor(x, y) == ground
        for x in range(image.width())
        for y in range(image.height())
    )
