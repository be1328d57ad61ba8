"""The till as a process: its file, its hands, a cashier with a queue, and what they were told."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from backend.protocol.money import Money
from console.client.client import Client
from console.till.attempt import Attempt, How
from console.till.charges import Code, Qr
from console.till.custodian import Custodian
from console.till.discount import Off
from console.till.engine import Terms
from console.till.failures import LiveAttempt, RuleBroken
from console.till.matters import MatterKind
from console.till.pace import Pace
from console.till.refund import Refund, RefundAmount, RefundLines
from console.till.sale import Sale, SaleState
from console.till.teller import Teller
from console.till.till import Till
from tests.simulation.breach import Breach
from tests.simulation.buyers import Buyer
from tests.simulation.drawer import Drawer
from tests.simulation.mould import MERCHANT
from tests.simulation.swarm import Faults
from tests.simulation.world import Clock, Process, World

CASHIER: Final = "101"
MANAGER: Final = "201"
"""May give money back on her own word."""
_IDLE: Final = 15.0
_LATE: Final = 300.0
"""How often a till looks for work when nothing is planned: in business, and after it."""
_AWAY: Final = (0.5, 3.0, 20.0, 90.0)
"""Seconds a till is away after it died."""


class Counter(Process):
    """One till of the shop."""

    def __init__(
        self,
        world: World,
        name: str,
        folder: Path,
        client: Callable[[Callable[[], datetime]], Client],
        buyers: list[Buyer],
        faults: Faults,
        *,
        sales: int,
        pace: Pace,
    ) -> None:
        super().__init__(world, name)
        self.clock = Clock(world)
        self.faults = faults
        self.till: Till
        self.settled: dict[str, str] = {}
        """What the till said is final, by number: it must stay so."""
        self.ended = False
        """The cashier has served everybody."""
        self.closed = False
        self._folder = folder
        self._client = client(self.clock.now)
        self._buyers = buyers
        self._left = sales
        self._pace = pace
        self._chance: random.Random = world.chance(name)
        self._cash: random.Random = world.chance(f"{name}/cash")
        self._drawer = Drawer(name, CASHIER, world.chance(f"{name}/drawer"))
        self._haggling: random.Random = world.chance(f"{name}/haggling")
        self.start(self._open)

    # Life and death

    def die(self, point: str) -> None:
        """Drop the file without a word, and come back after a while."""
        super().die(point)
        if hasattr(self, "till"):
            self.till.close()
        self.world.at(self._chance.choice(_AWAY), self._boot)

    def _boot(self) -> None:
        self.up = True
        self.world.log(self.name, "is back")
        self.start(self._open)

    def _open(self) -> None:
        dice = self.world.chance(f"{self.name}/{self.life}")
        self.till = Till.open(self._folder, now=self.clock.now(), source=dice, pace=self._pace)
        self.till.set_terms(Terms(seller_id=MERCHANT, store_id="001", shop_name=""))
        self._teller = Teller(self.till, self._client, clock=self.clock.now)
        self._custodian = Custodian(self.till, self._client, clock=self.clock.now)
        self.nothing_forgotten()
        self.start(self._serve)
        self.start(self._keep)

    def nothing_forgotten(self) -> None:
        """Hold what is on disk against what was said (I4, I6)."""
        for no, said in self.settled.items():
            kept = self._record(no).state
            if kept != said:
                raise Breach("I6", f"{self.name} said {no} is {said}, now {kept}")
        self._drawer.nothing_forgotten(self.till)

    def _record(self, no: str) -> Attempt | Refund:
        charges = self.till.charges
        return charges.get(no) if charges.knows(no) else self.till.refunds.get(no)

    # The till's own hands

    def _keep(self) -> None:
        """Ask what is due, until the shop closes."""
        while not self.closed:
            turn = self._custodian.turn()
            for change in turn.changes:
                self.world.log(self.name, change.kind, change.no, change.before, change.after)
            if self.ended:
                self._give_parts_back()
            idle = _LATE if self.ended else _IDLE
            wait = idle if turn.again_at is None else self._until(turn.again_at)
            self.world.sleep(min(max(wait, 1.0), idle))

    def _give_parts_back(self) -> None:
        """Give up what was left on the side when only a part of it was paid."""
        for matter in self.till.open_matters(self.clock.now()):
            if matter.kind is MatterKind.PARTLY:
                try:
                    self.till.sales.reopen(matter.sale_id, now=self.clock.now())
                except LiveAttempt as refusal:
                    self.world.log(self.name, "waits to give back", refusal.code)

    # The cashier

    def _serve(self) -> None:
        while True:
            sale = self.till.sales.in_hand()
            if sale is None:
                if self._left <= 0:
                    break
                self._left -= 1
                sale = self._ring_up()
            self._sell(sale)
            if done := self._drawer.step(self.till, self.clock.now()):
                self.world.log(self.name, "drawer", done)
            self.world.sleep(3 * self._chance.random())
        self.ended = True

    def _ring_up(self) -> Sale:
        now = self.clock.now()
        for count in range(self._chance.randint(1, 2)):
            price = Money(self._chance.choice((1, 990, 1280, 4999, 25000)))
            self.till.carts.add_amount(f"item {count}", price, now=now)
        self._haggle(now)
        return self.till.sales.checkout(cashier=CASHIER, now=now)

    def _haggle(self, now: datetime) -> None:
        """Change a price or take something off, now and then; the sale still asks for a fen."""
        carts, dice = self.till.carts, self._haggling
        if dice.random() < 0.1:
            carts.set_price(1, Money(dice.choice((1, 500, 2000))), by=CASHIER, now=now)
        if dice.random() < 0.1:
            carts.discount_line(1, Off(percent=dice.choice((1, 12, 49))), by=CASHIER, now=now)
        if dice.random() < 0.1:
            net = carts.current(now).net.minor
            fen = min(net - 1, dice.choice((1, 333, 5000)))
            if fen > 0:
                carts.discount(Off(Money(fen)), by=CASHIER, now=now)

    def _sell(self, sale: Sale) -> None:
        """Try until it is paid, given up, or left to the till."""
        if self._takes_cash(sale):
            return
        for _ in range(3):
            live = next(
                (one for one in self.till.charges.of_sale(sale.sale_id) if not one.settled), None
            )
            attempt = live or self._begin(sale)
            if attempt is None:
                break
            if not self._follow(attempt.out_trade_no):
                self.till.sales.park(sale.sale_id, now=self.clock.now())
                return
            if self._is_closed(sale):
                return
        if not self._is_closed(sale):
            self.till.sales.reopen(sale.sale_id, now=self.clock.now())
            self.till.carts.clear(by=CASHIER, now=self.clock.now())

    def _takes_cash(self, sale: Sale) -> bool:
        """Take none, some or all of a sale in cash; return whether that closed it."""
        share = self._cash.choice((*[0] * 9, 30, 60, 100))
        part = Money(self.till.sales.get(sale.sale_id).to_pay.minor * share // 100)
        if not part:
            return False
        given, now = part + Money(self._cash.choice((0, 500))), self.clock.now()
        try:
            taken = self.till.charges.take_cash(
                sale.sale_id, given, amount=part, by=CASHIER, now=now
            )
        except LiveAttempt:
            return False
        self._told(taken.out_trade_no, taken.state)
        return self._is_closed(sale)

    def _is_closed(self, sale: Sale) -> bool:
        state = self.till.sales.get(sale.sale_id).state
        if state is SaleState.PAID and self._chance.random() < 0.6:
            self._plan_refunds(sale.sale_id)
        return state is not SaleState.OPEN

    def _begin(self, sale: Sale) -> Attempt | None:
        """Scan a code or show a QR; a hurried cashier does it twice."""
        how = self._how()
        if how is None:
            return None
        attempt = self._begin_once(sale, how)
        if self._is_hurried(0.4):
            try:
                self._begin_once(sale, how)
            except RuleBroken as refusal:
                self.world.log(self.name, "refuses a second click", refusal.code)
        return attempt

    def _begin_once(self, sale: Sale, how: Code | Qr) -> Attempt:
        now = self.clock.now()
        return self.till.charges.begin(sale.sale_id, how, by=CASHIER, now=now)

    def _how(self) -> Code | Qr | None:
        if self._chance.random() < 0.3:
            return Qr()
        buyer = self._chance.choice(self._buyers)
        code = self._old_code if self._chance.random() < 0.2 else None
        code = code or buyer.show_code(always_confirm=self._chance.random() < 0.3)
        if code is None:
            return Qr()
        self._old_code = code
        buyer.expect_to_be_asked()
        return Code(code)

    _old_code: str | None = None
    """What the scanner read last: a customer may hold out the same picture again."""

    def _follow(self, no: str) -> bool:
        """Step until the payment is over; False if the cashier leaves it to the till."""
        shown = False
        if self._is_hurried(1.0):
            patience = self._chance.choice((0.2, 3.0, 20.0)) * self._chance.random()
            self.later(patience, lambda: self._interrupt(no))
        for _ in range(200):
            turn = self._teller.step(no)
            record = turn.record
            if (
                isinstance(record, Attempt)
                and record.how is How.QR
                and record.qr_code
                and not shown
            ):
                shown = True
                for buyer in self._chance.sample(self._buyers, self._chance.randint(1, 2)):
                    buyer.scan(record.qr_code)
            if turn.settled:
                self._told(no, record.state)
                return True
            if self._is_hurried(0.1):
                self._chance.choice((self._stop, self._ask_now))(no)
            if self._is_hurried(0.03):
                return False
            again = turn.again_at
            self.world.sleep(max(0.02, self._until(again)) if again else 1.0)
        return False

    def _interrupt(self, no: str) -> None:
        """Give up, perhaps while the platform is being asked, and go on at once."""
        self._stop(no)
        self.start(lambda: self._step(no))

    def _step(self, no: str) -> None:
        for _ in range(3):
            self._teller.step(no)

    def _stop(self, no: str) -> None:
        if self.till.charges.knows(no):
            self.till.charges.stop(no, by=CASHIER, now=self.clock.now())

    def _ask_now(self, no: str) -> None:
        engine = self.till.charges if self.till.charges.knows(no) else self.till.refunds
        engine.ask_now(no, self.clock.now())

    def _told(self, no: str, state: str) -> None:
        self.world.log(self.name, no, "is", state)
        said = self.settled.setdefault(no, state)
        if said != state:
            raise Breach("I6", f"{self.name} said {no} is {said}, then {state}")

    # Refunds

    def _plan_refunds(self, sale_id: str) -> None:
        for _ in range(self._chance.randint(1, 4)):
            self.later(self._chance.choice((0.0, 0.5, 10.0)), lambda: self._start_refund(sale_id))

    def _start_refund(self, sale_id: str) -> None:
        self.start(lambda: self._refund(sale_id))

    def _refund(self, sale_id: str) -> None:
        sale = self.till.sales.get(sale_id)
        share = self._chance.choice((10, 20, 30, 60, 100))
        amount = Money(max(1, sale.total.minor * share // 100))
        what = RefundLines({1: 1000}) if self._haggling.random() < 0.2 else RefundAmount(amount)
        try:
            refunds = self.till.refunds.begin(
                sale_id, what, asked_by=MANAGER, refund_reason="", now=self.clock.now()
            )
        except RuleBroken as refusal:
            self.world.log(self.name, "refuses a refund", refusal.code)
            return
        for refund in refunds:
            self._follow(refund.out_request_no)

    # Odds and ends

    def _until(self, moment: datetime) -> float:
        return (moment - self.clock.now()).total_seconds()

    def _is_hurried(self, share: float) -> bool:
        if self._chance.random() >= self.faults.hurried * share:
            return False
        self.world.count("fault", "hurried")
        return True
