"""Press keys the way the system does: into the window, shortcuts and scanner included."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.widgets.scanner import Scanner
from console.widgets.wedge import GAP_MS, PAUSE_MS

_PATIENCE = 30.0
_ENDS = {"Return": Qt.Key.Key_Return, "Enter": Qt.Key.Key_Enter, "Tab": Qt.Key.Key_Tab}


def press(window: QWidget, key: str) -> None:
    """Press one key, e.g. ``F9``, ``Ctrl+K``, ``Space``, ``Return``."""
    pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
    handle = _handle(window)
    QTest.keyClick(handle, pressed.key(), pressed.keyboardModifiers())


def typed(window: QWidget, text: str) -> None:
    """Type text as a person does: no two keys closer than a scanner's."""
    handle = _handle(window)
    for character in text:
        QTest.keyClick(handle, ord(character))
        QTest.qWait(round(GAP_MS) + 20)
        _let_go()


def _let_go() -> None:
    """Wait until scanners give back what they held: on a busy computer their timers come late."""
    deadline = time.monotonic() + _PATIENCE
    while any(scanner.holding for scanner in _scanners()):
        assert time.monotonic() < deadline, "a scanner holds keys that were typed"
        QTest.qWait(5)


def _scanners() -> list[Scanner]:
    """Return those of all windows: one that another test has left hears the same keys."""
    tops = QApplication.topLevelWidgets()
    return [one for top in tops if isinstance(one := getattr(top, "scanner", None), Scanner)]


def scanned(window: QWidget, text: str, end: str = "Return") -> None:
    """
    Scan: a key every 8 ms, then Enter, Tab or nothing but a pause.

    The events carry their own time stamps, so that a busy computer does not spoil a scan.
    """
    handle = _handle(window)
    focus = QApplication.focusWidget()
    at = round(time.monotonic() * 1000)
    keys = [(Qt.Key(ord(character.upper())), character) for character in text]
    keys += [(_ENDS[end], "\r")] if end else []
    for place, (key, character) in enumerate(keys):
        override = key_event(character, at + place * 8, key, QEvent.Type.ShortcutOverride)
        QApplication.sendEvent(handle if focus is None else focus, override)
        QApplication.sendEvent(handle, key_event(character, at + place * 8, key))
    if not end:
        QTest.qWait(round(PAUSE_MS) + 40)
        _let_go()


def _handle(window: QWidget) -> QWindow:
    top = window.window()
    if not top.isActiveWindow():
        top.activateWindow()
        QTest.qWaitForWindowActive(top)
    handle = top.windowHandle()
    assert handle is not None
    return handle


def key_event(
    text: str, at_ms: int, key: Qt.Key, kind: QEvent.Type = QEvent.Type.KeyPress
) -> QKeyEvent:
    """Return a key press with a time stamp, for timing tests."""
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at_ms)
    return event


def send(window: QWidget, event: QKeyEvent) -> None:
    """Send an event to the window itself."""
    QApplication.sendEvent(_handle(window), event)
