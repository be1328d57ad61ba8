"""The simulation itself: it repeats, it holds, and it finds what is wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.patience import PATIENCE
from tests.simulation.__main__ import main
from tests.simulation.crash import ROOT, named_points
from tests.simulation.fleet import play
from tests.simulation.mould import made
from tests.simulation.planted.hunt import PLANTS
from tests.simulation.swarm import Swarm
from tests.simulation.warm import statements

BUSY = 2
"""A seed in whose world a lot happens."""


@pytest.fixture(autouse=True)
def _is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Fail whoever copies the process of the tests, in which other tests had windows and threads.

    The copy has their objects without their threads: whichever it frees waits for them for ever.
    """

    def copy() -> int:
        raise AssertionError("the process of the tests is copied")

    monkeypatch.setattr(os, "fork", copy)


def digest_elsewhere(seed: int, hash_seed: str) -> str:
    """Return the hash of a seed's log, played in a process that hashes text in its own way."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation", "--seeds", "1", "--from", str(seed), "--jobs=1"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
        text=True,
        timeout=PATIENCE,
    )
    found = re.search(r"^log ([0-9a-f]{64})$", done.stdout, re.MULTILINE)
    assert found is not None, done.stdout
    return found[1]


def test_a_seed_is_the_same_world_in_every_process() -> None:
    with statements(), made() as mould:
        here = [play(BUSY, mould).digest for _ in range(2)]
    assert {*here, digest_elsewhere(BUSY, "1"), digest_elsewhere(BUSY, "2")} == {here[0]}


def test_two_seeds_are_two_worlds() -> None:
    with statements(), made() as mould:
        assert play(BUSY, mould).digest != play(BUSY + 1, mould).digest


def test_a_few_worlds_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seeds", "8", "--jobs", "1"]) == 0
    assert "8 seeds" in capsys.readouterr().out


def test_a_failing_seed_says_what_broke_and_how_to_see_it_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with PLANTS["fee-unposted"].planted():
        assert main(["--seeds", "6", "--jobs", "1"]) == 1
    told = capsys.readouterr().out
    assert re.search(r"^seed \d+ breaks I1: ", told, re.MULTILINE)
    assert re.search(
        r"^replay: python -m tests\.simulation --from \d+ --seeds 1", told, re.MULTILINE
    )


def test_what_was_planted_is_gone_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    for plant in PLANTS.values():
        with plant.undefended(), plant.planted():
            pass
    assert main(["--seeds", "3", "--jobs", "1"]) == 0
    assert "0 failing" in capsys.readouterr().out


def test_an_undetected_bug_fails_the_hunt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--planted", "code-reusable", "--seeds", "1", "--jobs", "1"]) == 1
    assert "UNDETECTED: code-reusable" in capsys.readouterr().out


def test_a_bug_is_found_where_the_clean_code_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--planted", "no-cancel", "--seeds", "20", "--jobs", "1"]) == 0
    assert "1 of 1 planted bugs found" in capsys.readouterr().out


def test_every_named_point_is_aimed_at() -> None:
    points = named_points()
    aimed = {Swarm.of(seed, points).aim for seed in range(10 * len(points))}
    assert aimed >= set(points)
