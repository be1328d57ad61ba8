"""Run blocking work off the UI thread and come back on it. The only file that knows threads."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
U = TypeVar("U")


class Background(Protocol):
    """
    Run ``work`` elsewhere, then call exactly one of ``done`` or ``failed`` here.

    Nothing is called once ``owner`` is gone: a closed page hears no late answers.
    """

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None: ...


class OneAtATime:
    """Background work of an owner; what is asked for while it lasts is not done."""

    def __init__(self, background: Background, owner: QObject) -> None:
        self._background = background
        self._owner = owner
        self.is_busy = False
        """No longer when ``done`` or ``failed`` is called, which may ask for the next."""

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if self.is_busy:
            return
        self.is_busy = True
        self._background.run(
            self._owner, work, done=partial(self._end, done), failed=partial(self._end, failed)
        )

    def _end(self, tell: Callable[[U], None], heard: U) -> None:
        self.is_busy = False
        tell(heard)


@dataclass(slots=True)
class _Errand:
    """
    One piece of work and who waits for it.

    It stays in the table of the UI thread until it is delivered, so that the last reference to a
    widget is never dropped by a worker, which would destroy the widget on the wrong thread.
    """

    owner: QObject
    work: Callable[[], Callable[[], None]]
    deliver: Callable[[], None] | None = None


_HANDS_OVER_SECONDS: Final = 0.0001
"""
After so long a thread lets another go on that waits for the interpreter, fifty times sooner than by
Python's own choice: the UI thread waits at every look at a file, and there are a hundred in a scan.
Sooner still it waits no less.
"""


class PooledBackground(QObject):
    """
    Background work on a few threads of Qt's own.

    It ends with its ``parent``, on the UI thread, never with the last name somebody has for it:
    that may be a worker's, which would wait for itself for ever.
    """

    _arrived = Signal(int)

    def __init__(self, parent: QObject, *, threads: int = 4) -> None:
        super().__init__(parent)
        self._errands: dict[int, _Errand] = {}
        self._closed = False
        self._numbers = count()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        sys.setswitchinterval(_HANDS_OVER_SECONDS)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def attempt() -> Callable[[], None]:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - handed to the caller's failed()
                return _bind(failed, error)
            return _bind(done, result)

        number = next(self._numbers)
        self._errands[number] = _Errand(owner, attempt)
        # Not QRunnable.create(): its Python side outlives what the pool deletes, and the next
        # object at the same address is then freed twice.
        self._pool.start(lambda: self._work(number))

    def close(self, ms: int = 5000) -> bool:
        """
        Deliver nothing more and wait for what runs; False if it still runs after ``ms``.

        What does not end then is left to itself, and is in nobody's way.
        """
        self._closed = True
        self._pool.clear()
        finished = self._pool.waitForDone(ms)
        if finished:
            self._errands.clear()
        elif self not in _LEFT_BEHIND:
            self._pool.setParent(None)
            _LEFT_BEHIND.append(self)
        return finished

    def _work(self, number: int) -> None:
        self._errands[number].deliver = self._errands[number].work()
        if not self._closed:
            self._arrived.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        errand = self._errands.pop(number, None)
        if errand is None or errand.deliver is None or self._closed:
            return
        if isValid(errand.owner):
            errand.deliver()


_LEFT_BEHIND: Final[list[PooledBackground]] = []
"""Those whose work did not end in time: to destroy one's threads is to wait for them."""


def _bind(call: Callable[[T], None], value: T) -> Callable[[], None]:
    return lambda: call(value)
