"""Goods: found by what a cashier types, told to tills change by change, saved whole or not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from backend.protocol.errors import InvalidArgument
from backend.protocol.money import Money
from backend.retail.contract.goods import (
    GOODS_COSTS,
    GOODS_QUERY,
    GOODS_SAVE,
    GOODS_SYNC,
    BarcodeTaken,
    GoodsChanged,
    GoodsIdTaken,
)
from backend.retail.rules.search import fragments, haystack, initials
from tests.backend.retail.conftest import THEIRS, Shop

SHARED = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def found(shop: Shop, **wanted: object) -> list[str]:
    return [goods.name for goods in shop.call(GOODS_QUERY, page_size=200, **wanted).goods]


def save(shop: Shop, goods_id: str, name: str, **facts: object) -> Any:
    content = {"price": "1.00", **facts}
    return shop.call(GOODS_SAVE, goods_id=goods_id, name=name, **content).goods


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("重庆小面", "渝巷 重庆小面 麻辣味"),
        ("cqxm", "渝巷 重庆小面 麻辣味"),
        ("CQXM", "渝巷 重庆小面 麻辣味"),
        ("麻辣 小面", "渝巷 重庆小面 麻辣味"),
        ("yx 小面", "渝巷 重庆小面 麻辣味"),
        ("ad钙", "牧歌 儿童AD钙奶 四连瓶"),
        ("ＡＤ钙奶 四连", "牧歌 儿童AD钙奶 四连瓶"),
        ("100％", "大橘 100%鲜榨橙汁 不加糖 不加水"),
        ("5L", "山泉里 饮用天然水 家庭装"),
        ("  家庭装  ", "山泉里 饮用天然水 家庭装"),
    ],
)
def test_goods_are_found_by_any_fragment_in_any_width_and_case(
    shop: Shop, typed: str, name: str
) -> None:
    assert name in found(shop, text=typed)


def test_a_fragment_of_the_barcode_is_enough(shop: Shop) -> None:
    barcode = shop.call(GOODS_QUERY, text="家庭装 5L").goods[0].barcode
    assert barcode is not None

    assert found(shop, text=barcode[4:]) == ["山泉里 饮用天然水 家庭装"]
    assert found(shop, barcode=barcode) == ["山泉里 饮用天然水 家庭装"]


def test_every_fragment_must_be_found(shop: Shop) -> None:
    assert found(shop, text="重庆 可乐") == []
    assert found(shop, initials="cqxm", category="饮料") == []
    assert found(shop, initials="Cqxm", category="方便速食") == ["渝巷 重庆小面 麻辣味"]


def test_nothing_is_found_across_name_and_size(shop: Shop) -> None:
    save(shop, "X1", "甲乙", spec="丙丁")

    assert found(shop, text="甲乙") == ["甲乙"]
    assert found(shop, text="乙丙") == []


@pytest.mark.parametrize(
    "typed", ["%", "_", "水_", "%水%", "/", "//", "\\", "'", '"', "' OR 1=1 --"]
)
def test_wildcards_are_letters_like_any_other(shop: Shop, typed: str) -> None:
    save(shop, "X1", f"甲{typed}乙")

    others = {name for name in found(shop) if name != f"甲{typed}乙"}
    assert set(found(shop, text=typed)) - others == {f"甲{typed}乙"}
    assert all(typed in name for name in found(shop, text=typed))
    assert found(shop, initials="%") == []


@SHARED
@given(st.text(max_size=12), st.text(st.sampled_from("水牛奶重庆%_/\\ aＡ1"), max_size=6))
def test_what_is_found_is_what_holds_every_fragment(shop: Shop, wild: str, likely: str) -> None:
    """The database's answer is that of plain Python over the same goods."""
    everything = shop.call(GOODS_QUERY, page_size=200).goods
    for typed in (wild, likely):
        try:
            answer = found(shop, text=typed)
        except InvalidArgument:
            continue
        wanted = [
            goods.name
            for goods in everything
            if all(
                fragment in haystack(goods.name, goods.spec, goods.barcode or "", goods.initials)
                for fragment in fragments(typed)
            )
        ]
        assert answer == wanted


@given(st.text(max_size=40))
def test_initials_are_always_letters_and_digits_a_keyboard_has(name: str) -> None:
    spelt = initials(name)

    assert spelt == spelt.lower()
    assert all(letter.isascii() and letter.isalnum() for letter in spelt)
    assert len(spelt) <= 64


@given(
    st.lists(st.sampled_from(["重庆", "长沙", "银行", "可乐", "AD", "84", " ", "·"]), max_size=8)
)
def test_initials_of_words_are_the_initials_of_their_parts(words: list[str]) -> None:
    assert initials(" ".join(words)) == "".join(initials(word) for word in words)


@given(st.text(st.sampled_from("重庆长沙银行可乐参鸡汤茄子单县味牛奶"), max_size=12))
def test_initials_of_words_read_one_by_one_are_those_of_the_sentence(name: str) -> None:
    spelt = initials(name)

    assert spelt == "".join(sound[0] for sound in lazy_pinyin(name))[:64]


def test_pages_follow_each_other_without_a_gap_or_a_repeat(shop: Shop) -> None:
    whole = [goods.goods_id for goods in shop.call(GOODS_QUERY, page_size=200).goods]
    walked: list[str] = []
    after: str | None = None
    while True:
        page = shop.call(GOODS_QUERY, page_size=7, after=after)
        walked += [goods.goods_id for goods in page.goods]
        after = page.next
        if after is None:
            break

    assert walked == whole == sorted(whole)


def test_a_till_hears_of_each_change_once_and_in_order(shop: Shop) -> None:
    first = shop.call(GOODS_SYNC)
    assert not first.more
    assert shop.call(GOODS_SYNC, after_seq=first.last_seq).goods == ()

    save(shop, "G0003", "山泉里 饮用天然水 家庭装", price="12.00")
    save(shop, "NEW", "新到的商品")
    changes = shop.call(GOODS_SYNC, after_seq=first.last_seq)

    assert [goods.goods_id for goods in changes.goods] == ["G0003", "NEW"]
    assert changes.goods[0].price == Money(12_00)
    assert changes.last_seq == first.last_seq + 2


def test_syncing_in_small_pages_ends_where_syncing_at_once_does(shop: Shop) -> None:
    save(shop, "G0005", "改过的商品")
    seen: dict[str, object] = {}
    seq, more = 0, True
    while more:
        page = shop.call(GOODS_SYNC, after_seq=seq, page_size=9)
        seen |= {goods.goods_id: goods for goods in page.goods}
        seq, more = page.last_seq, page.more

    assert seen == {goods.goods_id: goods for goods in shop.call(GOODS_SYNC).goods}


def test_saving_the_same_again_is_no_change(shop: Shop) -> None:
    once = save(shop, "X1", "甲乙丙", barcode="6901234567892", cost="0.50")
    before = shop.rows()

    assert save(shop, "X1", "甲乙丙", barcode="6901234567892", cost="0.50") == once
    assert shop.rows() == before


def test_withdrawn_goods_leave_the_shelf_but_tills_are_told(shop: Shop) -> None:
    last = shop.call(GOODS_SYNC).last_seq
    save(shop, "G0003", "山泉里 饮用天然水 家庭装", on_sale=False)

    assert "山泉里 饮用天然水 家庭装" not in found(shop)
    assert "山泉里 饮用天然水 家庭装" in found(shop, include_withdrawn=True)
    assert [each.on_sale for each in shop.call(GOODS_SYNC, after_seq=last).goods] == [False]


def test_a_barcode_belongs_to_one_kind_of_goods(shop: Shop) -> None:
    save(shop, "X1", "甲", barcode="6901234567892")
    before = shop.rows()

    with pytest.raises(BarcodeTaken) as refused:
        save(shop, "X2", "乙", barcode="6901234567892")
    with pytest.raises(BarcodeTaken):
        save(shop, "G0001", "丙", barcode="6901234567892")

    assert refused.value.words() == "条码 6901234567892 已属于商品 X1"
    assert shop.rows() == before
    save(shop, "X1", "甲", barcode=None)
    assert save(shop, "X2", "乙", barcode="6901234567892").goods_id == "X2"


def test_goods_without_a_barcode_can_be_many(shop: Shop) -> None:
    save(shop, "X1", "甲")
    save(shop, "X2", "乙")

    assert {"甲", "乙"} <= set(found(shop))


@pytest.mark.parametrize(
    "name",
    [
        "<b>白菜</b>",
        "<img src=file:///etc/passwd>",
        "=1+1",
        '=HYPERLINK("http://example.com")',
        "+86 热线",
        "@SUM(A1)",
        "{staff_id}",
        "%s%n",
        "'; DROP TABLE retail_goods; --",
        "🥬 有机白菜",
        "กขค",
    ],
)
def test_a_name_is_kept_letter_by_letter_whatever_it_looks_like(shop: Shop, name: str) -> None:
    assert save(shop, "X1", name).name == name
    assert shop.call(GOODS_QUERY, text=name).goods[-1].name == name


@pytest.mark.parametrize(
    "bad",
    [
        {"price": "-0.01"},
        {"price": "1.001"},
        {"price": "1e400"},
        {"price": "NaN"},
        {"price": "１２"},
        {"price": "100000000.01"},
        {"price": None},
        {"cost": "-1"},
        {"barcode": "6901234567891"},
        {"barcode": "690 1234"},
        {"barcode": ""},
        {"goods_id": ""},
        {"goods_id": "a" * 33},
        {"goods_id": "../x"},
        {"name": ""},
        {"name": "   "},
        {"name": "a" * 129},
        {"name": "两\n行"},
        {"name": "a\x00b"},
        {"name": "a\u202eb"},
        {"name": "\ud800"},
        {"weighed": "maybe"},
    ],
    ids=repr,
)
def test_goods_that_cannot_be_are_refused_and_change_nothing(
    shop: Shop, bad: dict[str, object]
) -> None:
    before = shop.rows()

    with pytest.raises(InvalidArgument):
        shop.call(GOODS_SAVE, **{"goods_id": "X1", "name": "甲", "price": "1.00", **bad})

    assert shop.rows() == before


def test_another_merchants_goods_are_not_there(shop: Shop) -> None:
    assert shop.call(GOODS_QUERY, THEIRS).goods == ()
    assert shop.call(GOODS_SYNC, THEIRS).goods == ()

    mine = shop.call(GOODS_QUERY, text="家庭装").goods[0]
    other = shop.call(
        GOODS_SAVE, THEIRS, goods_id=mine.goods_id, name="别家", price="9", barcode=mine.barcode
    )

    assert other.goods.updated_seq == 1
    assert shop.call(GOODS_QUERY, barcode=mine.barcode).goods == (mine,)


def test_new_goods_never_replace_others_that_have_their_number(shop: Shop) -> None:
    made = save(shop, "X1", "甲", known_seq=0)

    with pytest.raises(GoodsIdTaken):
        save(shop, "X1", "乙", known_seq=0)

    assert found(shop, goods_ids=["X1"]) == ["甲"]
    assert save(shop, "X1", "甲", known_seq=0) == made, "the same again, after a lost answer"


def test_goods_that_changed_meanwhile_are_not_overwritten(shop: Shop) -> None:
    seen = save(shop, "X1", "甲").updated_seq
    save(shop, "X1", "甲", price="2.00")

    with pytest.raises(GoodsChanged):
        save(shop, "X1", "甲", price="3.00", known_seq=seen)

    again = shop.call(GOODS_QUERY, goods_ids=["X1"]).goods[0]
    assert again.price == Money(200)
    assert save(shop, "X1", "甲", price="3.00", known_seq=again.updated_seq).price == Money(300)


def test_goods_are_asked_for_by_their_numbers(shop: Shop) -> None:
    save(shop, "X1", "甲")
    save(shop, "X2", "乙", on_sale=False)

    assert found(shop, goods_ids=["X2", "X1", "nowhere"], include_withdrawn=True) == ["甲", "乙"]
    assert found(shop, goods_ids=[]) == []


def test_costs_come_page_by_page_without_goods_that_have_none(shop: Shop) -> None:
    with_cost = {f"C{number}": f"{number}.50" for number in range(1, 6)}
    for goods_id, cost in with_cost.items():
        save(shop, goods_id, "茶", cost=cost)
    save(shop, "C0", "奶")
    told: dict[str, str] = {}
    after: str | None = None
    while True:
        page = shop.call(GOODS_COSTS, page_size=2, **({"after": after} if after else {}))
        told |= {one.goods_id: one.cost.to_text() for one in page.costs}
        after = page.next
        if after is None:
            break

    assert with_cost.items() <= told.items()
    assert "C0" not in told
    assert list(told) == sorted(told)
    assert "C1" not in {one.goods_id for one in shop.call(GOODS_COSTS, THEIRS).costs}
