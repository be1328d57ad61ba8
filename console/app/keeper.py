"""Looks after what nobody is looking at: the platform, unknown payments, unsent reports, goods."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from backend.protocol.errors import PlatformError
from backend.retail.contract.shop import SHOP_QUERY, ShopQueryRequest
from console.app.start import Ready, learn_shop
from console.client.failures import ClientError
from console.client.service import Health
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.ports import Fact, Kept, Toast
from console.desk.sounds import ATTENTION, PAID
from console.shops.hello import say_hello
from console.till.attempt import Attempt
from console.till.attempt import State as Charge
from console.till.custodian import Custodian
from console.till.matters import Matter, MatterKind
from console.till.refund import Refund
from console.till.refund import State as Return
from console.till.reserving import Reserver
from console.till.sale import DayFigures
from console.till.sharing import SharedCart, Sharer
from console.till.teller import Teller
from console.till.unsent import Level, Standing

T = TypeVar("T")

WATCH_MS: Final = 2000
LEARN_MS: Final = 60_000
HELLO_MS: Final = 15_000
CHECK_MS: Final = 300_000
"""The first customers are served before a large file is looked through."""
_COUNTS: Final = "counts"

_log = logging.getLogger("zhanggui.keeper")
_MATTERS: Final = {
    MatterKind.CHARGE: QT_TRANSLATE_NOOP("Keeper", "Payment {number}, {amount}: not settled"),
    MatterKind.SEAL: QT_TRANSLATE_NOOP(
        "Keeper", "Declined payment {number}, {amount}: its number is not closed yet"
    ),
    MatterKind.PARTLY: QT_TRANSLATE_NOOP(
        "Keeper", "Sale {number}: {amount} of it is paid. Take the rest, or give it back"
    ),
    MatterKind.REFUND: QT_TRANSLATE_NOOP("Keeper", "Refund of {number}, {amount}: not settled"),
    MatterKind.REPORT: QT_TRANSLATE_NOOP("Keeper", "Sale {number}, {amount}: not reported yet"),
    MatterKind.SHIFT: QT_TRANSLATE_NOOP("Keeper", "Shift report Z {number}: not reported yet"),
}
_REPORTS: Final = frozenset({MatterKind.REPORT, MatterKind.SHIFT})
_PAID: Final = QT_TRANSLATE_NOOP("Keeper", "{number} has been paid: {amount}")
_TOO_LATE: Final = QT_TRANSLATE_NOOP("Keeper", "{number} was paid too late: {amount} goes back")
_NOT_PAID: Final = QT_TRANSLATE_NOOP("Keeper", "{number} was not paid: nothing was taken")
_UNDONE: Final = QT_TRANSLATE_NOOP("Keeper", "{number} was cancelled: {amount} went back")
_BACK: Final = QT_TRANSLATE_NOOP("Keeper", "{number}: {amount} went back to the customer")
_KEPT: Final = QT_TRANSLATE_NOOP("Keeper", "{number}: {amount} was not refunded")


@dataclass(frozen=True, slots=True)
class _Counts:
    """How everything stands, at one moment."""

    live: frozenset[str]
    """Payments and refunds that are not settled."""
    loose: frozenset[str]
    """Payments that were refused, and whose numbers are not closed yet."""
    matters: tuple[Matter, ...]
    day: DayFigures
    standing: Standing


class Keeper(QObject):
    """Runs while the counter is open, one errand of each kind at a time."""

    def __init__(self, desk: Desk, ready: Ready, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ready = ready
        self._custodian = Custodian(ready.till, ready.client, clock=desk.clock.now)
        self._teller = Teller(ready.till, ready.client, clock=desk.clock.now)
        self._sharer = Sharer(ready.till, ready.client, clock=desk.clock.now)
        self._reserver = Reserver(ready.till, ready.client, clock=desk.clock.now)
        self._busy: set[str] = set()
        self._again: set[str] = set()
        self._unsettled: set[str] = set()
        self._told: set[str] = set()
        self._loose: frozenset[str] = frozenset()
        desk.leaving.add(self.obstacles)
        desk.attended.told.connect(self._told.add)
        desk.attended.handed_over.connect(self._take_over)
        desk.attended.changed.connect(self._look_over)
        desk.words.changed.connect(self._look_over)
        desk.link.hurried.connect(self._hurry)
        desk.clock.every(self, WATCH_MS, self.look)
        desk.clock.every(self, LEARN_MS, self._learn)
        desk.clock.every(self, HELLO_MS, self._say_hello)
        desk.clock.after(self, CHECK_MS, self._check_file)
        self._say_hello()
        self.look()

    def look(self) -> None:
        """Look after everything once."""
        self._run("time", self._note_time, lambda _: None)
        service = self._ready.service
        if service is not None:
            self._run("platform", service.check, self._hear_platform)
        if self._desk.link.away:
            self._run("line", self._knock, self._tell_heard)
        self._desk.link.look()
        self._look_over()
        self._run("disk", self._ready.till.settle, lambda _: None)
        skip = self._desk.attended.numbers if self._desk.session.person else frozenset[str]()
        if self._ready.till.reservations.needed:
            self._run("shop's", self._share, self._desk.holds.show)
        self._run("matters", lambda: self._custodian.turn(skip=skip), lambda _: self._look_over())

    def _share(self) -> Sequence[SharedCart]:
        """Let the shop have what is on hold here, and let go of refunds that came to nothing."""
        self._reserver.turn()
        return self._sharer.turn()

    def obstacles(self) -> Sequence[str]:
        """
        Return a line for everything unknown or unsent; blocking.

        While the platform is away, what only it can settle is ``Kept``: the next person may take
        the till over with it. A sale that is paid in part has a customer in front of it.
        """
        matters = self._ready.till.open_matters(self._desk.clock.now())
        return [self._obstacle(matter) for matter in matters]

    def _obstacle(self, matter: Matter) -> str:
        tried = matter.kind in {*_REPORTS, MatterKind.SEAL} and matter.tries > 0
        kept = matter.kind is not MatterKind.PARTLY and (self._desk.link.away or tried)
        return Kept(self._line(matter)) if kept else self._line(matter)

    def _note_time(self) -> None:
        self._ready.till.lapse.note(self._desk.clock.elapsed(), self._desk.clock.now())

    def _knock(self) -> bool:
        """Ask a platform that is away for something small: any answer says that it is back."""
        with contextlib.suppress(ClientError, PlatformError):
            self._ready.client.call(SHOP_QUERY, ShopQueryRequest())
        return not self._desk.link.away

    def _hurry(self) -> None:
        now = self._desk.clock.now()
        self._run("hurry", lambda: self._ready.till.outbox.hurry(now), lambda _: self.look())

    def _run(self, name: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do an errand unless the last of its kind is still under way; it is noted that it was."""
        if name in self._busy:
            self._again.add(name)
            return
        self._busy.add(name)
        self._again.discard(name)

        def over(result: T) -> None:
            self._busy.discard(name)
            done(result)

        def stumble(error: Exception) -> None:
            self._busy.discard(name)
            _log.warning("%s: %r", name, error)

        self._desk.background.run(self, work, done=over, failed=stumble)

    def _line(self, matter: Matter) -> str:
        amount = self._desk.words.money(matter.amount)
        return _MATTERS[matter.kind]().format(number=matter.sale_number, amount=amount)

    def _learn(self) -> None:
        ready, now = self._ready, self._desk.clock.now
        merchant = ready.credentials.merchant_id
        self._run(
            "shop",
            lambda: learn_shop(ready.till, ready.client, ready.staffing, merchant, clock=now),
            lambda _: None,
        )

    def _say_hello(self) -> None:
        """Let the shop see that this till is there, and how much it has still to report."""
        ready, clock = self._ready, self._desk.clock
        self._run(
            "hello", lambda: say_hello(ready.till, ready.client, clock.now()), self._tell_heard
        )

    def _tell_heard(self, heard: bool) -> None:
        """Say whether a platform that others run is there; of our own the watch says more."""
        if self._ready.service is None:
            self._tell_platform(Health(up=heard))
        self._desk.link.look()

    def _check_file(self) -> None:
        self._run("file", self._ready.till.check_file, lambda _: None)

    def _take_over(self, no: str) -> None:
        """Tell how a number ends that a page has stopped following."""
        self._unsettled.add(no)

    def _look_over(self) -> None:
        if _COUNTS not in self._busy:
            self._told.clear()
        self._run(_COUNTS, self._count, self._tell_counts)

    def _count(self) -> _Counts:
        """Read how everything stands; in the background, for after an outage it may be much."""
        till, now = self._ready.till, self._desk.clock.now()
        live = {one.out_trade_no for one in till.charges.live()}
        live |= {one.out_request_no for one in till.refunds.live()}
        loose = frozenset(one.out_trade_no for one in till.charges.loose())
        matters, day = till.open_matters(now), till.sales.today(now)
        return _Counts(frozenset(live), loose, matters, day, till.unsent.standing())

    def _tell_counts(self, counts: _Counts) -> None:
        """Tell what was settled, by whomever, while no page followed it; and what is open."""
        attended = self._desk.attended.numbers | self._told  # what a page told meanwhile is over
        if _COUNTS in self._again:  # something has moved meanwhile
            self._look_over()
        over = sorted(self._unsettled - counts.live - attended)
        records = [self._teller.look(no) for no in over]
        waiting = {no for no, record in zip(over, records, strict=True) if not record.settled}
        self._unsettled = {*(counts.live - attended), *waiting}
        for record in records:
            if record.settled:
                self._tell_end(record)
        self._tell_late_money(counts.loose)
        self._tell_facts(counts)

    def _tell_late_money(self, loose: frozenset[str]) -> None:
        """Say what closing a refused payment's number gave back: a copy of it had been taken."""
        over, self._loose = self._loose - loose, loose
        for record in map(self._teller.look, sorted(over)):
            if isinstance(record, Attempt) and record.returned:
                self._tell_end(record)

    def _hear_platform(self, health: Health) -> None:
        """Say how our platform is; one that is down is away before anybody needs it."""
        self._tell_platform(health)
        if not health.up and not self._desk.link.away:
            self._run("line", self._knock, lambda _: self._desk.link.look())

    def _tell_platform(self, health: Health) -> None:
        ours = self._ready.service is not None
        if health.up:
            fact = Fact(text=lambda: self.tr("Platform connected"), tone="good", mark=True)
        elif health.gives_up:
            fact = Fact(text=lambda: self.tr("Platform stopped"), tone="bad", mark=True)
        else:
            fact = Fact(
                text=lambda: (
                    self.tr("Platform is restarting") if ours else self.tr("Platform not reached")
                ),
                tone="warn",
                mark=True,
                go="payments.queue",
            )
        self._desk.status.tell("platform", fact)

    def _tell_facts(self, counts: _Counts) -> None:
        status, day = self._desk.status, counts.day
        taken = self._desk.words.money(day.paid - day.refunded)
        sold = Fact(text=lambda: self.tr("%n sale(s), {taken}", "", day.count).format(taken=taken))
        status.tell("sales", sold)
        waiting = len(counts.matters)
        if not waiting:
            settled = Fact(text=lambda: self.tr("All settled"), go="payments.queue")
            status.tell("unsent", settled)
            return
        overdue = any(matter.overdue for matter in counts.matters)
        unseen = any(self._needs_eyes(matter) for matter in counts.matters)
        level = counts.standing.level
        reports = all(matter.kind in _REPORTS for matter in counts.matters)
        clock_wrong = any(matter.clock_wrong for matter in counts.matters)
        tell = Fact(
            text=lambda: (
                self.tr("Clock is wrong: %n waiting", "", waiting)
                if clock_wrong
                else self.tr("%n to report", "", waiting)
                if reports
                else self.tr("%n not settled", "", waiting)
            ),
            tone=(
                "bad"
                if overdue or clock_wrong or level is Level.FULL
                else "warn"
                if unseen or level is Level.NEAR
                else "plain"
            ),
            go="payments.queue",
            tip=lambda: (
                self.tr("Set the date and time of this computer right; the till then goes on")
                if clock_wrong
                else self.tr("Payments, refunds and reports that are not settled yet")
            ),
        )
        status.tell("unsent", tell)

    def _needs_eyes(self, matter: Matter) -> bool:
        """Whether no page shows it, and it is not just a report or a cancel about to be sent."""
        if matter.kind in _REPORTS | {MatterKind.SEAL}:
            return matter.tries > 0
        return matter.no not in self._desk.attended.numbers

    def _tell_end(self, record: Attempt | Refund) -> None:
        phrase, tone = _end_of(record)
        if isinstance(record, Attempt):
            self._desk.sounds.play(PAID if tone == "good" else ATTENTION)
        self._say(record, phrase(), tone)

    def _say(self, record: Attempt | Refund, text: str, tone: str) -> None:
        """Say it until it is closed; the sale is one touch away."""
        sale_id = record.sale_id
        number = self._ready.till.sales.get(sale_id).number
        amount = self._desk.words.money(record.amount)
        self._desk.toasts.show(
            Toast(
                text=text.format(number=number, amount=amount),
                tone=tone,
                action=lambda: self.tr("Open"),
                on_action=lambda: self._desk.navigation.go("payments.orders", sale_id),
                ms=0,
            )
        )


def _end_of(record: Attempt | Refund) -> tuple[Phrase, str]:
    """Return how a payment or refund ended, in words, and their tone."""
    if isinstance(record, Refund):
        return (_BACK, "good") if record.state is Return.DONE else (_KEPT, "bad")
    if record.state is Charge.PAID:
        return (_PAID, "good") if record.kept else (_TOO_LATE, "warn")
    return (_UNDONE if record.returned else _NOT_PAID), "warn"
