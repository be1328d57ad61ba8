"""Post and reverse: balanced, append-only, once for each business key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from backend.kernel.call import Call
from backend.kernel.columns import micros
from backend.kernel.unit import Unit
from backend.ledger.accounts import Account
from backend.ledger.rules import Entry, Posting, net_changes
from backend.ledger.store import entries as store
from backend.ledger.store import statement
from backend.ledger.store.statement import Movement, Period, Place
from backend.protocol.money import Money

__all__: Final = (
    "BalanceShort",
    "Entry",
    "EntryDiffers",
    "EntryMissing",
    "Movement",
    "Period",
    "Place",
    "Posting",
)


class BalanceShort(Exception):
    """An account would fall below its floor."""

    def __init__(self, account: Account) -> None:
        self.account = account
        super().__init__(f"not enough on {account}")


class EntryDiffers(Exception):
    """A business key was posted before with other content."""


class EntryMissing(Exception):
    """No entry has that key."""


def post(
    call: Call,
    *,
    key: str,
    kind: str,
    postings: Sequence[Posting],
    memo: str = "",
    is_new: bool = False,
) -> Entry:
    """
    Post an entry for the calling merchant at the moment of the call.

    The same key with the same postings again changes nothing and returns the first entry. With
    ``is_new`` the caller has just won the row its key is named after: the key is then not looked
    for, and if it is taken all the same the commit fails.

    :raises BalanceShort: if an account would fall below its floor; nothing is then posted.
    :raises EntryDiffers: if the key was posted before with other postings.
    """
    entry = Entry(call.merchant_id, key, kind, micros(call.now), memo, tuple(postings))
    if is_new:
        store.add_new_entry(call.unit, entry, call.now)
    elif not store.add_entry(call.unit, entry, call.now):
        return _first(call, entry)
    for account, fen in net_changes(entry.postings).items():
        if fen < 0 and account.floor is not None:
            if not store.take(call.unit, account, -fen):
                raise BalanceShort(account)
        elif fen:
            call.unit.stage(store.BALANCES, (account, fen))
    return entry


def reverse(call: Call, *, key: str, of: str, kind: str, memo: str = "") -> Entry:
    """
    Post the opposite of an earlier entry under a key of its own.

    :raises EntryMissing: if there is no entry ``of``.
    :raises BalanceShort: as for ``post``.
    """
    original = store.entry_by_key(call.unit, call.merchant_id, of)
    if original is None:
        raise EntryMissing(of)
    opposite = tuple(_floored(posting.reversed()) for posting in reversed(original.postings))
    return post(call, key=key, kind=kind, postings=opposite, memo=memo)


def balance(call: Call, account: Account) -> store.Balance:
    """Return what stands on an account now, this group's calls before this one included."""
    return store.balance(call.unit, account)


def movements(
    call: Call, account: Account, period: Period, *, most: int, after: Place | None
) -> list[Movement]:
    """Return what moved on a merchant's account, oldest first, a page at a time."""
    return statement.movements(call.unit, account, period, most=most, after=after)


def balance_before(call: Call, account: Account, moment: datetime) -> Money:
    """Return what stood on a merchant's account just before a moment."""
    since = statement.turnover(call.unit, account, Period(moment))
    return Money(store.balance(call.unit, account).posted - since)


def entries(unit: Unit) -> Iterator[Entry]:
    """Yield every entry of the book; for audits, which compare it with what it was posted for."""
    for entry, _ in store.every_entry(unit):
        yield entry


def _first(call: Call, entry: Entry) -> Entry:
    first = store.entry_by_key(call.unit, entry.merchant_id, entry.key)
    if first is None or first.content()[5] != entry.content()[5] or first.kind != entry.kind:
        raise EntryDiffers(entry.key)
    return first


def _floored(posting: Posting) -> Posting:
    """Every account but the platform's own keeps its floor of zero when money is taken back."""
    debit = posting.debit
    if debit.owner_id != "platform":
        debit = Account(debit.owner_id, debit.name, 0)
    return Posting(debit, posting.credit, posting.amount)
