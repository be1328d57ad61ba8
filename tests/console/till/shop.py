"""A till on a whole platform in memory, with a line between them that can be cut at will."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from backend.app import Edges, Platform
from backend.commands.opening import demo_files
from backend.ecosystem import service as ecosystem
from backend.ecosystem.service import Registration
from backend.gateway.downloads import NoDownload
from backend.kernel.call import Call, Caller
from backend.kernel.ids import Ids
from backend.payments.contract.trade import TRADE_QUERY, TradeQueryRequest, TradeQueryResponse
from backend.payments.service import answering, asking
from backend.protocol.money import Money
from backend.retail.service import shop as retail
from backend.wallet import service as wallet
from backend.wallet.service import Opening
from console.client.client import Client
from console.client.failures import AnswerUnknown, Doubt, NotFetched, Unreachable
from console.client.signer import Signer
from console.till.attempt import Attempt
from console.till.charges import Code, Qr
from console.till.custodian import Custodian
from console.till.engine import Terms
from console.till.pace import Pace
from console.till.refund import Refund
from console.till.sale import Goods, Sale
from console.till.teller import Teller
from console.till.till import Till
from tests.helpers.keys import key

NOON: Final = datetime(2026, 5, 1, 4, tzinfo=UTC)
"""Noon in the shop."""
MERCHANT: Final = "2088000000000001"
APP: Final = "2021000000000001"
BUYER: Final = "2088000000000102"
PIN: Final = "246810"
CASHIER: Final = "101"
SOY: Final = Goods("G-1", "豆浆", Money(1280), barcode="6901234567892", initials="dj", unit="杯")
APPLE: Final = Goods("G-2", "苹果", Money(999), initials="pg", unit="千克", weighed=True)


class StillClock:
    """Tells one moment until it is moved."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> datetime:
        self.at += timedelta(seconds=seconds)
        return self.at


class WrongBy:
    """The platform's time, from which the till's own clock may be away."""

    def __init__(self, till: StillClock) -> None:
        self._till = till
        self._wrong = timedelta()

    def now(self) -> datetime:
        return self._till.now() - self._wrong

    def set(self, wrong: timedelta) -> None:
        """Let the till's clock jump until it is wrong by so much; the platform's stays as it is."""
        self._till.at += wrong - self._wrong
        self._wrong = wrong


Fault = Callable[[Callable[[], bytes]], bytes]
"""Gets the exchange, to run or not, and returns what comes back."""


def unsent(_: Callable[[], bytes]) -> bytes:
    """Fail before anything is sent."""
    raise Unreachable


def lost_before(_: Callable[[], bytes]) -> bytes:
    """Lose the request on its way."""
    raise AnswerUnknown(Doubt.TIMEOUT)


def lost_after(exchange: Callable[[], bytes]) -> bytes:
    """Lose the answer after the platform did what was asked."""
    exchange()
    raise AnswerUnknown(Doubt.CUT)


def forged(exchange: Callable[[], bytes]) -> bytes:
    """Change one digit of the answer."""
    return exchange().replace(b'"code":"1', b'"code":"2', 1)


def truncated(exchange: Callable[[], bytes]) -> bytes:
    """Lose the end of the answer."""
    return exchange()[:-40]


@dataclass
class Line:
    """Carries forms to the platform, or has one of its faults."""

    platform: Platform
    faults: deque[Fault] = field(default_factory=deque[Fault])
    down: Fault | None = None
    sent: list[bytes] = field(default_factory=list[bytes])

    def carry(self, form: bytes) -> bytes:
        def exchange() -> bytes:
            self.sent.append(form)
            return self.platform.answer(b"", form)

        fault = self.faults.popleft() if self.faults else self.down
        return fault(exchange) if fault else exchange()

    def fetch(self, url: str) -> bytes:
        if self.down:
            raise Unreachable
        opened = self.platform.download(urlsplit(url).query.encode())
        if isinstance(opened, NoDownload):
            raise NotFetched(opened.words)
        return b"".join(opened.pieces)

    def close(self) -> None:
        """Nothing is held open."""


class Shop:
    """Everything one test needs."""

    def __init__(self, folder: Path, pace: Pace | None = None) -> None:
        self.folder = folder
        self.pace = pace or Pace()
        self.clock = StillClock()
        self.wrong = WrongBy(self.clock)
        self.platform = Platform.in_memory(Edges(self.wrong, Ids.seeded(1)), key("platform"))
        self.platform.do(_open, Caller(merchant_id=MERCHANT))
        self.line = Line(self.platform)
        signer = Signer(APP, key("app"), key("platform").public)
        self.client = Client(self.line, signer, clock=self.clock.now)
        self._seed = 0
        self._elapsed = 0.0
        self.till = self._open()

    def _open(self) -> Till:
        self._seed += 1
        source = random.Random(self._seed)  # noqa: S311 - repeatable on purpose
        till = Till.open(self.folder, now=self.clock.now(), source=source, pace=self.pace)
        till.set_terms(Terms(seller_id=MERCHANT, shop_name="早点铺"))
        till.lapse.note(self._elapsed, self.clock.now())
        self.teller = Teller(till, self.client, clock=self.clock.now)
        self.custodian = Custodian(till, self.client, clock=self.clock.now)
        return till

    def pass_time(self, seconds: float) -> None:
        """Let time really pass, with the till open: its clock shows it, and it is counted."""
        self._elapsed += seconds
        self.till.lapse.note(self._elapsed, self.clock.advance(seconds))

    def restart(self) -> Till:
        """Leave the program and start it again, without any goodbye."""
        self.till.close()
        self.till = self._open()
        return self.till

    def close(self) -> None:
        self.till.close()
        self.platform.close()

    # The counter

    def sale(self, goods: Goods = SOY, quantity: int = 1000) -> Sale:
        """Ring something up."""
        self.till.carts.add(goods, quantity, now=self.clock.now())
        return self.till.sales.checkout(cashier=CASHIER, now=self.clock.now())

    def charge(self, sale: Sale, how: Code | Qr | None = None) -> Attempt:
        """Mean to charge a sale; with a fresh code of the buyer unless told otherwise."""
        how = how or Code(self.code())
        return self.till.charges.begin(sale.sale_id, how, by=CASHIER, now=self.clock.now())

    def stop(self, attempt: Attempt) -> Attempt:
        no = attempt.out_trade_no
        return self.till.charges.stop(no, by=CASHIER, now=self.clock.now())

    def step(self, record: Attempt | Refund) -> Attempt | Refund:
        return self.teller.step(number(record)).record

    def run(self, record: Attempt | Refund, *, seconds: float = 600) -> Attempt | Refund:
        """Let time pass and do what is due until it is settled, or for so long."""
        until = self.clock.now() + timedelta(seconds=seconds)
        while True:
            turn = self.teller.step(number(record))
            if turn.settled or turn.again_at is None or turn.again_at > until:
                return turn.record
            self.clock.at = max(self.clock.at, turn.again_at)

    def pay(self, record: Attempt) -> Attempt:
        """Run a payment to its end."""
        done = self.run(record)
        assert isinstance(done, Attempt)
        return done

    def refund(self, record: Refund) -> Refund:
        """Run a refund to its end."""
        done = self.run(record)
        assert isinstance(done, Refund)
        return done

    def tidy(self, seconds: float = 3600) -> None:
        """Let the custodian work until it has nothing left to do."""
        until = self.clock.now() + timedelta(seconds=seconds)
        while (turn := self.custodian.turn()).again_at is not None and turn.again_at < until:
            self.clock.at = max(self.clock.at, turn.again_at)

    # The buyer's phone

    def code(self, *, always_confirm: bool = False) -> str:
        return self.platform.do(
            lambda call: wallet.issue_code(call, BUYER, always_confirm=always_confirm).auth_code,
            Caller(buyer_id=BUYER),
        )

    def scan_and_pay(self, qr_code: str) -> None:
        def verb(call: Call) -> None:
            trade = asking.scan(call, qr_code)
            answering.confirm(call, trade.trade_no, PIN)

        self.platform.do(verb, Caller(buyer_id=BUYER))

    def confirm(self, trade_no: str) -> None:
        self.platform.do(
            lambda call: answering.confirm(call, trade_no, PIN), Caller(buyer_id=BUYER)
        )

    def balance(self) -> Money:
        """Return what the buyer has left."""
        return self.platform.do(lambda call: wallet.balance(call, BUYER))

    def at_platform(self, attempt: Attempt) -> TradeQueryResponse:
        """Ask the platform, past every fault."""
        faults, self.line.faults = self.line.faults, deque()
        down, self.line.down = self.line.down, None
        try:
            return self.client.call(
                TRADE_QUERY, TradeQueryRequest(out_trade_no=attempt.out_trade_no)
            )
        finally:
            self.line.faults, self.line.down = faults, down

    def kinds(self, sale: Sale) -> list[str]:
        """Return the sale's timeline, in kinds only."""
        return [line.kind for line in self.till.journal.timeline(sale.sale_id)]


def number(record: Attempt | Refund) -> str:
    return record.out_trade_no if isinstance(record, Attempt) else record.out_request_no


def _open(call: Call) -> None:
    goods, front = demo_files()
    few = "".join(goods.splitlines(keepends=True)[:8])
    retail.seed(call, goods_csv=few, shop_toml=front)
    ecosystem.open_merchant(call, MERCHANT, "早点铺")
    ecosystem.register_app(call, Registration(APP, MERCHANT, "收银台", key("app").public.pem()))
    wallet.open_buyer(
        call, Opening(BUYER, "10000000001", "林小满", PIN, Money(800_000), Money(20_000))
    )


@contextmanager
def opened(folder: Path, pace: Pace | None = None) -> Iterator[Shop]:
    """Open a shop for a while."""
    shop = Shop(folder, pace)
    try:
        yield shop
    finally:
        shop.close()
