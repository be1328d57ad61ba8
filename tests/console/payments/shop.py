"""A counter on a whole platform in memory: real till, real client, real staff; no sockets."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from backend.app import Edges, Platform
from backend.commands.opening import demo_files
from backend.ecosystem import service as ecosystem
from backend.ecosystem.service import Registration
from backend.kernel.call import Call, Caller
from backend.kernel.ids import Ids
from backend.payments.contract.trade import TRADE_QUERY, TradeQueryRequest
from backend.payments.service import answering, asking
from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from backend.retail.service import shop as retail
from backend.wallet import service as wallet
from backend.wallet.service import Opening
from console.client.client import Client
from console.client.signer import Signer
from console.desk.background import Background
from console.desk.page import Desk
from console.desk.staff import Person
from console.desk.words import Words
from console.paper.spool import Spool
from console.retail.goods_sync import sync_goods
from console.retail.staffing import PlatformStaffing
from console.till.engine import Terms
from console.till.sale import Goods
from console.till.till import Till
from tests.console import fakes
from tests.console.fakes import FakeClock, Immediate, Speaker
from tests.console.till.shop import Line
from tests.helpers.keys import key

MERCHANT: Final = "2088000000000001"
APP: Final = "2021000000000001"
BUYER: Final = "2088000000000102"
PIN: Final = "246810"
CASHIER, MANAGER, OWNER = ("101", "1111"), ("201", "2222"), ("301", "3333")
WATER: Final = "6901357100273"
"""2.00"""
COLA: Final = "6987692300271"
"""2.80"""
APPLE: Final = "2100307000005"
"""9.96 the kilogram"""
_KINDS: Final = (WATER, COLA, APPLE, "6943443700271", "6943443700448")


class Shop:
    """One counter, its platform and a customer's phone, all under one clock that stands still."""

    def __init__(self, folder: Path, words: Words, background: Background | None = None) -> None:
        self.folder = folder
        self.words = words
        self.background = Immediate() if background is None else background
        self.clock = FakeClock()
        self.platform = Platform.in_memory(Edges(self.clock, Ids.seeded(1)), key("platform"))
        self.platform.do(_open, Caller(merchant_id=MERCHANT))
        self.line = Line(self.platform)
        signer = Signer(APP, key("app"), key("platform").public)
        self.client = Client(self.line, signer, clock=self.clock.now)
        self._seed = 0
        self.toasts: list[str] = []
        self.sounds = Speaker()
        self._start()

    def _start(self) -> None:
        self._seed += 1
        source = random.Random(self._seed)  # noqa: S311 - repeatable on purpose
        self.till = Till.open(self.folder / "till", now=self.clock.now(), source=source)
        self.till.set_terms(Terms(seller_id=MERCHANT, shop_name="巷口便利店"))
        self.staffing = PlatformStaffing(
            self.till, self.client, clock=self.clock.now, elapsed=self.clock.elapsed
        )
        if self._seed == 1:
            self.staffing.learn()
            sync_goods(self.till, self.client)
        desk = self._desk()
        self.spool = Spool(desk, demo=False, saved_in=self.folder / "papers")
        self.desk = replace(desk, paper=self.spool)
        self.desk.toasts.shown.connect(self._hear_toast)

    def _desk(self, **changes: Any) -> Desk:
        return fakes.a_desk(
            self.folder,
            words=self.words,
            client=self.client,
            till=self.till,
            clock=self.clock,
            background=self.background,
            staffing=self.staffing,
            sounds=self.sounds,
            **changes,
        )

    def _hear_toast(self, toast: Any) -> None:
        text = toast.text
        self.toasts.append(text if isinstance(text, str) else text())

    def restart(self) -> None:
        """Leave the program and start it again, without any goodbye."""
        self.till.close()
        self._start()

    def close(self) -> None:
        self.till.close()
        self.platform.close()

    def sign_in(self, who: tuple[str, str] = CASHIER) -> Person:
        """Let somebody in who types their PIN."""
        person = self.staffing.admit(*who)
        self.desk.session.enter(person)
        return person

    def goods(self, barcode: str) -> Goods:
        found = self.till.goods.by_barcode(barcode)
        assert found is not None
        return found

    # The customer's phone

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

    def confirm(self, trade_no: str | None) -> None:
        assert trade_no is not None
        self.platform.do(
            lambda call: answering.confirm(call, trade_no, PIN), Caller(buyer_id=BUYER)
        )

    def balance(self) -> Money:
        return self.platform.do(lambda call: wallet.balance(call, BUYER))

    # The platform

    def trade(self, out_trade_no: str) -> str:
        """Ask the platform, past every fault, how a trade stands."""
        line = replace(self.line, faults=type(self.line.faults)(), down=None)
        signer = Signer(APP, key("app"), key("platform").public)
        client = Client(line, signer, clock=self.clock.now)
        try:
            request = TradeQueryRequest(out_trade_no=out_trade_no)
            return str(client.call(TRADE_QUERY, request).trade_status)
        except PlatformError as error:
            return error.sub_code


def _open(call: Call) -> None:
    goods, front = demo_files()
    head, *rows = goods.splitlines(keepends=True)
    few = head + "".join(row for row in rows if row.split(",")[1] in _KINDS)
    retail.seed(call, goods_csv=few, shop_toml=front)
    ecosystem.open_merchant(call, MERCHANT, "巷口便利店")
    ecosystem.register_app(call, Registration(APP, MERCHANT, "收银台", key("app").public.pem()))
    buyer = Opening(BUYER, "10000000001", "林小满", PIN, Money(800_000), Money(20_000))
    wallet.open_buyer(call, buyer)
