"""
Waiting for other processes and threads no longer than patience lasts.

A test that waits for ever says nothing at all: not even which one it is.
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Generator
from typing import IO, Final, cast

PATIENCE: Final = 120.0
"""Seconds; the slowest process says its first word within five on an idle computer."""


class Endless(AssertionError):
    """What a test waited for did not come."""


class Silent(AssertionError):
    """A process did not say what it was to say; tells which one, and why nothing came."""

    def __init__(self, why: str, *, has_ended: bool) -> None:
        super().__init__(why)
        self.has_ended = has_ended
        """Whether it says nothing because it can say no more."""


def until(holds: Callable[[], object], *, pause: float = 0.05) -> None:
    """
    Look again and again until it holds.

    :raises Endless: if it does not in time.
    """
    end_at = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end_at:
            raise Endless(f"{holds!r} does not come to hold")
        time.sleep(pause)


class Lines:
    """
    What a process says on its standard output, which is a pipe, as text.

    It is read all the time, so that a talkative process never waits for us.
    """

    def __init__(self, process: subprocess.Popen[str], *, patience: float = PATIENCE) -> None:
        self._process = process
        self._patience = patience
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        output = cast("IO[str]", process.stdout)
        threading.Thread(target=self._read, args=(output,), daemon=True).start()

    def _read(self, output: IO[str]) -> None:
        with contextlib.suppress(ValueError):  # closed under us: whoever did listens no more
            for line in output:
                self._lines.put(line)
        self._lines.put(None)

    def next(self) -> str:
        """
        Return the next line without its end.

        :raises Silent: if none comes in time, or none will come any more.
        """
        try:
            line = self._lines.get(timeout=self._patience)
        except queue.Empty:
            why = f"{self._process.args!r} said nothing for {self._patience:g} s"
            raise Silent(why, has_ended=False) from None
        if line is None:
            self._lines.put(None)
            raise Silent(f"{self._process.args!r} says no more", has_ended=True)
        return line.rstrip("\r\n")

    def after(self, start: str) -> str:
        """
        Pass over lines until one begins with ``start``, and return the rest of it.

        :raises Silent: as ``next``.
        """
        while not (line := self.next()).startswith(start):
            pass
        return line.removeprefix(start)


@contextlib.contextmanager
def beside(*works: Callable[[], object]) -> Generator[None]:
    """
    Do each work in a thread of its own beside the block; after it they have ended.

    :raises Endless: if one has not in time.
    """
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread, work in zip(threads, works, strict=True):
            thread.join(PATIENCE)
            if thread.is_alive():
                raise Endless(f"{work!r} does not end")
