"""The bench measures a till whose books are sound, and says which budget is missed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from console.till.sale import SaleQuery, SaleState
from console.till.till import Till
from tests.bench import history, till
from tests.bench.homes import note_sales
from tests.bench.shelf import barcode, shelf
from tests.console.till.shop import NOON

ORDERS = 1000


def test_made_up_years_have_sound_books(tmp_path: Path) -> None:
    stock = list(shelf(50))
    Till.open(tmp_path, now=NOON).close()
    history.write(tmp_path / "till.db", stock, ORDERS, last=date(2026, 4, 30))
    note_sales(tmp_path)
    opened = Till.open(tmp_path, now=NOON)
    try:
        audit = opened.verify()
        assert (audit.sales, audit.attempts > audit.refunds > 0) == (ORDERS, True)
        newest = opened.sales.find(SaleQuery(state=SaleState.PAID), limit=1).sales[0]
        assert opened.sales.find(SaleQuery(text=newest.number)).sales == (newest,)
    finally:
        opened.close()


def test_the_same_shelf_is_made_twice_and_every_goods_has_its_own_barcode() -> None:
    stock = list(shelf(300))
    assert stock == list(shelf(300))
    assert [goods.barcode for goods in stock] == [barcode(number) for number in range(300)]
    assert len({goods.barcode for goods in stock}) == len({goods.goods_id for goods in stock})


def test_what_is_over_budget_is_named_and_what_was_not_measured_is_not() -> None:
    assert till.missed({"scan_p95_ms": 20.1, "rss_mb": 349.9}) == ["scan_p95_ms: 20.1 > 20"]
