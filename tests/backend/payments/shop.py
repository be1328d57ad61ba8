"""A merchant, two buyers, and calls on the platform between them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, cast

from sqlalchemy import Table, text

from backend.ecosystem import service as ecosystem
from backend.kernel.audit import Check
from backend.kernel.call import AnyServed, Call, Caller, Setting
from backend.kernel.columns import METADATA
from backend.kernel.database import Database, Outcome
from backend.kernel.ids import Ids
from backend.kernel.jobs import Claimed, Runner
from backend.kernel.outbox import Relay
from backend.kernel.unit import Unit
from backend.ledger import accounts, book
from backend.ledger.audit import CHECKS as LEDGER_CHECKS
from backend.payments import phone
from backend.payments.audit import CHECKS as PAYMENTS_CHECKS
from backend.payments.contract.phone import CONFIRM, REFUSE, SCAN, Bill, BillResponse
from backend.payments.contract.refund import TRADE_REFUND, TradeRefundResponse
from backend.payments.contract.trade import (
    TRADE_CANCEL,
    TRADE_CREATE,
    TRADE_PAY,
    TRADE_PRECREATE,
    TRADE_QUERY,
    TradeCancelResponse,
    TradeCreateResponse,
    TradePayResponse,
    TradePrecreateResponse,
    TradeQueryResponse,
)
from backend.payments.methods import METHODS
from backend.payments.reactions import CHORES, REACTIONS, notifications
from backend.payments.service import undoing
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, RequestT, ResponseT
from backend.protocol.money import Money
from backend.protocol.signing import PrivateKey
from backend.wallet import service as wallet
from backend.wallet.audit import CHECKS as WALLET_CHECKS
from backend.wallet.service import Opening

T = TypeVar("T")

NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)
SELLER = "2088000000000001"
APP = "2021000000000001"
MEI = "2088000000000011"
BO = "2088000000000012"
PIN = "111111"
FREE_LIMIT = Money(200_00)
TABLES: tuple[Table, ...] = tuple(METADATA.sorted_tables)
_EVERY_ROW = tuple(table.select() for table in TABLES)
CHECKS: tuple[Check, ...] = (*LEDGER_CHECKS, *WALLET_CHECKS, *PAYMENTS_CHECKS)
_SERVED: dict[str, AnyServed] = {each.method.name: each for each in (*METHODS, *phone.PHONE)}


class Undeclared(AssertionError):
    """A method refused with what its contract does not list."""


@dataclass
class Outside:
    """The merchant's own server: what it heard, and what it answers."""

    answer: str = "success"
    heard: list[tuple[datetime, str, dict[str, str]]] = field(default_factory=list)


@dataclass
class Shop:
    """One platform in memory, with its time."""

    database: Database
    key: PrivateKey
    now: datetime = NOON
    ids: Ids = field(default_factory=lambda: Ids.seeded(7))
    setting: Setting = field(default_factory=lambda: Setting(secret=b"known to no one"))
    outside: Outside = field(default_factory=Outside)
    numbers: Callable[[], str] = field(
        default_factory=lambda: (f"T{n}" for n in itertools.count(1)).__next__
    )

    def __post_init__(self) -> None:
        self.relay = Relay(self.database, REACTIONS, self.call)
        self.runner = Runner(
            self.database, self.call, chores=CHORES, deliveries=(notifications(self.key),)
        )

    def open(self) -> None:
        """Let the merchant and the buyers in."""

        def work(unit: Unit) -> None:
            call = self.call(Caller(merchant_id=SELLER), unit)
            ecosystem.open_merchant(call, SELLER, "晨光便利店")
            for buyer_id, logon, name in (
                (MEI, "13800000011", "林小满"),
                (BO, "bo@example.com", "陈博"),
            ):
                opening = Opening(buyer_id, logon, name, PIN, Money(500_00), FREE_LIMIT)
                wallet.open_buyer(call, opening)

        self.database.do(work)

    def copy(self) -> Shop:
        """Return another shop that has lived through the same."""
        database = Database.open("sqlite://")
        source, target = (
            each.engine.raw_connection().dbapi_connection for each in (self.database, database)
        )
        cast("Any", source).backup(target)
        return Shop(database, self.key, self.now)

    def call(self, caller: Caller, unit: Unit) -> Call:
        return Call(caller, self.now, unit, self.ids, self.setting)

    def later(self, **of: float) -> None:
        """Let time pass."""
        self.now += timedelta(**of)

    # Calls

    def work(
        self, method: Method[RequestT, ResponseT], caller: Caller, **asked: object
    ) -> Callable[[Unit], ResponseT]:
        """Return one call as work of a group."""
        request = method.request.model_validate(asked)
        handler = _SERVED[method.name].handler

        def run(unit: Unit) -> ResponseT:
            try:
                response: ResponseT = handler(self.call(caller, unit), request)
            except BusinessError as refusal:
                if not isinstance(refusal, method.refuses):
                    raise Undeclared(f"{method.name}: {refusal!r}") from refusal
                raise
            return response

        return run

    def ask(
        self,
        method: Method[RequestT, ResponseT],
        *,
        merchant: str = SELLER,
        notify_url: str = "",
        **asked: object,
    ) -> ResponseT:
        """Make one call for the merchant."""
        caller = Caller(merchant_id=merchant, app_id=APP, notify_url=notify_url)
        return self.database.do(self.work(method, caller, **asked))

    def hold(
        self, method: Method[RequestT, ResponseT], buyer: str = MEI, **asked: object
    ) -> ResponseT:
        """Make one call from a buyer's phone."""
        return self.database.do(self.work(method, Caller(buyer_id=buyer), **asked))

    def group(self, works: Sequence[Callable[[Unit], T]]) -> list[Outcome[T]]:
        """Commit several calls together."""
        return self.database.group(works)

    # Shorthand for what a day is made of

    def code(self, buyer: str = MEI, *, always_confirm: bool = False) -> str:
        """Show a payment code."""

        def work(unit: Unit) -> str:
            call = self.call(Caller(buyer_id=buyer), unit)
            return wallet.issue_code(call, buyer, always_confirm=always_confirm).auth_code

        return self.database.do(work)

    def pay(self, amount: str = "12.80", **changes: object) -> TradePayResponse:
        """Charge a fresh code."""
        asked = {"out_trade_no": self.numbers(), "subject": "早餐", "total_amount": amount}
        if "auth_code" not in changes:
            changes["auth_code"] = self.code()
        return self.ask(TRADE_PAY, **{**asked, **changes})  # type: ignore[arg-type]  # by name

    def pay_waiting(self, amount: str = "12.80", **changes: object) -> TradePayResponse:
        """Charge a code whose buyer must confirm."""
        return self.pay(amount, auth_code=self.code(always_confirm=True), **changes)

    def precreate(self, amount: str = "12.80", **changes: object) -> TradePrecreateResponse:
        asked = {"out_trade_no": self.numbers(), "subject": "早餐", "total_amount": amount}
        return self.ask(TRADE_PRECREATE, **{**asked, **changes})  # type: ignore[arg-type]  # by name

    def create(self, amount: str = "12.80", **changes: object) -> TradeCreateResponse:
        asked = {"out_trade_no": self.numbers(), "subject": "早餐", "total_amount": amount}
        return self.ask(TRADE_CREATE, **{"buyer_id": MEI, **asked, **changes})  # type: ignore[arg-type]  # by name

    def refund(self, out_trade_no: str, amount: str, **changes: object) -> TradeRefundResponse:
        named = {"out_trade_no": out_trade_no, "refund_amount": amount}
        return self.ask(TRADE_REFUND, **{**named, **changes})  # type: ignore[arg-type]  # by name

    def query(self, out_trade_no: str, **changes: object) -> TradeQueryResponse:
        return self.ask(TRADE_QUERY, out_trade_no=out_trade_no, **changes)  # type: ignore[arg-type]  # by name

    def cancel(self, out_trade_no: str) -> TradeCancelResponse:
        return self.ask(TRADE_CANCEL, out_trade_no=out_trade_no)

    def scan(self, qr: str, buyer: str = MEI) -> Bill:
        return self.hold(SCAN, buyer, qr=qr).bill

    def confirm(self, trade_no: str, buyer: str = MEI, pin: str | None = None) -> BillResponse:
        return self.hold(CONFIRM, buyer, trade_no=trade_no, pin=pin)

    def refuse(self, trade_no: str, buyer: str = MEI) -> BillResponse:
        return self.hold(REFUSE, buyer, trade_no=trade_no)

    def fund(self, buyer: str, amount: Money) -> None:
        """Give a buyer money."""

        def work(unit: Unit) -> None:
            posting = book.Posting(accounts.platform("funding"), accounts.buyer(buyer), amount)
            call = self.call(Caller(), unit)
            book.post(call, key=f"in:{self.numbers()}", kind="gift", postings=[posting])

        self.database.do(work)

    def drain_seller(self) -> None:
        """Let the merchant take out all of its money."""

        def work(unit: Unit) -> None:
            call = self.call(Caller(merchant_id=SELLER), unit)
            account = accounts.merchant(SELLER)
            all_of_it = Money(book.balance(call, account).free)
            posting = book.Posting(account, accounts.platform("paid_out"), all_of_it)
            book.post(call, key=f"out:{self.numbers()}", kind="payout", postings=[posting])

        self.database.do(work)

    # What time does

    def plan_finishing(self) -> None:
        """Plan, as a start does, that old trades come to their end."""
        self.database.do(lambda unit: undoing.plan_finishing(self.call(Caller(), unit), self.now))

    def settle(self) -> None:
        """Tell the facts, run what is due, deliver what is to be delivered."""
        while self.relay.turn():
            pass
        while self.runner.turn(self.now):
            pass
        for claimed in self.runner.claim(self.now):
            self._deliver(claimed)

    def _deliver(self, claimed: Claimed) -> None:
        letter = claimed.letter
        self.outside.heard.append((self.now, letter.url, dict(letter.form)))
        self.runner.settle(claimed, self.now, body=self.outside.answer, note="heard")

    # What can be seen

    def balance(self, account: accounts.Account) -> Money:
        def work(unit: Unit) -> Money:
            return Money(book.balance(self.call(Caller(), unit), account).posted)

        return self.database.do(work)

    @property
    def mei(self) -> Money:
        return self.balance(accounts.buyer(MEI))

    @property
    def seller(self) -> Money:
        return self.balance(accounts.merchant(SELLER))

    @property
    def fees(self) -> Money:
        return self.balance(accounts.platform("fees"))

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.database.do(lambda unit: unit.all(text(sql)))]

    def everything(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every table."""
        found = self.database.do(lambda unit: [unit.all(every) for every in _EVERY_ROW])
        return {
            table.name: [tuple(row) for row in rows]
            for table, rows in zip(TABLES, found, strict=True)
        }

    def breaches(self) -> list[str]:
        """Run every check of the books."""
        return [
            f"{check.name}: {breach}"
            for check in CHECKS
            for breach in self.database.do(check.run).breaches
        ]

    def change_row(self, sql: str) -> None:
        """Change rows behind the platform's back."""
        self.database.do(lambda unit: unit.change(text(sql)))
