"""Eyes on the window: words that are cut off, what no screen reader could name, Qt's complaints."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

_HARMLESS = ("This plugin does not support propagateSizeHints",)
"""What Qt says where there is no screen."""
_LOUD = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})

_INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
)
_QTS_OWN = (QHeaderView, QScrollBar)


def lay_out() -> None:
    """Give every text that has just changed its room, as the next turn of the loop would."""
    for _ in range(3):  # a window's room may change with its panel's
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def cut_words(window: QWidget) -> list[str]:
    """Return the words in sight that do not fit where they stand."""
    return [
        f"{type(widget).__name__}: {_words(widget)}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and _is_cut(widget)
    ]


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        room = widget.contentsRect().width() - margins.left() - margins.right() - 4
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room
    return getattr(widget, "cut", False) is True  # an edit of Qt's can cut, too


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.placeholderText()
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else widget.accessibleName()


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


@contextmanager
def listening() -> Generator[list[str]]:
    """Collect what Qt warns of meanwhile."""
    heard: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        del context
        if kind in _LOUD and not (message or "").startswith(_HARMLESS):
            heard.append(message or "")

    before = qInstallMessageHandler(hear)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)
