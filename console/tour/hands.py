"""Hands at the counter: keys, a scanner, an input method, all through the real window; no mouse."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.tour.patience import Weary, live, until
from console.widgets.wedge import GAP_MS

_SCAN_MS: Final = 8
_STOPS: Final = 60
_ENTER: Final = "\r"


class Hands:
    """What a cashier does, and the scanner in the cashier's hand."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def press(self, key: str) -> None:
        """Press a key by its name: ``F9``, ``Ctrl+K``, ``Space``."""
        pressed = cast("Sequence[QKeyCombination]", QKeySequence(key))[0]
        QTest.keyClick(self._handle(), pressed.key(), pressed.keyboardModifiers())
        live(1)

    def type(self, text: str) -> None:
        """Type as a person does: no two keys closer than a scanner's."""
        for character in text:
            QTest.keyClick(self._handle(), ord(character))
            live(round(GAP_MS) + 20)

    def write(self, text: str) -> None:
        """Write what an input method composes."""
        focus = QApplication.focusWidget()
        if focus is not None:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(focus, event)
        live(1)

    def scan(self, text: str) -> None:
        """
        Scan: every key 8 ms after the last, then Enter, wherever the focus is.

        The events carry their own time stamps, so that a busy computer does not spoil a scan.
        """
        handle, focus = self._handle(), QApplication.focusWidget()
        at = round(time.monotonic() * 1000)
        for place, character in enumerate(text + _ENTER):
            when = at + place * _SCAN_MS
            override = _key_event(QEvent.Type.ShortcutOverride, character, when)
            QCoreApplication.sendEvent(focus or handle, override)
            QCoreApplication.sendEvent(handle, _key_event(QEvent.Type.KeyPress, character, when))
        live(1)

    def reach(self, widget: QWidget, key: str = "Tab") -> None:
        """
        Press Tab, or ``Shift+Tab``, until a widget has the focus: there is a way without a mouse.

        :raises Weary: if Tab leads elsewhere only.
        """
        until(widget.isVisible, "what is to be reached can be seen", seconds=5)
        for _ in range(_STOPS):
            focus = QApplication.focusWidget()
            if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
                return
            self.press(key)
        raise Weary(f"{key} never leads to {widget.accessibleName() or widget}")

    def _handle(self) -> QWindow:
        handle = self._window.windowHandle()
        if not self._window.isActiveWindow():
            self._window.activateWindow()
            until(self._window.isActiveWindow, "the window is in front", seconds=5)
        return handle


def _key_event(kind: QEvent.Type, character: str, at_ms: int) -> QKeyEvent:
    key = Qt.Key.Key_Return if character == _ENTER else Qt.Key(ord(character.upper()))
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
    event.setTimestamp(at_ms)
    return event
