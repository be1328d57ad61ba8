"""How the rows and the head of a table are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from console.desk.fonts import BODY, NOTE, REGULAR, SEMIBOLD, SMALL, STRONG, face
from console.desk.theme import color
from console.widgets.painting import rounded, tip
from console.widgets.rows import AnyIndex, Column, Rows
from console.widgets.tag import TONES

EDGE: Final = 20
_HEAD: Final = 40
_NOTE_GAP: Final = 22
_PILL: Final = 26
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_Elide = Qt.TextElideMode.ElideRight


def _inside(where: QRect, column: int, last: int) -> QRect:
    left = EDGE if column == 0 else EDGE // 2
    right = EDGE if column == last else EDGE // 2
    return where.adjusted(left, 0, -right, 0)


class Header(QHeaderView):
    """Column titles in a small secondary ink over a hairline."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(face(NOTE))
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    @property
    def cut(self) -> bool:
        """Whether a title does not fit over its column."""
        rows = cast("Rows[Any]", self.model())
        last = len(rows.columns) - 1
        for number in range(last + 1):
            title = str(rows.headerData(number, Qt.Orientation.Horizontal))
            section = QRect(0, 0, self.sectionSize(number), _HEAD)
            room = _inside(section, number, last).width()
            if QFontMetrics(self.font()).horizontalAdvance(title) > room:
                return True
        return False

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), _HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        rows = cast("Rows[Any]", self.model())
        last = len(rows.columns) - 1
        figure = rows.columns[logicalIndex].figure
        title = str(rows.headerData(logicalIndex, Qt.Orientation.Horizontal))
        where = _inside(rect, logicalIndex, last)
        painter.setPen(color("ink2"))
        painter.setFont(self.font())
        fitting = QFontMetrics(self.font()).elidedText(title, _Elide, where.width())
        painter.drawText(where, _RIGHT if figure else _LEFT, fitting)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), color("line"))


class RowDelegate(QStyledItemDelegate):
    """Paint one cell; the whole row answers to the pointer."""

    def __init__(self, rows: Rows[Any], view: QTableView) -> None:
        super().__init__(view)
        self._rows = rows
        self._view = view
        self._hovered = -1
        self._decimals: dict[int, int] = {}
        for signal in (rows.rowsRemoved, rows.dataChanged, rows.modelReset):
            signal.connect(self._decimals.clear)
        rows.rowsInserted.connect(self._widen)  # a long list is not counted anew for every page
        view.entered.connect(self._enter)

    def hover(self, number: int) -> None:
        """Light up a row, or none for −1."""
        if number != self._hovered:
            self._hovered = number
            self._view.viewport().update()

    def cuts_tags(self) -> bool:
        """Whether a tag is wider than its column."""
        metrics = QFontMetricsF(face(NOTE, SEMIBOLD))
        last = len(self._rows.columns) - 1
        for number, column in enumerate(self._rows.columns):
            if column.tag is not None:
                cell = QRect(0, 0, self._view.columnWidth(number), _PILL)
                room = _inside(cell, number, last).width() - _PILL + 2
                if any(
                    metrics.horizontalAdvance(column.text(row)) > room for row in self._rows.rows
                ):
                    return True
        return False

    def _enter(self, index: QModelIndex) -> None:
        self.hover(index.row())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        where: QRect = option.rect
        self._paint_ground(painter, where, option, index)
        column = self._rows.columns[index.column()]
        row = self._rows.row(index.row())
        inside = _inside(where, index.column(), len(self._rows.columns) - 1).adjusted(0, 0, 0, -1)
        if column.tag is not None:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_tag(painter, inside, column.text(row), column.tag(row), chosen=chosen)
        elif column.figure:
            self._paint_figure(painter, inside, column, index)
        else:
            _paint_lines(painter, inside, column, row)

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        del option
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return False
        column = self._rows.columns[index.column()]
        text = column.text(self._rows.row(index.row()))
        inside = _inside(view.visualRect(_as_model(index)), index.column(), -1)
        if QFontMetrics(_font(column)).horizontalAdvance(text) > inside.width():
            QToolTip.showText(event.globalPos(), tip(text), view)
        else:
            QToolTip.hideText()
        return True

    def _paint_ground(
        self, painter: QPainter, where: QRect, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        state: QStyle.StateFlag = option.state
        body = where.adjusted(1 if index.column() == 0 else 0, 0, 0, -1)
        if index.column() == len(self._rows.columns) - 1:
            body.adjust(0, 0, -1, 0)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(body, color("accent_soft"))
            if index.column() == 0 and self._view.hasFocus():
                painter.fillRect(QRect(body.x(), body.y(), 3, body.height()), color("accent"))
        elif index.row() == self._hovered:
            painter.fillRect(body, color("surface_hover"))
        line = QRect(where.x(), where.bottom(), where.width(), 1)
        painter.fillRect(line, color("line"))

    def _paint_figure(
        self, painter: QPainter, where: QRect, column: Column[Any], index: AnyIndex
    ) -> None:
        row = self._rows.row(index.row())
        font = _font(column)
        text = column.text(row)
        metrics = QFontMetricsF(font)
        spare = self._decimals_of(index.column(), column) - _decimals(text) if "." in text else 0
        shift = spare * metrics.horizontalAdvance("0")
        room = QRectF(where).adjusted(0, 0, -shift, 0)
        note = column.note(row) if column.note else ""
        lift = _NOTE_GAP / 2 if note else 0.0
        painter.setFont(_fitting(font, text, where.width() - shift))
        painter.setPen(color(column.tone(row)))
        painter.drawText(room.translated(0, -lift), _RIGHT, text)
        if note:
            faint = face(SMALL)
            faint.setStrikeOut(column.struck)
            painter.setFont(faint)
            painter.setPen(color("ink2"))
            painter.drawText(room.translated(0, lift + 1), _RIGHT, note)

    def _decimals_of(self, number: int, column: Column[Any]) -> int:
        if number not in self._decimals:
            self._decimals[number] = _most_decimals(column, self._rows.rows)
        return self._decimals[number]

    def _widen(self, _parent: AnyIndex, first: int, last: int) -> None:
        new = [self._rows.row(number) for number in range(first, last + 1)]
        for number, known in self._decimals.items():
            self._decimals[number] = max(known, _most_decimals(self._rows.columns[number], new))


def _most_decimals(column: Column[Any], rows: Sequence[Any]) -> int:
    return max((_decimals(column.text(row)) for row in rows), default=0)


def _decimals(text: str) -> int:
    return len(text.rpartition(".")[2]) if "." in text else 0


def _font(column: Column[Any]) -> QFont:
    return face(STRONG, SEMIBOLD if column.strong else REGULAR)


def _fitting(font: QFont, text: str, room: float) -> QFont:
    """Return the font, smaller if the text would not fit: a figure is never cut off."""
    for size in (STRONG, BODY, NOTE, SMALL):
        font.setPixelSize(size)
        if QFontMetricsF(font).horizontalAdvance(text) <= room:
            break
    return font


def _as_model(index: AnyIndex) -> Any:
    model: QAbstractItemModel = index.model()
    return model.index(index.row(), index.column())


def _paint_lines(painter: QPainter, where: QRect, column: Column[Any], row: Any) -> None:
    note = column.note(row) if column.note else ""
    shift = _NOTE_GAP // 2 if note else 0
    font = _font(column)
    painter.setFont(font)
    painter.setPen(color(column.tone(row)))
    fitting = QFontMetrics(font).elidedText(column.text(row), _Elide, where.width())
    painter.drawText(where.adjusted(0, -shift, 0, -shift), _LEFT, fitting)
    if note:
        faint = face(SMALL)
        painter.setFont(faint)
        painter.setPen(color("ink2"))
        fitting = QFontMetrics(faint).elidedText(note, _Elide, where.width())
        painter.drawText(where.adjusted(0, shift + 1, 0, shift + 1), _LEFT, fitting)


def _paint_tag(painter: QPainter, where: QRect, text: str, tone: str, *, chosen: bool) -> None:
    if not text:  # nothing out of the ordinary
        return
    fill, ink = TONES[tone]
    if chosen:  # the row has the ground of some tones
        fill = "surface"
    font = face(NOTE, SEMIBOLD)
    metrics = QFontMetricsF(font)
    width = min(metrics.horizontalAdvance(text) + _PILL - 2, float(where.width()))
    top = where.y() + (where.height() - _PILL) / 2
    pill = QRectF(where.x(), round(top), width, _PILL)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rounded(painter, pill, _PILL / 2, color(fill))
    painter.restore()
    painter.setFont(font)
    painter.setPen(color(ink))
    fitting = metrics.elidedText(text, _Elide, width - _PILL + 4)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, fitting)
