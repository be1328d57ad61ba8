"""The shop itself, as the wire sees it."""

from __future__ import annotations

from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response
from backend.retail.contract.fields import Name, Note, Word


class ShopUnknown(BusinessError):
    """Nobody has written down yet what this shop is called."""

    sub_code = "RETAIL.SHOP_NOT_EXIST"
    template = "门店资料还没有录入"


class ShopQueryRequest(Request):
    """Ask what the shop is called and what its receipts say."""


class ShopQueryResponse(Response):
    """The shop as its customers know it."""

    name: Name
    """What stands over the door."""
    greeting: Note
    """The line under every receipt; may be empty."""
    address: Note
    """Where the shop is; may be empty."""
    phone: Word
    """Where it can be called; may be empty."""


SHOP_QUERY = Method(
    "zhanggui.retail.shop.query", ShopQueryRequest, ShopQueryResponse, refuses=(ShopUnknown,)
)
