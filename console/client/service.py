"""
The bundled platform: found if it runs, started as a child if not, watched, and stopped on exit.

It is looked for where it writes itself down (``service.json`` of the home). The child's words go
to ``platform.log``. A child outlives a console that was killed; the next console of that home
finds it, knows it by ``console.json``, and stops it in the end.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, cast

import httpcore

import backend
from console.client.credentials import Credentials

_LOOK: Final = 0.1
_LOG_MAX: Final = 1_000_000
_TAIL: Final = 2_000
_OK: Final = 200
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Stage(StrEnum):
    LOOKING = "looking"
    STARTING = "starting"
    WAITING = "waiting"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the start is, and for how many seconds it has taken."""

    stage: Stage
    seconds: float


@dataclass(frozen=True, slots=True)
class Running:
    """A platform that answers."""

    url: str
    pid: int
    ours: bool
    """Whether it ends with the console."""

    @property
    def gateway(self) -> str:
        """Where signed calls go."""
        return f"{self.url}/gateway.do"


@dataclass(frozen=True, slots=True)
class Health:
    """What a look at the platform found."""

    up: bool
    restarted: bool = False
    gives_up: bool = False
    """Whether it died too often: a person must ask for the next start (``ensure``)."""


class ServiceFailed(Exception):
    """The platform did not come up; ``log`` is the end of what it said."""

    def __init__(self, why: str, log: str = "") -> None:
        self.code = f"SERVICE-{why}"
        self.log = log
        super().__init__(f"{self.code} {log}".rstrip())


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds the service is given."""

    start: float = 60.0
    stop: float = 10.0
    look: float = 2.0
    hung: float = 30.0
    """Without an answer for so long, a running child is taken for dead."""
    backoff_first: float = 0.5
    backoff_most: float = 30.0
    steady: float = 60.0
    """Up for so long, earlier deaths are forgotten."""
    deaths: int = 8
    """So many deaths in a row, and the console stops starting it."""


class Service:
    """The platform of one home folder. Blocking; made for a background task."""

    def __init__(
        self,
        home: Path,
        *,
        command: Sequence[str] = (sys.executable, "-m", "backend"),
        patience: Patience | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._home = home
        self._command = tuple(command)
        self._patience = patience or Patience()
        self._now = now
        self._child: subprocess.Popen[bytes] | None = None
        self._running: Running | None = None
        self._deaths = 0
        self._up_since = 0.0
        self._heard_at = 0.0
        self._start_at = 0.0

    @property
    def running(self) -> Running | None:
        """The platform as it was last found; its address changes when it is started again."""
        return self._running

    @property
    def log(self) -> Path:
        """What the child said."""
        return self._home / "platform.log"

    def credentials(self) -> Credentials:
        """
        Ask the platform's command for the demo merchant's keys; works before the first start.

        :raises ServiceFailed: if the command fails.
        """
        done = subprocess.run(  # noqa: S603 - our own command
            [*self._command, "sandbox", "--home", str(self._home)],
            capture_output=True,
            check=False,
            env=environment(),
            timeout=self._patience.start,
            creationflags=_NO_WINDOW,
        )
        if done.returncode:
            raise ServiceFailed("SANDBOX", done.stderr.decode("utf-8", "replace")[-_TAIL:])
        return Credentials.from_json(done.stdout.decode("utf-8"))

    def begin(self) -> None:
        """Start the platform unless it runs, for ``ensure`` to wait for; it takes a second."""
        if self._find() is None:
            self._spawn()
        self._running = None  # whoever waits for it answers for it

    def ensure(self, progress: Callable[[Progress], None] = lambda _: None) -> Running:
        """
        Find the home's platform, or start it and wait until it answers.

        :raises ServiceFailed: if it ends, or does not answer in time.
        """
        since = self._now()

        def tell(stage: Stage) -> None:
            progress(Progress(stage, self._now() - since))

        tell(Stage.LOOKING)
        self._deaths = 0
        found = self._find()
        if found is None:
            tell(Stage.STARTING)
            found = self._start(lambda: tell(Stage.WAITING))
        tell(Stage.READY)
        return found

    def check(self) -> Health:
        """Look once: start a dead child again, later and later, and give up after many deaths."""
        now = self._now()
        if self._find() is not None:
            self._heard_at = now
            if now - self._up_since >= self._patience.steady:
                self._deaths = 0
            return Health(up=True)
        if self._is_alive() and now - self._heard_at < self._patience.hung:
            return Health(up=False)
        return self._again(now)

    def stop(self) -> None:
        """Stop what this console started, or an earlier one left running; leave others alone."""
        running, self._running = self._running, None
        if self._child is not None:
            self._end_child()
        elif running is not None and running.ours:
            with contextlib.suppress(OSError):  # it has ended by itself
                os.kill(running.pid, signal.SIGTERM)
        (self._home / "console.json").unlink(missing_ok=True)

    def _again(self, now: float) -> Health:
        if self._child is not None or self._running is not None:  # it has just been found dead
            self._end_child()
            self._running = None
            wait = self._patience.backoff_first * 2**self._deaths
            self._deaths += 1
            self._start_at = now + min(wait, self._patience.backoff_most)
        if self._deaths > self._patience.deaths:
            return Health(up=False, gives_up=True)
        if now < self._start_at:
            return Health(up=False)
        try:
            self._start(lambda: None)
        except ServiceFailed:
            return Health(up=False)
        return Health(up=True, restarted=True)

    def _start(self, waiting: Callable[[], None]) -> Running:
        child = self._spawn()
        until = self._now() + self._patience.start
        while self._now() < until:
            found = self._find()
            if found is not None:
                self._up_since = self._heard_at = self._now()
                return found
            if child.poll() is not None:
                raise ServiceFailed("ENDED", self._tail())
            waiting()
            time.sleep(_LOOK)
        self._end_child()
        raise ServiceFailed("TIMEOUT", self._tail())

    def _spawn(self) -> subprocess.Popen[bytes]:
        """Return the child that runs, or a new one."""
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._home.mkdir(parents=True, exist_ok=True)
        _keep_short(self.log)
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(  # noqa: S603 - our own command
                [*self._command, "serve", "--home", str(self._home), "--port", "0"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment(),
                creationflags=_NO_WINDOW,
            )
        return self._child

    def _find(self) -> Running | None:
        """Return the platform that is written down in the home and answers."""
        written = _read(self._home / "service.json")
        port, pid = written.get("port"), written.get("pid")
        if not isinstance(port, int) or not isinstance(pid, int):
            return None
        url = f"http://127.0.0.1:{port}"
        health = _health(url, self._patience.look)
        if health is None or health.get("pid", pid) != pid:  # the port is another home's now
            return None
        mark = self._home / "console.json"
        if self._is_alive():
            mark.write_text(json.dumps({"pid": pid}), "utf-8")
        self._running = Running(url, pid, ours=_read(mark).get("pid") == pid)
        return self._running

    def _is_alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.terminate()
        try:
            child.wait(self._patience.stop)
        except subprocess.TimeoutExpired:
            child.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):  # a dying disk may hold it
                child.wait(self._patience.stop)

    def _tail(self) -> str:
        return self.log.read_bytes()[-_TAIL:].decode("utf-8", "replace")


def run_console(arguments: Sequence[str], *, seconds: float = 3600) -> tuple[bool, str]:
    """Run one of this program's own words without a window; return whether it did, and said."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "console", *arguments],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=seconds,
        creationflags=_NO_WINDOW,
    )
    said = done.stderr or done.stdout
    return done.returncode == 0, said.decode("utf-8", "replace")


def verify_home(
    home: Path, command: Sequence[str] = (sys.executable, "-m", "backend"), *, seconds: float = 3600
) -> tuple[bool, str]:
    """Audit the books in a folder that nobody serves; return whether all is well, and the words."""
    database = str(home / "platform.db")
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, "verify", "--home", str(home), "--database", f"sqlite:///{database}"],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=seconds,
        creationflags=_NO_WINDOW,
    )
    said = (done.stdout or done.stderr).decode("utf-8", "replace")
    return done.returncode == 0, said


def environment() -> dict[str, str]:
    """Return our environment, with this very backend first on the child's path."""
    folder = str(Path(backend.__file__).parents[1])
    path = os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _keep_short(log: Path) -> None:
    if log.exists() and log.stat().st_size > _LOG_MAX:
        log.replace(log.with_suffix(".old.log"))


def _read(path: Path) -> Mapping[str, object]:
    try:
        return _object(path.read_bytes())
    except OSError:
        return {}


def _object(text: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _health(url: str, seconds: float) -> Mapping[str, object] | None:
    """Return what a platform says of itself; None if nobody says that all is well."""
    timeout = {"connect": seconds, "read": seconds, "write": seconds, "pool": seconds}
    try:
        answer = httpcore.request("GET", f"{url}/health", extensions={"timeout": timeout})
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        return None
    return _object(answer.content) if answer.status == _OK else None
