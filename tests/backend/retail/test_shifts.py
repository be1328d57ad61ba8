"""Closed shifts on record: once each, in their place at their till, never changed."""

from __future__ import annotations

from operator import methodcaller

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.kernel.audit import Finding
from backend.protocol.errors import InvalidArgument
from backend.protocol.money import Money
from backend.retail.audit import CHECKS
from backend.retail.contract.shifts import SHIFT_QUERY, SHIFT_REPORT, ShiftDiffers, ShiftUnknown
from tests.backend.retail.conftest import CASHIER, OURS, THEIRS, Shop

Json = dict[str, object]
START = "0" * 64
NONE_BACK = {"given_back_count": 0, "given_back": "0.00"}
TENDERS = [
    {"tender": "QR", "taken_count": 1, "taken": "100.00", **NONE_BACK},
    {"tender": "CASH", "taken_count": 2, "taken": "88.00", **NONE_BACK},
]
MOVES = [
    {
        "move_id": "M1",
        "kind": "OUT",
        "amount": "100.00",
        "reason": "存银行",
        "staff_id": CASHIER,
        "moved_at": "2026-11-22 12:00:00",
    }
]


def a_shift(number: int = 1, till: str = "T1", /, **changes: object) -> Json:
    """Return a Z of a till: 300.00 float, 88.00 cash sold, 100.00 taken out, 2.00 missing."""
    facts: Json = {
        "till_id": till,
        "shift_id": f"Z-{till}-{number}",
        "number": number,
        "opened_at": "2026-11-22 08:00:00",
        "opened_by": CASHIER,
        "float_counted": "300.00",
        "sales_count": 3,
        "sales_total": "188.00",
        "returns_count": 0,
        "returns_total": "0.00",
        "voids_count": 0,
        "voids_total": "0.00",
        "tenders": TENDERS,
        "moves": MOVES,
        "staff": [{"staff_id": CASHIER, "sales_count": 3, "sales_total": "188.00"}],
        "expected": "288.00",
        "closed_at": f"2026-11-22 1{number}:00:00",
        "closed_by": CASHIER,
        "counted": "286.00",
        "counts": 1,
        "difference": "-2.00",
        "previous_hash": START if number == 1 else f"{number - 1:064x}",
        "hash": f"{number:064x}",
    }
    return {**facts, **changes}


def test_a_shift_is_kept_as_it_was_reported(shop: Shop) -> None:
    shop.call(SHIFT_REPORT, **a_shift())
    (kept,) = shop.call(SHIFT_QUERY).shifts
    assert (kept.number, kept.difference, kept.recorded_at) == (1, Money(-200), shop.now)
    assert [one.reason for one in kept.moves] == ["存银行"]
    assert kept.tenders[1].net == Money(8800)


def test_the_same_again_changes_nothing(shop: Shop) -> None:
    first = shop.call(SHIFT_REPORT, **a_shift())
    before = shop.rows()
    shop.later(hours=1)
    assert shop.call(SHIFT_REPORT, **a_shift()) == first
    assert shop.rows() == before


@pytest.mark.parametrize(
    "other",
    [
        a_shift(reason="x"),
        a_shift(shift_id="Z-other"),
        a_shift(2, shift_id="Z-T1-1"),
        a_shift(1, "T2", shift_id="Z-T1-1"),
    ],
)
def test_a_place_and_a_number_are_taken_once(shop: Shop, other: Json) -> None:
    shop.call(SHIFT_REPORT, **a_shift())
    before = shop.rows()
    with pytest.raises(ShiftDiffers):
        shop.call(SHIFT_REPORT, **other)
    assert shop.rows() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"expected": "288.01", "difference": "-2.01"},
        {"difference": "0.00"},
        {"float_counted": None},
        {"number": 0},
        {"counted": "-1.00"},
        {"hash": "x"},
        {"counts": 0},
        {"pieces": [{"face": "100.00", "count": 2}]},
        {"moves": []},
        {"tenders": []},
        {"opened_by": "<b>"},
    ],
)
def test_what_does_not_add_up_is_refused(shop: Shop, changes: Json) -> None:
    before = shop.rows()
    with pytest.raises(InvalidArgument):
        shop.call(SHIFT_REPORT, **a_shift(**changes))
    assert shop.rows() == before


def test_all_tills_are_listed_the_latest_first_page_by_page(shop: Shop) -> None:
    for number in (1, 2, 3):
        for till in ("T1", "T2"):
            shop.call(SHIFT_REPORT, **a_shift(number, till))
    first = shop.call(SHIFT_QUERY, page_size=4)
    rest = shop.call(SHIFT_QUERY, page_size=4, after=first.next)
    assert [one.shift_id for one in (*first.shifts, *rest.shifts)] == [
        *("Z-T2-3", "Z-T1-3", "Z-T2-2", "Z-T1-2", "Z-T2-1", "Z-T1-1"),
    ]
    assert rest.next is None
    of_one = shop.call(
        SHIFT_QUERY,
        till_id="T2",
        closed_from="2026-11-22 12:00:00",
        closed_before="2026-11-22 13:00:00",
    )
    assert [one.shift_id for one in of_one.shifts] == ["Z-T2-2"]
    with pytest.raises(ShiftUnknown):
        shop.call(SHIFT_QUERY, after="Z-none")


def test_another_shop_sees_none_of_it_and_may_use_its_numbers(shop: Shop) -> None:
    shop.open(THEIRS)
    shop.call(SHIFT_REPORT, OURS, **a_shift())
    assert shop.call(SHIFT_QUERY, THEIRS).shifts == ()
    shop.call(SHIFT_REPORT, THEIRS, **a_shift(reason="x"))


def test_the_audit_sees_a_shift_that_does_not_hang_on_the_one_before(shop: Shop) -> None:
    for number in (1, 2, 4):
        shop.call(SHIFT_REPORT, **a_shift(number))
    assert _finding(shop) == Finding(3, ())
    shop.call(SHIFT_REPORT, **a_shift(3, previous_hash="f" * 64))
    assert _finding(shop) == Finding(4, ("shift Z-T1-3 does not hang on the one before it",))


def test_the_database_itself_lets_no_shift_be_changed(shop: Shop) -> None:
    shop.call(SHIFT_REPORT, **a_shift())
    for change in ("UPDATE retail_shift SET number = 9", "DELETE FROM retail_shift"):
        changing = text(f"{change} RETURNING 1")
        with pytest.raises(IntegrityError):
            shop.database.do(methodcaller("all", changing))


def _finding(shop: Shop) -> Finding:
    (check,) = (check for check in CHECKS if "hang on" in check.name)
    return shop.database.do(check.run)
