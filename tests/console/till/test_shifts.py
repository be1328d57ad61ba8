"""Shifts: nothing falls between two Zs, and the drawer's expected cash is exact."""

from __future__ import annotations

from functools import partial

import pytest

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import (
    SHIFT_QUERY,
    MoveKind,
    ShiftQueryRequest,
)
from console.till import activity
from console.till.activity import Activity
from console.till.attempt import State
from console.till.charges import Qr
from console.till.database import Database
from console.till.failures import (
    AmountOutOfRange,
    CountStale,
    DifferenceUnexplained,
    FloatCounted,
    NoCount,
    NoSuchShift,
    ReasonMissing,
    ShiftUnsettled,
)
from console.till.refund import Approval, RefundAmount
from console.till.shift import Pieces
from tests.console.till.shifting import (
    MANAGER,
    cash,
    close,
    close_as_counted,
    count,
    float_,
    move,
)
from tests.console.till.shop import CASHIER, NOON, Shop, lost_after, lost_before


class TestBelonging:
    def test_the_first_sale_begins_a_shift(self, shop: Shop) -> None:
        assert shop.till.shifts.current() is None
        cash(shop, shop.sale())
        shift = shop.till.shifts.current()
        assert shift is not None
        assert (shift.number, shift.opened_by) == (1, CASHIER)

    def test_a_restart_goes_on_with_it(self, shop: Shop) -> None:
        cash(shop, shop.sale())
        before = shop.till.shifts.figures()
        assert shop.restart().shifts.figures() == before

    def test_a_payment_belongs_to_the_shift_in_which_it_is_heard_of(self, shop: Shop) -> None:
        """A sale rung up before a Z and paid after it is counted by the next."""
        float_(shop, 10000)
        sale = shop.sale()
        first = close(shop, 10000)
        shop.pay(shop.charge(sale))
        second = close(shop, 0)
        assert (first.sales_count, second.sales_count) == (0, 1)
        assert second.sales_total == Money(1280)

    def test_late_money_comes_and_goes_in_the_shift_that_hears_of_it(self, shop: Shop) -> None:
        """Paid after it was given up: the Z of before stands as it was."""
        sale = shop.sale()
        shop.line.faults.append(lost_before)
        attempt = shop.charge(sale)
        shop.step(attempt)
        assert shop.pay(attempt).state is not State.PAID
        cash(shop, sale)
        first = close(shop, 1280)
        shop.tidy()
        shop.till.verify()
        assert shop.till.shifts.get(1) == first

    def test_reports_say_the_shift(self, shop: Shop) -> None:
        sale = shop.sale()
        cash(shop, sale)
        now = shop.clock.now()
        shop.till.refunds.begin(sale.sale_id, RefundAmount(Money(80)), asked_by=MANAGER, now=now)
        shift = shop.till.shifts.current()
        assert shift is not None
        reports = [one for one in shop.till.outbox.waiting() if one.kind in {"sale", "refund"}]
        assert len(reports) == 2
        for entry in reports:
            assert f'"shift_id":"{shift.shift_id}"' in entry.payload


class TestFigures:
    def test_one_of_everything(self, shop: Shop) -> None:
        float_(shop, 30000)
        split = shop.sale()
        cash(shop, split, 500)
        shop.pay(shop.charge(split))
        sold = shop.sale(quantity=2000)
        cash(shop, sold)
        shop.till.refunds.begin(
            sold.sale_id, RefundAmount(Money(300)), asked_by=MANAGER, now=shop.clock.now()
        )
        shop.till.sales.reopen(shop.sale().sale_id, now=shop.clock.now())
        shop.till.carts.clear(by="101", now=shop.clock.now())
        move(shop, MoveKind.IN, 5000)
        move(shop, MoveKind.OUT, 20000)

        x = shop.till.shifts.figures()

        assert x is not None
        assert (x.sales_count, x.sales_total) == (2, Money(3840))
        assert (x.returns_count, x.returns_total) == (1, Money(300))
        assert (x.voids_count, x.voids_total) == (1, Money(1280))
        said = [
            (one.tender, one.taken_count, one.taken.minor, one.given_back.minor)
            for one in x.tenders
        ]
        assert said == [(Tender.PAYMENT_CODE, 1, 780, 0), (Tender.CASH, 2, 3060, 300)]
        assert x.expected == Money(30000 + 3060 - 300 + 5000 - 20000)
        assert [(one.staff_id, one.sales_count) for one in x.staff] == [(CASHIER, 2), (MANAGER, 0)]

    def test_a_drawer_opened_before_the_first_sale_belongs_to_the_shift(self, shop: Shop) -> None:
        close(shop, 0)
        shop.till.close()
        database = Database.open(shop.folder)
        for _ in range(2):
            no_sale = Activity(action="OPEN_DRAWER", by=CASHIER, at=NOON)
            database.do(partial(activity.note, activity=no_sale))
        database.close()
        shop.restart()
        cash(shop, shop.sale())
        assert close(shop, 1280).no_sales == 2
        assert close(shop, 0).no_sales == 0
        shop.restart().verify()

    def test_a_float_not_counted_is_said_to_be_none(self, shop: Shop) -> None:
        cash(shop, shop.sale())
        x = shop.till.shifts.figures()
        assert x is not None
        assert (x.float_counted, x.expected) == (None, Money(1280))
        float_(shop, 20000)
        x = shop.till.shifts.figures()
        assert x is not None
        assert (x.float_counted, x.expected) == (Money(20000), Money(21280))

    def test_a_float_is_counted_anew_until_cash_moves(self, shop: Shop) -> None:
        float_(shop, 200)
        float_(shop, 20000)
        cash(shop, shop.sale())
        with pytest.raises(FloatCounted):
            float_(shop, 1)
        x = shop.till.shifts.figures()
        assert x is not None
        assert x.float_counted == Money(20000)

    @pytest.mark.parametrize(
        ("fen", "reason", "error"),
        [(0, "x", AmountOutOfRange), (-1, "x", AmountOutOfRange), (1, " ", ReasonMissing)],
    )
    def test_a_bad_move_changes_nothing(
        self, shop: Shop, fen: int, reason: str, error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            shop.till.shifts.move(MoveKind.OUT, Money(fen), reason, by=CASHIER, now=NOON)
        assert shop.till.shifts.current() is None


class TestClosing:
    def test_numbers_have_no_gap_and_each_hangs_on_the_one_before(self, shop: Shop) -> None:
        zs = []
        for fen in (1280, 1280, 1280):
            cash(shop, shop.sale())
            zs.append(close(shop, fen))
        assert [one.number for one in zs] == [1, 2, 3]
        assert [one.previous_hash for one in zs] == ["0" * 64, zs[0].hash, zs[1].hash]
        assert shop.till.shifts.closed() == tuple(reversed(zs))
        assert shop.till.shifts.closed(below=3, limit=1) == (zs[1],)
        shop.restart().verify()

    def test_what_was_counted_and_what_is_missing_stand_in_it(self, shop: Shop) -> None:
        float_(shop, 10000)
        pieces = (Pieces(Money(5000), 1), Pieces(Money(1000), 4))
        shop.till.shifts.count(Money(9000), pieces, by=CASHIER, now=shop.clock.now())
        approval = Approval("A1", MANAGER)
        with pytest.raises(DifferenceUnexplained):
            close_as_counted(shop, approval=approval)
        z = close_as_counted(shop, reason="找错零钱", approval=approval)
        assert (z.counted, z.expected, z.difference) == (Money(9000), Money(10000), Money(-1000))
        assert (z.reason, z.approved_by) == ("找错零钱", MANAGER)
        assert [(one.face.minor, one.count) for one in z.pieces] == [(5000, 1), (1000, 4)]

    def test_every_count_is_kept(self, shop: Shop) -> None:
        float_(shop, 10000)
        for fen in (1, 2):
            count(shop, fen)
        assert close(shop, 10000).counts == 3

    def test_it_needs_a_count(self, shop: Shop) -> None:
        with pytest.raises(NoSuchShift):
            close_as_counted(shop)
        cash(shop, shop.sale())
        with pytest.raises(NoCount):
            close_as_counted(shop)

    def test_a_count_before_the_last_cash_is_stale(self, shop: Shop) -> None:
        count(shop, 0)
        cash(shop, shop.sale())
        with pytest.raises(CountStale):
            close_as_counted(shop)
        shop.pay(shop.charge(shop.sale()))
        assert close(shop, 1280).difference == Money(0)

    def test_nothing_at_the_counter_may_be_unsettled(self, shop: Shop) -> None:
        partly = shop.sale()
        cash(shop, partly, 500)
        with pytest.raises(ShiftUnsettled):
            close(shop, 500)
        begun = shop.till.charges.begin(partly.sale_id, Qr(), by=CASHIER, now=shop.clock.now())
        shop.step(begun)
        assert len(shop.till.shifts.held_up_by(shop.clock.now(), shop.pace)) == 2
        shop.scan_and_pay(shop.till.charges.get(begun.out_trade_no).qr_code or "")
        shop.pay(begun)
        assert close(shop, 500).sales_total == Money(1280)

    def test_a_refund_on_its_way_holds_it_up_and_a_report_does_not(self, shop: Shop) -> None:
        sale = shop.sale()
        shop.pay(shop.charge(sale))
        (refund,) = shop.till.refunds.begin(
            sale.sale_id, RefundAmount(Money(80)), asked_by=MANAGER, now=shop.clock.now()
        )
        with pytest.raises(ShiftUnsettled):
            close(shop, 0)
        shop.refund(refund)
        z = close(shop, 0)
        assert z.tenders[0].net == Money(1200)
        assert shop.till.open_matters(shop.clock.now()), "the reports are unsent"


class TestReporting:
    def test_the_platform_keeps_it_once_and_word_for_word(self, shop: Shop) -> None:
        cash(shop, shop.sale())
        z = close(shop, 1280)
        shop.line.faults.extend([lost_after, lost_before, lost_after])
        shop.tidy()
        assert shop.till.outbox.refused() == ()
        assert shop.till.open_matters(shop.clock.now()) == ()
        (record,) = shop.client.call(SHIFT_QUERY, ShiftQueryRequest()).shifts
        assert record.model_dump(exclude={"recorded_at"}) == z.model_dump()

    def test_they_go_one_after_another_and_wait_for_no_sale(self, shop: Shop) -> None:
        for fen in (0, 1, 2):
            close(shop, fen)
        shop.line.faults.append(lost_before)
        shop.custodian.turn()
        assert shop.till.outbox.next(shop.clock.now()) is None
        shop.tidy()
        shifts = shop.client.call(SHIFT_QUERY, ShiftQueryRequest()).shifts
        assert [one.number for one in shifts] == [3, 2, 1]
