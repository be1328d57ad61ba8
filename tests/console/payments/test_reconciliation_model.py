"""A day compared: what agrees, and each planted mismatch found and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.protocol.money import Money
from console.client.failures import NotFetched, Unreachable
from console.payments.reconciliation.bill import BillUnreadable, read_bill
from console.payments.reconciliation.model import ReconciliationModel, Stage
from console.till.charges import Code
from console.till.failures import DayClosed, DayUnexplained, NoSuchMismatch
from console.till.store.reconciliations import Note, Run
from console.till.tally import Difference, Kind
from tests.console.fakes import Held
from tests.console.payments import day
from tests.console.payments.shop import COLA, MANAGER, WATER, Shop
from tests.console.till.shop import lost_after, unsent

TWO, TWO_EIGHTY = Money(200), Money(280)


@pytest.fixture
def model(shop: Shop) -> ReconciliationModel:
    shop.sign_in(MANAGER)
    return ReconciliationModel(shop.desk)


def compared(model: ReconciliationModel, days_ago: int = 1) -> Run:
    """Compare a day and return what came of it."""
    failures: list[Exception] = []
    model.failed.connect(failures.append)
    model.go_to(model._today() - timedelta(days=days_ago))  # noqa: SLF001 - the page's own way
    model.compare()
    assert failures == []
    assert model.run is not None
    return model.run


def differences(run: Run) -> list[tuple[Difference, Money]]:
    return [(one.difference, one.effect) for one in run.tally.mismatches]


def explain_all(shop: Shop, run: Run) -> None:
    for mismatch in run.tally.mismatches:
        note = Note(by=MANAGER[0], note="问过了", at=shop.clock.now())
        shop.till.reconciliations.explain(run.day, mismatch, note)


class TestAgreeing:
    def test_a_day_that_is_over_is_compared_with_the_platforms_bill(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        payment = day.paid(shop, WATER)
        day.paid(shop, COLA)
        day.refunded(shop, payment, "0.50")
        day.tomorrow(shop)

        run = compared(model)

        assert (run.source, run.over) == ("bill", True)
        assert (run.tally.agreed, run.tally.mismatches) == (3, ())
        assert run.tally.there.net == run.tally.here.net == Money(430)

    def test_today_is_compared_row_by_row_as_far_as_it_has_come(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        day.paid(shop, WATER)

        run = compared(model, days_ago=0)

        assert (run.source, run.over, run.tally.agreed) == ("rows", False, 1)

    def test_cash_is_none_of_the_platforms_business(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        sale_id = day.rung_up(shop, WATER)
        shop.till.charges.take_cash(sale_id, TWO, by="101", now=shop.clock.now())
        day.tomorrow(shop)

        assert compared(model).tally.here.count == 0

    def test_a_payment_that_was_cancelled_after_it_was_paid_agrees(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        sale_id = day.rung_up(shop, WATER)
        shop.line.faults.append(lost_after)
        begun = shop.till.charges.begin(sale_id, Code(shop.code()), by="101", now=shop.clock.now())
        day.run(shop, begun.out_trade_no)
        shop.line.down = unsent
        shop.till.charges.stop(begun.out_trade_no, by="101", now=shop.clock.now())
        shop.line.down = None
        shop.clock.advance(600)
        day.run(shop, begun.out_trade_no)
        day.tomorrow(shop)

        assert differences(compared(model)) == []

    def test_other_tills_are_counted_apart(self, shop: Shop, model: ReconciliationModel) -> None:
        day.paid(shop, WATER)
        day.charged_past_the_till(shop)
        day.at_platform(
            shop, "UPDATE payments_trade SET terminal_id = 'T-2' WHERE out_trade_no = 'STRAY1'"
        )
        day.tomorrow(shop)

        run = compared(model)

        assert (run.tally.agreed, run.tally.mismatches) == (1, ())
        assert (run.tally.elsewhere.count, run.tally.elsewhere.net) == (1, Money(770))

    def test_a_payment_on_its_way_is_no_difference_yet(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        sale_id = day.rung_up(shop, WATER)
        begun = shop.till.charges.begin(sale_id, Code(shop.code()), by="101", now=shop.clock.now())
        shop.line.down = lost_after
        day.run(shop, begun.out_trade_no)
        shop.line.down = None

        assert differences(compared(model, days_ago=0)) == []
        shop.clock.advance(301)
        assert differences(compared(model, days_ago=0)) == [(Difference.STATE, TWO)]


class TestPlanted:
    def test_a_payment_dropped_at_the_till_is_only_at_the_platform(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        day.paid(shop, COLA)
        dropped = day.paid(shop, WATER)
        day.at_till(shop, "DELETE FROM attempts WHERE out_trade_no = ?", dropped.out_trade_no)
        day.tomorrow(shop)

        run = compared(model)

        assert differences(run) == [(Difference.ONLY_THERE, TWO)]
        assert run.tally.mismatches[0].key.out_trade_no == dropped.out_trade_no

    def test_a_payment_dropped_at_the_platform_is_only_here(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        dropped = day.paid(shop, WATER)
        day.at_platform(
            shop,
            "DELETE FROM payments_trade WHERE out_trade_no = :no",
            no=dropped.out_trade_no,
        )
        day.tomorrow(shop)

        run = compared(model)

        assert differences(run) == [(Difference.ONLY_HERE, -TWO)]
        assert run.tally.mismatches[0].sale_id == dropped.sale_id

    def test_an_amount_changed_at_the_platform_is_seen_in_what_differs(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        changed = day.paid(shop, WATER)
        day.at_platform(
            shop,
            "UPDATE payments_trade SET total = 210, paid = 210 WHERE out_trade_no = :no",
            no=changed.out_trade_no,
        )
        day.tomorrow(shop)

        (mismatch,) = compared(model).tally.mismatches

        assert (mismatch.difference, mismatch.there, mismatch.here, mismatch.size) == (
            *(Difference.AMOUNT, Money(210), TWO),
            Money(10),
        )

    def test_an_amount_changed_at_the_till_is_seen_too(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        changed = day.paid(shop, WATER)
        sql = "UPDATE attempts SET amount = 190, paid = 190 WHERE out_trade_no = ?"
        day.at_till(shop, sql, changed.out_trade_no)
        day.tomorrow(shop)

        assert differences(compared(model)) == [(Difference.AMOUNT, Money(10))]

    def test_a_refund_made_past_the_till_is_a_state_that_differs(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        payment = day.paid(shop, WATER)
        day.refunded_past_the_till(shop, payment, "0.60")
        day.tomorrow(shop)

        run = compared(model)

        assert differences(run) == [(Difference.STATE, Money(-60))]
        assert run.tally.mismatches[0].key.kind is Kind.REFUND

    def test_a_refund_dropped_at_the_till_is_a_state_that_differs(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        refund = day.refunded(shop, day.paid(shop, WATER), "0.50")
        day.at_till(shop, "DELETE FROM refunds WHERE out_request_no = ?", refund.out_request_no)
        day.tomorrow(shop)

        assert differences(compared(model)) == [(Difference.STATE, Money(-50))]

    def test_midnight_between_the_two_sides_is_another_day_on_both_days(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        late = day.paid(shop, WATER)
        to = "settled_at = settled_at + 86400000000"
        day.at_till(shop, f"UPDATE attempts SET {to} WHERE out_trade_no = ?", late.out_trade_no)  # noqa: S608
        day.tomorrow(shop)
        day.tomorrow(shop)

        assert differences(compared(model, days_ago=2)) == [(Difference.DAY, TWO)]
        assert differences(compared(model, days_ago=1)) == [(Difference.DAY, -TWO)]

    def test_a_second_payment_of_a_paid_sale_is_double(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        first = day.paid(shop, WATER)
        day.charged_past_the_till(shop, "2.00", "AGAIN1")
        day.at_till(
            shop,
            "INSERT INTO attempts (out_trade_no, sale_id, how, amount, subject, by, begun_at,"
            " deadline, state, settled, reason, looked, must_look, late, returned, kept)"
            " SELECT 'AGAIN1', sale_id, how, amount, subject, by, begun_at, deadline,"
            " 'cancelled', 1, '', 0, 0, 0, 0, 0 FROM attempts WHERE out_trade_no = ?",
            first.out_trade_no,
        )
        day.tomorrow(shop)

        assert differences(compared(model)) == [(Difference.DOUBLE, TWO)]


class TestExplaining:
    @pytest.fixture
    def run(self, shop: Shop, model: ReconciliationModel) -> Run:
        """Compare a day in which two things went astray."""
        payment = day.paid(shop, WATER)
        day.refunded_past_the_till(shop, payment, "0.60")
        day.charged_past_the_till(shop)
        day.tomorrow(shop)
        return compared(model)

    def test_each_is_explained_by_name_and_the_activity_log_says_so(
        self, shop: Shop, model: ReconciliationModel, run: Run
    ) -> None:
        model.choose(model.entries[0])
        model.explain("  店长在后台退的  ")

        assert model.entry is not None
        (note,) = model.entry.notes
        assert (note.by, note.note) == (MANAGER[0], "店长在后台退的")
        assert model.run is not None
        assert len(model.run.open) == len(run.open) - 1
        lines = [one for one in shop.till.journal.after(0) if one.kind == "activity.reconcile"]
        assert [one.fields["reason"] for one in lines] == ["店长在后台退的"]

    def test_what_was_said_still_holds_when_the_day_is_compared_again(
        self, model: ReconciliationModel, run: Run
    ) -> None:
        model.choose(model.entries[0])
        model.explain("知道了")

        again = compared(model)

        assert again.run_id > run.run_id
        assert len(again.open) == 1

    def test_a_day_is_closed_once_everything_is_explained_and_then_stays(
        self, shop: Shop, model: ReconciliationModel, run: Run
    ) -> None:
        reconciliations = shop.till.reconciliations
        assert (model.may_close, model.may_compare) == (False, True)
        with pytest.raises(DayUnexplained):
            reconciliations.close(run.day, by=MANAGER[0], now=shop.clock.now())
        explain_all(shop, run)
        model.show()
        assert (model.may_close, model.may_compare) == (True, True)

        model.close_day()

        assert model.run is not None
        assert model.run.closed_by == MANAGER[0]
        assert (model.may_close, model.may_compare) == (False, False)
        with pytest.raises(DayClosed):
            explain_all(shop, run)
        with pytest.raises(DayClosed):
            reconciliations.keep(run)

    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE reconciliations SET agreed = 9",
            "DELETE FROM reconciliation_mismatches",
            "UPDATE reconciliation_mismatches SET effect = 0",
            "UPDATE reconciliation_notes SET note = 'x'",
            "DELETE FROM reconciled_days",
            "INSERT INTO reconciled_days VALUES ('2026-11-22', 1, 'x', 0)",
        ],
    )
    def test_the_file_itself_refuses_to_change_what_was_found(
        self, shop: Shop, run: Run, sql: str
    ) -> None:
        if "INSERT" not in sql:
            explain_all(shop, run)
            shop.till.reconciliations.close(run.day, by="201", now=shop.clock.now())
        with pytest.raises(day.SQLITE.IntegrityError):
            day.at_till(shop, sql)

    def test_nothing_is_said_of_what_is_not_there(self, shop: Shop, run: Run) -> None:
        (first, _) = run.tally.mismatches
        shop.till.reconciliations.keep(run)
        gone = Note(by="201", note="", at=shop.clock.now())
        with pytest.raises(NoSuchMismatch):
            shop.till.reconciliations.explain(run.day, first, gone)
        with pytest.raises(NoSuchMismatch):
            shop.till.reconciliations.explain("2026-11-01", first, gone)

    def test_it_outlives_the_program(self, shop: Shop, run: Run) -> None:
        explain_all(shop, run)
        shop.restart()

        kept = shop.till.reconciliations.latest(run.day)

        assert kept is not None
        assert (kept.tally, kept.open) == (run.tally, ())


class TestTrouble:
    def test_without_a_platform_nothing_is_kept_and_it_can_be_tried_again(
        self, shop: Shop, model: ReconciliationModel
    ) -> None:
        day.paid(shop, WATER)
        failures: list[Exception] = []
        model.failed.connect(failures.append)
        shop.line.down = unsent

        model.compare()

        assert [type(error) for error in failures] == [Unreachable]
        assert (model.run, model.stage) == (None, Stage.IDLE)
        shop.line.down = None
        model.compare()
        assert model.run is not None

    def test_a_download_that_breaks_off_keeps_nothing(
        self, shop: Shop, model: ReconciliationModel, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        day.paid(shop, WATER)
        day.tomorrow(shop)
        failures: list[Exception] = []
        model.failed.connect(failures.append)
        whole = shop.line.fetch
        monkeypatch.setattr(shop.line, "fetch", lambda url: whole(url)[:-30])

        model.compare()

        assert [type(error) for error in failures] == [BillUnreadable]
        assert model.run is None

    def test_an_address_used_too_late_is_told_as_a_file_that_did_not_come(self, shop: Shop) -> None:
        with pytest.raises(NotFetched):
            shop.client.fetch("http://127.0.0.1/downloadBillFile.resource?token=1")

    @pytest.mark.parametrize("packed", [b"", b"PK\5\6" + bytes(18), b"<html>"])
    def test_what_is_no_bill_is_not_read(self, packed: bytes) -> None:
        with pytest.raises(BillUnreadable):
            read_bill(packed)

    def test_a_cashier_compares_nothing(self, shop: Shop) -> None:
        model = ReconciliationModel(shop.desk)
        model.compare()
        assert not model.may_reconcile
        assert model.run is None

    def test_while_one_comparison_runs_no_other_begins_and_the_day_stays(self, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        held = Held()
        model = ReconciliationModel(replace(shop.desk, background=held))
        before = model.day

        model.compare()
        model.compare()
        model.step(-1)

        assert (len(held), model.stage, model.day) == (1, Stage.GATHERING, before)
        held.release()
        held.release()
        assert (len(held), model.stage) == (0, Stage.IDLE)
