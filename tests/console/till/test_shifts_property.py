"""Whatever happens at the counter, in whatever order: expected cash is exact, nothing is lost."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import MoveKind, ShiftFigures
from console.till.charges import Qr
from console.till.failures import NothingToRefund, ShiftUnsettled
from console.till.refund import RefundAmount
from console.till.sale import Sale
from console.till.shifts_z import Closing
from tests.console.till.shop import CASHIER, Shop, opened

_STEPS: Final = ("cash", "code", "split", "part", "void", "refund", "in", "out", "float", "close")


@dataclass
class Drawer:
    """A second book of the counter, kept by hand in the plainest way."""

    shop: Shop
    dice: random.Random
    float_: int | None = None
    cash: int = 0
    """What came into the drawer in this shift, less what went out; without the float."""
    all_cash: int = 0
    sold: int = 0
    through: int = 0
    """What the platform took, less what it gave back."""
    paid: list[Sale] = field(default_factory=list[Sale])
    zs: list[ShiftFigures] = field(default_factory=list[ShiftFigures])

    def do(self, step: str) -> None:
        getattr(self, f"_{step}")()
        now = self.shop.till.shifts.figures()
        if now is not None:
            assert now.expected.minor == self.expected, step

    @property
    def expected(self) -> int:
        """What must lie in the drawer; a float that nobody counted is none."""
        return (self.float_ or 0) + self.cash

    def _put(self, fen: int) -> None:
        self.cash += fen
        self.all_cash += fen

    def _take(self, sale: Sale, fen: int) -> None:
        now, given = self.shop.clock.now(), Money(fen + self.dice.choice((0, 500)))
        self.shop.till.charges.take_cash(
            sale.sale_id, given, amount=Money(fen), by=CASHIER, now=now
        )
        self._put(fen)

    def _ring_up(self) -> Sale:
        price = Money(self.dice.choice((1, 990, 1280, 25000)))
        self.shop.till.carts.add_amount("x", price, now=self.shop.clock.now())
        return self.shop.till.sales.checkout(cashier=CASHIER, now=self.shop.clock.now())

    def _sold(self, sale: Sale) -> None:
        self.paid.append(sale)
        self.sold += sale.total.minor

    def _charge(self, sale: Sale, fen: int) -> None:
        begun = self.shop.till.charges.begin(
            sale.sale_id, Qr(), amount=Money(fen), by=CASHIER, now=self.shop.clock.now()
        )
        self.shop.step(begun)
        self.shop.scan_and_pay(self.shop.till.charges.get(begun.out_trade_no).qr_code or "")
        assert self.shop.pay(begun).kept
        self.through += fen

    def _cash(self) -> None:
        sale = self._ring_up()
        self._take(sale, sale.total.minor)
        self._sold(sale)

    def _code(self) -> None:
        sale = self._ring_up()
        self._charge(sale, sale.total.minor)
        self._sold(sale)

    def _split(self) -> None:
        sale = self._ring_up()
        part = sale.total.minor // 3
        if part:
            self._take(sale, part)
        self._charge(sale, sale.total.minor - part)
        self._sold(sale)

    def _part(self) -> None:
        """Pay a part, find that the shift cannot be closed, and give the sale up."""
        sale = self._ring_up()
        if sale.total.minor == 1:
            return
        self._take(sale, 1)
        with pytest.raises(ShiftUnsettled):
            self._try_to_close()
        self.shop.till.sales.reopen(sale.sale_id, by=CASHIER, now=self.shop.clock.now())
        self.shop.till.carts.clear(by="101", now=self.shop.clock.now())
        self._put(-1)

    def _void(self) -> None:
        self.shop.till.sales.reopen(self._ring_up().sale_id, now=self.shop.clock.now())
        self.shop.till.carts.clear(by="101", now=self.shop.clock.now())

    def _refund(self) -> None:
        if not self.paid:
            return
        sale = self.dice.choice(self.paid)
        rest = self.shop.till.refunds.rest(sale.sale_id).minor
        amount = RefundAmount(Money(self.dice.randint(1, max(1, rest))))
        try:
            refunds = self.shop.till.refunds.begin(
                sale.sale_id, amount, asked_by="201", now=self.shop.clock.now()
            )
        except NothingToRefund:
            return
        for refund in refunds:
            done = self.shop.refund(refund)
            if done.how == "cash":
                self._put(-done.amount.minor)
            else:
                self.through -= done.amount.minor

    def _move(self, kind: MoveKind, fen: int) -> None:
        now = self.shop.clock.now()
        self.shop.till.shifts.move(kind, Money(abs(fen)), "x", by=CASHIER, now=now)
        self._put(fen)

    def _in(self) -> None:
        self._move(MoveKind.IN, self.dice.randint(1, 50000))

    def _out(self) -> None:
        self._move(MoveKind.OUT, -self.dice.randint(1, 50000))

    def _float(self) -> None:
        if self.float_ is None or not self.cash:
            self.float_ = self.dice.randint(0, 50000)
            self.shop.till.shifts.count_float(
                Money(self.float_), by=CASHIER, now=self.shop.clock.now()
            )

    def _try_to_close(self) -> Money:
        now, there = self.shop.clock.now(), Money(self.dice.randint(0, 80000))
        self.shop.till.shifts.count(there, by=CASHIER, now=now)
        closing = Closing(CASHIER, now, reason="x")
        self.zs.append(
            self.shop.till.shifts.close(closing, tolerance=Money(0), pace=self.shop.pace)
        )
        return there

    def _close(self) -> None:
        there = self._try_to_close()
        z = self.shop.till.shifts.get(len(self.zs))
        assert z.expected.minor == self.expected
        assert z.difference.minor == there.minor - self.expected
        self.cash, self.float_ = 0, None

    def end(self) -> None:
        """Every sale and every fen stands in exactly one shift."""
        self._close()
        assert sum(one.sales_count for one in self.zs) == len(self.paid)
        assert sum(one.sales_total.minor for one in self.zs) == self.sold
        net = dict.fromkeys(Tender, 0)
        for tender in (tender for z in self.zs for tender in z.tenders):
            net[tender.tender] += tender.net.minor
        moved = [z.moved(MoveKind.IN) - z.moved(MoveKind.OUT) for z in self.zs]
        assert net[Tender.QR] == self.through
        assert net[Tender.CASH] + sum(one.minor for one in moved) == self.all_cash
        self.shop.restart().verify()


@settings(deadline=None, max_examples=25)
@given(steps=st.lists(st.sampled_from(_STEPS), max_size=14), seed=st.integers(0, 2**16))
def test_no_order_of_things_loses_anything(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], seed: int
) -> None:
    with opened(tmp_path_factory.mktemp("till")) as shop:
        dice = random.Random(seed)  # noqa: S311 - repeatable
        drawer = Drawer(shop, dice)
        for step in steps:
            drawer.do(step)
            if dice.random() < 0.1:
                shop.restart()
        drawer.end()
