"""Two tills never give back the same line, whatever is lost between them and the platform."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from backend.retail.audit import CHECKS
from backend.retail.contract.reserving import REFUND_RESERVE, RefundReserveRequest
from backend.retail.contract.sales import SALE_QUERY, RefundTooLarge, SaleQueryRequest
from console.client.failures import AnswerUnknown, ClientError, Unreachable
from console.till.charges import Code
from console.till.failures import NothingToRefund
from console.till.refund import RefundAmount, RefundLines, State
from console.till.reservations import OTHERS
from console.till.teller import Teller
from tests.console.till.pair import Counter
from tests.console.till.shop import CASHIER, SOY, lost_after, lost_before, unsent
from tests.console.till.test_crashes import Crash, rehearsing
from tests.simulation.crash import named_points

MANAGER = "201"
ONE = RefundLines({1: 1000})


def elsewhere(first: Counter, sale_id: str, pieces: int) -> None:
    """Set some of line 1 aside for another first."""
    total = Money(1280 * pieces)
    request = RefundReserveRequest.model_validate(
        {
            "refund_id": f"R_other_{pieces}",
            "sale_id": sale_id,
            "till_id": "OTHER",
            "staff_id": MANAGER,
            "lines": [{"line_no": 1, "quantity": str(pieces), "total": total.to_text()}],
            "total": total.to_text(),
            "payments": [{"tender": "CASH", "amount": total.to_text()}],
        }
    )
    first.shop.client.call(REFUND_RESERVE, request)


def refunded(first: Counter, sale_id: str) -> Money:
    return first.shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale_id)).sale.refunded


def breaches(first: Counter) -> list[str]:
    run = first.shop.platform.database.do
    return [breach for check in CHECKS for breach in run(check.run).breaches]


def test_a_refund_is_set_aside_given_back_and_reported(first: Counter) -> None:
    sale = first.sold()

    (refund,) = first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    first.custodian.turn()
    first.reserver.turn()

    assert refund.state is State.DONE
    assert refunded(first, sale.sale_id) == Money(1280)
    assert first.till.reservations.leaving() == ()
    first.till.verify()
    assert breaches(first) == []


def test_what_another_till_is_giving_back_is_refused_before_the_drawer_opens(
    first: Counter,
) -> None:
    sale = first.sold(pieces=3)
    elsewhere(first, sale.sale_id, 2)

    with pytest.raises(RefundTooLarge):
        first.reserver.begin(sale.sale_id, RefundLines({1: 2000}), asked_by=MANAGER)
    assert first.till.refunds.of_sale(sale.sale_id) == ()
    first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    assert breaches(first) == []


def test_a_sale_made_a_moment_ago_is_reported_first(first: Counter) -> None:
    first.line.down = unsent
    sale = first.sold()
    first.line.down = None
    first.clock.advance(60)

    assert first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)


def test_without_the_platform_nothing_is_given_back(first: Counter) -> None:
    sale = first.sold()
    first.line.down = unsent

    with pytest.raises(Unreachable):
        first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    assert first.till.refunds.of_sale(sale.sale_id) == ()
    assert first.till.reservations.leaving() == ()


def test_a_shop_of_one_till_gives_cash_back_without_anybodys_word(first: Counter) -> None:
    sale = first.sold()
    first.till.settings.put(OTHERS, 0)
    first.line.down = unsent

    (refund,) = first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)

    assert refund.state is State.DONE


@pytest.mark.parametrize("fault", [lost_before, lost_after])
def test_what_may_have_been_set_aside_is_let_go_of(
    first: Counter, fault: Callable[..., bytes]
) -> None:
    sale = first.sold()
    first.line.faults.append(fault)
    with pytest.raises(AnswerUnknown):
        first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)

    first.reserver.turn()

    elsewhere(first, sale.sale_id, 3)
    assert breaches(first) == []


def test_a_refund_that_is_refused_after_all_is_let_go_of(first: Counter) -> None:
    shop = first.shop
    first.till.carts.add(SOY, now=first.clock.now())
    sale = first.till.sales.checkout(cashier=CASHIER, now=first.clock.now())
    attempt = first.till.charges.begin(
        sale.sale_id, Code(shop.code()), by=CASHIER, now=first.clock.now()
    )
    teller = Teller(first.till, first.client, clock=first.clock.now)
    while not teller.step(attempt.out_trade_no).settled:
        first.clock.advance(1)
    first.custodian.turn()
    (refund,) = first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    first.till.refunds.drop(refund.out_request_no, by=MANAGER, now=first.clock.now())

    first.reserver.turn()

    assert first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    assert breaches(first) == []


def test_more_than_is_left_here_is_not_even_asked_for(first: Counter) -> None:
    sale = first.sold(pieces=1)
    first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)

    with pytest.raises(NothingToRefund):
        first.reserver.begin(sale.sale_id, RefundAmount(Money(1)), asked_by=MANAGER)
    assert b"refund.reserve" not in first.line.sent[-1]


@pytest.mark.parametrize(
    "point", [p for p in named_points(shared=True) if "reserve" in p or "release" in p]
)
@pytest.mark.parametrize("fault", [None, lost_before, lost_after, unsent])
def test_wherever_the_till_dies_what_is_held_is_what_was_given_back(
    first: Counter, point: str, fault: Callable[..., bytes] | None
) -> None:
    sale = first.sold(pieces=2)

    def die(reached: str) -> None:
        if reached == point:
            raise Crash

    for _ in range(3):
        if fault is not None:
            first.line.faults.append(fault)
        with rehearsing(die):
            try:
                first.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
                first.reserver.turn()
            except (Crash, ClientError, PlatformError, NothingToRefund):
                pass
        first.line.faults.clear()
        first.restart()
        first.reserver.turn()
        first.clock.advance(60)
        first.custodian.turn()

    given = sum(one.amount.minor for one in first.till.refunds.of_sale(sale.sale_id))
    assert refunded(first, sale.sale_id).minor == given
    left = 2 - given // 1280
    if left:
        elsewhere(first, sale.sale_id, left)
    with pytest.raises(RefundTooLarge):
        elsewhere(first, sale.sale_id, 1 if left != 1 else 2)
    first.till.verify()
    assert breaches(first) == []
