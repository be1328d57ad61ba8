"""Sales: each report counts once, adds up, and is found again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from backend.kernel import outbox
from backend.protocol.errors import InvalidArgument
from backend.protocol.moment import to_wire
from backend.protocol.money import Money
from backend.retail.contract.sales import (
    SALE_LIST,
    SALE_QUERY,
    SALE_REPORT,
    OrderTaken,
    SaleDiffers,
    SaleReportRequest,
    SaleUnknown,
)
from backend.retail.contract.staff import StaffUnknown
from backend.retail.rules.reports import digest
from tests.backend.retail.a_sale import a_line, a_payment, a_sale
from tests.backend.retail.conftest import COLLEAGUE, NOON, OURS, THEIRS, Shop

WEIGHED = a_line(
    996,
    1,
    name="红富士苹果",
    unit="千克",
    quantity="0.842",
    amount="8.39",
    total="8.39",
    barcode="2100307000005",
)


def test_a_reported_sale_is_found_as_it_was_made(shop: Shop) -> None:
    lines = [a_line(350, 2, 30), WEIGHED, a_line(0, 1, goods_id=None, name="赠品")]
    payments = [a_payment(1000), a_payment(509, None)]
    report = a_sale(lines, payments, shift_id="SH1", note="送到三楼")

    answer = shop.call(SALE_REPORT, **report)
    shop.restart()
    sale = shop.call(SALE_QUERY, sale_id="S1").sale

    assert (answer.sale_id, answer.recorded_at) == ("S1", NOON)
    kept = SaleReportRequest.model_validate(sale.model_dump())
    assert kept == SaleReportRequest.model_validate(report)
    assert sale.lines[1].quantity == Decimal("0.842")
    assert (sale.total, sale.refunded, sale.refunds) == (Money(15_09), Money(0), ())


def test_the_tax_category_of_a_line_is_kept_and_may_be_left_out(shop: Shop) -> None:
    lines = [a_line(tax="13%"), a_line(tax="酒"), a_line(tax=""), a_line()]

    shop.call(SALE_REPORT, **a_sale(lines))

    kept = shop.call(SALE_QUERY, sale_id="S1").sale.lines
    assert [line.tax for line in kept] == ["13%", "酒", "", ""]
    with pytest.raises(SaleDiffers):
        shop.call(SALE_REPORT, **a_sale([a_line(tax="9%"), *lines[1:]]))
    for bad in ("%" * 65, "13\n%", None):
        with pytest.raises(InvalidArgument):
            shop.call(SALE_REPORT, **a_sale([a_line(tax=bad)], sale_id="S2"))
    assert shop.call(SALE_LIST).sales[0].sale_id == "S1"
    said, unsaid = a_sale([a_line(tax="")]), a_sale([a_line()])
    assert len({digest(SaleReportRequest.model_validate(one)) for one in (said, unsaid)}) == 1


def test_a_sale_is_found_by_an_order_that_paid_it(shop: Shop) -> None:
    shop.call(SALE_REPORT, **{**a_sale(), "payments": [a_payment(300, "O1"), a_payment(400, "O2")]})

    assert shop.call(SALE_QUERY, out_trade_no="O2").sale.sale_id == "S1"
    for nothing in ({"out_trade_no": "O3"}, {"sale_id": "S2"}):
        with pytest.raises(SaleUnknown):
            shop.call(SALE_QUERY, **nothing)
    with pytest.raises(InvalidArgument):
        shop.call(SALE_QUERY)


def test_the_same_report_again_changes_nothing_and_answers_the_same(shop: Shop) -> None:
    first = shop.call(SALE_REPORT, **a_sale())
    before = shop.rows()
    shop.later(days=3)
    shop.restart()

    assert shop.call(SALE_REPORT, **a_sale()) == first
    assert shop.rows() == before


@pytest.mark.parametrize(
    "changed",
    [
        {"till_id": "T2"},
        {"staff_id": COLLEAGUE},
        {"sold_at": "2026-11-22 11:59:31"},
        {"note": "改过"},
        {"shift_id": "SH1"},
        {"lines": [a_line(name="别的水")]},
        {"lines": [a_line(350, 1), a_line(350, 1)]},
        {"payments": [a_payment(700, "O2")]},
        {"payments": [a_payment(700, None)]},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_differing_report_under_the_same_number_is_refused(
    shop: Shop, changed: dict[str, object]
) -> None:
    shop.call(SALE_REPORT, **a_sale())
    before = shop.rows()

    with pytest.raises(SaleDiffers):
        shop.call(SALE_REPORT, **{**a_sale(), **changed})

    assert shop.rows() == before


def test_an_older_tills_report_stays_the_same_when_the_contract_grows() -> None:
    """A field that is named with its default says nothing new."""
    short = SaleReportRequest.model_validate(a_sale())
    spelt = SaleReportRequest.model_validate({**a_sale(), "note": "", "shift_id": None})

    assert digest(short) == digest(spelt)


def test_one_order_pays_one_sale(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale())
    before = shop.rows()

    with pytest.raises(OrderTaken):
        shop.call(SALE_REPORT, **{**a_sale(sale_id="S2"), "payments": [a_payment(700, "O1")]})

    assert shop.rows() == before


def test_cash_may_pay_any_number_of_sales(shop: Shop) -> None:
    for number in ("S1", "S2"):
        shop.call(SALE_REPORT, **{**a_sale(sale_id=number), "payments": [a_payment(700, None)]})

    assert len(shop.call(SALE_LIST).sales) == 2


def test_a_sale_by_nobody_known_is_refused(shop: Shop) -> None:
    before = shop.rows()

    with pytest.raises(StaffUnknown):
        shop.call(SALE_REPORT, **a_sale(staff_id="999"))

    assert shop.rows() == before


def test_every_sale_tells_one_fact(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale())
    shop.call(SALE_REPORT, **a_sale())

    told = shop.database.do(lambda unit: outbox.facts_of(unit, OURS, "sale/S1"))
    assert [(fact.name, fact.version) for fact in told] == [("retail.sale_reported", 1)]


@pytest.mark.parametrize(
    "bad",
    [
        {"total": "7.01"},
        {"total": "-7.00"},
        {"total": "NaN"},
        {"lines": []},
        {"lines": [a_line()] * 501},
        {"lines": [a_line(total="6.99")]},
        {"lines": [a_line(350, 2, 701)]},
        {"lines": [a_line(quantity="0")]},
        {"lines": [a_line(quantity="-2")]},
        {"lines": [a_line(quantity="2.0001")]},
        {"lines": [a_line(quantity="２")]},
        {"lines": [a_line(quantity="1e1")]},
        {"lines": [a_line(quantity="Infinity")]},
        {"lines": [a_line(quantity=True)]},
        {"lines": [a_line(name="两\n行")]},
        {"payments": []},
        {"payments": [a_payment(699)]},
        {"payments": [a_payment(700, tender="CASH")]},
        {"payments": [a_payment(700, None, tender="QR")]},
        {"payments": [a_payment(700, tender="IOU")]},
        {"payments": [a_payment(350, None), a_payment(350, None)]},
        {"payments": [a_payment(350, "O1"), a_payment(350, "O1")]},
        {"payments": [a_payment(700), a_payment(0, "O2")]},
        {"sold_at": "2026-11-22"},
        {"sold_at": "２026-11-22 11:59:30"},
        {"sale_id": "S 1"},
        {"sale_id": "s" * 49},
    ],
    ids=lambda bad: f"{next(iter(bad))}",
)
def test_a_report_that_does_not_add_up_is_refused_and_changes_nothing(
    shop: Shop, bad: dict[str, object]
) -> None:
    before = shop.rows()

    with pytest.raises(InvalidArgument):
        shop.call(SALE_REPORT, **{**a_sale(), **bad})

    assert shop.rows() == before


PRICES = st.integers(0, 99_99)
LINES = st.tuples(PRICES, st.integers(1, 30), st.integers(0, 100)).map(
    lambda each: a_line(each[0], each[1], each[0] * each[1] * each[2] // 100)
)


@given(st.lists(LINES, min_size=1, max_size=8), st.data())
def test_a_report_is_taken_exactly_when_lines_and_payments_sum_to_its_total(
    lines: list[dict[str, object]], data: st.DataObject
) -> None:
    total = sum(Money.from_text(str(line["total"])).minor for line in lines)
    kept = data.draw(st.integers(0, total))
    parts = [(kept, "O1"), (total - kept, None)]
    payments = [a_payment(fen, order) for fen, order in parts if fen]
    off = data.draw(st.sampled_from([0, 0, 1, -1]))

    said = Money(total + off).to_text()
    report = a_sale(lines, payments, total=said)
    if off:
        with pytest.raises(ValidationError):
            SaleReportRequest.model_validate(report)
    else:
        assert SaleReportRequest.model_validate(report).total == Money(total)


def test_sales_are_listed_newest_first_in_pages_without_gap_or_repeat(shop: Shop) -> None:
    for n in range(23):
        sold_at = to_wire(NOON + timedelta(seconds=n // 3))  # three in the same second
        sale = {**a_sale(sale_id=f"S{n}", sold_at=sold_at), "payments": [a_payment(700, f"O{n}")]}
        shop.call(SALE_REPORT, **sale)

    walked, after = [], None
    while True:
        page = shop.call(SALE_LIST, page_size=5, after=after)
        walked += [(sale.sold_at, sale.sale_id) for sale in page.sales]
        after = page.next
        if after is None:
            break

    assert len(walked) == 23
    assert walked == sorted(walked, reverse=True)
    with pytest.raises(SaleUnknown):
        shop.call(SALE_LIST, after="S99")


def test_a_list_holds_what_was_asked_for_only(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale(sold_at="2026-11-21 23:59:59"))
    second = a_sale(sale_id="S2", till_id="T2", sold_at="2026-11-22 00:00:00")
    shop.call(SALE_REPORT, **{**second, "payments": [a_payment(700, "O2")]})
    third = a_sale(sale_id="S3", staff_id=COLLEAGUE, sold_at="2026-11-23 00:00:00")
    shop.call(SALE_REPORT, **{**third, "payments": [a_payment(700, "O3")]})

    def listed(**wanted: object) -> list[str]:
        return [sale.sale_id for sale in shop.call(SALE_LIST, **wanted).sales]

    assert listed() == ["S3", "S2", "S1"]
    day = {"sold_from": "2026-11-22 00:00:00", "sold_before": "2026-11-23 00:00:00"}
    assert listed(**day) == ["S2"]
    assert listed(till_id="T2") == ["S2"]
    assert listed(staff_id=COLLEAGUE) == ["S3"]
    assert listed(staff_id=COLLEAGUE, till_id="T2") == []


def test_another_merchants_sales_are_not_there(shop: Shop) -> None:
    shop.open(THEIRS)
    shop.call(SALE_REPORT, **a_sale())

    assert shop.call(SALE_LIST, THEIRS).sales == ()
    for asked in ({"sale_id": "S1"}, {"out_trade_no": "O1"}):
        with pytest.raises(SaleUnknown):
            shop.call(SALE_QUERY, THEIRS, **asked)
    shop.call(SALE_REPORT, THEIRS, **a_sale(note="别家"))
    assert shop.call(SALE_QUERY, sale_id="S1").sale.note == ""
