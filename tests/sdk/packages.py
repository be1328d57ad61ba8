"""Brings the clients that cannot live in the test environment, as published and pinned by hash."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

HERE = Path(__file__).parent
STORE = HERE.parents[1] / "build" / "sdk"
FETCH_WITHIN_S = 240.0


class NotInstalled(Exception):
    """The language a client is written in is not on this machine."""


class NotFetched(Exception):
    """A client could not be brought here; says what the installer said."""


def node_packages() -> Path:
    """Bring the locked Node client; the folder returned holds its ``node_modules``.

    :raises NotInstalled: if there is no Node.js here.
    :raises NotFetched: if its packages cannot be fetched.
    """
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NotInstalled("Node.js (node and npm) is not installed")
    here = HERE / "node"
    inputs = (here / "package.json", here / "package-lock.json")

    def fetch(target: Path) -> None:
        for source in inputs:
            shutil.copy(source, target)
        _fetch([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], target)

    return _kept("node", inputs, fetch)


def fzlee_packages() -> Path:
    """Bring ``python-alipay-sdk`` into a folder of its own, to stand first on a process's path.

    :raises NotFetched: if it cannot be fetched.
    """
    lock = HERE / "fzlee" / "requirements.txt"

    def fetch(target: Path) -> None:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _fetch([*pip, "--no-deps", "--require-hashes", "--target", ".", "-r", str(lock)], target)

    return _kept("fzlee", (lock,), fetch)


def _kept(name: str, inputs: tuple[Path, ...], fetch: Callable[[Path], None]) -> Path:
    """Fetch what these inputs ask for, once, whoever asks first; keep it."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()[:12]
    folder = STORE / f"{name}-{digest}"
    STORE.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            unfinished = folder.with_suffix(".new")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            fetch(unfinished)
            unfinished.rename(folder)
    return folder


def _fetch(arguments: list[str], folder: Path) -> None:
    done = subprocess.run(
        arguments,
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env=dict(os.environ),
        timeout=FETCH_WITHIN_S,
    )
    if done.returncode:
        raise NotFetched(f"{Path(arguments[0]).name} could not fetch it: {done.stderr[-600:]}")
