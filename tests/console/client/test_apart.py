"""Work in a process of its own: what it asks, what it raises, and that it ends with us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import psutil
import pytest

from backend.protocol.errors import InvalidArgument
from console.client.apart import Apart, Asking, Here, Serves, WorkEnded, Workers
from console.client.failures import AnswerUnknown, Doubt, Unreachable
from console.retail.files.problems import FileRefused, Problem
from console.till.failures import TillFull
from tests.patience import PATIENCE, Lines

MADE: Final = (
    AnswerUnknown(Doubt.FORGED, "40004"),
    Unreachable("NET-UNREACHABLE nobody"),
    InvalidArgument(problem="x"),
    FileRefused(Problem.NO_HEADING, line=3, detail="名称"),
    TillFull(folder="/shop"),
    FileNotFoundError(2, "No such file"),
)


class Sums:
    """Adds what it is told to what it asks for."""

    def __init__(self, line: Asking, first: int) -> None:
        self._line = line
        self._first = first

    def add(self, more: int) -> int:
        return self._first + more + int(self._line.ask("more", "by", 2))

    def fail(self, place: int) -> None:
        raise MADE[place]

    def bear(self) -> str:
        try:
            self._line.ask("refuse")
        except AnswerUnknown as error:
            return f"{error.code} {error.doubt}"
        return ""

    def pid(self) -> int:
        return os.getpid()

    def chat(self) -> str:
        print("not an answer")
        return "an answer"

    def die(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


def _more(word: str, number: int) -> int:
    assert word == "by"
    return number * 100


def _refuse() -> None:
    raise MADE[0]


SERVES: Final[Serves] = {"more": _more, "refuse": _refuse}


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    """Begin work in a process of its own."""
    begun = Apart(Sums, 1, serves=SERVES)
    yield begun
    begun.close()


@pytest.mark.parametrize("workers", [Here, Apart])
def test_work_asks_whoever_it_is_done_for(workers: Workers) -> None:
    work = workers(Sums, 1, serves=SERVES)

    assert [work.call("add", 20), work.call("add", 30)] == [221, 231]
    assert work.call("bear") == "NET-FORGED FORGED"
    work.close()


@pytest.mark.parametrize("place", range(len(MADE)))
def test_what_it_raises_is_raised_here_whole(apart: Apart, place: int) -> None:
    with pytest.raises(type(MADE[place])) as raised:
        apart.call("fail", place)

    assert raised.type is type(MADE[place])
    assert str(raised.value) == str(MADE[place])
    assert vars(raised.value).items() >= vars(MADE[place]).items()
    assert apart.call("add", 0) == 201


def test_what_is_refused_by_whoever_is_asked_is_raised_in_the_work(apart: Apart) -> None:
    assert apart.call("bear") == "NET-FORGED FORGED"


def test_what_is_printed_is_no_answer(apart: Apart) -> None:
    assert apart.call("chat") == "an answer"


def test_it_stands_back_behind_whoever_is_at_the_counter(apart: Apart) -> None:
    assert psutil.Process(apart.call("pid")).nice() > psutil.Process().nice()


def test_work_that_died_says_so_and_is_begun_anew() -> None:
    work = Apart(Sums, 1, serves=SERVES)
    for verb in ("die", "chat"):
        with pytest.raises(WorkEnded):
            work.call(verb)
    work.close()


def test_it_is_ended_wherever_it_is() -> None:
    work = Apart(Sums, 1, serves=SERVES)
    process = psutil.Process(work.call("pid"))

    work.close()

    assert not process.is_running()
    with pytest.raises(WorkEnded):
        work.call("pid")


_BEGINS: Final = """
import os, sys
from console.client.apart import Apart
from tests.console.client.test_apart import SERVES, Sums
work = Apart(Sums, 1, serves=SERVES)
print(work.call("pid"), flush=True)
sys.stdin.read()
"""


def test_nothing_is_left_of_it_when_the_till_dies() -> None:
    till = subprocess.Popen(
        [sys.executable, "-c", _BEGINS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    work = psutil.Process(int(Lines(till).next()))

    till.kill()
    till.communicate(timeout=PATIENCE)

    work.wait(timeout=30)
