"""Goods and their prices, as the wire sees them."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response, Said
from backend.retail.contract.fields import Amount, Barcode, GoodsId, Name, Word

SYNC_MAX: Final = 500
PAGE_MAX: Final = 200
COSTS_MAX: Final = 2000

Seq = Annotated[Whole, Field(ge=0, le=2**53 - 1)]
"""Place of a change in the order of all changes to the shop's goods, from 1."""


class BarcodeTaken(BusinessError):
    """Two kinds of goods cannot share a barcode: the scanner could not tell them apart."""

    sub_code = "RETAIL.BARCODE_TAKEN"
    template = "条码 {barcode} 已属于商品 {goods_id}"


class GoodsIdTaken(BusinessError):
    """New goods need a number that no other goods have."""

    sub_code = "RETAIL.GOODS_ID_TAKEN"
    template = "商品编号 {goods_id} 已被占用"


class GoodsChanged(BusinessError):
    """Somebody else changed the goods meanwhile: look at them again, then change them."""

    sub_code = "RETAIL.GOODS_CHANGED"
    template = "商品 {goods_id} 刚被别人改过,请重新打开再改"


class Goods(Said):
    """One kind of goods on the shelf."""

    goods_id: GoodsId
    """The shop's own number of it."""
    name: Name
    """What it is called, brand first; without its size."""
    spec: Word = ""
    """Its size as printed on it, e.g. ``550ml``; may be empty."""
    barcode: Barcode | None = None
    """
    What the scanner reads, unique in the shop; absent if it has none.

    Weighed goods: ``2`` and an in-store number, with zeros where a scale prints the weight.
    """
    initials: Word
    """First letters of the name's pinyin, lower case, with its digits: ``yxcqxm``."""
    category: Word = ""
    """The shelf it stands on; may be empty."""
    unit: Word = ""
    """What one of it is, e.g. ``瓶``; ``千克`` for weighed goods."""
    price: Amount
    """What one unit sells for, in yuan."""
    cost: Amount | None = None
    """What one unit was bought for, in yuan; absent if not known."""
    tax: Word = ""
    """Its tax category, a word of the shop's own; may be empty."""
    weighed: bool = False
    """Sold by weight: its quantity has decimals."""
    on_sale: bool = True
    """False once it is no longer sold; what was sold keeps its name and price."""
    updated_seq: Seq
    """Which change made it as it is."""


class GoodsQueryRequest(Request):
    """Find goods; every condition given must hold."""

    text: Word = ""
    """Fragments with spaces between, each found in the name, size, barcode or initials."""
    barcode: Barcode | None = None
    """The whole barcode."""
    initials: Word = ""
    """A fragment of the initials, in either case."""
    category: Word = ""
    """The whole name of a category."""
    goods_ids: Annotated[tuple[GoodsId, ...] | None, Field(max_length=PAGE_MAX)] = None
    """Only goods of these numbers, up to 200; absent for all."""
    include_withdrawn: bool = False
    """Also find goods that are no longer sold."""
    after: GoodsId | None = None
    """``next`` of the page before; absent for the first page."""
    page_size: Annotated[Whole, Field(ge=1, le=PAGE_MAX)] = 50
    """At most this many, up to 200."""


class GoodsQueryResponse(Response):
    """One page of goods, in the order of their numbers."""

    goods: tuple[Goods, ...]
    """What was found; may be empty."""
    next: GoodsId | None = None
    """Where the next page begins; absent on the last."""


class GoodsSyncRequest(Request):
    """Ask what changed since the till last asked."""

    after_seq: Seq = 0
    """``last_seq`` of the answer before; 0 for all goods."""
    page_size: Annotated[Whole, Field(ge=1, le=SYNC_MAX)] = SYNC_MAX
    """At most this many, up to 500."""


class GoodsSyncResponse(Response):
    """Goods as they are now, the longest unchanged first; withdrawn goods too."""

    goods: tuple[Goods, ...]
    """What changed; empty if nothing did."""
    last_seq: Seq
    """What to ask after next time."""
    more: bool
    """More changes wait; ask again at once."""


class GoodsCost(Said):
    """What goods were bought for."""

    goods_id: GoodsId
    """The shop's own number of them."""
    cost: Amount
    """For one unit, in yuan."""


class GoodsCostsRequest(Request):
    """Ask for costs alone: a till knows all else of the shop's goods."""

    after: GoodsId | None = None
    """``next`` of the page before; absent for the first page."""
    page_size: Annotated[Whole, Field(ge=1, le=COSTS_MAX)] = COSTS_MAX
    """At most this many, up to 2,000."""


class GoodsCostsResponse(Response):
    """One page of costs, in the order of the goods' numbers; goods without one are not named."""

    costs: tuple[GoodsCost, ...]
    """May be empty."""
    next: GoodsId | None = None
    """Where the next page begins; absent on the last."""


class GoodsFacts(Request):
    """All that is to be known of one kind of goods."""

    goods_id: GoodsId
    """The shop's own number of it; a new one adds goods."""
    name: Name
    """What it is called, brand first; without its size."""
    spec: Word = ""
    """Its size as printed on it."""
    barcode: Barcode | None = None
    """What the scanner reads; absent if it has none."""
    initials: Word = ""
    """First letters of the name's pinyin; made from the name if left empty."""
    category: Word = ""
    """The shelf it stands on."""
    unit: Word = ""
    """What one of it is."""
    price: Amount
    """What one unit sells for, in yuan."""
    cost: Amount | None = None
    """What one unit was bought for, in yuan; absent if not known."""
    tax: Word = ""
    """Its tax category."""
    weighed: bool = False
    """Sold by weight."""
    on_sale: bool = True
    """False to stop selling it."""


class GoodsSaveRequest(GoodsFacts):
    """Put goods on the shelf, or change what is known of them: all fields are replaced."""

    known_seq: Seq | None = None
    """
    ``updated_seq`` of the goods as they were looked at, 0 for goods that must be new.

    If they are at another change by now the call is refused; absent to replace them in any case.
    """


class GoodsSaveResponse(Response):
    """The goods as they are now."""

    goods: Goods
    """With its initials and the number of this change."""


GOODS_QUERY = Method("zhanggui.retail.goods.query", GoodsQueryRequest, GoodsQueryResponse)
GOODS_SYNC = Method("zhanggui.retail.goods.sync", GoodsSyncRequest, GoodsSyncResponse)
GOODS_COSTS = Method("zhanggui.retail.goods.costs", GoodsCostsRequest, GoodsCostsResponse)
GOODS_SAVE = Method(
    "zhanggui.retail.goods.save",
    GoodsSaveRequest,
    GoodsSaveResponse,
    refuses=(BarcodeTaken, GoodsIdTaken, GoodsChanged),
)
