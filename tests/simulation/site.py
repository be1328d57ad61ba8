"""The platform as a process: it takes what arrives, commits it in groups, dies and comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy.exc import OperationalError

from backend.app import Edges, Platform
from backend.gateway.dispatch import Answer, Pending, Work
from backend.gateway.phone import Asked, Asking, Told
from backend.kernel.call import Setting
from backend.kernel.database import Database, Outcome
from backend.kernel.ids import Ids
from backend.kernel.jobs import Claimed
from backend.protocol.envelope import FORM
from backend.protocol.errors import PlatformError, SystemError_
from backend.protocol.method import Response
from tests.simulation import books
from tests.simulation.breach import Breach
from tests.simulation.keys import key
from tests.simulation.network import Reply
from tests.simulation.receiver import Receiver
from tests.simulation.witness import Witness
from tests.simulation.world import Clock, Process, World

HOME_TOKEN: Final = "phone"  # noqa: S105 - of a world that lasts a tenth of a second
_LONGEST_NAP: Final = 3600.0
_LOOKED_AT: Final = 0.02
"""Share of single calls after which every row is compared."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    request: bytes
    reply: Reply
    by_phone: bool


class _Entrance:
    """One of the two doors of the platform."""

    def __init__(self, site: Site, *, by_phone: bool) -> None:
        self._site = site
        self._by_phone = by_phone

    @property
    def up(self) -> bool:
        return self._site.up

    def arrive(self, request: bytes, reply: Reply) -> None:
        """Take a request."""
        self._site.take(_Arrival(request, reply, self._by_phone))


class Site(Process):
    """The process that serves the platform, on a file that outlives it."""

    def __init__(
        self, world: World, path: Path, receiver: Receiver, witness: Witness, tick: float
    ) -> None:
        super().__init__(world, "platform")
        self.clock = Clock(world)
        self.gateway = _Entrance(self, by_phone=False)
        self.phone = _Entrance(self, by_phone=True)
        self.full = False
        """Whether its disk is full: then it may refuse with a code that says to come again."""
        self._written = 0
        self.platform: Platform
        self._path = path
        self._receiver = receiver
        self._witness = witness
        self._tick = tick
        self._chance = world.chance("site")
        self._inbox: list[_Arrival] = []
        self._nap = 0
        self._tending = False
        self._open()

    # Life and death

    def die(self, point: str) -> None:
        """Drop everything but the file, and come back after a while."""
        super().die(point)
        self._tending = False
        self.full = False
        self._inbox.clear()
        self.platform.close()
        self.world.at(self._chance.choice((0.1, 1.0, 8.0, 40.0)), self._boot)

    def _boot(self) -> None:
        self.up = True
        self.world.as_running(self, self._begin)

    def _begin(self) -> None:
        self.world.log(self.name, "is back")
        self._open()
        self._witness.nothing_lost(self.platform.database)
        self._tend()

    def _open(self) -> None:
        ids = Ids(self.world.chance(f"ids/{self.life}"))
        setting = Setting(base_url="http://127.0.0.1:8780")
        database = Database.file(self._path)
        self.platform = Platform(
            database, key("platform"), Edges(self.clock, ids), setting, strict=True
        )
        self.platform.verbs.home_token = HOME_TOKEN

    # Serving

    def take(self, arrival: _Arrival) -> None:
        """Keep an arrival for the next turn, in which all that came share a commit."""
        self._inbox.append(arrival)
        if len(self._inbox) == 1:
            self.later(self._tick * (0.5 + self._chance.random()), self._turn)

    def _turn(self) -> None:
        batch, self._inbox = self._inbox, []
        opened = [self._understand(arrival) for arrival in batch]
        works = [each.work for each in opened if isinstance(each, Pending | Asked)]
        outcomes = iter(self._commit(works))
        for arrival, each in zip(batch, opened, strict=True):
            body = (
                each.body if isinstance(each, Answer | Told) else self._body(each, next(outcomes))
            )
            self._witness.answered(arrival.request, body, by_phone=arrival.by_phone, full=self.full)
            arrival.reply(body)
        if not self._tending:
            self._tending = True
            self.later(0.05 + self._tick, self._tend)

    def _commit(self, works: list[Work]) -> list[Outcome[Response]]:
        """Run a group; now and then hold one that is refused to having changed nothing (I9)."""
        database = self.platform.database
        self.world.count("group", str(min(len(works), 4)))
        if len(works) != 1 or self._chance.random() > _LOOKED_AT:
            return database.group(works)
        before = books.fingerprint(database)
        (outcome,) = database.group(works)
        refused = isinstance(outcome.error, PlatformError) and not outcome.error.keeps
        if refused and books.fingerprint(database) != before:
            raise Breach("I9", f"{outcome.error!r} changed something")
        return [outcome]

    def _body(self, each: Pending | Asked, outcome: Outcome[Response]) -> bytes:
        what = outcome.error or outcome.result()
        if isinstance(each, Pending):
            dispatch = self.platform.dispatch
            return dispatch.sign(dispatch.close(each, what)).body
        return self.platform.verbs.close(each, what).body

    def _understand(self, arrival: _Arrival) -> Answer | Pending | Told | Asked:
        platform, now = self.platform, self.clock.now()
        if arrival.by_phone:
            asked = json.loads(arrival.request)
            return platform.verbs.open(
                asked["verb"],
                asked["content"].encode(),
                Asking(home_token=HOME_TOKEN, logon=asked["logon"]),
                now=now,
                trace=platform.trace(),
            )
        return platform.dispatch.open(b"", arrival.request, FORM, now=now, trace=platform.trace())

    # A full disk

    def fill_disk(self, seconds: float) -> None:
        """Let no commit through that has written anything, for a while."""
        if self.up and not self.full:
            self.world.count("fault", "full")
            self.world.log(self.name, "disk is full for", seconds)
            self.full = True
            self.later(seconds, self.empty_disk)

    def empty_disk(self) -> None:
        """Have room again."""
        self.full = False

    def passed(self, point: str) -> None:
        """Refuse a commit as a full disk does."""
        if point != "database.commit.before":
            return
        line: Any = self.platform.database._connection.connection  # noqa: SLF001 - counts changes
        written, self._written = self._written, int(line.driver_connection.total_changes)
        if self.full and written != self._written:
            raise OperationalError("COMMIT", None, RuntimeError("database or disk is full"))

    def _cannot_write(self) -> None:
        if not self.full:
            raise Breach("I9", "the platform could not write, and its disk is not full")
        self.later(1.0, self._tend)

    # What is done without being asked

    def tend(self) -> None:
        """Tell facts, run what is due, send letters; and again when something is due."""
        self._tend()

    def _tend(self) -> None:
        self._tending = False
        try:
            self.platform.tend()
            for claimed in self.platform.letters():
                self._await(claimed)
            self._sleep_until_due()
        except SystemError_:
            self._cannot_write()

    def _await(self, claimed: Claimed) -> None:
        ack = self._receiver.hear(claimed.letter)

        def settle() -> None:
            try:
                self.platform.settle(claimed, body=ack.body, note=ack.note)
                self._sleep_until_due()
            except SystemError_:
                self._cannot_write()

        self.later(ack.after, settle)

    def _sleep_until_due(self) -> None:
        due = self.platform.next_due()
        if due is None:
            return
        self._nap += 1
        mine, wait = self._nap, (due - self.clock.now()).total_seconds()

        def wake() -> None:
            if mine == self._nap:
                self._tend()

        self.later(min(max(wait, 0.05), _LONGEST_NAP), wake)
