"""A buyer with too little money, who gets more a moment later."""

from __future__ import annotations

from typing import Final, Protocol

from backend.app import Platform
from backend.kernel.call import Call, Caller
from backend.ledger import accounts, book
from backend.protocol.money import Money
from backend.wallet import service as wallet
from backend.wallet.service import Opening

POOR: Final = "2088000000000103"
HAS: Final = Money(100)
MORE: Final = Money(100_00)


class OnAPlatform(Protocol):
    """A shop of these tests."""

    platform: Platform


def open_poor(call: Call) -> None:
    wallet.open_buyer(call, Opening(POOR, "10000000003", "何苗", "246810", HAS, Money(200_00)))


def top_up(shop: OnAPlatform) -> None:
    def fund(call: Call) -> None:
        posting = book.Posting(accounts.platform("funding"), accounts.buyer(POOR), MORE)
        book.post(call, key="top-up", kind="wallet.open", postings=[posting])

    shop.platform.do(fund, Caller())


def poor_code(shop: OnAPlatform) -> str:
    """Let the buyer come, and hold out a payment code."""
    shop.platform.do(open_poor, Caller())
    return shop.platform.do(
        lambda call: wallet.issue_code(call, POOR, always_confirm=False).auth_code,
        Caller(buyer_id=POOR),
    )
