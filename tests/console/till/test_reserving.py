"""Two tills never give back the same line, whatever is lost between them and the platform."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

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
from tests.console.till.shop import CASHIER, SOY, Shop, lost_after, lost_before, opened, unsent
from tests.console.till.test_crashes import Crash, rehearsing
from tests.simulation.crash import named_points

MANAGER = "201"
ONE = RefundLines({1: 1000})


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with opened(tmp_path / "platform") as shop:
        yield shop


@pytest.fixture
def till(shop: Shop, tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path / "first", shop, 1)
    yield counter
    counter.close()


def elsewhere(till: Counter, sale_id: str, pieces: int) -> None:
    """Set some of line 1 aside for another till."""
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
    till.shop.client.call(REFUND_RESERVE, request)


def refunded(till: Counter, sale_id: str) -> Money:
    return till.shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale_id)).sale.refunded


def breaches(till: Counter) -> list[str]:
    run = till.shop.platform.database.do
    return [breach for check in CHECKS for breach in run(check.run).breaches]


def test_a_refund_is_set_aside_given_back_and_reported(till: Counter) -> None:
    sale = till.sold()

    (refund,) = till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    till.custodian.turn()
    till.reserver.turn()

    assert refund.state is State.DONE
    assert refunded(till, sale.sale_id) == Money(1280)
    assert till.till.reservations.leaving() == ()
    till.till.verify()
    assert breaches(till) == []


def test_what_another_till_is_giving_back_is_refused_before_the_drawer_opens(
    till: Counter,
) -> None:
    sale = till.sold(pieces=3)
    elsewhere(till, sale.sale_id, 2)

    with pytest.raises(RefundTooLarge):
        till.reserver.begin(sale.sale_id, RefundLines({1: 2000}), asked_by=MANAGER)
    assert till.till.refunds.of_sale(sale.sale_id) == ()
    till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    assert breaches(till) == []


def test_a_sale_made_a_moment_ago_is_reported_first(till: Counter) -> None:
    till.line.down = unsent
    sale = till.sold()
    till.line.down = None
    till.clock.advance(60)

    assert till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)


def test_without_the_platform_nothing_is_given_back(till: Counter) -> None:
    sale = till.sold()
    till.line.down = unsent

    with pytest.raises(Unreachable):
        till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    assert till.till.refunds.of_sale(sale.sale_id) == ()
    assert till.till.reservations.leaving() == ()


def test_a_shop_of_one_till_gives_cash_back_without_anybodys_word(till: Counter) -> None:
    sale = till.sold()
    till.till.settings.put(OTHERS, 0)
    till.line.down = unsent

    (refund,) = till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)

    assert refund.state is State.DONE


@pytest.mark.parametrize("fault", [lost_before, lost_after])
def test_what_may_have_been_set_aside_is_let_go_of(
    till: Counter, fault: Callable[..., bytes]
) -> None:
    sale = till.sold()
    till.line.faults.append(fault)
    with pytest.raises(AnswerUnknown):
        till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)

    till.reserver.turn()

    elsewhere(till, sale.sale_id, 3)
    assert breaches(till) == []


def test_a_refund_that_is_refused_after_all_is_let_go_of(till: Counter) -> None:
    shop = till.shop
    till.till.carts.add(SOY, now=till.clock.now())
    sale = till.till.sales.checkout(cashier=CASHIER, now=till.clock.now())
    attempt = till.till.charges.begin(
        sale.sale_id, Code(shop.code()), by=CASHIER, now=till.clock.now()
    )
    teller = Teller(till.till, till.client, clock=till.clock.now)
    while not teller.step(attempt.out_trade_no).settled:
        till.clock.advance(1)
    till.custodian.turn()
    (refund,) = till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    till.till.refunds.drop(refund.out_request_no, by=MANAGER, now=till.clock.now())

    till.reserver.turn()

    assert till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
    assert breaches(till) == []


def test_more_than_is_left_here_is_not_even_asked_for(till: Counter) -> None:
    sale = till.sold(pieces=1)
    till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)

    with pytest.raises(NothingToRefund):
        till.reserver.begin(sale.sale_id, RefundAmount(Money(1)), asked_by=MANAGER)
    assert b"refund.reserve" not in till.line.sent[-1]


@pytest.mark.parametrize(
    "point", [p for p in named_points(shared=True) if "reserve" in p or "release" in p]
)
@pytest.mark.parametrize("fault", [None, lost_before, lost_after, unsent])
def test_wherever_the_till_dies_what_is_held_is_what_was_given_back(
    till: Counter, point: str, fault: Callable[..., bytes] | None
) -> None:
    sale = till.sold(pieces=2)

    def die(reached: str) -> None:
        if reached == point:
            raise Crash

    for _ in range(3):
        if fault is not None:
            till.line.faults.append(fault)
        with rehearsing(die):
            try:
                till.reserver.begin(sale.sale_id, ONE, asked_by=MANAGER)
                till.reserver.turn()
            except (Crash, ClientError, PlatformError, NothingToRefund):
                pass
        till.line.faults.clear()
        till.restart()
        till.reserver.turn()
        till.clock.advance(60)
        till.custodian.turn()

    given = sum(one.amount.minor for one in till.till.refunds.of_sale(sale.sale_id))
    assert refunded(till, sale.sale_id).minor == given
    left = 2 - given // 1280
    if left:
        elsewhere(till, sale.sale_id, left)
    with pytest.raises(RefundTooLarge):
        elsewhere(till, sale.sale_id, 1 if left != 1 else 2)
    till.till.verify()
    assert breaches(till) == []
