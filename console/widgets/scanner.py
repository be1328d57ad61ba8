"""Hear a keyboard-wedge scanner whatever has the focus."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from console.widgets.wedge import Heard, Wedge

_ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SILENT: Final = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_AltGr,
)
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _steady_ms() -> float:
    return time.monotonic() * 1000


class Scanner(QObject):
    """
    An event filter of what has the focus, and its window; ``scanned`` carries what was read.

    As one of the whole application it would be asked about every event there is: a fifth of what
    a page takes to appear.

    Keys are timed by when they were pressed, not by when we come to hear of them, so that a busy
    moment of the screen does not turn a typist into a scanner.
    """

    scanned = Signal(str)

    def __init__(
        self,
        *,
        steady_ms: Callable[[], float] = _steady_ms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wedge = Wedge()
        self._steady_ms = steady_ms
        self._held: deque[tuple[QWindow, QKeyEvent]] = deque()
        self._giving_back = False
        self._pressed_at = 0.0
        self._heard_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look_once_more)
        self._focus: QObject | None = None
        self._is_closed = False
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._hear_window)
            application.focusObjectChanged.connect(self._hear_focus)
            self._hear_window(application.focusWindow())
            self._hear_focus(application.focusObject())

    @property
    def holding(self) -> int:
        """How many keys are held back until it is plain who sends them."""
        return self._wedge.holding

    def close(self) -> None:
        """Hear nothing more: two that hear the same keys would give them back to each other."""
        application = QCoreApplication.instance()
        if self._is_closed or not isinstance(application, QGuiApplication):
            return
        self._is_closed = True
        application.focusWindowChanged.disconnect(self._hear_window)
        application.focusObjectChanged.disconnect(self._hear_focus)
        self._hear_focus(None)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if self._giving_back:
            return False
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._keep_from_shortcuts(event)
        if (
            kind is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWindow)
        ):
            return self._press(watched, event)
        return False

    def _hear_window(self, window: QWindow | None) -> None:
        """Keys come to the window first."""
        if window is not None:
            window.installEventFilter(self)

    def _hear_focus(self, focus: QObject | None) -> None:
        """Whether a key is a shortcut is asked of what has the focus."""
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = focus
        if focus is not None:
            focus.installEventFilter(self)

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        if not self._wedge.holding or event.key() in _SILENT:
            return False
        quick = self._at(event) - self._pressed_at <= self._wedge.patience_ms()
        ends = self._wedge.is_scan and event.key() in _ENDS
        if quick and (ends or _is_character(event)):
            event.accept()
            return True
        if not ends:
            self._obey(self._wedge.other())  # what was typed comes before what the key will do
        return False

    def _press(self, window: QWindow, event: QKeyEvent) -> bool:
        at = self._at(event)
        key = event.key()
        if key in _SILENT:
            return False
        if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
            self._obey(self._wedge.other())
            return False
        if key in _ENDS:
            heard = self._wedge.end(at)
        elif _is_character(event) and (self._wedge.holding or event.text() != " "):
            self._held.append((window, event.clone()))
            heard = self._wedge.key(event.text(), at)
            self._pressed_at, self._heard_at = at, self._steady_ms()
        else:
            heard = self._wedge.other()
        self._obey(heard)
        return heard.held

    def _obey(self, heard: Heard) -> None:
        for _ in range(heard.typed):
            self._give_back(*self._held.popleft())
        if heard.scan is not None:
            for _ in heard.scan:
                self._held.popleft()
        if self._wedge.holding:
            self._timer.start(round(self._wedge.patience_ms()) + 1)
        else:
            self._timer.stop()
        if heard.scan is not None:
            self.scanned.emit(heard.scan)

    def _give_back(self, window: QWindow, event: QKeyEvent) -> None:
        if not isValid(window):  # it was closed while its key was held
            return
        self._giving_back = True
        try:
            QCoreApplication.sendEvent(window, event)
        finally:
            self._giving_back = False

    def _look_once_more(self) -> None:
        """Let keys that were pressed in time, and wait in the queue, be heard first."""
        QTimer.singleShot(0, self, self._fall_silent)

    def _fall_silent(self) -> None:
        waited = self._steady_ms() - self._heard_at
        self._obey(self._wedge.silence(self._pressed_at + waited))

    def _at(self, event: QKeyEvent) -> float:
        return float(event.timestamp()) or self._steady_ms()


def _is_character(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isprintable()
