"""Payments against the whole platform, over a line with faults."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.payments.contract.fields import TradeStatus
from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from console.till.attempt import Attempt, How, State
from console.till.charges import Code, Qr
from console.till.engine import Send
from console.till.failures import (
    BadCode,
    LiveAttempt,
    NoSuchAttempt,
    NoSuchSale,
    SaleAlreadyPaid,
    SaleNotOpen,
)
from console.till.pace import Pace
from console.till.sale import SaleState
from tests.console.till.shop import (
    CASHIER,
    Fault,
    Shop,
    forged,
    lost_after,
    lost_before,
    truncated,
)

TWELVE_EIGHTY = Money(1280)


def paid_once(shop: Shop, attempt: Attempt, before: Money) -> bool:
    """Whether the buyer paid exactly this, and the till knows it."""
    sale = shop.till.sales.get(attempt.sale_id)
    return (
        shop.balance() == before - attempt.amount
        and sale.state is SaleState.PAID
        and sale.paid == attempt.amount
        and sale.out_trade_no == attempt.out_trade_no
        and shop.at_platform(attempt).trade_status is TradeStatus.TRADE_SUCCESS
    )


def attempt_of(record: object) -> Attempt:
    assert isinstance(record, Attempt)
    return record


def test_a_code_pays_a_sale(shop: Shop) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.pay(shop.charge(sale))
    assert (attempt.state, attempt.kept) == (State.PAID, True)
    assert paid_once(shop, attempt, before)
    assert shop.kinds(sale) == [
        "sale.opened",
        "charge.begun",
        "charge.asked",
        "charge.answered",
        "charge.moved",
        "sale.paid",
    ]


def test_the_order_names_seller_cashier_and_till(shop: Shop) -> None:
    sale = shop.sale()
    step = shop.till.charges.next(shop.charge(sale).out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    sent = step.request.model_dump()
    assert sent["seller_id"] == "2088000000000001"
    assert sent["operator_id"] == CASHIER
    assert sent["terminal_id"] == shop.till.identity.till_id
    assert (sent["subject"], sent["timeout_express"]) == ("早点铺", "3m")


def test_a_qr_code_is_shown_scanned_and_paid(shop: Shop) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.charge(sale, Qr())
    shown = shop.step(attempt)
    assert isinstance(shown, Attempt)
    assert (shown.state, shown.how) == (State.WAITING, How.QR)
    assert shown.qr_code
    shop.clock.advance(3)
    assert shop.step(attempt).state is State.WAITING
    shop.scan_and_pay(shown.qr_code)
    assert paid_once(shop, shop.pay(attempt), before)


def test_a_qr_code_nobody_pays_is_closed_when_its_time_is_over(shop: Shop) -> None:
    attempt = shop.pay(shop.charge(shop.sale(), Qr()))
    assert (attempt.state, attempt.reason) == (State.CANCELLED, "timed_out")
    assert attempt.qr_code is not None
    with pytest.raises(PlatformError):
        shop.scan_and_pay(attempt.qr_code)


def test_a_buyer_who_confirms_pays(shop: Shop) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.charge(sale, Code(shop.code(always_confirm=True)))
    waiting = shop.step(attempt)
    assert isinstance(waiting, Attempt)
    assert waiting.state is State.WAITING
    assert waiting.trade_no is not None
    shop.clock.advance(3)
    shop.confirm(waiting.trade_no)
    assert paid_once(shop, shop.pay(attempt), before)


def test_a_buyer_who_never_confirms_pays_nothing(shop: Shop) -> None:
    before = shop.balance()
    attempt = shop.pay(shop.charge(shop.sale(), Code(shop.code(always_confirm=True))))
    assert (attempt.state, attempt.reason) == (State.CANCELLED, "timed_out")
    assert shop.balance() == before


def test_a_buyer_who_confirms_between_the_last_query_and_the_cancel_gets_it_back(
    shop: Shop,
) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale(), Code(shop.code(always_confirm=True)))
    while not (attempt := attempt_of(shop.step(attempt))).looked:
        assert attempt.next_at is not None
        shop.clock.at = attempt.next_at
    assert attempt.trade_no is not None
    shop.confirm(attempt.trade_no)
    cancelled = shop.pay(attempt)
    assert (cancelled.state, cancelled.returned) == (State.CANCELLED, True)
    assert shop.balance() == before


def test_a_refused_code_leaves_the_sale_open_for_another(shop: Shop) -> None:
    before, sale = shop.balance(), shop.sale()
    refused = shop.pay(shop.charge(sale, Code("280000000000000000")))
    assert (refused.state, refused.reason) == (
        State.REFUSED,
        "refused:ACQ.PAYMENT_AUTH_CODE_INVALID",
    )
    assert shop.till.sales.get(sale.sale_id).state is SaleState.OPEN
    second = shop.pay(shop.charge(sale))
    assert second.out_trade_no != refused.out_trade_no
    assert paid_once(shop, second, before)


# What must never happen at a counter


def test_a_double_click_charges_once(shop: Shop) -> None:
    sale = shop.sale()
    first = shop.charge(sale)
    with pytest.raises(LiveAttempt) as live:
        shop.charge(sale)
    assert live.value.fields == {"out_trade_no": first.out_trade_no}


def test_a_paid_sale_is_never_charged_again(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    with pytest.raises(SaleAlreadyPaid):
        shop.charge(sale)


def test_the_same_code_twice_charges_once(shop: Shop) -> None:
    before, code = shop.balance(), Code(shop.code())
    first = shop.pay(shop.charge(shop.sale(), code))
    second = shop.pay(shop.charge(shop.sale(), code))
    assert (first.state, second.state) == (State.PAID, State.REFUSED)
    assert shop.balance() == before - TWELVE_EIGHTY


def test_what_is_no_code_is_refused_before_anything_is_written(shop: Shop) -> None:
    sale = shop.sale()
    for text in (
        "",
        "12345678901234567",
        "28000000000000000x",
        "2" * 30,
        "２８００００００００００００００",
    ):
        with pytest.raises(BadCode):
            shop.charge(sale, Code(text))
    assert shop.kinds(sale) == ["sale.opened"]


def test_an_unknown_sale_or_number_is_refused(shop: Shop) -> None:
    with pytest.raises(NoSuchSale):
        shop.till.charges.begin("S0", Qr(), by=CASHIER, now=shop.clock.now())
    with pytest.raises(NoSuchAttempt):
        shop.till.charges.get("P0")
    with pytest.raises(NoSuchAttempt):
        shop.teller.step("P0")


def test_a_sale_that_was_given_up_is_not_charged(shop: Shop) -> None:
    sale = shop.sale()
    shop.till.sales.reopen(sale.sale_id, now=shop.clock.now())
    with pytest.raises(SaleNotOpen):
        shop.charge(sale)


def test_the_payment_code_is_never_on_disk(shop: Shop) -> None:
    code = shop.code()
    attempt = shop.charge(shop.sale(), Code(code))
    shop.line.faults.append(lost_before)
    shop.pay(attempt)
    kept = b"".join(path.read_bytes() for path in shop.folder.glob("till.db*"))
    assert code.encode() not in kept
    assert code[-4:].encode() in kept


def test_a_longer_wait_may_be_chosen_while_the_shop_is_open(shop: Shop) -> None:
    shop.till.set_pace(Pace(window_code=timedelta(seconds=90), query_every=timedelta(seconds=4)))
    began = shop.clock.now()
    attempt = shop.charge(shop.sale(), Code(shop.code(always_confirm=True)))
    assert attempt.deadline == began + timedelta(seconds=90)
    assert shop.till.charges.live() == (attempt,)
    assert shop.teller.step(attempt.out_trade_no).again_at == began + timedelta(seconds=4)
    assert shop.pay(attempt).reason == "timed_out"


# Faults of the line


@pytest.mark.parametrize("fault", [lost_after, forged, truncated])
def test_an_answer_that_cannot_be_trusted_is_asked_after(shop: Shop, fault: Fault) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale())
    shop.line.faults.append(fault)
    unknown = attempt_of(shop.step(attempt))
    assert (unknown.state, unknown.next_at) == (State.UNKNOWN, shop.clock.now())
    assert shop.till.open_matters(shop.clock.now())
    paid = shop.pay(attempt)
    assert len(shop.line.sent) == 2
    assert paid_once(shop, paid, before)


def test_a_request_that_was_lost_is_undone_and_can_never_charge_late(shop: Shop) -> None:
    before = shop.balance()
    attempt = shop.charge(shop.sale())
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    shop.clock.at += shop.pace.exchange  # nothing came back
    cancelled = shop.pay(attempt)
    assert (cancelled.state, cancelled.reason) == (State.CANCELLED, "not_found")
    with pytest.raises(PlatformError):
        shop.client.call(step.method, step.request)  # the lost request arrives after all
    assert shop.balance() == before


def test_an_answer_that_comes_after_it_was_given_up_changes_nothing_and_is_said(
    shop: Shop,
) -> None:
    before, sale = shop.balance(), shop.sale()
    attempt = shop.charge(sale)
    step = shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    assert isinstance(step, Send)
    late = shop.client.call(step.method, step.request)
    shop.stop(attempt)
    shop.line.faults.append(lost_before)
    shop.step(attempt)
    assert shop.step(attempt).state is State.CANCELLED
    heard = shop.till.charges.record(step, late, shop.clock.now())
    assert (heard.state, heard.late, heard.returned) == (State.CANCELLED, True, True)
    assert "charge.late" in shop.kinds(sale)
    assert shop.balance() == before
