"""Open a shop, and say what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from backend.kernel.call import Call
from backend.retail.contract.shop import ShopQueryResponse, ShopUnknown
from backend.retail.rules.opening import read_goods, read_shop
from backend.retail.service.goods import save_goods
from backend.retail.service.staff import add_staff
from backend.retail.store import shop as store


@dataclass(frozen=True, slots=True)
class Seeded:
    """What a shop was opened with; nothing if it was open already."""

    goods: int
    staff: int


def shop(call: Call) -> ShopQueryResponse:
    """
    Return the caller's shop.

    :raises ShopUnknown: if it was never opened.
    """
    found = store.shop(call.unit, call.merchant_id)
    if found is None:
        raise ShopUnknown
    return found


def seed(call: Call, *, goods_csv: str, shop_toml: str) -> Seeded:
    """
    Open the caller's shop with goods and staff, once: a shop that is open is left as it is.

    :raises ValueError: if a file does not hold what it should (``rules.opening``).
    """
    opening = read_shop(shop_toml)
    goods = read_goods(goods_csv)
    front = ShopQueryResponse(
        name=opening.name,
        greeting=opening.greeting,
        address=opening.address,
        phone=opening.phone,
    )
    if not store.add_shop(call.unit, call.merchant_id, front):
        return Seeded(0, 0)
    for hand in opening.staff:
        add_staff(call, hand)
    for request in goods:
        save_goods(call, request)
    return Seeded(len(goods), len(opening.staff))
