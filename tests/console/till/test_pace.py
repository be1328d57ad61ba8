"""How long the till waits."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from console.till.pace import Pace
from tests.console.till.shop import NOON

PACE = Pace()


def test_queries_slow_down_after_half_a_minute() -> None:
    assert PACE.interval(NOON, NOON + timedelta(seconds=29)) == timedelta(seconds=3)
    assert PACE.interval(NOON, NOON + timedelta(seconds=30)) == timedelta(seconds=5)


@given(st.integers(0, 10**9), st.text())
def test_a_wait_is_bounded_and_never_nothing(tries: int, key: str) -> None:
    wait = PACE.backoff(tries, key)
    assert PACE.backoff_first * 3 / 4 <= wait <= PACE.backoff_most


def test_waits_grow() -> None:
    assert [PACE.backoff(tries, "") > PACE.backoff(tries - 1, "") for tries in (2, 3, 4, 5)]


def test_many_tills_do_not_come_back_at_once() -> None:
    assert len({PACE.backoff(6, f"P{till}") for till in range(50)}) > 40


def test_who_never_looks_again_waits_no_longer_than_for_what_is_open() -> None:
    assert Pace(watch=()).longest_watch == Pace().longest
    assert Pace().longest_watch == max(Pace().watch)
