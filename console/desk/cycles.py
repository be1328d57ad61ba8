"""Free what refers to itself on the UI thread only."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject

from console.desk.clock import Clock

EVERY_MS: Final = 50
"""The sooner, the less there is to look at: beside an import 200 ms gave looks of 9 ms."""
_LOOKS: Final = 40
"""After so many looks at what is new the older is looked at too, every two seconds at most."""
MANY: Final = 10_000
"""Things in memory that a look at each of would be felt."""


class Cycles(QObject):
    """
    Python's collector of reference cycles, run between two events of the UI thread.

    Left to itself it runs on whichever thread allocates next. A worker would then free the Python
    side of a widget at the very moment Qt destroys that widget here and waits for the interpreter:
    the program would read freed memory.
    """

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._before = gc.get_threshold()
        gc.set_threshold(self._before[0], _LOOKS, self._before[2])
        gc.freeze()  # what was imported stays: a look at the rest takes milliseconds
        self._alarm = clock.every(self, EVERY_MS, self.look)

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(place for place, is_due in enumerate(due) if is_due))

    def close(self) -> None:
        """Leave it to Python again; to be called when no worker runs any more."""
        self._alarm.stop()
        gc.unfreeze()
        gc.set_threshold(*self._before)
        gc.enable()


def set_aside(things: int) -> None:
    """
    Leave what lies in memory now out of later looks, if a page has just taken in many things.

    They are still freed with their last user; only a cycle among them waits for the end.
    """
    if things >= MANY:
        gc.freeze()
