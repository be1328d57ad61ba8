"""Group commit: what arrives in one turn of the event loop is committed together."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

from backend.kernel.database import Database, DatabaseLost, Outcome
from backend.kernel.unit import Unit

T = TypeVar("T")

GROUP_MAX: Final = 128
"""Works in one commit; more wait for the next, so that no caller waits for a crowd."""
TOLD_AT_ONCE: Final = 64
"""Callers told in one turn of the loop: their answers leave while the next ones are signed."""

Step = Callable[[], "Step | None"]
"""
One step of telling a caller; returns the next.

The callers of one turn take each step together: the processor keeps at hand what it takes.
"""
Tell = Callable[[Outcome[Any]], Step | None]
"""Hears what a work came to; the first step."""

_log = logging.getLogger("zhanggui.platform")


class Writer:
    """
    The one queue in front of the one connection.

    A group begins when all callers of the one before are told: what they send meanwhile is in it.
    """

    def __init__(
        self, database: Database, lost: Callable[[], None], gather: Callable[[], None]
    ) -> None:
        """``gather`` enters what has come in, at the beginning of every group."""
        self._database = database
        self._lost = lost
        self._gather = gather
        self._waiting: list[tuple[Callable[[Unit], Any], Tell]] = []
        self._untold: deque[tuple[Tell, Outcome[Any]]] = deque()
        self._busy = False
        self._woken = False

    def enter(self, work: Callable[[Unit], T], tell: Callable[[Outcome[T]], Step | None]) -> None:
        """Run ``work`` in the next group; call ``tell`` after the commit."""
        self._waiting.append((work, tell))
        self.wake()

    def wake(self) -> None:
        """Begin a group soon: something has come in."""
        self._woken = True
        if not self._busy:
            self._busy = True
            asyncio.get_running_loop().call_soon(self._turn)

    async def submit(self, work: Callable[[Unit], T]) -> T:
        """Run ``work`` in the next group; return after the commit, or raise what it raised."""
        future: asyncio.Future[Outcome[T]] = asyncio.get_running_loop().create_future()

        def tell(outcome: Outcome[T]) -> None:
            if not future.done():
                future.set_result(outcome)

        self.enter(work, tell)
        return (await future).result()

    def _turn(self) -> None:
        self._gather()
        self._woken = False
        group, self._waiting = self._waiting[:GROUP_MAX], self._waiting[GROUP_MAX:]
        outcomes: list[Outcome[Any]]
        try:
            outcomes = self._database.group([work for work, _ in group])
        except Exception as error:  # noqa: BLE001 - whatever it is, everyone hears of it
            outcomes = [Outcome(error=error) for _ in group]
            if isinstance(error, DatabaseLost):
                self._lost()
        self._untold.extend(zip([tell for _, tell in group], outcomes, strict=True))
        self._tell()

    def _tell(self) -> None:
        told = [self._untold.popleft() for _ in range(min(TOLD_AT_ONCE, len(self._untold)))]
        steps: list[Step] = [partial(tell, outcome) for tell, outcome in told]
        while steps:
            steps = [step for step in map(_taken, steps) if step is not None]
        self._busy = bool(self._untold or self._waiting or self._woken)
        if self._busy:
            step = self._tell if self._untold else self._turn
            asyncio.get_running_loop().call_soon(step)


def _taken(step: Step) -> Step | None:
    try:
        return step()
    except Exception:  # noqa: BLE001 - one caller's trouble is not the others'
        _log.exception("a caller could not be told")
        return None
