"""Accounts, sessions and the password-free limit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.protocol.money import Money
from backend.wallet import service
from backend.wallet.contract import BuyerClosed, BuyerUnknown, LogonTaken, PinNeeded, PinWrong
from backend.wallet.contract import SignedOut as Out
from tests.backend.wallet.conftest import BO, MEI, House, mei


def test_an_opened_wallet_holds_what_it_was_funded_with(house: House) -> None:
    assert house.do(service.balance, MEI) == Money(500_00)


def test_a_wallet_can_be_opened_empty(empty: House) -> None:
    empty.do(service.open_buyer, mei(balance=Money(0)))
    assert empty.do(service.balance, MEI) == Money(0)


@pytest.mark.parametrize("taken", [{"buyer_id": BO}, {"logon_id": "13800000012"}])
def test_neither_a_number_nor_a_logon_is_given_twice(house: House, taken: dict[str, str]) -> None:
    with pytest.raises(LogonTaken):
        house.do(service.open_buyer, mei(**taken))
    assert house.do(service.balance, BO) == Money(0)
    assert house.do(service.balance, MEI) == Money(500_00)


@pytest.mark.parametrize("spelt", ["MEI@Shop.example ", " mei@shop.example"])
def test_a_logon_is_found_however_it_is_spelt(empty: House, spelt: str) -> None:
    empty.do(service.open_buyer, mei(logon_id="Mei@shop.Example"))
    assert empty.do(service.buyer_by_logon, spelt).buyer_id == MEI


@pytest.mark.parametrize("logon", ["13800000099", "nobody", "", "' OR 1=1 --"])
def test_a_logon_nobody_has_is_unknown(house: House, logon: str) -> None:
    with pytest.raises(BuyerUnknown):
        house.do(service.buyer_by_logon, logon)


def test_a_session_lasts_seven_days_and_no_longer(house: House) -> None:
    session = house.do(service.sign_in, "13800000011", "111111")
    house.now += timedelta(days=7) - timedelta(microseconds=1)
    assert house.do(service.session_buyer, session.token) == MEI
    house.now += timedelta(microseconds=1)
    with pytest.raises(Out):
        house.do(service.session_buyer, session.token)


def test_a_session_survives_a_restart_but_its_token_is_not_in_the_file(house: House) -> None:
    session = house.do(service.sign_in, "13800000011", "111111")
    house.restart()
    assert house.do(service.session_buyer, session.token) == MEI
    rows = house.rows("SELECT * FROM wallet_session")
    assert len(rows) == 1
    assert session.token not in str(rows)


def test_signing_out_ends_the_named_session_only(house: House) -> None:
    here = house.do(service.sign_in, "13800000011", "111111")
    there = house.do(service.sign_in, "13800000011", "111111")
    house.do(service.sign_out, MEI, here.token)
    with pytest.raises(Out):
        house.do(service.session_buyer, here.token)
    assert house.do(service.session_buyer, there.token) == MEI
    house.do(service.sign_out, MEI)
    with pytest.raises(Out):
        house.do(service.session_buyer, there.token)


def test_nobody_ends_the_session_of_another(house: House) -> None:
    session = house.do(service.sign_in, "13800000011", "111111")
    house.do(service.sign_out, BO, session.token)
    assert house.do(service.session_buyer, session.token) == MEI


def test_a_closed_wallet_is_signed_out_and_shows_no_code_and_keeps_its_money(house: House) -> None:
    session = house.do(service.sign_in, "13800000011", "111111")
    house.do(service.close_buyer, MEI)
    with pytest.raises(Out):
        house.do(service.session_buyer, session.token)
    with pytest.raises(BuyerClosed):
        house.do(service.sign_in, "13800000011", "111111")
    with pytest.raises(BuyerClosed):
        house.do(service.issue_code, MEI)
    assert house.do(service.balance, MEI) == Money(500_00)


def test_closing_a_wallet_nobody_has_is_refused(house: House) -> None:
    with pytest.raises(BuyerUnknown):
        house.do(service.close_buyer, BO)


def test_lowering_the_limit_takes_no_pin_and_raising_it_does(house: House) -> None:
    house.do(service.set_free_limit, MEI, Money(0), pin=None)
    assert house.do(service.buyer, MEI).free_limit == Money(0)
    with pytest.raises(PinNeeded):
        house.do(service.set_free_limit, MEI, Money(1), pin=None)
    with pytest.raises(PinWrong):
        house.do(service.set_free_limit, MEI, Money(1), pin="999999")
    assert house.do(service.buyer, MEI).free_limit == Money(0)
    house.do(service.set_free_limit, MEI, Money(1000_00), pin="111111")
    assert house.do(service.buyer, MEI).free_limit == Money(1000_00)
