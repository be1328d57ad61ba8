"""What an entry is, when it balances, and how it is hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from backend.ledger.accounts import Account
from backend.protocol.money import Currency, Money

GENESIS: Final = "0" * 64
"""The hash before the first block."""


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount, more than nothing, that leaves ``debit`` and reaches ``credit``."""

    debit: Account
    credit: Account
    amount: Money

    def __post_init__(self) -> None:
        if self.amount.minor <= 0 or self.amount.currency is not Currency.CNY:
            raise ValueError(f"a posting moves fen, more than nothing: {self.amount}")
        if (self.debit.owner_id, self.debit.name) == (self.credit.owner_id, self.credit.name):
            raise ValueError(f"a posting needs two accounts: {self.debit}")

    def reversed(self) -> Posting:
        """Return the posting that undoes this one."""
        return Posting(self.credit, self.debit, self.amount)


class Entry(NamedTuple):
    """One balanced change of the book, identified for ever by its business key."""

    merchant_id: str
    key: str
    kind: str
    at_micros: int
    memo: str
    postings: tuple[Posting, ...]

    def content(self) -> list[object]:
        """Return everything the hash covers, in a fixed order."""
        lines = [[str(p.debit), str(p.credit), p.amount.minor] for p in self.postings]
        return [self.merchant_id, self.key, self.kind, self.at_micros, self.memo, lines]


def block_hash(previous: str, seq: int, entries: Iterable[Entry]) -> str:
    """Return the SHA-256 of a block: the hash before it, its number, its entries by key."""
    ordered = sorted((entry.content() for entry in entries), key=lambda c: (str(c[0]), str(c[1])))
    text = json.dumps([previous, seq, ordered], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def net_changes(postings: Iterable[Posting]) -> dict[Account, int]:
    """Return by how many fen each account changes; the changes sum to zero."""
    changes: dict[Account, int] = {}
    for posting in postings:
        fen = posting.amount.minor
        changes[posting.debit] = changes.get(posting.debit, 0) - fen
        changes[posting.credit] = changes.get(posting.credit, 0) + fen
    return changes
