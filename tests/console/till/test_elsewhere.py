"""A sale of one till is given back at another, to the fen, once, and every book still adds up."""

from __future__ import annotations

import pytest

from backend.protocol.money import Money
from backend.retail.audit import CHECKS
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from console.till.charges import Code
from console.till.failures import NothingToRefund, RefundTooLarge, SaleDisagrees
from console.till.looking import Looker
from console.till.refund import Refund, RefundAmount, RefundLines, State
from console.till.reservations import OTHERS
from console.till.sale import Sale
from console.till.shifts_z import Closing
from console.till.teller import Teller
from tests.console.till.pair import Counter
from tests.console.till.shop import APPLE, CASHIER, SOY

MANAGER = "201"
ONE = RefundLines({1: 1000})


def look(counter: Counter) -> Looker:
    return Looker(counter.till, counter.client, clock=counter.clock.now)


def settle(counter: Counter, refunds: tuple[Refund, ...]) -> None:
    teller = Teller(counter.till, counter.client, clock=counter.clock.now)
    for refund in refunds:
        while not teller.step(refund.out_request_no).settled:
            counter.clock.advance(1)
    counter.custodian.turn()


def split_sale(counter: Counter) -> Sale:
    """Sell 2 soy and some apples, a part for cash, twice, the rest by a code."""
    till, now = counter.till, counter.clock.now()
    till.carts.add(SOY, 2000, now=now)
    till.carts.add(APPLE, 1250, now=now)
    sale = till.sales.checkout(cashier=CASHIER, now=now)
    for part in (500, 300):
        till.charges.take_cash(sale.sale_id, Money(part), amount=Money(part), by=CASHIER, now=now)
    code = Code(counter.shop.code())
    attempt = till.charges.begin(sale.sale_id, code, by=CASHIER, now=now)
    teller = Teller(till, counter.client, clock=counter.clock.now)
    while not teller.step(attempt.out_trade_no).settled:
        counter.clock.advance(1)
    counter.custodian.turn()
    return till.sales.get(sale.sale_id)


def all_hold(*counters: Counter) -> None:
    for counter in counters:
        counter.restart()
        counter.till.verify()
    run = counters[0].shop.platform.database.do
    assert [breach for check in CHECKS for breach in run(check.run).breaches] == []


def test_a_sale_is_found_by_its_receipt_and_given_back_at_another_till(
    first: Counter, second: Counter
) -> None:
    sale = split_sale(first)

    (found,) = look(second).find(sale.number)
    assert (found.total, found.rest, found.hows) == (sale.total, sale.total, sale.hows)
    assert found.number.startswith(f"{sale.number}@")
    assert second.till.sales.today(second.clock.now()).count == 0

    settle(second, second.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER))

    assert second.till.sales.get(sale.sale_id).refunded == Money(1280)
    told = first.shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale
    assert (told.refunded, told.refunds[0].till_id) == (
        Money(1280),
        second.till.identity.till_id,
    )
    first.restart()
    again = look(first).refresh(sale.sale_id)
    assert again is not None
    assert again.refunded == Money(1280)
    assert look(first).refresh(sale.sale_id) == again
    all_hold(first, second)


def test_both_tills_together_give_back_no_more_than_was_sold(
    first: Counter, second: Counter
) -> None:
    sale = split_sale(first)
    look(second).find(sale.number)
    third = RefundAmount(Money(sale.total.minor // 3))
    given = 0
    for counter in (second, first, second):
        refunds = counter.reserver.begin(sale.sale_id, third, asked_by=MANAGER)
        settle(counter, refunds)
        after = [counter.till.refunds.get(one.out_request_no) for one in refunds]
        assert {one.state for one in after} == {State.DONE}
        given += sum(one.amount.minor for one in after)
    with pytest.raises((RefundTooLarge, NothingToRefund)):
        first.reserver.begin(sale.sale_id, third, asked_by=MANAGER)

    assert given == sale.total.minor // 3 * 3
    all_hold(first, second)


def test_a_line_given_back_elsewhere_is_not_offered_here_again(
    first: Counter, second: Counter
) -> None:
    sale = first.sold(pieces=1)
    look(second).find(sale.number)
    settle(second, second.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER))

    with pytest.raises(NothingToRefund):
        first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    all_hold(first, second)


def test_money_given_back_for_another_till_stands_in_this_tills_shift(
    first: Counter, second: Counter
) -> None:
    sale = first.sold(pieces=2)
    now = second.clock.now()
    second.till.shifts.count_float(Money(20_000), by=MANAGER, now=now)
    look(second).find(sale.number)
    second.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    figures = second.till.shifts.figures()
    assert figures is not None
    assert (figures.sales_count, figures.returns_total) == (0, Money(1280))
    assert figures.expected == Money(20_000 - 1280)

    second.till.shifts.count(figures.expected, by=MANAGER, now=now)
    second.till.shifts.close(Closing(MANAGER, now), tolerance=Money(0), pace=second.till.pace)
    look(first).refresh(sale.sale_id)
    mine = first.till.shifts.figures()
    assert mine is not None
    assert (mine.sales_count, mine.returns_count) == (1, 0)
    all_hold(first, second)


def test_nobody_elses_number_is_taken_for_ones_own(first: Counter, second: Counter) -> None:
    mine, theirs = second.sold(), first.sold()
    assert mine.number == theirs.number

    (found,) = look(second).find(mine.number)

    assert found.sale_id == theirs.sale_id
    assert second.till.sales.get(mine.sale_id).number == mine.number
    assert second.sold().number != mine.number
    assert look(second).find("261122-9999") == ()


def test_what_both_gave_back_without_asking_is_told_and_changes_nothing(
    first: Counter, second: Counter
) -> None:
    sale = first.sold(pieces=1)
    look(second).find(sale.number)
    first.till.settings.put(OTHERS, 0)
    first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)  # before it knew of the other
    settle(second, second.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER))

    with pytest.raises(SaleDisagrees):
        look(first).refresh(sale.sale_id)
    assert first.till.sales.get(sale.sale_id).refunded == Money(1280)
    first.restart()
    first.till.verify()
