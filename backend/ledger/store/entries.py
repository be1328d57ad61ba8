"""Entries, balances, holds and blocks, and the rows a group writes at its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, and_, bindparam, func, insert, select, update
from sqlalchemy.dialects import sqlite

from backend.kernel.columns import at_most, micros
from backend.kernel.prepared import Values
from backend.kernel.unit import Unit
from backend.ledger.accounts import Account
from backend.ledger.rules import GENESIS, Entry, Posting, block_hash
from backend.ledger.tables import BALANCE, BLOCK, ENTRY, HOLD, POSTING
from backend.protocol.money import Money


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands on an account, in fen; ``held`` is the part spoken for."""

    posted: int
    held: int

    @property
    def free(self) -> int:
        return self.posted - self.held


@dataclass(frozen=True, slots=True)
class Hold:
    """Money spoken for until it is captured or released."""

    account: Account
    amount: Money
    captured: Money
    released: Money
    at: datetime
    closed_at: datetime | None

    @property
    def open(self) -> Money:
        return self.amount - self.captured - self.released


@dataclass(frozen=True, slots=True)
class Block:
    """One link of the chain: all entries of one commit."""

    seq: int
    previous: str
    hash: str
    entries: int


class Staged(NamedTuple):
    """An entry that waits for the end of its group, in the block it will be sealed in."""

    entry: Entry
    block: int
    at: datetime
    is_written: bool
    """Only its postings are left to be written."""


_IS_ACCOUNT = and_(BALANCE.c.owner_id == bindparam("owner"), BALANCE.c.name == bindparam("account"))
_TAKE: Final = (
    update(BALANCE)
    .where(
        _IS_ACCOUNT,
        BALANCE.c.posted + bindparam("pending") - BALANCE.c.held - bindparam("fen")
        >= func.coalesce(BALANCE.c.floor, BALANCE.c.posted - BALANCE.c.held),
    )
    .values(posted=BALANCE.c.posted + bindparam("pending") - bindparam("fen"))
)
_SPEAK_FOR: Final = (
    update(BALANCE)
    .where(
        _IS_ACCOUNT,
        BALANCE.c.posted + bindparam("pending") - BALANCE.c.held - bindparam("fen")
        >= func.coalesce(BALANCE.c.floor, 0),
    )
    .values(posted=BALANCE.c.posted + bindparam("pending"), held=BALANCE.c.held + bindparam("fen"))
)
_LET_GO: Final = update(BALANCE).where(_IS_ACCOUNT).values(held=BALANCE.c.held - bindparam("fen"))
_BALANCE: Final = select(BALANCE.c.posted, BALANCE.c.held).where(_IS_ACCOUNT)
_UPSERT = sqlite.insert(BALANCE)  # the text is the same on PostgreSQL
_GIVE: Final = _UPSERT.on_conflict_do_update(
    index_elements=["owner_id", "name"],
    set_={"posted": BALANCE.c.posted + _UPSERT.excluded.posted},
)
_LAST_BLOCK: Final = select(BLOCK).order_by(BLOCK.c.seq.desc()).limit(at_most(1))
_ADD_BLOCK: Final = insert(BLOCK)
_ENTRY: Final = select(ENTRY).where(
    ENTRY.c.merchant_id == bindparam("merchant"), ENTRY.c.key == bindparam("entry_key")
)
_POSTINGS: Final = (
    select(POSTING)
    .where(POSTING.c.merchant_id == bindparam("merchant"), POSTING.c.key == bindparam("entry_key"))
    .order_by(POSTING.c.line)
)
_HOLD: Final = select(HOLD).where(
    HOLD.c.merchant_id == bindparam("merchant"), HOLD.c.key == bindparam("hold_key")
)
_CLOSE_HOLD: Final = (
    update(HOLD)
    .where(
        HOLD.c.merchant_id == bindparam("merchant"),
        HOLD.c.key == bindparam("hold_key"),
        HOLD.c.closed_at.is_(None),
    )
    .values(
        captured=bindparam("captures"),
        released=HOLD.c.amount - bindparam("captures"),
        closed_at=bindparam("closes"),
    )
)


class EntryStage:
    """Seals the entries of a group: their postings, the balances they change, one block."""

    def write(self, unit: Unit, items: Sequence[Any]) -> None:
        staged: Sequence[Staged] = items
        entries = [item.entry for item in staged]
        unit.add_many(ENTRY, [_entry_row(item) for item in staged if not item.is_written])
        unit.add_many(POSTING, [row for entry in entries for row in _posting_rows(entry)])
        last = unit.one(_LAST_BLOCK)
        previous, seq = (last.hash, last.seq + 1) if last else (GENESIS, 1)
        if {item.block for item in staged} != {seq}:
            raise RuntimeError("the chain of blocks was written by somebody else")
        digest = block_hash(previous, seq, entries)
        unit.change(
            _ADD_BLOCK,
            {"seq": seq, "previous": previous, "hash": digest, "entries": len(entries)},
        )


class BalanceStage:
    """Adds up what a group changes on each account: one update an account, however many sales."""

    def write(self, unit: Unit, items: Sequence[Any]) -> None:
        changes: defaultdict[Account, int] = defaultdict(int)
        for account, fen in items:
            changes[account] += fen
        for account, fen in changes.items():
            if fen:
                give(unit, account, fen)


ENTRIES: Final = EntryStage()
BALANCES: Final = BalanceStage()


def _entry_row(staged: Staged) -> Values:
    entry = staged.entry
    return entry.merchant_id, entry.key, entry.kind, staged.at, entry.memo, staged.block


def _posting_rows(entry: Entry) -> Iterator[Values]:
    for line, posting in enumerate(entry.postings):
        debit, credit = posting.debit, posting.credit
        yield (
            *(entry.merchant_id, entry.key, line),
            *(debit.owner_id, debit.name, credit.owner_id, credit.name),
            posting.amount.minor,
        )


def _of(account: Account) -> dict[str, object]:
    return {"owner": account.owner_id, "account": account.name}


def pending(unit: Unit, account: Account) -> int:
    """Return the fen this group has staged for an account."""
    return sum(fen for staged, fen in unit.staged(BALANCES) if staged == account)


def take(unit: Unit, account: Account, fen: int) -> bool:
    """Take fen from an account with a floor, counting what the group staged for it."""
    return _with_pending(unit, account, fen, _TAKE)


def speak_for(unit: Unit, account: Account, fen: int) -> bool:
    """Set fen aside on an account with a floor."""
    return _with_pending(unit, account, fen, _SPEAK_FOR)


def _with_pending(unit: Unit, account: Account, fen: int, statement: Any) -> bool:
    if unit.change(statement, {**_of(account), "fen": fen, "pending": 0}):
        return True
    waiting = pending(unit, account)
    if not waiting:
        return False
    give(unit, account, 0)
    if not unit.change(statement, {**_of(account), "fen": fen, "pending": waiting}):
        return False
    unit.stage(BALANCES, (account, -waiting))
    return True


def let_go(unit: Unit, account: Account, fen: int) -> None:
    """Free fen that were set aside."""
    unit.change(_LET_GO, {**_of(account), "fen": fen})


def give(unit: Unit, account: Account, fen: int) -> None:
    """Add fen to an account, opening it if need be."""
    row = {"owner_id": account.owner_id, "name": account.name, "floor": account.floor}
    unit.change(_GIVE, {**row, "posted": fen, "held": 0})


def balance(unit: Unit, account: Account) -> Balance:
    """Return what stands on an account, with what this group staged for it."""
    row = unit.one(_BALANCE, _of(account))
    waiting = pending(unit, account)
    return Balance(row.posted + waiting, row.held) if row else Balance(waiting, 0)


def last_block(unit: Unit) -> Block | None:
    """Return the head of the chain."""
    last = unit.one(_LAST_BLOCK)
    return Block(last.seq, last.previous, last.hash, last.entries) if last else None


def next_block(unit: Unit) -> int:
    """Return the number of the block this group will be sealed in."""
    for staged in unit.staged(ENTRIES):
        return int(staged.block)
    last = unit.one(_LAST_BLOCK)
    return int(last.seq) + 1 if last else 1


def add_entry(unit: Unit, entry: Entry, at: datetime) -> bool:
    """Write an entry unless its key is taken; return whether it is new."""
    staged = Staged(entry, next_block(unit), at, is_written=True)
    if not unit.add_once(ENTRY, _entry_row(staged)):
        return False
    unit.stage(ENTRIES, staged)
    return True


def add_new_entry(unit: Unit, entry: Entry, at: datetime) -> None:
    """Write an entry at the end of its group, whose commit fails if the key is taken."""
    unit.stage(ENTRIES, Staged(entry, next_block(unit), at, is_written=False))


def entry_by_key(unit: Unit, merchant_id: str, key: str) -> Entry | None:
    """Return an entry with its postings, also one staged in this group."""
    for staged in unit.staged(ENTRIES):
        if (staged.entry.merchant_id, staged.entry.key) == (merchant_id, key):
            return staged.entry  # type: ignore[no-any-return]  # stages carry what is put in
    named = {"merchant": merchant_id, "entry_key": key}
    row = unit.one(_ENTRY, named)
    return None if row is None else _entry(row, unit.all(_POSTINGS, named))


def _entry(row: Any, postings: Sequence[Any]) -> Entry:
    lines = tuple(
        Posting(
            Account(line.debit_owner, line.debit_name),
            Account(line.credit_owner, line.credit_name),
            Money(line.amount),
        )
        for line in postings
    )
    return Entry(row.merchant_id, row.key, row.kind, micros(row.at), row.memo, lines)


def add_hold(unit: Unit, row: dict[str, object]) -> bool:
    """Write a hold unless its key is taken; return whether it is new."""
    return unit.insert_once(HOLD, row)


def hold_by_key(unit: Unit, merchant_id: str, key: str) -> Hold | None:
    """Return a hold."""
    row = unit.one(_HOLD, {"merchant": merchant_id, "hold_key": key})
    return None if row is None else _hold(row)


def _hold(row: Any) -> Hold:
    return Hold(
        account=Account(row.owner_id, row.name, 0),
        amount=Money(row.amount),
        captured=Money(row.captured),
        released=Money(row.released),
        at=row.at,
        closed_at=row.closed_at,
    )


def close_hold(
    unit: Unit, merchant_id: str, key: str, *, captured: Money, closed_at: datetime
) -> bool:
    """Complete a hold that is open; return False if it was complete before."""
    parameters = {"captures": captured.minor, "closes": closed_at}
    named = {"merchant": merchant_id, "hold_key": key}
    return unit.change(_CLOSE_HOLD, {**named, **parameters}) == 1


def every_entry(unit: Unit) -> Iterator[tuple[Entry, int]]:
    """Yield every entry with its block, by key; for the audit, which reads the whole book."""
    joined = (
        select(ENTRY, POSTING)
        .select_from(
            ENTRY.outerjoin(
                POSTING,
                and_(POSTING.c.merchant_id == ENTRY.c.merchant_id, POSTING.c.key == ENTRY.c.key),
            )
        )
        .order_by(ENTRY.c.merchant_id, ENTRY.c.key, POSTING.c.line)
        .set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
    )
    rows = unit.all(joined)
    keyed = groupby(rows, lambda row: (row.ledger_entry_merchant_id, row.ledger_entry_key))
    for _, group in keyed:
        lines = list(group)
        first = lines[0]
        yield _joined_entry(first, lines), first.ledger_entry_block


def _joined_entry(first: Any, lines: Sequence[Any]) -> Entry:
    postings = tuple(
        Posting(
            Account(line.ledger_posting_debit_owner, line.ledger_posting_debit_name),
            Account(line.ledger_posting_credit_owner, line.ledger_posting_credit_name),
            Money(line.ledger_posting_amount),
        )
        for line in lines
        if line.ledger_posting_amount is not None
    )
    return Entry(
        first.ledger_entry_merchant_id,
        first.ledger_entry_key,
        first.ledger_entry_kind,
        micros(first.ledger_entry_at),
        first.ledger_entry_memo,
        postings,
    )


def every_balance(unit: Unit) -> Iterator[tuple[Account, Balance]]:
    """Yield every account with what stands on it."""
    for row in unit.all(select(BALANCE).order_by(BALANCE.c.owner_id, BALANCE.c.name)):
        yield Account(row.owner_id, row.name, row.floor), Balance(row.posted, row.held)


def every_hold(unit: Unit) -> Iterator[tuple[str, Hold]]:
    """Yield every hold with its key."""
    for row in unit.all(select(HOLD).order_by(HOLD.c.merchant_id, HOLD.c.key)):
        yield row.key, _hold(row)


def every_block(unit: Unit) -> Iterator[Block]:
    """Yield the chain, first to last."""
    for row in unit.all(select(BLOCK).order_by(BLOCK.c.seq)):
        yield Block(row.seq, row.previous, row.hash, row.entries)
