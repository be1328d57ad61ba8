"""The audit finds what went wrong behind the platform's back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.kernel.database import Database
from backend.protocol.signing import PrivateKey
from tests.backend.payments.shop import CHECKS, Shop

TRADE = "UPDATE payments_trade SET"
BACKWARDS = (
    "UPDATE ledger_posting SET debit_owner = credit_owner, debit_name = credit_name,"
    " credit_owner = debit_owner, credit_name = debit_name WHERE key LIKE 'pay:%'"
)
UNPAID = f"{TRADE} state = 'waiting', paid = 0, fee = 0, paid_at = NULL WHERE out_trade_no = 'A1'"
PAID_FROM_NOWHERE = (
    f"{TRADE} state = 'paid', paid = total, fee = 3, paid_at = created_at WHERE out_trade_no = 'A3'"
)


@pytest.fixture
def books(platform_key: PrivateKey) -> Iterator[Shop]:
    """Books with two sales and a refund, which a test is going to spoil."""
    database = Database.open("sqlite://")
    database.create_all()
    shop = Shop(database, platform_key)
    shop.open()
    shop.pay("100.00", out_trade_no="A1")
    shop.pay("50.00", out_trade_no="A2")
    shop.refund("A2", "20.00", out_request_no="R1")
    shop.pay_waiting("5.00", out_trade_no="A3")
    yield shop
    database.close()


def test_clean_books_have_no_breach_and_every_check_looked_at_something(books: Shop) -> None:
    assert books.breaches() == []
    counts = {check.name: books.database.do(check.run).count for check in CHECKS}
    assert counts["payments: one fact for every change of a trade"] == 4
    assert counts["payments: every payment and refund is in the book once"] == 3
    assert counts["payments: fees are the rule's fee of what is kept"] == 3


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (f"{TRADE} refunded = 1, fee = 59 WHERE out_trade_no = 'A1'", "says 1 fen went back"),
        ("UPDATE payments_refund SET amount = 6000", "gave back 6000 fen of 5000"),
        ("DELETE FROM payments_refund", "its refunds 0"),
        (f"{TRADE} fee = fee + 1 WHERE out_trade_no = 'A1'", "bears a fee of 61 fen"),
        (
            f"{TRADE} total = 9999, paid = 9999 WHERE out_trade_no = 'A1'",
            "moved other amounts than the trade says",
        ),
        (f"{TRADE} buyer_id = '2088000000000012'", "moved other amounts"),
        ("UPDATE payments_refund SET fee_back = fee_back + 1", "moved other amounts"),
        (BACKWARDS, "moved other amounts"),
        (UNPAID, "is in the book and of no trade"),
        (PAID_FROM_NOWHERE, "is not in the book"),
        (f"{TRADE} version = 2 WHERE out_trade_no = 'A1'", "changed 2 times, told 1"),
        ("DELETE FROM outbox WHERE name = 'payments.trade.refunded'", "changed 2 times, told 1"),
        (
            f"{TRADE} state = 'finished' WHERE out_trade_no = 'A1'",
            "is finished, last told payments.trade.paid",
        ),
    ],
)
def test_a_spoilt_row_is_found(books: Shop, spoil: str, found: str) -> None:
    books.change_row(spoil)

    assert any(found in breach for breach in books.breaches())


@pytest.mark.parametrize(
    "spoil",
    [
        f"{TRADE} refunded = paid + 1",
        f"{TRADE} refunded = -1",
        f"{TRADE} fee = -1",
        f"{TRADE} total = -1",
        f"{TRADE} paid = 1 WHERE out_trade_no = 'A1'",
        f"{TRADE} state = 'lost'",
        f"{TRADE} state = 'closed' WHERE out_trade_no = 'A1'",
        f"{TRADE} state = 'waiting' WHERE out_trade_no = 'A1'",
        f"{TRADE} paid_at = NULL WHERE out_trade_no = 'A1'",
        f"{TRADE} closing = 'cancel'",
        f"{TRADE} out_trade_no = 'A1'",
        "UPDATE payments_refund SET amount = 0",
        "UPDATE payments_refund SET fee_back = amount + 1",
        "DELETE FROM payments_trade WHERE out_trade_no = 'A2'",
    ],
)
def test_the_database_itself_refuses_what_no_rule_allows(books: Shop, spoil: str) -> None:
    with pytest.raises(Exception, match="constraint"):
        books.change_row(spoil)

    assert books.breaches() == []
