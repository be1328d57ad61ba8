"""Do something with the till, in somebody's name, and say what it refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from console.desk.page import Desk
from console.till.failures import TillError

T = TypeVar("T")


def who(desk: Desk) -> str:
    """Return the staff number of who is at the counter; empty if nobody is."""
    person = desk.session.person
    return "" if person is None else person.staff_no


def guarded(tell: Callable[[Exception], None], work: Callable[[], T]) -> T | None:
    """Do the work; tell what the till refused and return None."""
    try:
        return work()
    except TillError as error:
        tell(error)
        return None
