"""The owner of everything unknown or unsent."""

from __future__ import annotations

from datetime import timedelta

from backend.protocol.errors import CallLimited
from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest, Tender
from console.till.attempt import State
from console.till.charges import Code, Qr
from console.till.custodian import Change
from console.till.engine import Send
from console.till.matters import MatterKind
from console.till.outbox import SaleReport
from console.till.refund import RefundAmount
from console.till.sale import SaleState
from tests.console.till.shop import APPLE, CASHIER, Shop, lost_after, lost_before, unsent


def test_a_sale_is_reported_as_it_was_made(shop: Shop) -> None:
    shop.till.carts.write_note("不要袋", now=shop.clock.now())
    sale = shop.sale(APPLE, 325)
    shop.pay(shop.charge(sale))
    matters = shop.till.open_matters(shop.clock.now())
    assert [(one.kind, one.sale_number) for one in matters] == [(MatterKind.REPORT, sale.number)]
    shop.tidy()
    assert shop.till.open_matters(shop.clock.now()) == ()
    record = shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale
    assert (record.staff_id, record.till_id) == (CASHIER, shop.till.identity.till_id)
    assert (record.total, record.note) == (sale.total, "不要袋")
    assert [(one.name, str(one.quantity), one.total) for one in record.lines] == [
        ("苹果", "0.325", Money(325))
    ]
    assert [(one.tender, one.amount) for one in record.payments] == [
        (Tender.PAYMENT_CODE, Money(325))
    ]


def test_a_report_without_answer_is_sent_again_and_counted_once(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    shop.line.faults.extend([lost_after, lost_before, unsent])
    turn = shop.custodian.turn()
    assert turn.again_at is not None
    assert turn.again_at > shop.clock.now()
    shop.tidy()
    assert shop.till.outbox.waiting() == ()
    assert shop.kinds(sale)[-1] == "sale.report_done"


def test_a_report_that_is_refused_is_shown_and_not_sent_for_ever(shop: Shop) -> None:
    shop.till.carts.add(APPLE, 325, now=shop.clock.now())
    sale = shop.till.sales.checkout(cashier="nobody", now=shop.clock.now())
    shop.pay(shop.charge(sale))
    shop.tidy()
    assert shop.till.outbox.waiting() == ()
    (refused,) = shop.till.outbox.refused()
    assert (refused.sale_id, refused.reason) == (sale.sale_id, "RETAIL.STAFF_NOT_EXIST")
    assert shop.till.open_matters(shop.clock.now()) == ()


def test_a_refund_is_not_reported_before_its_sale(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    shop.line.faults.append(lost_before)
    shop.custodian.turn()
    now = shop.clock.now()
    shop.refund(
        *shop.till.refunds.begin(sale.sale_id, RefundAmount(Money(5)), asked_by="201", now=now)
    )
    assert shop.till.outbox.next(shop.clock.now()) is None
    other = shop.sale()
    shop.pay(shop.charge(other))
    report = shop.till.outbox.next(shop.clock.now())
    assert isinstance(report, SaleReport)
    assert report.request.sale_id == other.sale_id
    shop.tidy()
    assert shop.till.outbox.refused() == ()
    assert shop.till.outbox.waiting() == ()


def test_a_report_recorded_twice_counts_once(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    report = shop.till.outbox.next(shop.clock.now())
    assert report is not None
    assert isinstance(report, SaleReport)
    answer = shop.client.call(report.method, report.request)
    for _ in range(2):
        shop.till.outbox.record(report, answer, shop.clock.now())
    assert shop.kinds(sale).count("sale.report_done") == 1


def test_a_busy_platform_is_asked_again(shop: Shop) -> None:
    shop.pay(shop.charge(shop.sale()))
    report = shop.till.outbox.next(shop.clock.now())
    assert report is not None
    shop.till.outbox.record(report, CallLimited(), shop.clock.now())
    assert len(shop.till.outbox.waiting()) == 1


def test_the_custodian_tells_what_moved(shop: Shop) -> None:
    sale = shop.sale()
    attempt = shop.charge(sale)
    no = attempt.out_trade_no
    turn = shop.custodian.turn()
    assert turn.changes == (
        Change(MatterKind.CHARGE, no, sale.sale_id, State.INTENDED, State.PAID),
    )


def test_what_a_page_drives_is_left_to_it(shop: Shop) -> None:
    attempt = shop.charge(shop.sale())
    turn = shop.custodian.turn(skip={attempt.out_trade_no})
    assert (turn.changes, turn.again_at) == ((), None)
    assert shop.till.charges.get(attempt.out_trade_no).state is State.INTENDED


def test_a_platform_that_is_down_is_asked_for_one_thing_at_a_time(shop: Shop) -> None:
    for _ in range(5):
        shop.step(shop.charge(shop.sale(), Qr()))
    shop.clock.advance(3)
    shop.line.down = lost_before
    asked = _askings(shop)
    shop.custodian.turn()
    assert _askings(shop) == asked + 1


def test_a_turn_has_a_limit(shop: Shop) -> None:
    attempts = [shop.charge(shop.sale()) for _ in range(5)]
    shop.custodian.turn(limit=2)
    paid = [shop.till.charges.get(one.out_trade_no).state is State.PAID for one in attempts]
    assert sum(paid) == 2


def test_waits_grow_but_an_unknown_payment_is_never_forgotten(shop: Shop) -> None:
    attempt = shop.charge(shop.sale(), Code(shop.code(always_confirm=True)))
    shop.step(attempt)
    shop.line.down = lost_before
    shop.tidy(seconds=7200)
    still = shop.till.charges.get(attempt.out_trade_no)
    assert still.state is State.CANCELLING
    assert still.tries > 100
    assert still.next_at is not None
    assert still.next_at - shop.clock.now() <= shop.pace.backoff_most
    (matter,) = shop.till.open_matters(shop.clock.now())
    assert matter.overdue
    shop.line.down = None
    shop.tidy()
    assert shop.till.open_matters(shop.clock.now()) == ()


def test_a_refund_that_moved_is_told(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    shop.tidy()
    now = shop.clock.now()
    (refund,) = shop.till.refunds.begin(
        sale.sale_id, RefundAmount(Money(5)), asked_by="201", now=now
    )
    for after in ("sent", "done"):
        (change,) = shop.custodian.turn().changes
        assert (change.kind, change.no, change.after) == (
            MatterKind.REFUND,
            refund.out_request_no,
            after,
        )


def test_matters_say_since_when_and_whether_a_person_should_look(shop: Shop) -> None:
    began = shop.clock.now()
    sale = shop.sale()
    attempt = shop.charge(sale)
    step = shop.till.charges.next(attempt.out_trade_no, began)
    assert isinstance(step, Send)
    (matter,) = shop.till.open_matters(began)
    assert (matter.kind, matter.no, matter.since) == (
        MatterKind.CHARGE,
        attempt.out_trade_no,
        began,
    )
    assert (matter.amount, matter.state, matter.overdue) == (sale.total, "sent", False)
    assert shop.till.open_matters(began + timedelta(minutes=10))[0].overdue
    assert shop.till.sales.get(sale.sale_id).state is SaleState.OPEN


def _askings(shop: Shop) -> int:
    return sum(line.kind.endswith(".asked") for line in shop.till.journal.after(0))
