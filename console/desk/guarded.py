"""Do something with the till, and say what it refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import SignalInstance

from console.till.failures import TillError

T = TypeVar("T")


def guarded(failed: SignalInstance, work: Callable[[], T]) -> T | None:
    """Return what the work does, or None once ``failed`` has told what the till refused."""
    try:
        return work()
    except TillError as error:
        failed.emit(error)
        return None
