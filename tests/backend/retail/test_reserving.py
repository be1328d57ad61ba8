"""What is to be given back is set aside first: two tills never give back the same."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress

import pytest

from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from backend.retail.audit import CHECKS
from backend.retail.contract.reserving import REFUND_RELEASE, REFUND_RESERVE, ReservationOver
from backend.retail.contract.sales import (
    REFUND_REPORT,
    SALE_LIST,
    SALE_QUERY,
    SALE_REPORT,
    RefundTooLarge,
    SaleDiffers,
    SaleUnknown,
)
from tests.backend.retail.a_sale import a_line, a_payment, a_refund, a_sale
from tests.backend.retail.conftest import MANAGER, Shop


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """Report a sale of two lines, 7.00 and 3.00, paid 6.00 by an order and 4.00 in cash."""
    lines = [a_line(350, 2), a_line(100, 3)]
    shop.call(SALE_REPORT, **a_sale(lines, [a_payment(600, "O1"), a_payment(400, None)]))
    return shop


def reserve(shop: Shop, refund_id: str, fen: int, *lines: object, **changes: object) -> None:
    content = {
        "refund_id": refund_id,
        "sale_id": "S1",
        "till_id": "T1",
        "staff_id": MANAGER,
        "lines": list(lines),
        "total": Money(fen).to_text(),
        "payments": [{"tender": "CASH", "amount": Money(fen).to_text()}],
    }
    shop.call(REFUND_RESERVE, **{**content, **changes})


def release(shop: Shop, refund_id: str, sale_id: str = "S1") -> None:
    shop.call(REFUND_RELEASE, refund_id=refund_id, sale_id=sale_id, till_id="T1")


def back(line_no: int, quantity: str, total: str) -> dict[str, object]:
    return {"line_no": line_no, "quantity": quantity, "total": total}


LINE_2 = back(2, "3", "3.00")


def breaches(shop: Shop) -> list[str]:
    return [breach for check in CHECKS for breach in shop.database.do(check.run).breaches]


def test_a_line_that_one_till_set_aside_is_refused_to_another(sold: Shop) -> None:
    reserve(sold, "R1", 300, LINE_2)

    with pytest.raises(RefundTooLarge):
        reserve(sold, "R2", 100, back(2, "1", "1.00"), till_id="T2")
    with pytest.raises(RefundTooLarge):
        sold.call(REFUND_REPORT, **a_refund(300, None, [LINE_2], refund_id="R2"))
    assert breaches(sold) == []


def test_a_refund_takes_the_place_of_what_was_set_aside(sold: Shop) -> None:
    reserve(sold, "R1", 300, LINE_2)
    sold.call(REFUND_REPORT, **a_refund(300, None, [LINE_2]))
    sold.call(REFUND_REPORT, **a_refund(300, None, [LINE_2]))

    assert sold.call(SALE_QUERY, sale_id="S1").sale.refunded == Money(300)
    with pytest.raises(RefundTooLarge):
        reserve(sold, "R2", 200)
    reserve(sold, "R3", 100)
    with pytest.raises(SaleDiffers):
        release(sold, "R1")
    assert breaches(sold) == []


def test_less_may_be_given_back_than_was_set_aside(sold: Shop) -> None:
    reserve(sold, "R1", 400)
    sold.call(REFUND_REPORT, **a_refund(100, None))

    reserve(sold, "R2", 300)


def test_what_is_let_go_can_be_set_aside_by_others_and_never_comes_back(sold: Shop) -> None:
    reserve(sold, "R1", 300, LINE_2)
    release(sold, "R1")
    release(sold, "R1")
    reserve(sold, "R2", 300, LINE_2)

    with pytest.raises(ReservationOver):
        reserve(sold, "R1", 300, LINE_2)
    with pytest.raises(SaleDiffers):
        release(sold, "R2", "S2")


def test_a_request_that_arrives_after_it_was_let_go_sets_nothing_aside(sold: Shop) -> None:
    release(sold, "R1")

    with pytest.raises(ReservationOver):
        reserve(sold, "R1", 300, LINE_2)
    reserve(sold, "R2", 300, LINE_2)


def test_the_same_again_sets_aside_once_and_another_of_its_number_not_at_all(sold: Shop) -> None:
    reserve(sold, "R1", 200)
    reserve(sold, "R1", 200)
    reserve(sold, "R2", 200)

    with pytest.raises(SaleDiffers):
        reserve(sold, "R1", 100)


@pytest.mark.parametrize(
    ("fen", "changes"),
    [
        (401, {}),
        (700, {"payments": [{"tender": "QR", "amount": "7.00", "out_trade_no": "O1"}]}),
        (100, {"payments": [{"tender": "QR", "amount": "1.00", "out_trade_no": "O2"}]}),
        (100, {"lines": [back(1, "2.001", "1.00")]}),
        (400, {"lines": [back(2, "1", "3.01")]}),
        (100, {"lines": [back(3, "1", "1.00")]}),
    ],
)
def test_more_than_there_is_cannot_be_set_aside(
    sold: Shop, fen: int, changes: dict[str, object]
) -> None:
    with pytest.raises(RefundTooLarge):
        reserve(sold, "R1", fen, **changes)


def test_nothing_of_a_sale_nobody_reported_can_be_set_aside(shop: Shop) -> None:
    with pytest.raises(SaleUnknown):
        reserve(shop, "R1", 100)


@pytest.mark.parametrize("seed", range(20))
def test_in_whatever_order_two_tills_ask_no_line_goes_back_twice(sold: Shop, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    given: Counter[int] = Counter()
    held: list[str] = []
    for number in range(30):
        name = dice.choice([f"R{number}", *held])
        match dice.randrange(3):
            case 0:
                with suppress(PlatformError):
                    reserve(sold, name, 100, back(2, "1", "1.00"), till_id=f"T{number % 2}")
                    held.append(name)
            case 1:
                with suppress(PlatformError):
                    release(sold, name)
                    held = [one for one in held if one != name]
            case _:
                if name in held:
                    report = a_refund(100, None, [back(2, "1", "1.00")], refund_id=name)
                    sold.call(REFUND_REPORT, **report)  # what is held is always there
                    given[2] += 1
                    held = [one for one in held if one != name]
        assert breaches(sold) == []
    assert given[2] <= 3


def test_a_sale_is_found_by_what_its_receipt_calls_it(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale(sale_id="S1", till_id="T1", number="261122-0001"))
    second = a_sale([a_line()], [a_payment(700, "O2")], sale_id="S2", till_id="T2")
    shop.call(SALE_REPORT, **second, number="261122-0001")
    third = a_sale([a_line()], [a_payment(700, "O3")], sale_id="S3")
    shop.call(SALE_REPORT, **third)

    found = shop.call(SALE_LIST, number="261122-0001").sales

    assert {(one.sale_id, one.till_id) for one in found} == {("S1", "T1"), ("S2", "T2")}
    assert shop.call(SALE_QUERY, sale_id="S2").sale.number == "261122-0001"
    assert shop.call(SALE_QUERY, sale_id="S3").sale.number == ""
