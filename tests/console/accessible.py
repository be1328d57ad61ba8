"""Find what a screen reader could not name, and text that Qt might read as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

_INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
)
_QTS_OWN = (QHeaderView, QScrollBar)


def nameless(root: QWidget) -> list[str]:
    """Return the interactive widgets below ``root`` that have no accessible name."""
    return [
        path_of(widget)
        for widget in tree_of(root)
        if is_interactive(widget) and not widget.accessibleName().strip()
    ]


def guessing(root: QWidget) -> list[str]:
    """Return the labels below ``root`` that let Qt guess whether a text is HTML."""
    return [
        path_of(widget)
        for widget in tree_of(root)
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText
    ]


def small(root: QWidget, least: int = 44) -> list[str]:
    """Return the buttons in sight that are too small for a finger."""
    return [
        f"{path_of(widget)} {widget.width()}×{widget.height()}"
        for widget in tree_of(root)
        if isinstance(widget, QAbstractButton)
        and widget.isVisible()
        and min(widget.width(), widget.height()) < least
        and not isinstance(widget.parent(), QTableView)
    ]


def is_interactive(widget: QWidget) -> bool:
    """Whether something can be done with it, so that it needs a name and a way of keys."""
    if isinstance(widget, _QTS_OWN) or isinstance(widget.parent(), QTableView):
        return False
    takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()
    return isinstance(widget, _INTERACTIVE) or (takes_keys and type(widget) is not QWidget)


def tree_of(root: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that is in it."""
    yield root
    yield from root.findChildren(QWidget)


def path_of(widget: QWidget) -> str:
    """Return where a widget stands, for a person who must find it."""
    names: list[str] = []
    walk: QWidget | None = widget
    while walk is not None:
        names.append(type(walk).__name__)
        walk = walk.parentWidget()
    return "/".join(reversed(names))
