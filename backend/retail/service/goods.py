"""Find goods, keep tills up to date, change what is known of goods."""

from __future__ import annotations

from typing import Final

from backend.kernel.call import Call
from backend.retail.contract.goods import (
    BarcodeTaken,
    Goods,
    GoodsChanged,
    GoodsCostsRequest,
    GoodsCostsResponse,
    GoodsFacts,
    GoodsIdTaken,
    GoodsQueryRequest,
    GoodsQueryResponse,
    GoodsSaveRequest,
    GoodsSyncRequest,
    GoodsSyncResponse,
)
from backend.retail.rules import search
from backend.retail.store import goods as store
from backend.retail.store.goods import Wanted

_FACTS: Final = tuple(GoodsFacts.model_fields)


def query_goods(call: Call, request: GoodsQueryRequest) -> GoodsQueryResponse:
    """Return one page of the caller's goods."""
    wanted = Wanted(
        fragments=search.fragments(request.text),
        initials=search.plain(request.initials),
        barcode=request.barcode,
        category=request.category,
        goods_ids=request.goods_ids,
        include_withdrawn=request.include_withdrawn,
        after=request.after,
    )
    found = store.find_goods(call.unit, call.merchant_id, wanted, request.page_size + 1)
    page = found[: request.page_size]
    return GoodsQueryResponse(
        goods=page, next=page[-1].goods_id if len(found) > len(page) else None
    )


def sync_goods(call: Call, request: GoodsSyncRequest) -> GoodsSyncResponse:
    """Return one page of what changed, in the order of the changes."""
    found = store.changed_goods(
        call.unit, call.merchant_id, request.after_seq, request.page_size + 1
    )
    page = found[: request.page_size]
    return GoodsSyncResponse(
        goods=page,
        last_seq=page[-1].updated_seq if page else request.after_seq,
        more=len(found) > len(page),
    )


def list_costs(call: Call, request: GoodsCostsRequest) -> GoodsCostsResponse:
    """Return one page of what goods were bought for."""
    found = store.costs(call.unit, call.merchant_id, request.after or "", request.page_size + 1)
    page = found[: request.page_size]
    return GoodsCostsResponse(
        costs=page, next=page[-1].goods_id if len(found) > len(page) else None
    )


def save_goods(call: Call, request: GoodsSaveRequest) -> Goods:
    """
    Add goods or replace all that is known of them; the same again is no change.

    :raises BarcodeTaken: if other goods have the barcode.
    :raises GoodsIdTaken: if they were to be new and are not.
    :raises GoodsChanged: if they are not as they were looked at.
    """
    known = store.goods(call.unit, call.merchant_id, request.goods_id)
    goods = numbered(request, known.updated_seq if known else 0)
    if goods == known:
        return goods
    _refuse_changed(request, known.updated_seq if known else 0)
    _refuse_taken(call, goods)
    goods = numbered(request, store.last_seq(call.unit, call.merchant_id) + 1)
    put = store.replace_goods if known else store.add_goods
    put(call.unit, call.merchant_id, goods, haystack(goods))
    return goods


def numbered(request: GoodsFacts, updated_seq: int) -> Goods:
    """Return goods as a request wants them, with initials made from the name if it has none."""
    spelt = search.plain(request.initials) or search.initials(request.name)
    facts = {name: getattr(request, name) for name in _FACTS}
    facts |= {"initials": spelt, "updated_seq": updated_seq}
    if request.initials not in {"", spelt}:  # in one width it may be longer than it came
        return Goods.model_validate(facts)
    return Goods(**facts)


def haystack(goods: Goods) -> str:
    """Return what fragments of goods are looked for in."""
    return search.haystack(goods.name, goods.spec, goods.barcode or "", goods.initials)


def _refuse_changed(request: GoodsSaveRequest, seq: int) -> None:
    if request.known_seq in {None, seq}:
        return
    refusal = GoodsIdTaken if request.known_seq == 0 else GoodsChanged
    raise refusal(goods_id=request.goods_id)


def _refuse_taken(call: Call, goods: Goods) -> None:
    if goods.barcode is None:
        return
    owner = store.barcode_owner(call.unit, call.merchant_id, goods.barcode)
    if owner not in (None, goods.goods_id):
        raise BarcodeTaken(barcode=goods.barcode, goods_id=str(owner))
