"""A shelf of made-up goods: every name is put together from words written here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Final

from backend.protocol.money import Money
from backend.retail.rules.search import initials
from console.till.sale import Goods

PRICES: Final = "prices.csv"
"""The file of goods that is imported, in the home."""
_FIRST: Final = "晨 山 溪 云 松 禾 星 海 青 金 暖 竹 渔 麦 桥 岭".split()  # noqa: SIM905
_SECOND: Final = "野 光 舟 语 里 丰 鹿 坊 泉 味 园 季".split()  # noqa: SIM905
_BRANDS: Final = tuple(first + second for first, second in product(_FIRST, _SECOND))
_TASTES: Final = ("", "原味", "香辣", "低糖", "海盐", "柠檬", "红豆", "Max", "番茄", "无蔗糖")
_THINGS: Final = {
    "饮料": ("可乐", "绿茶", "乌龙茶", "苏打水", "果汁", "椰子水", "豆奶", "Coffee 咖啡"),
    "零食": ("薯片", "饼干", "海苔", "瓜子", "牛肉干", "果冻", "蛋卷", "山楂条", "米饼"),
    "粮油": ("挂面", "大米", "小米", "酱油", "香醋", "菜籽油", "火锅底料", "粉丝"),
    "日化": ("洗手液", "抽纸", "牙膏", "洗衣粉", "香皂", "保鲜袋", "毛巾", "电池"),
    "乳品": ("纯牛奶", "酸奶", "奶酪棒", "炼乳", "奶粉", "冰淇淋"),
}
_SIZES: Final = "90g 150g 250ml 330ml 500g 550ml 1kg 1.5L 6连包 24入".split()  # noqa: SIM905
_UNITS: Final = ("瓶", "袋", "盒", "件")
_CODES: Final = 690_000_000_000


def shelf(count: int, *, seed: int = 1) -> Iterator[Goods]:
    """Make so many kinds of goods, the same for the same seed; every one with its own barcode."""
    dice = Random(seed)  # noqa: S311 - repeatable
    kinds = [(shelf_name, thing) for shelf_name, things in _THINGS.items() for thing in things]
    spelt: dict[str, str] = {}
    for number in range(count):
        category, thing = dice.choice(kinds)
        name = f"{dice.choice(_BRANDS)}{dice.choice(_TASTES)}{thing}"
        if name not in spelt:
            spelt[name] = initials(name)
        yield Goods(
            goods_id=f"B{number:06d}",
            name=name,
            price=Money(dice.randrange(50, 20_000)),
            barcode=barcode(number),
            spec=dice.choice(_SIZES),
            initials=spelt[name],
            category=category,
            unit=dice.choice(_UNITS),
            on_sale=number % 50 != 49,
        )


def barcode(number: int) -> str:
    """Return the EAN-13 of the goods at a place of the shelf, from 0."""
    twelve = _CODES + number * 7
    digits = [int(digit) for digit in str(twelve)]
    check = -sum(digits[::2]) - 3 * sum(digits[1::2])
    return f"{twelve}{check % 10}"
