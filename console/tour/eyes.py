"""Eyes on the window: words that are cut off, and what Qt complains about."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_HARMLESS = ("This plugin does not support propagateSizeHints",)
"""What Qt says where there is no screen."""
_LOUD = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


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
