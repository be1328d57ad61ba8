"""What time it is, and what to do later. The only file of the console that reads a clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer


class Alarm(Protocol):
    """Something that will happen, until it is stopped."""

    def stop(self) -> None: ...


class Clock(Protocol):
    """The time, and calls to come. An alarm dies with its owner."""

    def now(self) -> datetime:
        """Return the present moment: aware, UTC."""
        ...

    def elapsed(self) -> float:
        """Return seconds since some fixed moment; never goes back. For measuring, not for dates."""
        ...

    def after(self, owner: QObject, ms: int, call: Callable[[], None]) -> Alarm:
        """Call once, in ``ms`` milliseconds, unless ``owner`` is gone by then."""
        ...

    def every(self, owner: QObject, ms: int, call: Callable[[], None]) -> Alarm:
        """Call every ``ms`` milliseconds while ``owner`` lives; the first time after ``ms``."""
        ...


class SystemClock:
    """The computer's clock and Qt's timers."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        return time.monotonic()

    def after(self, owner: QObject, ms: int, call: Callable[[], None]) -> Alarm:
        timer = _timer(owner, ms, call)
        timer.setSingleShot(True)
        timer.timeout.connect(timer.deleteLater)
        timer.start()
        return _Ticking(timer)

    def every(self, owner: QObject, ms: int, call: Callable[[], None]) -> Alarm:
        timer = _timer(owner, ms, call)
        timer.start()
        return _Ticking(timer)


class _Ticking:
    def __init__(self, timer: QTimer) -> None:
        self._timer: QTimer | None = timer
        timer.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._timer = None

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer.deleteLater()
            self._timer = None


def _timer(owner: QObject, ms: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setInterval(ms)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(call)
    return timer
