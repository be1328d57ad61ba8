"""A list of records: lazy, readable, with its states drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from console.desk.failures import Failure
from console.desk.phrases import Text, said
from console.widgets.failure_view import FailureView
from console.widgets.rows import PagedRows, Rows, State
from console.widgets.skeleton import Skeleton
from console.widgets.speaking import Speaking
from console.widgets.table_painting import Header, RowDelegate

ROW: Final = 68
"""Height of a row with a second line."""
LOW_ROW: Final = 48
"""Height of a row without."""


class DataTable(Speaking, QWidget):
    """
    A table over ``Rows`` or ``PagedRows``; shows skeleton, rows, or the widget for empty or failed.

    ``chosen`` carries the row that the selection came to, ``opened`` the row of Enter or a double
    click.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        rows: Rows[Any],
        *,
        name: Text,
        empty: QWidget,
        failed: Callable[[Exception], Failure] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._name = name
        self._failed = failed
        self._broken: FailureView | None = None
        self._empty = empty
        self.view = _View(self)
        self._skeleton = Skeleton()
        self._build()
        rows.state_changed.connect(self._show_state)
        self._speak()
        self._show_state()

    def selected(self) -> Any | None:
        """Return the selected row, or None."""
        number = self.view.selected_row()
        return self._rows.row(number) if number >= 0 else None

    def select(self, number: int) -> None:
        """Select a row by its number and bring it into sight; −1 for none."""
        if number < 0:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
            return
        index = self._rows.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)

    def step(self, by: int) -> None:
        """Move the selection up or down, for keys pressed elsewhere."""
        current = self.view.selected_row()
        last = self._rows.rowCount() - 1
        if last >= 0:
            start = current if current >= 0 else (last + 1 if by < 0 else -1)
            self.select(max(0, min(last, start + by)))

    def _build(self) -> None:
        self.view.setModel(self._rows)
        self.view.settle(self._rows)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.opened.connect(self._open)
        self._states = QStackedLayout()
        for widget in (self.view, self._skeleton, self._empty):
            self._states.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._states)

    def _choose(self, current: QModelIndex) -> None:
        self.chosen.emit(self._rows.row(current.row()) if current.isValid() else None)

    def _open(self, number: int) -> None:
        self.opened.emit(self._rows.row(number))

    def _show_state(self) -> None:
        match self._rows.state:
            case State.ROWS:
                self._states.setCurrentWidget(self.view)
            case State.LOADING:
                self._states.setCurrentWidget(self._skeleton)
            case State.EMPTY:
                self._states.setCurrentWidget(self._empty)
            case State.FAILED:
                self._show_failed()

    def _show_failed(self) -> None:
        rows = self._rows
        if self._failed is None or not isinstance(rows, PagedRows) or rows.error is None:
            self._states.setCurrentWidget(self._empty)
            return
        if self._broken is not None:
            self._states.removeWidget(self._broken)
            self._broken.deleteLater()
        self._broken = FailureView(self._failed(rows.error), retry=True)
        self._broken.retried.connect(rows.again)
        self._states.addWidget(self._broken)
        self._states.setCurrentWidget(self._broken)

    def _speak(self) -> None:
        self.view.setAccessibleName(said(self._name))
        count = self._rows.columnCount()
        self._rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, count - 1)
        self.view.viewport().update()


class _View(QTableView):
    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(Header(self))
        self.doubleClicked.connect(self._open)
        self._widths: tuple[int, ...] = ()

    def settle(self, rows: Rows[Any]) -> None:
        """Lay out the columns of a model."""
        self.setItemDelegate(RowDelegate(rows, self))
        tall = any(column.note is not None for column in rows.columns)
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(1)
        vertical.setDefaultSectionSize(ROW + 1 if tall else LOW_ROW + 1)
        self._widths = tuple(column.width for column in rows.columns)
        self._share_out()

    def selected_row(self) -> int:
        """Return the number of the selected row, −1 for none."""
        chosen = self.selectionModel().selectedRows()
        return chosen[0].row() if chosen else -1

    @property
    def cut(self) -> bool:
        """Whether the word of a tag does not fit; other cells may be as long as they like."""
        return cast("RowDelegate", self.itemDelegate()).cuts_tags()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif (number := self.selected_row()) >= 0:
            self.opened.emit(number)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose nothing: Qt would make the first row the current one of whoever tabs through."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QAbstractScrollArea.focusInEvent(self, event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        cast("RowDelegate", self.itemDelegate()).hover(-1)
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, 320)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _share_out(self) -> None:
        spare = self.viewport().width() - sum(self._widths)
        open_columns = [number for number, width in enumerate(self._widths) if not width]
        for number, width in enumerate(self._widths):
            share = spare // len(open_columns) if open_columns and not width else 0
            self.setColumnWidth(number, width or max(120, share))
