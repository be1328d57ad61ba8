"""How often one address may try to sign in."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from backend.gateway.knocks import AT_ONCE, EVERY, REMEMBERED, Knocks
from backend.gateway.phone import Asking
from tests.backend.gateway.door import NOON, Door

HERE = "192.168.1.7"


def used_up(address: str = HERE) -> Knocks:
    knocks = Knocks()
    assert all(knocks.admits(address, NOON) for _ in range(AT_ONCE))
    return knocks


def test_so_many_may_come_together_and_then_one_at_a_time() -> None:
    knocks = used_up()
    assert not knocks.admits(HERE, NOON)
    assert knocks.admits(HERE, NOON + EVERY)
    assert not knocks.admits(HERE, NOON + EVERY)


def test_who_was_refused_waits_no_longer_for_having_tried() -> None:
    knocks = used_up()
    for _ in range(1000):
        assert not knocks.admits(HERE, NOON)
    assert knocks.admits(HERE, NOON + EVERY)


def test_after_a_rest_as_many_may_come_as_at_first() -> None:
    knocks = used_up()
    later = NOON + timedelta(hours=1)
    assert sum(knocks.admits(HERE, later) for _ in range(AT_ONCE + 5)) == AT_ONCE


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        (HERE, "192.168.1.8", False),
        (HERE, f"::ffff:{HERE}", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::1%eth1", True),
        ("", "", True),
    ],
)
def test_one_household_is_counted_as_one(here: str, there: str, *, same: bool) -> None:
    assert used_up(here).admits(there, NOON) is not same


def test_a_clock_set_back_locks_nobody_out() -> None:
    knocks, earlier = used_up(), NOON - timedelta(days=1)
    knocks.admits(HERE, earlier)
    assert knocks.admits(HERE, earlier + EVERY)


def test_however_many_come_only_so_many_are_remembered() -> None:
    knocks = used_up()
    for number in range(REMEMBERED):
        assert knocks.admits(f"stranger {number}", NOON)
    assert knocks.admits(HERE, NOON)


def test_too_many_sign_ins_of_one_address_are_turned_away_and_change_nothing(door: Door) -> None:
    body = json.dumps({"logon_id": "19900000000", "pin": "000000"}).encode()
    for number in range(AT_ONCE):
        logon = json.dumps({"logon_id": f"199{number:08d}", "pin": "000000"}).encode()
        answer = json.loads(door.platform.phone("sign_in", logon, Asking(address=HERE)).body)
        assert answer["sub_code"] == "WALLET.LOGON_OR_PIN_WRONG"
    before = door.rows()

    answer = json.loads(door.platform.phone("sign_in", body, Asking(address=HERE)).body)

    assert (answer["code"], answer["sub_code"]) == ("40005", "isv.app-call-limited")
    assert door.rows() == before
    answer = json.loads(door.platform.phone("sign_in", body, Asking(address="10.0.0.1")).body)
    assert answer["sub_code"] == "WALLET.LOGON_OR_PIN_WRONG"
