"""One seed's world, set up, played with faults, calmed, and judged."""

from __future__ import annotations

import collections
import logging
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from backend.protocol import rehearsal
from console.till.pace import Pace
from tests.simulation import books, tills
from tests.simulation.breach import Breach
from tests.simulation.buyers import Buyer
from tests.simulation.counter import Counter
from tests.simulation.crash import Plan
from tests.simulation.intruder import Intruder
from tests.simulation.mischief import Mischief
from tests.simulation.mould import PEOPLE, Mould
from tests.simulation.network import Door, Line
from tests.simulation.office import Office
from tests.simulation.receiver import Receiver
from tests.simulation.site import Site
from tests.simulation.swarm import Faults, Swarm
from tests.simulation.transport import Meddler, client
from tests.simulation.witness import Witness
from tests.simulation.world import Clock, World

Tally = collections.Counter[tuple[str, str]]

TILLS_SECONDS: Final = 3600.0
"""Within this after the faults, no till has anything open."""
SETTLE_SECONDS: Final = 40 * 3600.0
"""Within this after the faults, everything is over: notifications are given up after 25 hours."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a seed."""

    seed: int
    digest: str
    events: int
    counters: Tally
    rule: str = ""
    what: str = ""
    tail: tuple[str, ...] = ()


class _Ear(logging.Handler):
    """Hears what the product itself finds alarming."""

    def __init__(self, site: Site) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []
        self._site = site

    def emit(self, record: logging.LogRecord) -> None:
        if not self._site.full:
            self.heard.append(self.format(record))


@dataclass
class Scene:
    """Everything that lives in one seed's world."""

    seed: int
    swarm: Swarm
    mould: Mould
    folder: Path
    pace: Pace = field(default_factory=Pace)
    heads: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = World(self.seed)
        faults = self.swarm.faults
        self.plan = Plan(
            self.world,
            rate=faults.crash,
            aim=self.swarm.aim,
            passes=self.swarm.passes,
            most=self.swarm.crashes + (self.swarm.aim is not None),
        )
        self.witness = Witness(self.world)
        self.receiver = Receiver(self.world, faults)
        path = self.mould.cast(self.folder)
        self.site = Site(self.world, path, self.receiver, self.witness, self.swarm.tick)
        self.lines: list[Line] = []
        self.buyers = [
            Buyer(self.world, person, self._line(self.site.phone, person.logon), faults)
            for person in PEOPLE
        ]
        self.intruder = Intruder(self.site, self.world.chance("intruder"))
        line = self._signed_line("office")
        self.office = Office(self.world, client(line, Clock(self.world).now), self.buyers)
        self.counters = [self._counter(f"till {n}") for n in range(1, self.swarm.tills + 1)]
        self.mischief = Mischief(self.world, self.swarm, self.site, self.counters, self.lines)

    def _counter(self, name: str) -> Counter:
        folder = self.mould.cast_till(self.folder / name.replace(" ", ""))
        line = self._signed_line(name)
        return Counter(
            self.world,
            name,
            folder,
            lambda now: client(line, now),
            self.buyers,
            self.swarm.faults,
            sales=self.swarm.sales,
            pace=self.pace,
        )

    # Setting up

    def _line(self, door: Door, name: str) -> Line:
        line = Line(self.world, self.swarm.faults, door, name)
        self.lines.append(line)
        return line

    def _signed_line(self, name: str) -> Line:
        line = self._line(self.site.gateway, name)
        meddler = Meddler(self.world.chance(f"meddler/{name}"))
        line.keep, line.tear, line.lie = meddler.keep, meddler.tear, meddler.lie
        line.overhear = self.intruder.overhear
        return line

    # Playing

    def play(self) -> None:
        """
        Let it all happen, faults first, then none; then judge.

        :raises Breach: if something that must hold does not.
        """
        ear = _Ear(self.site)
        logger = logging.getLogger("zhanggui")
        logger.addHandler(ear)
        logger.propagate = False
        rehearsal.install(self._reached)
        try:
            self._play()
            if ear.heard:
                raise Breach("I9", f"the product was alarmed: {ear.heard[0]}")
        finally:
            rehearsal.install(None)
            logger.removeHandler(ear)
            self.world.bury()
            self.site.platform.close()
            for counter in self.counters:
                counter.till.close()

    def _reached(self, point: str) -> None:
        self.plan.reached(point)
        if self.world.running is self.site:
            self.site.passed(point)

    def _play(self) -> None:
        self.office.make(self.swarm.orders)
        self._plan_mischief()
        self.world.run(self.swarm.fault_seconds)
        self._calm()
        self.world.run(self.world.seconds + TILLS_SECONDS)
        for counter in self.counters:
            tills.nothing_open(counter.name, counter.till, counter.clock.now())
            counter.closed = True
        self.world.run(self.world.seconds + SETTLE_SECONDS)
        self._judge()

    def _plan_mischief(self) -> None:
        self.mischief.plan()
        dice = self.world.chance("visits")
        for _ in range(dice.choice((0, 1, 3))):
            self.world.at(dice.uniform(5, self.swarm.fault_seconds), self.intruder.strike)
        for _ in range(3):
            self.world.at(dice.uniform(0, self.swarm.fault_seconds), self._look_at_the_chain)

    def _look_at_the_chain(self) -> None:
        """Keep the chain's head outside the database, as a printed receipt would."""
        if self.site.up:
            self.heads.append(books.head(self.site.platform.database))

    def _calm(self) -> None:
        self.world.log("faults end")
        self.plan.on = False
        self.mischief.calm()
        none = Faults()
        for line in self.lines:
            line.faults = none
        for buyer in self.buyers:
            buyer.faults = none
        for counter in self.counters:
            counter.faults = none
        self.receiver.faults = none

    def _judge(self) -> None:
        database = self.site.platform.database
        self.site.tend()
        self.witness.nothing_lost(database)
        books.audits_pass(database)
        books.money_is_conserved(database)
        books.charged_once(database)
        books.nothing_waits(database)
        books.told_once(database, self.receiver)
        books.chain_contains(database, self.heads)
        for counter in self.counters:
            counter.nothing_forgotten()
            tills.journal_holds(counter.till)
            tills.agrees(counter.name, counter.till, database)
            tills.shifts_agree(counter.name, counter.till, database)
        tills.none_unknown({c.name: c.till for c in self.counters}, database)


def run_seed(scene: Scene) -> Result:
    """Play a scene and return what became of it."""
    seed, world = scene.seed, scene.world
    rule = what = ""
    try:
        scene.play()
    except Breach as breach:
        rule, what = breach.rule, breach.what
    except Exception:  # noqa: BLE001 - whatever the product lets escape is a failing seed
        rule, what = "no error escapes", traceback.format_exc(limit=-12)
    tail = tuple(world.tail) if rule else ()
    return Result(seed, world.digest(), world.events, world.counters, rule, what, tail)
