"""Looks after what nobody is looking at: the platform, unknown payments, unsent reports, goods."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from console.app.start import Ready, learn_shop
from console.client.service import Health
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.ports import Fact, Toast
from console.desk.sounds import ATTENTION, PAID
from console.till.attempt import Attempt
from console.till.attempt import State as Charge
from console.till.custodian import Custodian
from console.till.matters import Matter, MatterKind
from console.till.refund import Refund
from console.till.refund import State as Return
from console.till.teller import Teller

T = TypeVar("T")

WATCH_MS: Final = 2000
LEARN_MS: Final = 60_000

_log = logging.getLogger("zhanggui.keeper")
_MATTERS: Final = {
    MatterKind.CHARGE: QT_TRANSLATE_NOOP("Keeper", "Payment {number}, {amount}: not settled"),
    MatterKind.REFUND: QT_TRANSLATE_NOOP("Keeper", "Refund of {number}, {amount}: not settled"),
    MatterKind.REPORT: QT_TRANSLATE_NOOP("Keeper", "Sale {number}, {amount}: not reported yet"),
}
_PAID: Final = QT_TRANSLATE_NOOP("Keeper", "{number} has been paid: {amount}")
_TOO_LATE: Final = QT_TRANSLATE_NOOP("Keeper", "{number} was paid too late: {amount} goes back")
_NOT_PAID: Final = QT_TRANSLATE_NOOP("Keeper", "{number} was not paid: nothing was taken")
_UNDONE: Final = QT_TRANSLATE_NOOP("Keeper", "{number} was cancelled: {amount} went back")
_BACK: Final = QT_TRANSLATE_NOOP("Keeper", "{number}: {amount} went back to the customer")
_KEPT: Final = QT_TRANSLATE_NOOP("Keeper", "{number}: {amount} was not refunded")


class Keeper(QObject):
    """Runs while the counter is open, one errand of each kind at a time."""

    def __init__(self, desk: Desk, ready: Ready, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ready = ready
        self._custodian = Custodian(ready.till, ready.client, clock=desk.clock.now)
        self._teller = Teller(ready.till, ready.client, clock=desk.clock.now)
        self._busy: set[str] = set()
        self._unsettled: set[str] = set()
        desk.leaving.add(self.obstacles)
        desk.attended.handed_over.connect(self._take_over)
        desk.attended.changed.connect(self._tell_facts)
        desk.words.changed.connect(self._tell_facts)
        desk.clock.every(self, WATCH_MS, self.look)
        desk.clock.every(self, LEARN_MS, self._learn)
        self.look()

    def look(self) -> None:
        """Look after everything once."""
        service = self._ready.service
        if service is not None:
            self._run("platform", service.check, self._tell_platform)
        self._look_over()
        skip = self._desk.attended.numbers if self._desk.session.person else frozenset[str]()
        self._run("matters", lambda: self._custodian.turn(skip=skip), lambda _: self._look_over())

    def obstacles(self) -> Sequence[str]:
        """Return a line for everything unknown or unsent; blocking."""
        matters = self._ready.till.open_matters(self._desk.clock.now())
        return [self._line(matter) for matter in matters]

    def _run(self, name: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do an errand unless the last of its kind is still under way."""
        if name in self._busy:
            return
        self._busy.add(name)

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
        ready = self._ready
        merchant = ready.credentials.merchant_id
        self._run(
            "shop",
            lambda: learn_shop(ready.till, ready.client, ready.staffing, merchant),
            lambda _: None,
        )

    def _take_over(self, no: str) -> None:
        """Tell how a number ends that a page has stopped following."""
        self._unsettled.add(no)

    def _look_over(self) -> None:
        """Tell what was settled, by whomever, while no page followed it."""
        till, attended = self._ready.till, self._desk.attended.numbers
        live = {one.out_trade_no for one in till.charges.live()}
        live |= {one.out_request_no for one in till.refunds.live()}
        settled = self._unsettled - live - attended
        self._unsettled = live - attended
        for no in sorted(settled):
            record = self._teller.look(no)
            if isinstance(record, Attempt):
                self._tell_charge(record)
            else:
                self._tell_refund(record)
        self._tell_facts()

    def _tell_platform(self, health: Health) -> None:
        if health.up:
            fact = Fact(text=lambda: self.tr("Platform connected"), tone="good", mark=True)
        elif health.gives_up:
            fact = Fact(text=lambda: self.tr("Platform stopped"), tone="bad", mark=True)
        else:
            fact = Fact(text=lambda: self.tr("Platform is restarting"), tone="warn", mark=True)
        self._desk.status.tell("platform", fact)

    def _tell_facts(self) -> None:
        till, now = self._ready.till, self._desk.clock.now()
        matters = till.open_matters(now)
        waiting, overdue = len(matters), any(matter.overdue for matter in matters)
        unseen = any(self._needs_eyes(matter) for matter in matters)
        day = till.sales.today(now)
        taken = self._desk.words.money(day.paid - day.refunded)
        self._desk.status.tell(
            "sales",
            Fact(text=lambda: self.tr("%n sale(s), {taken}", "", day.count).format(taken=taken)),
        )
        tone = "bad" if overdue else "warn" if unseen else "plain"
        self._desk.status.tell(
            "unsent",
            Fact(
                text=(lambda: self.tr("%n not settled", "", waiting))
                if waiting
                else (lambda: self.tr("All settled")),
                tone=tone,
                tip=lambda: self.tr("Payments, refunds and reports that are not settled yet"),
            ),
        )

    def _needs_eyes(self, matter: Matter) -> bool:
        """Whether no page shows it, and it is not just a report about to be sent."""
        if matter.kind is MatterKind.REPORT:
            return matter.tries > 0
        return matter.no not in self._desk.attended.numbers

    def _tell_charge(self, attempt: Attempt) -> None:
        paid = attempt.state is Charge.PAID
        if paid and attempt.kept:
            phrase, tone = _PAID, "good"
        elif paid:
            phrase, tone = _TOO_LATE, "warn"
        else:
            phrase, tone = (_UNDONE if attempt.returned else _NOT_PAID), "warn"
        self._desk.sounds.play(PAID if tone == "good" else ATTENTION)
        self._say(attempt, phrase(), tone)

    def _tell_refund(self, refund: Refund) -> None:
        done = refund.state is Return.DONE
        self._say(refund, (_BACK if done else _KEPT)(), "good" if done else "bad")

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
