"""Press keys the way the system does: into the window, shortcuts and scanner included."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.widgets.wedge import GAP_MS, PAUSE_MS


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


def scanned(window: QWidget, text: str, end: str = "Return") -> None:
    """Scan: every key at once, then Enter, Tab or nothing but a pause."""
    handle = _handle(window)
    for character in text:
        QTest.keyClick(handle, ord(character))
    if end:
        press(window, end)
    else:
        QTest.qWait(round(PAUSE_MS) + 40)


def _handle(window: QWidget) -> QWindow:
    top = window.window()
    if not top.isActiveWindow():
        top.activateWindow()
        QTest.qWaitForWindowActive(top)
    handle = top.windowHandle()
    assert handle is not None
    return handle


def key_event(text: str, at_ms: int, key: Qt.Key = Qt.Key.Key_unknown) -> QKeyEvent:
    """Return a key press with a time stamp, for timing tests."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at_ms)
    return event


def send(window: QWidget, event: QKeyEvent) -> None:
    """Send an event to the window itself."""
    QApplication.sendEvent(_handle(window), event)
