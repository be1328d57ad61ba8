"""Everything a scene of the day needs: the console, hands, a customer's phone, the album."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent

from backend.payments.contract.trade import TRADE_QUERY, TradeQueryRequest
from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from console.app.run import Console
from console.app.start import Ready
from console.desk.page import Desk
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.checkout.view.page import CheckoutView
from console.payments.orders.model import OrdersModel
from console.payments.orders.view.page import OrdersView
from console.shell.counter import Counter
from console.till.attempt import Attempt
from console.tour.album import Album, Fact
from console.tour.hands import Hands
from console.tour.patience import until
from console.tour.phone import Phone
from console.tour.plug import Plug

T = TypeVar("T")


class Day:
    """A day at the counter; looks at the till's store and at the platform, never at the screen."""

    def __init__(self, open_console: Callable[[], Console], album: Album, plug: Plug) -> None:
        self._open = open_console
        self.album = album
        self.plug = plug
        self.open()
        self.sold: dict[str, str] = {}
        """Every sale of the day: what the tour calls it → the till's number of it."""

    def open(self) -> None:
        """Start the console; the first picture is of its window."""
        self.console = self._open()
        self.hands = Hands(self.console.window)
        self.album.windows = {"": self.console.window}

    def await_counter(self) -> None:
        """Let the window live until somebody can sign in, and picture the customer's, too."""
        console = self.console
        until(lambda: bool(console.desk or console.error), "the platform answers", seconds=60)
        if console.error is not None:
            raise console.error
        if console.customers is not None:
            self.album.windows["_customer"] = console.customers.window

    def close(self) -> None:
        """Close the window as a person does; nothing of the console is left."""
        window = self.console.window
        window.close()
        until(lambda: self.console.ready is None, "the window has closed")
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def desk(self) -> Desk:
        return _there(self.console.desk)

    @property
    def ready(self) -> Ready:
        return _there(self.console.ready)

    @property
    def counter(self) -> Counter:
        return _there(self.console.window.counter)

    @property
    def platform_pid(self) -> int:
        """The process number of the platform; 0 while there is none."""
        service = self.ready.service
        running = service.running if service is not None else None
        return running.pid if running is not None else 0

    @property
    def phone(self) -> Phone:
        """The phone of the first demonstration customer."""
        return Phone(self.console.place.home, self.ready.credentials.buyers[0].logon_id)

    @property
    def checkout(self) -> CheckoutView:
        return cast("CheckoutView", self.counter.page("payments.checkout"))

    @property
    def model(self) -> CheckoutModel:
        return self.checkout.model

    @property
    def orders(self) -> OrdersView:
        return cast("OrdersView", self.counter.page("payments.orders"))

    @property
    def sales(self) -> OrdersModel:
        return self.orders.model

    @property
    def attempt(self) -> Attempt:
        """The payment at the counter."""
        return _there(self.model.attempt)

    # What is seen

    def panel(self, key: str) -> Fact:
        """Say which leaf the checkout's panel shows."""
        return Fact("panel", key, lambda: self.checkout.panel.key)

    def page_is(self, key: str) -> Fact:
        """Say which page is in front."""
        return Fact("page", key, lambda: self.counter.current)

    def shift(self, number: int) -> Fact:
        """Say which shift is open; 0 for none."""

        def current() -> int:
            shift = self.ready.till.shifts.current()
            return shift.number if shift is not None else 0

        return Fact("shift", number, current)

    def stage(self, stage: Stage) -> Fact:
        """Say where the sale at the counter stands."""
        return Fact("stage", str(stage), lambda: str(self.model.stage))

    def pieces(self, count: int) -> Fact:
        """Say how much lies in the cart on disk."""
        return Fact("pieces", count, lambda: self.model.basket.cart.pieces)

    def total(self, text: str) -> Fact:
        """Say what the goods come to."""
        return Fact("total", text, lambda: str(self.model.total.to_text()))

    def sale(self, state: str) -> Fact:
        """Say how the sale stands in the till's store."""
        return Fact("sale", state, lambda: str(self.model.sale.state) if self.model.sale else "")

    def reason(self, reason: str) -> Fact:
        """Say why the payment stands where it stands."""
        return Fact("reason", reason, lambda: self.attempt.reason)

    def trade(self, status: str) -> Fact:
        """Say how the platform sees the trade."""
        return Fact("trade", status, self.trade_status, far=True)

    def balance(self, expected: Money) -> Fact:
        """Say what the platform sees in the customer's account."""
        return Fact("balance", expected.to_text(), self.phone.balance, far=True)

    def unsettled(self, count: int) -> Fact:
        """Say how many payments, refunds and reports are open in the till's store."""
        now = self.desk.clock.now
        return Fact("unsettled", count, lambda: len(self.ready.till.open_matters(now())))

    def trade_status(self) -> str:
        """Ask the platform how the trade at the counter stands."""
        request = TradeQueryRequest(out_trade_no=self.attempt.out_trade_no)
        try:
            return str(self.ready.client.call(TRADE_QUERY, request).trade_status)
        except PlatformError as error:
            return error.sub_code

    # What is done

    def keep_sale(self, name: str) -> None:
        """Remember the sale that has just been paid."""
        self.sold[name] = _there(self.model.sale).sale_id

    def wait_for(self, stage: Stage) -> None:
        """Let the window live until the sale at the counter stands so."""
        until(lambda: self.model.stage is stage, f"the sale is {stage}")

    def waits_at_most(self, seconds: float) -> None:
        """Let payments from now on be given up after so long."""
        pace = replace(self.ready.till.pace, window_code=timedelta(seconds=seconds))
        self.ready.till.set_pace(pace)


def _there(thing: T | None) -> T:
    if thing is None:
        raise LookupError("the console is not open")
    return thing
