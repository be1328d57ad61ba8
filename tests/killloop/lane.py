"""One home, its platform, its till; both are killed and come back, and are held to their word."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from backend.commands.verify import told, verify
from backend.protocol.rehearsal import VARIABLE
from tests.killloop.receiver import Receiver, receiver
from tests.killloop.seller import Place, settled
from tests.killloop.truth import Doubled, Lost, Truth
from tests.patience import PATIENCE, Lines, Silent
from tests.simulation.crash import ROOT, named_points

Who = Literal["platform", "till"]

_READY_WITHIN: Final = 60.0
_POINT_WITHIN: Final = 4.0
"""Seconds a process may live without passing the point it is to die at; then it is just killed."""
_LOOK: Final = 0.02
_RANDOM_SHARE: Final = 0.3


class Broken(AssertionError):
    """A process failed by itself, or the books do not hold."""


@dataclass
class Count:
    """What the kills came to."""

    kills: Counter[str] = field(default_factory=Counter)
    said: int = 0
    verified: int = 0
    lost: int = 0
    doubled: int = 0
    broken: int = 0
    problems: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Add another lane's."""
        self.kills.update(other.kills)
        for name in ("said", "verified", "lost", "doubled", "broken"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.problems += other.problems


@dataclass
class _Life:
    """One run of a process, and how it is to end."""

    process: subprocess.Popen[bytes] | subprocess.Popen[str]
    point: str
    seconds: float
    """How long it may live, counted from when it is at work."""
    until: float | None = None

    @property
    def is_over(self) -> bool:
        return self.process.poll() is not None

    def is_due(self, *, at_work: bool) -> bool:
        """Tell whether it has lived long enough."""
        if self.until is None and at_work:
            self.until = time.monotonic() + self.seconds
        return self.until is not None and time.monotonic() > self.until


class Lane:
    """Kills in turn, and checks after each."""

    def __init__(self, folder: Path, seed: int, heard: Receiver) -> None:
        self.count = Count()
        self._seed = seed
        self._port = _free_port()
        self._home = folder / "home"
        self._place = Place(self._home, folder / "till", folder / "record", heard.url)
        self._heard = heard
        self._log = folder / "log"
        self._dice = random.Random(seed)  # noqa: S311 - which death is next
        self._points = {
            "till": [point for point in named_points() if point.startswith("till.")],
            "platform": [point for point in named_points() if not point.startswith("till.")],
        }
        self._lives: dict[Who, _Life] = {}
        self._make_home()
        self._truth = Truth(self._home, self._place.record)

    def run(self, kills: int) -> None:
        """Kill so often, then let everything settle and check all of it; stop at a problem."""
        try:
            self._kill_for_a_while(kills)
            self._settle()
        except Lost as problem:
            self._failed(problem)
            self.count.lost += 1
        except Doubled as problem:
            self._failed(problem)
            self.count.doubled += 1
        except Exception as problem:  # noqa: BLE001 - whatever breaks is to be reported
            self._failed(problem)
            self.count.broken += 1

    def _failed(self, problem: Exception) -> None:
        self.count.problems.append(f"{type(problem).__name__} (seed {self._seed}): {problem}")

    def _kill_for_a_while(self, kills: int) -> None:
        try:
            self._start("platform")
            self._start("till")
            while self.count.kills.total() < kills:
                self._wait_and_check()
        finally:
            for life in self._lives.values():
                life.process.kill()
                life.process.wait(PATIENCE)

    # Killing

    def _wait_and_check(self) -> None:
        time.sleep(_LOOK)
        for who, life in list(self._lives.items()):
            at_work = who == "platform" or self._truth.opened(life.process.pid)
            if not life.is_over and life.is_due(at_work=at_work):
                life.process.kill()
                life.process.wait(PATIENCE)
                life.point = f"{who}, at random"
            if life.is_over:
                self._died(who, life)

    def _died(self, who: Who, life: _Life) -> None:
        if life.process.returncode != -9:
            log = self._log.read_text("utf-8", "replace")[-4000:]
            raise Broken(f"{who} ended by itself with {life.process.returncode}:\n{log}")
        self.count.kills[life.point] += 1
        self._start(who)
        self._truth.check()
        self.count.said = self._truth.said
        self._verify()

    # Starting

    def _start(self, who: Who) -> None:
        at_random = self._dice.random() < _RANDOM_SHARE
        point = "" if at_random else self._dice.choice(self._points[who])
        passes = self._dice.choice((1, 1, 2, 3, 5, 8))
        crash = {VARIABLE: f"{point}:{passes}"} if point else {}
        process = self._platform(crash) if who == "platform" else self._till(crash)
        lives = self._dice.uniform(0.0, 1.5) if at_random else _POINT_WITHIN
        self._lives[who] = _Life(process, point, lives)

    def _platform(self, crash: dict[str, str]) -> subprocess.Popen[str]:
        """Start the platform; one that is to die at once may do so before it is ready."""
        with self._log.open("ab") as log:
            process = subprocess.Popen(
                _backend("serve", "--home", str(self._home), "--port", str(self._port)),
                cwd=ROOT,
                encoding="utf-8",
                env=_environment(crash),
                stdout=subprocess.PIPE,
                stderr=log,
            )
        try:
            Lines(process, patience=_READY_WITHIN).after("ready ")
        except Silent as silent:
            if not silent.has_ended or process.wait(PATIENCE) != -9:
                process.kill()
                said = self._log.read_text("utf-8")[-4000:]
                raise Broken(f"the platform did not come back: {silent}\n{said}") from silent
        return process

    def _till(self, crash: dict[str, str]) -> subprocess.Popen[bytes]:
        seed = str(self._dice.randrange(1 << 30))
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.killloop.seller", *self._place.arguments(), seed],
                cwd=ROOT,
                env=_environment(crash),
                stderr=log,
            )

    def _make_home(self) -> None:
        done = subprocess.run(
            _backend("sandbox", "--home", str(self._home)),
            cwd=ROOT,
            env=_environment({}),
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        printed = json.loads(done.stdout)
        printed["gateway"] = f"http://127.0.0.1:{self._port}/gateway.do"
        (self._home / "credentials.json").write_text(json.dumps(printed), "utf-8")

    # The end

    def _settle(self) -> None:
        """Serve without a kill until the till has nothing open, then check everything."""
        platform = self._platform({})
        try:
            till = settled(self._place)
        finally:
            platform.terminate()
            ended = platform.wait(PATIENCE)
        if ended:
            raise Broken(f"the platform stopped with {ended} when it was asked to")
        try:
            self._truth.check(everything=True)
            self._truth.agree(till)
            self._truth.notified(self._heard)
        finally:
            till.close()
        done = subprocess.run(
            _backend("verify", "--home", str(self._home)),
            cwd=ROOT,
            env=_environment({}),
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        self.count.verified += 1
        if done.returncode:
            raise Broken(done.stdout + done.stderr)

    def _verify(self) -> None:
        """Run the whole audit beside the platform, as ``python -m backend verify`` does."""
        verdicts = verify(self._home)
        self.count.verified += 1
        if any(verdict.finding.breaches for verdict in verdicts):
            raise Broken("\n".join(told(verdicts)))


def one_home(task: tuple[int, int]) -> Count:
    """Kill in a home of its own: seed and number of kills in, what they came to out."""
    seed, kills = task
    with tempfile.TemporaryDirectory(prefix="zhanggui-kill-") as folder, receiver() as heard:
        lane = Lane(Path(folder), seed, heard)
        lane.run(kills)
        return lane.count


def _backend(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "backend", *arguments]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(more: dict[str, str]) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if name != VARIABLE}
    return {**plain, "PYTHONPATH": str(ROOT), **more}
