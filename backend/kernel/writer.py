"""Group commit: what arrives in one turn of the event loop is committed together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final, TypeVar

from backend.kernel.database import Database, DatabaseLost
from backend.kernel.unit import Unit

T = TypeVar("T")

GROUP_MAX: Final = 64
"""Works in one commit; more wait for the next, so that no caller waits for a crowd."""


class Writer:
    """The one queue in front of the one connection."""

    def __init__(self, database: Database, lost: Callable[[], None]) -> None:
        self._database = database
        self._lost = lost
        self._waiting: list[tuple[Callable[[Unit], Any], asyncio.Future[Any]]] = []

    async def submit(self, work: Callable[[Unit], T]) -> T:
        """Run ``work`` in the next group; return after the commit, or raise what it raised."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.append((work, future))
        if len(self._waiting) == 1:
            loop.call_soon(self._turn)
        return await future

    def _turn(self) -> None:
        group, self._waiting = self._waiting[:GROUP_MAX], self._waiting[GROUP_MAX:]
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._turn)
        try:
            outcomes = self._database.group([work for work, _ in group])
        except DatabaseLost as error:
            for _, future in group:
                _refuse(future, error)
            self._lost()
            return
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if outcome.error is not None:
                _refuse(future, outcome.error)
            elif not future.done():
                future.set_result(outcome.value)


def _refuse(future: asyncio.Future[Any], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
