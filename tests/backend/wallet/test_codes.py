"""Payment codes: good once, for one minute."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.call import Call
from backend.kernel.database import Outcome
from backend.kernel.ids import Ids
from backend.protocol.errors import BusinessError
from backend.protocol.money import Money
from backend.wallet import service
from backend.wallet.contract import BuyerUnknown
from backend.wallet.rules import seconds_left
from backend.wallet.service import Claim
from tests.backend.wallet.conftest import BO, MEI, NOON, House, mei


def test_a_code_has_18_digits_and_a_prefix_from_25_to_30(house: House) -> None:
    codes = [house.do(service.issue_code, MEI).auth_code for _ in range(40)]
    assert len(set(codes)) == 40
    assert all(len(code) == 18 and code.isdigit() and 25 <= int(code[:2]) <= 30 for code in codes)


def test_a_claim_says_whose_code_it_is_and_what_may_be_charged_without_asking(house: House) -> None:
    issued = house.do(service.issue_code, MEI, always_confirm=True)
    claim = house.do(service.claim_code, issued.auth_code, "2026050122001")
    assert claim == Claim(
        MEI, "13800000011", active=True, free_limit=Money(200_00), always_confirm=True
    )


def test_every_code_is_claimed_with_the_facts_of_its_own_buyer(house: House) -> None:
    bo = mei(buyer_id=BO, logon_id="bo@shop.example", free_limit=Money(0))
    house.do(service.open_buyer, bo)
    codes = [house.do(service.issue_code, who).auth_code for who in (BO, MEI, BO)]
    house.do(service.close_buyer, BO)
    claims = [house.do(service.claim_code, code, f"t-{code}") for code in codes]
    of_bo = Claim(BO, "bo@shop.example", active=False, free_limit=Money(0), always_confirm=False)
    of_mei = Claim(MEI, "13800000011", active=True, free_limit=Money(200_00), always_confirm=False)
    assert claims == [of_bo, of_mei, of_bo]


def test_a_code_is_claimed_once(house: House) -> None:
    code = house.do(service.issue_code, MEI).auth_code
    assert house.do(service.claim_code, code, "t-1") is not None
    assert house.do(service.claim_code, code, "t-1") is None
    assert house.do(service.claim_code, code, "t-2") is None


def test_a_code_used_stays_used_for_ever(house: House) -> None:
    code = house.do(service.issue_code, MEI).auth_code
    house.do(service.claim_code, code, "t-1")
    house.restart()
    house.later(days=400)
    house.do(service.issue_code, MEI)
    assert house.do(service.claim_code, code, "t-2") is None
    assert f"('{code}',)" in house.rows("SELECT auth_code FROM wallet_payment_code")


def test_a_code_ends_with_its_minute(house: House) -> None:
    first, second = (house.do(service.issue_code, MEI).auth_code for _ in "ab")
    house.now += timedelta(minutes=1) - timedelta(microseconds=1)
    assert house.do(service.claim_code, first, "t-1") is not None
    house.now += timedelta(microseconds=1)
    assert house.do(service.claim_code, second, "t-2") is None


def test_the_code_before_stays_good_beside_the_new_one(house: House) -> None:
    before = house.do(service.issue_code, MEI).auth_code
    house.later(seconds=55)
    house.do(service.issue_code, MEI)
    assert house.do(service.claim_code, before, "t-1") is not None


def test_a_code_that_was_never_given_out_is_nobodys(house: House) -> None:
    assert house.do(service.claim_code, "280000000000000000", "t-1") is None


def test_of_many_tills_in_one_commit_one_gets_the_code(house: House) -> None:
    code = house.do(service.issue_code, MEI).auth_code
    works = [house.work(service.claim_code, code, f"t-{n}") for n in range(16)]
    outcomes: list[Outcome[Claim | None]] = house.database.group(works)
    assert [outcome.error for outcome in outcomes] == [None] * 16
    assert sum(outcome.value is not None for outcome in outcomes) == 1


class Refused(BusinessError):
    """A charge that failed after it had the code."""


def test_a_charge_refused_after_its_claim_leaves_the_code_to_the_next(house: House) -> None:
    code = house.do(service.issue_code, MEI).auth_code

    def refuse(call: Call) -> Claim | None:
        assert service.claim_code(call, code, "t-1") is not None
        raise Refused

    works = [house.work(refuse), house.work(service.claim_code, code, "t-2")]
    refused, claimed = house.database.group(works)
    assert isinstance(refused.error, Refused)
    assert claimed.value is not None


def test_a_lowered_limit_holds_for_codes_already_shown(house: House) -> None:
    code = house.do(service.issue_code, MEI).auth_code
    house.do(service.set_free_limit, MEI, Money(0), pin=None)
    claim = house.do(service.claim_code, code, "t-1")
    assert claim is not None
    assert claim.free_limit == Money(0)


def test_a_wallet_closed_since_is_said_so_with_the_claim(house: House) -> None:
    code = house.do(service.issue_code, MEI).auth_code
    house.do(service.close_buyer, MEI)
    claim = house.do(service.claim_code, code, "t-1")
    assert claim is not None
    assert not claim.active


def test_a_code_drawn_twice_is_given_out_once(house: House) -> None:
    house.ids = Ids.seeded(1)
    first = house.do(service.issue_code, MEI).auth_code
    house.ids = Ids.seeded(1)
    assert house.do(service.issue_code, MEI).auth_code != first


def test_unused_codes_are_forgotten_after_a_day(house: House) -> None:
    for _ in range(3):
        house.do(service.issue_code, MEI)
    house.later(days=1, minutes=2)
    house.do(service.issue_code, MEI)
    kept = house.rows("SELECT 1 FROM wallet_payment_code")
    assert len(kept) == 1


def test_nobody_gets_no_code(house: House) -> None:
    with pytest.raises(BuyerUnknown):
        house.do(service.issue_code, BO)


@given(micros=st.integers(-(10**9), 10**9))
def test_seconds_left_never_promise_more_than_there_is(micros: int) -> None:
    left = timedelta(microseconds=micros)
    seconds = seconds_left(NOON + left, NOON)
    assert seconds >= 0
    assert timedelta(seconds=seconds) <= max(left, timedelta(0)) < timedelta(seconds=seconds + 1)
