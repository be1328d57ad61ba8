"""One comparison, in the two steps a person may have to wait for. Blocking; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from console.client.client import Gateway
from console.payments.reconciliation.asking import Bill, Day, ask_about, bill_of
from console.till.store.reconciliations import Run
from console.till.tally import Key, Record, Row, match, unknown_here, unknown_there
from console.till.till import Till

UNDER_WAY: Final = timedelta(minutes=5)
"""A payment of today that is younger than this and not settled is no difference yet."""


@dataclass(frozen=True, slots=True)
class Held:
    """What both sides hold of a day."""

    day: Day
    bill: Bill
    here: tuple[Record, ...]
    known: Mapping[Key, Record]

    @property
    def doubtful(self) -> frozenset[Key]:
        """What the platform is still to be asked about."""
        return unknown_there(self.bill.rows, self.here)


def gather(till: Till, client: Gateway, day: Day, now: datetime) -> Held:
    """
    Read both sides. The till goes first, so that a sale made meanwhile is in the bill at most.

    :raises ClientError, Told, PlatformError: if the platform's side cannot be had.
    :raises TillUnusable: if the till's file cannot be read.
    """
    booked = till.reconciliations.booked(day.begin, day.end)
    bill = bill_of(client, day, now)
    known = till.reconciliations.known(unknown_here(bill.rows, booked))
    since = [one for one in known.values() if one.moved and day.begin <= one.at < day.end]
    here = (*booked, *since)
    rest = {key: one for key, one in known.items() if one not in since}
    if not bill.over:
        bill = replace(bill, rows=tuple(row for row in bill.rows if not _flies(row, rest, now)))
    return Held(day, bill, here, rest)


def _flies(row: Row, known: Mapping[Key, Record], now: datetime) -> bool:
    record = known.get(row.key)
    return record is not None and not record.moved and record.at > now - UNDER_WAY


def conclude(till: Till, client: Gateway, held: Held, *, by: str, now: datetime) -> Run:
    """
    Ask the platform about what its bill lacks, match, and keep what came of it.

    :raises ClientError, PlatformError: if the platform cannot be asked; nothing is kept then.
    :raises DayClosed: if the day was closed.
    """
    tally = match(
        held.bill.rows,
        held.here,
        till_id=till.identity.till_id,
        known=held.known,
        asked=ask_about(client, held.doubtful, held.day),
    )
    run = Run(
        run_id=0,
        day=held.day.key,
        at=now,
        by=by,
        source=held.bill.source,
        over=held.bill.over,
        tally=tally,
        notes={},
    )
    return till.reconciliations.keep(run)
