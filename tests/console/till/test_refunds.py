"""Refunds against the whole platform, over a line with faults."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backend.payments.contract.fields import TradeStatus
from backend.protocol.errors import PlatformError, SystemError_
from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from backend.retail.contract.staff import STAFF_APPROVE, Action, StaffApproveRequest
from console.till.engine import Send
from console.till.failures import (
    BadQuantity,
    LiveAttempt,
    NoSuchAttempt,
    NoSuchLine,
    NoSuchSale,
    NothingToRefund,
    RefundTooLarge,
)
from console.till.matters import Matter
from console.till.refund import Approval, Refund, RefundAmount, RefundLines, State
from console.till.sale import Sale
from console.till.store.refunds import ReturnedLine
from tests.console.till.shop import (
    APPLE,
    CASHIER,
    SOY,
    Fault,
    Shop,
    forged,
    lost_after,
    lost_before,
    truncated,
    unsent,
)

MANAGER = "201"
MANAGER_PIN = "2222"


def sold(shop: Shop) -> Sale:
    """Sell 3 soy milks at 12.80 and 0.325 kg of apples at 9.99: 41.65 yuan."""
    now = shop.clock.now()
    shop.till.carts.add(SOY, 3000, now=now)
    sale = shop.sale(APPLE, 325)
    shop.pay(shop.charge(sale))
    return shop.till.sales.get(sale.sale_id)


def back(shop: Shop, sale: Sale, what: RefundLines | RefundAmount) -> Refund:
    now = shop.clock.now()
    (refund,) = shop.till.refunds.begin(sale.sale_id, what, asked_by=MANAGER, now=now)
    return refund


def test_lines_are_given_back_to_the_fen(shop: Shop) -> None:
    before, sale = shop.balance(), sold(shop)
    assert sale.total == Money(4165)
    quote = shop.till.refunds.quote(sale.sale_id, RefundLines({1: 1000, 2: 325}))
    assert quote.amount == Money(1280 + 325)
    refund = shop.refund(back(shop, sale, RefundLines({1: 1000, 2: 325})))
    assert (refund.state, refund.amount) == (State.DONE, Money(1605))
    assert shop.till.refunds.of_sale(sale.sale_id) == (refund,)
    assert [(one.line_no, one.quantity, one.amount) for one in _lines(shop, refund)] == [
        (1, 1000, Money(1280)),
        (2, 325, Money(325)),
    ]
    after = shop.till.sales.detail(sale.sale_id)
    assert (after.sale.refunded, after.sale.rest) == (Money(1605), Money(2560))
    assert [(line.refunded, line.left) for line in after.lines] == [(1000, 2000), (325, 0)]
    assert shop.balance() == before - Money(2560)


def test_a_sale_given_back_in_steps_is_closed_at_the_platform(shop: Shop) -> None:
    before, sale = shop.balance(), sold(shop)
    for what in (RefundLines({2: 100}), RefundLines({2: 225}), RefundAmount(Money(3840))):
        assert shop.refund(back(shop, sale, what)).state is State.DONE
    assert shop.balance() == before
    attempt = shop.till.charges.of_sale(sale.sale_id)[0]
    assert shop.at_platform(attempt).trade_status is TradeStatus.TRADE_CLOSED
    with pytest.raises(NothingToRefund):
        back(shop, sale, RefundAmount(Money(1)))


@pytest.mark.parametrize(
    ("what", "refusal"),
    [
        (RefundAmount(Money(4166)), RefundTooLarge),
        (RefundAmount(Money(0)), NothingToRefund),
        (RefundAmount(Money(-5)), NothingToRefund),
        (RefundLines({}), NothingToRefund),
        (RefundLines({3: 1000}), NoSuchLine),
        (RefundLines({1: 3001}), BadQuantity),
        (RefundLines({1: 0}), BadQuantity),
        (RefundLines({1: -1000}), BadQuantity),
    ],
)
def test_what_cannot_be_given_back_is_refused_and_changes_nothing(
    shop: Shop, what: RefundLines | RefundAmount, refusal: type[Exception]
) -> None:
    sale = sold(shop)
    kinds = shop.kinds(sale)
    with pytest.raises(refusal):
        back(shop, sale, what)
    assert shop.kinds(sale) == kinds
    assert shop.till.sales.get(sale.sale_id) == sale


def test_an_unpaid_or_unknown_sale_gives_nothing_back(shop: Shop) -> None:
    with pytest.raises(NothingToRefund):
        back(shop, shop.sale(), RefundAmount(Money(1)))
    with pytest.raises(NoSuchSale):
        shop.till.refunds.rest("S0")
    with pytest.raises(NoSuchAttempt):
        shop.till.refunds.get("R0")


def test_two_refunds_at_once_cannot_exceed_what_was_paid(shop: Shop) -> None:
    sale = sold(shop)
    back(shop, sale, RefundAmount(Money(3000)))
    with pytest.raises(RefundTooLarge) as too_large:
        back(shop, sale, RefundAmount(Money(3000)))
    assert too_large.value.fields == {"asked": "30.00", "rest": "11.65"}
    assert shop.till.refunds.rest(sale.sale_id) == Money(1165)


@pytest.mark.parametrize("fault", [lost_before, lost_after, forged, truncated, unsent])
def test_a_refund_without_answer_gives_back_once(shop: Shop, fault: Fault) -> None:
    before, sale = shop.balance(), sold(shop)
    shop.line.faults.extend([fault, fault])
    refund = shop.refund(back(shop, sale, RefundAmount(Money(1000))))
    assert refund.state is State.DONE
    assert shop.balance() == before - Money(3165)


def test_a_refund_stays_open_while_the_platform_is_silent(shop: Shop) -> None:
    before, sale = shop.balance(), sold(shop)
    refund = back(shop, sale, RefundAmount(Money(1000)))
    shop.line.faults.append(lost_after)
    shop.line.down = lost_before
    still = shop.run(refund, seconds=3600)
    assert still.state is State.UNKNOWN
    assert any(matter.no == refund.out_request_no for matter in _matters(shop))
    shop.line.down = None
    shop.tidy()
    assert shop.till.refunds.get(refund.out_request_no).state is State.DONE
    assert shop.balance() == before - Money(3165)


def test_a_refused_refund_can_be_asked_for_again(shop: Shop) -> None:
    sale = sold(shop)
    refund = back(shop, sale, RefundLines({1: 1000}))
    step = shop.till.refunds.next(refund.out_request_no, shop.clock.now())
    assert isinstance(step, Send)
    refused = shop.till.refunds.record(step, _refusal(), shop.clock.now())
    assert refused.state is State.REFUSED
    assert shop.till.refunds.rest(sale.sale_id) == Money(4165)
    assert shop.till.sales.detail(sale.sale_id).lines[0].left == 3000
    assert shop.refund(back(shop, sale, RefundLines({1: 3000}))).state is State.DONE


def test_a_refund_that_was_not_sent_may_be_given_up(shop: Shop) -> None:
    sale = sold(shop)
    refund = back(shop, sale, RefundAmount(Money(1000)))
    shop.line.down = unsent
    shop.step(refund)
    no = refund.out_request_no
    dropped = shop.till.refunds.drop(no, by=CASHIER, now=shop.clock.now())
    assert (dropped.state, dropped.reason) == (State.REFUSED, "given_up")
    assert shop.till.refunds.rest(sale.sale_id) == Money(4165)


def test_a_refund_that_may_have_been_sent_is_not_given_up(shop: Shop) -> None:
    refund = back(shop, sold(shop), RefundAmount(Money(1000)))
    shop.line.faults.append(lost_before)
    shop.step(refund)
    with pytest.raises(LiveAttempt):
        shop.till.refunds.drop(refund.out_request_no, by=CASHIER, now=shop.clock.now())


def test_a_restart_finishes_a_refund_with_its_own_number(shop: Shop) -> None:
    before, sale = shop.balance(), sold(shop)
    refund = back(shop, sale, RefundAmount(Money(1000)))
    step = shop.till.refunds.next(refund.out_request_no, shop.clock.now())
    assert isinstance(step, Send)
    shop.client.call(step.method, step.request)
    shop.restart()
    shop.tidy()
    assert shop.till.refunds.get(refund.out_request_no).state is State.DONE
    assert len(shop.till.refunds.of_sale(sale.sale_id)) == 1
    assert shop.balance() == before - Money(3165)


def test_an_exchange_nobody_reported_on_is_asked_after(shop: Shop) -> None:
    refund = back(shop, sold(shop), RefundAmount(Money(1000)))
    no, now = refund.out_request_no, shop.clock.now()
    assert isinstance(shop.till.refunds.next(no, now), Send)
    assert not shop.teller.step(no).asked
    shop.clock.at += shop.pace.exchange
    step = shop.till.refunds.next(no, shop.clock.now())
    assert isinstance(step, Send)
    assert step.what == "refund_query"


def test_an_answer_recorded_twice_counts_once(shop: Shop) -> None:
    sale = sold(shop)
    refund = back(shop, sale, RefundAmount(Money(1000)))
    step = shop.till.refunds.next(refund.out_request_no, shop.clock.now())
    assert isinstance(step, Send)
    answer = shop.client.call(step.method, step.request)
    first = shop.till.refunds.record(step, answer, shop.clock.now())
    assert shop.till.refunds.record(step, answer, shop.clock.now()) == first
    shop.refund(refund)
    assert shop.till.refunds.record(step, answer, shop.clock.now()).state is State.DONE
    assert shop.till.sales.get(sale.sale_id).refunded == Money(1000)


def test_an_old_answer_to_another_refund_makes_none_done(shop: Shop) -> None:
    """A refund's answer names the order and a sum so far, and no refund: any copy of it fits."""
    sale = sold(shop)
    answers: list[bytes] = []

    def overheard(exchange: Callable[[], bytes]) -> bytes:
        answers.append(exchange())
        return answers[0]

    shop.line.faults.append(overheard)
    shop.refund(back(shop, sale, RefundAmount(Money(1000))))
    before = shop.balance()
    refund = back(shop, sale, RefundAmount(Money(900)))
    shop.line.faults.append(lambda _: answers[0])
    shop.step(refund)
    assert not shop.till.refunds.get(refund.out_request_no).settled
    assert shop.till.sales.get(sale.sale_id).refunded == Money(1000)
    assert shop.refund(refund).state is State.DONE
    assert shop.balance() == before + Money(900)


def test_the_cashier_waits_for_no_more_than_one_call_to_be_sure(shop: Shop) -> None:
    refund = back(shop, sold(shop), RefundAmount(Money(1000)))
    sent = len(shop.line.sent)
    first = shop.teller.step(refund.out_request_no)
    assert (first.record.state, first.again_at) == (State.SENT, shop.clock.now())
    assert shop.teller.step(refund.out_request_no).record.state is State.DONE
    assert len(shop.line.sent) == sent + 2


def test_a_settled_refund_can_be_asked_after(shop: Shop) -> None:
    refund = shop.refund(back(shop, sold(shop), RefundAmount(Money(1000))))
    shop.till.refunds.ask_now(refund.out_request_no, shop.clock.now())
    assert shop.teller.step(refund.out_request_no).asked
    assert shop.till.refunds.get(refund.out_request_no) == refund


def test_a_platform_that_does_not_know_is_an_alarm_only_if_it_contradicts(shop: Shop) -> None:
    sale = sold(shop)
    refund = back(shop, sale, RefundAmount(Money(1000)))
    step = shop.till.refunds.next(refund.out_request_no, shop.clock.now())
    assert isinstance(step, Send)
    answer = shop.client.call(step.method, step.request)
    strange = answer.model_copy(update={"refund_fee": Money(1)})
    unknown = shop.till.refunds.record(step, strange, shop.clock.now())
    assert unknown.state is State.UNKNOWN
    assert "refund.alarm" in shop.kinds(sale)
    assert shop.refund(unknown).state is State.DONE


def test_whose_pin_approved_is_kept_and_reported(shop: Shop) -> None:
    sale = sold(shop)
    now = shop.clock.now()
    approval_id = shop.till.refunds.new_approval_id(now)
    manager = shop.client.call(
        STAFF_APPROVE,
        StaffApproveRequest(
            approval_id=approval_id,
            staff_id=MANAGER,
            pin=MANAGER_PIN,
            action=Action.REFUND,
            subject=sale.sale_id,
            asked_by=CASHIER,
            till_id=shop.till.identity.till_id,
        ),
    ).approved_by
    (refund,) = shop.till.refunds.begin(
        sale.sale_id,
        RefundLines({1: 1000}),
        asked_by=CASHIER,
        approval=Approval(approval_id, manager.staff_id),
        refund_reason="洒了",
        now=now,
    )
    assert shop.refund(refund).approval == Approval(approval_id, MANAGER)
    shop.tidy()
    assert shop.till.outbox.refused() == ()
    record = shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale
    assert [(one.approved_by, one.total, one.reason) for one in record.refunds] == [
        (MANAGER, Money(1280), "洒了")
    ]


def _lines(shop: Shop, refund: Refund) -> tuple[ReturnedLine, ...]:
    return shop.till.refunds.lines_of(refund.out_request_no)


def _matters(shop: Shop) -> tuple[Matter, ...]:
    return shop.till.open_matters(shop.clock.now())


def _refusal() -> PlatformError:
    class Refused(SystemError_):
        code = "40004"
        sub_code = "ACQ.TRADE_NOT_ALLOW_REFUND"

    return Refused()
