"""PINs: tries are few, and counted whatever happens around them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from backend.protocol.pin import Tries
from backend.wallet import service, store
from backend.wallet.contract import BuyerUnknown, LogonOrPinWrong, PinLocked, PinWrong
from tests.backend.wallet.conftest import BO, MEI, House, mei


def pay(house: House, pin: str) -> str:
    """Check a PIN as a payment does; return ``ok`` or the refusal in short."""
    try:
        house.do(service.check_pin, MEI, pin)
    except PlatformError as refusal:
        return f"{type(refusal).__name__} {''.join(refusal.fields.values())}"
    return "ok"


def enter(house: House, logon: str, pin: str) -> str:
    """Sign in; return ``ok`` or the refusal in short."""
    try:
        house.do(service.sign_in, logon, pin)
    except PlatformError as refusal:
        return f"{type(refusal).__name__} {''.join(refusal.fields.values())}"
    return "ok"


FIVE_WRONG = ["PinWrong 4", "PinWrong 3", "PinWrong 2", "PinWrong 1", "PinLocked 30"]


def test_the_fifth_wrong_pin_locks_and_the_right_one_no_longer_opens(house: House) -> None:
    assert [pay(house, "000000") for _ in range(5)] == FIVE_WRONG
    assert pay(house, "111111") == "PinLocked 30"


def test_the_lock_opens_after_thirty_minutes_with_five_new_tries(house: House) -> None:
    for _ in range(5):
        pay(house, "000000")
    house.now += timedelta(minutes=30) - timedelta(microseconds=1)
    assert pay(house, "111111") == "PinLocked 1"
    house.now += timedelta(microseconds=1)
    assert [pay(house, "000000") for _ in range(5)] == FIVE_WRONG


def test_the_right_pin_gives_the_tries_back(house: House) -> None:
    for _ in range(4):
        pay(house, "000000")
    assert pay(house, "111111") == "ok"
    assert [pay(house, "000000") for _ in range(5)] == FIVE_WRONG


def test_tries_survive_a_restart_before_every_one(house: House) -> None:
    said = []
    for _ in range(6):
        house.restart()
        said.append(pay(house, "000000"))
    assert said == [*FIVE_WRONG, "PinLocked 30"]


def test_guesses_sent_at_once_share_no_try(house: House) -> None:
    works = [house.work(service.check_pin, MEI, f"{n:06}") for n in range(12)]
    outcomes = house.database.group(works)
    assert [type(outcome.error) for outcome in outcomes] == [PinWrong] * 4 + [PinLocked] * 8


def test_a_wrong_pin_is_counted_though_its_call_is_refused_with_others_in_the_group(
    house: House,
) -> None:
    wrong, right, again = house.database.group(
        [
            house.work(service.check_pin, MEI, "000000"),
            house.work(service.balance, MEI),
            house.work(service.check_pin, MEI, "000000"),
        ]
    )
    assert isinstance(wrong.error, PinWrong)
    assert right.value == Money(500_00)
    assert isinstance(again.error, PinWrong)
    assert pay(house, "000000") == "PinWrong 2"


def test_who_guesses_at_the_sign_in_does_not_lock_the_phone_in_hand(house: House) -> None:
    for _ in range(5):
        enter(house, "13800000011", "000000")
    assert enter(house, "13800000011", "111111") == "PinLocked 30"
    assert pay(house, "111111") == "ok"


def test_a_logon_nobody_has_answers_like_one_somebody_has(house: House) -> None:
    somebody = [enter(house, "13800000011", "000000") for _ in range(6)]
    nobody = [enter(house, "13900000000", "000000") for _ in range(6)]
    assert nobody == somebody
    assert somebody[0] == "LogonOrPinWrong 4"
    house.later(minutes=31)
    assert enter(house, "13900000000", "000000") == enter(house, "13800000011", "000000")


def test_wrong_sign_ins_under_names_nobody_has_do_not_pile_up(house: House) -> None:
    for number in range(30):
        enter(house, f"139{number:08}", "000000")
    house.later(days=1)
    enter(house, "13700000000", "000000")
    kept = {f"pay:{MEI}", f"sign_in:{MEI}", "nobody:13700000000"}
    assert set(house.rows("SELECT subject FROM wallet_tries")) == {f"('{name}',)" for name in kept}


def test_tries_that_were_never_counted_are_counted_from_now_on(house: House) -> None:
    house.database.do(lambda unit: unit.change(text("DELETE FROM wallet_tries")))
    assert [pay(house, "000000") for _ in range(5)] == FIVE_WRONG


def test_a_pin_of_nobody_is_not_tried(house: House) -> None:
    with pytest.raises(BuyerUnknown):
        house.do(service.check_pin, BO, "111111")


def test_a_pin_is_not_in_the_file(house: House) -> None:
    house.do(service.open_buyer, _bo())
    hashes = house.rows("SELECT pin_hash FROM wallet_buyer")
    assert "111111" not in str(hashes)
    assert len(set(hashes)) == 2, "one salt for two buyers"


def test_the_refusals_are_kept_and_say_how_many_tries_are_left() -> None:
    assert PinWrong.keeps
    assert PinLocked.keeps
    assert LogonOrPinWrong.keeps
    assert "3" in PinWrong(tries_left="3").words()
    assert "30" in PinLocked(minutes="30").words()


def _bo() -> service.Opening:
    return mei(buyer_id=BO, logon_id="13800000012")


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 45)), min_size=4, max_size=24),
)
def test_at_most_five_pins_in_a_row_are_looked_at_before_thirty_minutes_of_rest(
    steps: list[tuple[int, int]],
) -> None:
    house = House("sqlite://")
    house.do(service.open_buyer, mei())
    looked_at: list[datetime] = []  # wrong ones since the last right one
    for kind, minutes in steps:
        house.later(minutes=minutes if kind > 6 else 0)
        said = pay(house, "111111" if kind == 0 else "000000")
        full = len(looked_at) == 5
        closed = full and house.now - looked_at[-1] < timedelta(minutes=30)
        if closed:
            assert said.startswith("PinLocked")
            continue
        looked_at = [] if full or said == "ok" else looked_at
        assert (said == "ok") == (kind == 0)
        if kind:
            looked_at.append(house.now)
            assert said == FIVE_WRONG[len(looked_at) - 1]
    house.database.close()


def test_a_try_counted_meanwhile_is_not_overwritten(house: House) -> None:
    subject, first, second = f"pay:{MEI}", Tries(1), Tries(2)
    assert house.database.do(lambda unit: store.swap_tries(unit, subject, Tries(), first))
    assert not house.database.do(lambda unit: store.swap_tries(unit, subject, Tries(), second))
    assert house.database.do(lambda unit: store.counted_tries(unit, subject)) == first
