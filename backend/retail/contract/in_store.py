"""Barcodes the shop gives goods that have none of their maker's, as the wire sees them."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response
from backend.retail.contract.fields import GoodsId
from backend.retail.contract.goods import Goods

ASSIGN_MAX: Final = 200


class InStoreCodesUsedUp(BusinessError):
    """Every number that no scale of the shop uses belongs to goods."""

    sub_code = "RETAIL.IN_STORE_CODES_USED_UP"
    template = "店内码已经用完"


class InStoreAssignRequest(Request):
    """
    Give goods a barcode of the shop's own: EAN-13 for use in the shop.

    Goods that have a barcode keep it; weighed goods get theirs with the number the scale prints.
    """

    goods_ids: Annotated[tuple[GoodsId, ...], Field(min_length=1, max_length=ASSIGN_MAX)]
    """Which goods, up to 200; numbers the shop does not know are passed over."""


class InStoreAssignResponse(Response):
    """What was asked for, as it is now."""

    goods: tuple[Goods, ...]
    """The goods that are known, in the order asked for."""
    assigned: Whole
    """How many of them had no barcode before."""


IN_STORE_ASSIGN = Method(
    "zhanggui.retail.goods.code.assign",
    InStoreAssignRequest,
    InStoreAssignResponse,
    refuses=(InStoreCodesUsedUp,),
)
