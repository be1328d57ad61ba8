"""An import that was looked at is refused if somebody changed its goods since."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.retail.contract.goods import GOODS_SAVE
from backend.retail.contract.goods_import import (
    GOODS_IMPORT_COMMIT,
    GOODS_IMPORT_PUT,
    ImportGoodsChanged,
)
from tests.backend.retail.conftest import Shop
from tests.backend.retail.test_goods_import import begin, commit, content, goods, put, shelf

_MERCHANTS = count(2088000000003000)


def test_goods_that_changed_since_the_sender_looked_refuse_all_of_it(shop: Shop) -> None:
    one, other = list(shelf(shop).values())[:2]
    seen = len(shelf(shop))
    begin(shop, 4)
    rows = [{**content(each), "price": "5.00"} for each in (other, one)]
    put(shop, 0, *rows, goods(1), goods(2))
    shop.call(GOODS_SAVE, **{**content(one), "name": "改了"})
    shop.call(GOODS_SAVE, **{**content(other), "cost": "1.23"})
    shop.call(GOODS_SAVE, **goods(2, category="别处"))
    before = shop.rows()

    for _ in range(2):
        with pytest.raises(ImportGoodsChanged) as refused:
            commit(shop, known_seq=seen)
        assert refused.value.fields == {
            "count": "3",
            "changed": f"{other.goods_id}, {one.goods_id}, N2",
        }
        assert shop.rows() == before
    answer = commit(shop, known_seq=seen + 3)
    assert (answer.added, answer.changed) == (1, 3)
    assert commit(shop, known_seq=seen) == answer


def test_a_refusal_names_no_more_than_a_person_reads(shop: Shop) -> None:
    rows = [goods(number) for number in range(30)]
    begin(shop, 30)
    put(shop, 0, *rows)
    for number in range(25):
        shop.call(GOODS_SAVE, **goods(number, price="2.00"))

    with pytest.raises(ImportGoodsChanged) as refused:
        commit(shop, known_seq=5)

    assert refused.value.fields["count"] == "25"
    assert refused.value.fields["changed"] == ", ".join(f"N{number}" for number in range(20))


def test_who_does_not_say_what_it_knew_replaces_goods_in_any_case(shop: Shop) -> None:
    one = next(iter(shelf(shop).values()))
    begin(shop, 1)
    put(shop, 0, {**content(one), "price": "5.00"})
    shop.call(GOODS_SAVE, **{**content(one), "name": "改了"})

    assert commit(shop).changed == 1
    assert shelf(shop)[one.goods_id].name == one.name


_ROWS = st.dictionaries(st.integers(1, 6), st.integers(0, 3), min_size=1, max_size=6)
_CHANGES = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)), max_size=5)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=_CHANGES, wanted=_ROWS, meanwhile=_CHANGES, late=_CHANGES)
def test_no_change_is_overwritten_that_the_sender_did_not_know(
    shop: Shop,
    before: list[tuple[int, int]],
    wanted: dict[int, int],
    meanwhile: list[tuple[int, int]],
    late: list[tuple[int, int]],
) -> None:
    """Others save before and after the import begins; it lands whole or leaves all as it was."""
    merchant = str(next(_MERCHANTS))
    said = _saved(shop, merchant, {}, before)
    seen = max((one.updated_seq for one in shelf(shop, merchant).values()), default=0)
    now = _saved(shop, merchant, said, meanwhile)
    begin(shop, len(wanted), "I", merchant)
    sent = [goods(number, price=str(price)) for number, price in wanted.items()]
    shop.call(GOODS_IMPORT_PUT, merchant, import_id="I", first=0, goods=sent)
    now = _saved(shop, merchant, now, late)
    others = {
        number
        for number, one in shelf(shop, merchant).items()
        if one.updated_seq > seen and int(number[1:]) in wanted
    }
    lost = [number for number in wanted if f"N{number}" in others and now[number] != wanted[number]]
    ask = {"import_id": "I", "known_seq": seen}
    if lost:
        with pytest.raises(ImportGoodsChanged) as refused:
            shop.call(GOODS_IMPORT_COMMIT, merchant, **ask)
        assert refused.value.fields["changed"] == ", ".join(f"N{number}" for number in lost)
    else:
        shop.call(GOODS_IMPORT_COMMIT, merchant, **ask)
        now = {**now, **wanted}
    found = {int(each.goods_id[1:]): each.price.minor for each in shelf(shop, merchant).values()}
    assert found == {number: price * 100 for number, price in now.items()}


def _saved(
    shop: Shop, merchant: str, said: dict[int, int], changes: list[tuple[int, int]]
) -> dict[int, int]:
    for number, price in changes:
        shop.call(GOODS_SAVE, merchant, **goods(number, price=str(price)))
    return {**said, **dict(changes)}
