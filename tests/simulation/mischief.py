"""What befalls a world beside its messages: kills, wrong clocks, clogged lines, a full disk."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from tests.simulation.counter import Counter
from tests.simulation.network import Line
from tests.simulation.site import Site
from tests.simulation.swarm import Swarm
from tests.simulation.world import Act, World

_JUMPS: Final = (-86_400, -90, -3, 2, 70, 4_000, 86_400)
_TILL_JUMPS: Final = (-345_600, *_JUMPS, 345_600)
"""Seconds; a till's clock may also be so wrong that the platform turns its requests away."""
_SPELLS: Final = (2.0, 6.0, 12.0, 40.0)
"""Seconds a line is clogged, or the disk full."""

_Chance = tuple[float, Act]


@dataclass(frozen=True, slots=True)
class Mischief:
    """Plans misfortunes, minute by minute, for as long as there are faults."""

    world: World
    swarm: Swarm
    site: Site
    counters: list[Counter]
    lines: list[Line]

    def plan(self) -> None:
        """Draw what is to happen when."""
        dice = self.world.chance("mischief")
        for minute in range(math.ceil(self.swarm.fault_seconds / 60)):
            for chance, act in self._misfortunes(dice):
                at = 60 * (minute + dice.random())
                if dice.random() < chance and at < self.swarm.fault_seconds:
                    self.world.at(at, act)

    def _misfortunes(self, dice: random.Random) -> Iterator[_Chance]:
        faults = self.swarm.faults
        for process in self._clocked():
            yield faults.killed, partial(_kill, process)
            jumps = _JUMPS if process is self.site else _TILL_JUMPS
            yield faults.jump, partial(self._jump, process, dice.choice(jumps))
        for line in self.lines:
            yield faults.clog, partial(line.clog, dice.choice(_SPELLS))
        yield faults.full, partial(self.site.fill_disk, dice.choice(_SPELLS))

    def _jump(self, process: Site | Counter, seconds: int) -> None:
        self.world.count("fault", "jump")
        self.world.log(process.name, "clock jumps", seconds)
        process.clock.off += timedelta(seconds=seconds)

    def calm(self) -> None:
        """Put everything right again, clocks too."""
        self.site.empty_disk()
        for line in self.lines:
            line.clog(0)
        for process in self._clocked():
            process.clock.off = timedelta()

    def _clocked(self) -> list[Site | Counter]:
        return [self.site, *self.counters]


def _kill(process: Site | Counter) -> None:
    if process.up:
        process.die("killed")
