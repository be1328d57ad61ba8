"""Several payments pay one sale, cash among them, and a return goes back to each, to the fen."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest, SaleRecord, Tender
from console.till.attempt import GIVEN_UP, Attempt, How, State
from console.till.charges import Qr
from console.till.failures import (
    AmountOutOfRange,
    LiveAttempt,
    NothingToRefund,
    SaleAlreadyPaid,
    SaleNotOpen,
    TooLittleCash,
    TooMuchAsked,
)
from console.till.refund import AUTOMATIC, RefundAmount, RefundLines
from console.till.refund import State as Return
from console.till.sale import DayFigures, Sale, SaleState
from console.till.till import Till
from tests.console.till.shop import CASHIER, NOON, Shop, lost_after, lost_before, opened
from tests.console.till.test_gifts import forget_gifts

MANAGER = "201"


def cash(shop: Shop, sale: Sale, fen: int, part: int | None = None) -> Attempt:
    amount = None if part is None else Money(part)
    now = shop.clock.now()
    return shop.till.charges.take_cash(sale.sale_id, Money(fen), amount=amount, by=CASHIER, now=now)


def now(shop: Shop, sale: Sale) -> Sale:
    return shop.till.sales.get(sale.sale_id)


def split(shop: Shop, cash_fen: int = 500) -> Sale:
    """Sell soy milk at 12.80: some in cash, the rest by payment code."""
    sale = shop.sale()
    cash(shop, sale, cash_fen, cash_fen)
    shop.pay(shop.charge(sale))
    return now(shop, sale)


def reported(shop: Shop, sale: Sale) -> SaleRecord:
    shop.tidy()
    assert shop.till.outbox.refused() == ()
    return shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale


class TestPaying:
    def test_cash_pays_at_once_and_says_its_change(self, shop: Shop) -> None:
        sale = shop.sale()

        taken = cash(shop, sale, 2000)

        assert (taken.amount, taken.given, taken.change) == (Money(1280), Money(2000), Money(720))
        assert (taken.state, taken.kept, taken.how) == (State.PAID, True, How.CASH)
        paid = now(shop, sale)
        assert (paid.state, paid.paid, paid.hows) == (SaleState.PAID, Money(1280), (How.CASH,))
        assert (paid.out_trade_no, paid.to_pay) == (None, Money(0))
        assert shop.line.sent == []

    def test_the_change_survives_a_restart(self, shop: Shop) -> None:
        taken = cash(shop, shop.sale(), 2000)
        assert shop.restart().charges.get(taken.out_trade_no).change == Money(720)

    def test_part_in_cash_leaves_the_rest_to_be_charged(self, shop: Shop) -> None:
        sale = shop.sale()
        cash(shop, sale, 500, 500)
        open_still = now(shop, sale)
        assert (open_still.state, open_still.to_pay) == (SaleState.OPEN, Money(780))

        charged = shop.pay(shop.charge(sale))

        assert charged.amount == Money(780)
        paid = now(shop, sale)
        assert (paid.state, paid.paid) == (SaleState.PAID, Money(1280))
        assert paid.hows == (How.CASH, How.CODE)
        assert paid.out_trade_no == charged.out_trade_no

    def test_two_buyers_share_a_sale(self, shop: Shop) -> None:
        sale = shop.sale()
        half = shop.till.charges.begin(
            sale.sale_id, Qr(), amount=Money(640), by=CASHIER, now=shop.clock.now()
        )
        shop.step(half)
        shop.scan_and_pay(shop.till.charges.get(half.out_trade_no).qr_code or "")
        assert shop.pay(half).kept
        assert shop.pay(shop.charge(sale)).amount == Money(640)
        assert now(shop, sale).state is SaleState.PAID

    def test_the_platform_hears_of_every_part_and_of_cash_in_one(self, shop: Shop) -> None:
        sale = shop.sale()
        cash(shop, sale, 200, 200)
        cash(shop, sale, 300, 300)
        shop.pay(shop.charge(sale))

        record = reported(shop, sale)

        assert [(one.tender, one.amount) for one in record.payments] == [
            (Tender.PAYMENT_CODE, Money(780)),
            (Tender.CASH, Money(500)),
        ]

    def test_the_day_counts_a_split_sale_once(self, shop: Shop) -> None:
        split(shop)
        assert shop.till.sales.today(NOON) == DayFigures(1, Money(1280), Money(0))

    @pytest.mark.parametrize(
        ("given_fen", "part", "error"),
        [
            (1279, None, TooLittleCash),
            (499, 500, TooLittleCash),
            (2000, 1281, TooMuchAsked),
            (2000, 0, AmountOutOfRange),
            (2000, -1, AmountOutOfRange),
        ],
    )
    def test_what_does_not_fit_is_refused_and_changes_nothing(
        self, shop: Shop, given_fen: int, part: int | None, error: type[Exception]
    ) -> None:
        sale = shop.sale()
        with pytest.raises(error):
            cash(shop, sale, given_fen, part)
        assert now(shop, sale) == sale
        assert shop.till.charges.of_sale(sale.sale_id) == ()

    def test_no_cash_is_taken_beside_a_payment_under_way(self, shop: Shop) -> None:
        sale = shop.sale()
        shop.charge(sale)
        with pytest.raises(LiveAttempt):
            cash(shop, sale, 2000)

    def test_no_cash_is_taken_for_what_is_over(self, shop: Shop) -> None:
        paid, void = split(shop), shop.sale()
        shop.till.sales.reopen(void.sale_id, now=NOON)
        with pytest.raises(SaleAlreadyPaid):
            cash(shop, paid, 2000)
        with pytest.raises(SaleNotOpen):
            cash(shop, void, 2000)

    def test_money_that_comes_when_cash_has_paid_goes_back(self, shop: Shop) -> None:
        """The cancel was lost on its way and the buyer's money is there after all."""
        sale = shop.sale()
        before = shop.balance()
        shop.line.faults.extend([lost_after, lost_before, lost_before])
        attempt = shop.charge(sale)
        shop.step(attempt)
        shop.stop(attempt)
        assert shop.pay(attempt).state is not State.UNKNOWN
        cash(shop, sale, 1280)
        shop.tidy()
        assert shop.balance() == before
        assert now(shop, sale).hows == (How.CASH,)

    def test_asking_after_cash_asks_nobody(self, shop: Shop) -> None:
        taken = cash(shop, shop.sale(), 1280)
        shop.till.charges.ask_now(taken.out_trade_no, shop.clock.now())
        shop.tidy(60)
        assert not any(taken.out_trade_no.encode() in form for form in shop.line.sent)


class TestGivingUp:
    def test_a_sale_paid_in_part_gives_everything_back(self, shop: Shop) -> None:
        sale, before = shop.sale(), shop.balance()
        taken = cash(shop, sale, 500, 500)
        charged = shop.till.charges.begin(
            sale.sale_id, Qr(), amount=Money(300), by=CASHIER, now=shop.clock.now()
        )
        shop.step(charged)
        shop.scan_and_pay(shop.till.charges.get(charged.out_trade_no).qr_code or "")
        shop.pay(charged)

        shop.till.sales.reopen(sale.sale_id, now=shop.clock.now())

        in_cash, through = shop.till.refunds.of_sale(sale.sale_id)
        assert (in_cash.out_trade_no, in_cash.state) == (taken.out_trade_no, Return.DONE)
        assert (through.amount, through.asked_by) == (Money(300), AUTOMATIC)
        assert shop.till.charges.get(taken.out_trade_no).reason == GIVEN_UP
        assert now(shop, sale).paid == Money(0)
        shop.tidy()
        assert shop.balance() == before
        shop.till.verify()

    def test_nobody_gives_up_while_a_part_is_under_way(self, shop: Shop) -> None:
        sale = shop.sale()
        cash(shop, sale, 500, 500)
        shop.charge(sale)
        with pytest.raises(LiveAttempt):
            shop.till.sales.reopen(sale.sale_id, now=NOON)
        assert now(shop, sale).paid == Money(500)


class TestGivingBack:
    def test_a_return_goes_back_in_the_mix_it_was_paid_in(self, shop: Shop) -> None:
        sale = split(shop, 320)  # a quarter
        refunds = shop.till.refunds.begin(
            sale.sale_id, RefundAmount(Money(400)), asked_by=MANAGER, now=shop.clock.now()
        )
        assert [(one.how, one.amount.minor) for one in refunds] == [
            (How.CASH, 100),
            (How.CODE, 300),
        ]
        assert [one.state for one in refunds] == [Return.DONE, Return.INTENDED]

    def test_it_is_reported_once_when_all_of_it_is_settled(self, shop: Shop) -> None:
        sale = split(shop, 320)
        refunds = shop.till.refunds.begin(
            sale.sale_id, RefundLines({1: 1000}), asked_by=MANAGER, now=shop.clock.now()
        )
        kinds = [report.kind for report in shop.till.outbox.waiting()]
        assert kinds == ["sale", "activity"], "that it was asked for, and not yet the refund"
        shop.refund(refunds[1])

        record = reported(shop, sale)

        (back,) = record.refunds
        assert back.total == Money(1280)
        assert [(one.tender, one.amount.minor) for one in back.payments] == [
            (Tender.PAYMENT_CODE, 960),
            (Tender.CASH, 320),
        ]
        assert [line.line_no for line in back.lines] == [1]

    def test_cash_alone_goes_back_without_the_platform(self, shop: Shop) -> None:
        sale = shop.sale()
        cash(shop, sale, 2000)
        shop.line.down = lost_before
        (refund,) = shop.till.refunds.begin(
            sale.sale_id, RefundLines({1: 1000}), asked_by=MANAGER, now=shop.clock.now()
        )
        assert refund.state is Return.DONE
        assert now(shop, sale).refunded == Money(1280)

    def test_a_sale_paid_in_part_is_given_up_not_returned(self, shop: Shop) -> None:
        sale = shop.sale()
        cash(shop, sale, 500, 500)
        with pytest.raises(NothingToRefund):
            shop.till.refunds.quote(sale.sale_id, RefundAmount(Money(100)))

    @settings(deadline=None, max_examples=20)
    @given(
        parts=st.lists(st.integers(1, 400), max_size=4),
        returns=st.lists(st.integers(1, 700), min_size=1, max_size=5),
    )
    def test_parts_sum_to_the_whole_in_whatever_steps(
        self, tmp_path_factory: pytest.TempPathFactory, parts: list[int], returns: list[int]
    ) -> None:
        with opened(tmp_path_factory.mktemp("till")) as shop:
            sale = shop.sale()
            for part in parts:
                if part < now(shop, sale).to_pay.minor:
                    cash(shop, sale, part, part)
            shop.pay(shop.charge(sale))
            for asked in returns:
                rest = shop.till.refunds.rest(sale.sale_id).minor
                if not rest:
                    break
                what = RefundAmount(Money(min(asked, rest)))
                refunds = shop.till.refunds.begin(
                    sale.sale_id, what, asked_by=MANAGER, now=shop.clock.now()
                )
                assert sum(one.amount.minor for one in refunds) == what.amount.minor
                for refund in refunds:
                    assert shop.refund(refund).state is Return.DONE
            shop.till.verify()


class TestTheFile:
    def test_a_paid_sale_is_covered_in_the_database_too(self, shop: Shop) -> None:
        sale = split(shop)
        shop.till.close()
        with sqlite3.connect(shop.folder / "till.db") as raw:
            for covered in (sale.total.minor - 1, sale.total.minor + 1, -1):
                with pytest.raises(sqlite3.IntegrityError):
                    raw.execute("UPDATE sales SET covered = ?", (covered,))
        shop.restart()

    def test_a_file_from_before_there_was_cash_goes_on(self, shop: Shop) -> None:
        sale = shop.sale()
        shop.pay(shop.charge(sale))
        (refund,) = shop.till.refunds.begin(
            sale.sale_id, RefundAmount(Money(80)), asked_by=MANAGER, now=shop.clock.now()
        )
        shop.till.close()
        with sqlite3.connect(shop.folder / "till.db") as old:
            forget_gifts(old)
            for statement in (
                "DROP TRIGGER sales_covered",
                "DROP INDEX sales_partly",
                "ALTER TABLE sales DROP COLUMN covered",
                "ALTER TABLE attempts DROP COLUMN given",
                "DROP INDEX attempts_kept",
                "CREATE UNIQUE INDEX attempts_one_kept ON attempts (sale_id) WHERE kept = 1",
                "DROP INDEX refunds_return",
                "ALTER TABLE refunds DROP COLUMN return_id",
                "ALTER TABLE refunds DROP COLUMN how",
                "PRAGMA user_version = 2",
            ):
                old.execute(statement)

        till: Till = shop.restart()

        assert till.sales.get(sale.sale_id).to_pay == Money(0)
        assert shop.refund(refund).return_id == refund.out_request_no
        assert till.verify().refunds == 1
        assert json.loads(till.outbox.waiting()[-1].payload)["refund_id"] == refund.out_request_no
        assert cash(shop, shop.sale(), 1280, 1280).begun_at < NOON + timedelta(days=1)
