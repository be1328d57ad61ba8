"""Queries over the barcodes the shop gave to its own goods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, exists, func, select

from backend.kernel.unit import Unit
from backend.retail.tables import GOODS, IN_STORE_CODE

_G, _C = GOODS.c, IN_STORE_CODE.c
_BAG: Final = "2______00000_"
"""What the label of an empty bag looks like, to LIKE."""
_GIVEN: Final = exists().where(_C.merchant_id == _G.merchant_id, _C.barcode == _G.barcode)
_LABELLED: Final = (
    select(func.substr(_G.barcode, 1, 2).label("prefix"))
    .where(_G.merchant_id == bindparam("m"), _G.barcode.like(_BAG), _G.weighed | ~_GIVEN)
    .distinct()
)
_LAST: Final = select(func.max(_C.barcode).label("barcode")).where(
    _C.merchant_id == bindparam("m"), _C.barcode.startswith(bindparam("prefix"))
)


def labelled_prefixes(unit: Unit, merchant_id: str) -> frozenset[str]:
    """Return the prefixes of goods that the scale labels, at most ten."""
    return frozenset(str(row.prefix) for row in unit.all(_LABELLED, {"m": merchant_id}))


def last_code(unit: Unit, merchant_id: str, prefix: str) -> str | None:
    """Return the highest code of a prefix that was ever given; what was given stays given."""
    row = unit.one(_LAST, {"m": merchant_id, "prefix": prefix})
    return None if row is None or row.barcode is None else str(row.barcode)


def given(unit: Unit, merchant_id: str, goods_ids: Sequence[str]) -> dict[str, str]:
    """Return the code that was last given to each of some goods; most were given none."""
    rows = unit.all(
        select(_C.goods_id, _C.barcode)
        .where(_C.merchant_id == merchant_id, _C.goods_id.in_(goods_ids))
        .order_by(_C.given_at, _C.barcode)
    )
    return {str(row.goods_id): str(row.barcode) for row in rows}


def give(unit: Unit, merchant_id: str, barcode: str, goods_id: str, now: datetime) -> bool:
    """Write down whose a code is from now on; False if it was given before."""
    row = {
        "merchant_id": merchant_id,
        "barcode": barcode,
        "goods_id": goods_id,
        "given_at": now,
    }
    return unit.insert_once(IN_STORE_CODE, row)
