"""Goods learnt and imported by a process of its own, for a whole shop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backend.protocol.money import Money
from backend.retail.contract.goods import GOODS_SAVE, GoodsSaveRequest
from backend.retail.contract.goods_import import ImportGoodsChanged
from console.client.apart import Apart, WorkEnded
from console.retail.files.problems import FileRefused, Problem
from console.retail.goods.importing import GoodsImport
from console.retail.goods_apart import learn_goods
from console.retail.goods_sync import LAST_SEQ
from tests.console.payments.shop import MANAGER, WATER, Shop
from tests.console.retail.goods.test_importing import HEADING, LINES, Ear, a_file


@pytest.fixture
def who() -> tuple[str, str]:
    return MANAGER


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """Return a shop where heavy work is done apart."""
    shop.desk = replace(shop.desk, apart=Apart)
    return shop


def opened(shop: Shop) -> tuple[GoodsImport, Ear]:
    model = GoodsImport(shop.desk)
    return model, Ear(model)


def test_a_file_is_looked_at_and_sent(shop: Shop) -> None:
    model, ear = opened(shop)
    water = shop.goods(WATER)

    model.look(a_file(shop, f"{LINES}{water.goods_id},{water.name},9.50\n"))
    assert model.preview is not None
    assert [row.name for row in model.preview.new] == [f"新品{number}" for number in range(5)]
    (change,) = model.preview.changed
    assert change.differences[0].after == Money(950)
    model.send()

    assert ear.progress == [(0, 6), (6, 6)]
    assert [(end.added, end.changed) for end in ear.ends] == [(5, 1)]
    assert shop.goods(WATER).price == Money(950)
    model.look(a_file(shop, HEADING + "N0,新品0,1\nN9,,1\n"))
    assert model.preview is not None
    assert (model.preview.unchanged, [row.line for row in model.preview.bad]) == (1, [3])
    model.forget()


def test_what_goes_wrong_there_is_said_here(shop: Shop) -> None:
    model, ear = opened(shop)
    model.look(a_file(shop, "x,y\n1,2\n"))
    model.look(a_file(shop))
    shop.client.call(GOODS_SAVE, GoodsSaveRequest(goods_id="N1", name="别的", price=Money(100)))
    model.send()

    refused, changed = ear.failures
    assert isinstance(refused, FileRefused)
    assert refused.problem is Problem.NO_HEADING
    assert isinstance(changed, ImportGoodsChanged)
    assert model.outdated(changed) == (1, "新品1")
    assert not model.is_busy
    model.forget()


def test_work_that_died_is_begun_anew_by_another_look(shop: Shop) -> None:
    model, ear = opened(shop)
    model.look(a_file(shop))
    model.progressed.connect(lambda *_: model._work.close() if model._work else None)  # noqa: SLF001 - as if it was killed
    model.send()
    assert [type(error) for error in ear.failures] == [WorkEnded]
    assert (model.is_busy, model.preview) == (False, None)
    model.progressed.disconnect()

    model.look(model.path)
    model.send()

    assert [end.added for end in ear.ends] == [5]


def test_many_goods_are_learnt(shop: Shop) -> None:
    model, _ = opened(shop)
    model.look(
        a_file(shop, HEADING + "".join(f"M{number},多{number},1\n" for number in range(1200)))
    )
    model.send()
    last, many = shop.till.settings.number(LAST_SEQ), len(shop.till.goods)
    shop.till.goods.clear()
    shop.till.settings.put(LAST_SEQ, 0)

    assert learn_goods(shop.till, shop.client, shop.clock.now) >= many

    assert (len(shop.till.goods), shop.till.settings.number(LAST_SEQ)) == (many, last)
    assert learn_goods(shop.till, shop.client, shop.clock.now) == 0
