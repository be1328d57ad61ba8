"""
A till in a process of its own that sells and refunds until it is killed.

Run as ``python -m tests.killloop.seller HOME TILL RECORD NOTIFY_URL SEED``: the real till, its
journal on disk, its client over HTTP. What the platform or the till says goes to the record.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from backend.kernel.clock import SystemClock
from backend.payments.contract.refund import TradeRefundRequest
from backend.protocol.method import Method, RequestT, ResponseT
from backend.protocol.money import Money
from console.client.client import Client
from console.client.credentials import Credentials
from console.client.signer import Signer
from console.client.transport import HttpTransport, Limits
from console.till.attempt import Attempt, How, State
from console.till.charges import Code, Qr
from console.till.custodian import Custodian
from console.till.engine import Terms
from console.till.failures import RuleBroken
from console.till.matters import MatterKind
from console.till.pace import Pace
from console.till.refund import RefundAmount
from console.till.sale import Sale, SaleState
from console.till.teller import Teller
from console.till.till import Till
from tests.killloop.phone import Phone
from tests.killloop.record import Record

PACE: Final = Pace(
    query_every=timedelta(seconds=0.2),
    query_slow=timedelta(seconds=0.4),
    window_code=timedelta(seconds=4),
    window_qr=timedelta(seconds=6),
    resend_every=timedelta(seconds=0.1),
    resend_for=timedelta(seconds=3),
    backoff_first=timedelta(seconds=0.1),
    backoff_most=timedelta(seconds=1),
    watch=(timedelta(seconds=2),),
)
"""A shop in a great hurry: everything a till waits for is a fraction of what it is in life."""
CASHIER: Final = "101"
MANAGER: Final = "201"
"""May give money back on her own word."""
_PARK_AFTER: Final = 3.0
_FINISH_WITHIN: Final = 60.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a seller finds the platform's home, the till, its record; and who is notified."""

    home: Path
    till: Path
    record: Path
    notify_url: str

    def arguments(self) -> list[str]:
        """Return it as the seller's command takes it."""
        return [str(self.home), str(self.till), str(self.record), self.notify_url]


class RecordingClient:
    """The till's client; what the platform has answered is written down before the till hears."""

    def __init__(self, client: Client, record: Record, notify_url: str) -> None:
        self._client = client
        self._record = record
        self._notify_url = notify_url

    def call(
        self,
        method: Method[RequestT, ResponseT],
        request: RequestT,
        *,
        notify_url: str | None = None,
    ) -> ResponseT:
        """Call, and write down what was promised."""
        answer = self._client.call(method, request, notify_url=notify_url or self._notify_url)
        content = answer.model_dump(mode="json", exclude_none=True)
        asked = request.model_dump(mode="json", exclude_none=True)
        named = {
            name: str({**asked, **content}.get(name, ""))
            for name in ("out_trade_no", "trade_no", "trade_status", "total_amount")
        }
        more = {}
        if isinstance(request, TradeRefundRequest):
            more = {
                "out_request_no": str(request.out_request_no),
                "amount": request.refund_amount.to_text(),
                "fund_change": str(content["fund_change"]),
            }
        self._record.add("said", method=method.name, code=answer.code, **named, **more)
        return answer


class Seller:
    """One run of the till."""

    def __init__(self, place: Place, seed: int) -> None:
        home, record = place.home, Record(place.record)
        credentials = Credentials.read(home / "credentials.json")
        limits = Limits(connect=1.0, silence=4.0, total=5.0)
        client = Client(
            HttpTransport(credentials.gateway, limits),
            Signer.load(credentials),
            clock=SystemClock().now,
        )
        caller = RecordingClient(client, record, place.notify_url)
        self._now = SystemClock().now
        self._till = Till.open(place.till, now=self._now(), pace=PACE)
        self._till.set_terms(Terms(seller_id=credentials.merchant_id, store_id="001"))
        self._till.journal.verify()
        self._record = record
        self._teller = Teller(self._till, caller, clock=self._now)
        self._custodian = Custodian(self._till, caller, clock=self._now)
        self._phones = [Phone(home, b.logon_id, b.pin) for b in credentials.buyers[:4]]
        self._dice = random.Random(seed)  # noqa: S311 - which sale comes next
        record.add("opened", till_id=self._till.identity.till_id, pid=str(os.getpid()))

    def sell_for_ever(self) -> None:
        """Serve customers and look after what they left."""
        while True:
            self._look_after()
            self._serve(self._till.sales.in_hand() or self._ring_up())

    def finish(self) -> Till:
        """
        Look after everything until nothing is open, and return the till.

        :raises TimeoutError: if that takes too long (I8).
        """
        until = time.monotonic() + _FINISH_WITHIN
        while matters := self._till.open_matters(self._now()):
            self._look_after()
            for matter in matters:
                if matter.kind is MatterKind.PARTLY:
                    self._leave(self._till.sales.get(matter.sale_id))
            if time.monotonic() > until:
                raise TimeoutError(str(self._till.open_matters(self._now())))
            time.sleep(0.05)
        return self._till

    def _look_after(self) -> None:
        for change in self._custodian.turn(limit=20).changes:
            self._said(change.no)

    def _ring_up(self) -> Sale:
        price = Money(self._dice.choice((1, 350, 1280, 21_000)))
        self._till.carts.add_amount("goods", price, now=self._now())
        return self._till.sales.checkout(cashier=CASHIER, now=self._now())

    def _serve(self, sale: Sale) -> None:
        live = [one for one in self._till.charges.of_sale(sale.sale_id) if not one.settled]
        if live:
            self._follow(live[0].out_trade_no, self._dice.choice(self._phones))
        else:
            self._charge(sale)
        state = self._till.sales.get(sale.sale_id).state
        if state is SaleState.PAID and self._dice.random() < 0.5:
            self._refund(sale)
        elif state is SaleState.OPEN:
            self._leave(sale)

    def _charge(self, sale: Sale) -> None:
        part = Money(sale.to_pay.minor * self._dice.choice((0, 0, 0, 30, 100)) // 100)
        if part:
            cash = self._till.charges.take_cash(
                sale.sale_id, part + Money(500), amount=part, by=CASHIER, now=self._now()
            )
            self._said(cash.out_trade_no)
            if part == sale.to_pay:
                return
        phone = self._dice.choice(self._phones)
        code = phone.code(always_confirm=self._dice.random() < 0.2)
        how = Qr() if code is None or self._dice.random() < 0.3 else Code(code)
        attempt = self._till.charges.begin(sale.sale_id, how, by=CASHIER, now=self._now())
        self._follow(attempt.out_trade_no, phone)

    def _follow(self, no: str, phone: Phone) -> None:
        """Step until it is over, or long enough."""
        until = time.monotonic() + _PARK_AFTER
        scanned = False
        while time.monotonic() < until:
            turn = self._teller.step(no)
            if turn.settled:
                self._said(no)
                return
            record = turn.record
            if isinstance(record, Attempt) and record.state is State.WAITING:
                if record.how is How.QR and record.qr_code and not scanned:
                    phone.scan_and_pay(record.qr_code)
                    scanned = True
                elif record.how is How.CODE:
                    phone.pay_what_waits()
            time.sleep(0.02)

    def _refund(self, sale: Sale) -> None:
        share = self._dice.choice((30, 60, 100))
        amount = Money(max(1, sale.total.minor * share // 100))
        for _ in range(self._dice.choice((1, 1, 2))):
            try:
                refunds = self._till.refunds.begin(
                    sale.sale_id, RefundAmount(amount), asked_by=MANAGER, now=self._now()
                )
            except RuleBroken:
                return
            for refund in refunds:
                self._follow(refund.out_request_no, self._phones[0])

    def _leave(self, sale: Sale) -> None:
        """Give an unpaid sale up, or leave it to the custodian."""
        try:
            self._till.sales.reopen(sale.sale_id, now=self._now())
            self._till.carts.clear(by=CASHIER, now=self._now())
        except RuleBroken:
            self._till.sales.park(sale.sale_id, now=self._now())

    def _said(self, no: str) -> None:
        """Write down what the till says is final."""
        charges, refunds = self._till.charges, self._till.refunds
        record = charges.get(no) if charges.knows(no) else refunds.get(no)
        if record.settled:
            amount = record.amount.to_text()
            self._record.add("final", no=no, state=record.state, amount=amount, how=record.how)


def settled(place: Place) -> Till:
    """Open the till once more and return it with nothing open."""
    return Seller(place, 0).finish()


def main(arguments: Sequence[str]) -> None:
    """Sell until killed."""
    home, till, record, notify_url, seed = arguments
    place = Place(Path(home), Path(till), Path(record), notify_url)
    Seller(place, int(seed)).sell_for_ever()


if __name__ == "__main__":
    main(sys.argv[1:])
