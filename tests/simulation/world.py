"""One thread, one queue of events, one seed: time, chance and the processes that live in it."""

from __future__ import annotations

import contextlib
import hashlib
import heapq
import random
from collections import Counter, deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, Generic, TypeVar

from greenlet import getcurrent, greenlet

T = TypeVar("T")
Act = Callable[[], None]

DAWN: Final = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TAIL: Final = 400
"""Lines of the log kept for a failure's report; the hash covers all of them."""


class Crash(KeyboardInterrupt):
    """
    A process ends here, as by ``kill -9``; nothing that would tidy up may catch it.

    An interrupt, because that is what an event loop lets through.
    """

    def __init__(self, point: str) -> None:
        self.point = point
        super().__init__(point)


class Process:
    """Something that can be killed: what it planned dies with it."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self.life = 1
        self.up = True
        self.crashes = 0

    def later(self, seconds: float, act: Act) -> None:
        """Do something after a while, unless this process has died by then."""
        life = self.life

        def still() -> None:
            if self.life == life and self.up:
                self.world.as_running(self, act)

        self.world.at(seconds, still)

    def start(self, script: Act) -> None:
        """Run a script that may wait; it dies with the process."""
        self.world.start(self, script)

    def die(self, point: str) -> None:
        """Be dead at once; subclasses drop what they hold and plan their return."""
        self.life += 1
        self.up = False
        self.crashes += 1
        self.world.count("crash", point)
        self.world.log(self.name, "died at", point)


class Mailbox(Generic[T]):
    """Where one script waits for one thing that others put in; only the first counts."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._value: T | None = None
        self._full = False
        self._wake: Act | None = None

    def put(self, value: T) -> None:
        """Put the thing in, unless something came first."""
        if self._full:
            return
        self._full, self._value = True, value
        if self._wake is not None:
            self._world.at(0, self._wake)

    def take(self) -> T:
        """Wait for it."""
        if not self._full:
            self._wake = self._world.waker()
            self._world.park()
        return self._value  # type: ignore[return-value]  # full by now, and T may be None


class World:
    """Time, chance, the queue, the log."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.micros = 0
        self.running: Process | None = None
        self.counters: Counter[tuple[str, str]] = Counter()
        self.tail: deque[str] = deque(maxlen=TAIL)
        self.events = 0
        self._hash = hashlib.sha256()
        self._queue: list[tuple[int, int, Act]] = []
        self._order = 0
        self._hub = getcurrent()
        self._lost: list[greenlet] = []
        self._live: dict[greenlet, tuple[Process, int]] = {}
        self._over = False

    # Time and chance

    def now(self) -> datetime:
        """Return the true time; the processes' clocks may differ."""
        return DAWN + timedelta(microseconds=self.micros)

    def chance(self, name: str) -> random.Random:
        """Return a stream of chance of its own, so that one actor does not disturb another."""
        return random.Random(f"{self.seed}/{name}")  # noqa: S311 - repeatable on purpose

    # The queue

    def at(self, seconds: float, act: Act) -> None:
        """Plan something; equal times keep the order of planning."""
        self._order += 1
        due = self.micros + max(0, round(seconds * 1e6))
        heapq.heappush(self._queue, (due, self._order, act))

    def run(self, until: float, done: Callable[[], bool] = lambda: False) -> bool:
        """Let things happen until a time in seconds, or until ``done``; return whether done."""
        limit = round(until * 1e6)
        while self._queue and self._queue[0][0] <= limit:
            if done():
                return True
            due, _, act = heapq.heappop(self._queue)
            self.micros = max(self.micros, due)
            self.events += 1
            act()
        return done()

    @property
    def seconds(self) -> float:
        """How long this world has existed."""
        return self.micros / 1e6

    # Scripts

    def start(self, owner: Process, script: Act) -> None:
        """Start a script of a process."""

        def body() -> None:
            try:
                script()
            except Crash as crash:
                if not self._over:
                    owner.die(crash.point)
            finally:
                self._live.pop(task, None)

        task = greenlet(body, parent=self._hub)
        self._live[task] = (owner, owner.life)
        self.at(0, lambda: self._resume(task))

    def sleep(self, seconds: float) -> None:
        """Wait, in a script."""
        self.at(seconds, self.waker())
        self.park()

    def waker(self) -> Act:
        """Return what wakes the running script up again."""
        task = getcurrent()
        return lambda: self._resume(task)

    def park(self) -> None:
        """Stop the running script until its waker is called."""
        self._hub.switch()

    def _resume(self, task: greenlet) -> None:
        if task not in self._live:
            return
        owner, life = self._live[task]
        if owner.life != life:
            self._lost.append(task)
            del self._live[task]
            return
        self.as_running(owner, task.switch)

    def as_running(self, process: Process, act: Act) -> None:
        """Do something as a process, which is the one that dies of a crash in it."""
        before, self.running = self.running, process
        try:
            act()
        except Crash as crash:
            process.die(crash.point)
        finally:
            self.running = before

    def bury(self) -> None:
        """End every script that was left waiting; call it when nothing matters any more."""
        self._over = True
        for task in [*self._lost, *self._live]:
            if not task.dead:
                with contextlib.suppress(BaseException):  # it died long ago in this world
                    task.throw(Crash("the end"))

    # The log

    def count(self, kind: str, what: str) -> None:
        self.counters[kind, what] += 1

    def log(self, *words: object) -> None:
        """Write one line of what happened; the log of a seed is always the same."""
        line = f"{self.micros / 1e6:.6f} {' '.join(map(str, words))}"
        self._hash.update(line.encode())
        self.tail.append(line)

    def digest(self) -> str:
        """Return the hash of the whole log."""
        return self._hash.hexdigest()


class Clock:
    """A process's own clock: true time, and how wrong it is."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.off = timedelta()

    def now(self) -> datetime:
        return self._world.now() + self.off
