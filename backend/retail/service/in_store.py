"""Give goods without a barcode one of the shop's own, never the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backend.kernel.call import Call
from backend.retail.contract.goods import Goods
from backend.retail.contract.in_store import (
    InStoreAssignRequest,
    InStoreAssignResponse,
    InStoreCodesUsedUp,
)
from backend.retail.rules import in_store
from backend.retail.service.goods import haystack
from backend.retail.store import goods as shelf
from backend.retail.store import in_store as store


def assign_codes(call: Call, request: InStoreAssignRequest) -> InStoreAssignResponse:
    """
    Give a code to those that have no barcode; the same again changes nothing.

    :raises InStoreCodesUsedUp: if there are not enough; then nobody got one.
    """
    known = shelf.many_goods(call.unit, call.merchant_id, request.goods_ids)
    bare = [
        goods
        for goods_id in dict.fromkeys(request.goods_ids)
        if (goods := known.get(goods_id)) and goods.barcode is None and not goods.weighed
    ]
    if bare:
        codes, seq = _codes(call), shelf.last_seq(call.unit, call.merchant_id)
        had = _had_before(call, bare)
        for place, goods in enumerate(bare, start=1):
            barcode = had.get(goods.goods_id) or _new_code(call, goods, codes)
            known[goods.goods_id] = _coded(call, goods, barcode, seq + place)
    found = tuple(known[one] for one in dict.fromkeys(request.goods_ids) if one in known)
    return InStoreAssignResponse(goods=found, assigned=len(bare))


def _had_before(call: Call, bare: Sequence[Goods]) -> dict[str, str]:
    """
    Return codes that goods have lost, by their number, of which no others have them now.

    A file without barcodes takes them away; the labels with them still hang on the shelf.
    """
    given = store.given(call.unit, call.merchant_id, [one.goods_id for one in bare])
    taken = shelf.barcode_owners(call.unit, call.merchant_id, list(given.values()))
    return {goods_id: code for goods_id, code in given.items() if code not in taken}


def _new_code(call: Call, goods: Goods, codes: Iterator[str]) -> str:
    """Take codes until one is new, also where another till takes them at the same time."""
    for barcode in codes:
        if store.give(call.unit, call.merchant_id, barcode, goods.goods_id, call.now):
            return barcode
    raise InStoreCodesUsedUp


def _coded(call: Call, goods: Goods, barcode: str, seq: int) -> Goods:
    coded = goods.model_copy(update={"barcode": barcode, "updated_seq": seq})
    shelf.replace_goods(call.unit, call.merchant_id, coded, haystack(coded))
    return coded


def _codes(call: Call) -> Iterator[str]:
    """Yield the codes after the last that was given, of prefixes no scale uses."""
    labelled = set(store.labelled_prefixes(call.unit, call.merchant_id))
    while (prefix := in_store.free_prefix(labelled)) is not None:
        last = store.last_code(call.unit, call.merchant_id, prefix)
        first = 1 if last is None else in_store.item_of(last) + 1
        for item in range(first, in_store.MOST + 1):
            yield in_store.code(prefix, item)
        labelled.add(prefix)
