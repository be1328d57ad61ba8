"""Goods sent to a whole platform, over a line that fails where it hurts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from backend.gateway.forms import BODY_MAX
from backend.kernel.call import Caller
from backend.protocol.money import Money
from backend.retail.contract.goods import (
    GOODS_SAVE,
    GOODS_SYNC,
    GoodsSaveRequest,
    GoodsSyncRequest,
)
from backend.retail.contract.goods_import import (
    GoodsImportBeginRequest,
    GoodsImportCommitResponse,
    ImportBarcodesTaken,
    ImportGoodsChanged,
    ImportUnderWay,
)
from backend.retail.service import goods_import
from console.client.failures import ClientError
from console.retail import goods_sending
from console.retail.files.preview import preview
from console.retail.files.reading import read_goods
from console.retail.files.row_of_goods import RowOfGoods
from console.retail.files.writing import write_goods
from console.retail.goods_sending import GoodsSending, known_goods
from console.retail.goods_sync import LAST_SEQ, sync_goods
from console.till.sale import Goods, GoodsQuery
from tests.console.payments.shop import MERCHANT, WATER, Shop
from tests.console.till.shop import Fault, forged, lost_after, lost_before, truncated, unsent


@pytest.fixture
def shop(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Return a shop that sends two goods at a time."""
    monkeypatch.setattr(goods_sending, "PUT_MAX", 2)
    return shop


def new(count: int) -> list[RowOfGoods]:
    return [
        RowOfGoods(line=number + 2, goods_id=f"N{number}", name=f"新品{number}", price=Money(100))
        for number in range(count)
    ]


def sending(shop: Shop, goods: list[RowOfGoods]) -> GoodsSending:
    seen, now = shop.till.settings.number(LAST_SEQ), shop.clock.now()
    return GoodsSending(shop.till, shop.client, goods, known_seq=seen, now=now)


def known(shop: Shop) -> dict[str, RowOfGoods]:
    return {row.goods_id: row for row in known_goods(shop.till, shop.client).goods}


def finished(one: GoodsSending) -> GoodsImportCommitResponse:
    while not one.is_sent:
        one.step()
    return one.finish()


def test_goods_are_sent_and_come_back_to_the_till(shop: Shop) -> None:
    told = []
    one = sending(shop, new(5))
    while not one.is_sent:
        told.append(one.step())

    assert told == [0, 2, 4, 5]
    assert shop.till.goods.get("N4") is None
    assert one.finish().added == 5
    found = shop.till.goods.get("N4")
    assert found is not None
    assert found.initials == "xp4"


@pytest.mark.parametrize("fault", [unsent, lost_before, lost_after, forged, truncated])
@pytest.mark.parametrize("place", range(6))
def test_a_step_that_failed_is_taken_again(shop: Shop, fault: Fault, place: int) -> None:
    one = sending(shop, new(5))
    shop.line.faults.extend([*([_passes] * place), fault])

    with pytest.raises(ClientError):
        finished(one)
    answer = finished(one)

    assert (answer.added, answer.changed, answer.unchanged) == (5, 0, 0)
    assert {row.goods_id for row in new(5)} < set(known(shop))


def _passes(exchange: object) -> bytes:
    assert callable(exchange)
    answer = exchange()
    assert isinstance(answer, bytes)
    return answer


def test_a_program_that_ended_goes_on_with_the_same_goods(shop: Shop) -> None:
    first = sending(shop, new(5))
    first.step()
    first.step()
    shop.clock.advance(60)
    shop.restart()

    again = sending(shop, new(5))

    assert again.step() == 2
    assert finished(again).added == 5


def test_other_goods_begin_anew_and_the_old_ones_are_forgotten(shop: Shop) -> None:
    first = sending(shop, new(5))
    first.step()
    first.step()
    shop.clock.advance(60)

    other = sending(shop, new(3))

    assert other.step() == 0
    assert finished(other).added == 3


def test_what_was_dropped_is_not_on_the_shelf_and_can_be_sent_again(shop: Shop) -> None:
    before = known(shop)
    one = sending(shop, new(3))
    one.step()
    one.step()
    one.drop()
    one.drop()
    assert known(shop) == before

    shop.clock.advance(60)
    assert finished(sending(shop, new(3))).added == 3


def test_what_the_platform_dropped_after_a_day_is_sent_anew(shop: Shop) -> None:
    sending(shop, new(3)).step()
    shop.clock.advance(25 * 3600)
    shop.platform.tend()

    again = sending(shop, new(3))

    assert again.step() == 0
    assert finished(again).added == 3


def test_the_same_goods_are_a_new_import_once_the_last_is_over(shop: Shop) -> None:
    finished(sending(shop, new(2)))
    shop.clock.advance(60)
    finished(sending(shop, [replace(one, price=Money(5)) for one in new(2)]))
    shop.clock.advance(60)

    assert finished(sending(shop, new(2))).changed == 2


def test_barcodes_of_other_goods_refuse_all_of_it(shop: Shop) -> None:
    before = known(shop)
    goods = [*new(2), replace(new(3)[2], barcode=WATER)]

    with pytest.raises(ImportBarcodesTaken, match=WATER):
        finished(sending(shop, goods))

    assert known(shop) == before


def test_another_tills_import_is_waited_for(shop: Shop) -> None:
    request = GoodsImportBeginRequest(import_id="other", rows=1)
    shop.platform.do(lambda call: goods_import.begin(call, request), Caller(merchant_id=MERCHANT))

    with pytest.raises(ImportUnderWay):
        sending(shop, new(1)).step()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_whole_shop_is_exported_and_imported_without_a_change(
    shop: Shop, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"goods.{ending}"
    before = known(shop)
    write_goods(path, before.values(), chinese=True)

    shown = preview(read_goods(path), before.values(), known_seq=0)

    assert (shown.new, shown.changed, shown.bad, shown.unchanged) == ((), (), (), len(before))


def told_anew(shop: Shop) -> dict[str, Goods]:
    """Return the till's goods after the platform told it everything once more."""
    shop.till.goods.clear()
    shop.till.settings.put(LAST_SEQ, 0)
    sync_goods(shop.till, shop.client)
    return on_the_till(shop)


def on_the_till(shop: Shop) -> dict[str, Goods]:
    page = shop.till.goods.page(GoodsQuery(on_sale=None), limit=200)
    return {goods.goods_id: goods for goods in page.goods}


def change(shop: Shop, goods_id: str, name: str) -> None:
    request = GoodsSaveRequest(goods_id=goods_id, name=name, price=Money(1))
    shop.client.call(GOODS_SAVE, request)


def test_the_longest_names_there_are_arrive(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goods_sending, "PUT_MAX", 500)
    name, word = "好" * 128, "好" * 64
    rows = [
        replace(row, name=name, spec=word, category=word, unit=word, tax=word, initials=word)
        for row in new(500)
    ]

    assert finished(sending(shop, rows)).added == 500
    assert max(map(len, shop.line.sent)) < BODY_MAX


def test_what_was_sent_does_not_come_back(shop: Shop) -> None:
    finished(sending(shop, new(5)))

    answer = shop.client.call(
        GOODS_SYNC, GoodsSyncRequest(after_seq=shop.till.settings.number(LAST_SEQ))
    )
    assert (answer.goods, answer.more) == ((), False)
    assert sum(b"goods.sync" in form for form in shop.line.sent) <= 3
    assert on_the_till(shop) == told_anew(shop)


@pytest.mark.parametrize("when", ["before", "meanwhile", "after"])
def test_the_till_learns_what_others_changed_too(shop: Shop, when: str) -> None:
    before = known(shop)
    water = next(row for row in before.values() if row.barcode == WATER)
    cola = next(row for row in before.values() if row.name.endswith("可乐"))
    swapped = [
        replace(water, barcode=cola.barcode),
        replace(cola, barcode=water.barcode, on_sale=False),
        *new(3),
    ]
    if when == "before":
        change(shop, "N1", "别人的")
        change(shop, "X1", "别人的")
        sync_goods(shop.till, shop.client)
    one = sending(shop, swapped)
    while not one.is_sent:
        one.step()
    if when == "meanwhile":
        change(shop, "X1", "别人的")
    if when == "after":
        shop.line.faults.append(lost_after)
        with pytest.raises(ClientError):
            one.finish()
        change(shop, "N1", "别人的")
        sync_goods(shop.till, shop.client)
    one.finish()

    learnt = on_the_till(shop)
    assert learnt == told_anew(shop)
    assert learnt["N1"].name == ("别人的" if when == "after" else "新品1")
    assert learnt[water.goods_id].barcode == cola.barcode


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_what_others_changed_since_the_look_refuses_all_of_it(shop: Shop, when: str) -> None:
    one = sending(shop, new(5))
    if when == "before":
        change(shop, "N1", "别人的")
    while not one.is_sent:
        one.step()
    if when == "meanwhile":
        change(shop, "N1", "别人的")
        change(shop, "X1", "别人的")
    before = known(shop)

    with pytest.raises(ImportGoodsChanged) as refused:
        one.finish()

    assert refused.value.fields == {"count": "1", "changed": "N1"}
    assert known(shop) == before
    shop.clock.advance(60)
    assert finished(sending(shop, new(5))).added == 4


def test_a_refused_import_lets_another_till_import_at_once(shop: Shop) -> None:
    one = sending(shop, new(3))
    change(shop, "N1", "别人的")
    with pytest.raises(ImportGoodsChanged):
        finished(one)

    request = GoodsImportBeginRequest(import_id="other", rows=1)
    begin = partial(goods_import.begin, request=request)
    assert shop.platform.do(begin, Caller(merchant_id=MERCHANT)) == 0


@pytest.mark.parametrize("fault", [unsent, lost_before, lost_after])
def test_what_could_not_be_dropped_is_dropped_by_the_next_import(shop: Shop, fault: Fault) -> None:
    one = sending(shop, new(3))
    change(shop, "N1", "别人的")
    while not one.is_sent:
        one.step()
    shop.line.faults.extend([_passes, fault])
    with pytest.raises(ImportGoodsChanged):
        one.finish()

    shop.clock.advance(60)
    sync_goods(shop.till, shop.client)
    assert finished(sending(shop, new(4))).changed == 1
