"""The composition root: joins database, keys, clock and capabilities into one platform."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import os
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final, NamedTuple, TypeVar

from backend.ecosystem import service as ecosystem
from backend.gateway.admission import Admission, Apps
from backend.gateway.catalog import CHORES, ENTRY, PHONE, REACTIONS, SERVED, deliveries
from backend.gateway.dispatch import Answer, Dispatch, Pending, Written
from backend.gateway.downloads import Download, NoDownload, open_download
from backend.gateway.entry import Entry
from backend.gateway.phone import Asking, Phone, Told
from backend.kernel import jobs, outbox
from backend.kernel.call import Call, Caller, Setting
from backend.kernel.clock import Clock, SystemClock
from backend.kernel.condition import Condition
from backend.kernel.database import Database, DatabaseLost, Outcome
from backend.kernel.ids import Ids
from backend.kernel.jobs import Claimed, Runner
from backend.kernel.outbound import SECONDS, AddressRefused, NotDelivered, Outbound
from backend.kernel.outbox import Relay
from backend.kernel.unit import Unit
from backend.kernel.writer import Step, Writer
from backend.protocol.envelope import FORM
from backend.protocol.method import Response
from backend.protocol.signing import PrivateKey

T = TypeVar("T")
Reply = Callable[[Answer | None], None]
"""Hears the answer to a call, or None if none could be written."""

IDLE_SECONDS: Final = 1.0
"""How often due work is looked for when nothing else happens."""
GATHER_SECONDS: Final = 0.05
"""How long facts may gather before they are told, so that telling costs a busy till little."""
LETTERS_MAX: Final = 64
"""Deliveries on their way at the same time."""
_OK: Final = range(200, 300)
_log = logging.getLogger("zhanggui.platform")


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the platform touches the world: replaced in tests and simulations."""

    clock: Clock
    ids: Ids

    @classmethod
    def real(cls) -> Edges:
        """Return the machine's own."""
        return cls(SystemClock(), Ids())


class Platform:
    """
    The whole platform over one database.

    Everything can be asked without sockets and without an event loop: ``answer``, ``phone`` and
    ``tend``. A ``Service`` asks the same of it with calls that share their commits.
    """

    def __init__(
        self,
        database: Database,
        key: PrivateKey,
        edges: Edges,
        setting: Setting | None = None,
        *,
        strict: bool = False,
    ) -> None:
        self.database = database
        self.key = key
        self.setting = replace(
            setting or Setting(),
            public_key=key.public.bare(),
            secret=key.secret("addresses"),
            condition=Condition(database),
        )
        self.edges = edges
        self._run = edges.ids.digits(20)
        self._calls = itertools.count(1)
        self.apps = Apps(self._find_app)
        admission = Admission(self.apps, SERVED)
        self.dispatch = Dispatch(admission, key, self.make_call, strict=strict)
        self.verbs = Phone(PHONE, self.make_call, strict=strict)
        self.entry = Entry(ENTRY, self.make_call)
        self._relay = Relay(database, REACTIONS, self.make_call)
        self._runner = Runner(database, self.make_call, chores=CHORES, deliveries=deliveries(key))

    @classmethod
    def in_memory(
        cls, edges: Edges, key: PrivateKey | None = None, setting: Setting | None = None
    ) -> Platform:
        """Return an empty platform that is gone with the process; strict about contracts."""
        database = Database.open("sqlite://")
        database.create_all()
        return cls(database, key or PrivateKey.generate(), edges, setting, strict=True)

    def close(self) -> None:
        """Close the database; what was answered stays."""
        self.database.close()

    # Without sockets and event loop

    def answer(self, query: bytes, body: bytes = b"", content_type: str = FORM) -> bytes:
        """Answer one signed request."""
        trace = self.trace()
        opened = self.dispatch.open(
            query, body, content_type, now=self.edges.clock.now(), trace=trace
        )
        if isinstance(opened, Answer):
            return opened.body
        return self.dispatch.sign(self.dispatch.close(opened, self._commit(opened.work))).body

    def phone(self, verb: str, body: bytes, asking: Asking) -> Told:
        """Answer one verb of the phone."""
        opened = self.verbs.open(verb, body, asking, now=self.edges.clock.now(), trace=self.trace())
        if isinstance(opened, Told):
            return opened
        return self.verbs.close(opened, self._commit(opened.work))

    def download(self, query: bytes) -> Download | NoDownload:
        """Open a file that was given out; its pieces are read when they are asked for."""
        now = self.edges.clock.now()
        return open_download(query, self.do, now=now, secret=self.setting.secret)

    def enter(self, body: bytes, address: str = "") -> bytes:
        """Answer a till that asks to be activated."""
        opened = self.entry.open(body, address, now=self.edges.clock.now(), trace=self.trace())
        if isinstance(opened, bytes):
            return opened
        return self.entry.close(opened, self._commit(opened.work))

    def do(self, verb: Callable[[Call], T], caller: Caller | None = None) -> T:
        """Run a verb of a capability in a transaction of its own."""
        who = caller or Caller()
        return self.database.do(lambda unit: verb(self.make_call(who, unit)))

    def tend(self) -> int:
        """Tell facts and run chores until nothing is due; return how much was done."""
        done = 0
        while step := self._relay.turn() + self._runner.turn(self.edges.clock.now()):
            done += step
        return done

    def letters(self) -> list[Claimed]:
        """Take the deliveries that are due; each wants to be settled."""
        return self._runner.claim(self.edges.clock.now())

    def settle(self, claimed: Claimed, *, body: str, note: str) -> None:
        """Say what became of a delivery."""
        self._runner.settle(claimed, self.edges.clock.now(), body=body, note=note)

    def next_due(self) -> datetime | None:
        """Return when the earliest job is due."""
        return self._runner.next_due()

    def next_turn(self) -> datetime | None:
        """Return when there is something to tend: at once if a fact waits to be told."""

        def work(unit: Unit) -> datetime | None:
            return self.edges.clock.now() if outbox.waits(unit) else jobs.next_due(unit)

        return self.database.do(work)

    def make_call(self, caller: Caller, unit: Unit, now: datetime | None = None) -> Call:
        """Return a call in progress."""
        edges = self.edges
        return Call(caller, now or edges.clock.now(), unit, edges.ids, self.setting)

    def trace(self) -> str:
        """Return a name for one call: 32 digits, of which 20 are this run's."""
        return f"{self._run}{next(self._calls):012d}"

    def _find_app(self, app_id: str) -> ecosystem.App | None:
        return self.database.do(lambda unit: ecosystem.find_app(unit, app_id))

    def _commit(self, work: Callable[[Unit], Response]) -> Response | Exception:
        outcome = self.database.group([work])[0]
        return outcome.error or outcome.result()


class AnswerLost(Exception):
    """An answer could not be written; the log says why."""


class _Arrived(NamedTuple):
    """A call as it came in."""

    query: bytes
    body: bytes
    content_type: str
    trace: str
    now: datetime
    reply: Reply


class Service:
    """A platform inside an event loop: calls of one turn share a commit, and due work is done."""

    def __init__(self, platform: Platform, outbound: Outbound, lost: Callable[[], None]) -> None:
        self._platform = platform
        self._outbound = outbound
        self._lost = lost
        self._writer = Writer(platform.database, lost, self._open_arrived)
        self._changed = asyncio.Event()
        self._letters: set[asyncio.Task[None]] = set()
        self._arrived: list[_Arrived] = []

    @property
    def base_url(self) -> str:
        """Where the service is reached."""
        return self._platform.setting.base_url

    def trace(self) -> str:
        """Return a name for one call: 32 digits."""
        return self._platform.trace()

    def health(self) -> Mapping[str, object]:
        """Say how the service does, and which process it is: a port may change hands."""
        in_flight = self._platform.dispatch.in_flight
        return {"status": "ok", "pid": os.getpid(), "in_flight": in_flight}

    async def hear(self, query: bytes, body: bytes, content_type: str, trace: str) -> Answer:
        """Answer a signed call after its commit."""
        heard: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()

        def reply(answer: Answer | None) -> None:
            if not heard.done():
                heard.set_result(answer)

        self.call(query, body, content_type, trace, reply)
        answer = await heard
        if answer is None:
            raise AnswerLost
        return answer

    def call(self, query: bytes, body: bytes, content_type: str, trace: str, reply: Reply) -> None:
        """Answer a signed call by calling ``reply``, after its commit if it comes to one."""
        now = self._platform.edges.clock.now()
        self._arrived.append(_Arrived(query, body, content_type, trace, now, reply))
        self._writer.wake()

    def _open_arrived(self) -> None:
        """Check together what arrived together: the processor keeps at hand what that takes."""
        arrived, self._arrived = self._arrived, []
        for one in arrived:
            try:
                self._open(one)
            except Exception:  # noqa: BLE001 - one caller's trouble is not the others'
                _log.exception("%s: a caller could not be answered", one.trace)

    def _open(self, one: _Arrived) -> None:
        dispatch = self._platform.dispatch
        opened = dispatch.open(one.query, one.body, one.content_type, now=one.now, trace=one.trace)
        if isinstance(opened, Answer):
            one.reply(opened)
        else:
            dispatch.in_flight += 1
            self._writer.enter(opened.work, partial(self._told, opened, one.reply))

    def _told(self, opened: Pending, reply: Reply, outcome: Outcome[Response]) -> Step:
        self._left()
        try:
            written = self._platform.dispatch.close(opened, outcome.error or outcome.result())
        except Exception:
            reply(None)
            raise
        return partial(self._sign, written, reply)

    def _sign(self, written: Written, reply: Reply) -> Step:
        return partial(reply, self._platform.dispatch.sign(written))

    async def hear_phone(self, verb: str, body: bytes, asking: Asking, trace: str) -> Told:
        """Answer a phone after its commit."""
        now, verbs = self._platform.edges.clock.now(), self._platform.verbs
        opened = verbs.open(verb, body, asking, now=now, trace=trace)
        if isinstance(opened, Told):
            return opened
        return verbs.close(opened, await self._commit(opened.work))

    def download(self, query: bytes) -> Download | NoDownload:
        """Open a file that was given out."""
        return self._platform.download(query)

    async def hear_entry(self, body: bytes, address: str, trace: str) -> bytes:
        """Answer a till that asks to be activated, after its commit."""
        entry = self._platform.entry
        opened = entry.open(body, address, now=self._platform.edges.clock.now(), trace=trace)
        if isinstance(opened, bytes):
            return opened
        return entry.close(opened, await self._commit(opened.work))

    async def tend(self) -> None:
        """Tell facts, run chores, send letters; until cancelled, then wait for open letters."""
        try:
            while True:
                await self._until_something_is_due()
                await asyncio.sleep(GATHER_SECONDS if self._tend_once() else IDLE_SECONDS)
        except DatabaseLost:
            self._lost()
        finally:
            if self._letters:
                await asyncio.wait(self._letters, timeout=SECONDS)

    def _tend_once(self) -> bool:
        """Do what is due; return whether anything was done."""
        try:
            done = self._platform.tend()
            if len(self._letters) < LETTERS_MAX:
                for claimed in self._platform.letters():
                    self._start(self._deliver(claimed))
                    done += 1
        except DatabaseLost:
            raise
        except Exception:  # noqa: BLE001 - what failed is due again; the service goes on
            _log.exception("tending failed; it is tried again")
            return False
        return done > 0

    async def _until_something_is_due(self) -> None:
        while True:
            self._changed.clear()
            wait = IDLE_SECONDS
            due, now = self._platform.next_turn(), self._platform.edges.clock.now()
            if due is not None:
                wait = min(wait, (due - now).total_seconds())
            if wait <= 0:
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):  # wait_for can swallow a cancellation
                    await self._changed.wait()
            await asyncio.sleep(GATHER_SECONDS)

    async def _deliver(self, claimed: Claimed) -> None:
        letter = claimed.letter
        body, note = "", ""
        try:
            heard = await self._outbound.post(letter.url, letter.form)
            body, note = heard.body if heard.status in _OK else "", f"HTTP {heard.status}"
        except (AddressRefused, NotDelivered) as error:
            note = f"{type(error).__name__}: {error}"
        try:
            self._platform.settle(claimed, body=body, note=note)
        except DatabaseLost:
            self._lost()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._letters.add(task)
        task.add_done_callback(self._letters.discard)

    async def _commit(self, work: Callable[[Unit], Response]) -> Response | Exception:
        dispatch = self._platform.dispatch
        dispatch.in_flight += 1
        try:
            return await self._writer.submit(work)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is answered
            return error
        finally:
            self._left()

    def _left(self) -> None:
        self._platform.dispatch.in_flight -= 1
        self._changed.set()
