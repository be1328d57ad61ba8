"""What the activity page knows and can do; no widgets, no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.protocol.moment import BEIJING, business_day
from backend.retail.contract.activity import (
    ACTIVITY_QUERY,
    ActivityEntry,
    ActivityQueryRequest,
)
from backend.retail.contract.staff import STAFF_LIST, StaffListRequest, StaffMember
from console.desk.clock import Alarm
from console.desk.page import Desk
from console.till import activity
from console.till.failures import NoSuchSale
from console.widgets.rows import Slice

PAGE: Final = 50
_PAUSE_MS: Final = 150
"""Typing is looked up once it pauses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to list; nothing of it narrows nothing."""

    words: str = ""
    staff_id: str = ""
    actions: tuple[str, ...] = ()
    day: date | None = None


class ActivityModel(QObject):
    """The shop's activity log, and the entry being looked at."""

    list_changed = Signal()
    chosen = Signal()
    day_changed = Signal()
    people_known = Signal(object)
    """``StaffMember``s, those who left too."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = Wanted()
        self._entry: ActivityEntry | None = None
        self._pause: Alarm | None = None

    @property
    def wanted(self) -> Wanted:
        return self._wanted

    @property
    def entry(self) -> ActivityEntry | None:
        """The entry being looked at."""
        return self._entry

    @property
    def sale_is_here(self) -> bool:
        """Whether it was done to a sale of this till."""
        sale_id = self._entry.sale_id if self._entry is not None else None
        if sale_id is None:
            return False
        try:
            self._desk.till.sales.get(sale_id)
        except NoSuchSale:
            return False
        return True

    @property
    def today(self) -> date:
        return business_day(self._desk.clock.now())

    @property
    def unsent(self) -> int:
        """How many entries of this till the platform was not told of yet."""
        return self._desk.till.outbox.count_waiting(activity.KIND)

    def learn_people(self) -> None:
        """Ask who works here, or did."""
        self._desk.background.run(
            self, self._people, done=self.people_known.emit, failed=self.failed.emit
        )

    def look_up(self, text: str) -> None:
        """List entries about a text as soon as typing pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._desk.clock.after(self, _PAUSE_MS, lambda: self.find(text))

    def find(self, text: str) -> None:
        """List entries about a text: a receipt's number, a name, a reason."""
        self._list(replace(self._wanted, words=text.strip()))

    def show_person(self, staff_id: str) -> None:
        """List what one person did or approved; nobody means everybody."""
        self._list(replace(self._wanted, staff_id=staff_id))

    def show_actions(self, actions: tuple[str, ...]) -> None:
        """List some kinds; none means all."""
        self._list(replace(self._wanted, actions=actions))

    def show_day(self, day: date | None) -> None:
        """List one day, no later than today, or all days."""
        self._list(replace(self._wanted, day=day and min(day, self.today)))
        self.day_changed.emit()

    def step_day(self, by: int) -> None:
        """List the day before or after."""
        self.show_day((self._wanted.day or self.today) + timedelta(days=by))

    def page(self, after: object | None) -> Slice[ActivityEntry]:
        """Return some entries, newest first; called in the background."""
        wanted, day = self._wanted, self._wanted.day
        request = ActivityQueryRequest(
            done_from=_midnight(day) if day else None,
            done_before=_midnight(day + timedelta(days=1)) if day else None,
            staff_id=wanted.staff_id or None,
            actions=wanted.actions,
            words=wanted.words,
            after=after if isinstance(after, str) else None,
            page_size=PAGE,
        )
        answer = self._desk.client.call(ACTIVITY_QUERY, request)
        return Slice(answer.entries, answer.next)

    def choose(self, entry: ActivityEntry | None) -> None:
        """Look at an entry."""
        self._entry = entry
        self.chosen.emit()

    def open_sale(self) -> None:
        """Go to the sale it was done to."""
        if self._entry is not None and self._entry.sale_id and self.sale_is_here:
            self._desk.navigation.go("payments.orders", self._entry.sale_id)

    def _people(self) -> Sequence[StaffMember]:
        return self._desk.client.call(STAFF_LIST, StaffListRequest(everybody=True)).staff

    def _list(self, wanted: Wanted) -> None:
        if self._pause is not None:
            self._pause.stop()
        if wanted != self._wanted:
            self._wanted = wanted
            self.list_changed.emit()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BEIJING)
