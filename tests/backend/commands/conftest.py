"""Homes, and the commands run on them in this process or in one of their own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from backend.commands.cli import main
from tests.patience import Lines, Silent

ROOT: Final = Path(__file__).parents[3]
PATIENCE: Final = 60


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.out)
        return said


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run a command in this process."""
    before = os.umask(0o022)
    os.umask(before)

    def command(*words: str | Path) -> Done:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    yield command
    os.umask(before)


def process(*words: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "backend", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(running: subprocess.Popen[str]) -> Done:
    """Wait for a process and return what it came to."""
    try:
        out, err = running.communicate(timeout=PATIENCE)
    finally:
        running.kill()
    return Done(running.returncode, out, err)


def ready_url(serving: subprocess.Popen[str]) -> str:
    """Wait until a service says where it is reached; one that ends instead says why."""
    try:
        return Lines(serving).after("ready ")
    except Silent as silent:
        serving.kill()
        raise AssertionError(end(serving).err) from silent


@contextlib.contextmanager
def served(
    home: Path, *words: str, **environment: str
) -> Generator[tuple[subprocess.Popen[str], int]]:
    """Serve a home in a process of its own, until the end of the block."""
    running = process("serve", "--home", home, "--port", "0", *words, **environment)
    try:
        yield running, int(ready_url(running).removeprefix("http://127.0.0.1:"))
    finally:
        running.terminate()
        end(running)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"
