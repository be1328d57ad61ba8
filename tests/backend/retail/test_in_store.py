"""Codes of the shop's own: right, unlike any scale's label, and never given twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.protocol.errors import InvalidArgument
from backend.retail.contract.fields import check_digit
from backend.retail.contract.goods import GOODS_QUERY, GOODS_SAVE, GOODS_SYNC
from backend.retail.contract.in_store import IN_STORE_ASSIGN, InStoreCodesUsedUp
from backend.retail.rules.in_store import MOST, PREFIXES, code, free_prefix, item_of
from console.till.labels import Layout, numbers_of, read
from tests.backend.retail.conftest import THEIRS, Shop


def save(shop: Shop, goods_id: str, merchant: str | None = None, **facts: object) -> Any:
    wanted = {"goods_id": goods_id, "name": f"货{goods_id}", "price": "1.00", **facts}
    given_to = () if merchant is None else (merchant,)
    return shop.call(GOODS_SAVE, *given_to, **wanted).goods


def assign(shop: Shop, *goods_ids: str) -> Any:
    return shop.call(IN_STORE_ASSIGN, goods_ids=list(goods_ids))


@given(st.sampled_from(PREFIXES), st.integers(1, MOST), st.sampled_from(Layout))
def test_no_setting_of_a_scale_takes_a_code_for_a_label(
    prefix: str, item: int, layout: Layout
) -> None:
    made = code(prefix, item)

    assert len(made) == 13
    assert made[-1] == check_digit(made[:-1])
    assert item_of(made) == item
    assert read(made, layout) is None
    assert code("24", 1) == "2400001000005"
    assert made in numbers_of(str(item)), "its number can be typed at the till"


def test_a_prefix_that_the_scale_labels_is_left_alone() -> None:
    assert free_prefix(()) == "24"
    assert free_prefix({"21", "24"}) == "23"
    assert free_prefix(set(PREFIXES)) is None


def test_goods_get_the_next_codes_in_the_order_asked_for(shop: Shop) -> None:
    save(shop, "X1")
    save(shop, "X2")
    before = shop.call(GOODS_QUERY, goods_ids=["X1"]).goods[0]

    answer = assign(shop, "X2", "X1", "X2", "NOT-THERE")

    assert answer.assigned == 2
    assert [(one.goods_id, one.barcode) for one in answer.goods] == [
        ("X2", code("24", 1)),
        ("X1", code("24", 2)),
    ]
    kept = shop.call(GOODS_QUERY, barcode=code("24", 2)).goods[0]
    assert kept == answer.goods[1]
    assert kept.model_copy(update={"barcode": None, "updated_seq": before.updated_seq}) == before, (
        "nothing else of it changed"
    )
    told = shop.call(GOODS_SYNC, after_seq=before.updated_seq + 1, page_size=500).goods
    assert [one.goods_id for one in told] == ["X2", "X1"]
    found = shop.call(GOODS_QUERY, text="2400001").goods
    assert [one.goods_id for one in found] == ["X2"]


def test_the_same_again_changes_nothing(shop: Shop) -> None:
    save(shop, "X1")
    first = assign(shop, "X1")
    before = shop.rows()

    again = assign(shop, "X1")

    assert (again.goods, again.assigned) == (first.goods, 0)
    assert shop.rows() == before


def test_a_makers_barcode_and_a_scales_number_are_left_as_they_are(shop: Shop) -> None:
    save(shop, "X1", barcode="6901234567892")
    save(shop, "X2", weighed="1")
    before = shop.rows()

    answer = assign(shop, "X1", "X2")

    assert [one.barcode for one in answer.goods] == ["6901234567892", None]
    assert answer.assigned == 0
    assert shop.rows() == before


def test_a_code_that_was_given_is_never_given_again(shop: Shop) -> None:
    save(shop, "X1")
    save(shop, "X2")
    assign(shop, "X1")
    save(shop, "X1", barcode="6901234567892")

    assert assign(shop, "X2").goods[0].barcode == code("24", 2)
    with pytest.raises(DBAPIError, match="append-only"):
        shop.database.do(lambda unit: unit.change(text("DELETE FROM retail_in_store_code")))


def test_goods_that_lost_their_code_get_it_again(shop: Shop) -> None:
    for one in ("X1", "X2", "X3"):
        save(shop, one)
    assign(shop, "X1", "X2")
    save(shop, "X1")  # as a file with an empty column does
    save(shop, "X2")
    save(shop, "W1", barcode=code("24", 2), weighed="1")

    answer = assign(shop, "X3", "X1", "X2")

    assert [one.barcode for one in answer.goods] == [
        code("23", 1),
        code("24", 1),
        code("23", 2),
    ]
    assert answer.assigned == 3


def test_codes_part_from_the_prefix_of_goods_the_scale_labels(shop: Shop) -> None:
    save(shop, "X1")
    save(shop, "X2")
    assert assign(shop, "X1").goods[0].barcode == code("24", 1)

    save(shop, "W1", barcode=code("24", 2), weighed="1")

    assert assign(shop, "X2").goods[0].barcode == code("23", 1)


def test_when_a_prefix_is_used_up_the_next_begins_and_then_there_are_none(shop: Shop) -> None:
    for one in ("X1", "X2"):
        save(shop, one)
    for prefix in PREFIXES:
        _give(shop, code(prefix, MOST - (prefix == "20")))

    assert assign(shop, "X1").goods[0].barcode == code("20", MOST)
    before = shop.rows()
    with pytest.raises(InStoreCodesUsedUp):
        assign(shop, "X2")
    assert shop.rows() == before


def test_each_merchant_counts_by_itself(shop: Shop) -> None:
    save(shop, "X1")
    save(shop, "X1", THEIRS)

    mine = assign(shop, "X1").goods[0]
    theirs = shop.call(IN_STORE_ASSIGN, THEIRS, goods_ids=["X1"]).goods[0]

    assert mine.barcode == theirs.barcode


@pytest.mark.parametrize("bad", [[], ["X"] * 201, ["../x"], ["=1+1"], None, "X1\x00"], ids=repr)
def test_what_no_goods_can_be_called_is_refused(shop: Shop, bad: object) -> None:
    before = shop.rows()

    with pytest.raises(InvalidArgument):
        shop.call(IN_STORE_ASSIGN, goods_ids=bad)

    assert shop.rows() == before


def _give(shop: Shop, barcode: str) -> None:
    row = "INSERT INTO retail_in_store_code VALUES ('2088000000000001', :b, 'OLD', 0)"
    shop.database.do(lambda unit: unit.change(text(row), {"b": barcode}))
