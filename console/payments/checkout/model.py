"""What the counter knows and can do; no widgets, no words, never blocks on the network."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from console.desk.page import Desk
from console.desk.settings import POLL_SECONDS
from console.payments.checkout.stage import UNPAID, WAITING, Stage, stage_of
from console.till.attempt import Attempt
from console.till.charges import Code, Qr
from console.till.failures import TillError
from console.till.journal import Evidence
from console.till.sale import Cart, CartLine, Goods, Sale
from console.till.teller import Teller, Turn

T = TypeVar("T")

PAYMENT_CODE: Final = re.compile(r"(?:25|26|27|28|29|30)[0-9]{14,22}", re.ASCII)
"""What a buyer's phone shows: 16 to 24 digits beginning 25 to 30; goods have fewer digits."""
ONE: Final = 1000
"""One piece, in thousandths."""
_LEAST_MS: Final = 50


class CheckoutModel(QObject):
    """
    The sale at the counter.

    ``failed`` carries an exception to be told in words; ``unknown_code`` a scan that is no goods
    of this shop.
    """

    cart_changed = Signal()
    stage_changed = Signal()
    ticked = Signal()
    failed = Signal(object)
    unknown_code = Signal(str)
    cart_needed = Signal()
    """A payment code was scanned and there is nothing to pay for."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self._teller = Teller(desk.till, desk.client, clock=desk.clock.now)
        self._asking = False
        self._stepping = False
        self._again = False
        self._attempt: Attempt | None = None
        self._sale: Sale | None = None
        desk.clock.every(self, 1000, self._tick)
        self.resume()

    @property
    def cart(self) -> Cart:
        return self._till.carts.current(self._desk.clock.now())

    @property
    def lines(self) -> tuple[CartLine, ...]:
        """The goods being sold: of the sale being paid, or of the cart."""
        return self._till.sales.detail(self._sale.sale_id).lines if self._sale else self.cart.lines

    @property
    def total(self) -> Money:
        """What they come to."""
        return self._sale.total if self._sale else self.cart.total

    @property
    def sale(self) -> Sale | None:
        """The sale being paid; its goods can no longer be changed."""
        return self._sale

    @property
    def attempt(self) -> Attempt | None:
        """The payment under way, or how the last one of this sale ended."""
        return self._attempt

    @property
    def stage(self) -> Stage:
        if self._asking:
            return Stage.ASKING
        if self._attempt is None:
            return Stage.SELLING
        return stage_of(self._attempt)

    @property
    def evidence(self) -> Sequence[Evidence]:
        """Everything that was asked and heard for this sale, oldest first."""
        return self._till.journal.timeline(self._sale.sale_id) if self._sale else ()

    @property
    def seconds_left(self) -> int:
        """How long the payment is still waited for."""
        if self._attempt is None:
            return 0
        left = self._attempt.deadline - self._desk.clock.now()
        return max(0, -(-left // timedelta(seconds=1)))

    @property
    def window_seconds(self) -> int:
        """How long the payment is waited for in all."""
        if self._attempt is None:
            return 1
        return max(1, (self._attempt.deadline - self._attempt.begun_at) // timedelta(seconds=1))

    def resume(self) -> None:
        """Take up the sale that was at the counter, also after a crash."""
        self._sale = self._till.sales.in_hand()
        attempts = self._till.charges.of_sale(self._sale.sale_id) if self._sale else ()
        self._attempt = attempts[-1] if attempts else None
        self._asking = self._sale is not None and self._attempt is None
        if self._attempt is not None and not self._attempt.settled:
            self._step()
        self.cart_changed.emit()
        self.stage_changed.emit()

    # Goods

    def search(self, text: str) -> Sequence[Goods]:
        """Return the goods a typed text may mean, likeliest first."""
        return self._till.goods.search(text, limit=8) if text else ()

    def submit(self, text: str) -> bool:
        """Take what was typed and entered; return whether it was understood."""
        if self.scan(text):
            return True
        found = self.search(text)
        if len(found) == 1:
            return self.add(found[0])
        return False

    def scan(self, text: str) -> bool:
        """Take what was scanned: a buyer's code, or goods; return whether it was either."""
        if PAYMENT_CODE.fullmatch(text):
            self.pay_by_code(text)
            return True
        goods = self._till.goods.by_barcode(text)
        return goods is not None and self.add(goods)

    def scan_unseen(self, text: str) -> None:
        """Take a scan, and say so if nobody knows it."""
        if not self.scan(text):
            self.unknown_code.emit(text)

    def add(self, goods: Goods) -> bool:
        """Put one piece into the cart; after a finished sale this begins the next."""
        if not self._make_room():
            return False
        self._on_cart(lambda: self._till.carts.add(goods, ONE, now=self._desk.clock.now()))
        return True

    def set_quantity(self, line_no: int, quantity: int) -> None:
        """Change a line to so many thousandths; none removes it."""
        now = self._desk.clock.now()
        if quantity > 0:
            self._on_cart(lambda: self._till.carts.set_quantity(line_no, quantity, now=now))
        else:
            self._on_cart(lambda: self._till.carts.remove(line_no, now=now))

    def clear(self) -> None:
        """Empty the cart."""
        self._on_cart(lambda: self._till.carts.clear(now=self._desk.clock.now()))

    # Payment

    def ask(self) -> None:
        """Ask the buyer for a code."""
        if self.stage in UNPAID and self._has_goods():
            self._asking = True
            self.stage_changed.emit()

    def pay_by_code(self, code: str) -> None:
        """Charge the buyer whose code was scanned."""
        self._begin(Code(code))

    def pay_by_qr(self) -> None:
        """Show a QR code to the buyer."""
        self._begin(Qr())

    def ask_now(self) -> None:
        """Ask the platform at once what became of the payment."""
        if self._attempt is not None and self.stage is not Stage.PAID:
            no = self._attempt.out_trade_no
            self._guarded(lambda: self._till.charges.ask_now(no, self._desk.clock.now()))
            self._step()

    def stop(self) -> None:
        """Give the payment up: one last question, then a cancel until it is answered."""
        if self._attempt is not None and self.stage in WAITING:
            no, by = self._attempt.out_trade_no, self._cashier()
            self._guarded(lambda: self._till.charges.stop(no, by=by, now=self._desk.clock.now()))
            self._step()

    def park(self) -> None:
        """Leave an unsettled payment to its keeper and serve the next customer."""
        if self._sale is not None and self.stage in WAITING:
            sale_id = self._sale.sale_id
            self._guarded(lambda: self._till.sales.park(sale_id, now=self._desk.clock.now()))
            self._forget()

    def back_to_cart(self) -> None:
        """Change the goods after all: the sale is given up, its goods are in the cart again."""
        if self.stage in UNPAID:
            sale, self._asking = self._sale, False
            if sale is not None:
                now = self._desk.clock.now()
                if self._guarded(lambda: self._till.sales.reopen(sale.sale_id, now=now)) is None:
                    return
            self._forget()

    def next_sale(self) -> None:
        """Serve the next customer."""
        if self.stage is Stage.PAID:
            self._forget()

    def _begin(self, how: Code | Qr) -> None:
        if self.stage is Stage.PAID:
            self._forget()
        if self.stage not in UNPAID:
            return
        if not self._has_goods():
            self.cart_needed.emit()
            return
        now = self._desk.clock.now()
        sale = self._sale or self._guarded(
            lambda: self._till.sales.checkout(cashier=self._cashier(), now=now)
        )
        if sale is None:
            return
        self._sale = sale
        by = self._cashier()
        attempt = self._guarded(lambda: self._till.charges.begin(sale.sale_id, how, by=by, now=now))
        if attempt is None:
            return
        self._asking = False
        self._attempt = attempt
        self.cart_changed.emit()
        self.stage_changed.emit()
        self._step()

    def _step(self) -> None:
        """Do what is due for the payment, one exchange at a time."""
        if self._attempt is None:
            return
        if self._stepping:
            self._again = True
            return
        self._stepping, self._again = True, False
        no = self._attempt.out_trade_no
        self._desk.background.run(
            self, lambda: self._teller.step(no), done=self._hear, failed=self._trouble
        )

    def _hear(self, turn: Turn) -> None:
        self._stepping = False
        record = turn.record
        if self._attempt is None or not isinstance(record, Attempt):
            return
        if record.out_trade_no != self._attempt.out_trade_no:
            return
        self._attempt = self._till.charges.get(record.out_trade_no)
        if turn.settled:
            self._sale = self._till.sales.get(self._attempt.sale_id)
        self.stage_changed.emit()
        if self._again:
            self._step()
        elif not turn.settled and turn.again_at is not None:
            self._step_at(turn)

    def _step_at(self, turn: Turn) -> None:
        now = self._desk.clock.now()
        wait = (turn.again_at or now) - now
        ms = max(_LEAST_MS, int(wait.total_seconds() * 1000))
        self._desk.clock.after(self, ms, self._step)

    def _trouble(self, error: Exception) -> None:
        """Keep the payment's owner going whatever went wrong here."""
        self._stepping = False
        self.failed.emit(error)
        self._desk.clock.after(self, self._desk.settings.get(POLL_SECONDS) * 1000, self._step)

    def _tick(self) -> None:
        if self.stage in WAITING:
            self.ticked.emit()

    def _make_room(self) -> bool:
        """Let goods into the cart: not while a payment is under way."""
        if self.stage in {Stage.PAID, Stage.CANCELLED, Stage.REFUSED, Stage.ASKING}:
            self.next_sale()
            self.back_to_cart()
        return self.stage is Stage.SELLING

    def _has_goods(self) -> bool:
        return self._sale is not None or bool(self.cart.lines)

    def _forget(self) -> None:
        self._sale = self._attempt = None
        self._asking = False
        self.cart_changed.emit()
        self.stage_changed.emit()

    def _on_cart(self, change: Callable[[], Cart]) -> None:
        if self._guarded(change) is not None:
            self.cart_changed.emit()

    def _guarded(self, work: Callable[[], T]) -> T | None:
        """Do something with the till; tell what it refused and return None."""
        try:
            return work()
        except TillError as error:
            self.failed.emit(error)
            return None

    def _cashier(self) -> str:
        person = self._desk.session.person
        return person.staff_no if person is not None else ""
