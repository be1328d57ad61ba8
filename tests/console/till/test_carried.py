"""A file of unsent sales is looked at before it is brought in, and each sale of it counts once."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_LIST, SaleListRequest
from console.client.failures import ClientError
from console.till import carried
from console.till.carried import Bringing, Pile, look_into
from console.till.sale import Sale
from tests.console.till.shop import CASHIER, SOY, Shop, lost_after, opened, unsent

CUP = Money(1280)


def sell(shop: Shop) -> Sale:
    shop.clock.advance(60)
    sale, now = shop.sale(SOY), shop.clock.now()
    shop.till.charges.take_cash(sale.sale_id, sale.total, amount=sale.total, by=CASHIER, now=now)
    return sale


def written(shop: Shop, folder: Path) -> Path:
    path = folder / "unsent.json"
    shop.till.exporter.write(path, by=CASHIER, now=shop.clock.now())
    return path


def arrived(shop: Shop) -> list[str]:
    request = SaleListRequest(page_size=100)
    return sorted(one.sale_id for one in shop.client.call(SALE_LIST, request).sales)


def brought(shop: Shop, path: Path) -> Bringing:
    so_far = Bringing(look_into(path, shop.client))
    while not so_far.is_over:
        so_far = so_far.step(shop.client)
    return so_far


def test_what_a_file_holds_is_told_before_anything_is_sent(shop: Shop, tmp_path: Path) -> None:
    sales = [sell(shop) for _ in range(3)]
    path = written(shop, tmp_path)

    found = look_into(path, shop.client)

    assert (found.new, found.there) == (Pile(3, CUP * 3), Pile(0, Money(0)))
    assert found.tills == (shop.till.identity.till_id,)
    assert found.first is not None
    assert found.last is not None
    assert (found.last - found.first).total_seconds() == 120
    assert arrived(shop) == []
    assert brought(shop, path).brought == 3
    assert arrived(shop) == sorted(sale.sale_id for sale in sales)


def test_what_is_there_already_is_counted_apart_and_not_twice(shop: Shop, tmp_path: Path) -> None:
    for _ in range(2):
        sell(shop)
    path = written(shop, tmp_path)
    shop.tidy()
    for _ in range(3):
        sell(shop)
    later = written(shop, tmp_path)
    assert later == path

    first, again = brought(shop, path), brought(shop, path)

    assert (first.brought, again.brought) == (3, 0)
    assert again.carried.there == Pile(3, CUP * 3)
    assert (again.handed.taken, again.handed.refused, again.handed.left) == (
        len(again.carried.entries),
        (),
        0,
    )
    assert len(arrived(shop)) == 5


def test_many_sales_of_one_time_are_found_page_by_page(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "_PAGE", 2)
    for _ in range(5):
        sell(shop)
    path = written(shop, tmp_path)
    shop.tidy()

    found = look_into(path, shop.client)

    assert (found.there.count, found.new.count) == (5, 0)


def test_it_stops_where_no_answer_comes_and_is_brought_in_again(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "_STEP", 2)
    for _ in range(5):
        sell(shop)
    path = written(shop, tmp_path)
    so_far = Bringing(look_into(path, shop.client)).step(shop.client)
    assert (so_far.brought, so_far.is_over) == (2, False)
    shop.line.faults.extend([lost_after])

    stopped = so_far.step(shop.client)

    assert (stopped.stopped, stopped.is_over, stopped.brought) == (True, True, 2)
    assert stopped.handed.left == len(stopped.carried.entries) - 2
    assert brought(shop, path).carried.there.count == 3, "one arrived, though nobody heard of it"
    assert len(arrived(shop)) == 5


def test_a_sale_the_platform_refuses_is_named_and_not_counted(shop: Shop, tmp_path: Path) -> None:
    sell(shop)
    now = shop.clock.now()
    shop.till.carts.add(SOY, 1000, now=now)
    unknown = shop.till.sales.checkout(cashier="999", now=now)
    shop.till.charges.take_cash(
        unknown.sale_id, unknown.total, amount=unknown.total, by="999", now=now
    )

    over = brought(shop, written(shop, tmp_path))

    assert over.handed.refused == ((unknown.sale_id, "RETAIL.STAFF_NOT_EXIST"),)
    assert over.brought == 1


def test_without_an_answer_nothing_is_said_of_the_file(shop: Shop, tmp_path: Path) -> None:
    sell(shop)
    path = written(shop, tmp_path)
    shop.line.down = unsent

    with pytest.raises(ClientError):
        look_into(path, shop.client)


def test_an_empty_file_holds_nothing(shop: Shop, tmp_path: Path) -> None:
    found = look_into(written(shop, tmp_path), shop.client)

    assert (found.new.count, found.there.count, found.others, found.first) == (0, 0, 0, None)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["sell", "send", "write", "bring"]), max_size=12))
def test_however_often_files_are_brought_in_each_sale_counts_once(deeds: list[str]) -> None:
    with TemporaryDirectory() as name, opened(Path(name) / "shop") as shop:
        made: list[Sale] = []
        path = written(shop, Path(name))
        for deed in [*deeds, "write", "bring"]:
            if deed == "sell":
                made.append(sell(shop))
            elif deed == "send":
                shop.tidy()
            elif deed == "write":
                path = written(shop, Path(name))
            else:
                before = set(arrived(shop))
                over = brought(shop, path)
                assert over.brought == over.carried.new.count == len(set(arrived(shop)) - before)
        assert arrived(shop) == sorted(sale.sale_id for sale in made)
