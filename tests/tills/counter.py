"""
One till of several, in a process of its own, selling until it is killed or told to stop.

Run as ``python -m tests.tills.counter TILL PLATFORM SEED PLANTED``: a home that joined the shop, so
every call goes over TLS with the till's own key; the platform's home is only read for the
customers' phones. Told to stop (SIGTERM), it settles what is open and ends with 0.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from backend.kernel.clock import SystemClock
from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_LIST, SaleListRequest
from backend.retail.contract.shifts import MoveKind
from console.client.client import Caller, Client
from console.client.failures import ClientError
from console.client.pin import Pin
from console.client.place import joined
from console.client.signer import Signer
from console.client.transport import HttpTransport, Limits
from console.retail.goods_sync import sync_goods
from console.shops.hello import say_hello
from console.till.attempt import Attempt, How, State
from console.till.charges import Code, Qr
from console.till.custodian import Custodian
from console.till.engine import Terms
from console.till.failures import RuleBroken
from console.till.looking import Looker
from console.till.matters import MatterKind
from console.till.refund import RefundAmount, RefundLines
from console.till.reserving import Reserver
from console.till.sale import Sale, SaleQuery, SaleState
from console.till.sharing import Sharer
from console.till.shifts_z import Closing
from console.till.teller import Teller
from console.till.till import Till
from tests.killloop.phone import Phone
from tests.killloop.record import Record
from tests.killloop.seller import CASHIER, MANAGER, PACE
from tests.tills.planted import plant

GOODS: Final = ("G0001", "G0002", "G0003", "G0004")
"""What is sold here; the shop has so many of each that none runs out."""
_PATIENCE: Final = 3.0
_FINISH_WITHIN: Final = 120.0
_AWAY: Final = (ClientError, PlatformError)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a till keeps its file, and whose phones its customers hold."""

    till: Path
    platform: Path


class Counter:
    """One run of one till."""

    def __init__(self, place: Place, seed: int) -> None:
        credentials = joined(place.till)
        assert credentials is not None
        limits = Limits(connect=1.0, silence=4.0, total=5.0)
        line = HttpTransport(credentials.gateway, limits, Pin(credentials.pin))
        self._now = SystemClock().now
        self._client: Caller = Client(line, Signer.load(credentials), clock=self._now)
        self._till = Till.open(place.till / "till", now=self._now(), pace=PACE)
        self._till.set_terms(Terms(seller_id=credentials.merchant_id, store_id="001"))
        self._record = Record(place.till / "record")
        self._teller = Teller(self._till, self._client, clock=self._now)
        self._custodian = Custodian(self._till, self._client, clock=self._now)
        self._sharer = Sharer(self._till, self._client, clock=self._now)
        self._reserver = Reserver(self._till, self._client, clock=self._now)
        self._looker = Looker(self._till, self._client, clock=self._now)
        self._phones = _phones(place.platform)
        self._dice = random.Random(seed)  # noqa: S311 - which customer comes next
        self._stopping = False

    def run(self) -> None:
        """Serve customers until told to stop, then settle everything."""
        signal.signal(signal.SIGTERM, self._stop)
        self._record.add("opened", pid=str(os.getpid()))
        say_hello(self._till, self._client, self._now())
        if self._till.goods.get(GOODS[0]) is None:
            sync_goods(self._till, self._client)
        while not self._stopping:
            self._look_after()
            self._serve(self._till.sales.in_hand() or self._ring_up())
            self._drawer()
        self.finish()

    def finish(self) -> None:
        """
        Look after everything until nothing is open.

        :raises TimeoutError: if that takes too long.
        """
        until = time.monotonic() + _FINISH_WITHIN
        while matters := self._till.open_matters(self._now()):
            self._look_after()
            for matter in matters:
                if matter.kind is MatterKind.PARTLY:
                    self._leave(self._till.sales.get(matter.sale_id))
            if time.monotonic() > until:
                raise TimeoutError(str(matters))
            time.sleep(0.05)
        self._reserver.turn()
        while self._till.outbox.waiting():
            self._look_after()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._stopping = True

    def _look_after(self) -> None:
        self._custodian.turn(limit=20)
        with suppress(*_AWAY):
            self._reserver.turn()

    # Goods

    def _ring_up(self) -> Sale:
        self._mark_cart()  # of one that a kill left without
        with suppress(*_AWAY, RuleBroken):
            shared = self._sharer.turn()
            if shared and self._dice.random() < 0.6:
                self._sharer.take(self._dice.choice(shared).number, by=CASHIER)
        self._fill()
        if self._dice.random() < 0.25:
            self._till.carts.hold(by=CASHIER, now=self._now())
            self._fill()
        return self._till.sales.checkout(cashier=CASHIER, now=self._now())

    def _fill(self) -> None:
        """Put something into a cart that is empty, under a note no other cart ever had."""
        carts, now = self._till.carts, self._now()
        if carts.current(now).lines:
            return
        for _ in range(self._dice.randint(1, 3)):
            goods = self._till.goods.get(self._dice.choice(GOODS))
            assert goods is not None
            carts.add(goods, 1000 * self._dice.randint(1, 3), now=now)
        self._mark_cart()

    def _mark_cart(self) -> None:
        carts, now = self._till.carts, self._now()
        cart = carts.current(now)
        if cart.lines and not cart.note:
            identity = self._till.identity
            mark = f"{identity.till_id}-{identity.epoch}-{time.monotonic_ns()}"
            carts.write_note(mark, now=now)

    # Money

    def _serve(self, sale: Sale) -> None:
        live = [one for one in self._till.charges.of_sale(sale.sale_id) if not one.settled]
        if live:
            self._follow(live[0].out_trade_no, self._dice.choice(self._phones))
        else:
            self._charge(sale)
        state = self._till.sales.get(sale.sale_id).state
        if state is SaleState.PAID:
            self._record.add("sold", sale_id=sale.sale_id, total=sale.total.to_text())
            while self._dice.random() < 0.4:
                self._refund()
        elif state is SaleState.OPEN:
            self._leave(sale)

    def _charge(self, sale: Sale) -> None:
        share = self._dice.choice((0, 0, 30, 100, 100))
        part = Money(sale.to_pay.minor * share // 100)
        if part:
            self._till.charges.take_cash(
                sale.sale_id, part + Money(500), amount=part, by=CASHIER, now=self._now()
            )
            if part == sale.to_pay:
                return
        phone = self._dice.choice(self._phones)
        code = phone.code(always_confirm=self._dice.random() < 0.1)
        how = Qr() if code is None or self._dice.random() < 0.3 else Code(code)
        attempt = self._till.charges.begin(sale.sale_id, how, by=CASHIER, now=self._now())
        self._follow(attempt.out_trade_no, phone)

    def _follow(self, no: str, phone: Phone) -> None:
        """Step until it is over, or long enough."""
        until = time.monotonic() + _PATIENCE
        scanned = False
        while time.monotonic() < until:
            turn = self._teller.step(no)
            if turn.settled:
                return
            record = turn.record
            if isinstance(record, Attempt) and record.state is State.WAITING:
                if record.how is How.QR and record.qr_code and not scanned:
                    phone.scan_and_pay(record.qr_code)
                    scanned = True
                elif record.how is How.CODE:
                    phone.pay_what_waits()
            time.sleep(0.01)

    def _refund(self) -> None:
        """Give back all, a piece or an amount of one of the shop's last sales."""
        sale = self._one_to_give_back()
        lines = self._till.sales.detail(sale.sale_id).lines
        left = RefundLines({line.line_no: line.left for line in lines if line.left})
        part = RefundAmount(Money(max(1, sale.total.minor // 3)))
        what = self._dice.choice((left, RefundLines({1: 1000}), part))
        with suppress(RuleBroken, *_AWAY):
            for refund in self._reserver.begin(sale.sale_id, what, asked_by=MANAGER):
                if not refund.settled:
                    self._follow(refund.out_request_no, self._phones[0])

    def _one_to_give_back(self) -> Sale:
        """Choose one of the last sales, as it is known here: both tills are after the same few."""
        own = self._till.sales.find(SaleQuery(state=SaleState.PAID), limit=3).sales
        if self._dice.random() < 0.7:
            with suppress(*_AWAY, RuleBroken):
                last = self._client.call(SALE_LIST, SaleListRequest(page_size=2)).sales
                ids = [*(one.sale_id for one in last), *(one.sale_id for one in own)]
                wanted = self._dice.choice(ids)
                known = [sale for sale in own if sale.sale_id == wanted]
                found = known[0] if known else self._looker.refresh(wanted)
                return found or own[0]
        return self._dice.choice(own)

    def _leave(self, sale: Sale) -> None:
        """Give an unpaid sale up, or leave it to the custodian."""
        try:
            self._till.sales.reopen(sale.sale_id, by=MANAGER, now=self._now())
        except RuleBroken:
            self._till.sales.park(sale.sale_id, now=self._now())

    def _drawer(self) -> None:
        """Now and then count the drawer and close the shift."""
        now = self._now()
        with suppress(RuleBroken):
            if self._dice.random() < 0.03:
                self._till.shifts.move(MoveKind.OUT, Money(100), "change", by=MANAGER, now=now)
            if self._dice.random() < 0.03:
                self._till.shifts.count(Money(100_000), by=MANAGER, now=now)
                closing = Closing(MANAGER, now, reason="counted by dice")
                self._till.shifts.close(closing, tolerance=Money(0), pace=PACE)


def _phones(platform: Path) -> list[Phone]:
    plan = json.loads((platform / "sandbox.json").read_text("utf-8"))
    return [Phone(platform, one["logon_id"], one["pin"]) for one in plan["buyers"][:4]]


def main(arguments: Sequence[str]) -> None:
    till, platform, seed, planted = arguments
    plant(planted)
    Counter(Place(Path(till), Path(platform)), int(seed)).run()


if __name__ == "__main__":
    main(sys.argv[1:])
