"""The book balances whatever is posted, and refuses what may not be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.kernel.call import Call, Caller, Setting
from backend.kernel.database import Database
from backend.kernel.ids import Ids
from backend.kernel.unit import Unit
from backend.ledger import accounts, audit, book, holds
from backend.ledger.accounts import Account
from backend.ledger.book import BalanceShort, Entry, EntryDiffers, EntryMissing, Posting
from backend.ledger.holds import CaptureBeyondHold, HoldClosed, HoldDiffers, HoldMissing
from backend.protocol.errors import SystemError_
from backend.protocol.money import Currency, Money

NOW = datetime(2026, 5, 1, 4, tzinfo=UTC)
SHOP = "2088000000000001"
ANN, BEN = accounts.buyer("2088000000000011"), accounts.buyer("2088000000000012")
FUNDING, FEES = accounts.platform("funding"), accounts.platform("fees")
TILL = accounts.merchant(SHOP)

Work = Callable[[Call], Any]


class Ledger:
    """A ledger on a real database; works given together are one group."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.top_up(ANN, 1000)

    def group(self, *works: Work) -> list[Any]:
        def on_call(work: Work) -> Callable[[Unit], Any]:
            return lambda unit: work(_call(unit))

        return [out.error or out.value for out in self.database.group([on_call(w) for w in works])]

    def do(self, work: Work) -> Any:
        return self.database.do(lambda unit: work(_call(unit)))

    def top_up(self, account: Account, fen: int) -> None:
        self.do(lambda call: move(call, f"top-up:{account}", FUNDING, account, fen))

    def free(self, account: Account) -> int:
        return int(self.do(lambda call: book.balance(call, account)).free)

    def breaches(self) -> list[str]:
        def look(unit: Unit) -> list[str]:
            return [breach for check in audit.CHECKS for breach in check.run(unit).breaches]

        return self.database.do(look)


def _call(unit: Unit) -> Call:
    return Call(Caller(merchant_id=SHOP), NOW, unit, Ids.seeded(1), Setting())


def move(call: Call, key: str, debit: Account, credit: Account, fen: int) -> Any:
    posting = Posting(debit, credit, Money(fen))
    return book.post(call, key=key, kind="test", postings=(posting,))


@contextmanager
def open_ledger() -> Iterator[Ledger]:
    database = Database.open("sqlite://")
    database.create_all()
    yield Ledger(database)
    database.close()


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger() as opened:
        yield opened


def test_a_sale_with_a_fee_reaches_everyone(ledger: Ledger) -> None:
    sale = (Posting(ANN, TILL, Money(1000)), Posting(TILL, FEES, Money(6)))

    ledger.do(lambda call: book.post(call, key="pay:1", kind="pay", postings=sale))

    assert [ledger.free(account) for account in (ANN, TILL, FEES)] == [0, 994, 6]
    assert ledger.breaches() == []


def test_nothing_is_posted_when_the_balance_is_short(ledger: Ledger) -> None:
    with pytest.raises(BalanceShort):
        ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 1001))

    assert (ledger.free(ANN), ledger.free(TILL)) == (1000, 0)
    assert ledger.breaches() == []


def test_a_key_that_is_new_on_somebodys_word_is_still_posted_once(ledger: Ledger) -> None:
    def post(call: Call) -> Any:
        gift = (Posting(ANN, TILL, Money(300)),)
        return book.post(call, key="pay:1", kind="test", postings=gift, is_new=True)

    first = ledger.group(post)
    later = ledger.group(post)
    both = ledger.group(*[lambda call: move(call, "pay:2", ANN, TILL, 1)] * 2, post)

    kinds = [[type(told) for told in group] for group in (first, later, both)]
    assert kinds == [[Entry], [SystemError_], [Entry, Entry, SystemError_]]
    assert (ledger.free(ANN), ledger.free(TILL)) == (699, 301)
    assert ledger.breaches() == []


def test_the_same_entry_twice_moves_money_once(ledger: Ledger) -> None:
    for _ in range(3):
        ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 300))
    ledger.group(*[lambda call: move(call, "pay:2", ANN, TILL, 200)] * 3)

    assert ledger.free(TILL) == 500
    assert ledger.breaches() == []


def test_a_key_posted_with_other_content_is_refused(ledger: Ledger) -> None:
    ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 300))

    with pytest.raises(EntryDiffers):
        ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 301))


def test_a_reversal_gives_back_what_the_entry_took(ledger: Ledger) -> None:
    ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 300))
    ledger.do(lambda call: book.reverse(call, key="undo:1", of="pay:1", kind="undo"))
    ledger.do(lambda call: book.reverse(call, key="undo:1", of="pay:1", kind="undo"))

    assert (ledger.free(ANN), ledger.free(TILL)) == (1000, 0)
    with pytest.raises(EntryMissing):
        ledger.do(lambda call: book.reverse(call, key="undo:2", of="pay:2", kind="undo"))
    with pytest.raises(BalanceShort):
        ledger.do(lambda call: book.reverse(call, key="undo:4", of="pay:1", kind="undo"))
    assert ledger.breaches() == []


def test_money_earned_in_a_group_can_be_spent_in_the_same_group(ledger: Ledger) -> None:
    outcomes = ledger.group(
        lambda call: move(call, "pay:1", ANN, TILL, 500),
        lambda call: move(call, "refund:1", TILL, ANN, 200),
        lambda call: move(call, "refund:2", TILL, ANN, 301),
        lambda call: move(call, "refund:3", TILL, BEN, 300),
        lambda call: book.balance(call, TILL).free,
        lambda call: move(call, "spend:1", BEN, TILL, 300),
    )

    assert isinstance(outcomes[2], BalanceShort)
    assert outcomes[4] == 0
    assert [ledger.free(account) for account in (ANN, BEN, TILL)] == [700, 0, 300]
    assert ledger.breaches() == []


def test_a_hold_is_captured_once_and_the_rest_is_free(ledger: Ledger) -> None:
    ledger.do(lambda call: holds.hold(call, key="h", account=ANN, amount=Money(700)))
    assert ledger.free(ANN) == 300
    with pytest.raises(BalanceShort):
        ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 301))

    ledger.do(lambda c: holds.capture(c, key="h", amount=Money(450), to=TILL, kind="capture"))

    assert (ledger.free(ANN), ledger.free(TILL)) == (550, 450)
    with pytest.raises(HoldClosed):
        ledger.do(lambda c: holds.capture(c, key="h", amount=Money(1), to=TILL, kind="capture"))
    with pytest.raises(HoldClosed):
        ledger.do(lambda call: holds.release(call, key="h"))
    assert ledger.breaches() == []


def test_a_released_hold_is_free_again(ledger: Ledger) -> None:
    ledger.do(lambda call: holds.hold(call, key="h", account=ANN, amount=Money(700)))
    ledger.do(lambda call: holds.hold(call, key="h", account=ANN, amount=Money(700)))

    released = ledger.do(lambda call: holds.release(call, key="h"))

    assert released.released == Money(700)
    assert ledger.free(ANN) == 1000
    assert ledger.breaches() == []


def test_what_a_hold_may_not_do_is_refused(ledger: Ledger) -> None:
    ledger.do(lambda call: holds.hold(call, key="h", account=ANN, amount=Money(700)))

    for amount in (Money(0), Money(701)):
        taking = partial(holds.capture, key="h", amount=amount, to=TILL, kind="capture")
        with pytest.raises(CaptureBeyondHold):
            ledger.do(taking)
    with pytest.raises(HoldMissing):
        ledger.do(lambda call: holds.release(call, key="other"))
    with pytest.raises(HoldDiffers):
        ledger.do(lambda call: holds.hold(call, key="h", account=ANN, amount=Money(1)))
    with pytest.raises(BalanceShort):
        ledger.do(lambda call: holds.hold(call, key="g", account=ANN, amount=Money(301)))
    with pytest.raises(ValueError, match="floor"):
        ledger.do(lambda call: holds.hold(call, key="f", account=FEES, amount=Money(1)))


def test_money_earned_in_a_group_can_be_held_in_the_same_group(ledger: Ledger) -> None:
    ledger.group(
        lambda call: move(call, "pay:1", ANN, BEN, 500),
        lambda call: holds.hold(call, key="h", account=BEN, amount=Money(500)),
    )

    assert ledger.free(BEN) == 0
    assert ledger.breaches() == []


@pytest.mark.parametrize("fen", [0, -1])
def test_a_posting_moves_more_than_nothing(fen: int) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        Posting(ANN, BEN, Money(fen))


def test_a_posting_needs_two_accounts_and_one_currency() -> None:
    with pytest.raises(ValueError, match="two accounts"):
        Posting(ANN, ANN, Money(1))
    with pytest.raises(ValueError, match="fen"):
        Posting(ANN, BEN, Money(1, Currency.JPY))


TAMPERING = [
    ("UPDATE ledger_posting SET amount = amount + 1 WHERE key = 'pay:1'", "was changed after"),
    ("UPDATE ledger_entry SET memo = 'x' WHERE key = 'pay:1'", "was changed after"),
    ("DELETE FROM ledger_posting WHERE key = 'pay:1'", "no postings"),
    ("DELETE FROM ledger_entry WHERE key = 'pay:1'", "does not follow"),
    ("UPDATE ledger_balance SET posted = posted + 1 WHERE name = 'settled'", "not to nothing"),
    ("UPDATE ledger_balance SET floor = 5000 WHERE name = 'x'", ""),
    ("DELETE FROM ledger_balance WHERE name = 'settled'", "has no balance"),
    ("UPDATE ledger_block SET previous = 'x' WHERE seq = 2", "does not follow"),
    ("DELETE FROM ledger_block WHERE seq = 1", "is missing"),
    ("DELETE FROM ledger_block WHERE seq = 3", "is in no block"),
    ("UPDATE ledger_hold SET amount = amount + 1", "its holds"),
    ("UPDATE ledger_hold SET captured = 1", "partly used"),
    ("UPDATE ledger_hold SET closed_at = 1", "still open"),
]


@pytest.mark.parametrize(("statement", "words"), TAMPERING)
def test_the_audit_finds_what_was_tampered_with(ledger: Ledger, statement: str, words: str) -> None:
    ledger.do(lambda call: holds.hold(call, key="h", account=ANN, amount=Money(100)))
    ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 300))
    ledger.do(lambda call: move(call, "pay:2", ANN, TILL, 300))

    ledger.database.do(lambda unit: unit.change(text(statement)))

    assert words in "; ".join(ledger.breaches())


def test_the_database_itself_refuses_a_balance_below_its_floor(ledger: Ledger) -> None:
    overdraw = text("UPDATE ledger_balance SET posted = -1 WHERE owner_id = '2088000000000011'")

    with pytest.raises(IntegrityError, match="floor_kept"):
        ledger.database.do(lambda unit: unit.change(overdraw))


def test_a_reversed_fee_comes_back_from_the_platform(ledger: Ledger) -> None:
    sale = (Posting(ANN, TILL, Money(1000)), Posting(TILL, FEES, Money(6)))
    there_and_back = (Posting(ANN, BEN, Money(5)), Posting(BEN, ANN, Money(5)))

    ledger.do(lambda call: book.post(call, key="pay:1", kind="pay", postings=sale))
    ledger.do(lambda call: book.reverse(call, key="undo:1", of="pay:1", kind="undo"))
    ledger.do(lambda call: book.post(call, key="idle", kind="idle", postings=there_and_back))

    assert [ledger.free(account) for account in (ANN, TILL, FEES)] == [1000, 0, 0]
    assert ledger.breaches() == []


def test_nothing_is_sealed_on_a_chain_somebody_else_wrote(ledger: Ledger) -> None:
    forge = text("INSERT INTO ledger_block (seq, previous, hash, entries) VALUES (2, 'x', 'y', 0)")

    def forges(call: Call) -> None:
        move(call, "pay:1", ANN, TILL, 1)
        call.unit.change(forge)

    outcomes = ledger.group(forges, lambda call: move(call, "pay:2", ANN, TILL, 2))

    assert isinstance(outcomes[0], SystemError_)
    assert ledger.free(TILL) == 2
    assert ledger.breaches() == []


ACCOUNTS = (ANN, BEN, TILL, FEES)
MOVES = st.tuples(
    st.integers(0, 8), st.sampled_from(ACCOUNTS), st.sampled_from(ACCOUNTS), st.integers(1, 900)
).filter(lambda m: m[1] != m[2])


@settings(max_examples=60, deadline=None)
@given(groups=st.lists(st.lists(MOVES, min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_history_in_any_grouping_ends_as_one_by_one(
    groups: list[list[tuple[int, Account, Account, int]]],
) -> None:
    def work(number: int, debit: Account, credit: Account, fen: int) -> Work:
        return lambda call: move(call, f"m:{number}", debit, credit, fen)

    with open_ledger() as grouped, open_ledger() as single:
        for group in groups:
            grouped.group(*[work(*m) for m in group])
            for one in group:
                single.group(work(*one))
        left = [grouped.free(account) for account in ACCOUNTS]
        right = [single.free(account) for account in ACCOUNTS]
        assert grouped.breaches() == single.breaches() == []
    assert left == right
    assert min(left[:3]) >= 0


def test_the_whole_book_can_be_read_back(ledger: Ledger) -> None:
    ledger.do(lambda call: move(call, "pay:1", ANN, TILL, 300))

    keys = ledger.database.do(lambda unit: [entry.key for entry in book.entries(unit)])

    assert keys == ["pay:1", f"top-up:{ANN}"]
