"""The till's copy of the shop's goods."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from backend.protocol.money import Money
from console.till.sale import Goods, GoodsQuery
from console.till.store.shop import Member
from tests.console.till.shop import Shop

COLA = Goods(
    "G-1", "可口可乐", Money(300), "6901234567892", "330ml", "kkkl", category="饮料", unit="罐"
)
PEPSI = Goods("G-2", "百事可乐", Money(290), "6901234567908", "330ml", "bskl", category="饮料")
RICE = Goods("G-3", "东北大米", Money(690), None, "", "dbdm", category="粮油", weighed=True)
GONE = Goods("G-4", "可可粉", Money(1990), "6901234567915", "", "kkf", on_sale=False)


@pytest.fixture
def goods(shop: Shop) -> Shop:
    """Put four kinds of goods on the shelf."""
    shop.till.goods.put([COLA, PEPSI, RICE, GONE])
    return shop


def test_goods_are_scanned(goods: Shop) -> None:
    assert goods.till.goods.by_barcode("6901234567892") == COLA
    assert goods.till.goods.by_barcode("6901234567915") is None
    assert goods.till.goods.by_barcode("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("可乐", [COLA, PEPSI]),
        ("kk", [COLA]),
        ("KL", [COLA, PEPSI]),
        ("可乐 330", [COLA, PEPSI]),
        ("百 330", [PEPSI]),
        ("6901234567908", [PEPSI]),
        ("690123", [COLA, PEPSI]),
        ("米", [RICE]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("' --", []),
        ("", []),
        ("  ", []),
    ],
)
def test_goods_are_found(goods: Shop, text: str, expected: list[Goods]) -> None:
    assert sorted(goods.till.goods.search(text), key=lambda one: one.goods_id) == expected


def test_what_begins_with_the_text_comes_first(goods: Shop) -> None:
    milk = Goods("G-5", "牛奶", Money(500), None, "", "nn")
    yak = Goods("G-6", "牦牛奶糖", Money(100), None, "", "mnnt")
    goods.till.goods.put([yak, milk])
    assert goods.till.goods.search("nn") == (milk, yak)
    assert goods.till.goods.search("牛奶") == (milk, yak)
    assert goods.till.goods.search("牛奶", limit=1) == (milk,)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (GoodsQuery(), [PEPSI, RICE, COLA]),
        (GoodsQuery(on_sale=None), [PEPSI, RICE, GONE, COLA]),
        (GoodsQuery(on_sale=False), [GONE]),
        (GoodsQuery(category="饮料"), [PEPSI, COLA]),
        (GoodsQuery(text="可 330"), [PEPSI, COLA]),
        (GoodsQuery(text="KK", on_sale=None), [GONE, COLA]),
        (GoodsQuery(text="67908"), [PEPSI]),
        (GoodsQuery(text="%"), []),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 50])
def test_goods_are_listed_page_by_page(
    goods: Shop, query: GoodsQuery, expected: list[Goods], limit: int
) -> None:
    listed: list[Goods] = []
    after: tuple[str, str] | None = None
    while True:
        page = goods.till.goods.page(query, after=after, limit=limit)
        listed += page.goods
        after = page.next
        if after is None:
            break
        assert len(page.goods) == limit
    assert listed == expected


def test_goods_are_asked_for_by_number(goods: Shop) -> None:
    assert goods.till.goods.many(["G-4", "nowhere", "G-1"]) == (GONE, COLA)


def test_shelves_hold_what_is_on_sale(goods: Shop) -> None:
    assert goods.till.goods.categories() == ("粮油", "饮料")
    assert goods.till.goods.of_category("饮料") == (COLA, PEPSI)
    assert len(goods.till.goods) == 3


def test_goods_change_their_price_and_are_withdrawn(goods: Shop) -> None:
    assert (
        goods.till.goods.put([replace(COLA, price=Money(350)), replace(PEPSI, on_sale=False)]) == 2
    )
    cola, pepsi = goods.till.goods.get("G-1"), goods.till.goods.get("G-2")
    assert cola is not None
    assert cola.price == Money(350)
    assert pepsi is not None
    assert goods.till.goods.search("可乐") == (cola,)
    goods.till.goods.clear()
    assert goods.till.goods.get("G-1") is None


def test_staff_are_known_by_number(shop: Shop) -> None:
    manager = Member("201", "周岚", "MANAGER")
    shop.till.staff.replace([Member("101", "林小满", "CASHIER"), manager])
    assert shop.till.staff.get("201") == manager
    assert shop.till.staff.get("0") is None
    shop.till.staff.replace([])
    assert shop.till.staff.all() == ()


def test_settings_are_kept(shop: Shop) -> None:
    assert shop.till.settings.text("language", "zh_CN") == "zh_CN"
    assert shop.till.settings.number("volume", 7) == 7
    shop.till.settings.put("language", "en")
    shop.till.settings.put("volume", -3)
    assert shop.restart().settings.text("language") == "en"
    assert shop.till.settings.number("volume") == -3
    assert shop.till.settings.number("language", 1) == 1


def test_a_hundred_thousand_goods_are_searched_while_one_types(shop: Shop) -> None:
    names = "可口可乐 农夫山泉 康师傅 统一 旺旺 洽洽 蒙牛 伊利 光明 三全".split()  # noqa: SIM905
    shop.till.goods.put(
        Goods(
            f"G{number}",
            f"{names[number % 10]}{number % 977}",
            Money(number % 9973 + 1),
            f"69{number:011d}",
            f"{number % 500}g",
            f"{'kncwqmygsx'[number % 10]}{number % 26:c}x{number % 977}",
        )
        for number in range(100_000)
    )
    spent = []
    for text in ("69000000777", "可口", "nf 500", "x97", "三全97", "没有这个"):
        began = time.process_time()
        shop.till.goods.search(text)
        spent.append(time.process_time() - began)
    began = time.process_time()
    assert shop.till.goods.by_barcode("6900000077777") is not None
    scanned = time.process_time() - began
    assert max(spent) < 0.3, spent
    assert scanned < 0.05
