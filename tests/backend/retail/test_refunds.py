"""Refunds: never more than was sold, each with whoever's leave it took."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backend.kernel import outbox
from backend.protocol.errors import InvalidArgument, PlatformError
from backend.protocol.money import Money
from backend.retail.audit import CHECKS
from backend.retail.contract.sales import (
    REFUND_REPORT,
    SALE_QUERY,
    SALE_REPORT,
    ApprovalMissing,
    OrderTaken,
    RefundTooLarge,
    SaleDiffers,
    SaleUnknown,
)
from backend.retail.contract.staff import STAFF_APPROVE, StaffUnknown
from tests.backend.retail.a_sale import a_line, a_payment, a_refund, a_sale
from tests.backend.retail.conftest import CASHIER, COLLEAGUE, MANAGER, NOON, OURS, PINS, Shop


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """Report a sale of two lines, 7.00 and 3.00, paid 6.00 by an order and 4.00 in cash."""
    lines = [a_line(350, 2), a_line(100, 3)]
    payments = [a_payment(600, "O1"), a_payment(400, None)]
    shop.call(SALE_REPORT, **a_sale(lines, payments))
    return shop


def back(line_no: int, quantity: str, total: str) -> dict[str, object]:
    return {"line_no": line_no, "quantity": quantity, "total": total}


def approve(shop: Shop, **changes: object) -> None:
    content = {
        "approval_id": "A1",
        "staff_id": MANAGER,
        "pin": PINS[MANAGER],
        "action": "REFUND",
        "subject": "S1",
        "asked_by": CASHIER,
        "till_id": "T1",
    }
    shop.call(STAFF_APPROVE, **{**content, **changes})


def breaches(shop: Shop) -> list[str]:
    return [breach for check in CHECKS for breach in shop.database.do(check.run).breaches]


def test_a_refund_is_on_record_with_its_sale(sold: Shop) -> None:
    answer = sold.call(REFUND_REPORT, **a_refund(350, "O1", [back(1, "1", "3.50")]))
    sold.restart()
    sale = sold.call(SALE_QUERY, sale_id="S1").sale

    assert (answer.refunded, answer.recorded_at) == (Money(3_50), NOON)
    assert sale.refunded == Money(3_50)
    (kept,) = sale.refunds
    assert (kept.refund_id, kept.staff_id, kept.approved_by) == ("R1", MANAGER, None)
    assert (kept.lines[0].line_no, kept.payments[0].out_request_no) == (1, "R1")
    assert breaches(sold) == []


def test_the_same_refund_again_changes_nothing_and_answers_what_stands_now(sold: Shop) -> None:
    first = sold.call(REFUND_REPORT, **a_refund(100))
    sold.call(REFUND_REPORT, **a_refund(50, refund_id="R2"))
    before = sold.rows()
    sold.later(hours=1)

    again = sold.call(REFUND_REPORT, **a_refund(100))

    assert (again.recorded_at, again.refunded) == (first.recorded_at, Money(1_50))
    assert sold.rows() == before


@pytest.mark.parametrize(
    "changed",
    [a_refund(101), a_refund(100, None), a_refund(100, reason="别的"), a_refund(100, till_id="T2")],
    ids=["amount", "tender", "reason", "till"],
)
def test_a_differing_refund_under_the_same_number_is_refused(
    sold: Shop, changed: dict[str, Any]
) -> None:
    sold.call(REFUND_REPORT, **a_refund(100))
    before = sold.rows()

    with pytest.raises(SaleDiffers):
        sold.call(REFUND_REPORT, **changed)

    assert sold.rows() == before


@pytest.mark.parametrize(
    "report",
    [
        a_refund(601),
        a_refund(401, None),
        a_refund(100, "O9"),
        a_refund(700, "O1", [back(1, "3", "7.00")]),
        a_refund(350, "O1", [back(1, "2.001", "3.50")]),
        a_refund(301, "O1", [back(2, "1", "3.01")]),
        a_refund(100, "O1", [back(3, "1", "1.00")]),
    ],
    ids=["order", "cash", "other order", "pieces", "thousandths", "price of line", "no such line"],
)
def test_more_than_was_sold_or_paid_never_comes_back(sold: Shop, report: dict[str, Any]) -> None:
    before = sold.rows()

    with pytest.raises(RefundTooLarge):
        sold.call(REFUND_REPORT, **report)

    assert sold.rows() == before


def test_the_rest_can_be_given_back_to_the_fen_and_then_nothing(sold: Shop) -> None:
    sold.call(REFUND_REPORT, **a_refund(599))
    sold.call(REFUND_REPORT, **a_refund(400, None, refund_id="R2"))
    sold.call(REFUND_REPORT, **a_refund(1, refund_id="R3"))

    with pytest.raises(RefundTooLarge):
        sold.call(REFUND_REPORT, **a_refund(1, refund_id="R4"))
    assert sold.call(SALE_QUERY, sale_id="S1").sale.refunded == Money(10_00)


def test_a_line_comes_back_once_however_many_tills_take_it(sold: Shop) -> None:
    sold.call(REFUND_REPORT, **a_refund(300, "O1", [back(2, "3", "3.00")]))

    with pytest.raises(RefundTooLarge):
        sold.call(
            REFUND_REPORT,
            **a_refund(100, None, [back(2, "1", "1.00")], refund_id="R2", till_id="T2"),
        )


def test_one_refund_of_an_order_gives_back_once(sold: Shop) -> None:
    sold.call(REFUND_REPORT, **a_refund(100))
    other = a_refund(100, refund_id="R2")
    other["payments"][0]["out_request_no"] = "R1"

    with pytest.raises(OrderTaken):
        sold.call(REFUND_REPORT, **other)


def test_goods_that_cost_nothing_come_back_for_nothing_and_no_more_of_them(shop: Shop) -> None:
    gift = {**a_line(350, 2), "discount": "7.00", "total": "0.00"}
    shop.call(SALE_REPORT, **a_sale([gift]))

    free = a_refund(0, None, [back(1, "1", "0.00")], payments=[])
    for number in ("R1", "R1", "R2"):
        answer = shop.call(REFUND_REPORT, **{**free, "refund_id": number})
        assert answer.refunded == Money(0)
    with pytest.raises(RefundTooLarge):
        shop.call(REFUND_REPORT, **{**free, "refund_id": "R3"})

    sale = shop.call(SALE_QUERY, sale_id="S1").sale
    assert [(one.total, one.payments) for one in sale.refunds] == [(Money(0), ())] * 2
    assert breaches(shop) == []


def test_a_refund_of_an_unreported_sale_is_refused(sold: Shop) -> None:
    with pytest.raises(SaleUnknown):
        sold.call(REFUND_REPORT, **a_refund(100, sale_id="S2"))
    with pytest.raises(StaffUnknown):
        sold.call(REFUND_REPORT, **a_refund(100, staff_id="999"))


def test_a_cashier_refunds_by_a_managers_leave_and_it_says_whose(sold: Shop) -> None:
    approve(sold)

    sold.call(REFUND_REPORT, **a_refund(100, staff_id=CASHIER, approval_id="A1"))

    (refund,) = sold.call(SALE_QUERY, sale_id="S1").sale.refunds
    assert (refund.staff_id, refund.approved_by) == (CASHIER, MANAGER)


@pytest.mark.parametrize(
    "given_for",
    [None, {"subject": "S2"}, {"action": "CHANGE_PRICE"}, {"asked_by": COLLEAGUE}],
    ids=["none", "another sale", "another action", "another cashier"],
)
def test_leave_that_does_not_fit_is_none(sold: Shop, given_for: dict[str, object] | None) -> None:
    named = {}
    if given_for is not None:
        approve(sold, **given_for)
        named = {"approval_id": "A1"}
    before = sold.rows()

    with pytest.raises(ApprovalMissing):
        sold.call(REFUND_REPORT, **a_refund(100, staff_id=CASHIER, **named))

    assert sold.rows() == before


def test_leave_nobody_gave_is_none(sold: Shop) -> None:
    with pytest.raises(ApprovalMissing):
        sold.call(REFUND_REPORT, **a_refund(100, approval_id="A9"))


def test_leave_is_for_one_refund(sold: Shop) -> None:
    approve(sold)
    sold.call(REFUND_REPORT, **a_refund(100, staff_id=CASHIER, approval_id="A1"))
    before = sold.rows()

    with pytest.raises(ApprovalMissing):
        sold.call(REFUND_REPORT, **a_refund(1, refund_id="R2", staff_id=CASHIER, approval_id="A1"))

    assert sold.rows() == before


def test_every_refund_tells_one_fact(sold: Shop) -> None:
    for number in ("R1", "R1", "R2"):
        sold.call(REFUND_REPORT, **a_refund(100, refund_id=number))

    told = sold.database.do(lambda unit: outbox.facts_of(unit, OURS, "sale/S1"))
    names = ["retail.sale_reported", "retail.sale_refunded", "retail.sale_refunded"]
    assert [fact.name for fact in told] == names


@pytest.mark.parametrize(
    "bad",
    [
        {"total": "0.00"},
        {"total": "0.00", "payments": []},
        {"payments": [], "lines": [back(1, "1", "1.00")]},
        {"total": "1.01"},
        {"payments": []},
        {"lines": [back(1, "1", "0.99")]},
        {"lines": [back(1, "1", "0.50"), back(1, "1", "0.50")]},
        {"lines": [back(0, "1", "1.00")]},
        {"lines": [back(1, "0", "1.00")]},
        {"payments": [a_payment(100, "O1")]},
        {"payments": [a_payment(100, None, out_request_no="R1")]},
    ],
    ids=repr,
)
def test_a_refund_that_does_not_add_up_is_refused_and_changes_nothing(
    sold: Shop, bad: dict[str, object]
) -> None:
    before = sold.rows()

    with pytest.raises(InvalidArgument):
        sold.call(REFUND_REPORT, **{**a_refund(100), **bad})

    assert sold.rows() == before


COUNTER = itertools.count()
REFUNDS = st.tuples(
    st.sampled_from(["R1", "R2", "R3", "R4", "R5"]),
    st.sampled_from(["O1", None, "O2"]),
    st.sampled_from([None, 1, 2, 3]),
    st.integers(1, 3),
    st.integers(1, 700),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(REFUNDS, max_size=12))
def test_whatever_is_reported_the_books_of_the_shop_agree(
    shop: Shop, attempts: list[tuple[str, str | None, int | None, int, int]]
) -> None:
    prefix = f"{next(COUNTER)}-"
    sale_id = f"{prefix}S1"
    order = f"{prefix}O1"
    payments = [a_payment(600, order), a_payment(400, None)]
    shop.call(
        SALE_REPORT,
        **a_sale([a_line(350, 2), a_line(100, 3)], payments, sale_id=sale_id),
    )
    taken: dict[str, int] = {}
    for number, to, line, pieces, fen in attempts:
        lines = [] if line is None else [back(line, str(pieces), Money(fen).to_text())]
        report = a_refund(
            fen,
            None if to is None else prefix + to,
            lines,
            refund_id=prefix + number,
            sale_id=sale_id,
        )
        try:
            shop.call(REFUND_REPORT, **report)
            taken[number] = fen
        except PlatformError:
            continue

    sale = shop.call(SALE_QUERY, sale_id=sale_id).sale
    assert sale.refunded == Money(sum(taken.values()))
    assert sale.refunded <= sale.total
    assert [refund.total for refund in sale.refunds] == [Money(fen) for fen in taken.values()]
    assert breaches(shop) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE retail_sale_line SET total = total - 1, amount = amount - 1 WHERE line_no = 1",
        "DELETE FROM retail_sale_line WHERE line_no = 2",
        "UPDATE retail_sale_payment SET amount = amount - 1 WHERE place = 2",
        "UPDATE retail_sale SET refunded = refunded - 1",
        "UPDATE retail_sale_line SET returned = returned + 1000 WHERE line_no = 2",
        "UPDATE retail_sale_line SET refunded = refunded - 1 WHERE line_no = 1",
        "UPDATE retail_sale_payment SET refunded = refunded + 1 WHERE place = 2",
        "DELETE FROM retail_refund_line",
        "DELETE FROM retail_refund_payment",
        "DELETE FROM outbox WHERE version = 2",
        "UPDATE retail_sale SET version = version + 1",
    ],
)
def test_the_audit_finds_what_was_changed_behind_the_shops_back(sold: Shop, tampering: str) -> None:
    sold.call(REFUND_REPORT, **a_refund(350, "O1", [back(1, "1", "3.50")]))
    assert breaches(sold) == []

    assert sold.database.do(lambda unit: unit.change(text(tampering))) > 0

    assert breaches(sold)


def test_the_audit_says_how_many_it_looked_at(sold: Shop) -> None:
    sold.call(REFUND_REPORT, **a_refund(100))

    assert [sold.database.do(check.run).count for check in CHECKS][:3] == [1, 1, 1]
