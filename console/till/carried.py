"""What a file of unsent sales holds, compared with what the platform has, before any is sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_LIST, SaleListRequest, SaleReportRequest
from console.client.client import Caller
from console.till.export import Handed, hand_in, read_export
from console.till.outbox import SaleReport, report_of
from console.till.store.outbox import Entry
from console.till.totals import total_of

_PAGE: Final = 100
_STEP: Final = 20
_MOMENT: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Pile:
    """Some sales and what they come to."""

    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Carried:
    """Reports of a file; sales the platform has already are counted apart."""

    path: Path
    entries: Sequence[Entry]
    tills: tuple[str, ...]
    """Where the sales were made."""
    first: datetime | None
    """When the first of them was made; None if there is none."""
    last: datetime | None
    new: Pile
    there: Pile
    others: int
    """Reports of refunds, shifts and what was done, each taken once however often it comes."""
    known: frozenset[str]
    """Numbers of the sales that are there."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """How far a file was brought in."""

    carried: Carried
    done: int = 0
    """Reports the platform has answered for, in the order of the file."""
    refused: tuple[tuple[str, str], ...] = ()
    """Key of the report, the platform's code."""
    stopped: bool = False
    """Whether the platform stopped answering; what is left may be sent later."""

    @property
    def is_over(self) -> bool:
        """Whether nothing is left, or nothing more can be sent now."""
        return self.stopped or self.done >= len(self.carried.entries)

    @property
    def handed(self) -> Handed:
        """How all of it was taken."""
        left = len(self.carried.entries) - self.done
        return Handed(self.done - len(self.refused), self.refused, left)

    @property
    def brought(self) -> int:
        """How many sales are there now that were not."""
        not_taken = {key for key, _ in self.refused} | self.carried.known
        return sum(
            entry.kind == "sale" and entry.key not in not_taken
            for entry in self.carried.entries[: self.done]
        )

    def step(self, caller: Caller) -> Bringing:
        """Send some more reports. Blocking."""
        part = self.carried.entries[self.done : self.done + _STEP]
        handed = hand_in(list(part), caller)
        return replace(
            self,
            done=self.done + len(part) - handed.left,
            refused=(*self.refused, *handed.refused),
            stopped=handed.left > 0,
        )


def look_into(path: Path, caller: Caller) -> Carried:
    """
    Read a file, and ask the platform which of its sales are there. Blocking.

    :raises ExportDamaged: if it is none, or was changed.
    :raises OSError: if it cannot be read.
    :raises ClientError: if the platform cannot be asked.
    """
    entries = read_export(path)
    reports = [report_of(entry) for entry in entries]
    sales = [report.request for report in reports if isinstance(report, SaleReport)]
    tills = tuple(sorted({sale.till_id for sale in sales}))
    known = frozenset(one for till in tills for one in _known(till, sales, caller))
    times = sorted(sale.sold_at for sale in sales)
    return Carried(
        path=path,
        entries=entries,
        tills=tills,
        first=times[0] if times else None,
        last=times[-1] if times else None,
        new=_pile(sale for sale in sales if sale.sale_id not in known),
        there=_pile(sale for sale in sales if sale.sale_id in known),
        others=len(entries) - len(sales),
        known=known,
    )


def _known(till_id: str, sales: Sequence[SaleReportRequest], caller: Caller) -> set[str]:
    """Return which sales of a till are there: its sales of that time are listed, not each asked."""
    wanted = {sale.sale_id: sale.sold_at for sale in sales if sale.till_id == till_id}
    found: set[str] = set()
    after: str | None = None
    more = True
    while more:
        request = SaleListRequest(
            till_id=till_id,
            sold_from=min(wanted.values()),
            sold_before=max(wanted.values()) + _MOMENT,
            after=after,
            page_size=_PAGE,
        )
        answer = caller.call(SALE_LIST, request)
        found |= {one.sale_id for one in answer.sales if one.sale_id in wanted}
        after = answer.next
        more = after is not None and len(found) < len(wanted)
    return found


def _pile(sales: Iterable[SaleReportRequest]) -> Pile:
    amounts = [sale.total for sale in sales]
    return Pile(len(amounts), total_of(amounts))
