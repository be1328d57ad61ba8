"""Do something with the till, and say what it refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from console.till.failures import TillError

T = TypeVar("T")


def guarded(tell: Callable[[Exception], None], work: Callable[[], T]) -> T | None:
    """Do the work; tell what the till refused and return None."""
    try:
        return work()
    except TillError as error:
        tell(error)
        return None
