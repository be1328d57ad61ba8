"""An import beside another till: what somebody changed meanwhile is never lost unseen."""

from __future__ import annotations

import random
from typing import Any

import pytest

from backend.protocol.money import Money
from backend.retail.contract.goods import (
    GOODS_QUERY,
    GOODS_SAVE,
    Goods,
    GoodsFacts,
    GoodsQueryRequest,
    GoodsSaveRequest,
)
from backend.retail.contract.goods_import import ImportGoodsChanged
from console.client.client import Client
from console.client.signer import Signer
from console.retail.files.columns import Column
from console.retail.files.preview import preview
from console.retail.files.reading import read_goods
from console.retail.goods_sending import GoodsSending, known_goods
from console.till.till import Till
from tests.console.payments.shop import APP, MANAGER, WATER, Shop
from tests.console.retail.goods.test_importing import HEADING, a_file, opened
from tests.console.till.shop import Line
from tests.helpers.keys import key


class AnotherTill:
    """A till of the same shop with its own file and its own line."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._folder = shop.folder / "another"
        signer = Signer(APP, key("app"), key("platform").public)
        self._client = Client(Line(shop.platform), signer, clock=shop.clock.now)

    def known(self) -> dict[str, Goods]:
        request = GoodsQueryRequest(include_withdrawn=True, page_size=200)
        return {one.goods_id: one for one in self._client.call(GOODS_QUERY, request).goods}

    def change(self, goods_id: str, **facts: Any) -> Goods:
        """Open goods, change something of them and save."""
        seen = self.known()[goods_id]
        whole = {name: getattr(seen, name) for name in GoodsFacts.model_fields} | facts
        request = GoodsSaveRequest(**whole, known_seq=seen.updated_seq)
        return self._client.call(GOODS_SAVE, request).goods

    def imports(self, text: str) -> int:
        """Import a file from the first look to the last goods; return how many are new."""
        path = self._shop.folder / "theirs.csv"
        path.write_text(text, "utf-8")
        source = random.Random(9)  # noqa: S311 - repeatable on purpose
        till = Till.open(self._folder, now=self._shop.clock.now(), source=source)
        known = known_goods(till, self._client)
        shown = preview(read_goods(path), known.goods, known_seq=known.seq)
        now = self._shop.clock.now()
        sending = GoodsSending(
            till, self._client, shown.to_send, known_seq=shown.known_seq, now=now
        )
        while not sending.is_sent:
            sending.step()
        added = sending.finish().added
        till.close()
        return added


@pytest.fixture
def who() -> tuple[str, str]:
    return MANAGER


WATER_ROWS = HEADING + "{goods_id},{name},2.50\nN1,新品1,1\n"


def test_what_another_till_changed_after_the_look_is_not_overwritten(shop: Shop) -> None:
    water, other = shop.goods(WATER), AnotherTill(shop)
    model, ear = opened(shop)
    model.look(a_file(shop, WATER_ROWS.format(goods_id=water.goods_id, name=water.name)))
    renamed = other.change(water.goods_id, category="冷柜")

    model.send()

    (refused,) = ear.failures
    assert isinstance(refused, ImportGoodsChanged)
    assert model.outdated(refused) == (1, water.name)
    assert (ear.ends, model.is_busy) == ([], False)
    assert other.known()[water.goods_id] == renamed
    assert "N1" not in other.known()

    model.look(model.path)
    assert model.preview is not None
    (change,) = model.preview.changed
    assert [each.column for each in change.differences] == [Column.PRICE]
    shop.clock.advance(60)
    model.send()

    assert [(end.added, end.changed) for end in ear.ends] == [(1, 1)]
    found = other.known()[water.goods_id]
    assert (found.category, found.price) == ("冷柜", Money(250))


def test_what_another_till_changed_to_just_that_is_no_hindrance(shop: Shop) -> None:
    other = AnotherTill(shop)
    model, ear = opened(shop)
    model.look(a_file(shop))
    shop.client.call(GOODS_SAVE, GoodsSaveRequest(goods_id="N1", name="新品1", price=Money(100)))
    other.change(shop.goods(WATER).goods_id, category="冷柜")

    model.send()

    assert [end.added for end in ear.ends] == [4]


def test_two_tills_import_one_after_the_other(shop: Shop) -> None:
    """The file of one was looked at before that of the other stood on the shelf."""
    other = AnotherTill(shop)
    model, ear = opened(shop)
    model.look(a_file(shop))
    added = other.imports(HEADING + "".join(f"N{number},别的{number},2\n" for number in range(9)))

    model.send()

    assert [type(error) for error in ear.failures] == [ImportGoodsChanged]
    assert added == 9
    assert other.known()["N4"].name == "别的4"
    (refused,) = ear.failures
    assert isinstance(refused, ImportGoodsChanged)
    assert model.outdated(refused) == (5, "新品0\n新品1\n新品2\n…")
