"""What the page of all closings knows; no widgets, no words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.protocol.moment import BEIJING, business_day
from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import SHIFT_QUERY, ShiftQueryRequest, ShiftRecord
from backend.shops.contract.devices import DEVICE_LIST, DeviceListRequest
from console.desk.page import Desk
from console.retail.shifts.words import name_of

_PAGE: Final = 100
_NONE: Final = Money(0)


@dataclass(frozen=True, slots=True)
class Totals:
    """What the closings of a day come to, all tills together."""

    shifts: int = 0
    sales: int = 0
    sold: Money = _NONE
    given_back: Money = _NONE
    kept: Mapping[Tender, Money] = field(default_factory=dict[Tender, Money])
    """Taken less given back, by tender; only tenders that were used."""
    difference: Money = _NONE
    """Of all drawers: what one has too much makes up for nothing another lacks; see ``short``."""
    short: Money = _NONE
    """What is missing in drawers that lack something, as a negative amount."""


def totals_of(closings: Sequence[ShiftRecord]) -> Totals:
    """Sum closings up, to the fen."""
    tenders = [one for z in closings for one in z.tenders]
    used = [tender for tender in Tender if any(one.tender is tender for one in tenders)]
    return Totals(
        shifts=len(closings),
        sales=sum(z.sales_count for z in closings),
        sold=sum((z.sales_total for z in closings), _NONE),
        given_back=sum((z.returns_total for z in closings), _NONE),
        kept={
            tender: sum((one.net for one in tenders if one.tender is tender), _NONE)
            for tender in used
        },
        difference=sum((z.difference for z in closings), _NONE),
        short=sum((z.difference for z in closings if z.difference < _NONE), _NONE),
    )


class ClosingsModel(QObject):
    """Every Z of a day, whichever till reported it."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = self._loaded = business_day(desk.clock.now())
        self._names: Mapping[str, str] = {}
        self.closings: Sequence[ShiftRecord] = ()

    @property
    def day(self) -> date:
        return self._day

    @property
    def is_today(self) -> bool:
        return self._day >= business_day(self._desk.clock.now())

    @property
    def totals(self) -> Totals:
        return totals_of(self.closings)

    def till(self, till_id: str) -> str:
        """Return what the shop calls a till; its number if nobody named it."""
        return self._names.get(till_id) or till_id

    def person(self, staff_id: str) -> str:
        """Return what somebody is called."""
        return name_of(self._desk.till.staff, staff_id)

    def step_day(self, by: int) -> None:
        """Look at the day before or after, no later than today."""
        today = business_day(self._desk.clock.now())
        self._day = min(self._day + timedelta(days=by), today)
        self.load()

    def load(self) -> None:
        """Ask the platform for the day being looked at."""
        day = self._day

        def done(found: tuple[Sequence[ShiftRecord], Mapping[str, str]]) -> None:
            if day == self._day:  # somebody may have gone on meanwhile
                self.closings, self._names = found
                self._loaded = day
                self.changed.emit()

        def fail(error: Exception) -> None:
            if day == self._day:
                self._day = self._loaded  # what is on the screen
            self.failed.emit(error)

        self._desk.background.run(
            self, lambda: (self._ask(day), self._ask_names()), done=done, failed=fail
        )

    def _ask(self, day: date) -> Sequence[ShiftRecord]:
        begin = datetime.combine(day, time(), BEIJING)
        found: list[ShiftRecord] = []
        after: str | None = None
        while True:
            request = ShiftQueryRequest(
                closed_from=begin,
                closed_before=begin + timedelta(days=1),
                after=after,
                page_size=_PAGE,
            )
            answer = self._desk.client.call(SHIFT_QUERY, request)
            found += answer.shifts
            after = answer.next
            if after is None:
                return tuple(found)

    def _ask_names(self) -> Mapping[str, str]:
        devices = self._desk.client.call(DEVICE_LIST, DeviceListRequest()).devices
        return {one.till_id: one.name for one in devices if one.till_id}
