"""`verify` on a wallet: clean after a day's use, and not clean after a hand in the file."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from backend.protocol.errors import PlatformError
from backend.wallet import service
from backend.wallet.audit import CHECKS
from tests.backend.wallet.conftest import MEI, House


def breaches(house: House) -> list[str]:
    return [breach for check in CHECKS for breach in house.database.do(check.run).breaches]


def used(house: House) -> House:
    for trade in ("t-1", "t-2", ""):
        code = house.do(service.issue_code, MEI).auth_code
        if trade:
            house.do(service.claim_code, code, trade)
    for pin in ("000000", "000000", "111111", *["000000"] * 6):
        try:
            house.do(service.check_pin, MEI, pin)
        except PlatformError:
            continue
    return house


def test_a_used_wallet_is_clean_and_counted(house: House) -> None:
    used(house)
    assert breaches(house) == []
    assert [house.database.do(check.run).count for check in CHECKS] == [3, 2]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE wallet_payment_code SET expires_at = expires_at + 60000000",
        "UPDATE wallet_payment_code SET used_trade_no = '' WHERE used_trade_no IS NOT NULL",
        "UPDATE wallet_payment_code SET auth_code = auth_code || '0'",
        "DELETE FROM wallet_tries WHERE subject LIKE 'sign_in:%'",
        "UPDATE wallet_tries SET locked_until = NULL",
    ],
)
def test_a_hand_in_the_file_is_noticed(house: House, tampering: str) -> None:
    used(house)
    house.database.do(lambda unit: unit.change(text(tampering)))
    assert breaches(house)
