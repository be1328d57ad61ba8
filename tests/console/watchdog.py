"""How long the screen stands still while something is done to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication


def longest_ms(steps: Iterable[Callable[[], object]]) -> float:
    """
    Do each step and everything that follows from it; return the longest, in milliseconds.

    It counts the work of this thread, not the clock's time, so that a busy computer does not bark
    for us.
    """
    longest = 0.0
    for step in steps:
        since = time.thread_time()
        step()
        QCoreApplication.processEvents()
        longest = max(longest, time.thread_time() - since)
    return longest * 1000
