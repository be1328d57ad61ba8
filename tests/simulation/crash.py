"""Which process dies at which named point, and which points there are."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Final

from tests.simulation.world import Crash, World

ROOT: Final = Path(__file__).parents[2]
_REACH: Final = re.compile(r'\breach\(\s*"([a-z_.]+)"')
_SHARED: Final = "tills."


def named_points(*, shared: bool = False) -> tuple[str, ...]:
    """
    Return every point named in the source, in order of name.

    What tills do for each other (``tills.``) is left to ``tests.tills``: here every till sells
    alone. With ``shared`` those are returned, and no others.
    """
    sources = [*(ROOT / "backend").rglob("*.py"), *(ROOT / "console").rglob("*.py")]
    found = {name for source in sources for name in _REACH.findall(source.read_text("utf-8"))}
    return tuple(sorted(name for name in found if name.startswith(_SHARED) is shared))


class Plan:
    """When the processes of one seed die: at one point aimed at, and now and then at any."""

    def __init__(
        self, world: World, *, rate: float, aim: str | None, passes: int, most: int
    ) -> None:
        self._world = world
        self._chance: random.Random = world.chance("crash")
        self._rate = rate
        self._aim = aim
        self._passes = passes
        self._left = most
        self.on = True

    def reached(self, point: str) -> None:
        """Pass a point, or die there."""
        if not self.on or self._left <= 0 or self._world.running is None:
            return
        self._world.count("passed", point)
        if point == self._aim:
            self._passes -= 1
            if self._passes == 0:
                self._strike(point)
        if self._rate and self._chance.random() < self._rate:
            self._strike(point)

    def _strike(self, point: str) -> None:
        self._left -= 1
        raise Crash(point)
