"""
The owner of everything unknown or unsent.

After a crash, in the background, for as long as it takes: it asks for every payment and refund
that is due, and delivers reports, with waits that grow to a limit and never end. It never guesses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from backend.protocol.errors import PlatformError
from console.client.client import Caller
from console.client.failures import ClientError
from console.till.answers import Answer
from console.till.attempt import Attempt
from console.till.matters import MatterKind
from console.till.outbox import Report
from console.till.refund import Refund
from console.till.teller import Teller
from console.till.till import Till


@dataclass(frozen=True, slots=True)
class Change:
    """A payment or refund that moved while nobody looked: worth telling the cashier."""

    kind: MatterKind
    no: str
    sale_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CustodianTurn:
    """What one turn brought, and when the next is due; never if nothing is left to do."""

    changes: tuple[Change, ...]
    again_at: datetime | None


class Custodian:
    """Blocking; made for one background task that comes back at ``again_at``."""

    def __init__(self, till: Till, caller: Caller, *, clock: Callable[[], datetime]) -> None:
        self._till = till
        self._caller = caller
        self._clock = clock
        self._teller = Teller(till, caller, clock=clock)

    def turn(self, *, limit: int = 8, skip: Collection[str] = ()) -> CustodianTurn:
        """
        Ask for up to ``limit`` things that are due, and leave ``skip`` to the page that owns them.

        The first request that brings nothing ends the turn: a platform that is down is not asked
        for everything at once.
        """
        changes: list[Change] = []
        left = limit
        for no in self._due(skip):
            if left == 0:
                break
            before = self._teller.look(no)
            after = self._teller.step(no).record
            if after.state is not before.state:
                changes.append(_change(no, before, after))
            left = 0 if after.tries > before.tries else left - 1
        while left and self._deliver():
            left -= 1
        return CustodianTurn(tuple(changes), self._again_at(skip))

    def _due(self, skip: Collection[str]) -> list[str]:
        now = self._clock()
        due = sorted((*self._till.charges.due(), *self._till.refunds.due()), key=lambda one: one.at)
        return [one.no for one in due if one.has_come(now) and one.no not in skip]

    def _deliver(self) -> bool:
        """Deliver one report; return whether the platform answered."""
        report = self._till.outbox.next(self._clock())
        if report is None:
            return False
        answer = self._send(report)
        self._till.outbox.record(report, answer, self._clock())
        return not isinstance(answer, ClientError)

    def _send(self, report: Report) -> Answer:
        try:
            return report.send(self._caller)
        except (PlatformError, ClientError) as failure:
            return failure

    def _again_at(self, skip: Collection[str]) -> datetime | None:
        asking = (*self._till.charges.due(), *self._till.refunds.due())
        due = [*(one for one in asking if one.no not in skip), *self._till.outbox.due()]
        now = self._clock()
        return min((now if one.has_come(now) else one.at for one in due), default=None)


def _change(no: str, before: Attempt | Refund, after: Attempt | Refund) -> Change:
    kind = MatterKind.CHARGE if isinstance(after, Attempt) else MatterKind.REFUND
    return Change(kind, no, after.sale_id, before.state, after.state)
