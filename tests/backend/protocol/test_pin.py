"""PINs: kept so that they cannot be read, compared, and guessed only five times."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.pin import LOCK, NOBODY, TRIES, Tries, hash_pin, pin_matches

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


@settings(max_examples=10, deadline=None)
@given(st.from_regex(r"[0-9]{4,8}", fullmatch=True), st.binary(min_size=8, max_size=16))
def test_only_the_pin_itself_matches(pin: str, salt: bytes) -> None:
    kept = hash_pin(pin, salt)

    assert pin_matches(pin, kept)
    assert not pin_matches(pin[:-1], kept)
    assert not pin_matches(pin + "0", kept)
    assert pin not in kept.split("$")


def test_one_pin_is_kept_differently_under_each_salt() -> None:
    assert hash_pin("1357", b"one salt") != hash_pin("1357", b"another!")


def test_a_pin_kept_at_another_cost_still_matches() -> None:
    key = hashlib.scrypt(b"1357", salt=b"salt", n=2**4, r=8, p=1, dklen=32)
    kept = f"scrypt$4$8$1$c2FsdA==${b64encode(key).decode()}"

    assert pin_matches("1357", kept)
    assert not pin_matches("1358", kept)


def test_nobody_has_a_pin() -> None:
    assert not pin_matches("", NOBODY)


def test_the_fifth_wrong_pin_in_a_row_closes_the_lock_for_half_an_hour() -> None:
    tries = Tries()
    seen = []
    for _ in range(TRIES):
        tries = tries.after(NOON, right=False)
        seen.append((tries.left, tries.is_locked(NOON)))

    assert seen == [(4, False), (3, False), (2, False), (1, False), (0, True)]
    assert tries.locked_until == NOON + timedelta(minutes=30)
    assert tries.minutes_locked(NOON) == 30
    assert tries.minutes_locked(NOON + timedelta(seconds=1)) == 30
    assert tries.minutes_locked(NOON + LOCK) == 0
    with pytest.raises(ValueError, match="closed"):
        tries.after(NOON + LOCK - timedelta(microseconds=1), right=True)


def test_an_opened_lock_gives_all_tries_back() -> None:
    locked = Tries(TRIES, NOON)

    again = locked.after(NOON, right=False)

    assert (again.failed, again.locked_until) == (1, None)
    assert Tries().minutes_locked(NOON) == 0


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3600)), max_size=60))
def test_never_more_than_five_wrong_pins_are_compared_in_half_an_hour_after_a_right_one(
    guesses: list[tuple[bool, int]],
) -> None:
    """Whatever the guesses and pauses: five wrong ones in a row are at least 30 minutes apart."""
    now, tries = NOON, Tries()
    wrong: list[datetime] = []
    for right, pause in guesses:
        now += timedelta(seconds=pause)
        if tries.is_locked(now):
            continue
        tries = tries.after(now, right=right)
        wrong = [] if right else [*wrong, now]
        if len(wrong) > TRIES:
            block = (len(wrong) - 1) // TRIES * TRIES
            assert wrong[block] - wrong[block - 1] >= LOCK
