"""Goods that a typed text may mean, while the search is slower than the fingers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QObject

from console.payments.checkout.offers import Offers
from console.till.sale import Goods
from tests.console.fakes import Held
from tests.console.payments.shop import Shop


@pytest.fixture
def background() -> Held:
    return Held()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def heard(shop: Shop, owner: QObject) -> tuple[Offers, list[Sequence[Goods]]]:
    offers, told = Offers(shop.desk, owner), list[Sequence[Goods]]()
    offers.found.connect(told.append)
    return offers, told


def do_all(background: Held) -> None:
    while len(background):
        background.release()


def names(found: Sequence[Goods]) -> set[str]:
    return {goods.name for goods in found}


def test_only_the_held_upst_text_is_answered(shop: Shop, owner: QObject, background: Held) -> None:
    offers, told = heard(shop, owner)
    for text in ("可", "可乐x", "水"):
        offers.look_up(text)
    do_all(background)

    (found,) = told
    assert names(found) == names(shop.till.goods.search("水", limit=8)) != set()


def test_what_was_submitted_meanwhile_is_not_offered(
    shop: Shop, owner: QObject, background: Held
) -> None:
    offers, told = heard(shop, owner)
    offers.look_up("水")
    offers.look_up("")
    do_all(background)

    assert told == [()]
    offers.look_up("可乐")
    do_all(background)
    assert len(told) == 2


def test_a_file_that_cannot_be_read_is_told_and_the_next_text_looked_up(
    shop: Shop, owner: QObject, background: Held
) -> None:
    offers, told = heard(shop, owner)
    failures: list[Exception] = []
    offers.failed.connect(failures.append)
    shop.till.close()
    (shop.folder / "till" / "till.db").write_bytes(b"no database at all, for once" * 1000)
    offers.look_up("水")
    offers.look_up("可乐")
    do_all(background)

    assert (len(failures), told) == (2, [])
    offers.look_up("")
    assert told == [()]
