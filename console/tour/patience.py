"""Wait for what should come, while the window stays alive."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget

_GLANCE_MS: Final = 10
_MOTION_SECONDS: Final = 1.0
_NAP: Final = 0.001


class Weary(Exception):
    """It did not come in time."""


def until(condition: Callable[[], bool], what: str, *, seconds: float = 30.0) -> None:
    """
    Let the window live until a condition holds.

    :raises Weary: if it does not within ``seconds``; says what was waited for.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise Weary(f"{what}: not within {seconds:g} s")
        live(_GLANCE_MS)


def live(ms: int) -> None:
    """Let the window live for a moment."""
    deadline = QDeadlineTimer(ms)
    while not deadline.hasExpired():
        QApplication.processEvents()
        time.sleep(_NAP)  # the platform and the phone need the processor, too


def stand_still(window: QWidget) -> None:
    """Let every motion in a window end, so that a picture shows where things came to rest."""
    running = QAbstractAnimation.State.Running

    def still() -> bool:
        return all(one.state() is not running for one in window.findChildren(QAbstractAnimation))

    end = time.monotonic() + _MOTION_SECONDS
    live(_GLANCE_MS)
    while not still() and time.monotonic() < end:
        live(_GLANCE_MS)
