"""Where something may lie over a page without covering what is pressed, or typed into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from console.widgets.measures import SMALL

_HANDLED: Final = (QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit)


class Taken(NamedTuple):
    """What lies where on the pages in sight."""

    handled: list[QRect]
    """What is pressed, or typed into: never to be covered."""
    rows: list[QRect]
    """The rows their lists are at: rather not to be covered."""

    def covered(self, place: QRect) -> tuple[int, int]:
        """Return how much of each a place covers."""
        return _shared(place, self.handled), _shared(place, self.rows)


def taken(parent: QWidget, apart: QWidget) -> Taken:
    """Look over all pages in sight; what lies ``apart`` is none of them."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    pages = parent.findChildren(QWidget, options=direct)
    parts = [
        part
        for page in pages
        if page is not apart and page.isVisible()
        for part in page.findChildren(QWidget)
        if part.isVisible()
    ]
    return Taken(
        [_seen(part, part.rect(), parent) for part in parts if isinstance(part, _HANDLED)],
        [_row(part, parent) for part in parts if isinstance(part, QAbstractItemView)],
    )


def lowest_free(size: QSize, left: int, within: QRect, avoided: Taken) -> QPoint:
    """
    Return the lowest place for something of a size that covers nothing; it may go up, not aside.

    If there is none, where it covers least.
    """
    all_of = [one for one in (*avoided.handled, *avoided.rows) if not one.isEmpty()]
    lowest = within.bottom() + 1 - size.height()
    tops = {lowest, within.top(), *(one.top() - SMALL - size.height() for one in all_of)}
    fitting = sorted((top for top in tops if within.top() <= top <= lowest), reverse=True)

    def covered(top: int) -> tuple[int, int]:
        return avoided.covered(QRect(QPoint(left, top), size))

    return QPoint(left, min(fitting, key=covered, default=lowest))


def _shared(place: QRect, others: Sequence[QRect]) -> int:
    shared = [place.intersected(one) for one in others]
    return sum(one.width() * one.height() for one in shared if not one.isEmpty())


def _row(view: QAbstractItemView, parent: QWidget) -> QRect:
    row = view.currentIndex()
    line = view.visualRect(row) if row.isValid() else QRect()
    whole = QRect(0, line.y(), view.viewport().width(), line.height())
    return _seen(view.viewport(), whole, parent)


def _seen(widget: QWidget, inside: QRect, parent: QWidget) -> QRect:
    """Cut off what a scrolled area, or any other around it, hides."""
    around: QWidget | None = widget
    area = inside
    while around is not None and around is not parent:
        area = area.intersected(around.rect()).translated(around.pos())
        around = around.parentWidget()
    return area
