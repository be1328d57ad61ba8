"""What must hold of the book, read back from its rows alone."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from backend.kernel.audit import Check, Finding
from backend.kernel.unit import Unit
from backend.ledger.rules import GENESIS, Entry, block_hash
from backend.ledger.store import entries as store


def _balanced(unit: Unit) -> Finding:
    """Every entry has postings, and every balance is the sum of what was posted to it."""
    sums: defaultdict[str, int] = defaultdict(int)
    breaches: list[str] = []
    count = 0
    for entry, _ in store.every_entry(unit):
        count += 1
        if not entry.postings:
            breaches.append(f"entry {entry.key} has no postings")
        for posting in entry.postings:
            sums[str(posting.debit)] -= posting.amount.minor
            sums[str(posting.credit)] += posting.amount.minor
    for account, balance in store.every_balance(unit):
        posted = sums.pop(str(account), 0)
        if posted != balance.posted:
            breaches.append(f"{account} stands at {balance.posted} fen, posted were {posted}")
    breaches += [f"{name} was posted to and has no balance" for name, fen in sums.items() if fen]
    return Finding(count, tuple(breaches))


def _floors(unit: Unit) -> Finding:
    """No account is below its floor, and the whole book sums to nothing."""
    balances = list(store.every_balance(unit))
    breaches = [
        f"{account} is below its floor: {balance.free} fen"
        for account, balance in balances
        if account.floor is not None and balance.free < account.floor
    ]
    whole = sum(balance.posted for _, balance in balances)
    if whole:
        breaches.append(f"the book sums to {whole} fen, not to nothing")
    return Finding(len(balances), tuple(breaches))


def _holds(unit: Unit) -> Finding:
    """Open holds sum to what their account holds; a closed hold is used up."""
    held: defaultdict[str, int] = defaultdict(int)
    breaches: list[str] = []
    count = 0
    for key, hold in store.every_hold(unit):
        count += 1
        held[str(hold.account)] += 0 if hold.closed_at else hold.amount.minor
        if hold.closed_at and hold.open:
            breaches.append(f"hold {key} is closed with {hold.open.minor} fen still open")
        if not hold.closed_at and (hold.captured or hold.released):
            breaches.append(f"hold {key} is open and partly used")
    for account, balance in store.every_balance(unit):
        if held[str(account)] != balance.held:
            breaches.append(f"{account} holds {balance.held} fen, its holds {held[str(account)]}")
    return Finding(count, tuple(breaches))


def _chain(unit: Unit) -> Finding:
    """Blocks are numbered without a gap, each carries the hash before it, each hash is right."""
    inside: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry, seq in store.every_entry(unit):
        inside[seq].append(entry)
    previous, breaches = GENESIS, list[str]()
    blocks = list(store.every_block(unit))
    for expected, block in enumerate(blocks, start=1):
        entries = inside.pop(block.seq, [])
        if block.seq != expected:
            breaches.append(f"block {expected} is missing; the next is {block.seq}")
            break
        if block.previous != previous or len(entries) != block.entries:
            breaches.append(f"block {block.seq} does not follow the one before it")
        if block_hash(block.previous, block.seq, entries) != block.hash:
            breaches.append(f"block {block.seq} was changed after it was sealed")
        previous = block.hash
    breaches += [f"entry {found[0].key} is in no block" for found in inside.values()]
    return Finding(len(blocks), tuple(breaches))


CHECKS: Final = (
    Check("ledger: balances are the sums of their postings", _balanced),
    Check("ledger: no account below its floor, the book sums to nothing", _floors),
    Check("ledger: holds are what accounts hold", _holds),
    Check("ledger: hash chain of blocks", _chain),
)
