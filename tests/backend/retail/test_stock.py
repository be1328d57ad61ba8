"""Stock: moved once by every sale, refund, count, delivery and loss, and the sum of its moves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.protocol.errors import InvalidArgument
from backend.retail.audit import CHECKS
from backend.retail.contract.sales import REFUND_REPORT, SALE_REPORT, RefundTooLarge
from backend.retail.contract.staff import StaffUnknown
from backend.retail.contract.stock import (
    STOCK_COUNT,
    STOCK_MOVE,
    STOCK_MOVES,
    STOCK_QUERY,
    STOCK_WATCH,
    MoveKind,
    StockGoodsUnknown,
    StockMoveDenied,
    StockMoveDiffers,
)
from tests.backend.retail.a_sale import a_line, a_payment, a_refund, a_sale
from tests.backend.retail.conftest import CASHIER, MANAGER, THEIRS, Shop

WATER = "G0002"
STAFF = {"staff_id": MANAGER, "till_id": "T1"}


def level(shop: Shop, goods_id: str = WATER) -> Decimal | None:
    """Return how much there is by the books, None if it never moved."""
    found = shop.call(STOCK_QUERY, goods_ids=[goods_id]).stock
    return found[0].level if found else None


def deliver(shop: Shop, move_id: str, quantity: str, **changes: object) -> Any:
    facts = {"goods_id": WATER, "kind": "DELIVERY", "quantity": quantity, **STAFF, **changes}
    return shop.call(STOCK_MOVE, move_id=move_id, **facts).stock


def count(shop: Shop, move_id: str, counted: str, **changes: object) -> Any:
    facts = {"goods_id": WATER, "counted": counted, **STAFF, **changes}
    return shop.call(STOCK_COUNT, move_id=move_id, **facts).stock


def breaches(shop: Shop) -> list[str]:
    return [line for check in CHECKS for line in shop.database.do(check.run).breaches]


def test_a_sale_takes_from_stock_once_and_a_refund_of_goods_puts_back(shop: Shop) -> None:
    deliver(shop, "M1", "24")
    for _ in range(2):
        shop.call(SALE_REPORT, **a_sale())
    assert level(shop) == 22

    for _ in range(2):
        shop.call(REFUND_REPORT, **a_refund(350, "O1", [_back(1, "1")]))
    assert level(shop) == 23

    kinds = [(one.kind, one.quantity, one.level) for one in _moves(shop)]
    assert kinds == [
        (MoveKind.REFUND, Decimal(1), Decimal(23)),
        (MoveKind.SALE, Decimal(-2), Decimal(22)),
        (MoveKind.DELIVERY, Decimal(24), Decimal(24)),
    ]
    assert breaches(shop) == []


def _back(line_no: int, quantity: str) -> dict[str, object]:
    return {"line_no": line_no, "quantity": quantity, "total": "3.50"}


def _moves(shop: Shop, **wanted: object) -> Any:
    return shop.call(STOCK_MOVES, goods_id=WATER, **wanted).moves


def test_more_can_be_sold_than_was_known_of(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale())
    assert level(shop) == -2


def test_money_given_back_without_goods_moves_none(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale())
    shop.call(REFUND_REPORT, **a_refund(100))
    assert level(shop) == -2


def test_a_refund_that_is_refused_moves_nothing(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale())
    with pytest.raises(RefundTooLarge):
        shop.call(REFUND_REPORT, **a_refund(900, "O1", [{**_back(1, "2"), "total": "9.00"}]))
    assert level(shop) == -2
    assert breaches(shop) == []


def test_lines_without_goods_move_nothing_and_the_same_goods_move_twice(shop: Shop) -> None:
    lines = [a_line(100, 1), a_line(200, 3, goods_id=None), a_line(100, 2)]
    shop.call(SALE_REPORT, **a_sale(lines))
    assert level(shop) == -3
    assert len(_moves(shop)) == 2
    assert breaches(shop) == []


def test_a_count_makes_the_books_say_what_is_there(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale())
    assert count(shop, "C1", "10.5", reason="盘点").level == Decimal("10.5")
    assert _moves(shop)[0].quantity == Decimal("12.5")
    assert _moves(shop)[0].reason == "盘点"
    shop.call(SALE_REPORT, **a_sale(sale_id="S2", payments=[a_payment(700, "O2")]))
    assert count(shop, "C1", "10.5").level == Decimal("8.5"), "the same again counts nothing"
    assert breaches(shop) == []


def test_a_number_stands_for_one_change(shop: Shop) -> None:
    assert deliver(shop, "M1", "5").level == 5
    assert deliver(shop, "M1", "5").level == 5
    with pytest.raises(StockMoveDiffers):
        deliver(shop, "M1", "6")
    with pytest.raises(StockMoveDiffers):
        count(shop, "M1", "5")
    assert level(shop) == 5


def test_what_is_lost_goes_out(shop: Shop) -> None:
    deliver(shop, "M1", "5")
    assert deliver(shop, "M2", "1.25", kind="WRITE_OFF").level == Decimal("3.75")


@pytest.mark.parametrize("goods_id", ["nowhere", "G9999"])
def test_goods_nobody_knows_have_no_stock(shop: Shop, goods_id: str) -> None:
    with pytest.raises(StockGoodsUnknown):
        deliver(shop, "M1", "5", goods_id=goods_id)
    with pytest.raises(StockGoodsUnknown):
        count(shop, "M1", "5", goods_id=goods_id)
    with pytest.raises(StockGoodsUnknown):
        shop.call(STOCK_WATCH, goods_id=goods_id, low_at="5")
    assert level(shop, goods_id) is None


def test_who_may_not_change_goods_moves_no_stock(shop: Shop) -> None:
    with pytest.raises(StockMoveDenied):
        deliver(shop, "M1", "5", staff_id=CASHIER)
    with pytest.raises(StaffUnknown):
        count(shop, "M1", "5", staff_id="999")
    assert level(shop) is None


@pytest.mark.parametrize("quantity", ["0", "-1", "1e3", "1.0001", "", "NaN", "1000000"])
def test_a_quantity_that_is_none_is_refused(shop: Shop, quantity: str) -> None:
    with pytest.raises(InvalidArgument):
        deliver(shop, "M1", quantity)


@pytest.mark.parametrize("counted", ["-1", "-0.001", "1.0001", "abc", "1e5"])
def test_a_count_that_is_none_is_refused(shop: Shop, counted: str) -> None:
    with pytest.raises(InvalidArgument):
        count(shop, "C1", counted)


def test_what_runs_low_is_listed_page_by_page(shop: Shop) -> None:
    for goods_id, there, mark in (("G0001", "3", "5"), (WATER, "5", "5"), ("G0003", "6", "5")):
        count(shop, f"C-{goods_id}", there, goods_id=goods_id)
        shop.call(STOCK_WATCH, goods_id=goods_id, low_at=mark)
    count(shop, "C-4", "0", goods_id="G0004")

    first = shop.call(STOCK_QUERY, low=True, page_size=1)
    rest = shop.call(STOCK_QUERY, low=True, after=first.next)

    assert [one.goods_id for one in (*first.stock, *rest.stock)] == ["G0001", WATER]
    assert rest.next is None
    shop.call(STOCK_WATCH, goods_id="G0001")
    assert [one.goods_id for one in shop.call(STOCK_QUERY, low=True).stock] == [WATER]


def test_another_shop_sees_none_of_it(shop: Shop) -> None:
    shop.open(THEIRS)
    deliver(shop, "M1", "5")
    assert shop.call(STOCK_QUERY, THEIRS).stock == ()
    assert shop.call(STOCK_MOVES, THEIRS, goods_id=WATER).moves == ()


@pytest.mark.parametrize(
    "change", ["UPDATE retail_stock_move SET quantity = 1", "DELETE FROM retail_stock_move"]
)
def test_a_move_is_never_changed(shop: Shop, change: str) -> None:
    deliver(shop, "M1", "5")
    with pytest.raises(DBAPIError, match="append-only"), shop.database.engine.begin() as db:
        db.execute(text(change))


def test_the_audit_finds_stock_that_is_not_the_sum_of_its_moves(shop: Shop) -> None:
    deliver(shop, "M1", "5")
    with shop.database.engine.begin() as db:
        db.execute(text("UPDATE retail_stock SET level = 6000"))
    assert breaches(shop) == ["stock of G0002 is 6000, its moves sum to 5000"]


def test_the_audit_finds_a_sale_that_moved_half_of_its_goods(shop: Shop) -> None:
    shop.call(SALE_REPORT, **a_sale([a_line(), a_line(goods_id="G0001")]))
    with shop.database.engine.begin() as db:
        db.execute(text("DROP TRIGGER retail_stock_move_delete"))
        db.execute(text("DELETE FROM retail_stock_move WHERE goods_id = 'G0001'"))
        db.execute(text("DELETE FROM retail_stock WHERE goods_id = 'G0001'"))
    assert breaches(shop) == ["sale S1 sold 4000 and took 2000 from stock"]


_DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["sell", "return", "count", "deliver", "lose", "again"]),
        st.integers(1, 40),
    ),
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=_DEEDS)
def test_whatever_happens_the_books_agree(shop: Shop, deeds: list[tuple[str, int]]) -> None:
    """Compare with a number that is added to; what is sent again moves nothing."""
    mark = f"{len(_moves(shop, page_size=200))}-{len(deeds)}"
    before = level(shop) or Decimal(0)
    expected = before
    sent: list[tuple[Any, dict[str, Any]]] = []
    for place, (deed, many) in enumerate(deeds):
        number = f"H{mark}-{place}"
        if deed == "again" and sent:
            method, request = sent[many % len(sent)]
        elif deed == "count":
            method, request = STOCK_COUNT, _request(number, counted=str(many))
            expected = Decimal(many)
        elif deed in {"deliver", "lose"}:
            kind = "DELIVERY" if deed == "deliver" else "WRITE_OFF"
            method, request = STOCK_MOVE, _request(number, kind=kind, quantity=str(many))
            expected += many if deed == "deliver" else -many
        else:
            method, request = _sold(number, many)
            expected -= many
        shop.call(method, **request)
        sent.append((method, request))
    assert (level(shop) or Decimal(0)) == expected
    assert breaches(shop) == []


def _request(number: str, **facts: object) -> dict[str, Any]:
    return {"move_id": number, "goods_id": WATER, **STAFF, **facts}


def _sold(number: str, pieces: int) -> tuple[Any, dict[str, Any]]:
    sale = a_sale([a_line(100, pieces)], None, sale_id=number)
    sale["payments"][0]["out_trade_no"] = number
    return SALE_REPORT, sale
