"""A platform started the way an ISV starts it: by its commands, in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tests.patience import Lines, Silent

ROOT = Path(__file__).resolve().parents[2]
STOPPED_WITHIN_S = 60.0
COMMAND_WITHIN_S = 120.0

Json = dict[str, object]


class CommandFailed(AssertionError):
    """A command of the platform ended otherwise than it promises; says what it printed."""


@dataclass(frozen=True, slots=True)
class Buyer:
    user_id: str
    logon_id: str
    pin: str


@dataclass(frozen=True, slots=True)
class Sandbox:
    """What ``python -m backend sandbox`` hands to an implementer."""

    gateway: str
    platform_public_key: Path
    merchant_id: str
    app_id: str
    app_private_key: Path
    buyers: tuple[Buyer, ...]


@dataclass(frozen=True, slots=True)
class Platform:
    """A served home: where it listens, and the commands that act on it."""

    home: Path
    url: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def sandbox(self) -> Sandbox:
        return sandbox_of(self.home)

    def phone(self, verb: str, buyer: Buyer, *flags: str) -> Json:
        """Act as the buyer's phone; the answer is what the command printed."""
        return run("wallet", "--home", str(self.home), verb, "--buyer", buyer.logon_id, *flags)

    def auth_code(self, buyer: Buyer, *flags: str) -> str:
        return str(self.phone("code", buyer, *flags)["auth_code"])

    def kill(self) -> None:
        """End the process without a word, as a power cut would."""
        self.process.kill()
        self.process.wait(STOPPED_WITHIN_S)


def environment() -> dict[str, str]:
    """Take the caller's environment, the checkout importable, all words in one encoding."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the platform to its end, whatever it returns."""
    return subprocess.run(
        [sys.executable, "-m", "backend", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(),
        timeout=COMMAND_WITHIN_S,
    )


def run(*arguments: str) -> Json:
    """Run one command that answers in JSON.

    :raises CommandFailed: if it ends with an error or prints something else.
    """
    done = command(*arguments)
    if done.returncode:
        raise CommandFailed(f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return cast("Json", json.loads(done.stdout))


def sandbox_of(home: Path) -> Sandbox:
    """Read the credentials of a home's demo merchant, whether or not it is served."""
    printed = run("sandbox", "--home", str(home))
    buyers = cast("list[dict[str, str]]", printed["buyers"])
    return Sandbox(
        gateway=str(printed["gateway"]),
        platform_public_key=Path(str(printed["platform_public_key"])),
        merchant_id=str(printed["merchant_id"]),
        app_id=str(printed["app_id"]),
        app_private_key=Path(str(printed["app_private_key"])),
        buyers=tuple(Buyer(b["user_id"], b["logon_id"], b["pin"]) for b in buyers),
    )


@contextlib.contextmanager
def platform_process(home: Path, *flags: str) -> Iterator[Platform]:
    """Serve a home on a free port until the block ends; then stop it as a system would.

    :raises CommandFailed: if it never gets ready, or does not stop cleanly when asked to.
    """
    home.mkdir(parents=True, exist_ok=True)
    log = home.with_name(home.name + ".log")
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "backend", "serve", "--home", str(home), "--port", "0", *flags],
            cwd=ROOT,
            encoding="utf-8",
            env=environment(),
            stderr=errors,
            stdout=subprocess.PIPE,
        )
        with process:
            try:
                yield Platform(home, _ready_url(process, log), process)
            finally:
                _stop(process, log)


def _stop(process: subprocess.Popen[str], log: Path) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        ended = process.wait(STOPPED_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        raise CommandFailed(f"serve did not stop when asked to; see {log}") from None
    if ended and os.name == "posix":
        raise CommandFailed(f"serve stopped with {ended}:\n{log.read_text('utf-8')[-3000:]}")


def _ready_url(process: subprocess.Popen[str], log: Path) -> str:
    try:
        return Lines(process).after("ready ")
    except Silent as silent:
        process.kill()
        raise CommandFailed(f"{silent}:\n{log.read_text('utf-8')[-3000:]}") from silent
