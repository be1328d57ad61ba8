"""
Heavy work in a process of its own: it never holds up the interpreter that serves the window.

The process reads what to do from its standard input and answers on its standard output, both in
pickles. It asks us for whatever it has not, and ends with us: nobody writes to it any more then.
``python -m console.client.apart`` is that process.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import IO, Any, Final, Protocol, cast

from console.client.service import environment

Serves = Mapping[str, Callable[..., Any]]
"""What the work may ask for, by word; it is done on the thread that waits for the work."""
_ENDS_WITHIN: Final = 10.0
"""Seconds until one that was killed is not waited for any more."""
_CALM: Final = 5
"""How far work apart stands back behind whoever is at the counter, as ``nice`` counts."""
_BELOW_NORMAL: Final[int] = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class WorkEnded(Exception):
    """The process is gone, or never came up; the work can be begun anew."""


class Asking(Protocol):
    """How work asks those it is done for."""

    def ask(self, word: str, *given: object) -> Any: ...


class Worker(Protocol):
    """Work under way."""

    def call(self, verb: str, *given: object) -> Any:
        """
        Do one of its verbs and return the value; blocking, one at a time.

        Whatever it raises is raised here, also what it was refused when it asked.

        :raises WorkEnded: if the process has ended.
        """
        ...

    def close(self) -> None:
        """End it, wherever it is."""
        ...


class Workers(Protocol):
    """Begins work: ``maker`` is called with who can be asked, and what is given."""

    def __call__(self, maker: Callable[..., object], *given: object, serves: Serves) -> Worker: ...


class Here:
    """Work in this very process, for where nobody waits: it is there at once."""

    def __init__(self, maker: Callable[..., object], *given: object, serves: Serves) -> None:
        self._serves = serves
        self._work = maker(self, *given)

    def ask(self, word: str, *given: object) -> Any:
        return self._serves[word](*given)

    def call(self, verb: str, *given: object) -> Any:
        return getattr(self._work, verb)(*given)

    def close(self) -> None:
        """Nothing is held."""


class Apart:
    """Work in a process of its own; ``maker``, what is given and what it answers are pickled."""

    def __init__(self, maker: Callable[..., object], *given: object, serves: Serves) -> None:
        self._serves = serves
        self._process = subprocess.Popen(
            [sys.executable, "-m", "console.client.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            creationflags=_NO_WINDOW | _BELOW_NORMAL,
        )
        self._line = _Line(
            cast("IO[bytes]", self._process.stdout), cast("IO[bytes]", self._process.stdin)
        )
        with contextlib.suppress(OSError):  # it is told with the first verb
            self._line.put((maker, given))

    def call(self, verb: str, *given: object) -> Any:
        try:
            self._line.put((verb, given))
            kind, value = self._line.get()
            while kind == "asks":
                word, asked = value
                self._line.put(_tried(self._serves[word], asked))
                kind, value = self._line.get()
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise WorkEnded(str(error)) from error
        return _told(kind, value)

    def close(self) -> None:
        self._process.kill()
        self._line.close()
        with contextlib.suppress(subprocess.TimeoutExpired):  # a dying disk may hold it
            self._process.wait(_ENDS_WITHIN)


class _Line:
    """Two pipes."""

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        self._source, self._sink = source, sink

    def get(self) -> Any:
        return pickle.load(self._source)  # noqa: S301 - what our own process wrote

    def put(self, what: object) -> None:
        pickle.dump(what, self._sink, pickle.HIGHEST_PROTOCOL)
        self._sink.flush()

    def ask(self, word: str, *given: object) -> Any:
        self.put(("asks", (word, given)))
        return _told(*self.get())

    def close(self) -> None:
        self._source.close()
        with contextlib.suppress(OSError):  # of what it did not read any more
            self._sink.close()


def _tried(work: Callable[..., object], given: tuple[object, ...]) -> tuple[str, object]:
    try:
        return "done", work(*given)
    except Exception as error:  # noqa: BLE001 - raised again where it was asked for
        return "failed", (type(error), error.args, error.__dict__)


def _told(kind: str, value: Any) -> Any:
    if kind == "done":
        return value
    raised, arguments, facts = value
    error = raised.__new__(raised, *arguments)
    error.args = arguments
    error.__dict__.update(facts)
    raise error


def main() -> None:
    """Be the process."""
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever is printed is no answer
    if hasattr(os, "nice"):
        os.nice(_CALM)
    gc.disable()  # among 100,000 rows it would look for cycles half of the time; the end frees all
    line = _Line(source, sink)
    with contextlib.suppress(EOFError, BrokenPipeError):  # whom it was done for is gone
        maker, given = line.get()
        work: object = maker(line, *given)
        while True:
            verb, asked = line.get()
            line.put(_tried(getattr(work, verb), asked))


if __name__ == "__main__":
    main()
