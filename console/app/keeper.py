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
from console.desk.ports import Fact
from console.desk.sounds import ATTENTION, PAID
from console.till.custodian import Change, Custodian, CustodianTurn
from console.till.matters import Matter, MatterKind

T = TypeVar("T")

WATCH_MS: Final = 2000
LEARN_MS: Final = 60_000

_log = logging.getLogger("zhanggui.keeper")
_MATTERS: Final = {
    MatterKind.CHARGE: QT_TRANSLATE_NOOP("Keeper", "Payment {number}, {amount}: outcome unknown"),
    MatterKind.REFUND: QT_TRANSLATE_NOOP("Keeper", "Refund of {number}, {amount}: not settled"),
    MatterKind.REPORT: QT_TRANSLATE_NOOP("Keeper", "Sale {number}, {amount}: not uploaded yet"),
}


class Keeper(QObject):
    """Runs while the counter is open, one errand of each kind at a time."""

    def __init__(self, desk: Desk, ready: Ready, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ready = ready
        self._custodian = Custodian(ready.till, ready.client, clock=desk.clock.now)
        self._busy: set[str] = set()
        desk.leaving.add(self.obstacles)
        desk.clock.every(self, WATCH_MS, self.look)
        desk.clock.every(self, LEARN_MS, self._learn)
        desk.words.changed.connect(self._tell_facts)
        self.look()

    def look(self) -> None:
        """Look after everything once."""
        service = self._ready.service
        if service is not None:
            self._run("platform", service.check, self._tell_platform)
        self._run("matters", self._custodian.turn, self._tell_turn)
        self._tell_facts()

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
        waiting = len(till.open_matters(now))
        day = till.sales.today(now)
        taken = self._desk.words.money(day.paid - day.refunded)
        self._desk.status.tell(
            "sales",
            Fact(
                text=lambda: self.tr("{count} sales, {taken}").format(count=day.count, taken=taken)
            ),
        )
        self._desk.status.tell(
            "unsent",
            Fact(
                text=lambda: self.tr("{count} open").format(count=waiting),
                tone="warn" if waiting else "plain",
                tip=lambda: self.tr("Payments, refunds and reports that are not settled yet"),
            ),
        )

    def _tell_turn(self, turn: CustodianTurn) -> None:
        for change in turn.changes:
            self._tell_change(change)
        if turn.changes:
            self._tell_facts()

    def _tell_change(self, change: Change) -> None:
        number = self._ready.till.sales.get(change.sale_id).number if change.sale_id else ""
        if change.after == "paid":
            self._desk.sounds.play(PAID)
            text = self.tr("{number} has been paid").format(number=number)
            self._desk.toasts.say(text, "good", ms=0)
        elif change.after in {"cancelled", "refused"}:
            self._desk.sounds.play(ATTENTION)
            text = self.tr("{number} was not paid: nothing was taken").format(number=number)
            self._desk.toasts.say(text, "warn", ms=0)
        elif change.after == "done":
            text = self.tr("{number}: the money went back").format(number=number)
            self._desk.toasts.say(text, "good")
