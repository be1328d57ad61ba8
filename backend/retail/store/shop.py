"""The shop's own row."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, select

from backend.kernel.unit import Unit
from backend.retail.contract.shop import ShopQueryResponse
from backend.retail.tables import SHOP

_SHOP: Final = select(SHOP).where(SHOP.c.merchant_id == bindparam("m"))


def shop(unit: Unit, merchant_id: str) -> ShopQueryResponse | None:
    row = unit.one(_SHOP, {"m": merchant_id})
    if row is None:
        return None
    return ShopQueryResponse(
        name=row.name, greeting=row.greeting, address=row.address, phone=row.phone
    )


def add_shop(unit: Unit, merchant_id: str, shop: ShopQueryResponse) -> bool:
    """Write down the shop; False if it already stands."""
    return unit.insert_once(SHOP, {"merchant_id": merchant_id, **shop.model_dump()})
