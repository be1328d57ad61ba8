"""The demo shop: goods that could stand on a shelf, and codes a scanner would take."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest
from pydantic import TypeAdapter

from backend.retail.contract.fields import Barcode, check_digit
from backend.retail.contract.goods import GOODS_QUERY, GOODS_SYNC, Goods
from backend.retail.contract.shop import SHOP_QUERY, ShopUnknown
from backend.retail.contract.staff import STAFF_LIST, STAFF_SIGN_IN, Role
from backend.retail.rules.opening import read_goods, read_shop
from backend.retail.rules.search import initials
from tests.backend.retail.conftest import GOODS_CSV, OURS, PINS, SHOP_TOML, Shop

ROWS = list(csv.DictReader(GOODS_CSV.splitlines()))

# Read aloud by a person, not by the program under test: names whose characters have two readings.
READ_ALOUD = {
    "渝巷 重庆小面 麻辣味": "yxcqxmmlw",
    "东垄 长粒香大米": "dlclxdm",
    "家多 行军保温水壶 316不锈钢 大容量户外便携式": "jdxjbwsh316bxgdrlhwbxs",
    "单州 单县羊肉汤": "szsxyrt",
    "厦湾 厦门沙茶面": "xwxmscm",
    "长沙巷 臭豆腐": "csxcdf",
    "甜豆 薄荷糖": "tdbht",
    "坚小果 薄皮核桃": "jxgbpht",
    "齿乐 薄荷牙膏": "clbhyg",
    "泡泡熊 可乐": "ppxkl",
    "川阿婆 朝天椒辣酱": "capctjlj",
    "老灶台 调味鸡精": "lzttwjj",
    "老灶台 咖喱块 微辣": "lztglkwl",
    "半山 即饮咖啡 美式": "bsjykfms",
    "麦香坊 黄油曲奇 罐装": "mxfhyqqgz",
    "麦田 高活性干酵母": "mtghxgjm",
    "家多 弹力棉袜 男款 均码": "jdtlmwnkjm",
    "家多 折叠雨伞 晴雨两用 八骨加固 黑胶防晒": "jdzdysqylybgjghjfs",
    "小砚台 便利贴 四色": "xytbltss",
    "小砚台 长尾夹 12只装": "xytcwj12zz",
    "小砚台 儿童积木 会转的风车": "xytetjmhzdfc",
    "铁壳 重型挂钩 免打孔 6只": "tkzxggmdk6z",
    "重瓣石榴": "cbsl",
    "长茄子": "cqz",
    "牧歌 儿童AD钙奶": "mgetadgn",
    "净小白 84消毒液": "jxb84xdy",
    "铁壳 Type-C 快充数据线 1米": "tktypeckcsjx1m",
}


def test_about_two_hundred_goods_stand_on_the_shelves() -> None:
    assert 190 <= len(ROWS) <= 240
    assert len({row["category"] for row in ROWS}) >= 12


def test_no_two_goods_share_a_number_or_a_barcode() -> None:
    for column in ("goods_id", "barcode"):
        assert Counter(row[column] for row in ROWS).most_common(1)[0][1] == 1
    assert Counter((row["name"], row["spec"]) for row in ROWS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["goods_id"])
def test_every_barcode_is_an_ean_13_of_its_kind(row: dict[str, str]) -> None:
    digits = row["barcode"]
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))

    assert re.fullmatch(r"[0-9]{13}", digits)
    assert total % 10 == 0
    if row["weighed"] == "1":
        assert re.fullmatch(r"21[0-9]{5}00000[0-9]", digits)
        assert row["unit"] == "千克"
    else:
        assert digits[:3] in {str(prefix) for prefix in (*range(690, 700), 220)}


def test_prices_are_whole_fen_and_leave_something_to_live_on() -> None:
    prices = [int(row["price_fen"]) for row in ROWS]

    assert all(0 < int(row["cost_fen"]) < int(row["price_fen"]) for row in ROWS)
    assert min(prices) <= 50
    assert max(prices) >= 100_000
    assert len({price % 10 for price in prices}) > 2


def test_names_are_short_and_long_and_never_padded() -> None:
    assert all(row["name"] == row["name"].strip() for row in ROWS)
    assert max(len(row["name"]) for row in ROWS) >= 24
    assert min(len(row["name"]) for row in ROWS) <= 3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["goods_id"])
def test_stored_initials_are_those_the_name_spells(row: dict[str, str]) -> None:
    assert row["initials"] == initials(row["name"])


@pytest.mark.parametrize(("name", "read"), READ_ALOUD.items())
def test_characters_of_two_readings_are_read_as_people_do(name: str, read: str) -> None:
    assert name in {row["name"] for row in ROWS}
    assert initials(name) == read


def test_check_digits_agree_with_codes_everyone_has() -> None:
    """Source: the worked examples of the GS1 check digit calculator."""
    assert check_digit("629104150021") == "3"
    assert check_digit("7351353") == "7"
    assert check_digit("03600029145") == "2"


def test_one_wrong_digit_is_never_taken() -> None:
    barcode: TypeAdapter[str] = TypeAdapter(Barcode)
    right = ROWS[0]["barcode"]

    assert barcode.validate_python(right) == right
    for place, digit in enumerate(right):
        wrong = right[:place] + str((int(digit) + 1) % 10) + right[place + 1 :]
        with pytest.raises(ValueError, match="does not check"):
            barcode.validate_python(wrong)


def test_the_demo_shop_opens_with_everything_in_its_files(bare: Shop) -> None:
    with pytest.raises(ShopUnknown):
        bare.call(SHOP_QUERY)
    bare.open()

    front, opening = bare.call(SHOP_QUERY), read_shop(SHOP_TOML)
    assert (front.name, front.greeting) == (opening.name, opening.greeting)
    seen: list[Goods] = list(bare.call(GOODS_SYNC).goods)
    assert [goods.goods_id for goods in seen] == [goods.goods_id for goods in read_goods(GOODS_CSV)]
    assert [str(goods.price.minor) for goods in seen] == [row["price_fen"] for row in ROWS]
    assert [goods.updated_seq for goods in seen] == list(range(1, len(ROWS) + 1))


def test_opening_again_leaves_the_shop_as_it_is(bare: Shop) -> None:
    bare.open()
    before = bare.rows()

    bare.open()

    assert bare.rows() == before


def test_everybody_can_sign_in_and_nobody_elses_pin_is_told(bare: Shop) -> None:
    bare.open()

    staff = bare.call(STAFF_LIST).staff
    assert {each.role for each in staff} == set(Role)
    assert set(staff[0].model_dump()) == {"staff_id", "name", "role", "pin_mark", "works"}
    assert len({each.pin_mark for each in staff}) == len(staff)
    for each in staff:
        answer = bare.call(
            STAFF_SIGN_IN, staff_id=each.staff_id, pin=PINS[each.staff_id], till_id="T1"
        )
        assert answer.staff == each


def test_every_shelf_can_be_walked_along(bare: Shop) -> None:
    bare.open()

    shelves = Counter(row["category"] for row in ROWS)
    for category, count in shelves.items():
        page = bare.call(GOODS_QUERY, category=category, page_size=200)
        assert len(page.goods) == count
        assert page.next is None


@pytest.mark.parametrize(
    "broken",
    [
        GOODS_CSV.replace("price_fen", "price", 1),
        GOODS_CSV.replace(",200,92,", ",2.00,92,", 1),
        GOODS_CSV.replace(",200,92,", ",-200,92,", 1),
        GOODS_CSV.replace(ROWS[0]["barcode"], ROWS[0]["barcode"][:-1] + "9", 1),
    ],
)
def test_a_broken_file_opens_nothing(bare: Shop, broken: str) -> None:
    assert broken != GOODS_CSV
    with pytest.raises(ValueError, match=r"column|invalid|barcode|amount"):
        bare.open(OURS, broken)

    assert not any(bare.rows().values())
