"""Patience ends, and says for what."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from tests import patience
from tests.patience import Endless, Lines, Silent, beside, until


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.05)


def saying(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def test_lines_are_told_one_by_one_and_their_end_is_told_again_and_again() -> None:
    with saying("print('one'); print('two 2'); print('three')") as process:
        lines = Lines(process)

        assert (lines.next(), lines.after("two "), lines.next()) == ("one", "2", "three")
        for _ in range(2):
            with pytest.raises(Silent, match="says no more") as ended:
                lines.next()
            assert ended.value.has_ended


def test_a_process_that_says_nothing_is_not_waited_for_for_ever() -> None:
    with saying("import time; time.sleep(60)") as process:
        with pytest.raises(Silent, match=r"said nothing for 0\.05 s") as silent:
            Lines(process, patience=0.05).after("ready ")
        assert not silent.value.has_ended
        process.kill()


@pytest.mark.usefixtures("_short")
def test_work_that_does_not_end_is_told() -> None:
    gate = threading.Event()
    with pytest.raises(Endless, match="does not end"), beside(lambda: gate.wait(30)):
        pass
    gate.set()


@pytest.mark.usefixtures("_short")
def test_what_never_holds_is_told() -> None:
    with pytest.raises(Endless, match="does not come to hold"):
        until(lambda: False, pause=0.0)
