"""What the reconciliation page knows and can do; no widgets, no words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from backend.protocol.moment import business_day
from backend.retail.contract.staff import Action
from console.desk.page import Desk
from console.payments.reconciliation.asking import Day
from console.payments.reconciliation.comparing import Held, conclude, gather
from console.till.failures import NoSuchSale
from console.till.journal import Evidence
from console.till.store.reconciliations import Note, Run
from console.till.tally import Mismatch

T = TypeVar("T")


class Stage(Enum):
    """What is being waited for."""

    IDLE = "idle"
    GATHERING = "gathering"
    ASKING = "asking"


@dataclass(frozen=True, slots=True)
class Entry:
    """One mismatch as the list shows it."""

    mismatch: Mismatch
    sale_number: str
    notes: tuple[Note, ...]


class ReconciliationModel(QObject):
    """One day, its last comparison, and the mismatch being looked at."""

    changed = Signal()
    """Another day is looked at, or its comparison has changed."""
    stage_changed = Signal()
    chosen = Signal()
    """Another mismatch is looked at, or the same one has changed."""
    explained = Signal()
    closed = Signal()
    failed = Signal(object)
    """A comparison did not come about: the exception."""
    refused = Signal(object)
    """Something was not allowed: the exception."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self._stage = Stage.IDLE
        self._doubtful = 0
        self._day = Day.of(self._first_day())
        self._run: Run | None = None
        self._entries: tuple[Entry, ...] = ()
        self._entry: Entry | None = None
        self._evidence: Sequence[Evidence] = ()

    @property
    def day(self) -> Day:
        return self._day

    @property
    def is_over(self) -> bool:
        return self._day.is_over(self._desk.clock.now())

    @property
    def is_last(self) -> bool:
        """Whether it is today: there is nothing after it."""
        return self._day.day >= self._today()

    @property
    def run(self) -> Run | None:
        """The last comparison of the day."""
        return self._run

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    @property
    def entry(self) -> Entry | None:
        """The mismatch being looked at."""
        return self._entry

    @property
    def evidence(self) -> Sequence[Evidence]:
        """What happened to the sale of that mismatch, oldest first."""
        return self._evidence

    @property
    def stage(self) -> Stage:
        return self._stage

    @property
    def doubtful(self) -> int:
        """How many numbers the platform is being asked about."""
        return self._doubtful

    @property
    def may_reconcile(self) -> bool:
        return self._desk.leave.may(Action.RECONCILE)

    @property
    def may_compare(self) -> bool:
        closed = self._run is not None and self._run.closed_at is not None
        return self.may_reconcile and self._stage is Stage.IDLE and not closed

    @property
    def may_close(self) -> bool:
        run = self._run
        return run is not None and run.over and not run.open and self.may_compare

    @property
    def may_explain(self) -> bool:
        return self._entry is not None and self.may_compare

    def show(self) -> None:
        """Look at the day again."""
        self._show(self._till.reconciliations.latest(self._day.key))

    def go_to(self, day: date) -> None:
        """Look at another day, today at the latest."""
        if self._stage is not Stage.IDLE:
            return
        self._day = Day.of(min(day, self._today()))
        self._entry, self._evidence = None, ()
        self.show()

    def step(self, days: int) -> None:
        """Go some days back or on."""
        self.go_to(self._day.day + timedelta(days=days))

    # Comparing

    def compare(self) -> None:
        """Compare both sides in the background."""
        if not self.may_compare:
            return
        self._turn_to(Stage.GATHERING)
        till, client, day = self._till, self._desk.client, self._day
        now = self._desk.clock.now()
        self._work(lambda: gather(till, client, day, now), self._conclude)

    def _conclude(self, held: Held) -> None:
        by = self._desk.session.staff_id
        if not by:  # signed out meanwhile
            self._turn_to(Stage.IDLE)
            return
        self._doubtful = len(held.doubtful)
        self._turn_to(Stage.ASKING)
        till, client, now = self._till, self._desk.client, self._desk.clock.now()
        self._work(lambda: conclude(till, client, held, by=by, now=now), self._end)

    def _end(self, run: Run) -> None:
        self._turn_to(Stage.IDLE)
        self._show(run)

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.background.run(self, work, done=done, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._turn_to(Stage.IDLE)
        self.failed.emit(error)

    def _turn_to(self, stage: Stage) -> None:
        self._stage = stage
        self.stage_changed.emit()

    # One mismatch

    def choose(self, entry: Entry | None) -> None:
        """Look at a mismatch, and at what happened to its sale."""
        self._entry = entry
        sale_id = entry.mismatch.sale_id if entry is not None else ""
        self._evidence = self._till.journal.timeline(sale_id) if sale_id else ()
        self.chosen.emit()

    def explain(self, text: str) -> None:
        """Say why the mismatch being looked at is as it is, in the name of who is signed in."""
        by, entry = self._desk.session.staff_id, self._entry
        if not by or entry is None or not text.strip() or not self.may_explain:
            return
        note = Note(by=by, note=text.strip(), at=self._desk.clock.now())
        explain = partial(self._till.reconciliations.explain, self._day.key, entry.mismatch, note)
        self._keep(explain, self.explained)

    def close_day(self) -> None:
        """Close the day: what is said of it stays as it is."""
        by, now = self._desk.session.staff_id, self._desk.clock.now()
        if not by or not self.may_close:
            return
        close = partial(self._till.reconciliations.close, self._day.key, by=by, now=now)
        self._keep(close, self.closed)

    def open_order(self) -> None:
        """Go to the sale of the mismatch."""
        if self._entry is not None and self._entry.mismatch.sale_id:
            self._desk.navigation.go("payments.orders", self._entry.mismatch.sale_id)

    def _keep(self, work: Callable[[], Run], told: SignalInstance) -> None:
        def done(run: Run) -> None:
            self._show(run)
            told.emit()

        self._desk.background.run(self, work, done=done, failed=self.refused.emit)

    def _show(self, run: Run | None) -> None:
        self._run = run
        mismatches = run.tally.mismatches if run is not None else ()
        order = sorted(mismatches, key=lambda one: (one.difference, one.key))
        self._entries = tuple(
            Entry(one, self._number(one.sale_id), run.notes_on(one) if run else ()) for one in order
        )
        before = self._entry.mismatch if self._entry is not None else None
        self.changed.emit()
        self.choose(next((e for e in self._entries if e.mismatch == before), None))

    def _number(self, sale_id: str) -> str:
        if not sale_id:
            return ""
        try:
            return self._till.sales.detail(sale_id).sale.number
        except NoSuchSale:
            return ""

    def _today(self) -> date:
        return business_day(self._desk.clock.now())

    def _first_day(self) -> date:
        """Return yesterday, or today if the till booked nothing yesterday."""
        yesterday = Day.of(self._today() - timedelta(days=1))
        booked = self._till.reconciliations.booked(yesterday.begin, yesterday.end)
        return yesterday.day if booked else self._today()
