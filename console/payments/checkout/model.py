"""What the counter knows and can do; no widgets, no words, never blocks on the network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from console.desk.clock import Alarm
from console.desk.guarded import guarded
from console.desk.page import Desk
from console.desk.settings import ASK_BEFORE_REPEAT
from console.payments.checkout.basket import Basket
from console.payments.checkout.before import Before
from console.payments.checkout.repeats import paid_lately
from console.payments.checkout.stage import UNPAID, UNSURE, WAITING, Hint, Stage, stage_of
from console.payments.codes import PAYMENT_CODE
from console.payments.follower import Follower
from console.till.attempt import Attempt
from console.till.charges import Code, Qr
from console.till.journal import Evidence
from console.till.sale import CartLine, Sale
from console.till.shop import SHOP_NAME
from console.till.teller import Turn

PAID_MS: Final = 8000
"""How long a paid sale stays in sight before the counter is free for the next customer."""


class CheckoutModel(QObject):
    """The sale at the counter."""

    cart_changed = Signal()
    stage_changed = Signal()
    ticked = Signal()
    """A second of a payment under way has passed."""
    hinted = Signal(str, str)
    """A ``Hint``, and what was scanned."""
    handed_back = Signal(object)
    """Money in cash that the cashier has to hand back now."""
    cash_offered = Signal()
    """Only cash can be taken now, and there is something to pay for."""
    failed = Signal(object)
    """An exception to be told in words."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self._asking = False
        self._attempt: Attempt | None = None
        self._sale: Sale | None = None
        self._free_alarm: Alarm | None = None
        self.before = Before(self._till)
        self._question: Stage | None = None
        self._meant: Code | Qr | None = None
        self._repeated: Sale | None = None
        self._follower = Follower(desk, self)
        self._follower.heard.connect(self._hear)
        self._follower.failed.connect(self.failed)
        self.basket = Basket(desk, self._make_room, lambda: self.is_open, self)
        self.basket.changed.connect(self.cart_changed)
        self.basket.hinted.connect(self.hinted)
        self.basket.failed.connect(self.failed)
        desk.clock.every(self, 1000, self._tick)
        desk.scans.doubt(self, self._doubts)
        self.resume()

    @property
    def lines(self) -> tuple[CartLine, ...]:
        """The goods being sold: of the sale being paid, or of the cart."""
        sale = self._sale
        return self._till.sales.detail(sale.sale_id).lines if sale else self.basket.cart.lines

    @property
    def total(self) -> Money:
        """What they come to."""
        return self._sale.total if self._sale else self.basket.cart.total

    @property
    def due(self) -> Money:
        """What of it is still to be paid."""
        return self._sale.to_pay if self._sale else self.basket.cart.total

    @property
    def taken(self) -> Money:
        """What of it is paid, while a rest is not."""
        return self._sale.paid if self._sale and self._sale.to_pay else Money(0)

    @property
    def sale(self) -> Sale | None:
        """The sale being paid; its goods can no longer be changed."""
        return self._sale

    @property
    def shop(self) -> str:
        """What stands over the shop's door."""
        return self._till.settings.text(SHOP_NAME)

    @property
    def attempt(self) -> Attempt | None:
        """The payment under way, or how the last one of this sale ended."""
        return self._attempt

    @property
    def stage(self) -> Stage:
        if self._question is not None:
            return self._question
        if self._asking:
            return Stage.ASKING
        if self._attempt is None:
            return Stage.SELLING
        stage = stage_of(self._attempt)
        return Stage.ASKING if stage is Stage.PAID and self.taken else stage

    @property
    def repeated(self) -> Sale | None:
        """The sale of the same amount that was paid a moment ago, while it is asked about."""
        return self._repeated

    @property
    def is_open(self) -> bool:
        """Whether goods can be changed."""
        return self.stage is Stage.SELLING

    @property
    def evidence(self) -> Sequence[Evidence]:
        """Everything that was asked and heard for this sale, oldest first."""
        return self._till.journal.timeline(self._sale.sale_id) if self._sale else ()

    @property
    def seconds_left(self) -> int:
        """How long the payment is still waited for."""
        return self._attempt.seconds_left(self._desk.clock.now()) if self._attempt else 0

    @property
    def window_seconds(self) -> int:
        """How long the payment is waited for in all."""
        return self._attempt.seconds_left(self._attempt.begun_at) if self._attempt else 1

    def resume(self) -> None:
        """Take up the sale in hand: after a crash, or brought back to the counter."""
        sale = self._till.sales.in_hand()
        if sale is None or (self._sale is not None and self._sale.sale_id == sale.sale_id):
            return
        self._leave_attempt()
        self._drop_question()
        self._sale = sale
        attempts = self._till.charges.of_sale(sale.sale_id)
        self._attempt = attempts[-1] if attempts else None
        self._asking = self._attempt is None
        self._tell_all()
        if self._attempt is not None and not self._attempt.settled:
            self._follower.follow(self._attempt.out_trade_no)

    def submit(self, text: str) -> bool:
        """Take what was typed or scanned and entered; return whether it was understood."""
        return self._pay_by_scan(text) if PAYMENT_CODE.fullmatch(text) else self.basket.submit(text)

    def ask(self) -> None:
        """Ask the buyer for a code."""
        if not self._owes_nothing() and self._may_pay() and not self._only_cash():
            self._drop_question()
            self._asking = True
            self.stage_changed.emit()

    def pay_by_code(self, code: str) -> None:
        """Charge the buyer whose code was scanned, unless it looks like a second time."""
        self._begin_once(Code(code))

    def pay_by_qr(self) -> None:
        """Show a QR code to the buyer, unless it looks like a second time."""
        self._begin_once(Qr())

    def charge_again(self) -> None:
        """Charge what was asked about: it is another customer, or more of the same."""
        meant = self._meant
        if self.stage is Stage.REPEATED and meant is not None:
            self._drop_question()
            self._begin(meant)

    def take_cash(self, given: Money) -> None:
        """Take cash; less than is due pays a part of it, and more gives change."""
        if not self._may_pay() or not self._has_room():
            return
        self._drop_question()
        now, by, sale = self._desk.clock.now(), self._desk.session.staff_id, self._opened()
        if sale is None:
            return
        charges, part, no = self._till.charges, min(given, sale.to_pay), sale.sale_id
        taken = guarded(
            self.failed, lambda: charges.take_cash(no, given, amount=part, by=by, now=now)
        )
        self._sale = self._till.sales.get(sale.sale_id)
        self._attempt = taken or self._attempt
        if taken is not None:
            self._desk.attended.over(taken.out_trade_no)
        self._asking = self._attempt is None
        self._free_soon()
        self._tell_all()

    def ask_now(self) -> None:
        """Ask the platform at once what became of the payment."""
        if self._attempt is not None and self.stage in WAITING:
            no = self._attempt.out_trade_no
            guarded(self.failed, lambda: self._till.charges.ask_now(no, self._desk.clock.now()))
            self._follower.follow(no)

    def stop(self) -> None:
        """Give the payment up: one last question, then a cancel until it is answered."""
        if self._attempt is not None and self.stage in WAITING - {Stage.CANCELLING}:
            no, by = self._attempt.out_trade_no, self._desk.session.staff_id
            now = self._desk.clock.now()
            guarded(self.failed, lambda: self._till.charges.stop(no, by=by, now=now))
            self._see_attempt()
            self._follower.follow(no)

    def park(self) -> None:
        """Leave an unsettled payment to its keeper and serve the next customer."""
        if self._sale is not None and self.stage in UNSURE:
            sale_id, now = self._sale.sale_id, self._desk.clock.now()
            guarded(self.failed, lambda: self._till.sales.park(sale_id, now=now))
            self._free_counter()

    def leave(self) -> None:
        """Change the goods after all; ask first if a part of them is paid."""
        if self.stage in UNPAID and self.taken:
            self._question = Stage.GIVING_BACK
            self.stage_changed.emit()
        else:
            self.back_to_cart()

    def keep(self) -> None:
        """Do not give the part back that is paid."""
        if self.stage is Stage.GIVING_BACK:
            self._drop_question()
            self.stage_changed.emit()

    def back_to_cart(self) -> None:
        """Change the goods after all: the sale is given up, its goods are in the cart again."""
        if self.stage not in UNPAID:
            return
        sale = self._sale
        if sale is not None:
            now, by = self._desk.clock.now(), self._desk.session.staff_id
            cash = self.before.cash_of(sale)
            reopen = partial(self._till.sales.reopen, sale.sale_id, by=by, now=now)
            if guarded(self.failed, reopen) is None:
                return
            if cash:
                self.handed_back.emit(cash)
        self._free_counter()

    def next_sale(self) -> None:
        """Serve the next customer."""
        if self.stage is Stage.PAID:
            self._free_counter()

    def _doubts(self, text: str) -> bool:
        return self.stage is not Stage.ASKING and PAYMENT_CODE.fullmatch(text) is not None

    def _pay_by_scan(self, code: str) -> bool:
        """Charge a code, unless this is the moment for none; a scan is never lost silently."""
        if self.stage is Stage.PAID:
            self.hinted.emit(Hint.PAID, "")
        elif self.stage in WAITING:
            self.hinted.emit(Hint.BUSY, "")
        elif not self._has_goods():
            self.hinted.emit(Hint.NOTHING, "")
        else:
            self.pay_by_code(code)
        return True

    def _begin_once(self, how: Code | Qr) -> None:
        """Begin a payment; if the same amount was paid a moment ago, ask before."""
        if self._owes_nothing() or not self._may_pay() or self._only_cash():
            return
        asks, now = self._desk.settings.get(ASK_BEFORE_REPEAT), self._desk.clock.now()
        repeated = paid_lately(self._till, self.due, now) if asks else None
        if repeated is None:
            self._drop_question()
            self._begin(how)
            return
        self._question, self._meant, self._repeated = Stage.REPEATED, how, repeated
        self.stage_changed.emit()

    def _owes_nothing(self) -> bool:
        """Sell at once what costs nothing: there is nothing to ask the customer for."""
        if self.due or not self._may_pay():
            return False
        self.take_cash(Money(0))
        return True

    def _drop_question(self) -> None:
        self._question = self._meant = self._repeated = None

    def _begin(self, how: Code | Qr) -> None:
        if not self._may_pay() or self._only_cash():
            return
        now, by, sale = self._desk.clock.now(), self._desk.session.staff_id, self._opened()
        if sale is None:
            return
        self._sale = sale
        attempt = guarded(
            self.failed, lambda: self._till.charges.begin(sale.sale_id, how, by=by, now=now)
        )
        self._asking = attempt is None
        self._attempt = attempt or self._attempt
        self._tell_all()
        if attempt is not None:
            self._follower.follow(attempt.out_trade_no)

    def _opened(self) -> Sale | None:
        """Return the sale in hand, made of the cart if there is none yet."""
        now, by = self._desk.clock.now(), self._desk.session.staff_id
        return self._sale or guarded(
            self.failed, lambda: self._till.sales.checkout(cashier=by, now=now)
        )

    def _hear(self, turn: Turn) -> None:
        record = turn.record
        if self._attempt is None or not isinstance(record, Attempt):
            return
        if record.out_trade_no == self._attempt.out_trade_no:
            self._see_attempt()

    def _see_attempt(self) -> None:
        """Read how the payment stands now, and follow it."""
        if self._attempt is None:
            return
        self._attempt = self._till.charges.get(self._attempt.out_trade_no)
        self._sale = self._till.sales.get(self._attempt.sale_id)
        self._free_soon()
        self.stage_changed.emit()

    def _free_soon(self) -> None:
        """Be free for the next customer after a moment, but not before change was handed out."""
        change = self._attempt.change if self._attempt is not None else Money(0)
        if self.stage is Stage.PAID and not change and self._free_alarm is None:
            self._free_alarm = self._desk.clock.after(self, PAID_MS, self.next_sale)

    def _tick(self) -> None:
        if self.stage in WAITING:
            self.ticked.emit()

    def _make_room(self) -> bool:
        """Let goods into the cart: not while a payment is under way."""
        if self.stage in WAITING:
            self.hinted.emit(Hint.BUSY, "")
            return False
        self.next_sale()
        if self.taken:
            self.hinted.emit(Hint.PARTLY, "")
        elif self.stage is not Stage.SELLING:
            self.back_to_cart()
        return self.is_open

    def _only_cash(self) -> bool:
        """Whether no code can be charged: the platform is known to be away; offers cash then."""
        if self._desk.link.away:
            self.hinted.emit(Hint.AWAY, "")
            self.cash_offered.emit()
        return self._desk.link.away

    def _has_room(self) -> bool:
        """Whether one more sale may wait for a platform that is away; says so if not."""
        if not self._desk.link.away or self._till.unsent.has_room():
            return True
        self.hinted.emit(Hint.FULL, "")
        return False

    def _may_pay(self) -> bool:
        return self.stage in UNPAID and self._has_goods()

    def _has_goods(self) -> bool:
        return self._sale is not None or bool(self.basket.cart.lines)

    def _free_counter(self) -> None:
        self._leave_attempt()
        self._sale = None
        self._asking = False
        self._drop_question()
        self._tell_all()

    def _leave_attempt(self) -> None:
        if self._attempt is not None:
            self._follower.leave(self._attempt.out_trade_no)
        self._attempt = None
        if self._free_alarm is not None:
            self._free_alarm.stop()
            self._free_alarm = None

    def _tell_all(self) -> None:
        self.cart_changed.emit()
        self.stage_changed.emit()
