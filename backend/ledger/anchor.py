"""
The head of the chain, written down outside the database.

A database put back to an earlier day has a chain that is whole and too short; an anchor tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from backend.kernel.audit import Check, Finding
from backend.kernel.unit import Unit
from backend.ledger.store import entries as store


def head(unit: Unit) -> str | None:
    """Return the last block as one line, ``number hash``; None while the book is empty."""
    last = store.last_block(unit)
    return None if last is None else f"{last.seq} {last.hash}"


def anchored(lines: Sequence[str]) -> Check:
    """Return the check that every block ever written down outside is still there, unchanged."""
    return Check("ledger: blocks anchored outside the database", partial(_look, lines))


def _look(lines: Sequence[str], unit: Unit) -> Finding:
    hashes = {block.seq: block.hash for block in store.every_block(unit)}
    breaches = [
        f"block {seq} was anchored with another hash, or is gone"
        for seq, _, digest in (line.partition(" ") for line in lines)
        if hashes.get(int(seq)) != digest
    ]
    return Finding(len(lines), tuple(breaches))
