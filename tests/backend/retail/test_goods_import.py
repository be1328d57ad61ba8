"""Goods are imported all together or not at all, however they were sent."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.kernel.call import Call, Caller, Setting
from backend.kernel.jobs import Runner
from backend.kernel.unit import Unit
from backend.protocol.errors import InvalidArgument
from backend.protocol.money import Money
from backend.retail.contract.goods import GOODS_QUERY, GOODS_SAVE, GOODS_SYNC, Goods
from backend.retail.contract.goods_import import (
    GOODS_IMPORT_BEGIN,
    GOODS_IMPORT_COMMIT,
    GOODS_IMPORT_DROP,
    GOODS_IMPORT_PUT,
    GoodsImportCommitResponse,
    ImportBarcodesTaken,
    ImportDiffers,
    ImportHasGap,
    ImportOver,
    ImportRepeats,
    ImportUnderWay,
    ImportUnknown,
)
from backend.retail.reactions import CHORES
from tests.backend.retail.conftest import OURS, THEIRS, Shop

Content = dict[str, object]


def goods(number: int, **facts: object) -> Content:
    return {"goods_id": f"N{number}", "name": f"新品{number}", "price": "1.00", **facts}


def begin(shop: Shop, rows: int, import_id: str = "I1", merchant: str = OURS) -> int:
    return shop.call(GOODS_IMPORT_BEGIN, merchant, import_id=import_id, rows=rows).staged


def put(shop: Shop, first: int, *rows: Content, import_id: str = "I1") -> int:
    return shop.call(GOODS_IMPORT_PUT, import_id=import_id, first=first, goods=rows).staged


def commit(
    shop: Shop, import_id: str = "I1", known_seq: int | None = None
) -> GoodsImportCommitResponse:
    return shop.call(GOODS_IMPORT_COMMIT, import_id=import_id, known_seq=known_seq)


def imported(shop: Shop, *rows: Content, import_id: str = "I1") -> GoodsImportCommitResponse:
    begin(shop, len(rows), import_id)
    put(shop, 0, *rows, import_id=import_id)
    return commit(shop, import_id)


def shelf(shop: Shop, merchant: str = OURS) -> dict[str, Goods]:
    answer = shop.call(GOODS_SYNC, merchant)
    assert not answer.more
    return {one.goods_id: one for one in answer.goods}


def content(one: Goods) -> Content:
    said: dict[str, Any] = one.model_dump(mode="json", exclude={"updated_seq"}, exclude_none=True)
    return said


def tended(shop: Shop) -> int:
    """Run what is due."""

    def make(caller: Caller, unit: Unit) -> Call:
        return Call(caller, shop.now, unit, shop.ids, Setting())

    return Runner(shop.database, make, chores=CHORES).turn(shop.now)


def staged_rows(shop: Shop) -> int:
    return len(shop.rows()["retail_goods_staged"])


def test_nothing_stands_on_the_shelf_before_the_commit(shop: Shop) -> None:
    before = shelf(shop)
    begin(shop, 2)
    assert put(shop, 0, goods(1)) == 1
    assert put(shop, 1, goods(2, barcode="12345670")) == 2
    assert shelf(shop) == before

    answer = commit(shop)

    assert (answer.added, answer.changed, answer.unchanged) == (2, 0, 0)
    after = shelf(shop)
    assert {key: after[key] for key in before} == before
    assert after["N2"].barcode == "12345670"
    assert after["N1"].initials == "xp1"
    assert shop.call(GOODS_QUERY, text="新品 2").goods == (after["N2"],)
    assert after["N2"].updated_seq == answer.last_seq == len(before) + 2


def test_known_goods_are_replaced_and_those_that_are_alike_left_alone(shop: Shop) -> None:
    before = shelf(shop)
    rows = [content(one) for one in list(before.values())[:3]]
    rows[1] = {**rows[1], "price": "9.99", "cost": None}

    answer = imported(shop, *rows, goods(1))

    assert (answer.added, answer.changed, answer.unchanged) == (1, 1, 2)
    changes = shop.call(GOODS_SYNC, after_seq=len(before)).goods
    assert [one.goods_id for one in changes] == [rows[1]["goods_id"], "N1"]
    assert (changes[0].price, changes[0].cost) == (Money(999), None)


def test_the_commit_says_the_same_again(shop: Shop) -> None:
    first = imported(shop, goods(1), goods(2))
    rows = shop.rows()

    assert commit(shop) == first
    assert begin(shop, 2) == 2
    assert shop.rows() == rows


def test_an_interrupted_import_goes_on_where_it_was(shop: Shop) -> None:
    begin(shop, 3)
    put(shop, 0, goods(1), goods(2))
    shop.restart()

    assert begin(shop, 3) == 2
    assert put(shop, 0, goods(1), goods(2)) == 2
    assert put(shop, 1, goods(2)) == 2
    with pytest.raises(ImportHasGap, match="2"):
        commit(shop)
    put(shop, 2, goods(3))
    assert commit(shop).added == 3


@pytest.mark.parametrize(
    ("first", "rows", "refusal"),
    [
        (2, [goods(3)], ImportHasGap),
        (0, [goods(9)], ImportDiffers),
        (0, [goods(1, price="2")], ImportDiffers),
        (0, [goods(1), goods(2)], ImportDiffers),
        (1, [goods(2), goods(3), goods(4)], ImportDiffers),
        (1, [goods(1)], ImportRepeats),
        (1, [goods(2), goods(2)], ImportRepeats),
        (1, [goods(2, barcode="12345670")], ImportRepeats),
    ],
)
def test_rows_that_do_not_follow_are_refused_and_change_nothing(
    shop: Shop, first: int, rows: list[Content], refusal: type[Exception]
) -> None:
    begin(shop, 3)
    put(shop, 0, goods(1, barcode="12345670"))
    before = shop.rows()

    with pytest.raises(refusal):
        put(shop, first, *rows)

    assert shop.rows() == before


def test_one_bad_row_refuses_its_whole_part(shop: Shop) -> None:
    begin(shop, 2)
    with pytest.raises(InvalidArgument):
        put(shop, 0, goods(1), goods(2, barcode="12345671"))

    assert staged_rows(shop) == 0


def test_barcodes_of_other_goods_are_all_named_and_nothing_is_taken(shop: Shop) -> None:
    one, other = (each for each in list(shelf(shop).values())[:2])
    begin(shop, 3)
    put(shop, 0, goods(1, barcode=one.barcode), goods(2), goods(3, barcode=other.barcode))
    before = shop.rows()

    with pytest.raises(ImportBarcodesTaken) as refused:
        commit(shop)

    assert refused.value.fields == {
        "count": "2",
        "taken": f"N1 {one.barcode} {one.goods_id}; N3 {other.barcode} {other.goods_id}",
    }
    assert shop.rows() == before


def test_goods_change_barcodes_with_each_other(shop: Shop) -> None:
    one, other = (content(each) for each in list(shelf(shop).values())[:2])
    one["barcode"], other["barcode"] = other["barcode"], one["barcode"]

    answer = imported(shop, one, other)

    assert (answer.changed, answer.unchanged) == (2, 0)
    after = shelf(shop)
    assert after[str(one["goods_id"])].barcode == one["barcode"]
    assert after[str(other["goods_id"])].barcode == other["barcode"]


def test_new_goods_take_a_barcode_that_known_goods_give_up(shop: Shop) -> None:
    old = content(next(iter(shelf(shop).values())))
    barcode = old.pop("barcode")

    imported(shop, goods(1, barcode=barcode), old)

    after = shelf(shop)
    assert (after["N1"].barcode, after[str(old["goods_id"])].barcode) == (barcode, None)


def test_what_was_saved_while_an_import_came_in_is_seen(shop: Shop) -> None:
    """The rows were compared with a shelf that has changed since."""
    known = list(shelf(shop).values())
    same, giver = content(known[0]), known[1]
    begin(shop, 3)
    put(shop, 0, same, goods(1, barcode="12345670"), goods(2, barcode=giver.barcode))
    shop.call(GOODS_SAVE, **{**same, "price": "77"})
    shop.call(GOODS_SAVE, **{**content(giver), "barcode": "96385074"})

    answer = commit(shop)

    assert (answer.added, answer.changed) == (2, 1)
    assert content(shelf(shop)[str(same["goods_id"])]) == same
    assert shelf(shop)[giver.goods_id].barcode == "96385074"


def test_a_barcode_given_away_while_an_import_came_in_is_refused(shop: Shop) -> None:
    begin(shop, 1)
    put(shop, 0, goods(1, barcode="12345670"))
    shop.call(GOODS_SAVE, **goods(9, barcode="12345670"))

    with pytest.raises(ImportBarcodesTaken, match="N9"):
        commit(shop)


def test_a_shop_has_one_import_at_a_time(shop: Shop) -> None:
    begin(shop, 1)
    with pytest.raises(ImportUnderWay) as refused:
        begin(shop, 1, "I2")
    assert refused.value.fields == {"import_id": "I1"}
    with pytest.raises(ImportDiffers):
        begin(shop, 2)

    shop.call(GOODS_IMPORT_DROP, import_id="I1")

    assert begin(shop, 1, "I2") == 0


def test_a_dropped_import_is_over(shop: Shop) -> None:
    begin(shop, 1)
    put(shop, 0, goods(1))
    shelved = shelf(shop)
    for _ in range(2):
        shop.call(GOODS_IMPORT_DROP, import_id="I1")

    for again in (lambda: begin(shop, 1), lambda: put(shop, 0, goods(1)), lambda: commit(shop)):
        with pytest.raises(ImportOver):
            again()
    assert shelf(shop) == shelved


def test_a_committed_import_is_over(shop: Shop) -> None:
    imported(shop, goods(1))

    with pytest.raises(ImportOver):
        put(shop, 0, goods(1))
    with pytest.raises(ImportOver):
        shop.call(GOODS_IMPORT_DROP, import_id="I1")


def test_an_import_nobody_began_is_unknown(shop: Shop) -> None:
    for ask in (
        lambda: put(shop, 0, goods(1)),
        lambda: commit(shop),
        lambda: shop.call(GOODS_IMPORT_DROP, import_id="I1"),
    ):
        with pytest.raises(ImportUnknown):
            ask()


def test_another_merchants_import_is_not_there(shop: Shop) -> None:
    begin(shop, 1)
    put(shop, 0, goods(1))

    with pytest.raises(ImportUnknown):
        shop.call(GOODS_IMPORT_COMMIT, THEIRS, import_id="I1")
    with pytest.raises(ImportUnknown):
        shop.call(GOODS_IMPORT_DROP, THEIRS, import_id="I1")
    assert begin(shop, 5, merchant=THEIRS) == 0
    assert commit(shop).added == 1
    assert shelf(shop, THEIRS) == {}


def test_an_import_nobody_went_on_with_is_dropped_after_a_day(shop: Shop) -> None:
    begin(shop, 2)
    put(shop, 0, goods(1))
    shop.later(hours=23)
    assert tended(shop) == 0
    shop.later(hours=1)
    assert tended(shop) == 1

    with pytest.raises(ImportOver):
        put(shop, 1, goods(2))
    shop.later(seconds=1)
    assert tended(shop) == 1
    assert staged_rows(shop) == 0


def test_rows_are_forgotten_a_few_at_a_time(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.retail.service.goods_import._CLEARED", 2)
    imported(shop, *(goods(number) for number in range(5)))

    left = []
    while staged_rows(shop):
        shop.later(seconds=1)
        tended(shop)
        left.append(staged_rows(shop))

    assert left == [3, 1, 0]
    shop.later(hours=48)
    assert tended(shop) == 0
    assert commit(shop).added == 5


_ROWS = st.dictionaries(
    st.integers(1, 6),
    st.tuples(st.integers(0, 3), st.none() | st.sampled_from(["A", "B", "C"])),
    min_size=1,
    max_size=6,
)
_MERCHANTS = count(2088000000001000)


def _content(number: int, fact: tuple[int, str | None]) -> Content:
    price, barcode = fact
    return goods(number, price=str(price), **({"barcode": barcode} if barcode else {}))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_ROWS, min_size=1, max_size=4))
def test_an_import_is_what_saving_its_goods_would_be(
    shop: Shop, imports: list[dict[int, tuple[int, str | None]]]
) -> None:
    """The shelf after an import is the plain merge, unless a barcode would be there twice."""
    merchant = str(next(_MERCHANTS))
    said: dict[int, tuple[int, str | None]] = {}
    for place, rows in enumerate(imports):
        merged = {**said, **rows}
        begin(shop, len(rows), f"I{place}", merchant)
        sent = [_content(number, fact) for number, fact in rows.items()]
        refused: type[Exception] | None = None
        try:
            shop.call(GOODS_IMPORT_PUT, merchant, import_id=f"I{place}", first=0, goods=sent)
            answer = shop.call(GOODS_IMPORT_COMMIT, merchant, import_id=f"I{place}")
        except (ImportRepeats, ImportBarcodesTaken) as error:
            refused = type(error)
            shop.call(GOODS_IMPORT_DROP, merchant, import_id=f"I{place}")
        else:
            alike = sum(said.get(number) == fact for number, fact in rows.items())
            assert (answer.added, answer.unchanged) == (len(merged) - len(said), alike)
        assert refused is _refusal(rows, merged)
        said = said if refused else merged
        found = shelf(shop, merchant).values()
        assert {int(one.goods_id[1:]): (one.price.minor // 100, one.barcode) for one in found} == (
            said
        )


def _refusal(
    rows: dict[int, tuple[int, str | None]], merged: dict[int, tuple[int, str | None]]
) -> type[Exception] | None:
    for facts, refusal in ((rows, ImportRepeats), (merged, ImportBarcodesTaken)):
        codes = [code for _, code in facts.values() if code]
        if len(set(codes)) < len(codes):
            return refusal
    return None
