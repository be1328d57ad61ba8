"""The lines between the processes: what may befall a request and its reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, Protocol

from tests.simulation.swarm import Faults
from tests.simulation.world import Mailbox, World

TIMEOUT: Final = 15.0
"""Seconds an asker waits for a reply."""

_HELD: Final = 0.7
"""Share of messages a clogged line holds up; the others slip through."""

Broken = Literal["refused", "reset", "timeout"]
Reply = Callable[[bytes], None]


class Door(Protocol):
    """Where requests arrive; ``None`` for a reply means that the line broke."""

    @property
    def up(self) -> bool: ...

    def arrive(self, request: bytes, reply: Reply) -> None:
        """Take a request; ``reply`` is called later, or never."""
        ...


Tear = Callable[[bytes], bytes]
"""Given a true reply, what is left of it."""
Lie = Callable[[bytes, str], bytes | None]
"""Given a request and how it is answered falsely (``crossed`` or ``forged``), that answer."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of asking: a body, or how the line broke."""

    body: bytes = b""
    broken: Broken | None = None


class Line:
    """One asker's line to one door."""

    def __init__(self, world: World, faults: Faults, door: Door, name: str) -> None:
        self._world = world
        self.faults = faults
        self._door = door
        self._name = name
        self._chance = world.chance(f"line/{name}")
        self.overhear: Callable[[bytes], None] = _nobody
        self.keep: Callable[[bytes], None] | None = None
        self.tear: Tear | None = None
        self.lie: Lie | None = None
        self._clogged_until = 0.0

    def ask(self, request: bytes) -> Heard:
        """Send a request and wait for its reply, in a script."""
        if not self._door.up or self._befalls("refused"):
            self._world.sleep(0.002)
            return Heard(broken="refused")
        mail: Mailbox[Heard] = Mailbox(self._world)
        self.overhear(request)
        if not self._misled(request, mail):
            self._send(request, mail)
        self._world.at(TIMEOUT, lambda: mail.put(Heard(broken="timeout")))
        return mail.take()

    def _send(self, request: bytes, mail: Mailbox[Heard]) -> None:
        if self._befalls("reset"):
            self._world.at(self._delay(), lambda: mail.put(Heard(broken="reset")))
            self._deliver(request, self._delay() + self._chance.uniform(0, 30), _nobody)
        elif self._befalls("half_open"):
            self._deliver(request, self._delay(), _nobody)
        elif not self._befalls("lost"):
            self._deliver(request, self._delay(), lambda body: self._return(body, mail))
        if self._befalls("doubled"):
            late = self._chance.choice((0.0, 0.01, 5.0, 90.0))
            self._deliver(request, self._delay() + late, _nobody)

    def _misled(self, request: bytes, mail: Mailbox[Heard]) -> bool:
        """Answer with something false; the request is lost."""
        if self.lie is None:
            return False
        for fault in ("crossed", "forged"):
            body = self.lie(request, fault) if self._befalls(fault) else None
            if body is not None:
                self._world.at(self._delay(), partial(mail.put, Heard(body)))
                return True
        return False

    def _deliver(self, request: bytes, after: float, reply: Reply) -> None:
        def arrive() -> None:
            if self._door.up:
                self._door.arrive(request, reply)

        self._world.at(after, arrive)

    def _return(self, body: bytes, mail: Mailbox[Heard]) -> None:
        if self._befalls("lost"):
            return
        if self.keep is not None:
            self.keep(body)
        if self.tear is not None and self._befalls("torn"):
            body = self.tear(body)
        self._world.at(self._delay(), lambda: mail.put(Heard(body)))

    def clog(self, seconds: float) -> None:
        """Let nothing through for a while; what waited then arrives in any order."""
        if seconds:
            self._world.count("fault", "clog")
        self._clogged_until = self._world.seconds + seconds

    def _delay(self) -> float:
        quick = 0.002 + 0.05 * self._chance.random()
        if self._befalls("slow"):
            return self._chance.choice((2.0, 8.0, 20.0, 75.0)) * self._chance.random()
        held = self._clogged_until - self._world.seconds
        if held > 0 and self._chance.random() < _HELD:
            return held + quick * 5
        return quick

    def _befalls(self, fault: str) -> bool:
        chance: float = getattr(self.faults, fault)
        if not chance or self._chance.random() >= chance:
            return False
        self._world.count("fault", fault)
        return True


def _nobody(body: bytes) -> None:
    """Hear a reply nobody waits for."""
